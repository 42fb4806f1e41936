"""Which display the windows of an environment share."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.viewer.display.display import display_name, display_problem, display_session


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"DISPLAY": ":0"}, "_0"),
        ({"DISPLAY": ":0.1"}, "_0"),  # screens of one display
        ({"DISPLAY": "unix:0"}, "_0"),
        ({"DISPLAY": "lobby:10.0"}, "lobby_10"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, "_0"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "eglfs:something"}, "eglfs"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-1"}, "wayland-1"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-1", "QT_QPA_PLATFORM": "xcb"}, "_0"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "gone"}, "_0"),
        ({"QT_QPA_PLATFORM": "wayland-egl"}, "wayland-0"),
    ],
)
def test_display_name(environment: dict[str, str], name: str, tmp_path: Path) -> None:
    (tmp_path / "wayland-1").touch()
    assert display_name({"XDG_RUNTIME_DIR": str(tmp_path), **environment}, "linux") == name


def test_other_systems_have_one_desktop() -> None:
    assert display_name({}, "win32") == "desktop"


def test_a_compositor_that_was_killed_leaves_a_socket_on_which_nobody_answers(tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    assert display_problem(environment) == "no display"
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        assert display_problem(environment) is None
    assert "does not answer" in (display_problem(environment) or "")


def test_each_session_of_a_display_is_another(tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    sessions = [display_session(environment)]
    for _ in range(2):
        (tmp_path / "wayland-0").touch()
        sessions += [display_session(environment)] * 2
        (tmp_path / "wayland-0").unlink()
    assert sessions[0] == ""
    assert len(set(sessions)) == 3
