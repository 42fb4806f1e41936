"""A release as version 0.1 wrote it can be opened, built upon and brought back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.build.restore import restore
from kiosk.publishing.store.build_manifest import empty_manifest, read_build_manifest
from kiosk.publishing.store.kept import list_releases
from kiosk.publishing.store.restore_guard import fingerprint
from kiosk.releases.checksums import damaged_files
from kiosk.releases.release import Release, current_release

OLD = Path(__file__).parent / "old_release"  # the release, and the folder it was made from


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(OLD / "content", tmp_path / "content")


@pytest.fixture
def state(tmp_path: Path, folder: Path) -> Path:
    """Return a state folder with the release, as if it had been made from `folder`."""
    state = tmp_path / "state"
    release = shutil.copytree(OLD / "000001", state / "releases" / "000001")
    (state / "releases" / "current").write_text("1\n")
    for name in ("release.json", "sources.json"):
        path = release / name
        path.write_text(path.read_text("utf-8").replace("/srv/content", str(folder)), "utf-8")
    listed = json.loads((release / "manifest.json").read_bytes())
    del listed["files"]["release.json"]
    (release / "manifest.json").write_text(json.dumps(listed))
    return state


def current(state: Path) -> Release:
    """Return the current release; fails when there is none."""
    release = current_release(state)
    assert release is not None
    return release


def test_it_can_be_opened(state: Path) -> None:
    release = current(state)
    assert (release.number, release.languages, release.about.edge) == (1, ("kk", "ru"), 64)
    assert [card.id for card in release.cards("")] == ["a", "b"]
    page = release.page("a", "kk")
    assert page is not None
    kinds = "paragraph marked paragraph timeline figures quiz table notice heading card"
    assert [block.kind for block in page.blocks] == kinds.split()
    assert page.picture is not None
    assert all((release.folder / name).is_file() for name in (*page.picture.files, *page.codes.values()))
    assert [row["code"] for row in release.report()] == ["language-missing"]
    assert not damaged_files(release.folder)
    assert [each.number for each in list_releases(state)] == [1]


def test_the_next_release_keeps_what_it_knew(state: Path, folder: Path) -> None:
    before = read_build_manifest(current(state).folder / "sources.json")
    assert before != empty_manifest()
    (folder / "01-a" / "ru.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))  # copied by mistake
    outcome = publish(Job(folder, state, edge=64, durable=False))
    assert (outcome.message, outcome.number, outcome.pages) == (None, 2, 2)
    page = current(state).page("a", "ru")
    assert page is not None
    assert page.title == "Озеро"  # the last good version
    after = read_build_manifest(current(state).folder / "sources.json")
    assert after.pages["a"]["kk"].history == before.pages["a"]["kk"].history
    assert after.pages["a"]["ru"].stale


def test_it_can_be_brought_back(state: Path, folder: Path) -> None:
    (folder / "01-a" / "ru.md").write_text("# Море\n\nДругие слова.\n", "utf-8")
    assert publish(Job(folder, state, edge=64, durable=False)).number == 2
    assert restore(state, 1).number == 3
    page = current(state).page("a", "ru")
    assert page is not None
    assert page.title == "Озеро"
    assert publish(Job(folder, state, edge=64, durable=False)).number == 3


def test_what_staff_brought_back_stays(state: Path, folder: Path) -> None:
    (folder / "01-a" / "ru.md").write_text("# Море\n\nДругие слова.\n", "utf-8")
    path = current(state).folder / "sources.json"
    row = json.loads(path.read_bytes())
    path.write_text(json.dumps({**row, "held": fingerprint(folder)}))
    outcome = publish(Job(folder, state, edge=64, durable=False))
    assert (outcome.number, outcome.fresh) == (1, False)
    (folder / "02-b" / "kk.md").write_text("# B\n\nБасқа сөз.\n", "utf-8")
    assert publish(Job(folder, state, edge=64, durable=False)).number == 2
