import errno
from pathlib import Path

import pytest

from kiosk.languages.catalogue import translate
from kiosk.publishing import disk, store
from kiosk.publishing.lock import locked
from kiosk.publishing.message import cannot_use
from kiosk.release import current_number, encode, release_folder


def write_release(state: Path, base: Path | None = None, **pages: bytes) -> Path:
    draft = store.Draft(state, base)
    for name, data in pages.items():
        draft.write(f"pages/{name}.json", data)
    number = store.next_number(state)
    about = {
        "format": 1,
        "number": number,
        "published": f"2026-11-22T10:00:{number % 60:02}+00:00",
        "content": str(state / "nowhere"),
        "languages": ["kk"],
        "settings": {},
        "pages": len(pages),
        "problems": {"error": 0, "warning": 0},
        "attract": [],
    }
    draft.write("release.json", encode(about))
    draft.write("report.json", encode({"problems": []}))
    return draft.commit(number)


def test_a_release_is_invisible_until_it_is_whole(tmp_path: Path) -> None:
    draft = store.Draft(tmp_path, None)
    draft.write("pages/a.json", b"{}")
    assert store.numbers(tmp_path) == []
    assert current_number(tmp_path) is None
    draft.commit(1)
    assert current_number(tmp_path) == 1
    assert (release_folder(tmp_path, 1) / "pages" / "a.json").read_bytes() == b"{}"
    assert not (release_folder(tmp_path, 1) / "work").exists()


def test_unchanged_files_are_shared_between_releases(tmp_path: Path) -> None:
    first = write_release(tmp_path, a=b"1")
    draft = store.Draft(tmp_path, first)
    draft.keep("pages/a.json")
    second = draft.commit(2)
    assert (first / "pages/a.json").samefile(second / "pages/a.json")


def test_a_disk_without_hard_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError(errno.EPERM, "no links here")

    first = write_release(tmp_path, a=b"1")
    monkeypatch.setattr(disk.os, "link", refuse)
    draft = store.Draft(tmp_path, first)
    draft.keep("pages/a.json")
    second = draft.commit(2)
    assert not (first / "pages/a.json").samefile(second / "pages/a.json")
    assert (second / "pages/a.json").read_bytes() == b"1"


def test_the_last_thirty_and_the_current_one_are_kept(tmp_path: Path) -> None:
    for _ in range(33):
        write_release(tmp_path, a=b"1")
    store.make_current(tmp_path, 2)
    store.prune(tmp_path)
    assert store.numbers(tmp_path) == [2, *range(4, 34)]
    assert store.next_number(tmp_path) == 34


def test_leftovers_of_an_interrupted_publisher_go(tmp_path: Path) -> None:
    write_release(tmp_path, a=b"1")
    for name in (".new-123/pages", ".old-000009/pages"):
        (tmp_path / "releases" / name).mkdir(parents=True)
    (tmp_path / "releases" / ".new-current").write_text("7")
    store.clean(tmp_path)
    assert sorted(path.name for path in (tmp_path / "releases").iterdir()) == ["000001", "current"]


def test_an_old_release_comes_back_under_a_new_number(tmp_path: Path) -> None:
    write_release(tmp_path, a=b"old")
    write_release(tmp_path, a=b"new")
    assert store.restore(tmp_path, 1) == 3
    assert (release_folder(tmp_path, 3) / "pages/a.json").read_bytes() == b"old"
    assert [(info.number, info.current, info.restored) for info in store.list_releases(tmp_path)] == [
        (3, True, 1),
        (2, False, 0),
        (1, False, 0),
    ]
    assert store.restore(tmp_path, 3) == 4
    assert store.list_releases(tmp_path)[0].restored == 1


def test_what_is_not_there_cannot_be_restored(tmp_path: Path) -> None:
    write_release(tmp_path, a=b"1")
    with pytest.raises(LookupError, match="no release 9"):
        store.restore(tmp_path, 9)
    assert current_number(tmp_path) == 1


def test_a_state_folder_that_cannot_be_written_restores_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(store.NotRestored, match="--state"):
        store.restore(tmp_path / "state", 1)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_the_disk_refuses_is_said_in_the_reader_s_language(number: int, language: str) -> None:
    message = cannot_use(OSError(number, "Some English"), Path("/some/where"))
    said = message.say(lambda text: translate(language, text))
    assert "/some/where" in said
    assert (said == message.say()) == (language == "en")
    assert ("Some English" in said) == (number == errno.EIO)


def test_a_damaged_release_is_not_listed(tmp_path: Path) -> None:
    folder = write_release(tmp_path, a=b"1")
    write_release(tmp_path, a=b"2")
    (folder / "release.json").write_bytes(b"{")
    assert [info.number for info in store.list_releases(tmp_path)] == [2]


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    with locked(tmp_path / "a.lock") as mine:
        assert mine
        with locked(tmp_path / "a.lock") as other:
            assert not other
    with locked(tmp_path / "a.lock") as mine:
        assert mine
