"""A text or picture that cannot be read, or never ends: what visitors keep, and what staff are told."""

import errno
import os
import random
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.problems.explain import explain
from kiosk.problems.problem import Problem, not_opened
from kiosk.publishing.build import publication as build
from kiosk.publishing.build import read_folder
from kiosk.publishing.store import release_draft as draft
from kiosk.publishing.worker import pool_worker, task
from kiosk.releases.layout import current_number
from tests.publishing.conftest import Folder, Publish
from tests.publishing.looking import cards, codes, jpeg, page, release, words

ROOT = os.name == "posix" and os.geteuid() == 0


BAD_TEXTS: dict[str, tuple[bytes, str]] = {
    "binary": (random.Random(1).randbytes(5000), "text-binary"),
    "empty": (b"", "text-empty"),
    "a photo": (jpeg(), "text-foreign"),
    "huge": (b"# A\n\n" + b"word " * 60_000, "text-too-large"),
    "a whole book": (b"# A\n\n" + b"word " * 600_000, "text-too-large"),
}


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_a_text_that_cannot_be_read_keeps_its_last_good_page(
    name: str, content: Folder, state: Path, published: Publish
) -> None:
    data, code = BAD_TEXTS[name]
    content.write(a="# A\n\ngood\n", b="# B\n\nb\n")
    published()
    content.put("a/kk.md", data)
    content.put("c/kk.md", data)
    content.write(b="# B\n\nnew\n")
    outcome = published()
    assert (words(state, "a"), words(state, "b")) == ("good", "new")
    assert sorted(codes(outcome)) == [("a/kk.md", code), ("c/kk.md", code)]
    assert {(problem.page, problem.language) for problem in outcome.problems} == {("a", "kk"), ("c", "kk")}
    assert cards(state) == ["a", "b"]
    assert not published().fresh
    content.write(a="# A\n\nmended\n", c="# C\n")
    assert published().problems == []
    assert words(state, "a") == "mended"


def test_a_text_that_is_too_large_is_told_its_size(content: Folder, published: Publish) -> None:
    content.put("a/kk.md", b"#" * 3 * 1024 * 1024)
    content.put("b/kk.md", b"#" * 300 * 1024)
    content.write(c="# C\n")
    assert [problem.values for problem in published().problems] == [
        {"size": "3072", "limit": "128"},
        {"size": "300", "limit": "128"},
    ]


def test_one_file_does_not_flood_the_report(content: Folder, published: Publish) -> None:
    content.put("a/kk.md", "# A\n\n" + "![](p.jpg)\n\nx\n\n" * 70 + "[x](gone)\n")
    content.put("a/p.jpg", jpeg())
    content.put("b/kk.md", "# B\n\n[x](gone)\n")
    outcome = published()
    mine = [problem for problem in outcome.problems if problem.file == "a/kk.md"]
    assert len(mine) == 51
    assert (mine[-1].code, mine[-1].values, mine[-1].page) == ("more-problems", {"count": "21"}, "a")
    assert mine[-2].code == "link-missing"  # the only error stays, though it is the last of the file
    assert codes(outcome)[-1] == ("b/kk.md", "link-missing")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EIO])
def test_who_may_not_open_a_file_is_told_so(number: int, tmp_path: Path) -> None:
    code, values = not_opened("file", OSError(number, "Some English"))
    described = explain(Problem(code, "a/kk.md", 0, values), "en").sentences
    assert code == ("file-unreadable" if number == errno.EIO else "file-forbidden")
    assert "English" not in " ".join(described)
    assert "the disk reports an error" in described[0] or number != errno.EIO


