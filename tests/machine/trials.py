"""Hangs and other faults: what is done to the kiosk, and how soon it must be back.

Each begins as after an hour without a fault, and returns a line about what it saw, or raises Failed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.machine.container import Container, Failed
from tests.machine.screen import look, picture

Part = Callable[[Container, Path], str]

VIEWER, SCREEN, PUBLISHER = "kiosk.service", "kiosk-screen.service", "kiosk-publisher.service"
CONTENT, STATE = "srv/kiosk/content", "var/lib/kiosk"
MOST_SECONDS = 5.0  # seconds from the death of the viewer to a painted screen
BACK = 45.0  # seconds from any other fault
DARK = 50.0  # seconds, longer than a viewer that hangs is left alone
TURN = "XDG_RUNTIME_DIR=/run/kiosk WAYLAND_DISPLAY=wayland-0 wlr-randr --output HEADLESS-1"
# The program with a loop in it, which begins when it finds a file, once.
HANGING = """
import os, sys
sys.path.insert(0, "/opt/kiosk")
import kiosk.viewer.run as run
from PySide6.QtCore import QTimer
from PySide6.QtQml import QQmlEngine, QQmlExpression
from kiosk.cli import main

def live(app, viewer, start_others, real=run.live):
    context = QQmlEngine.contextForObject(viewer.window)
    loop = QQmlExpression(context, viewer.window, "(function() { while (true) {} })()")
    def look():
        for name, hang in (("qml", loop.evaluate), ("python", forever)):
            if os.path.exists(f"/var/lib/kiosk/viewer/hang-{name}"):
                os.unlink(f"/var/lib/kiosk/viewer/hang-{name}")
                hang()
    timer = QTimer(viewer.window)
    timer.timeout.connect(look)
    timer.start(200)
    return real(app, viewer, start_others)

def forever():
    while True:
        pass

