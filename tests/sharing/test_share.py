"""`kiosk share`: a release gets into a repository, signed, and other screens can take it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.ostree import PUBLISHED_KEY, REF, RELEASE_KEY, ostree
from kiosk.publishing.store.store import SOURCES
from kiosk.releases.checksums import damaged_files, read_manifest
from kiosk.releases.layout import release_folder
from kiosk.releases.release import Release
from kiosk.sharing import gnupg
from kiosk.sharing.share import share
from tests.sharing.conftest import Screen

Released = Callable[[str], int]
NewScreen = Callable[[], Screen]


def files(folder: Path) -> dict[str, bytes]:
    """Return what is in the files of a folder, by their names in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shared_files(state: Path, number: int) -> dict[str, bytes]:
    """Return what other screens are to get of a release."""
    found = files(release_folder(state, number))
    del found[SOURCES]
    return found


def test_another_screen_takes_the_release_as_it_is(
    released: Released, state: Path, folder: Path, screen: NewScreen
) -> None:
    number = released("Жылы.")
    done = share(state, folder)
    assert (done.fresh, done.new_key, done.shared.release) == (True, True, number)
    got = screen().pull(folder.as_uri())
    assert files(got) == shared_files(state, number)
    assert read_manifest(got)
    assert not damaged_files(got)


def test_a_commit_tells_of_its_release(released: Released, state: Path, folder: Path) -> None:
    number = released("Жылы.")
    share(state, folder)
    told = [
        ostree(folder, "show", f"--print-metadata-key={key}", REF) for key in (RELEASE_KEY, PUBLISHED_KEY)
    ]
    published = Release(release_folder(state, number)).about.published
    assert [text.strip() for text in told] == [f"'{number}'", f"'{published}'"]
    assert f"Release {number}" in ostree(folder, "log", REF)


def test_the_same_release_changes_nothing(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    first = share(state, folder)
    before = files(folder)
    again = share(state, folder)
    assert (again.fresh, again.new_key, again.shared) == (False, False, first.shared)
    assert files(folder) == before


def test_the_next_release_comes_with_a_delta(
    released: Released, state: Path, folder: Path, screen: NewScreen
) -> None:
    released("Жылы.")
    first = share(state, folder).shared
    other = screen()
    other.pull(folder.as_uri())
    number = released("Ыстық.")
    second = share(state, folder).shared
    assert ostree(folder, "static-delta", "list").split() == [f"{first.commit}-{second.commit}"]
    got = other.pull(folder.as_uri())
    assert Release(got).number == number
    assert files(got) == shared_files(state, number)


def test_what_is_gone_from_a_release_is_gone_on_other_screens(
    released: Released, content: Path, state: Path, folder: Path, screen: NewScreen
) -> None:
    (content / "hill").mkdir()
    (content / "hill/kk.md").write_text("# Төбе\n\nБиік.\n")
    released("Жылы.")
    share(state, folder)
    shutil.rmtree(content / "hill")
    number = released("Жылы.")
    share(state, folder)
    assert files(screen().pull(folder.as_uri())) == shared_files(state, number)


def test_a_new_computer_goes_on(
    released: Released, content: Path, state: Path, folder: Path, screen: NewScreen
) -> None:
    """The publishing computer died; a new one has the key and counts its releases from 1 again."""
    (content / "hill").mkdir()
    (content / "hill/kk.md").write_text("# Төбе\n\nБиік.\n")
    released("Жылы.")
    released("Суық.")
    share(state, folder)
    other = screen()
    other.pull(folder.as_uri())
    shutil.move(state / "share-key", state.parent)
    shutil.rmtree(state)
    (content / "hill/kk.md").write_text("# Төбе\n\nАласа.\n")
    released("Жылы.")
    released("Суық.")  # another release 2 than the one that was shared
    number = released("Ыстық.")
    shutil.move(state.parent / "share-key", state)
    assert share(state, folder).fresh
    assert files(other.pull(folder.as_uri())) == shared_files(state, number)


def test_nothing_of_gnupg_stays(
    released: Released, state: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes: list[Path] = []
    real = gnupg.gpg

    def noted(home: Path, *arguments: str, given: bytes = b"") -> bytes:
        """Note the home that is used."""
        homes.append(home)
        return real(home, *arguments, given=given)

    monkeypatch.setattr("kiosk.sharing.key.gpg", noted)
    released("Жылы.")
    share(state, folder)
    assert homes
    assert not any(home.exists() for home in homes)
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert str(homes[0]) not in running


def test_only_the_kiosk_s_user_reads_the_secret_key(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    share(state, folder)
    key = state / "share-key"
    assert key.stat().st_mode & 0o777 == 0o700
    assert (key / "secret.asc").stat().st_mode & 0o777 == 0o600
    assert (folder / "kiosk.gpg").stat().st_mode & 0o777 == 0o644
