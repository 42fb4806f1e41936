"""Going back, as staff do it: what visitors see, and when a change ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.publishing.build.restore import NoRelease, NotRestored, restore
from kiosk.publishing.store import restore_guard, store
from kiosk.publishing.store.build_manifest import read_build_manifest
from kiosk.publishing.store.kept import list_releases
from kiosk.releases.layout import current_number, release_folder
from kiosk.releases.layout import numbers as kept_numbers
from kiosk.releases.release import Release, current_release
from kiosk.system.child_process import environment
from tests.publishing.conftest import Folder, Publish
from tests.publishing.looking import jpeg
from tests.publishing.test_poll import until

TOML = 'languages = ["kk"]\nzone = "Asia/Almaty"\n'


@pytest.fixture
def two_releases(content: Folder, state: Path, published: Publish) -> None:
    """Release 1 says "old", release 2 and the folder say "new"."""
    content.put("kiosk.toml", TOML)
    content.write(a="# А\n\nold\n", b="# Ә\n\n![п](p.jpg)\n")
    content.put("b/p.jpg", jpeg())
    published()
    content.write(a="# А\n\nnew\n")
    published()


def words(state: Path) -> str:
    release = current_release(state)
    page = release.page("a", "kk") if release else None
    return page.blocks[0].text if page else ""


def touch(folder: Folder) -> None:
    for path in folder.root.rglob("*"):
        os.utime(path)


def save_as_it_is(folder: Folder) -> None:
    path = folder.root / "a" / "kk.md"
    path.write_bytes(path.read_bytes())


def swap_for_a_copy(folder: Folder) -> None:
    path = folder.root / "b" / "p.jpg"
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


NO_CHANGE: dict[str, Callable[[Folder], object]] = {
    "nothing": lambda folder: None,
    "dates": touch,
    "saved as it was": save_as_it_is,
    "the same photo copied again": swap_for_a_copy,
    "Windows looked at the photos": lambda folder: folder.put("b/Thumbs.db", "x"),
    "Word holds a lock": lambda folder: folder.put("a/~$kk.docx", "x"),
}
CHANGE: dict[str, Callable[[Folder], object]] = {
    "a letter": lambda folder: folder.put("b/kk.md", "# Ә\n\n![п](p.jpg)\n\nтағы\n"),
    "a letter, the same size": lambda folder: folder.put("b/kk.md", "# Б\n\n![п](p.jpg)\n"),
    "a page": lambda folder: folder.write(c="# Б\n"),
    "a photo": lambda folder: folder.put("b/p.jpg", jpeg("blue")),
    "settings": lambda folder: folder.put("kiosk.toml", TOML.replace("Almaty", "Oral")),
    "a folder's number": lambda folder: (folder.root / "b").rename(folder.root / "01-b"),
    "a photo gone": lambda folder: (folder.root / "b" / "p.jpg").unlink(),
}


@pytest.mark.usefixtures("two_releases")
def test_a_restored_release_stays_while_no_file_says_anything_else(
    content: Folder, state: Path, published: Publish
) -> None:
    made = restore(state, 1)
    assert (made.number, made.old.number, made.before) == (3, 1, 2)
    assert made.content == str(content.root)
    for name, act in NO_CHANGE.items():
        act(content)
        outcome = published(retry_failed=True)
        assert (outcome.number, outcome.fresh, words(state)) == (3, False, "old"), name


@pytest.mark.parametrize("name", CHANGE)
@pytest.mark.usefixtures("two_releases")
def test_any_change_publishes_the_whole_folder_again(
    name: str, content: Folder, state: Path, published: Publish
) -> None:
    restore(state, 1)
    touch(content)
    assert published().number == 3
    CHANGE[name](content)
    assert published().number == 4
    assert words(state) == "new"
    assert published().number == 4


@pytest.mark.usefixtures("two_releases")
def test_a_publisher_that_waits_leaves_a_restored_release_alone(content: Folder, state: Path) -> None:
    command = [sys.executable, "-m", "kiosk.publishing", "--content", content.root, "--state", state]
    publisher = subprocess.Popen([*command, "--edge", "640"], env=environment(), stdout=subprocess.DEVNULL)
    try:
        until(lambda: (state / "publish.lock").exists())
        notes = release_folder(state, restore(state, 1).number) / store.SOURCES
        before = read_build_manifest(notes).restore_guard
        touch(content)
        until(
            lambda: read_build_manifest(notes).restore_guard != before
        )  # it has looked, and found nothing new
        assert (current_number(state), words(state)) == (3, "old")
        content.write(c="# Б\n\nlater\n")
        until(lambda: words(state) == "new")
        assert current_number(state) == 4
    finally:
        publisher.kill()
        publisher.wait()


@pytest.mark.usefixtures("two_releases")
def test_a_large_file_counts_by_its_ends(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_guard, "MOST_WHOLE", 1024)
    monkeypatch.setattr(restore_guard, "PART", 256)
    film = content.put("b/film.mp4", bytes(4096))
    published()
    restore(state, 1)
    os.utime(film)
    assert published().number == 4
    film.write_bytes(bytes(4095) + b"x")
    assert published().number == 5


@pytest.mark.usefixtures("two_releases")
def test_a_restored_release_stays_when_the_folder_has_moved_since(
    content: Folder, state: Path, published: Publish
) -> None:
    content.root.rename(content.root.with_name("moved"))
    content.root = content.root.with_name("moved")
    content.write(a="# А\n\nnewest\n")
    assert published().number == 3
    assert restore(state, 1).content == str(content.root)
    assert (published().number, words(state)) == (4, "old")
    content.write(b="# Ә\n")
    assert (published().number, words(state)) == (5, "newest")


@pytest.mark.usefixtures("two_releases")
def test_going_back_can_be_undone(state: Path, published: Publish) -> None:
    made = restore(state, 1)
    again = restore(state, made.before)
    assert (again.number, again.old.number, again.before) == (4, 2, 3)
    assert (published().number, words(state)) == (4, "new")
    infos = list_releases(state)
    assert [(info.number, info.current, info.restored) for info in infos] == [
        (4, True, 2),
        (3, False, 1),
        (2, False, 0),
        (1, False, 0),
    ]
    assert [[page.id for page in info.changes.changed] for info in infos if info.changes] == [
        ["a"],
        ["a"],
        ["a"],
        [],
    ]
    assert restore(state, 3).old.number == 3
    assert list_releases(state)[0].restored == 1


@pytest.mark.usefixtures("two_releases")
def test_what_changed_is_kept_with_the_release_and_found_where_it_is_not(state: Path) -> None:
    folder, gone = release_folder(state, 2), release_folder(state, 1)
    kept = list_releases(state)[0]
    assert kept.changes is not None
    assert [page.titles for page in kept.changes.changed] == [{"kk": "А"}]
    away = gone.rename(gone.with_name("away"))
    assert list_releases(state) == (kept,)
    away.rename(gone)
    for number in (1, 2):  # as an earlier version of this program wrote them
        path = release_folder(state, number) / "release.json"
        data = path.read_bytes()
        start = data.index(b',"edge"')
        path.write_bytes(data[:start] + b"}")
        assert Release(path.parent).changes is None
    assert list_releases(state)[0] == kept
    (folder / "pages").rename(folder / "away")
    assert list_releases(state)[0].changes is None
    (release_folder(state, 1) / "release.json").write_bytes(b"{")
    assert [(info.number, info.changes) for info in list_releases(state)] == [(2, None)]


def test_thirty_releases_share_what_did_not_change(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# А\n\n0\n", b="# Ә\n\n![п](p.jpg)\n")
    content.put("b/p.jpg", jpeg(noise=True, size=(600, 400)))
    published()
    alone = disk_use(state)
    for version in range(1, 3):
        content.write(a=f"# А\n\n{version}\n")
        published()
    for _ in range(32):
        restore(state, current_number(state) or 0)
    numbers = kept_numbers(state)
    assert len(numbers) == store.KEPT + 1  # the one that the current one brought back stays, too
    assert (numbers[0], numbers[-1]) == (3, 35)
    (picture,) = (release_folder(state, 35) / "pictures").iterdir()
    assert picture.stat().st_nlink == len(numbers)
    assert disk_use(state) < 3 * alone


def disk_use(state: Path) -> int:
    """Return the bytes of all different files."""
    files = {(status := path.stat()).st_ino: status.st_size for path in state.rglob("*") if path.is_file()}
    return sum(files.values())


@pytest.mark.usefixtures("two_releases")
def test_what_is_not_there_cannot_be_restored(state: Path) -> None:
    with pytest.raises(NoRelease, match="no release 9"):
        restore(state, 9)
    assert current_number(state) == 2


def test_a_state_folder_that_cannot_be_written_restores_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(NotRestored, match="--state"):
        restore(tmp_path / "state", 1)
