"""A kiosk in a real window, on releases that the real publisher makes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.preview.window import Preview
from kiosk.publishing.build.publication import Job, publish
from kiosk.viewer.assembly import Viewer, application, assemble
from kiosk.viewer.screenshots import settle
from tests.viewer.hand import Hand, Kiosk, OpenKiosk, Stopwatch
from tests.viewer.staff import Editor, OpenPreview, Staff

SHIPPED = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="session")
def qapp(qapp_cls: Any) -> QGuiApplication:
    return application()


@pytest.fixture(scope="session")
def touchscreen(qapp: QGuiApplication) -> Any:
    return QTest.createTouchDevice()


@pytest.fixture(scope="session")
def shipped_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases of the content that the program ships with."""
    state = tmp_path_factory.mktemp("shipped-state")
    publish(Job(SHIPPED, state, edge=960, durable=False))
    return state


@pytest.fixture
def open_kiosk(tmp_path: Path, qtbot: Any, touchscreen: Any) -> Iterator[OpenKiosk]:
    """Open a kiosk on `files` (name -> text), or on an existing state folder."""
    opened: list[Viewer] = []

    def start(
        files: dict[str, str] | None = None,
        *,
        state: Path | None = None,
        size: tuple[int, int] = (1080, 1920),
        diagonal_inches: float = 32,
        awake: bool = True,
        animated: bool = False,
    ) -> Kiosk:
        watch = Stopwatch()
        content = tmp_path / "content"
        content.mkdir(exist_ok=True)
        folder = state or tmp_path / "state"
        if files is not None:
            for name, text in files.items():
                path = content / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            publish(Job(content, folder, edge=640, durable=False))
        viewer = assemble(folder, animated=animated, diagonal_inches=diagonal_inches, seconds=watch)
        opened.append(viewer)
        viewer.window.resize(*size)
        viewer.metrics.take(size, None)
        viewer.window.show()
        kiosk = Kiosk(viewer, Hand(viewer, touchscreen, qtbot.wait), content, folder, watch)
        if awake:
            viewer.idle.touch()
        settle(viewer)
        return kiosk

    yield start
    for viewer in opened:
        viewer.close()


@pytest.fixture
def open_preview(tmp_path: Path, qapp: Any, qtbot: Any) -> Iterator[OpenPreview]:
    opened: list[Preview] = []

    def start(files: dict[str, str] | None, language: str = "en") -> Staff:
        content = tmp_path / "content"
        preview = Preview(content, tmp_path / "preview-state", language, animated=False)
        opened.append(preview)
        staff = Staff(preview, content, qtbot)
        for name, text in (files or {}).items():
            staff.write(name, text)
        preview.start()
        preview.window.resize(1366, 768)
        staff.until(lambda: preview.desk.trouble or preview.desk.ready)
        staff.until(lambda: staff.sees("read at") or preview.desk.trouble or language != "en")
        return staff

    yield start
    for preview in opened:
        preview.close()


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("no desktop entries")
    folder = tmp_path / "computer"
    for name in ("XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(name, str(folder / "share"))
    return Editor(folder)
