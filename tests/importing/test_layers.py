"""`kiosk import` into a content folder in layers: it changes the last of them, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from kiosk.content_switch import switch
from kiosk.content_switch.switch_folder import SwitchFolder
from kiosk.importing import carry_out
from kiosk.message import Failure
from kiosk.new_page.create import plan_page
from kiosk.publishing.build.check import CannotCheck, check
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.release import current_release
from tests.importing.conftest import Make, run, text, tree
from tests.importing.documents import docx, p

OLD, NEW = text("Old"), text("New")
Said = pytest.CaptureFixture[str]


@pytest.fixture
def content(make: Make) -> Path:
    """A content folder in which an own folder lies over the programme's."""
    return make(
        "content",
        {
            "kiosk.toml": 'over = ["programme", "own"]\n',
            "programme/kiosk.toml": 'languages = ["kk"]\n',
            "programme/01-a/kk.md": OLD,
            "programme/09-tourism/kk.md": OLD,
            "programme/09-tourism/02-burabay/kk.md": OLD,
            "own/02-b/kk.md": OLD,
            "own/02-b/old.jpg": "x",
        },
    )


def changed(content: Path, before: dict[str, bytes]) -> set[str]:
    """Return the files of the content folder that are new, gone or others, without the backup."""
    after = tree(content)
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return {name for name in names if not name.startswith("own-before-import/")}


# The files of a stick, and what they become.
STICKS = {
    "a new section gets a number behind all others": (
        {"camp/kk.md": NEW, "x/kk.md": NEW},
        {"own/10-camp/kk.md", "own/11-x/kk.md"},
    ),
    "a section of the programme keeps its folder": ({"05-tourism/kk.md": NEW}, {"own/09-tourism/kk.md"}),
    "a page inside one of the programme": (
        {"09-tourism/burabay/kk.md": NEW, "09-tourism/camp/kk.md": NEW},
        {"own/09-tourism/02-burabay/kk.md", "own/09-tourism/03-camp/kk.md"},
    ),
    "a section of its own": ({"7-b/kk.md": NEW}, {"own/02-b/kk.md"}),
    "a whole content folder": (
        {"kiosk.toml": 'front = "a"\n', "03-a/kk.md": NEW},
        {"own/03-a/kk.md", "own/kiosk.toml"},
    ),
}


@pytest.mark.parametrize(("files", "written"), STICKS.values(), ids=STICKS)
def test_only_the_own_folder_changes(
    files: dict[str, str], written: set[str], content: Path, make: Make, capsys: Said
) -> None:
    before = tree(content)
    assert run(make("stick", files), content) == 0
    assert tree(content) == before
    dry = capsys.readouterr().out
    assert run(make("stick", files), content, yes=True) == 0
    assert changed(content, before) == written
    said = capsys.readouterr().out
    for name in written:
        folder = name.rpartition("/")[0]
        assert f" {folder} (" in dry
        assert f" {folder} (" in said


def test_the_layers_stay_when_a_whole_folder_is_imported_with_its_settings(
    content: Path, make: Make, capsys: Said
) -> None:
    (content / "own/kiosk.toml").write_text('front = "b"\n')
    before = tree(content)
    stick = make("stick", {"kiosk.toml": 'front = "tourism"\n', "01-new/kk.md": NEW})
    assert run(stick, content, settings=True, remove=True, yes=True) == 0
    assert changed(content, before) == {
        *("own/01-new/kk.md", "own/kiosk.toml", "own/02-b/kk.md", "own/02-b/old.jpg"),
    }
    assert "removed: own/02-b/" in capsys.readouterr().out


@pytest.mark.parametrize("kiosk_toml", ['over = ["programme", "own"]\n', ""])
def test_a_source_in_layers_is_imported_one_by_one(
    kiosk_toml: str, content: Path, make: Make, capsys: Said
) -> None:
    """Into layers or into a plain folder: its layers would become pages."""
    (content / "kiosk.toml").write_text(kiosk_toml)
    before = tree(content)
    files = {"kiosk.toml": 'over = ["all", "mine"]\n', "all/01-x/kk.md": NEW, "mine/02-y/kk.md": NEW}
    stick = make("stick", files)
    assert run(stick, content, yes=True) == 2
    assert str(stick / "mine") in capsys.readouterr().err
    assert tree(content) == before
    if kiosk_toml:
        assert run(stick / "mine", content, yes=True) == 0
        assert changed(content, before) == {"own/10-y/kk.md"} or changed(content, before) == {
            "own/02-y/kk.md"
        }


def test_a_page_that_only_the_programme_has_is_new(content: Path, make: Make, capsys: Said) -> None:
    stick = make("stick", {"05-tourism/kk.md": NEW, "02-b/kk.md": NEW})
    assert run(stick, content, json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["new"], found["changed"]) == (["own/09-tourism"], ["own/02-b"])


