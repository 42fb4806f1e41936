import errno
import os
from pathlib import Path

import pytest

from kiosk.languages.catalogue import translator
from kiosk.publishing.report.folder_messages import cannot_use
from kiosk.publishing.store import store
from kiosk.publishing.store.release_draft import ReleaseDraft
from kiosk.releases.checksums import entry, is_whole
from kiosk.releases.format import encode
from kiosk.releases.layout import current_number, numbers, release_folder
from kiosk.system import disk
from kiosk.system.lock import locked


def write_release(state: Path, base: Path | None = None, **pages: bytes) -> Path:
    draft = ReleaseDraft(state, base)
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
    draft = ReleaseDraft(tmp_path, None)
    draft.write("pages/a.json", b"{}")
    assert numbers(tmp_path) == []
    assert current_number(tmp_path) is None
    draft.commit(1)
    assert current_number(tmp_path) == 1
    assert (release_folder(tmp_path, 1) / "pages" / "a.json").read_bytes() == b"{}"
    assert not (release_folder(tmp_path, 1) / "work").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    assert not is_whole(tmp_path, "a.json", entry(b"{}"))


def test_unchanged_files_are_shared_between_releases(tmp_path: Path) -> None:
    first = write_release(tmp_path, a=b"1")
    draft = ReleaseDraft(tmp_path, first)
    draft.keep("pages/a.json")
    second = draft.commit(2)
    assert (first / "pages/a.json").samefile(second / "pages/a.json")


def test_a_disk_without_hard_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError(errno.EPERM, "no links here")

    first = write_release(tmp_path, a=b"1")
    monkeypatch.setattr(disk.os, "link", refuse)
    draft = ReleaseDraft(tmp_path, first)
    draft.keep("pages/a.json")
    second = draft.commit(2)
    assert not (first / "pages/a.json").samefile(second / "pages/a.json")
    assert (second / "pages/a.json").read_bytes() == b"1"


def test_the_last_thirty_and_the_current_one_are_kept(tmp_path: Path) -> None:
    for _ in range(33):
        write_release(tmp_path, a=b"1")
    store.make_current(tmp_path, 2)
    store.prune(tmp_path)
    assert store.KEPT == 30
    assert numbers(tmp_path) == [2, *range(4, 34)]
    assert store.next_number(tmp_path) == 34


def test_leftovers_of_an_interrupted_publisher_go(tmp_path: Path) -> None:
    write_release(tmp_path, a=b"1")
    for name in (".new-123/pages", ".old-000009/pages"):
        (tmp_path / "releases" / name).mkdir(parents=True)
    (tmp_path / "releases" / ".new-current").write_text("7")
    store.clean(tmp_path)
    assert sorted(path.name for path in (tmp_path / "releases").iterdir()) == ["000001", "current"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_the_disk_refuses_is_said_in_the_reader_s_language(number: int, language: str) -> None:
    message = cannot_use(OSError(number, "Some English"), Path("/some/where"))
    said = message.say(translator(language))
    assert "/some/where" in said
    assert (said == message.say()) == (language == "en")
    assert "Some English" not in said
    assert "the disk" not in said or language == "en"


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    with locked(tmp_path / "a.lock") as mine:
        assert mine
        with locked(tmp_path / "a.lock") as other:
            assert not other
    with locked(tmp_path / "a.lock") as mine:
        assert mine
