"""Texts that go ahead of their pictures: what visitors see meanwhile, and what is left of it afterwards."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.pictures import backlog as backlogs
from kiosk.publishing.build.pictures import picture_reading
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.publication import publish
from kiosk.publishing.build.restore import restore
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.store import store
from kiosk.publishing.store.kept import list_releases
from kiosk.releases.checksums import MANIFEST, read_manifest
from kiosk.releases.fields import Picture
from kiosk.releases.layout import release_folder
from tests.publishing.conftest import Folder
from tests.publishing.looking import page, release
from tests.publishing.old_or_new import whole

EDGE = 640
PHOTOS = 12
Hurry = Callable[..., Outcome]


def photo(number: int, size: tuple[int, int] = (1000, 750), orientation: int = 1) -> bytes:
    """Return a JPEG that differs from those of other numbers; `orientation` is EXIF's."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, (number * 20, 90, 200)).save(file, "JPEG", exif=exif)
    return file.getvalue()


def add_photos(content: Folder, many: int = PHOTOS) -> None:
    """Write a page that shows `many` photos."""
    for number in range(many):
        content.put(f"album/p{number}.jpg", photo(number))
    pictures = "".join(f"![p](p{number}.jpg)\n" for number in range(many))
    content.write(album=f"# Album\n\nPhotos.\n\n{pictures}")


def places(state: Path) -> list[Picture]:
    """Return the pictures in the gallery of that page, made or not."""
    (gallery,) = (block for block in page(state, "album").blocks if block.kind == "gallery")
    return [each.picture for each in gallery.pictures]


@pytest.fixture
def backlog(content: Folder, state: Path) -> Iterator[Backlog]:
    """A backlog of the content folder."""
    made = Backlog(content.root, state, EDGE, durable=False)
    yield made
    made.close()


@pytest.fixture
def hurry(content: Folder, state: Path, backlog: Backlog) -> Hurry:
    """Publish without waiting for pictures."""

    def run(**options: Any) -> Outcome:
        return publish(Job(content.root, state, edge=EDGE, durable=False, **options), backlog=backlog)

    return run


def make(backlog: Backlog, many: int = 10_000) -> None:
    """Have so many pictures made, and wait for those the workers have begun as well."""
    before = backlog.done
    while not backlog.is_empty and backlog.done < before + many:
        backlog.work(30)


def says_what_the_folder_says(content: Folder, state: Path, scratch: Path) -> bool:
    """Return whether the current release is one made of the folder at once, with all pictures."""
    publish(Job(content.root, scratch, edge=EDGE, durable=False))
    return whole(release(state)) == whole(release(scratch))


def test_a_text_does_not_wait_for_its_pictures(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry, tmp_path: Path
) -> None:
    add_photos(content)
    outcome = hurry()
    assert (outcome.number, outcome.made, outcome.pictures) == (1, 0, PHOTOS)
    assert release(state).about.waiting == PHOTOS
    assert {(place.width, place.height, place.file) for place in places(state)} == {(640, 480, "")}
    make(backlog)
    outcome = hurry(sharpen=True)
    assert (outcome.number, outcome.pictures, backlog.is_done) == (2, 0, True)
    assert (release(state).about.waiting, release(state).about.sharpens) == (0, 1)
    assert says_what_the_folder_says(content, state, tmp_path / "scratch")


