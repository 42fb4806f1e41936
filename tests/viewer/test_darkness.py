"""The screen goes off by the system's programs, and comes back as it was."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.system.child_process import kill_session
from kiosk.viewer.display import darkness
from kiosk.viewer.display.darkness import Darkness
from kiosk.viewer.display.screen_power import ScreenPower, how_it_is
from tests.viewer.x_screen import wait_until

TWO_SCREENS = """\
HDMI-A-1 "Iiyama PL4342 (HDMI-A-1)"
  Make: Iiyama
  Enabled: yes
  Modes:
    3840x2160 px, 60.000000 Hz (preferred)
    1920x1080 px, 60.000000 Hz (current)
  Position: 0,0
  Transform: 270
  Scale: 1.000000
  Adaptive Sync: disabled
DP-1 "Nothing (DP-1)"
  Enabled: no
"""
# Keeps what it is told in a file, and is as it was told to be.
OUTPUTS = """#!/bin/sh
echo "$*" >> said
test -e fails && case "$*" in *"$(cat fails)"*) exit 1;; esac
case "$*" in
"") cat outputs;;
*--off*) sed -i 's/Enabled: yes/Enabled: no/' outputs;;
*--on*) sed -i '0,/Enabled: no/s//Enabled: yes/' outputs;;
esac
"""
MONITOR = '#!/bin/sh\necho "ddcutil $*" >> said\n'


class Machine:
    """A computer with programs that turn its screens off."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.note = folder / "viewer" / "screen-off.json"
        self.environment = {"PATH": f"{folder}:/usr/bin:/bin", "WAYLAND_DISPLAY": "wayland-0"}
        (folder / "outputs").write_text(TWO_SCREENS)

    def program(self, name: str, text: str) -> None:
        """Install a program."""
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o755)

    def power(self, **more: Any) -> ScreenPower:
        """Return the power of its screens."""
        return ScreenPower(self.environment, self.note, **more)

    def said(self) -> list[str]:
        """Return what the programs were told to do since the last time."""
        path = self.folder / "said"
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [line for line in lines if line]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.chdir(tmp_path)
    made = Machine(tmp_path)
    made.program("wlr-randr", OUTPUTS)
    return made


PLACE = "--pos 0,0 --transform 270 --scale 1.000000"


def test_an_output_comes_back_as_it_was(machine: Machine) -> None:
    power = machine.power()
    assert power.off() == "output"
    assert machine.said() == ["--output HDMI-A-1 --off"]  # not the one that was off before
    assert power.way == "output"
    assert power.on()
    assert machine.said() == [f"--output HDMI-A-1 --on --mode 1920x1080@60.000000Hz {PLACE}"]
    assert power.way == "black"
    assert power.on()
    assert machine.said() == []


def test_a_viewer_that_was_killed_leaves_a_note_for_the_next(machine: Machine) -> None:
    machine.power().off()
    machine.said()
    assert machine.power().on()
    assert machine.said() == [f"--output HDMI-A-1 --on --mode 1920x1080@60.000000Hz {PLACE}"]
    assert not machine.note.exists()


@pytest.mark.parametrize("note", ['{"way": "out', "[]", '{"way": "output", "outputs": [["HDMI-A-1"]]}', "7"])
def test_a_damaged_note_turns_every_output_on(machine: Machine, note: str) -> None:
    machine.power().off()
    machine.note.write_text(note)
    machine.said()
    assert machine.power().on()
    assert machine.said() == ["--output HDMI-A-1 --on", "--output DP-1 --on"]


def test_a_mode_that_is_refused_is_not_the_end(machine: Machine) -> None:
    power = machine.power()
    power.off()
    machine.said()
    (machine.folder / "fails").write_text("--mode")
    assert power.on()
    assert [line.split(" --pos")[0] for line in machine.said()] == [
        "--output HDMI-A-1 --on --mode 1920x1080@60.000000Hz",
        "--output HDMI-A-1 --on --custom-mode 1920x1080",
    ]


def test_a_screen_that_stays_off_is_tried_again_later(machine: Machine) -> None:
    power = machine.power()
    power.off()
    (machine.folder / "fails").write_text("--on")
    assert not power.on()
    assert power.way == "output"
    (machine.folder / "fails").unlink()
    assert power.on()


def test_without_a_compositor_that_helps_the_monitor_is_asked(machine: Machine) -> None:
    machine.program("wlr-randr", "#!/bin/sh\nexit 1\n")
    machine.program("ddcutil", MONITOR)
    power = machine.power()
    assert power.off() == "monitor"
    assert machine.said() == ["ddcutil --noverify setvcp D6 4"]
    assert machine.power().on()
    assert machine.said() == ["ddcutil --noverify setvcp D6 1"]