run.live = live
sys.exit(main(sys.argv[1:]))
"""


def signalled(unit: str, by: str) -> Part:
    """Return the trial of a signal to the main process of a unit."""

    def trial(machine: Container, pictures: Path) -> str:
        before = machine.main(unit)
        machine.does(f"kill -{by} {before}")
        return _back(machine, unit, before, BACK)

    return trial


def compositor(by: str) -> Part:
    """Return the trial of a signal to the compositor itself, whose unit starts it as a child."""

    def trial(machine: Container, pictures: Path) -> str:
        viewer = machine.main(VIEWER)
        machine.does(f"pkill -{by} -x cage")
        return _back(machine, VIEWER, viewer, BACK)

    return trial


def loop(name: str) -> Part:
    """Return the trial of a loop in the viewer."""

    def trial(machine: Container, pictures: Path) -> str:
        with _hanging(machine):
            before = machine.main(VIEWER)
            (machine.root / STATE / "viewer" / f"hang-{name}").touch()
            return _back(machine, VIEWER, before, BACK)

    return trial


def probation(machine: Container, pictures: Path) -> str:
    """Publish a release and kill the viewer at once: the one before must come, and the report say so."""
    before = _current(machine)
    bad = _publish(machine)
    machine.until(lambda: _status(machine) == f"Release {bad} is shown.", f"release {bad} is shown")
    viewer = machine.main(VIEWER)
    machine.does(f"kill -KILL {viewer}")
    took = _back(machine, VIEWER, viewer, MOST_SECONDS)
    machine.until(lambda: _status(machine) == f"Release {before} is shown.", f"release {before} is shown")
    told = machine.until(lambda: any(f" {bad} " in said for said in _reports(machine)), "it is in the report")
    return f"{took}, release {before} instead of {bad}; in the report after {told:.1f} s"


def plain(machine: Container, pictures: Path) -> str:
    """Kill the viewer again and again: an older release, then name and contacts until a new release comes."""
    seen: list[str] = []
    for _ in range(14):
        viewer = machine.main(VIEWER)
        machine.until(lambda: machine.shows(VIEWER, "ActiveState") == "active", "the viewer runs")
        status = _status(machine)
        seen += [] if seen[-1:] == [status] else [status]
        if status.startswith("Only"):
            break
        machine.does(f"kill -KILL {viewer}")
        _back(machine, VIEWER, viewer, MOST_SECONDS)
    if not seen[-1].startswith("Only"):
        raise Failed(f"no plain screen: {seen}")
    machine.until(lambda: look(machine).is_painted, "the plain screen")
    taken = picture(machine)
    if taken is None:
        raise Failed("the compositor is gone")
    taken.save(pictures / "plain.png")
    _publish(machine)
    took = machine.until(lambda: _status(machine).endswith("is shown."), "the new release is shown")
    return f"{' > '.join(seen)} > a new release, {took:.1f} s"


def dark(machine: Container, pictures: Path) -> str:
    """Turn the screen off for longer than a hung viewer has, and on again: the viewer must stay."""
    viewer = machine.main(VIEWER)
    if machine.tries(f"{TURN} --off", user="kiosk").returncode:
        return "not tried: this compositor turns no screen off"
    machine.until(lambda: not look(machine).is_painted, "a dark screen")
    began = time.monotonic()
    while (since := time.monotonic() - began) < DARK:
        if machine.main(VIEWER) != viewer:
            raise Failed(f"ended after {since:.0f} s of darkness")
        time.sleep(1)
    machine.does(f"{TURN} --on", user="kiosk")
    took = machine.until(lambda: look(machine).is_painted, "a painted screen", BACK)
    if machine.main(VIEWER) != viewer:
        raise Failed("ended when the screen came back")
    return f"{took:.1f} s after {DARK:.0f} s of darkness"


def _afresh(trial: Part) -> Part:
    """Return a trial that begins as after an hour without a fault, with a release that is known to run."""

    def begun(machine: Container, pictures: Path) -> str:
        machine.does(f"systemctl stop {VIEWER}")
        starts = machine.root / STATE / "viewer/starts.json"
        starts.write_text(json.dumps({"well": _history(machine).get("well", [])}))
        machine.does(f"systemctl start {VIEWER}")
        for unit in (SCREEN, VIEWER, PUBLISHER):
            machine.until(lambda unit=unit: machine.shows(unit, "ActiveState") == "active", f"{unit} runs")  # type: ignore[misc]
        machine.until(lambda: look(machine).is_painted, "a painted screen")
        machine.until(lambda: _current(machine) in _history(machine).get("well", []), "the release runs well")
        return trial(machine, pictures)

    return begun


@contextmanager
def _hanging(machine: Container) -> Iterator[None]:
    """Have the viewer hang inside the context when it is asked to."""
    python, _, *words = machine.does(f"sed -n s/^ExecStart=//p /etc/systemd/system/{VIEWER}").split()
    (machine.root / "opt/hanging.py").write_text(HANGING)
    changed = machine.root / f"etc/systemd/system/{VIEWER}.d/hanging.conf"
    changed.parent.mkdir(exist_ok=True)
    changed.write_text(f"[Service]\nExecStart=\nExecStart={python} /opt/hanging.py {' '.join(words)}\n")
    machine.does(f"systemctl daemon-reload && systemctl restart {VIEWER}")
    try:
        machine.until(lambda: look(machine).is_painted, "a painted screen")
        yield
    finally:
        changed.unlink()
        machine.does("systemctl daemon-reload")


def _back(machine: Container, unit: str, before: int, most: float) -> str:
    """Wait until a unit has another main process and the screen is painted; return how long that took.

    Raises Failed when it takes longer than `most` seconds.
    """
    took = machine.until(lambda: machine.main(unit) not in (0, before), f"a new process of {unit}", most)
    took += machine.until(lambda: machine.shows(VIEWER, "ActiveState") == "active", "the viewer runs", most)
    took += machine.until(lambda: look(machine).is_painted, "a painted screen", most)
    if took > most:
        raise Failed(f"painted only after {took:.1f} s")
    return f"{took:.1f} s"


def _history(machine: Container) -> dict[str, list[int]]:
    """Return what the viewer remembers of its starts."""
    found: dict[str, list[int]] = json.loads((machine.root / STATE / "viewer/starts.json").read_bytes())
    return found


def _current(machine: Container) -> int:
    """Return the number of the current release."""
    return int((machine.root / STATE / "releases/current").read_text())


def _status(machine: Container) -> str:
    """Return what the viewer says of itself."""
    return machine.shows(VIEWER, "StatusText")


def _publish(machine: Container) -> int:
    """Change a text and return the number of the release that has it."""
    before = _current(machine)
    text = next((machine.root / CONTENT).glob("*/*.md"))
    text.write_text(text.read_text("utf-8") + "\nМ.\n", "utf-8")
    machine.until(lambda: _current(machine) > before, "a new release")
    return _current(machine)


def _reports(machine: Container) -> Iterator[str]:
    """Yield how each report begins after its heading."""
    for path in (machine.root / CONTENT).glob("*.txt"):
        yield path.read_text("utf-8-sig").partition("\n1. ")[2][:300]


_TRIALS: dict[str, Part] = {
    "stop": signalled(VIEWER, "STOP"),
    "qml": loop("qml"),
    "python": loop("python"),
    "cage-kill": compositor("KILL"),
    "cage-stop": compositor("STOP"),
    "publisher-kill": signalled(PUBLISHER, "KILL"),
    "publisher-stop": signalled(PUBLISHER, "STOP"),
    "probation": probation,
    "plain": plain,
    "dark": dark,
}
TRIALS = {name: _afresh(trial) for name, trial in _TRIALS.items()}
