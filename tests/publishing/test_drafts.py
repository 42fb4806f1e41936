"""Texts that say `draft: yes`: off the screen until staff delete the line, in the preview at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.publishing.build.check import check
from kiosk.releases.release import current_release
from kiosk.system.child_process import environment
from tests.publishing.conftest import Folder, Publish

DRAFT = "---\ndraft: yes\n---\n"
EMPTIED = "---\n---\n"


def cards(state: Path, parent: str = "") -> list[tuple[str, list[str]]]:
    """Return the pages inside a page with the languages in which they are shown."""
    release = current_release(state)
    assert release is not None
    return [(card.id, list(card.texts)) for card in release.cards(parent)]


def test_a_draft_is_off_the_screen_until_the_line_is_deleted(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# А\n", b=f"{DRAFT}# Ә\n\nсөз\n", b__c="# Б\n")
    outcome = published()
    assert cards(state) == [("a", ["kk"])]
    assert cards(state, "b") == []
    assert [(problem.file, problem.line, problem.code, problem.page) for problem in outcome.problems] == [
        ("b/kk.md", 2, "draft", "b")
    ]
    assert (outcome.pages, outcome.exit_code) == (1, 0)
    content.write(b=f"{EMPTIED}# Ә\n\nсөз\n")
    assert not published().problems
    assert cards(state) == [("a", ["kk"]), ("b", ["kk"])]
    assert cards(state, "b") == [("b/c", ["kk"])]
    release = current_release(state)
    page = release.page("b", "kk") if release else None
    assert page is not None
    assert [block.kind for block in page.blocks] == ["paragraph"]


def test_each_language_is_ready_at_its_own_time(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\n')
    content.put("a/kk.md", "# А\n")
    content.put("a/ru.md", f"{DRAFT}# Я\n")
    published()
    assert cards(state) == [("a", ["kk"])]


def test_a_draft_is_nobody_s_last_page(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# А\n", s__old="---\nuntil: 2020-01-01\n---\n# Ескі\n", s__new=f"{DRAFT}# Жаңа\n")
    outcome = published()
    assert cards(state, "s") == [("s/old", ["kk"])]
    assert "dates-keep-section" in [problem.code for problem in outcome.problems]


@pytest.mark.parametrize(("flags", "shown"), [([], ["a"]), (["--drafts"], ["a", "b"])])
def test_the_preview_asks_for_drafts(
    content: Folder, state: Path, flags: list[str], shown: list[str]
) -> None:
    content.write(a="# А\n", b=f"{DRAFT}# Ә\n")
    command = [sys.executable, "-m", "kiosk.publishing", "--content", content.root, "--state", state]
    subprocess.run([*command, "--once", *flags], env=environment(), check=True)
    assert [page for page, _ in cards(state)] == shown


def test_a_folder_with_nothing_but_drafts_has_no_errors(content: Folder) -> None:
    content.write(a=f"{DRAFT}# А\n")
    result = check(content.root)
    assert result.pages == 1
    assert [problem.code for problem in result.problems] == ["draft"]
