"""A release of an earlier version, whose manifest leaves out late pictures, reaches other screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kiosk.following.whole import Damaged, read_whole
from kiosk.releases.checksums import MANIFEST, encode_manifest, read_manifest
from kiosk.releases.layout import release_folder
from kiosk.sharing import share as sharing
from kiosk.sharing import tree
from kiosk.sharing.share import share
from tests.sharing.conftest import Screen

Released = Callable[[str], int]
NewScreen = Callable[[], Screen]


@pytest.fixture
def earlier(content: Path, state: Path, released: Released) -> Callable[[str], int]:
    """Publish a text with a picture that its release shows and its manifest does not list."""
    Image.new("RGB", (64, 48), "teal").save(content / "lake/photo.jpg")

    def write(text: str) -> int:
        number = released(f"{text}\n\n![](photo.jpg)")
        folder = release_folder(state, number)
        files = read_manifest(folder)
        listed = {name: entry for name, entry in files.items() if not name.startswith("pictures/")}
        assert len(listed) < len(files)
        (folder / MANIFEST).unlink()  # it may be a link
        (folder / MANIFEST).write_bytes(encode_manifest(listed))
        return number

    return write


@pytest.fixture
def by_the_earlier(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Path], None]:
    """Share as the earlier version did: the release as it lies there."""

    def run(state: Path, folder: Path) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(tree, "mended_manifest", lambda _: b"")
            patch.setattr(sharing, "lists_all", lambda *_: True)
            share(state, folder)

    return run


def test_it_is_shared_with_a_manifest_that_lists_them(
    earlier: Released, released: Released, state: Path, folder: Path, screen: NewScreen
) -> None:
    number = earlier("Жылы.")
    assert share(state, folder).fresh
    other = screen()
    assert read_whole(other.pull(folder.as_uri()), "x")[0].number == number
    assert not share(state, folder).fresh
    number = earlier("Суық.")  # upon the one before
    assert share(state, folder).fresh
    assert read_whole(other.pull(folder.as_uri()), "x")[0].number == number
    number = released("Суретсіз.")  # and without the picture
    assert share(state, folder).fresh
    assert read_whole(other.pull(folder.as_uri()), "x")[0].number == number


def test_what_the_earlier_version_shared_is_shared_anew(
    earlier: Released,
    by_the_earlier: Callable[[Path, Path], None],
    state: Path,
    folder: Path,
    screen: NewScreen,
) -> None:
    number = earlier("Жылы.")
    by_the_earlier(state, folder)
    other = screen()
    with pytest.raises(Damaged, match="pictures/"):
        read_whole(other.pull(folder.as_uri()), "x")
    assert share(state, folder).fresh
    got = other.pull(folder.as_uri())
    assert read_whole(got, "x")[0].number == number
    assert not share(state, folder).fresh
