"""The screen cannot be lost: a real window on a real X display, with and without a window manager."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image

from kiosk.publishing.build.publication import Job, publish
from kiosk.releases.release import current_release
from kiosk.selfcheck.measured import decode
from kiosk.viewer.display.desktop_blanking import SERVICE, SessionBus

pytest.importorskip("Xlib", reason="these tests need the Python package python-xlib")

from tests.viewer.x_screen import MISSING, XScreen, end, ended, wait_until

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")

MANAGERS = ["", "openbox"]
UPRIGHT = (1080, 1920)
OpenScreen = Callable[..., XScreen]


@pytest.fixture
def open_screen(tmp_path: Path) -> Iterator[OpenScreen]:
    """Open an X screen; the kiosk on it has two sections."""
    for number in (1, 2):
        page = tmp_path / "content" / f"{number:02}-section" / "kk.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"# Бөлім {number}\n\nСөз.\n\n![Сурет](../01-section/a.png)\n", "utf-8")
    Image.new("RGB", (40, 30), "teal").save(tmp_path / "content" / "01-section" / "a.png")
    publish(Job(tmp_path / "content", tmp_path / "state", edge=640, durable=False))
    with ExitStack() as stack:
        yield lambda size=UPRIGHT, manager="": XScreen(stack, tmp_path, size, manager)


def covers(screen: XScreen) -> bool:
    areas = [screen.area(window) for window in screen.windows()]
    return areas == [(0, 0, *screen.size())] and not screen.is_covered()


@pytest.mark.parametrize("manager", MANAGERS)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_only_a_signal_closes_the_window(
    open_screen: OpenScreen, manager: str, number: signal.Signals
) -> None:
    screen = open_screen(manager=manager)
    kiosk = screen.kiosk()
    window = screen.window()
    screen.close(window)
    screen.do("xdotool", "key", "alt+F4")
    assert not wait_until(lambda: kiosk.poll() is not None or not covers(screen), 1.5)
    assert end(kiosk, number) == 0


def bar_of(screen: XScreen, diagonal_inches: float) -> float:
    """Return the height of the bar in millimetres on a screen of so many inches."""
    width, height = screen.size()
    return screen.bar_height() / ((width**2 + height**2) ** 0.5 / (diagonal_inches * 25.4))


@pytest.mark.parametrize("manager", MANAGERS)
def test_follows_the_screen_in_size_and_millimetres(open_screen: OpenScreen, manager: str) -> None:
    screen = open_screen(manager=manager)
    screen.kiosk("--diagonal", "32")
    screen.window()
    assert wait_until(lambda: covers(screen))
    screen.do("xdotool", "mousemove", "5", "5", "click", "1")
    assert wait_until(lambda: 20 < bar_of(screen, 32) < 40)
    bar = bar_of(screen, 32)
    for size in [(1920, 1080), (1366, 768), (2160, 3840), "off", (2160, 3840), "off", (1080, 1920)]:
        if isinstance(size, str):
            screen.off()
            continue
        screen.mode(*size)
        assert wait_until(lambda: covers(screen)), size
        # Sizes are whole pixels.
        assert wait_until(lambda: bar_of(screen, 32) == pytest.approx(bar, rel=0.06)), size


def test_covers_the_primary_one_of_two_screens(open_screen: OpenScreen) -> None:
    screen = open_screen((1920, 1080))
    screen.kiosk()
    screen.window()
    screen.do("xrandr", "--setmonitor", "*left", "960/300x1080/300+0+0", "screen")
    screen.do("xrandr", "--setmonitor", "right", "960/300x1080/300+960+0", "none")
    assert wait_until(lambda: screen.area(screen.window()) == (0, 0, 960, 1080))
    screen.do("xrandr", "--delmonitor", "right")
    screen.do("xrandr", "--setmonitor", "*right", "960/300x1080/300+960+0", "none")
    assert wait_until(lambda: screen.area(screen.window()) == (960, 0, 960, 1080))
    screen.do("xrandr", "--delmonitor", "right")
    assert wait_until(lambda: screen.area(screen.window()) == (0, 0, 960, 1080))


@pytest.mark.parametrize("manager", MANAGERS)
def test_comes_back_on_top(open_screen: OpenScreen, manager: str) -> None:
    screen = open_screen(manager=manager)
    screen.kiosk()
    screen.window()
    assert wait_until(lambda: covers(screen))
    screen.cover()
    assert manager or wait_until(screen.is_covered)
    assert wait_until(lambda: covers(screen))
    # Both want to be on top: neither is raised more often than a look every few seconds.
    assert manager or not wait_until(lambda: not covers(screen), 4)


def test_comes_back_when_the_window_manager_put_it_away(open_screen: OpenScreen) -> None:
    screen = open_screen(manager="openbox")
    screen.kiosk()
    window = screen.window()
    assert wait_until(lambda: covers(screen))
    screen.do("xdotool", "windowminimize", str(window.id))
    assert wait_until(lambda: covers(screen))
    state = screen.x.get_atom("_NET_WM_STATE")
    whole = screen.x.get_atom("_NET_WM_STATE_FULLSCREEN")
    screen.tell_manager(window, state, [0, whole])
    assert wait_until(lambda: covers(screen))
    screen.do("xdotool", "set_num_desktops", "2", "set_desktop", "1")
    assert wait_until(lambda: covers(screen))


def test_there_is_one_kiosk_a_display(open_screen: OpenScreen) -> None:
    screen = open_screen()
    first = screen.kiosk()
    screen.window()
    second = screen.kiosk("--state", "elsewhere", LANG="ru_RU.UTF-8", DISPLAY=f"{screen.name}.0")
    said = second.communicate(timeout=20)[1]
    assert second.returncode == 2
    assert len(said.splitlines()) == 1
    assert "уже работает" in said
    assert first.poll() is None
    first.kill()
    first.wait()
    third = screen.kiosk()
    screen.window()
    assert third.poll() is None


def saver(screen: XScreen) -> str:
    lines = screen.do("xset", "q").splitlines()
    return next(line.split()[1] for line in lines if line.strip().startswith("timeout:"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_screen_stays_lit_while_the_kiosk_runs(open_screen: OpenScreen, number: signal.Signals) -> None:
    screen = open_screen()
    screen.do("xset", "s", "417", "60")
    kiosk = screen.kiosk()
    assert wait_until(lambda: saver(screen) == "0")
    # Should somebody set it again: blanking is suspended, too.
    screen.do("xset", "s", "1", "1")
    assert not wait_until(screen.is_blanked, 2.5)
    end(kiosk, number)
    assert wait_until(lambda: saver(screen) == "417")
    screen.do("xset", "s", "1", "1")
    assert wait_until(screen.is_blanked)


class Desktop(SessionBus):
    """Has the name of a desktop's screen saver."""

    def __init__(self) -> None:
        super().__init__()
        assert self._dbus.dbus_bus_request_name(self._connection, SERVICE, 0, None) == 1


