"""A change in a folder is told at once, and the folder may come, go and come again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from kiosk.viewer import folder_watch
from kiosk.viewer.folder_watch import FolderWatch


def test_a_renamed_entry_is_told_without_a_look_of_its_own(
    qapp: QGuiApplication, qtbot: Any, tmp_path: Path
) -> None:
    seen: list[list[str]] = []
    watch = FolderWatch(tmp_path, lambda: seen.append(sorted(path.name for path in tmp_path.iterdir())))
    watch._timer.stop()  # only the system tells
    fresh = tmp_path / "fresh"
    fresh.write_text("2")
    fresh.rename(tmp_path / "current")
    qtbot.waitUntil(lambda: seen[-1] == ["current"], timeout=10_000)


def test_a_folder_that_comes_later_is_watched(
    qapp: QGuiApplication, qtbot: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(folder_watch, "UNWATCHED_MILLISECONDS", 20)
    folder = tmp_path / "releases"
    looks: list[bool] = []
    watch = FolderWatch(folder, lambda: looks.append((folder / "current").exists()))
    for _ in range(2):
        assert not watch._watcher.directories()
        folder.mkdir()
        qtbot.waitUntil(lambda: bool(watch._watcher.directories()), timeout=10_000)
        watch._timer.stop()
        (folder / "current").write_text("1")
        qtbot.waitUntil(lambda: looks[-1], timeout=10_000)
        (folder / "current").unlink()
        folder.rmdir()
        qtbot.waitUntil(lambda: not watch._watcher.directories(), timeout=10_000)
        watch._timer.start()