def test_pictures_that_were_made_meanwhile_stand_in_the_manifest(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    add_photos(content)
    hurry()
    make(backlog)
    hurry(sharpen=True)
    found = release(state).folder
    files = {path.relative_to(found).as_posix() for path in found.rglob("*") if path.is_file()}
    assert any(name.startswith("pictures/") for name in files)
    assert read_manifest(found).keys() == files - {MANIFEST, store.SOURCES}


def test_many_pictures_are_shown_small_first(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    add_photos(content, backlogs.MANY + 4)
    hurry()
    while not backlog.is_worth_showing:
        backlog.work(30)
    assert not backlog.is_empty
    hurry(sharpen=True)
    small = [place for place in places(state) if place.source]
    assert small
    for place in small:
        assert (place.width, place.height) == (640, 480)  # the layout stays when it gets sharp
        with Image.open(release(state).folder / place.file) as picture:
            assert picture.size == (480, 360)
    make(backlog)
    hurry(sharpen=True)
    assert all(not place.source for place in places(state))


def test_a_place_has_the_size_of_its_picture(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    sizes = [(1000, 700), (333, 1000), (100, 70)]
    files: dict[str, bytes] = {}
    for width, height in sizes:
        heads = {
            "plain": f'width="{width}" height="{height}"',
            "box": f'viewBox="0 0 {width} {height}"',
            "mm": f'width="{width}mm" height="{height}mm"',
            "share": f'width="100%" viewBox="0 0 {width} {height}"',
        }
        rect = f'<rect width="{width}" height="{height}" fill="red"/>'
        for name, head in heads.items():
            drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{rect}</svg>'
            files[f"{name}{width}.svg"] = drawing.encode()
        files[f"photo{width}.jpg"] = photo(1, (width, height))
        files[f"turned{width}.jpg"] = photo(1, (width, height), orientation=6)
    for file, data in files.items():
        page_id = file.partition(".")[0]
        content.put(f"{page_id}/{file}", data)
        content.write(**{page_id: f"# {page_id}\n\n![p]({file})\n"})
    hurry()
    before = {card.id: card.picture for card in release(state).cards("")}
    make(backlog)
    hurry(sharpen=True)
    for card in release(state).cards(""):
        place, made = before[card.id], card.picture
        assert place is not None
        assert made is not None
        assert place.file == ""
        assert abs(place.width - made.width) <= 1, card.id
        assert abs(place.height - made.height) <= 1, card.id


def test_a_photo_or_two_are_waited_for(content: Folder, state: Path, backlog: Backlog, hurry: Hurry) -> None:
    content.write(a="# A\n\nx\n")
    hurry()
    backlog.work_on([], 0)
    add_photos(content, 2)
    hurry()
    make(backlog)
    hurry()
    assert release(state).about.waiting == 0
    assert len(store.numbers(state)) <= 3  # one release where the machine is not busy


def test_a_picture_that_changes_stays_until_the_new_one_is_made(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    add_photos(content)
    hurry()
    make(backlog)
    hurry()
    before = places(state)
    for number in range(PHOTOS):
        content.put(f"album/p{number}.jpg", photo(number + 1, (1000, 500)))
    hurry()
    assert [place.file for place in places(state)] == [place.file for place in before]
    make(backlog)
    hurry(sharpen=True)
    assert {place.height for place in places(state)} == {320}


def test_pictures_that_turn_out_broken_leave_their_words(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry, tmp_path: Path
) -> None:
    add_photos(content)
    content.put("album/p3.jpg", photo(3)[:2000] + bytes(4000))
    hurry()
    make(backlog)
    outcome = hurry(sharpen=True)
    assert [(problem.file, problem.code) for problem in outcome.problems] == [
        ("album/p3.jpg", "picture-broken")
    ]
    assert (outcome.pictures, backlog.is_done) == (0, True)
    assert says_what_the_folder_says(content, state, tmp_path / "scratch")


def test_what_failed_is_tried_again_without_a_release(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_reading, "WAIT_SECONDS", 0.0)
    content.write(a="# A\n\nx\n\n![a lake](p.jpg)\n")
    content.put("a/p.jpg", photo(3)[:2000] + bytes(4000))
    hurry()
    make(backlog)
    hurry()
    before = release(state).number, page(state, "a").blocks
    for _ in range(3):
        assert not hurry(retry_failed=True).fresh
        make(backlog)
        outcome = hurry(sharpen=True)
        assert not outcome.fresh
        assert [problem.code for problem in outcome.problems] == ["picture-broken"]
        assert backlog.is_done
    assert (release(state).number, page(state, "a").blocks) == before


def test_a_text_broken_meanwhile_gets_its_pictures_nevertheless(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    add_photos(content)
    hurry()
    content.put("album/kk.md", b"\0\1\2" * 500)
    hurry()
    make(backlog)
    hurry()
    assert all(place.file and not place.source for place in places(state))
    hurry()
    assert all((release(state).folder / place.file).exists() for place in places(state))


def test_photos_taken_away_meanwhile_are_not_made(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    add_photos(content)
    hurry()
    shutil.rmtree(content.root / "album")
    content.write(a="# A\n\nx\n")
    outcome = hurry()
    assert outcome.problems == []
    make(backlog)
    assert backlog.done <= backlogs.AT_HAND + 2


def test_sharper_releases_take_no_place_in_the_history(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "KEPT", 4)
    content.write(a="# A\n\nold\n")
    hurry()
    add_photos(content)
    hurry()  # 2
    make(backlog, 3)
    hurry(sharpen=True)  # 3
    content.write(a="# A\n\nnew\n")
    hurry()  # 4, while photos are being made
    make(backlog, 3)
    hurry(sharpen=True)  # 5
    make(backlog)
    hurry(sharpen=True)  # 6
    listed = list_releases(state)
    assert [info.number for info in listed] == [6, 3, 1]
    said = [(info.changes.added, info.changes.changed) for info in listed if info.changes]
    assert [[tuple(page.id for page in kind) for kind in each] for each in said[:2]] == [
        [(), ("a",)],
        [("album",), ()],
    ]
    for word in ("one", "two", "three"):
        content.write(a=f"# A\n\n{word}\n")
        hurry()
    assert [info.number for info in list_releases(state)] == [9, 8, 7, 6]
    assert store.numbers(state) == [6, 7, 8, 9]


def test_what_visitors_read_is_not_pruned_under_them(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    add_photos(content)
    hurry()
    make(backlog)
    hurry(sharpen=True)
    assert store.numbers(state) == [1, 2]


def test_a_release_that_waited_comes_back_with_its_pictures(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    add_photos(content)
    hurry()
    away = content.root.with_name("bin")
    shutil.copytree(content.root / "album", away)
    shutil.rmtree(content.root / "album")  # a mistake, seconds after
    content.write(a="# A\n\nx\n")
    hurry()
    shutil.copytree(away, content.root / "album")
    hurry()
    make(backlog)
    hurry(sharpen=True)
    made = places(state)
    assert release(state).number == 4
    restored = restore(state, 1)
    found = release(state)
    assert (found.number, found.about.waiting, found.about.sharpens) == (restored.number, 0, 0)
    assert places(state) == made


def test_a_restored_release_has_the_pictures_that_were_made_since(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry, tmp_path: Path
) -> None:
    add_photos(content)
    content.write(a="# A\n\nold\n")
    hurry()
    content.write(a="# A\n\nnew\n")
    hurry()
    make(backlog)
    hurry(sharpen=True)
    made = places(state)
    assert release_folder(state, 1).exists()
    restore(state, 1)
    assert page(state, "a").blocks[0].text == "old"
    assert places(state) == made
    assert all((release(state).folder / place.file).exists() for place in made)
    assert release(state).about.waiting == 0
    content.write(a="# A\n\nnewest\n")
    hurry()
    assert places(state) == made
    assert says_what_the_folder_says(content, state, tmp_path / "scratch")


def test_a_restored_release_stays_while_pictures_are_made(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    content.write(a="# A\n\nold\n")
    hurry()
    add_photos(content)
    hurry()
    made = restore(state, 1)
    outcome = hurry(sharpen=True)
    assert (outcome.number, outcome.fresh, outcome.pictures) == (made.number, False, 0)
    make(backlog)
    assert backlog.done <= backlogs.AT_HAND + 2


def test_who_goes_on_finds_what_was_made(
    content: Folder, state: Path, hurry: Hurry, backlog: Backlog
) -> None:
    add_photos(content)
    hurry()
    make(backlog, 4)
    backlog.close()
    kept = {path.name for path in (state / "releases" / ".made").iterdir()}
    assert len(kept) >= 4
    publish(Job(content.root, state, edge=EDGE, durable=False))
    there = set(os.listdir(release(state).folder / "pictures"))  # noqa: PTH208
    assert kept & there
    assert not (state / "releases" / ".made").exists()


def test_what_a_killed_builder_left_goes_and_a_living_one_s_stays(
    content: Folder, state: Path, backlog: Backlog, hurry: Hurry
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = state / "releases" / f"{store.SHELF}{dead.pid}"
    left.mkdir(parents=True)
    add_photos(content)
    hurry()
    assert not left.exists()
    store.clean(state)  # as somebody who restores a release does
    make(backlog)
    assert hurry(sharpen=True).message is None
    assert release(state).about.waiting == 0
