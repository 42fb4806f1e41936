"""The report for staff in their own folder, as the publisher writes it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.content.folder.fingerprint import quick_fingerprint
from kiosk.content.folder.report_name import REPORT_NAMES
from kiosk.health.proof import Finding, Proof, proof_file, write_proof
from kiosk.message import Message
from kiosk.problems.problem import Problem
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.build.restore import restore
from kiosk.publishing.report.contents import Report, Shown
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.report.report_file import write_report
from kiosk.publishing.report.report_text import MOST_LISTED, WIDTH, report_lines, stamp
from kiosk.releases.layout import current_number
from kiosk.supervision.trouble import Trouble, write_trouble
from kiosk.system import child_process as process
from tests.publishing.conftest import Folder, Publish

GOOD = "# A\n\ngood\n"
BAD = "# A\n\nwords\n\n![a lake](gone.jpg)\n"

Tell = Callable[..., Message | None]


def settings(language: str = "en", name: str = "Lake") -> str:
    return f'zone = "Asia/Almaty"\nstaff_language = "{language}"\n[name]\nkk = "Көл"\nen = "{name}"\n'


@pytest.fixture
def tell(content: Folder, state: Path, published: Publish) -> Tell:
    """Publish and write the report; return what to log if it could not be written."""

    def run(language: str = "en") -> Message | None:
        outcome: Outcome = published()
        return write_report(state, outcome, content=content.root, language=language)

    return run


def reports(content: Folder) -> list[str]:
    return sorted(path.name for path in content.root.iterdir() if path.suffix == ".txt")


def report(content: Folder, name: str = "CHECK.txt") -> str:
    """Return the text of a report; fails when it is not as Notepad wants it."""
    data = (content.root / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
    assert data.endswith(b"\r\n")
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def test_it_tells_where_what_what_to_do_and_what_visitors_see(content: Folder, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(**{"10-b": BAD, "2-a": BAD + "\n[x](nowhere)\n"})
    content.put("2-a/ru.md", b"\0" * 900)
    content.put("2-a/old.docx", b"x")
    assert tell() is None
    text = report(content)
    lines = text.split("\n")
    assert lines[0] == "CHECK.txt · kiosk"
    assert str(datetime.now(UTC).year) in lines[1]
    assert "release 1" in lines[1]
    assert lines[3:5] == ["Lake", "===="]
    assert lines[5].startswith("2 pages, ")
    places = [line.partition(". ")[2] for line in lines if line[:1].isdigit() and ". " in line]
    errors = ["2-a/ru.md", "2-a/kk.md, line 5", "2-a/kk.md, line 7", "10-b/kk.md, line 5"]
    assert places[:4] == errors
    at = lines.index("2. 2-a/kk.md, line 5")
    assert [line.strip() for line in lines[at + 1 : at + 4]] == [
        "The picture “gone.jpg” was not found.",
        "Put the file beside the text, or correct its name in the text.",
        "Visitors see its description instead, if it has one.",
    ]
    assert text.index("Errors: 4") < text.index("Warnings: ") < text.index("old.docx")


def test_it_is_friendly_when_there_is_nothing_to_mend(content: Folder, tell: Tell) -> None:
    content.put("kiosk.toml", 'languages = ["kk"]\nstaff_language = "en"\n')
    content.write(a=GOOD)
    assert tell() is None
    text = report(content)
    assert "Thank you!" in text
    assert "1 page, 0 problems" in text
    assert "newest release" in text
    assert content.root.name in text  # the center has no name yet


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("kk", "ТЕКСЕРУ.txt", "Барлығы 60 сурет, дайыны – 12. Мәтіндер экранға шығып қойды"),
        ("ru", "ПРОВЕРКА.txt", "Готово 12 из 60 картинок. Тексты уже на экране"),
        ("en", "CHECK.txt", "12 of 60 pictures are ready. The texts are on the screen already"),
    ],
)
def test_it_tells_of_pictures_as_long_as_they_are_being_made(
    language: str, name: str, said: str, content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", settings(language))
    content.write(a=GOOD)
    outcome = published()
    under_way = replace(outcome, made=12, pictures=60)
    assert write_report(state, under_way, content=content.root, language=language) is None
    at_the_top = " ".join(report(content, name).split("\n")[:9])
    assert said in at_the_top
    assert write_report(state, outcome, content=content.root, language=language) is None
    assert said[:12] not in report(content, name)


@pytest.mark.parametrize(
    ("wish", "languages", "otherwise", "name"),
    [
        ("ru", '"kk"', "en", "ПРОВЕРКА.txt"),
        ("kk", '"ru"', "en", "ТЕКСЕРУ.txt"),
        ("", '"ru", "kk"', "en", "ПРОВЕРКА.txt"),
        ("", "", "ru", "ТЕКСЕРУ.txt"),  # the language of the texts
        ("de", '"kk"', "ru", "CHECK.txt"),
    ],
)
def test_its_name_is_in_the_staff_s_language(
    content: Folder, tell: Tell, wish: str, languages: str, otherwise: str, name: str
) -> None:
    content.put("kiosk.toml", f'languages = [{languages}]\nstaff_language = "{wish}"\n')
    content.write(a=BAD)
    assert tell(otherwise) is None
    assert reports(content) == [name]


def test_it_is_written_only_when_it_says_something_else(content: Folder, state: Path, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=BAD)
    tell()
    first = (report(content), (content.root / "CHECK.txt").stat())
    content.write(a=BAD.replace("words", "other words"))
    tell()
    assert current_number(state) == 2
    assert report(content) == first[0]
    assert (content.root / "CHECK.txt").stat() == first[1]
    content.write(a=BAD + "\n[x](nowhere)\n")
    tell()
    assert "release 3" in report(content)
    assert "nowhere" in report(content)


def test_the_report_in_the_former_language_goes(content: Folder, tell: Tell) -> None:
    content.put("kiosk.toml", settings("ru"))
    content.write(a=BAD)
    tell()
    assert reports(content) == ["ПРОВЕРКА.txt"]
    former = (content.root / "ПРОВЕРКА.txt").read_bytes()
    content.put("check.TXT", former)  # renamed, but ours
    content.put("ТЕКСЕРУ.txt", "our own list of tests")
    content.put("kiosk.toml", settings("en"))
    tell()
    assert {"CHECK.txt", "ТЕКСЕРУ.txt"} == {
        path.name for path in content.root.glob("*.[tT]*") if path.suffix != ".toml"
    }
    assert (content.root / "ТЕКСЕРУ.txt").read_text() == "our own list of tests"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_report_that_notepad_saved_is_still_ours(content: Folder, tell: Tell, encoding: str) -> None:
    content.put("kiosk.toml", settings("ru"))
    content.write(a=BAD)
    tell()
    before = report(content, "ПРОВЕРКА.txt")
    saved = before.replace("\n", "\r\n").encode(encoding, "replace") + "!".encode(encoding)
    content.put("ПРОВЕРКА.txt", saved)
    assert tell() is None
    assert report(content, "ПРОВЕРКА.txt") == before


def test_what_a_power_cut_left_of_a_report_goes(content: Folder, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=BAD)
    tell()
    before = looks(content.root / "CHECK.txt")
    content.put(".new-CHECK.txt", b"\0" * 900)
    content.put(".new-ПРОВЕРКА.txt", b"")
    (content.root / ".new-ТЕКСЕРУ.txt").mkdir()
    assert tell() is None
    assert [path.name for path in content.root.glob(".new-*")] == [".new-ТЕКСЕРУ.txt"]
    assert looks(content.root / "CHECK.txt") == before


def test_an_empty_file_of_a_pulled_stick_is_written_again(content: Folder, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=BAD)
    content.put("CHECK.txt", b"")
    assert tell() is None
    assert "gone.jpg" in report(content)


def looks(path: Path) -> tuple[int, ...]:
    """Return what shows that a file was written anew."""
    status = path.lstat()
    return status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns


def _folder(path: Path) -> None:
    """Make a folder in the place of a report."""
    path.mkdir()
    (path / "kk.md").write_text("# not a page")


def _link(path: Path) -> None:
    """Make a link to another report in the place of a report."""
    (path.parent.parent / "elsewhere.txt").write_text("CHECK.txt · kiosk\r\n")
    path.symlink_to("../elsewhere.txt")


STRANGE: dict[str, Callable[[Path], None]] = {
    "a folder": _folder,
    "a link, even to a report": _link,
    "a dangling link": lambda path: path.symlink_to("../nowhere.txt"),
    "a pipe": os.mkfifo,
    "staff's own": lambda path: path.write_text("to do: buy paint") and None,
    "a page": lambda path: path.write_text("# CHECK.txt · kiosk\n") and None,
    "zeros": lambda path: path.write_bytes(b"\0" * 5000) and None,
    "another text": lambda path: path.write_text("CHECK.txt · kiosk is what I want to see\n") and None,
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_not_ours_is_left_alone(content: Folder, state: Path, tell: Tell, kind: str) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=BAD)
    path = content.root / "CHECK.txt"
    STRANGE[kind](path)
    before = looks(path)
    said = tell()
    assert said is not None
    assert str(path) in said.say()
    assert looks(path) == before
    assert not list(content.root.glob(".new-*"))
    assert not (content.root.parent / "nowhere.txt").exists()
    assert current_number(state) == 1
    (content.root / "kiosk.toml").write_text(settings("ru"))
    assert tell() is None  # nor is it removed when the language changes
    assert looks(path) == before


def test_a_link_where_the_next_version_is_written_leads_nowhere(content: Folder, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=BAD)
    victim = content.root.parent / "victim.txt"
    victim.write_text("mine")
    (content.root / ".new-CHECK.txt").symlink_to(victim)
    assert tell() is None
    assert victim.read_text() == "mine"
    assert not (content.root / "CHECK.txt").is_symlink()
    assert "gone.jpg" in report(content)


@pytest.mark.parametrize("call", ["unlink", "open", "replace"])
@pytest.mark.parametrize(("number", "why"), [(errno.EIO, "reports an error"), (errno.ENOSPC, "is full")])
def test_a_folder_that_cannot_be_written_costs_one_line(
    content: Folder,
    state: Path,
    tell: Tell,
    call: str,
    number: int,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=GOOD)
    tell()
    before = report(content)
    content.write(a=BAD)
    real = getattr(Path, call)

    def refuse(self: Path, *rest: object, **named: object) -> object:
        if self.name == ".new-CHECK.txt":
            raise OSError(number, "Some English")
        return real(self, *rest, **named)

    monkeypatch.setattr(Path, call, refuse)
    said = tell()
    assert said is not None
    assert len(said.say().splitlines()) == 1
    assert f"the disk {why}" in said.say()
    # On a full disk no report is better than one that is no longer true.
    assert reports(content) == (["CHECK.txt"] if number == errno.EIO else [])
    assert number != errno.EIO or report(content) == before
    assert current_number(state) == 2
    monkeypatch.undo()
    assert tell() is None
    assert "gone.jpg" in report(content)


def test_a_full_disk_costs_one_line(content: Folder, state: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "kiosk-test", full], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount")
    try:
        content.write(a=BAD)
        shutil.copytree(content.root, full, dirs_exist_ok=True)
        room = os.statvfs(full)
        (full / "a/filler.vtt").write_bytes(b"x" * (room.f_bfree * room.f_frsize))
        outcome = publish(Job(full, state, edge=640, durable=False))
        said = write_report(state, outcome, content=full, language="en")
        assert said is not None
        assert "ТЕКСЕРУ.txt" in said.say()
        assert sorted(path.name for path in full.iterdir()) == ["a"]
    finally:
        subprocess.run(["umount", full], check=True)


def test_a_release_that_is_held_is_told_until_a_file_changes(
    content: Folder, state: Path, tell: Tell
) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=GOOD)
    tell()
    content.write(a=BAD)
    tell()
    assert "gone.jpg" in report(content)
    restore(state, 1)
    assert write_report(state, content=content.root, language="en") is None
    held = report(content)
    assert "Visitors see release 1 again" in held
    assert "until a file in this folder is changed" in held.replace("\n", " ")
    assert "gone.jpg" not in held
    assert tell() is None  # as the next start of the kiosk does
    assert current_number(state) == 3
    assert report(content) == held
    content.write(a=BAD + "\nmore\n")
    tell()
    assert "again" not in report(content)
    assert "gone.jpg" in report(content)


def test_what_staff_wrote_again_themselves_is_not_held(content: Folder, state: Path, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=GOOD)
    tell()
    content.write(a=BAD)
    tell()
    restore(state, 1)
    content.write(a=GOOD)  # what visitors see already
    tell()
    assert current_number(state) == 3
    assert "again" not in report(content)
    assert "newest release" in report(content)


def test_staff_learn_why_nothing_is_shown_at_all(content: Folder, state: Path, tell: Tell) -> None:
    content.put("kiosk.toml", settings("en"))
    content.put("a/kk.md", b"\0" * 900)
    assert tell("ru") is None
    assert current_number(state) is None
    text = report(content).replace("\n", " ")
    assert "There is no page that can be shown" in text
    assert "nothing but the greeting" in text
    assert "a/kk.md" in text


def test_staff_learn_that_the_last_release_stays(content: Folder, state: Path, tell: Tell) -> None:
    content.write(a=GOOD)
    tell()
    assert reports(content) == ["ТЕКСЕРУ.txt"]
    shutil.rmtree(content.root / "a")
    content.put("b/notes.docx", b"x")
    assert tell("en") is None
    assert "Thank you" not in report(content, "ТЕКСЕРУ.txt")
    assert "notes.docx" in report(content, "ТЕКСЕРУ.txt")


def test_an_empty_folder_may_be_a_share_that_is_away(content: Folder, state: Path, tell: Tell) -> None:
    content.write(a=GOOD)
    tell()
    for path in content.root.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert tell() is None
    assert list(content.root.iterdir()) == []
    content.root.rmdir()
    assert tell() is None
    assert not content.root.exists()


def test_a_problem_that_this_program_has_no_words_for_hides_no_other(
    content: Folder, state: Path, tell: Tell
) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=BAD)
    tell()
    path = state / "releases/000001/report.json"
    path.write_text(
        path.read_text().replace(
            '{"problems":[',
            '{"problems":[{"code":"gone","severity":"error","file":"x","line":1,"values":{},"page":"","language":""},',
        )
    )
    (content.root / "CHECK.txt").unlink()
    assert write_report(state, content=content.root, language="en") is None
    assert "gone.jpg" in report(content)


def test_a_damaged_release_costs_one_line(content: Folder, state: Path, tell: Tell) -> None:
    content.write(a=GOOD)
    tell()
    (state / "releases/000001/report.json").write_text("[")
    said = write_report(state, content=content.root, language="en")
    assert said is not None
    assert len(said.say().splitlines()) == 1


NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
SHOWN = Shown(12, NOW)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_stamp_has_day_time_and_release(language: str) -> None:
    text = stamp(SHOWN, language)
    assert all(part in text for part in ("22", "2026", "14:05", "12"))
    assert stamp(Shown(), language) == ""


def test_hostile_words_stay_on_their_line() -> None:
    values = {"name": "a\r\nERRORS: 0\x1b[2J\u202e" + "b" * 200}
    problem = Problem("picture-missing", "a\nb/\u202ekk.md", 3, values)
    lines = report_lines(Report("Lake", 1, [problem], SHOWN, "en"))
    text = "".join(lines)
    assert not {"\r", "\n", "\x1b", "\u202e"} & set(text)
    assert "1. a b/kk.md, line 3" in lines
    assert not any(line.startswith("ERRORS") for line in lines)


def test_no_line_is_wider_than_a_window_but_for_paths_and_addresses() -> None:
    problems = [
        Problem("text-empty", "a" * 300, 0),
        Problem("word-file", "b", 0, {"name": "c d " * 60}),
    ]
    lines = report_lines(Report("Center" * 17, 1, problems, SHOWN, "en"))
    assert [line for line in lines if len(line) > WIDTH] == [lines[1], f"1. {'a' * 300}"]


def test_of_thousands_of_problems_the_first_are_listed() -> None:
    problems = [Problem("text-empty", f"{n}/kk.md") for n in range(MOST_LISTED + 7)]
    problems.append(Problem("junk", "a", 0, {"name": "a"}))
    lines = report_lines(Report("Lake", 1, problems, SHOWN, "en"))
    assert f"{MOST_LISTED}. {MOST_LISTED - 1}/kk.md" in lines
    assert f"{MOST_LISTED + 1}. {MOST_LISTED}/kk.md" not in lines
    assert any(line.startswith("Not listed here: 7 more.") for line in lines)
    assert "Warnings: 1" in lines


def until(met: Callable[[], object]) -> None:
    """Wait until a condition is met; fails after 30 seconds."""
    end = time.monotonic() + 30
    while not met():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def start_poller(content: Folder, state: Path) -> tuple[subprocess.Popen[bytes], Path]:
    """Start the real poller; it says what it does in the file that is returned."""
    folders = ["--content", str(content.root), "--state", str(state)]
    command = [sys.executable, "-m", "kiosk.publishing", *folders, "--report"]
    log = state.with_name("log")
    with log.open("wb") as said:
        return subprocess.Popen(command, stdout=said, stderr=said, env=process.environment()), log


def test_writing_it_publishes_nothing(content: Folder, state: Path) -> None:
    """The real poller writes the report, looks again and again, and finds nothing new."""
    content.put("kiosk.toml", settings())
    content.write(a=BAD)
    poller, log = start_poller(content, state)
    try:
        until(lambda: (content.root / "CHECK.txt").exists() and current_number(state) == 1)
        # It goes, changes and comes back: none of it is a change to publish, but the page after it is.
        (content.root / "CHECK.txt").unlink()
        fingerprint = quick_fingerprint(content.root)
        content.put("CHECK.txt", "CHECK.txt · kiosk\r\n")
        assert quick_fingerprint(content.root) == fingerprint
        content.write(a=GOOD)
        until(lambda: current_number(state) == 2)
        until(lambda: "release 2" in (content.root / "CHECK.txt").read_text())
        assert "gone.jpg" not in report(content)
        before = (content.root / "CHECK.txt").stat().st_mtime_ns
        content.write(a=GOOD + "\nmore\n")
        until(lambda: log.read_text().count("\n") == 3)
        assert (content.root / "CHECK.txt").stat().st_mtime_ns == before
    finally:
        poller.kill()
        poller.wait()
    assert [line.split(".")[0] for line in log.read_text().splitlines()] == [
        f"Release {n}" for n in (1, 2, 3)
    ]


def test_what_the_screen_found_at_night_is_in_it(content: Folder, state: Path) -> None:
    """The real poller takes note of a new look at the pages, and publishes nothing for it."""
    content.put("kiosk.toml", settings())
    content.write(a=GOOD)
    poller, log = start_poller(content, state)
    proof = Proof(1, "2026-11-29T22:31:00+00:00", 8.7, 1080, 1920, 2, (Finding("cut", "a", "kk", "good"),))
    try:
        until(lambda: (content.root / "CHECK.txt").exists() and current_number(state) == 1)
        assert "cut off" not in report(content)
        write_proof(proof_file(state), proof)
        until(lambda: "cut off: “good”" in report(content))
        assert "1. a/kk.md\n" in report(content)
        write_proof(proof_file(state), replace(proof, findings=()))
        until(lambda: "cut off" not in report(content))
        # What was found on another release says nothing of this one.
        write_proof(proof_file(state), replace(proof, release=2))
        content.write(a=GOOD + "\nmore\n")
        until(lambda: current_number(state) == 2 and "cut off" in report(content))
        content.write(a=GOOD + "\nand more\n")
        until(lambda: current_number(state) == 3 and "cut off" not in report(content))
        until(lambda: log.read_text().count("\n") == 3)
    finally:
        poller.kill()
        poller.wait()
    assert [line.split(".")[0] for line in log.read_text().splitlines()] == [
        f"Release {n}" for n in (1, 2, 3)
    ]


def test_pictures_are_told_once_a_text(content: Folder, state: Path, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=GOOD)
    tell()
    found = [Finding("picture", page, "kk", f"pictures/{n}.jpg") for page in ("a", "") for n in (1, 2)]
    write_proof(proof_file(state), Proof(1, "", 0, 0, 0, 2, (*found, Finding("letters", "a", "kk", "ᚠ"))))
    tell()
    assert report(content).count("damaged on the disk") == 2
    assert "The whole folder" in report(content)
    assert "these letters: ᚠ" in report(content)


def test_what_cannot_be_written_is_said_once(content: Folder, state: Path) -> None:
    content.put("kiosk.toml", settings())
    content.write(a=GOOD)
    (content.root / "CHECK.txt").mkdir()
    poller, log = start_poller(content, state)
    try:
        until(lambda: current_number(state) == 1)
        content.write(a=BAD)
        until(lambda: "Release 2" in log.read_text())
        (content.root / "CHECK.txt").rmdir()
        content.write(a=GOOD)
        until(lambda: (content.root / "CHECK.txt").is_file())
    finally:
        poller.kill()
        poller.wait()
    assert log.read_text().count("is not a report of the kiosk") == 1


def test_reports_have_the_names_of_the_contract() -> None:
    assert set(REPORT_NAMES) == {"CHECK.txt", "ПРОВЕРКА.txt", "ТЕКСЕРУ.txt"}
    assert all(unicodedata.is_normalized("NFC", name) for name in REPORT_NAMES)


def test_it_tells_that_the_screen_shows_another_release(content: Folder, state: Path, tell: Tell) -> None:
    content.put("kiosk.toml", settings())
    content.write(**{"1-a": GOOD})
    newest = "Visitors see the newest release of this folder."
    for trouble, told in (
        (Trouble(1, shown=0), "\n   Visitors see release 0."),
        (Trouble(1, plain=True), "Visitors see only the name of the center"),
    ):
        write_trouble(state, trouble)
        assert tell() is None
        assert told in report(content)
        assert "Errors: 1" in report(content)
        assert newest not in report(content)
    for trouble in (Trouble(2, shown=1), None):  # of a release that is not current, none
        write_trouble(state, trouble)
        assert tell() is None
        assert "Errors" not in report(content)
        assert newest in report(content)
