"""Fixtures for tests of a window: a touchscreen, and a kiosk with releases of the real publisher."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.viewer.assembly import Viewer, application, assemble
from kiosk.viewer.settle import settle
from tests.published import Published
from tests.viewer.hand import Hand, Kiosk, OpenKiosk, Stopwatch, write


@pytest.fixture(scope="session")
def qapp(qapp_cls: Any) -> QGuiApplication:
    """The application, with the kiosk's fonts."""
    return application()


@pytest.fixture(scope="session")
def touchscreen(qapp: QGuiApplication) -> Any:
    """A touchscreen for synthetic touches."""
    return QTest.createTouchDevice()


@pytest.fixture
def own_garbage() -> Iterator[None]:
    """Keep our threads from collecting garbage, as in the kiosk: they would delete windows of other tests."""
    gc.disable()
    yield
    for thread in threading.enumerate():
        if thread.name == "kiosk-staff":
            thread.join(10)
    gc.collect()
    gc.enable()


@pytest.fixture
def published_once(everything_published: Published, tmp_path: Path) -> Published:
    """An empty content folder, `content` in the test's own one, and what publishes it."""
    everything_published.clear()
    (tmp_path / "content").symlink_to(everything_published.content)
    return everything_published


@pytest.fixture
def open_kiosk(
    tmp_path: Path, qtbot: Any, touchscreen: Any, published_once: Published
) -> Iterator[OpenKiosk]:
    """Open a kiosk on `files` (text or bytes by name), or on an existing state folder."""
    opened: list[Viewer] = []

    def start(
        files: Mapping[str, str | bytes] | None = None,
        *,
        state: Path | None = None,
        size: tuple[int, int] = (1080, 1920),
        diagonal_inches: float = 32,
        awake: bool = True,
        animated: bool = False,
        named: tuple[str, str] | None = None,
        start_page: tuple[str, ...] = (),
    ) -> Kiosk:
        """Publish the files and open a window of `size` pixels on them."""
        watch = Stopwatch()
        folder = state or tmp_path / "state"
        if files is not None:
            write(published_once.content, files)
            published_once.publish(folder)
        viewer = assemble(
            folder,
            animated=animated,
            diagonal_inches=diagonal_inches,
            seconds=watch,
            named=named,
            start=start_page,
        )
        opened.append(viewer)
        viewer.window.resize(*size)
        viewer.metrics.take(size, None)
        viewer.window.show()
        kiosk = Kiosk(viewer, Hand(viewer, touchscreen, qtbot.wait), published_once.content, folder, watch)
        if awake:
            viewer.idle.touch()
        settle(viewer)
        return kiosk

    yield start
    for viewer in opened:
        viewer.close()