def test_a_desktop_is_asked_not_to_blank(
    open_screen: OpenScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_screen()
    address = f"unix:path={tmp_path}/bus"
    daemon = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"]
    with (tmp_path / "said").open("w") as said, subprocess.Popen(daemon, stderr=said) as bus, ended(bus):
        assert wait_until((tmp_path / "bus").exists)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        desktop = Desktop()
        watch = ["dbus-monitor", "--address", address, "member='Inhibit'"]
        with subprocess.Popen(watch, stdout=said) as monitor, ended(monitor):
            assert wait_until(lambda: "NameLost" in (tmp_path / "said").read_text())  # it listens
            kiosk = screen.kiosk(DBUS_SESSION_BUS_ADDRESS=address)
            assert wait_until(lambda: "member=Inhibit" in (tmp_path / "said").read_text())
            assert end(kiosk) == 0
        desktop.close()


def test_pictures_become_sharp_enough_for_a_larger_screen(open_screen: OpenScreen, tmp_path: Path) -> None:
    def edge() -> int:
        release = current_release(tmp_path / "state")
        return 0 if release is None else int(release.about.edge)

    screen = open_screen((640, 480))
    screen.kiosk()
    screen.window()
    assert wait_until(lambda: edge() == 1920, 30)  # a screen that is off is often told as a small one
    screen.mode(2160, 3840)
    assert wait_until(lambda: edge() == 3840, 40)


def test_the_self_check_measures_the_real_screen(open_screen: OpenScreen, tmp_path: Path) -> None:
    screen = open_screen()
    program = [sys.executable, "-c", "from kiosk.viewer.measuring import main; main()", tmp_path / "state"]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    ran = subprocess.run(
        program, env={**environment, "DISPLAY": screen.name}, capture_output=True, timeout=60, check=True
    )
    measured = decode(ran.stdout, on_display=True)
    assert measured is not None
    assert [(each.width, each.height) for each in measured.screens] == [UPRIGHT]
    assert measured.screens[0].width_mm > 0
    assert (measured.missing, measured.renderer) == ("", "software")
    assert measured.frames_a_second > 5
