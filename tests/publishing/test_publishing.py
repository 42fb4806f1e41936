"""Publishing in real processes: what visitors see after staff did this or that."""

import errno
import io
import os
import random
import shutil
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.problems.explain import explain
from kiosk.problems.kind import Severity
from kiosk.problems.problem import Problem, not_opened
from kiosk.publishing.build import found
from kiosk.publishing.build import publication as build
from kiosk.publishing.build.check import CannotCheck, check
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.restore import restore
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.store import release_draft as draft
from kiosk.publishing.worker import child, task
from kiosk.releases.blocks import CardBlock
from kiosk.releases.layout import current_number
from kiosk.releases.records import CardTexts, Page
from kiosk.releases.release import Release, current_release
from tests.publishing.conftest import Folder, Publish

ROOT = os.name == "posix" and os.geteuid() == 0


def release(state: Path) -> Release:
    found = current_release(state)
    assert found is not None
    return found


def page(state: Path, page_id: str, language: str = "kk") -> Page:
    found = release(state).page(page_id, language)
    assert found is not None
    return found


def words(state: Path, page_id: str, language: str = "kk") -> str:
    return " ".join(getattr(block, "text", "") for block in page(state, page_id, language).blocks)


def cards(state: Path, parent: str = "") -> list[str]:
    return [card.id for card in release(state).cards(parent)]


def codes(outcome: Outcome) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in outcome.problems]


def jpeg(colour: str = "red", noise: bool = False, size: tuple[int, int] = (1000, 600)) -> bytes:
    picture = Image.effect_noise(size, 90).convert("RGB") if noise else Image.new("RGB", size, colour)
    file = io.BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()


