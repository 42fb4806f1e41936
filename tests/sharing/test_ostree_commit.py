"""What a commit says of itself is read from its file: the same as OSTree tells, whatever is in it."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.ostree import COLLECTION, REF, ostree
from kiosk.ostree_commit import read_commit, read_ref

TOLD: dict[str, dict[str, str]] = {
    "nothing": {},
    "texts": {"kiosk.release": "17", "kiosk.published": "2026-11-30T22:37:39+00:00", "kiosk.empty": ""},
    "letters": {"kiosk.name": "Көл, «Бурабай»"},
    "two-bytes": {"kiosk.long": "x" * 300, "kiosk.release": "18"},
    "four-bytes": {f"kiosk.{number}": "y" * 9000 for number in range(9)},
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a commit, which has a text that is a list, too: the branches it is on."""
    folder = tmp_path / "repository"
    ostree(folder, "init", "--mode=archive", f"--collection-id={COLLECTION}")
    (tmp_path / "tree").mkdir()
    commit(folder, {}, 1)
    return folder


def commit(repository: Path, told: dict[str, str], made: int) -> str:
    """Make a commit; return its checksum."""
    words = [f"--add-metadata-string={name}={value}" for name, value in told.items()]
    tree = f"--tree=dir={repository.parent / 'tree'}"
    return ostree(repository, "commit", f"--branch={REF}", f"--timestamp=@{made}", tree, *words).strip()


@pytest.mark.parametrize("name", TOLD)
def test_it_is_what_was_committed(name: str, repository: Path) -> None:
    first = read_ref(repository, f"heads/{REF}")
    second = commit(repository, TOLD[name], 1796078260)
    assert read_ref(repository, f"heads/{REF}") == second
    found = read_commit(repository, second)
    binding = {"ostree.collection-binding": COLLECTION}
    assert (found.made, found.before, found.told) == (1796078260, first, {**TOLD[name], **binding})
    assert read_commit(repository, first) == (1, "", binding)


def test_what_is_not_there_or_damaged_is_no_commit(repository: Path) -> None:
    newest = commit(repository, TOLD["texts"], 2)
    file = repository / "objects" / newest[:2] / f"{newest[2:]}.commit"
    whole = file.read_bytes()
    chance = random.Random(7)
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        with pytest.raises(ValueError, match=f"{newest}: no commit|too short"):
            read_commit(repository, newest)
    for _ in range(500):
        at = chance.randrange(len(whole))
        file.write_bytes(whole[:at] + bytes([chance.randrange(256)]) + whole[at + 1 :])
        with suppress(ValueError):  # and nothing else
            read_commit(repository, newest)
    file.unlink()
    with pytest.raises(FileNotFoundError):
        read_commit(repository, newest)
    ref = repository / "refs/heads" / REF
    for text in ("", "\0" * 64, "../../etc/passwd"):
        ref.write_text(text)
        assert read_ref(repository, f"heads/{REF}") == ""
    assert read_ref(repository, "heads/other") == ""
