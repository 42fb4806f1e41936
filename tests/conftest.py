"""The environment of every test: no display, no settings of the machine, a state folder of its own."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.published import Published

# Read by Qt when the first window opens.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


TESTS_A_COLLECTION = 40  # a whole one looks at a quarter of a million objects
_tests = itertools.count(1)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for garbage once: among a quarter of a million objects that stay it takes a sixth of a second."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Collect garbage between tests, on this thread: elsewhere no object of Qt may be deleted.

    Python collects on whatever thread makes an object, and some tests serve files from one of their own: a
    window of an earlier test would be deleted there, and the event loop of a later one crash.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect(0 if next(_tests) % TESTS_A_COLLECTION else 2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes, so that the other process does not wait for it in the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take away what this machine's settings would change, and give each test its own user state."""
    for name in [name for name in os.environ if name.startswith(("KIOSK_", "LC_", "LANGUAGE"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "user-state"))


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The kind of application that all tests of a process share, whichever test comes first."""
    from PySide6.QtGui import QGuiApplication  # most tests need no Qt

    return QGuiApplication


@pytest.fixture(scope="session")
def everything_published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """What the tests of a process have published."""
    return Published(tmp_path_factory.mktemp("published"))
