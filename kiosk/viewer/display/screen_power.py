"""Turns the screen off and on by programs of the system; no Qt.

A compositor that lets its outputs be managed (cage from 0.2 on) turns them off by `wlr-randr`, and goes on
passing touches to the window: to its corner, as there is no place any more. It forgets mode, rotation and
scale of an output that is off, so these are noted in a file and given back with it; a viewer that is killed
meanwhile finds them there. A monitor that listens to DDC/CI is turned off by `ddcutil`. Where neither helps,
the window is black.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from kiosk.system.disk import replace_file

SECONDS = 10  # for a program to do it
OUTPUT, MONITOR, BLACK = "output", "monitor", "black"
# VCP feature D6, power mode: 1 is on, 4 is off, from which a monitor still listens.
_MONITOR = ["ddcutil", "--noverify", "setvcp", "D6"]

_NAME = re.compile(r"(\S+) ")
_CURRENT = re.compile(r"(\d+x\d+) px(?:, ([\d.]+) Hz)? \(.*current.*\)")
_PLACE = re.compile(r"(Position|Transform|Scale): (\S+)")
_OPTIONS = {"Position": "--pos", "Transform": "--transform", "Scale": "--scale"}

log = logging.getLogger(__name__)


class ScreenPower:
    """The power of this machine's screens; `way` is how they are dark: "output", "monitor" or "black"."""

    def __init__(self, environment: Mapping[str, str], note: Path, *, wanted: bool = True) -> None:
        """Keep in the file `note` what is needed to turn them on; without `wanted` they are only black."""
        self._environment, self._note, self._wanted = dict(environment), note, wanted
        self.way = BLACK

    def off(self) -> str:
        """Turn the screens off, and return the way in which they are dark now."""
        self.way = BLACK
        if self._wanted and not self._note.exists():
            self.way = next((way for way in (OUTPUT, MONITOR) if self._turn_off(way)), BLACK)
        return self.way

    def on(self) -> bool:
        """Turn on what was turned off, by an earlier process too; return False when that failed."""
        try:
            way, outputs = _noted(self._note)
        except FileNotFoundError:
            return True
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("%s cannot be read: %s", self._note, error)
            way, outputs = OUTPUT, [(name, "", []) for name, _ in self._outputs()]
        done = [self._run(*_MONITOR, "1")] if way == MONITOR else [self._output_on(*each) for each in outputs]
        if not all(done):
            log.error("the screen cannot be turned on")
            return False
        self._forget()
        self.way = BLACK
        return True

    def _turn_off(self, way: str) -> bool:
        """Turn the screens off in one way; return whether it worked."""
        outputs = self._outputs() if way == OUTPUT else []
        lit = [(name, text) for name, text in outputs if "Enabled: yes" in text]
        command = [part for name, _ in lit for part in ("--output", name, "--off")]
        if not (lit if way == OUTPUT else shutil.which(_MONITOR[0], path=self._environment.get("PATH"))):
            return False
        try:
            noted = {"way": way, "outputs": [[name, *how_it_is(text)] for name, text in lit]}
            self._note.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._note, json.dumps(noted).encode())
        except OSError as error:
            log.warning("the screen is only black, as %s cannot be written: %s", self._note, error)
            return False
        if self._run("wlr-randr", *command) if way == OUTPUT else self._run(*_MONITOR, "4"):
            return True
        self._forget()
        return False

    def _forget(self) -> None:
        """Remove the note."""
        try:
            self._note.unlink(missing_ok=True)
        except OSError as error:
            log.warning("%s stays: %s", self._note, error)

    def _outputs(self) -> list[tuple[str, str]]:
        """Return the name of each output and what wlr-randr says of it; [] where it cannot be asked.

        Sway ignores touches on an output that is off: there the window is black instead.
        """
        if not self._environment.get("WAYLAND_DISPLAY") or self._environment.get("SWAYSOCK"):
            return []
        said = self._ask("wlr-randr")
        parts = re.split(r"(?m)^(?=\S)", said) if said else []
        return [(name[1], part) for part in parts if (name := _NAME.match(part))]

    def _output_on(self, name: str, mode: str, place: list[str]) -> bool:
        """Turn an output on as it was; where its mode is refused, in the one that it prefers."""
        size = mode.partition("@")[0]
        ways = [["--mode", mode], ["--custom-mode", size], []] if mode else [[]]
        return any(self._run("wlr-randr", "--output", name, "--on", *way, *place) for way in ways)

    def _run(self, *command: str) -> bool:
        """Run a program; return whether it ended well."""
        return self._ask(*command) is not None

    def _ask(self, *command: str) -> str | None:
        """Run a program and return what it prints, None when it fails or hangs."""
        if not shutil.which(command[0], path=self._environment.get("PATH")):
            return None
        try:
            ran = subprocess.run(
                command, env=self._environment, capture_output=True, text=True, timeout=SECONDS
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            log.warning("%s: %s", " ".join(command), error)
            return None
        if ran.returncode != 0:
            log.info("%s: %s", " ".join(command), ran.stderr.strip())
            return None
        return ran.stdout


def _noted(note: Path) -> tuple[str, list[tuple[str, str, list[str]]]]:
    """Return how the screens were turned off, and each output with its mode and the options that place it.

    Raises OSError, or another error for a file that holds something else.
    """
    row = json.loads(note.read_text("utf-8"))
    outputs = [(str(name), str(mode), [*map(str, place)]) for name, mode, place in row["outputs"]]
    return str(row["way"]), outputs


def how_it_is(text: str) -> tuple[str, list[str]]:
    """Return the mode of an output, such as "1920x1080@60.000000Hz", and the options that place it again.

    `text` is what wlr-randr says of it.
    """
    mode = ""
    if found := _CURRENT.search(text):
        mode = f"{found[1]}@{found[2]}Hz" if found[2] else found[1]
    return mode, [part for name, value in _PLACE.findall(text) for part in (_OPTIONS[name], value)]
