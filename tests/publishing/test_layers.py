"""Publishing a branch's own folder over the programme's: what visitors see after staff did this or that."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.publishing.build.check import check
from kiosk.publishing.report.report_file import write_report
from kiosk.publishing.store.build_manifest import read_build_manifest
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.task import Task
from kiosk.releases.blocks import CardBlock
from kiosk.releases.format import encode, replace
from kiosk.releases.layout import current_number
from kiosk.releases.records import Page
from tests.publishing.conftest import Folder, Publish
from tests.publishing.looking import cards, codes, jpeg, page, release, words

OVER = 'over = ["programme", "own"]\n'


@pytest.fixture
def branch(content: Folder) -> Folder:
    """A content folder in which an own folder without pages lies over a programme of two sections."""
    content.put("kiosk.toml", OVER)
    content.put("programme/kiosk.toml", 'languages = ["kk"]\n[name]\nkk = "Programme"\nru = "Программа"\n')
    content.put("programme/01-tourism/kk.md", "# Tourism\n\nprogramme\n\n![Lake](lake.jpg)\n")
    content.put("programme/01-tourism/lake.jpg", jpeg())
    content.put("programme/01-tourism/burabay/kk.md", "# Burabay\n\n[Tourism](../)\n")
    content.put("programme/02-astana/kk.md", "# Astana\n\n[Tourism](../01-tourism/)\n")
    (content.root / "own").mkdir()
    return content


def picture(shown: Page) -> str:
    """Return the file of the first picture on a page."""
    assert shown.picture is not None
    return shown.picture.file


def test_own_pages_are_added_and_replace_those_of_the_programme(
    branch: Folder, state: Path, published: Publish
) -> None:
    assert published().exit_code == 0
    assert cards(state) == ["tourism", "astana"]
    first = picture(page(state, "tourism"))
    branch.put("own/03-tourism/kk.md", "# Our tourism\n\nown\n\n![Lake](lake.jpg)\n")
    branch.put("own/03-tourism/lake.jpg", jpeg("navy"))
    branch.put("own/03-tourism/camp/kk.md", "# Camp\n\n[Astana](../../02-astana/)\n")
    branch.put("own/00-us/kk.md", "# Us\n\n[Burabay](../01-tourism/burabay/)\n")
    outcome = published()
    assert codes(outcome) == []
    assert cards(state) == ["us", "astana", "tourism"]
    assert cards(state, "tourism") == ["tourism/burabay", "tourism/camp"]
    assert words(state, "tourism") == "own"
    assert picture(page(state, "tourism")) != first
    assert page(state, "us").blocks == (CardBlock("tourism/burabay", words=1),)
    assert page(state, "tourism/camp").blocks == (CardBlock("astana", words=1),)
    assert page(state, "astana").blocks == (CardBlock("tourism", words=1),)


def test_a_page_is_replaced_with_all_its_languages(branch: Folder, state: Path, published: Publish) -> None:
    branch.put("programme/01-tourism/ru.md", "# Туризм\n\nТуризм в Бурабае.\n")
    published()
    assert page(state, "tourism", "ru").title == "Туризм"
    branch.put("own/01-tourism/kk.md", "# Tourism\n\nown\n")
    published()
    assert release(state).page("tourism", "ru") is None
    assert [*release(state).cards("")[0].texts] == ["kk"]


def test_the_programme_comes_back_when_the_own_page_is_removed(
    branch: Folder, state: Path, published: Publish
) -> None:
    published()
    branch.put("own/01-tourism/kk.md", "# Tourism\n\nown\n")
    branch.put("own/09-new/kk.md", "# New\n\nnew\n")
    published()
    assert (words(state, "tourism"), cards(state)) == ("own", ["tourism", "astana", "new"])
    shutil.rmtree(branch.root / "own")
    (branch.root / "own").mkdir()
    assert codes(published()) == []
    assert (words(state, "tourism"), cards(state)) == ("programme", ["tourism", "astana"])


def test_only_what_changed_is_read(
    branch: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    published()
    assert not published().fresh
    read: list[str] = []
    submit = WorkerPool.submit

    def noting(self: WorkerPool, task: Task) -> None:
        """Note the file of a task."""
        read.append(task.file)
        submit(self, task)

    monkeypatch.setattr(WorkerPool, "submit", noting)
    branch.put("own/02-astana/kk.md", "# Astana\n\nown\n")
    assert published().fresh
    assert read == ["own/02-astana/kk.md"]
    read.clear()
    (branch.root / "own/02-astana/kk.md").unlink()
    (branch.root / "own/02-astana").rmdir()
    assert published().fresh
    assert read == ["programme/02-astana/kk.md"]


def away(folder: Path) -> Callable[[], object]:
    """Take a folder away, and return how it comes back."""
    hidden = folder.with_name(f".{folder.name}")
    folder.rename(hidden)
    return lambda: hidden.rename(folder)


def as_link(folder: Path) -> Callable[[], object]:
    """Put a link in the place of a folder, and return how the folder comes back."""
    back = away(folder)
    folder.symlink_to(folder.with_name(f".{folder.name}"))

    def undo() -> None:
        folder.unlink()
        back()

    return undo


def as_file(folder: Path) -> Callable[[], object]:
    """Put a file in the place of a folder, and return how the folder comes back."""
    back = away(folder)
    folder.touch()

    def undo() -> None:
        folder.unlink()
        back()

    return undo


@pytest.mark.parametrize("layer", ["programme", "own"])
@pytest.mark.parametrize(
    ("leave", "code"),
    [(away, "layer-missing"), (as_link, "layer-link"), (as_file, "layer-missing")],
    ids=["gone", "a link", "a file"],
)
def test_nothing_leaves_the_screen_while_a_layer_is_away(
    leave: Callable[[Path], Callable[[], object]],
    code: str,
    layer: str,
    branch: Folder,
    state: Path,
    published: Publish,
) -> None:
    branch.put("own/01-tourism/kk.md", "# Tourism\n\nown\n")
    branch.put("kiosk.toml", f"zone = 'Asia/Almaty'\n{OVER}")
    branch.put("programme/kiosk.toml", 'staff_language = "ru"\n')
    published()
    back = leave(branch.root / layer)
    outcome = published()
    write_report(state, outcome, content=branch.root, language="en")
    assert (branch.root / "ПРОВЕРКА.txt").exists()  # in the language that only the programme names
    assert (outcome.fresh, outcome.retry, outcome.number) == (False, True, 1)
    assert outcome.message is not None
    assert [(each.code, each.file, each.line, each.values["name"]) for each in outcome.problems] == [
        (code, "kiosk.toml", 2, layer)
    ]
    assert check(branch.root).problems[0].code == code
    back()
    assert not published().fresh
    assert (words(state, "tourism"), cards(state)) == ("own", ["tourism", "astana"])


def test_a_share_that_is_not_mounted_looks_like_an_empty_folder(
    branch: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = branch.root / "programme"
    monkeypatch.setattr(os.path, "ismount", lambda folder: Path(folder) == share)
    published()
    back = away(share)
    share.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda folder: False)
    outcome = published()
    assert [problem.code for problem in outcome.problems] == ["layer-empty"]
    assert (outcome.retry, current_number(state)) == (True, 1)
    share.rmdir()
    back()
    assert not published().fresh
    assert cards(state) == ["tourism", "astana"]


def test_a_programme_that_was_emptied_stays_on_the_screen(
    branch: Folder, state: Path, published: Publish
) -> None:
    """A copy that failed leaves nothing; staff who do not want the programme take its name out of `over`."""
    published()
    shutil.rmtree(branch.root / "programme")
    (branch.root / "programme").mkdir()
    branch.put("own/03-us/kk.md", "# Us\n\nwe\n")
    outcome = published()
    assert [problem.code for problem in outcome.problems] == ["layer-empty"]
    assert current_number(state) == 1
    branch.put("kiosk.toml", 'over = ["own"]\n')
    published()
    assert cards(state) == ["us"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may open every folder")
def test_a_layer_that_may_not_be_opened(branch: Folder, published: Publish) -> None:
    published()
    (branch.root / "own").chmod(0)
    outcome = published()
    (branch.root / "own").chmod(0o755)
    assert [problem.code for problem in outcome.problems] == ["layer-unreadable"]


def closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody list a folder."""
    scandir = os.scandir

    def refusing(path: str) -> object:
        """List every other folder."""
        if str(path).startswith(str(folder)):
            raise PermissionError(13, "no", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


def test_a_page_out_of_reach_is_not_replaced_by_the_programme(
    branch: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch.put("own/01-tourism/kk.md", "# Tourism\n\nown\n")
    branch.put("own/01-tourism/burabay/kk.md", "# Burabay\n\nown lake\n")
    published()
    closed(branch.root / "own/01-tourism", monkeypatch)
    assert ("own/01-tourism", "folder-forbidden") in codes(published())
    assert (words(state, "tourism"), words(state, "tourism/burabay")) == ("own", "own lake")
    monkeypatch.undo()
    assert published().message is None
    assert words(state, "tourism/burabay") == "own lake"


def test_a_page_of_the_programme_out_of_reach_gives_an_own_one_no_language(
    branch: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch.put("programme/01-tourism/ru.md", "# Туризм\n\nТуризм в Бурабае.\n")
    published()
    branch.put("own/01-tourism/kk.md", "# Tourism\n\nown\n")
    closed(branch.root / "programme/01-tourism", monkeypatch)
    published()
    assert words(state, "tourism") == "own"
    assert release(state).page("tourism", "ru") is None
    assert page(state, "tourism/burabay").title == "Burabay"  # which nothing replaces


def test_settings_are_laid_over_each_other(branch: Folder, state: Path, published: Publish) -> None:
    published()
    assert release(state).settings["name"] == {"kk": "Programme", "ru": "Программа"}
    branch.put("own/kiosk.toml", 'front = "astana"\n[name]\nkk = "Own"\n')
    published()
    said = release(state).settings
    assert (said["name"], said["front"]) == ({"kk": "Own", "ru": "Программа"}, "astana")
    assert said["languages"] == ["kk"]
    branch.put("kiosk.toml", f'front = "tourism"\n{OVER}')
    published()
    assert release(state).settings["front"] == "tourism"
    (branch.root / "own/kiosk.toml").unlink()
    published()
    assert release(state).settings["name"] == {"kk": "Programme", "ru": "Программа"}


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [
        ("programme/kiosk.toml", '[name]\nkk = "X"\n[nmae]\nkk = "Y"\n', "settings-misspelt", 3),
        ("own/kiosk.toml", '\n\nlanguages = "kk"\n', "settings-needs-list", 3),
        ("own/kiosk.toml", 'front = "nowhere"\n', "front-missing", 1),
        ("own/kiosk.toml", '[name]\nkk = "Балдаурeн"\n', "word-latin", 2),
        ("own/kiosk.toml", 'over = ["more"]\n', "settings-over-inside", 1),
        ("own/kiosk.toml", "zone = Asia\n", "settings-quote-missing", 1),
        ("kiosk.toml", f'{OVER}front = "nowhere"\n', "front-missing", 2),
    ],
)
def test_each_problem_of_the_settings_names_its_file(
    file: str, text: str, code: str, line: int, branch: Folder, state: Path, published: Publish
) -> None:
    published()
    branch.put(file, text)
    problems = [problem for problem in published().problems if problem.file.endswith(".toml")]
    assert [(each.file, each.line) for each in problems] == [(file, line)]
    assert problems[0].code.startswith(code)
    assert release(state).settings["name"]["kk"]
    assert cards(state) == ["tourism", "astana"]


@pytest.mark.parametrize(
    "text", ["over = [", "", "# over\n", 'over = ["programme", "own/a"]', 'over = "programme"'],
    ids=["damaged", "empty", "comments", "a path", "no list"],
)  # fmt: skip
def test_layers_stay_while_the_settings_cannot_be_read(
    text: str, branch: Folder, state: Path, published: Publish
) -> None:
    branch.put("own/01-tourism/kk.md", "# Tourism\n\nown\n")
    published()
    if text:
        branch.put("kiosk.toml", text)
    else:
        (branch.root / "kiosk.toml").unlink()
    for _ in range(2):
        outcome = published()
        assert [problem.file for problem in outcome.problems] == ["kiosk.toml"]
        assert (words(state, "tourism"), cards(state)) == ("own", ["tourism", "astana"])
        assert release(state).settings["name"]["kk"] == "Programme"


@pytest.mark.parametrize("file", ["programme/kiosk.toml", "own/kiosk.toml"])
def test_layers_count_while_the_settings_of_one_are_damaged(
    content: Folder, state: Path, published: Publish, file: str
) -> None:
    content.put("01-tourism/kk.md", "# Tourism\n\nTourism\n")
    published()
    content.put("programme/02-astana/kk.md", "# Astana\n\nAstana\n")
    (content.root / "own").mkdir()
    (content.root / "01-tourism").rename(content.root / "own/01-tourism")
    content.put("kiosk.toml", OVER)
    content.put(file, "languages = [")
    assert codes(published()) == [(file, "settings-unclosed")]
    assert cards(state) == ["tourism", "astana"]


@pytest.mark.parametrize(
    "text",
    ["over = [", 'over = "programme"', 'over = ["programme", "own/a"]', OVER + 'zone = "Asia'],
    ids=["damaged", "no list", "a path", "damaged elsewhere"],
)
def test_layers_that_were_never_known_are_not_taken_for_pages(
    text: str, content: Folder, state: Path, published: Publish
) -> None:
    content.put("01-tourism/kk.md", "# Tourism\n\nTourism\n")
    published()
    (content.root / "own").mkdir()
    (content.root / "01-tourism").rename(content.root / "own/01-tourism")
    content.put("programme/02-astana/kk.md", "# Astana\n\nAstana\n")
    content.put("kiosk.toml", text)
    assert [file for file, _ in codes(published())] == ["kiosk.toml"]
    assert cards(state) == ["tourism"]
    content.put("kiosk.toml", OVER)
    assert codes(published()) == []
    assert cards(state) == ["tourism", "astana"]


def test_a_plain_folder_is_published_while_its_settings_are_damaged(
    content: Folder, state: Path, published: Publish
) -> None:
    content.put("01-tourism/kk.md", "# Tourism\n\nTourism\n")
    content.put("kiosk.toml", '# over = ["programme", "own"]\nzone = "Asia')
    assert [file for file, _ in codes(published())] == ["kiosk.toml"]
    assert cards(state) == ["tourism"]


def test_check_knows_the_layers_while_the_settings_of_one_are_damaged(branch: Folder) -> None:
    branch.put("own/kiosk.toml", "languages = [")
    assert codes(check(branch.root)) == [("own/kiosk.toml", "settings-unclosed")]


def test_attract_pictures_of_the_own_folder_take_the_place_of_the_others(
    branch: Folder, state: Path, published: Publish
) -> None:
    branch.put("programme/attract/1.jpg", jpeg("blue"))
    branch.put("programme/attract/2.jpg", jpeg("green"))
    published()
    first = [shown.file for shown in release(state).about.attract]
    assert len(first) == 2
    branch.put("own/attract/1.jpg", jpeg("navy"))
    assert codes(published()) == []
    (shown,) = release(state).about.attract
    assert shown.file not in first


def test_an_own_text_may_show_a_picture_of_the_programme(
    branch: Folder, state: Path, published: Publish
) -> None:
    published()
    before = picture(page(state, "tourism"))
    branch.put("own/07-tourism/kk.md", "# Tourism\n\nown\n\n![Lake](lake.jpg)\n")
    assert codes(published()) == []
    assert picture(page(state, "tourism")) == before
    branch.put("own/07-tourism/lake.jpg", jpeg("navy"))
    published()
    assert picture(page(state, "tourism")) != before
    branch.put("programme/01-tourism/lake.jpg", b"broken")
    assert codes(published()) == []  # nobody sees it
    (branch.root / "own/07-tourism/lake.jpg").unlink()
    (problem,) = published().problems
    assert (problem.file, problem.page) == ("programme/01-tourism/lake.jpg", "tourism")


def test_what_is_wrong_names_its_layer(branch: Folder, published: Publish) -> None:
    branch.put("own/03-us/kk.md", "# Us\n\n[x](../77-none/)\n\n![y](nowhere.jpg)\n")
    branch.put("own/03-us/unused.jpg", jpeg())
    branch.put("programme/02-astana/kk.md", "# Astana\n\n[x](../88-none/)\n")
    branch.put("05-aside/kk.md", "# Aside\n")
    found = {(problem.file, problem.line, problem.code, problem.page) for problem in published().problems}
    assert found == {
        ("05-aside", 0, "folder-beside-layers", ""),
        ("own/03-us/kk.md", 3, "link-missing", "us"),
        ("own/03-us/kk.md", 5, "picture-missing", "us"),
        ("own/03-us/unused.jpg", 0, "picture-unused", "us"),
        ("programme/02-astana/kk.md", 3, "link-missing", "astana"),
    }


def test_a_plain_folder_that_gets_layers(content: Folder, state: Path, published: Publish) -> None:
    """A center that had its own folder alone takes the programme below it; visitors keep their pages."""
    content.put("kiosk.toml", '[name]\nkk = "Own"\n')
    content.put("01-tourism/kk.md", "# Tourism\n\nown\n\n![Lake](lake.jpg)\n")
    content.put("01-tourism/lake.jpg", jpeg())
    published()
    (content.root / "own").mkdir()
    (content.root / "01-tourism").rename(content.root / "own/01-tourism")
    content.put("programme/01-tourism/kk.md", "# Tourism\n\nprogramme\n")
    content.put("programme/02-astana/kk.md", "# Astana\n\nx\n")
    content.put("kiosk.toml", f'{OVER}[name]\nkk = "Own"\n')
    assert codes(published()) == []
    assert (words(state, "tourism"), cards(state)) == ("own", ["tourism", "astana"])
    content.put("kiosk.toml", '[name]\nkk = "Own"\n')
    published()
    assert cards(state) == ["own", "programme"]


def test_notes_of_the_program_before_layers(branch: Folder, state: Path, published: Publish) -> None:
    """Notes that know nothing of layers are read; what they say of pages stays."""
    published()
    path = release(state).folder / "sources.json"
    notes = encode(read_build_manifest(path))
    assert b',"layers":{' in notes
    old = notes.replace(b',"mounted":[]', b"")
    start = old.index(b',"layers":{')
    path.write_bytes(old[:start] + old[old.index(b"}", start) + 1 :])
    assert b"layers" not in path.read_bytes()
    assert [*read_build_manifest(path).pages] == ["tourism", "tourism/burabay", "astana"]
    assert not published().fresh


def test_without_layers_nothing_of_them_runs(
    content: Folder, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.put("kiosk.toml", '[name]\nkk = "Own"\n')
    content.write(a="# A\n\nx\n")
    published()
    listed: list[str] = []
    scandir, listdir = os.scandir, os.listdir

    def noting(path: str = ".") -> object:
        """Note a folder that is scanned."""
        listed.append(str(path))
        return scandir(path)

    def names(path: str = ".") -> list[str]:
        """Note a folder that is listed."""
        listed.append(str(path))
        return listdir(path)

    monkeypatch.setattr(os, "scandir", noting)
    monkeypatch.setattr(os, "listdir", names)
    monkeypatch.setattr("kiosk.publishing.build.read_folder.require_layers", None)
    published()
    inside = [path for path in listed if path.startswith(str(content.root))]
    # The names at the top before and after, and each folder once.
    assert sorted(inside) == sorted([*[str(content.root)] * 3, str(content.root / "a")])


def test_layers_may_be_restored_from(branch: Folder, state: Path, published: Publish) -> None:
    """A release of a damaged copy is no base: everything is read again, in layers as before."""
    published()
    notes = release(state).folder / "sources.json"
    notes.write_bytes(encode(replace(read_build_manifest(notes), program="another")))
    assert not published().fresh
    notes.write_bytes(b"{}")
    published()
    assert cards(state) == ["tourism", "astana"]


def test_check_tells_which_pages_are_shown_in_place_of_others(
    branch: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    branch.put("own/03-tourism/kk.md", "# Tourism\n\nown\n")
    branch.put("own/04-new/kk.md", "# New\n\nnew\n")
    folders = ["--content", str(branch.root), "--language", "en"]
    assert main(["check", *folders]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "own/03-tourism is shown in place of programme/01-tourism." in said.err.splitlines()
    assert said.err.splitlines()[-1] == "4 pages, 0 problems"
    assert main(["check", "--json", *folders]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["replaced"] == [
        {"page": "tourism", "folder": "own/03-tourism", "below": "programme/01-tourism"}
    ]
