"""A computer of the center: a folder in place of its disk, loopback in place of its network.

What docs/fleet.md prints is done as it stands there, but for what no test may do to a computer: paths lead
into the folder, 10.0.0.5 is 127.0.0.1 with ports that are free, and `sudo`, `apt` and `systemctl` are ours.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from benchmarks.processes import Program
from kiosk.health.health import read_health
from kiosk.releases.layout import current_number
from tests.many_screens.page import PROJECT
from tests.many_screens.services import Service
from tests.many_screens.waiting import Wrong

_PATH = re.compile(r"(?<![\w./])/(var/lib|srv|etc|media)/")
_SUDO = re.compile(r"^sudo (?:-u \w+ )?")
_MAIN = str(PROJECT / "main.py")


class Computer:
    """One computer; `ports` are those in place of 8080 and 8883, `services` what systemctl knows, by name."""

    def __init__(self, root: Path, ports: tuple[int, int], services: Mapping[str, Service]) -> None:
        self.root, self._ports, self._services = root, ports, services
        self.state, self.content = self.file("/var/lib/kiosk"), self.file("/srv/kiosk/content")
        self.content.mkdir(parents=True)
        self._running: Program | None = None
        self._boots = 0

    def file(self, path: str) -> Path:
        """Return where a path of this computer lies; the stick goes from one computer to the other."""
        return (self.root.parent if path.startswith("/media/") else self.root) / path.lstrip("/")

    def here(self, text: str) -> str:
        """Return a text as it has to be on this computer."""
        web, broker = self._ports
        text = _PATH.sub(lambda match: f"{self.file(match[0])}/", text)
        text = text.replace("listen 8080", f"listen 127.0.0.1:{web}")
        text = text.replace("listener 8883", f"listener {broker} 127.0.0.1")
        text = text.replace(":8883", f":{broker}").replace(":8080", f":{web}")
        return text.replace("10.0.0.5", "127.0.0.1")

    def write(self, path: str, text: str, mode: int = 0o644, *, add: bool = False) -> None:
        """Write a file as it is printed, or add that to it."""
        file = self.file(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode)
        with file.open("a" if add else "w", encoding="utf-8") as stream:
            stream.write(self.here(text))

    def run(self, line: str, *, codes: tuple[int, ...] = (0,)) -> str:
        """Type a command as it is printed; return what it printed. Raises Wrong for another exit code."""
        command = _SUDO.sub("", line)
        program, *words = shlex.split(command)
        if program == "systemctl":
            verb, service = words
            self._services[service].obey(verb)
            return ""
        if program in ("apt", "chown"):  # scripts/setup installs; here everything belongs to one user
            return ""
        if program == "mosquitto_passwd":  # it would ask for the password
            command += f" {words[-1]}"
            command = command.replace("mosquitto_passwd", "mosquitto_passwd -b", 1)
        command = self.here(command)
        kiosk = f"{shlex.quote(sys.executable)} {shlex.quote(_MAIN)}"
        if command.startswith("scripts/kiosk install"):
            command += f" --root {shlex.quote(str(self.root))} --program {shlex.quote(_MAIN)}"
        command = command.replace("scripts/kiosk", kiosk, 1)
        ran = subprocess.run(
            command, shell=True, cwd=self.root, env=self._environment(), capture_output=True, text=True
        )
        if ran.returncode not in codes:
            raise Wrong(f"{line}: exit code {ran.returncode}: {(ran.stderr or ran.stdout).strip()[-600:]}")
        return ran.stdout + ran.stderr

    def install(self, line: str) -> None:
        """Type the command that installs; what it wrote for its own root is made to lead here."""
        self.run(line)
        settings = self.state / "screen.toml"
        settings.write_text(self.here(settings.read_text("utf-8")), "utf-8")

    def boot(self, command: str = "run") -> None:
        """Start what its units would start: the screen with all beside it, or "publish"."""
        self._boots += 1  # by which it knows a power cut from a crash
        environment = {**self._environment(), "KIOSK_BOOT": f"{self.root.name}-{self._boots}"}
        self._running = Program([sys.executable, _MAIN, command], environment, mark=str(self.root))

    def shut_down(self) -> None:
        """End it in good order."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def cut_off(self) -> None:
        """End it as a power cut does."""
        if self._running is not None:
            for pid in self._running.members():
                with suppress(ProcessLookupError):  # a child may have ended with its parent
                    os.kill(pid, signal.SIGKILL)
            self.shut_down()

    @property
    def release(self) -> int:
        """The number of its current release, 0 for none."""
        try:
            return current_number(self.state) or 0
        except OSError:
            return 0

    @property
    def painted(self) -> int:
        """The number of the release on its screen, by its own word of every ten seconds; 0 for none."""
        health = read_health(self.state)
        is_its = health is not None and self._running is not None and health.pid == self._running.pid
        return health.release if health is not None and is_its else 0

    def errors(self) -> list[str]:
        """Return the lines of its logs that tell of an error of the program itself."""
        lines = (
            line for log in self.state.glob("log/*.log*") for line in log.read_text("utf-8").splitlines()
        )
        return [line for line in lines if " CRITICAL " in line]

    def _environment(self) -> dict[str, str]:
        """Return the variables of its programs."""
        home = self.root / "root"
        home.mkdir(exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "TMPDIR")}
        folders = {"KIOSK_CONTENT": str(self.content), "KIOSK_STATE": str(self.state), "HOME": str(home)}
        return {**kept, **folders, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
