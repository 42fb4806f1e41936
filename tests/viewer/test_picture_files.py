"""Where a picture is shown from while releases come and old ones are removed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from kiosk.publishing.store.store import make_current, prune
from kiosk.releases.format import encode
from kiosk.releases.layout import release_folder
from kiosk.releases.records import FORMAT, About
from kiosk.releases.release import Release
from kiosk.viewer.picture_files import PictureFiles

PICTURE = "pictures/lake.jpg"


def publish(state: Path, number: int, *, sharpens: int) -> Release:
    """Make a release with one picture, and remove what is too old."""
    folder = release_folder(state, number)
    (folder / "pictures").mkdir(parents=True)
    (folder / PICTURE).touch()
    about = About(FORMAT, number, "2026-11-30T12:00:00+00:00", "", ("kk",), {}, 1, {}, (), sharpens=sharpens)
    (folder / "release.json").write_bytes(encode(about))
    make_current(state, number, durable=False)
    prune(state)
    return Release(folder)


@pytest.mark.parametrize("sharpening", [False, True], ids=["changes", "sharper"])
def test_a_picture_leaves_a_release_before_that_is_removed(tmp_path: Path, *, sharpening: bool) -> None:
    files = PictureFiles()
    shown: list[str] = []
    for number in range(1, 50):
        release = publish(tmp_path, number, sharpens=number - 1 if sharpening else 0)
        # The screen hears of the new release a moment later, and until then shows what it showed.
        assert not shown or Path(shown[-1]).exists(), number
        files.take(release)
        shown.append(QUrl(files.url(PICTURE, release)).toLocalFile())
    moves = sum(before != after for before, after in pairwise(shown))
    assert moves == (24 if sharpening else 2)


def test_a_picture_leaves_releases_that_the_screen_never_showed(tmp_path: Path) -> None:
    files = PictureFiles()
    first = publish(tmp_path, 1, sharpens=0)
    files.take(first)
    files.url(PICTURE, first)
    publish(tmp_path, 2, sharpens=1)
    third = publish(tmp_path, 3, sharpens=2)
    files.take(third)
    shown = QUrl(files.url(PICTURE, third)).toLocalFile()
    publish(tmp_path, 4, sharpens=3)
    assert Path(shown).exists()
