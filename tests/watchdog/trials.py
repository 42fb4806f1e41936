"""The trials: what is done to the kiosk, and how soon it must be back."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.watchdog.booted import AS_KIOSK, Booted

AT_ONCE = 5.0  # seconds from the death of the viewer to a painted screen
BACK = 45.0  # seconds from any other fault
DARK = 50.0  # seconds
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


def back(system: Booted, unit: str, before: int, most: float, painted: bool = True) -> str:
    """Wait until a unit has another main process and the screen is painted; return how long that took."""
    took = system.until(lambda: system.main(unit) not in (0, before), most)
    if painted:
        took += system.until(lambda: system.show("kiosk.service", "ActiveState") == "active", most)
        took += system.until(system.is_painted, most)
    assert took <= most, f"{took:.1f} s"
    return f"{took:.1f} s"


def calm(system: Booted) -> None:
    """Begin anew, as after an hour without a crash."""
    system.run("systemctl", "stop", "kiosk.service")
    starts = system.tree / "var/lib/kiosk/viewer/starts.json"
    starts.write_text(json.dumps({"well": history(system).get("well", [])}))
    system.run("systemctl", "start", "kiosk.service", seconds=60)
    for unit in ("kiosk-screen.service", "kiosk.service", "kiosk-publisher.service"):
        system.until(lambda unit=unit: system.show(unit, "ActiveState") == "active")  # type: ignore[misc]
    system.until(system.is_painted)


def history(system: Booted) -> dict[str, list[int]]:
    """Return what the viewer remembers of its starts."""
    found: dict[str, list[int]] = json.loads((system.tree / "var/lib/kiosk/viewer/starts.json").read_bytes())
    return found


def current(system: Booted) -> int:
    """Return the number of the current release."""
    return int((system.tree / "var/lib/kiosk/releases/current").read_text())


def signalled(unit: str, by: signal.Signals, most: float, *, painted: bool = True) -> Callable[[Booted], str]:
    """Return the trial of a signal to the main process of a unit."""

    def trial(system: Booted) -> str:
        before = system.main(unit)
        system.kill(before, by)
        return back(system, unit, before, most, painted)

    return trial


def compositor(by: signal.Signals) -> Callable[[Booted], str]:
    """Return the trial of a signal to the compositor itself."""

    def trial(system: Booted) -> str:
        viewer = system.main("kiosk.service")
        system.kill(int(system.run("pgrep", "-x", "cage").split()[0]), by)
        return back(system, "kiosk.service", viewer, BACK)

    return trial


def loop(name: str) -> Callable[[Booted], str]:
    """Return the trial of a loop in the viewer."""

    def trial(system: Booted) -> str:
        before = system.main("kiosk.service")
        (system.tree / "var/lib/kiosk/viewer" / f"hang-{name}").touch()
        return back(system, "kiosk.service", before, BACK)

    return trial


def probation(system: Booted) -> str:
    """Publish a release and kill the viewer at once: the one before must come, and the report say so."""
    before = current(system)
    bad = publish(system)
    system.until(lambda: system.show("kiosk.service", "StatusText") == f"Release {bad} is shown.")
    viewer = system.main("kiosk.service")
    system.kill(viewer, signal.SIGKILL)
    took = back(system, "kiosk.service", viewer, AT_ONCE)
    system.until(lambda: system.show("kiosk.service", "StatusText") == f"Release {before} is shown.")
    told = system.until(lambda: any(f" {bad} " in _report(path) for path in _reports(system)))
    return f"{took}, release {before} instead of {bad}; in the report after {told:.1f} s"


def plain(system: Booted) -> str:
    """Kill the viewer again and again: an older release, then name and contacts until a new release comes."""
    seen: list[str] = []
    for _ in range(14):
        viewer = system.main("kiosk.service")
        system.until(lambda: system.show("kiosk.service", "ActiveState") == "active")
        status = system.show("kiosk.service", "StatusText")
        seen += [] if seen[-1:] == [status] else [status]
        if status.startswith("Only"):
            break
        system.kill(viewer, signal.SIGKILL)
        back(system, "kiosk.service", viewer, AT_ONCE)
    assert seen[-1].startswith("Only"), seen
    system.until(system.is_painted)
    picture = system.picture()
    assert picture is not None
    picture.save("build/plain-screen.png")
    publish(system)
    took = system.until(lambda: system.show("kiosk.service", "StatusText").endswith("is shown."))
    return f"{' > '.join(seen)} > a new release, {took:.1f} s"


def dark(system: Booted) -> str:
    """Turn the screen off for longer than a hung viewer has, and on again: the viewer must stay."""
    viewer = system.main("kiosk.service")
    turn = (*AS_KIOSK, "WAYLAND_DISPLAY=wayland-0", "wlr-randr", "--output", "HEADLESS-1")
    system.run(*turn, "--off")
    system.until(lambda: not system.is_painted())
    began = time.monotonic()
    while time.monotonic() - began < DARK:
        assert system.main("kiosk.service") == viewer, f"ended after {time.monotonic() - began:.0f} s"
        time.sleep(1)
    system.run(*turn, "--on")
    took = system.until(system.is_painted, BACK)
    assert system.main("kiosk.service") == viewer
    return f"{took:.1f} s after {DARK:.0f} s of darkness"


def publish(system: Booted) -> int:
    """Change a text and return the number of the release that has it."""
    before = current(system)
    text = next((system.tree / "srv/kiosk/content").glob("*/*.md"))
    text.write_text(text.read_text("utf-8") + "\nМ.\n", "utf-8")
    system.until(lambda: current(system) > before)
    return current(system)


def _reports(system: Booted) -> list[Path]:
    return list((system.tree / "srv/kiosk/content").glob("*.txt"))


def _report(path: Path) -> str:
    return path.read_text("utf-8-sig").partition("\n1. ")[2][:300]


TRIALS: dict[str, Callable[[Booted], str]] = {
    "killed": signalled("kiosk.service", signal.SIGKILL, AT_ONCE),
    "stopped": signalled("kiosk.service", signal.SIGSTOP, BACK),
    "qml": loop("qml"),
    "python": loop("python"),
    "screen-killed": signalled("kiosk-screen.service", signal.SIGKILL, BACK),
    "cage-killed": compositor(signal.SIGKILL),
    "cage-stopped": compositor(signal.SIGSTOP),
    "publisher-killed": signalled("kiosk-publisher.service", signal.SIGKILL, BACK, painted=False),
    "publisher-stopped": signalled("kiosk-publisher.service", signal.SIGSTOP, BACK, painted=False),
    "dark": dark,
    "probation": probation,
    "plain": plain,
}


def prepare(system: Booted) -> None:
    """Have the viewer look for a wish to hang, and wait until all is well."""
    (system.tree / "opt/hanging.py").write_text(HANGING)
    folder = system.tree / "etc/systemd/system/kiosk.service.d"
    unit = system.show("kiosk.service", "FragmentPath")
    start = next(
        line
        for line in (system.tree / unit.lstrip("/")).read_text().splitlines()
        if line.startswith("ExecStart=")
    )
    words = start.partition("=")[2].split()
    at = words.index("run")
    python = next(word for word in words[:at] if "python" in word)
    (folder / "hanging.conf").write_text(
        f"[Service]\nExecStart=\nExecStart={' '.join([python, '/opt/hanging.py', *words[at:]])}\n"
    )
    system.run("systemctl", "daemon-reload")
    system.run("systemctl", "stop", "kiosk.service")
    # The system has the boot id of the one around it: the runs before seem to be of the same start.
    (system.tree / "var/lib/kiosk/viewer/starts.json").unlink(missing_ok=True)
    system.run("systemctl", "start", "kiosk.service", seconds=60)
    system.until(system.is_painted)
    system.until(lambda: current(system) in history(system).get("well", []))