@pytest.mark.skipif(ROOT, reason="root may open everything")
def test_a_file_that_may_not_be_opened(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nx\n", b="# B\n")
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    for name in ("a/kk.md", "kiosk.toml"):
        (content.root / name).chmod(0)
    outcome = published()
    assert codes(outcome) == [("a/kk.md", "file-forbidden"), ("kiosk.toml", "file-forbidden")]
    assert outcome.retry


def test_a_hanging_text_costs_its_own_page_one_problem(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n\ngood\n", b="# B\n\nb\n", **{f"p{n}": f"# {n}\n" for n in range(8)})
    published()
    content.write(a="# A\n\n" + "[" * 20_000, b="# B\n\nnew\n")
    monkeypatch.setitem(task.SECONDS, "page", 1)
    outcome = published()
    assert codes(outcome) == [("a/kk.md", "page-slow")]
    assert (words(state, "a"), words(state, "b")) == ("good", "new")
    assert outcome.retry_rarely
    monkeypatch.setitem(task.SECONDS, "page", 1000)  # it is not read again with every change
    kept = published()
    assert (kept.fresh, kept.retry_rarely, codes(kept)) == (False, True, [("a/kk.md", "page-slow")])
    content.write(a="# A\n\nmended\n")
    assert not published().retry_rarely


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer of computing here")
def test_a_machine_that_is_slow_makes_no_page_slow(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n\n" + "word-" * 4000, b="# B\n")
    monkeypatch.setitem(task.SECONDS, "page", 0.5)
    ask = pool_worker.PoolWorker._ask

    def stopped(self: Any, tasks: list[task.Task]) -> Any:
        os.kill(self._process.pid, signal.SIGSTOP)
        threading.Timer(1.0, os.kill, (self._process.pid, signal.SIGCONT)).start()
        return ask(self, tasks)

    monkeypatch.setattr(pool_worker.PoolWorker, "_ask", stopped)
    assert published().problems == []


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer of computing here")
def test_a_page_that_was_slow_is_read_again_though_nobody_saves_it(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(b="# B\n")
    content.put("a/p.jpg", jpeg(noise=True, size=(2500, 2500)))
    content.put("a/kk.md", "# A\n\n![p](p.jpg)\n")
    ask = pool_worker.PoolWorker._ask

    def stopped(self: Any, tasks: list[task.Task]) -> Any:
        if tasks[0].file == "a/kk.md":
            os.kill(self._process.pid, signal.SIGSTOP)
        return ask(self, tasks)

    monkeypatch.setattr(pool_worker.PoolWorker, "_ask", stopped)
    monkeypatch.setitem(task.SECONDS, "page", 0.2)
    outcome = published()
    assert (codes(outcome), outcome.retry_rarely) == ([("a/kk.md", "page-slow")], True)
    monkeypatch.undo()
    monkeypatch.setitem(task.SECONDS, "picture", 0.0001)
    outcome = published(retry_failed=True)
    assert (codes(outcome), outcome.retry_rarely) == ([("a/p.jpg", "picture-slow")], True)
    monkeypatch.undo()
    outcome = published(retry_failed=True)
    assert (outcome.problems, outcome.retry_rarely) == ([], False)


def test_a_folder_renamed_while_it_is_read_costs_no_picture_twice(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.put("a/kk.md", "# A\n\n![p](p.jpg)\n\nx\n")
    content.put("a/p.jpg", jpeg(size=(1200, 700)))
    content.write(b="# B\n")
    read_site = read_folder.read_site
    works: list[list[tuple[str, int]]] = []

    def renaming(site: Any, *more: Any, **options: Any) -> Any:
        (work,) = (state / "releases").glob(".new-*/work")
        works.append([])
        reading = read_site(site, *more, **options)
        works[-1] = sorted((path.name, path.stat().st_mtime_ns) for path in work.iterdir())
        if len(works) < build.TRIES + 2:
            (content.root / f"new{len(works)}").mkdir()
        return reading

    monkeypatch.setattr(read_folder, "read_site", renaming)
    monkeypatch.setattr(build, "TRY_SECONDS", 0.0)
    outcome = published(edge=1100)
    assert outcome.message
    assert (outcome.retry, len(works), current_number(state)) == (True, build.TRIES, None)
    assert sorted(path.name for path in (state / "releases").iterdir()) == [draft.MADE]
    assert published(edge=1100).number == 1
    assert len(works) == build.TRIES + 2
    assert len(works[0]) == 2
    assert all(work == works[0] for work in works)
    assert [path.name for path in (state / "releases").iterdir() if path.name.startswith(".")] == []
    picture = page(state, "a").picture
    assert picture is not None
    assert (picture.width, picture.file == picture.card) == (1100, False)


def test_two_workers_may_make_the_same_picture_at_once(content: Folder, published: Publish) -> None:
    text = "# A\n\nx\n"
    for number in range(24):
        photo = jpeg(size=(700 + number, 500), noise=True)
        for twin in ("a", "b"):  # side by side in the text, so that both workers have one
            content.put(f"a/{twin}{number}.jpg", photo)
            text += f"\n![p]({twin}{number}.jpg)\n"
    content.write(a=text)
    outcome = published()
    assert (outcome.message, outcome.errors, outcome.number) == (None, 0, 1)


def test_a_picture_that_is_half_copied_keeps_the_last_good_one(
    content: Folder, state: Path, published: Publish
) -> None:
    whole = jpeg(noise=True)
    content.put("a/kk.md", "# A\n\nx\n\n![p](p.jpg)\n")
    content.put("a/p.jpg", jpeg("green"))
    published()
    before = page(state, "a").picture
    content.put("a/p.jpg", whole[: len(whole) // 2])
    outcome = published()
    assert codes(outcome) == [("a/p.jpg", "picture-broken")]
    assert page(state, "a").picture == before
    assert before is not None
    assert (release(state).folder / before.file).exists()
    content.put("a/p.jpg", whole)
    assert published().problems == []
    assert page(state, "a").picture != before


def test_a_picture_that_never_was_good_leaves_its_words(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("a/kk.md", "# A\n\nx\n\n![A lake](p.jpg)\n")
    content.put("a/p.jpg", jpeg(noise=True)[:5000])
    assert codes(published()) == [("a/p.jpg", "picture-broken")]
    assert page(state, "a").picture is None
    assert words(state, "a") == "x <i>A lake</i>"


def test_a_drawing_that_never_ends_is_killed(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(9))
    drawn = f'{layers}<g id="a9"><path d="M0 0h9v9z"/></g>'
    bomb = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{drawn}</svg>'
    content.put("a/kk.md", "# A\n\n![Bomb](bomb.svg)\n\nx\n")
    content.put("a/bomb.svg", bomb)
    content.write(b="# B\n\nb\n")
    monkeypatch.setitem(task.SECONDS, "picture", 1)
    outcome = published()
    (problem,) = codes(outcome)
    assert problem in (("a/bomb.svg", "picture-slow"), ("a/bomb.svg", "picture-broken"))
    assert words(state, "a") == "<i>Bomb</i> x"
    assert words(state, "b") == "b"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_not_opened(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\ngood\n")
    published()
    (content.root / "a/kk.md").unlink()
    os.mkfifo(content.root / "a/kk.md")
    os.mkfifo(content.root / "a/ru.md")
    os.mkfifo(content.root / "kiosk.toml")
    content.write(b="# B\n")
    published()
    assert "b" in cards(state)