def test_a_folder_becomes_a_release(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\nfront = "Tourism"\n[name]\nkk = "Балдәурен"\n')
    content.put("02-expo/kk.md", "# ЭКСПО\n\nБір сөз.\n\n![Шар](ball.jpg)\n\n[Сайт](https://a.kz)\n")
    content.put("02-expo/ru.md", "# ЭКСПО-2017\n\nСлово.\n")
    content.put("02-expo/ball.jpg", jpeg())
    content.put("01-tourism/kk.md", "# Туризм\n\nСаяхат.\n")
    content.put("01-tourism/lake/kk.md", "---\ncolor: #0af\n---\n# Көл\n\n[ЭКСПО](../../02-expo)\n")
    content.put("attract/1.jpg", jpeg("blue"))
    outcome = published()
    assert (outcome.number, outcome.fresh, outcome.pages, outcome.exit_code) == (1, True, 3, 0)
    found = release(state)
    assert found.languages == ("kk", "ru")
    assert found.settings["front"] == "tourism"
    assert found.settings["name"] == {"kk": "Балдәурен"}
    assert cards(state) == ["tourism", "expo"]
    (lake,) = found.cards("tourism")
    assert (lake.id, lake.color, lake.texts["kk"].title) == ("tourism/lake", "#00aaff", "Көл")
    expo = page(state, "expo")
    assert found.cards("")[1].picture == expo.picture
    assert found.cards("")[1].texts["ru"] == CardTexts("ЭКСПО-2017", "Слово.")
    assert expo.picture is not None
    assert [block.kind for block in expo.blocks] == ["paragraph", "picture", "qr"]
    for file in (expo.picture.file, expo.codes["https://a.kz"], found.about.attract[0].card):
        with Image.open(found.folder / file) as picture:
            picture.load()
    assert page(state, "tourism/lake").blocks == (CardBlock("expo", words=1),)
    assert not list(state.glob("releases/.*"))


def test_nothing_new_makes_no_release(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nx\n", b="# B\n\n![p](p.jpg)")
    content.put("b/p.jpg", jpeg())
    published()
    assert not published().fresh
    for path in content.root.rglob("*.*"):
        os.utime(path)
    assert not published().fresh
    assert current_number(state) == 1


def test_a_change_writes_only_what_changed(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nx\n", b="# B\n\n![p](p.jpg)\n")
    content.put("b/p.jpg", jpeg())
    published()
    first = release(state).folder
    content.write(a="# A\n\ny\n")
    assert published().number == 2
    second = release(state).folder
    assert words(state, "a") == "y"
    same = {
        path.name
        for part in ("pages", "pictures")
        for path in (second / part).iterdir()
        if (first / part / path.name).exists() and path.samefile(first / part / path.name)
    }
    changed = {path.name for part in ("pages", "pictures") for path in (second / part).iterdir()} - same
    assert len(changed) == 2  # the page and the cards of the home screen
    assert any(name.endswith(".jpg") for name in same)


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
    ask = child.Worker._ask

    def stopped(self: Any, tasks: list[task.Task]) -> Any:
        os.kill(self._process.pid, signal.SIGSTOP)
        threading.Timer(1.0, os.kill, (self._process.pid, signal.SIGCONT)).start()
        return ask(self, tasks)

    monkeypatch.setattr(child.Worker, "_ask", stopped)
    assert published().problems == []


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer of computing here")
def test_a_page_that_was_slow_is_read_again_though_nobody_saves_it(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(b="# B\n")
    content.put("a/p.jpg", jpeg(noise=True, size=(2500, 2500)))
    content.put("a/kk.md", "# A\n\n![p](p.jpg)\n")
    ask = child.Worker._ask

    def stopped(self: Any, tasks: list[task.Task]) -> Any:
        if tasks[0].file == "a/kk.md":
            os.kill(self._process.pid, signal.SIGSTOP)
        return ask(self, tasks)

    monkeypatch.setattr(child.Worker, "_ask", stopped)
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
    read_site = found.read_site
    works: list[list[tuple[str, int]]] = []

    def renaming(site: Any, *more: Any, **options: Any) -> Any:
        (work,) = (state / "releases").glob(".new-*/work")
        works.append([])
        reading = read_site(site, *more, **options)
        works[-1] = sorted((path.name, path.stat().st_mtime_ns) for path in work.iterdir())
        if len(works) < build.TRIES + 2:
            (content.root / f"new{len(works)}").mkdir()
        return reading

    monkeypatch.setattr(found, "read_site", renaming)
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


def test_a_link_follows_its_page(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nto [b](../b) now\n")
    assert codes(published()) == [("a/kk.md", "link-missing")]
    assert words(state, "a") == "to b now"
    content.write(b="# B\n")
    assert published().problems == []
    assert words(state, "a") == 'to <a href="page:b">b</a> now'
    shutil.rmtree(content.root / "b")
    assert codes(published()) == [("a/kk.md", "link-missing")]
    assert words(state, "a") == "to b now"


def test_a_renumbered_section_moves_only(content: Folder, state: Path, published: Publish) -> None:
    content.put("01-a/kk.md", "# A\n\nx\n\n![p](p.jpg)\n")
    content.put("01-a/p.jpg", jpeg())
    content.write(**{"02-b": "# B\n"})
    published()
    before = page(state, "a")
    (content.root / "01-a").rename(content.root / "03-a")
    published()
    assert cards(state) == ["b", "a"]
    assert page(state, "a") == before


def test_a_folder_without_text_is_a_page_of_its_cards(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(**{"01-our-camp__a": "# A\n"})
    content.put("01-our-camp/a/en.md", "# A\n")
    published()
    (card,) = release(state).cards("")
    assert card.texts == {"en": CardTexts("Our camp", ""), "kk": CardTexts("Our camp", "")}
    assert page(state, "our-camp", "en").title == "Our camp"


def test_a_language_without_a_button_is_named_once(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    content.write(a="# A\n", b="# B\n")
    content.put("a/de.md", "# A\n\nx\n")
    content.put("b/de.md", "# B\n")
    outcome = published()
    assert codes(outcome) == [("a/de.md", "language-undeclared")]
    assert outcome.exit_code == 0
    assert words(state, "a", "de") == "x"
    assert release(state).languages == ("kk",)


def test_a_restored_release_stays_until_staff_change_a_file(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nold\n", b="# B\n")
    published()
    content.write(a="# A\n\nnew\n")
    published()
    assert restore(state, 1).number == 3
    assert published().number == 3
    assert published(retry_failed=True).number == 3
    assert words(state, "a") == "old"
    content.write(b="# B\n\nchanged\n")
    assert published().number == 4
    assert (words(state, "a"), words(state, "b")) == ("new", "changed")


@pytest.mark.parametrize("lost", ["sources.json", "content folder"])
def test_a_restored_release_stays_whatever_is_lost(
    lost: str, content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nold\n")
    published()
    old = release(state).folder
    content.write(a="# A\n\nnew\n")
    published()
    away = content.root.with_name("away")
    if lost == "sources.json":
        (old / lost).unlink()
    else:
        content.root.rename(away)
    assert restore(state, 1).number == 3
    if away.exists():
        away.rename(content.root)
    assert published().number == 3
    assert words(state, "a") == "old"
    content.write(a="# A\n\nnewer\n")
    assert published().number == 4
    assert words(state, "a") == "newer"


def test_another_folder_s_pages_are_not_last_good_here(
    content: Folder, state: Path, published: Publish, tmp_path: Path
) -> None:
    content.write(a="# A\n\nours\n", b="# B\n")
    published()
    other = Folder(tmp_path / "other")
    other.put("a/kk.md", b"\0\1\2" * 900)
    other.write(c="# C\n")
    outcome = build.publish(Job(other.root, state, edge=640, durable=False))
    assert outcome.number == 2
    assert cards(state) == ["c"]


def test_another_screen_makes_pictures_anew(content: Folder, state: Path, published: Publish) -> None:
    content.put("a/kk.md", "# A\n\n![p](p.jpg)\n")
    content.put("a/p.jpg", jpeg())
    published(edge=300)
    published(edge=600)
    picture = page(state, "a").picture
    assert picture is not None
    assert (picture.width, current_number(state)) == (600, 2)


@pytest.mark.parametrize("damage", ["current", "sources.json", "release.json", "pages"])
def test_a_damaged_state_folder_mends_itself(
    damage: str, content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nx\n", b="# B\n")
    published()
    folder = release(state).folder
    if damage == "current":
        (state / "releases/current").write_text("77")
    elif damage == "pages":
        for path in (folder / "pages").iterdir():
            path.unlink()
        content.write(b="# B\n\nnew\n")
    else:
        (folder / damage).write_bytes(b"\0\0\0")
    outcome = published()
    assert outcome.exit_code == 0
    assert words(state, "a") == "x"
    assert cards(state) == ["a", "b"]


def test_a_state_folder_that_is_a_file_says_so(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n")
    state.write_text("")
    outcome = published()
    assert outcome.exit_code == 2
    assert outcome.message is not None
    assert str(state) in outcome.message.say()


def test_checking_keeps_nothing(content: Folder, tmp_path: Path) -> None:
    content.write(a="# A\n\n[x](gone)\n", b="# B\n")
    before = sorted(tmp_path.rglob("*"))
    result = check(content.root)
    assert (result.pages, [problem.code for problem in result.problems]) == (2, ["link-missing"])
    assert sorted(tmp_path.rglob("*")) == before


def test_checking_nothing(content: Folder, tmp_path: Path) -> None:
    assert [problem.code for problem in check(content.root).problems] == ["no-pages"]
    with pytest.raises(CannotCheck, match="nowhere"):
        check(tmp_path / "nowhere")
    content.put("a/kk.md", b"")
    assert [problem.code for problem in check(content.root).problems] == ["no-pages", "text-empty"]


def test_a_page_that_comes_back_brings_its_pictures_from_an_older_release(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\n![x](p.jpg)\n", b="# B\n")
    content.put("a/p.jpg", jpeg(noise=True))
    assert published().number == 1
    shown = page(state, "a").picture
    assert shown
    first = release(state).folder / shown.file
    shutil.move(content.root / "a", state / "away")
    assert published().number == 2
    assert not (release(state).folder / shown.file).exists()
    shutil.copytree(state / "away", content.root / "a")
    assert published().number == 3
    assert (release(state).folder / shown.file).samefile(first)


def test_a_drawing_that_only_links_its_photo_says_so(
    content: Folder, state: Path, published: Publish
) -> None:
    drawn = '<rect width="9" height="9"/><image href="photo.jpg" width="9" height="9"/>'
    content.put("a/kk.md", "# A\n\n![Карта](map.svg)\n")
    content.put(
        "a/map.svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="9cm" height="9cm">{drawn}</svg>'
    )
    (problem,) = published().problems
    assert (problem.file, problem.code, problem.values["name"]) == (
        "a/map.svg",
        "picture-linked",
        "photo.jpg",
    )
    page = release(state).page("a", "kk")
    assert page is not None
    assert page.picture  # visitors see the rest
    assert codes(published(retry_failed=True)) == [("a/map.svg", "picture-linked")]
    content.put(
        "a/map.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
    )
    assert not published().problems
