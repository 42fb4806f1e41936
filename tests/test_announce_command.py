"""The command `announce`: what it writes, what it tells, what it refuses."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.announcement.plan import NewAnnouncement, plan_announcement
from kiosk.cli import main
from kiosk.languages.zones import zone
from kiosk.message import Failure
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.watch.activity import now, write_activity

ALMATY = zone("Asia/Almaty")
NOW = datetime(2026, 11, 30, 11, 20, 30, tzinfo=ALMATY)


def plan(*texts: str, begin: str = "", until: str = "", screens: tuple[str, ...] = ()) -> NewAnnouncement:
    """Return what these words mean at twenty past eleven."""
    return plan_announcement(
        texts, begin=begin, until=until, screens=screens, languages=("kk", "ru"), now=NOW
    )


@pytest.mark.parametrize(
    ("begin", "until", "begins", "ends"),
    [
        ("", "", None, "2026-11-30T12:21"),
        ("", "12:00", None, "2026-11-30T12:00"),
        ("", "01.12.2026", None, "2026-12-02T00:00"),
        ("", "2026-12-01 09:30", None, "2026-12-01T09:30"),
        ("13:00", "", "2026-11-30T13:00", "2026-11-30T14:00"),
        ("2026-12-01 09:00", "10:00", "2026-12-01T09:00", "2026-12-01T10:00"),
        ("2026-12-01", "2026-12-01", "2026-12-01T00:00", "2026-12-02T00:00"),
    ],
)
def test_times(begin: str, until: str, begins: str | None, ends: str) -> None:
    new = plan("x", begin=begin, until=until)
    assert (new.begins and f"{new.begins:%Y-%m-%dT%H:%M}") == begins
    assert f"{new.ends:%Y-%m-%dT%H:%M}" == ends


@pytest.mark.parametrize(
    ("texts", "until", "begin", "told"),
    [
        (["x"], "11:00", "", '2026-11-30 11:00 is past.*--until "2026-12-01 11:00"'),
        (["x"], "2026-11-29", "", '2026-11-29 is past.*still to come, such as --until "2026-11-30 12:21"'),
        (["x"], "", "2026-11-30", '2026-11-30 01:00 is past.*such as --until "2026-11-30 12:21"'),
        (["x"], "soon", "", "“soon” after --until is not a time"),
        (["x"], "12:00", "13:00", r"would end \(2026-11-30 12:00\) before it begins \(2026-11-30 13:00\)"),
        (["x"], "", "x", "“x” after --from is not a time"),
        ([" "], "", "", "has no words"),
        (["kk="], "", "", "has no words"),
        (["de=Hallo"], "", "", "“de” is no language of this center. Its languages are: kk, ru."),
    ],
)
def test_what_cannot_be_announced(texts: list[str], until: str, begin: str, told: str) -> None:
    with pytest.raises(Failure, match=told):
        plan(*texts, until=until, begin=begin)


def test_texts() -> None:
    assert plan("Lunch", "at", "one").texts == {"": "Lunch at one"}
    assert plan("kk=Түскі ас", "ru=Обед = в 13:00").texts == {"kk": "Түскі ас", "ru": "Обед = в 13:00"}
    assert plan("x", screens=("Foyer, canteen", "Hall 2")).screens == ("foyer", "canteen", "hall-2")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A content folder with a page in two languages, and a state folder."""
    content, state = tmp_path / "content", tmp_path / "state"
    (content / "01-a").mkdir(parents=True)
    for language in ("kk", "ru"):
        (content / "01-a" / f"{language}.md").write_text("# A\n\nText.\n", "utf-8")
    (content / "kiosk.toml").write_text('languages = ["kk", "ru"]\n', "utf-8")
    return content, state


def announce(folders: tuple[Path, Path], *typed: str, language: str = "en") -> int:
    """Type the command on these folders."""
    content, state = folders
    options = ["--content", str(content), "--state", str(state), "--language", language]
    return main(["announce", *typed, *options])