PLACES = {
    "09-tourism": {"own/09-tourism/kk.md"},
    "tourism/camp": {"own/09-tourism/03-camp/kk.md"},
    "own/tourism/camp": {"own/09-tourism/03-camp/kk.md"},
    "tourism/burabay": {"own/09-tourism/02-burabay/kk.md"},
}


@pytest.mark.parametrize(("place", "written"), PLACES.items())
def test_a_page_goes_to_the_place_that_was_typed(
    place: str, written: set[str], content: Path, make: Make
) -> None:
    before = tree(content)
    assert run(make("page", {"kk.md": NEW}), content, place=place, yes=True) == 0
    assert changed(content, before) == written


def test_a_page_does_not_go_into_the_programme(content: Path, make: Make, capsys: Said) -> None:
    before = tree(content)
    assert run(make("page", {"kk.md": NEW}), content, place="programme/tourism", yes=True) == 2
    assert "“own”" in capsys.readouterr().err
    assert tree(content) == before


def test_problems_are_those_of_all_layers_together(content: Path, make: Make, capsys: Said) -> None:
    """A link to a page of the programme leads there; what is wrong names the file in the own folder."""
    page = "# New\n\n[Burabay](../09-tourism/burabay/)\n\n[Nowhere](../77-none/)\n"
    assert run(make("stick", {"03-new/kk.md": page}), content, json=True) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["new"] == ["own/03-new"]
    assert [row["file"] for row in found["problems"]] == ["own/03-new/kk.md"]
    assert run(make("stick", {}), content, yes=True) == 1
    capsys.readouterr()
    assert run(make("other", {"04-newer/kk.md": "# Newer\n\n[New](../03-new/)\n"}), content, json=True) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []  # the backup of the first import is none


def test_a_word_document_becomes_a_page_of_the_own_folder(
    content: Path, tmp_path: Path, capsys: Said
) -> None:
    before = tree(content)
    document = docx(tmp_path / "tourism.docx", p("Tourism", style="a3") + p("Words of our own."))
    assert run(document, content, text_language="kk") == 2
    assert "--as 09-tourism" in capsys.readouterr().err
    assert run(document, content, place="09-tourism", text_language="kk", yes=True) in (0, 1)
    assert changed(content, before) == {"own/09-tourism/kk.md"}


@pytest.mark.parametrize("text", ['over = ["programme", "own"\n', 'over = "own"\n', 'over = ["a/b"]\n'])
def test_nothing_is_written_beside_layers_that_cannot_be_read(
    text: str, content: Path, make: Make, capsys: Said
) -> None:
    (content / "kiosk.toml").write_text(text)
    before = tree(content)
    assert run(make("stick", {"03-new/kk.md": NEW}), content, yes=True) == 2
    assert "check" in capsys.readouterr().err
    with pytest.raises(Failure):
        plan_page(content, "camp", (), ("kk",))
    assert tree(content) == before


def test_a_layer_that_is_away(content: Path, make: Make, capsys: Said) -> None:
    shutil.rmtree(content / "programme")
    before = tree(content)
    assert run(make("stick", {"03-new/kk.md": NEW}), content, yes=True) == 2
    assert "programme" in capsys.readouterr().err
    assert tree(content) == before


@pytest.mark.parametrize("way", ["exchanged", "in steps"])
def test_the_publisher_completes_an_import_that_was_interrupted(
    way: str, content: Path, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Visitors see the imported pages; the backup beside the layers is no page."""
    state = tmp_path / "state"
    job = Job(content, state, edge=320, durable=False)
    publish(job)
    monkeypatch.setattr(carry_out, "_can_lie_beside", lambda folder: way == "exchanged")
    stick = make("stick", {"02-b/kk.md": NEW, "03-c/kk.md": NEW})
    finish = switch._finish

    def dying(work: SwitchFolder) -> None:
        """Die once the new folder has its name."""
        if work.journal.exists():
            raise KeyboardInterrupt
        finish(work)

    monkeypatch.setattr(switch, "_finish", dying)
    with pytest.raises(KeyboardInterrupt):
        run(stick, content, yes=True)
    monkeypatch.undo()
    work = SwitchFolder(content / "own", inside=way == "in steps")
    assert work.journal.exists()
    with pytest.raises(CannotCheck):
        check(content)
    outcome = publish(job)
    assert outcome.message is None
    assert "folder-beside-layers" not in [problem.code for problem in outcome.problems]
    assert not work.journal.exists()
    release = current_release(state)
    assert release is not None
    page = release.page("b", "kk")
    assert page is not None
    assert (page.title, [card.id for card in release.cards("")]) == ("New", ["a", "b", "c", "tourism"])
    assert (work.backup / "02-b/kk.md").read_text() == OLD
    assert os.path.lexists(content / "programme/01-a/kk.md")
