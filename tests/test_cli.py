"""The commands as staff and the caretaker type them: what is printed, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conditions import failing

ROOT = Path(__file__).resolve().parents[1]
PAGE = "# Тарих\n\nМәтін.\n"


def kiosk(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program, without a display, in Russian by default."""
    environment = {"LANG": "ru_RU.UTF-8", "LC_ALL": "", "DISPLAY": "", "WAYLAND_DISPLAY": "", **environment}
    known = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *arguments],
        env={**known, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one page."""
    folder = tmp_path / "content"
    (folder / "01-history").mkdir(parents=True)
    (folder / "01-history" / "kk.md").write_text(PAGE, "utf-8")
    return folder


def test_check_of_good_content(content: Path) -> None:
    run = kiosk("check", content)
    assert (run.returncode, run.stdout) == (0, "")
    assert "1 страница" in run.stderr


def test_check_names_file_and_line_in_the_language_asked_for(content: Path) -> None:
    (content / "01-history" / "kk.md").write_text(PAGE + "\n![x](жоқ.jpg)\n", "utf-8")
    lines = {}
    for language in ("kk", "ru", "en"):
        run = kiosk("check", content, "--language", language)
        assert run.returncode in (0, 1)
        lines[language] = run.stdout.strip()
        assert lines[language].startswith("01-history/kk.md:5: ")
    assert len(set(lines.values())) == 3


def test_check_fails_on_errors_only(content: Path) -> None:
    (content / "01-history" / "ru.md").write_bytes(bytes(range(256)) * 8)
    run = kiosk("check", content, "--json")
    report = json.loads(run.stdout)
    assert run.returncode == 1
    assert report["pages"] == 1
    assert [row["severity"] for row in report["problems"]] == ["error"]
    assert set(report["problems"][0]) == {"file", "line", "severity", "code", "message", "hint", "meanwhile"}


def test_a_missing_content_folder_is_named_with_the_way_out(tmp_path: Path) -> None:
    for command in (
        ["check"],
        ["publish", "--once"],
        ["run"],
        ["preview"],
        ["screenshots", tmp_path],
        ["new", "x"],
    ):
        run = kiosk(*command, KIOSK_CONTENT=str(tmp_path / "nowhere"))
        assert run.returncode == 2, command
        assert str(tmp_path / "nowhere") in run.stderr
        assert "--content" in run.stderr
        assert "KIOSK_CONTENT" in run.stderr


def test_without_a_display_run_says_so_in_one_line(content: Path) -> None:
    for display in ("", ":4711"):
        run = kiosk("run", "--content", content, DISPLAY=display)
        assert run.returncode == 2
        assert len(run.stderr.splitlines()) == 1
        assert "scripts/screenshots" in run.stderr


def test_publish_and_the_time_machine(content: Path, tmp_path: Path) -> None:
    places = ("--content", content, "--state", tmp_path / "state")

    def listed() -> list[tuple[int, bool, int]]:
        rows = json.loads(kiosk("releases", "--json", *places).stdout)["releases"]
        return [(row["number"], row["current"], row["restored"]) for row in rows]

    empty = kiosk("releases", *places)
    assert (empty.returncode, empty.stdout) == (0, "")
    assert str(tmp_path / "state") in empty.stderr
    assert kiosk("publish", "--once", *places).returncode == 0
    (content / "01-history" / "kk.md").write_text(PAGE + "\nЖаңа.\n", "utf-8")
    assert kiosk("publish", "--once", *places).returncode == 0
    assert listed() == [(2, True, 0), (1, False, 0)]
    said = kiosk("releases", *places, "--language", "en").stdout
    assert said.index("*     2") < said.index("Changed pages: Тарих") < said.index("The first release.")
    assert str(content) in said
    restored = kiosk("releases", "restore", "1", *places, LANG="C")
    assert restored.returncode == 0
    assert str(content) in restored.stdout
    assert "kiosk releases restore 2" in restored.stdout
    assert kiosk("publish", "--once", *places).returncode == 0
    assert listed() == [(3, True, 1), (2, False, 0), (1, False, 0)]  # nothing changed: it stays
    for language, word in (("ru_RU.UTF-8", "страниц"), ("kk_KZ.UTF-8", "беттер"), ("C", "pages")):
        assert word in kiosk("releases", *places, LANG=language).stdout.lower()
    refused = [kiosk("releases", "restore", "77", *places, LANG=tag) for tag in ("kk_KZ", "ru_RU", "en_US")]
    assert {run.returncode for run in refused} == {2}
    assert len({run.stderr for run in refused}) == 3
    assert all("77" in run.stderr for run in refused)


def test_a_new_page_is_made_once_and_checked_without_errors(content: Path) -> None:
    said = kiosk("new", "Бурабай", "--title", "Көл", "--content", content, "--language", "en")
    assert (said.returncode, said.stderr) == (0, "")
    text = content / "02-Бурабай" / "kk.md"
    assert str(text.parent) in said.stdout
    assert "# Көл" in text.read_text("utf-8")
    again = kiosk("new", "09-бурабай", "--content", content)
    assert (again.returncode, again.stdout) == (2, "")
    assert "02-Бурабай" in again.stderr
    report = json.loads(kiosk("check", content, "--json").stdout)
    assert [(row["severity"], row["code"]) for row in report["problems"]] == [("warning", "draft")]


def test_screenshots_need_no_display(content: Path, tmp_path: Path) -> None:
    run = kiosk("screenshots", tmp_path / "out", "--content", content, "--size", "1080x1920", "1920x1080")
    assert run.returncode == 0, run.stderr
    made = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.png")}
    for size in ("1080x1920", "1920x1080"):
        names = {f"{size}/kk/{name}.png" for name in ("home", "history", "still-here", "attract")}
        assert names | {f"{size}/welcome.png"} <= made
    assert run.stdout.splitlines()[-1] == f"{len(made)} картинок сохранено в папке {tmp_path / 'out'}."


def test_screenshots_use_the_release_that_is_there(content: Path, tmp_path: Path) -> None:
    state, page = tmp_path / "state", content / "01-history" / "kk.md"

    def shots(*more: str) -> str:
        where = ("--content", content, "--state", state, "--size", "480x800", "--page", "history")
        run = kiosk("screenshots", tmp_path / "out", *where, *more, LANG="en_US.UTF-8")
        assert run.returncode == 0, run.stderr
        return "\n".join(line for line in run.stdout.splitlines() if "ages: " not in line)

    def files() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(state.rglob("*")) if path.is_file()}

    assert f"{state} has no release of it" in shots()
    assert not state.exists()
    kiosk("publish", "--once", "--content", content, "--state", state)
    before = files()
    assert f"Release 1 is shown: nothing has changed in {content} since." in shots()
    page.write_text(PAGE.replace("Мәтін", "Жаңа"), "utf-8")
    assert f"Release 1 is shown with what has changed in {content} since." in shots()
    assert f"{state} has no release of it" in shots("--size", "2000x800")
    assert files() == before
    kiosk("publish", "--once", "--content", content, "--state", state)
    (state / "releases" / "000002" / "release.json").write_text("{")
    assert f"{state} has no release of it" in shots()


def test_screenshots_of_a_page_with_a_very_long_name(content: Path, tmp_path: Path) -> None:
    deep = content / "01-history" / ("б" * 90) / ("в" * 90)
    deep.mkdir(parents=True)
    for folder in (deep, deep.parent):
        (folder / "kk.md").write_text(PAGE, "utf-8")
    run = kiosk("screenshots", tmp_path / "out", "--content", content, "--size", "480x800")
    assert run.returncode == 0, run.stderr
    assert len(list((tmp_path / "out" / "480x800" / "kk").iterdir())) == 6


@pytest.mark.parametrize(
    "arguments", [["--page", "nowhere"], ["--language", "xx"], ["--size", "big"], ["--diagonal", "-3"]]
)
def test_screenshots_refuse_what_is_not_there(content: Path, tmp_path: Path, arguments: list[str]) -> None:
    run = kiosk("screenshots", tmp_path / "out", "--content", content, *arguments)
    assert run.returncode == 2
    assert arguments[1] in run.stderr


def test_options_count_before_and_after_the_command(content: Path, tmp_path: Path) -> None:
    for arguments in (["--content", content, "check", "--json"], ["check", "--json", "--content", content]):
        run = kiosk(*arguments, KIOSK_CONTENT=str(tmp_path / "nowhere"))
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout)["pages"] == 1


def test_pictures_that_cannot_be_written_are_one_line(content: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    run = kiosk("screenshots", tmp_path / "taken", "--content", content, "--page", "history")
    assert run.returncode == 2
    assert "taken" in run.stderr.splitlines()[-1]
    assert "Traceback" not in run.stderr


def test_publish_once_says_what_happened_also_when_nothing_did(content: Path, tmp_path: Path) -> None:
    places = ("--content", content, "--state", tmp_path / "state")
    first, second = (kiosk("publish", "--once", *places, "--language", "en") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == "Release 1. Pages: 1, errors: 0, warnings: 0.\n"
    told = "Nothing new to publish. Visitors see release 1. Pages: 1, errors: 0, warnings: 0.\n"
    assert second.stdout == told
    others = {kiosk("publish", "--once", *places, "--language", tag).stdout for tag in ("kk", "ru")}
    assert len({told, *others}) == 3


@pytest.mark.parametrize(
    ("language", "wrong", "usage"),
    [("kk", "қате", "қолданылуы"), ("ru", "ошибка", "использование"), ("en", "error", "usage")],
)
def test_what_was_typed_wrong_is_said_in_the_reader_s_language(language: str, wrong: str, usage: str) -> None:
    for typed in (
        ["releases", "restore", "x"],
        ["frobnicate"],
        ["new"],
        ["check", "--lnguage", "kk"],
        ["screenshots", "out", "--size", "3"],
        ["publish", "--edge", "big"],
        ["run", "--diagonal", "abc"],
        ["new", "x", "--title"],
    ):
        run = kiosk(*typed, LANG=f"{language}_XX.UTF-8")
        assert run.returncode == 2
        assert run.stdout == ""
        assert run.stderr.startswith(f"{usage}: kiosk")
        assert f": {wrong}: " in run.stderr
        if language != "en":
            said = run.stderr.partition(f": {wrong}: ")[2]
            assert not {"argument", "expected", "invalid", "required", "unrecognized"} & set(said.split())
    for place in ((), ("status",)):
        told = kiosk(*place, "--help", LANG=f"{language}_XX.UTF-8")
        assert told.returncode == 0
        assert told.stdout.startswith(f"{usage}: kiosk")
    asked = kiosk("releases", "restore", "x", "--language", language, LANG="C")
    assert asked.stderr.startswith(f"{usage}: kiosk")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_python_without_the_program_s_parts_is_told_so(content: Path, language: str) -> None:
    run = subprocess.run(
        [sys.executable, "-S", ROOT / "main.py", "check", content, "--language", language],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert "markdown" in run.stderr
    assert "scripts/kiosk" in run.stderr
    assert {"kk": "бағдарламаның өз", "ru": "частей самой программы", "en": "the program itself"}[
        language
    ] in run.stderr


AWAY = {"ESTALE": "не отвечает", "EACCES": "не разрешено", "EIO": "сообщает об ошибке"}


@pytest.mark.parametrize(
    ("command", "errors"),
    [
        ("check", AWAY),
        ("publish --once", ["ESTALE"]),
        ("new x", ["EACCES"]),
        ("import .", ["EIO"]),
        ("own elsewhere", ["ESTALE"]),
    ],
)
def test_a_share_that_is_away_is_said_by_every_command(
    content: Path, tmp_path: Path, command: str, errors: Iterable[str]
) -> None:
    for error in errors:
        arguments = [*command.split(), "--content", content, "--state", tmp_path / "state"]
        run = subprocess.run(
            [*failing(content, error), sys.executable, ROOT / "main.py", *arguments],
            env={**os.environ, "LANG": "ru_RU.UTF-8"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert run.returncode == 2, run.stderr
        assert AWAY[error] in run.stderr
        assert str(content) in run.stderr
        assert "Traceback" not in run.stderr