def files(content: Path) -> list[str]:
    """Return the names at the top of the content folder."""
    return sorted(path.name for path in content.glob("*.md"))


def test_it_is_written_shown_and_taken_away(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    content, state = folders
    (content / "объявление.md").write_text("Вчерашнее.\n", "utf-8")
    assert announce(folders, "kk=Түскі ас **13:00-де**", "ru=Обед\nв 13:00", "--screens", "foyer") == 0
    said = capsys.readouterr().out
    assert "announcement.kk.md, announcement.ru.md" in said
    assert "on the screens: foyer" in said
    assert "announce --stop" in said
    assert files(content) == ["announcement.kk.md", "announcement.ru.md"]
    outcome = publish(Job(content, state, edge=320, durable=False))
    assert outcome.problems == []
    assert announce(folders) == 0
    said = capsys.readouterr().out
    assert "Қазақша: “Түскі ас 13:00-де” until " in said
    assert "Русский: “Обед в 13:00” until " in said
    assert announce(folders, "--stop") == 0
    assert "Taken away: announcement.kk.md, announcement.ru.md." in capsys.readouterr().out
    assert files(content) == []
    publish(Job(content, state, edge=320, durable=False))
    assert announce(folders) == 0
    assert capsys.readouterr().out == "Nothing is announced now.\n"
    assert announce(folders, "--stop") == 0
    assert "There is no announcement" in capsys.readouterr().out


def test_a_later_announcement_is_told_with_its_beginning(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    content, state = folders
    day = f"{datetime.now() + timedelta(days=3):%Y-%m-%d}"
    assert announce(folders, "Lunch", "--from", f"{day} 12:00", "--until", day) == 0
    publish(Job(content, state, edge=320, durable=False))
    capsys.readouterr()
    assert announce(folders) == 0
    said = capsys.readouterr().out
    assert said.startswith("in all languages: “Lunch” from ")
    assert said.endswith(", on all screens.\n")


def test_that_nobody_publishes_is_told(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, state = folders
    state.mkdir()
    assert announce(folders, "x") == 0
    assert "No publisher runs on this computer for this folder." in capsys.readouterr().out
    assert announce(folders) == 0
    told = capsys.readouterr().out
    assert told.startswith("Nothing is announced now.\nNo publisher runs on this computer")
    write_activity(state, now("waiting"))
    assert announce(folders) == 0
    assert "Nobody sees yet what stands in announcement.md: “" in capsys.readouterr().out
    assert announce(folders, "--stop") == 0
    assert "publisher" not in capsys.readouterr().out


def test_what_is_too_long_is_written_with_a_warning(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert announce(folders, "Lunch is at one. " * 20) == 0
    assert "announcement.md: The announcement has 339 letters" in capsys.readouterr().out


def test_why_nothing_can_be_written(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, state = folders
    assert announce(folders, "--until", "12:00") == 2
    assert "belong to a text" in capsys.readouterr().err
    assert announce((content / "nowhere", state), "x") == 2
    assert str(content / "nowhere") in capsys.readouterr().err

    def refuse(*_: object, **__: object) -> None:
        """Fail as a folder does in which nobody may write."""
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kiosk.announcement.files.replace_file", refuse)
    assert announce(folders, "x") == 2
    said = capsys.readouterr().err
    assert f"The announcement could not be changed in {content} (" in said
    assert files(content) == []


def test_a_screen_that_follows_another_says_where_to_announce(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    content, state = folders
    state.mkdir()
    (state / "screen.toml").write_text('follow = "http://10.0.0.5:8080/kiosk"\n', "utf-8")
    assert announce(folders, "x", language="ru") == 2
    said = capsys.readouterr().err
    assert "http://10.0.0.5:8080/kiosk" in said
    assert "Сделайте объявление на том компьютере" in said
    assert files(content) == []
    assert announce(folders) == 0
