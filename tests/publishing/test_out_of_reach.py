"""Files, folders and shares that are gone: what stays on the screen, and what staff have removed."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.problems.kind import Severity
from tests.publishing.conftest import Folder, Publish
from tests.publishing.looking import cards, codes, release, words

ROOT = os.name == "posix" and os.geteuid() == 0


def test_only_what_staff_remove_disappears(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nx\n", b="# B\n", b__c="# C\n")
    content.put("a/ru.md", "# A\n\nр\n")
    published()
    (content.root / "a/ru.md").unlink()
    shutil.rmtree(content.root / "b/c")
    published()
    assert (cards(state), cards(state, "b")) == (["a", "b"], [])
    assert release(state).page("a", "ru") is None
    shutil.rmtree(content.root / "b")
    published()
    assert cards(state) == ["a"]


@pytest.mark.skipif(ROOT, reason="root may open everything")
def test_a_folder_out_of_reach_keeps_its_pages(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n", b="# B\n\nb\n", b__c="# C\n\nc\n", d="# D\n")
    published()
    (content.root / "b").chmod(0)
    content.write(d="# D\n\nnew\n")
    outcome = published()
    (content.root / "b").chmod(0o755)
    assert cards(state) == ["a", "b", "d"]
    assert words(state, "b/c") == "c"
    assert outcome.retry


def test_a_folder_that_cannot_be_listed_keeps_its_pages(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n", b="# B\n\nb\n", b__c="# C\n\nc\n", d="# D\n")
    published()
    scandir = os.scandir

    def broken(path: Any = ".") -> Any:
        if str(path).endswith("/b"):
            raise OSError(5, "Input/output error")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", broken)
    content.write(d="# D\n\nnew\n")
    outcome = published()
    assert cards(state) == ["a", "b", "d"]
    assert (words(state, "b/c"), words(state, "d")) == ("c", "new")
    assert outcome.retry


def test_a_share_that_is_gone_removes_nothing(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    content.write(a="# A\n", b="# B\n")
    published()
    away = content.root.rename(content.root.with_name("away"))
    gone = published()
    assert (gone.number, gone.retry, gone.exit_code) == (1, True, 2)
    assert gone.message is not None
    assert str(content.root) in gone.message.say()
    assert "--content" in gone.message.say()
    content.root.mkdir()  # where the share was mounted
    assert published().message
    (content.root / "lost+found").mkdir()
    assert published().message
    assert cards(state) == ["a", "b"]
    shutil.rmtree(content.root)
    away.rename(content.root)
    assert not published().fresh


def test_who_keeps_kiosk_toml_has_deleted_the_pages(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    content.write(a="# A\n")
    published()
    shutil.rmtree(content.root / "a")
    outcome = published()
    assert (outcome.number, outcome.pages) == (2, 0)
    assert codes(outcome) == [("", "no-pages")]
    assert cards(state) == []


def test_a_kiosk_toml_that_is_gone_keeps_the_last_settings(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\n[name]\nkk = "Бір"\n')
    content.write(a="# A\n", b="# B\n")
    published()
    (content.root / "kiosk.toml").unlink()
    for text in ("# A\n\nnew\n", "# A\n\nnewer\n"):
        content.write(a=text)
        outcome = published()
        assert ("kiosk.toml", "settings-gone") in codes(outcome)
        assert release(state).settings["name"] == {"kk": "Бір"}
        assert release(state).languages == ("kk", "ru")
    content.put("kiosk.toml", "")
    assert "settings-gone" not in [code for _, code in codes(published())]
    assert release(state).settings["name"] == {}


def test_a_broken_kiosk_toml_keeps_the_last_settings(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", 'languages = ["ru", "kk"]\n[name]\nkk = "Бір"\n')
    content.write(a="# A\n")
    published()
    content.put("kiosk.toml", 'languages = ["ru", "kk"\n[name]\nkk = "Екі\n')
    outcome = published()
    assert outcome.errors == 1
    (problem,) = (problem for problem in outcome.problems if problem.severity == Severity.ERROR)
    assert problem.file == "kiosk.toml"
    assert problem.line > 0
    assert release(state).languages == ("ru", "kk")
    assert release(state).settings["name"] == {"kk": "Бір"}
    assert published().errors == 1  # still said when only looked at again
    content.put("kiosk.toml", 'languages = ["ru", "kk"]\n[name]\nkk = "Екі"\n')
    assert published().errors == 0
    assert release(state).settings["name"] == {"kk": "Екі"}