@pytest.mark.parametrize("why", ["no programs", "both fail", "not wanted", "sway", "no note"])
def test_else_the_window_is_black(machine: Machine, why: str) -> None:
    if why == "no programs":
        (machine.folder / "wlr-randr").unlink()
        machine.environment["PATH"] = str(machine.folder)
    elif why == "both fail":
        machine.program("wlr-randr", "#!/bin/sh\ntest $# = 0 && cat outputs && exit 0\nexit 1\n")
        machine.program("ddcutil", "#!/bin/sh\nexit 1\n")
    elif why == "sway":
        machine.environment["SWAYSOCK"] = "/run/sway"  # it ignores touches on an output that is off
    elif why == "no note":
        machine.note.parent.write_text("a file in its way")
    power = machine.power(wanted=why != "not wanted")
    assert power.off() == "black"
    assert machine.said() == [] or why == "both fail"
    assert not machine.note.exists()
    if why != "no note":
        assert power.on()


def test_a_program_that_hangs_is_left(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.viewer.display.screen_power.SECONDS", 0.2)
    machine.program("wlr-randr", "#!/bin/sh\nexec sleep 60\n")
    assert machine.power().off() == "black"


def test_how_an_output_is() -> None:
    assert how_it_is(TWO_SCREENS) == ("1920x1080@60.000000Hz", PLACE.split())
    assert how_it_is("  Modes:\n    1280x720 px (current)\n  Position: 0,0\n")[0] == "1280x720"
    assert how_it_is("  Enabled: yes\n") == ("", [])


class Awake:
    """Counts."""

    def __init__(self) -> None:
        self.lit = True

    def start(self) -> None:
        self.lit = True

    def stop(self) -> None:
        self.lit = False


class Power:
    """A screen that can refuse."""

    def __init__(self) -> None:
        self.way, self.refusals, self.told = "black", 0, list[str]()

    def off(self) -> str:
        self.told.append("off")
        self.way = "output"
        return self.way

    def on(self) -> bool:
        self.told.append("on")
        self.refusals -= 1
        return self.refusals < 0


@pytest.fixture
def dark(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Darkness, Power, Awake]]:
    monkeypatch.setattr(darkness, "PAUSE_MILLISECONDS", 60)
    monkeypatch.setattr(darkness, "AGAIN_MILLISECONDS", 60)
    power, awake = Power(), Awake()
    made = Darkness(power, awake)
    yield made, power, awake
    made.stop()


def test_it_goes_off_a_while_after_it_became_dark(dark: Any, qtbot: Any) -> None:
    made, power, awake = dark
    qtbot.waitUntil(lambda: power.told == ["on"])  # what an earlier viewer left off
    made.take(True)
    assert not awake.lit  # the system may blank the screen as well
    assert power.told == ["on"]
    qtbot.waitUntil(lambda: power.told == ["on", "off"])
    assert made.way == "output"
    made.take(False)
    assert awake.lit
    qtbot.waitUntil(lambda: power.told == ["on", "off", "on"])


def test_a_touch_at_once_turns_nothing_off(dark: Any, qtbot: Any) -> None:
    made, power, _ = dark
    made.take(True)
    made.take(False)
    qtbot.wait(150)
    assert "off" not in power.told


def test_a_screen_that_does_not_come_back_is_tried_again(dark: Any, qtbot: Any) -> None:
    made, power, _ = dark
    made.take(True)
    qtbot.waitUntil(lambda: "off" in power.told)
    power.refusals = 2
    made.take(False)
    qtbot.waitUntil(lambda: power.told[-3:] == ["on"] * 3)
    qtbot.wait(150)
    assert power.told.count("on") == 4


def _cage_version() -> tuple[int, ...]:
    """Return the version of cage here, () without one."""
    if not shutil.which("cage"):
        return ()
    said = subprocess.run(["cage", "-v"], capture_output=True, text=True)
    return tuple(map(int, re.findall(r"\d+", said.stdout + said.stderr)[:2]))


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Run cage without a screen of glass; gives a function that runs wlr-randr in it."""
    if _cage_version() < (0, 2) or not shutil.which("wlr-randr"):
        pytest.skip("needs cage 0.2 or newer, whose outputs can be managed, and wlr-randr")
    own = {
        "XDG_RUNTIME_DIR": str(tmp_path),
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "PATH": os.environ["PATH"],
    }
    process = subprocess.Popen(
        ["cage", "--", "sleep", "infinity"], env=own, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        assert wait_until((tmp_path / "wayland-0").exists)
        own["WAYLAND_DISPLAY"] = "wayland-0"

        def outputs(*arguments: str) -> str:
            """Run wlr-randr, and return what it prints."""
            command = ["wlr-randr", *arguments]
            return subprocess.run(command, env=own, check=True, capture_output=True, text=True).stdout

        outputs.environment = own  # type: ignore[attr-defined]
        yield outputs
    finally:
        kill_session(process.pid)  # cage alone would leave its program
        process.wait(20)


def test_a_real_compositor_turns_its_output_off_and_on(compositor: Any, tmp_path: Path) -> None:
    compositor("--output", "HEADLESS-1", "--custom-mode", "1080x1920")
    compositor("--output", "HEADLESS-1", "--transform", "90")
    before = compositor()
    power = ScreenPower(compositor.environment, tmp_path / "screen-off.json")
    assert power.off() == "output"
    assert "Enabled: no" in compositor()
    assert json.loads((tmp_path / "screen-off.json").read_text())["outputs"][0][0] == "HEADLESS-1"
    assert power.on()
    assert compositor() == before
