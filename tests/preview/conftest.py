"""The preview's window, and the computer on which it opens files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.preview.window import Preview
from tests.preview.staff import Editor, OpenPreview, Staff
from tests.windows import *  # noqa: F403 - fixtures


@pytest.fixture
def open_preview(tmp_path: Path, qapp: Any, qtbot: Any) -> Iterator[OpenPreview]:
    """Open a preview on `files`."""
    opened: list[Preview] = []

    def start(files: dict[str, str] | None, language: str = "en") -> Staff:
        """Write the files (text by name), open the preview, and wait until it shows them."""
        content = tmp_path / "content"
        preview = Preview(content, tmp_path / "preview-state", language, animated=False)
        opened.append(preview)
        staff = Staff(preview, content, qtbot)
        for name, text in (files or {}).items():
            staff.write(name, text)
        preview.start()
        preview.window.resize(1366, 768)
        staff.until(lambda: preview.folder.trouble or preview.folder.ready)
        staff.until(lambda: staff.sees("read at") or preview.folder.trouble or language != "en")
        return staff

    yield start
    for preview in opened:
        preview.close()


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """A computer with one editor, and without the machine's own programs."""
    if sys.platform in ("win32", "darwin"):
        pytest.skip("no desktop entries")
    folder = tmp_path / "computer"
    for name in ("XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(name, str(folder / "share"))
    return Editor(folder)
