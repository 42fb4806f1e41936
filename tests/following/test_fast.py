"""What a follower leaves out of taking a release, as it need not be done again; and what it never does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.following import fetch as fetching
from kiosk.following import follower as following
from kiosk.following import repository as kept
from kiosk.following import whole
from kiosk.following.background import Row
from kiosk.following.source import parse_source
from kiosk.following.times import Times
from kiosk.releases.checksums import MANIFEST, damaged_files, is_whole
from kiosk.releases.layout import release_folder
from tests.following.conftest import Screen
from tests.following.publisher import Publisher
from tests.publishing.old_or_new import seen


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of releases that are read to the end, in turn."""
    names: list[str] = []

    def noted(folder: Path, name: str, listed: list[int]) -> bool:
        names.append(name)
        return is_whole(folder, name, listed)

    monkeypatch.setattr(whole, "is_whole", noted)
    return names


def files(folder: Path) -> set[str]:
    """Return the names of all files of a release but the manifest."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} - {MANIFEST}


def test_only_files_that_are_new_are_read(publisher: Publisher, screen: Screen, read: list[str]) -> None:
    screen.fetch()
    publisher.publish("new")
    read.clear()
    assert screen.fetch(proven=1).is_new
    one, two = (release_folder(screen.state, number) for number in (1, 2))
    new = {name for name in files(two) if not ((one / name).exists() and (one / name).samefile(two / name))}
    assert set(read) == new
    assert new < files(two)


@pytest.mark.parametrize("why", ["unproven", "gone", "touched", "mend"])
def test_a_file_is_read_again_where_it_may_have_changed(
    why: str, publisher: Publisher, screen: Screen, read: list[str]
) -> None:
    screen.fetch()
    if why == "touched":
        for path in release_folder(screen.state, 1).rglob("*.*"):
            os.utime(path)
    publisher.publish("new")
    read.clear()
    proven = {"unproven": 0, "gone": 7}.get(why, 1)
    assert screen.fetch(mend=why == "mend", proven=proven).is_new
    assert set(read) == files(release_folder(screen.state, 2))


def test_a_file_that_somebody_wrote_into_never_comes_along(publisher: Publisher, screen: Screen) -> None:
    screen.fetch()
    one = release_folder(screen.state, 1)
    publisher.publish("new")
    lasting = [name for name in files(one) if (one / name).read_bytes() == _at(publisher, name)]
    damaged = one / next(name for name in lasting if name.startswith("pages/"))
    damaged.write_bytes(damaged.read_bytes()[::-1])  # and with it the object it is a link to
    assert screen.fetch(proven=1).is_new
    assert seen(screen.state) == "new"
    assert not damaged_files(release_folder(screen.state, 2))


def _at(publisher: Publisher, name: str) -> bytes:
    file = release_folder(publisher.state, 2) / name
    return file.read_bytes() if file.exists() else b""


def test_the_follower_counts_on_what_it_has_taken_itself(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(following, "Fetching", lambda *_, proven, **more: asked.append(proven))
    source = parse_source(screen.source)
    screen.state.mkdir()
    follower = following._Follower(screen.state, source, "", Times(5.0), tmp_path, "en", None, None)
    outcomes: list[Row] = [
        {"number": 4, "is_new": False, "text": "", "values": {}},
        {"number": 5, "is_new": True, "text": "", "values": {}},
        {"number": 0, "is_new": False, "text": "no", "values": {}},
        {},
    ]
    for row in outcomes:
        follower.fetch(mend=False)
        follower.take(row)
    follower.fetch(mend=False)
    assert asked == [0, 0, 5, 5, 5]


@pytest.mark.parametrize("when", ["in-turn", "nothing-new"])
def test_the_repository_is_pruned_now_and_then(
    when: str, publisher: Publisher, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commits() -> int:
        return len([*(screen.state / "follow/repo/objects").glob("*/*.commit")])

    chance = bytearray([1])
    monkeypatch.setattr(kept, "KEPT", 0)
    monkeypatch.setattr(fetching, "urandom", lambda _: bytes(chance))
    screen.fetch()
    publisher.publish("two")
    screen.fetch()
    assert commits() == 2
    if when == "in-turn":
        chance[0] = fetching.PRUNE_EACH
        publisher.publish("three")
    screen.fetch()
    assert commits() == 1
    assert seen(screen.state) == ("three" if when == "in-turn" else "two")
