"""`kiosk status`: in a dozen lines how things stand, whatever state the folders are in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.health.health import Health, write_health
from kiosk.health.proof import Finding, Proof, proof_file, write_proof
from kiosk.message import Message
from kiosk.problems.problem import Problem
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.watch.activity import Activity, now, write_activity
from kiosk.status import look as status_look
from kiosk.status.as_json import as_json
from kiosk.status.lines import as_lines
from kiosk.status.look import look
from kiosk.status.status import Disk, Publisher, Sharing, ShownRelease, Status, Viewer
from kiosk.system import child_process as process
from kiosk.system.log_entries import Entry
from tests.conditions import COMMON_USER, failing, hanging

PROJECT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
WELL = Status(
    content="/content",
    state="/state",
    log="/state/log",
    release=ShownRelease(12, "2026-11-29T10:00:00+00:00", "Asia/Almaty", 66, 0, 3),
    is_damaged=False,
    screen=Message("Visitors still see release 12."),
    publisher=Publisher("alive", 4711, "2026-11-29T11:59:58+00:00", "waiting"),
    content_trouble=None,
    state_trouble=None,
    disk=Disk(12_300_000_000, 60_000_000_000),
    errors=(),
    viewer=Viewer("painting", Health(pid=4712, beat=5.0, release=12, touch_age=300.0)),
    proof=Proof(12, "2026-11-28T22:31:00+00:00", 8.7, 1080, 1920, 201, ()),
)
FLAW = Finding("cut", "a", "kk", "Сөз")
SET_ASIDE = Problem("release-set-aside", "", values={"number": "12", "shown": "11"})
ENTRY = Entry("2026-11-29T11:00:00+0000", "ERROR", "the publisher does not answer")


@pytest.mark.parametrize(
    ("changes", "wrong", "line"),
    [
        ({}, (), "Release: 12, published Sunday, 29 November 2026, 15:00 (2 hours ago); pages: 66"),
        ({"release": None}, ("release",), "! Release: none. Visitors still see release 12."),
        ({"release": None, "is_damaged": True}, ("release",), "! Release: damaged. Visitors still see"),
        (
            {"release": replace(WELL.release, errors=2)},  # type: ignore[type-var]
            ("problems",),
            "! Content: errors: 2, warnings: 3; “",
        ),
        (
            {"publisher": Publisher("alive", 1, "", "pictures", 12, 60)},
            (),
            "  Publisher: 12 of 60 pictures are ready",
        ),
        (
            {"publisher": Publisher("alive", 1, "", "waiting", 0, 0, "The disk is full.")},
            ("publisher",),
            "! Publisher: The disk is full.",
        ),
        (
            {"publisher": Publisher("hung", 1, "2026-11-29T11:55:00+00:00", "reading")},
            ("publisher",),
            "does not answer; last sign of life: Sunday, 29 November 2026, 16:55 (5 minutes ago)",
        ),
        ({}, (), "  Screen: shows release 12; last touched 5 minutes ago"),
        ({"viewer": Viewer("painting", Health(release=12))}, (), "  Screen: shows release 12; not touched"),
        ({"viewer": Viewer("painting", Health())}, (), "  Screen: shows the greeting"),
        ({"viewer": Viewer("painting", Health(release=12, dark=True))}, (), "  Screen: dark, as the center"),
        (
            {"viewer": Viewer("painting", Health(release=11), behind=True)},
            ("screen",),
            "! Screen: still shows release 11",
        ),
        (
            {"viewer": Viewer("hung", Health(at="2026-11-29T11:55:00+00:00"))},
            ("screen",),
            "! Screen: does not answer; last sign of life: Sunday, 29 November 2026, 16:55 (5 minutes ago)",
        ),
        ({"viewer": Viewer("gone")}, (), "  Screen: does not run"),
        ({"viewer": Viewer("gone", expected=True)}, ("screen",), "! Screen: does not run, though"),
        ({"proof": None}, (), "  Release: 12"),
        ({}, (), "  Pages: no flaws; looked over: Sunday, 29 November 2026, 03:31 (13 hours ago)"),
        ({"proof": replace(WELL.proof, findings=(FLAW,))}, ("pages",), "! Pages: flaws: 1; “"),  # type: ignore[type-var]
        ({"publisher": Publisher("gone")}, ("publisher",), "! Publisher: does not run; "),
        ({"publisher": Publisher("unknown")}, ("publisher",), "! Publisher: cannot be told, "),
        ({"content_trouble": Message("It does not answer.")}, ("content",), "! It does not answer."),
        ({"state_trouble": Message("It is full.")}, ("state",), "! It is full."),
        ({"disk": Disk(10**8, 10**10)}, ("disk",), "! Disk: 100 MB of 10 GB are free"),
        ({"disk": None}, ("disk",), "! Disk: its free room cannot be read"),
        (
            {"instead": SET_ASIDE},
            ("release",),
            "ended unexpectedly. Visitors see release 11.",
        ),
        ({"instead": Problem("screen-plain", "")}, ("release",), "Visitors see only the name of the center"),
        ({"sharing": Sharing("/srv/share", 12, None)}, (), "  Other screens: release 12 is in /srv/share"),
        (
            {
                "sharing": Sharing(
                    "/srv/share", 11, Problem("share-full", "", values={"folder": "/srv/share"})
                )
            },
            ("sharing",),
            "! There is too little room for the release in /srv/share. Delete what",
        ),
        (
            {"errors": (ENTRY, replace(ENTRY, text="older\x1b[31m"))},
            (),
            "    Sunday, 29 November 2026, 16:00 (1 hour ago): the publisher does not answer",
        ),
    ],
)
def test_each_thing_has_its_line(changes: dict[str, Any], wrong: tuple[str, ...], line: str) -> None:
    status = replace(WELL, **changes)
    lines = list(as_lines(status, "en", NOW))
    assert status.wrong == wrong
    assert any(line in each for each in lines), lines
    assert len(lines) <= 12
    assert lines[0] == ("The kiosk is well." if not wrong else lines[0])
    assert sum(each.startswith("! ") for each in lines) == len(wrong)
    assert all(each.isprintable() for each in lines)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_word_of_it_is_english(language: str) -> None:
    everything = replace(
        WELL,
        release=None,
        publisher=Publisher("hung", 1, "2026-11-29T11:55:00+00:00", "reading"),
        screen=Message("Visitors see nothing but the greeting yet."),
        disk=None,
        errors=(replace(ENTRY, text=""),),
    )
    for status in (WELL, everything):
        text = "\n".join(as_lines(status, language, NOW)).replace("/content", "").replace("/state/log", "")
        text = text.replace("/state", "").replace("kiosk check", "").replace(str(PROJECT), "")
        assert not [char for char in text.replace("scripts/", "") if "a" <= char.lower() <= "z"], text


def status(
    content: Path, state: Path, *more: str, before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `kiosk status`, below the command `before`."""
    command = [*before, sys.executable, PROJECT / "main.py", "status", "--language", "en"]
    command += ["--content", content, "--state", state, *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def found(content: Path, state: Path, before: Sequence[str] = ()) -> dict[str, Any]:
    """Return the status as JSON has it; fails when the exit code says otherwise."""
    ran = status(content, state, "--json", before=before)
    assert before or ran.stderr == ""
    row: dict[str, Any] = json.loads(ran.stdout)
    assert ran.returncode == (0 if row["well"] else 1)
    assert row["well"] == (not row["wrong"])
    return row


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a page and settings."""
    folder = tmp_path / "content"
    (folder / "01-a").mkdir(parents=True)
    (folder / "01-a/kk.md").write_text("# Бірінші\n\nСөз.\n", "utf-8")
    (folder / "kiosk.toml").write_text('languages = ["kk"]\n')
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def publisher(content: Path, state: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A publisher that runs."""
    command = [sys.executable, "-m", "kiosk.publishing", "--content", content, "--state", state]
    child = subprocess.Popen(
        command, env=process.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield child
    child.kill()
    child.wait()


def test_a_kiosk_that_is_well(content: Path, state: Path, publisher: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while not (row := found(content, state))["well"]:
        assert time.monotonic() < end, row
    assert (row["release"]["number"], row["release"]["pages"]) == (1, 1)
    assert (row["publisher"]["pulse"], row["publisher"]["pid"]) == ("alive", publisher.pid)
    assert status(content, state).stdout.startswith("The kiosk is well.\n")
    publisher.kill()
    publisher.wait()
    assert found(content, state)["wrong"] == ["publisher"]


@pytest.fixture
def painting(state: Path) -> Health:
    """What a screen wrote just now, in this process."""
    health = Health(pid=os.getpid(), beat=time.monotonic(), release=1, at=datetime.now(UTC).isoformat())
    write_health(state, health)
    return health


@pytest.mark.parametrize(
    ("change", "pulse", "wrong"),
    [
        ({}, "painting", ["publisher"]),
        ({"beat": 1.0}, "hung", ["screen", "publisher"]),
        ({"pid": 2**22 - 1}, "gone", ["publisher"]),
        ({"beat": 10.0**9}, "gone", ["publisher"]),  # before the computer was started
        ({"release": 7, "at": "2126-01-01T00:00:00+00:00"}, "painting", ["screen", "publisher"]),
        ({"release": 7}, "painting", ["publisher"]),  # the new one has only just come
    ],
)
def test_whether_the_screen_paints(
    content: Path, state: Path, painting: Health, change: dict[str, Any], pulse: str, wrong: list[str]
) -> None:
    publish(Job(content, state, edge=640, durable=False))
    write_health(state, replace(painting, **change))
    row = found(content, state)
    assert (row["screen"]["pulse"], row["wrong"]) == (pulse, wrong)


def test_a_screen_that_this_computer_should_start(
    content: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(Job(content, state, edge=640, durable=False))
    monkeypatch.setattr(status_look, "is_installed", lambda folder: folder == state)
    assert "screen" in status_look.look(content, state).wrong


def test_only_a_look_at_the_current_release_is_told(content: Path, state: Path) -> None:
    publish(Job(content, state, edge=640, durable=False))
    proof = Proof(1, "2026-11-28T22:31:00+00:00", 8.7, 1080, 1920, 201, (FLAW,))
    write_proof(proof_file(state), proof)
    assert found(content, state)["wrong"] == ["pages", "publisher"]
    write_proof(proof_file(state), replace(proof, release=2))
    assert found(content, state)["wrong"] == ["publisher"]


def test_nothing_is_made_where_nothing_is(content: Path, tmp_path: Path) -> None:
    row = found(content, tmp_path / "nowhere/state")
    assert row["wrong"] == ["release", "publisher"]
    assert row["publisher"]["pulse"] == "gone"
    assert not (tmp_path / "nowhere").exists()
    assert found(tmp_path / "gone", tmp_path / "state")["wrong"] == ["release", "publisher", "content"]


@pytest.mark.parametrize(
    "damage", ["{}", "[]", "", "\0" * 900, '{"format": 1}', '{"format": 1, "number": "x"}']
)
def test_a_damaged_state_folder(content: Path, state: Path, damage: str) -> None:
    publish(Job(content, state, edge=640, durable=False))
    (state / "releases/000001/release.json").write_text(damage)
    (state / "publisher.json").write_text(damage)
    (state / "log").mkdir()
    (state / "log/viewer.log").write_bytes(b"\xff\xfe" + damage.encode())
    assert found(content, state)["wrong"] == ["release", "publisher"]
    assert "Release: damaged." in status(content, state).stdout
    shutil.rmtree(state / "log")
    (state / "log").write_text("")
    (state / "publisher.json").unlink()
    (state / "publisher.json").mkdir()
    assert found(content, state)["wrong"] == ["release", "publisher"]


def test_a_publisher_that_does_not_answer(
    content: Path, state: Path, publisher: subprocess.Popen[bytes]
) -> None:
    state.mkdir(exist_ok=True)
    publisher.send_signal(19)  # SIGSTOP: it lives, and gives no sign of it
    publish(Job(content, state, edge=640, durable=False))
    silent = replace(now("waiting"), pid=publisher.pid, beat=time.monotonic() - 100)
    write_activity(state, silent)
    row = found(content, state)
    assert row["wrong"] == ["publisher"]
    assert row["publisher"]["pulse"] == "hung"


def test_a_number_that_another_program_got(content: Path, state: Path) -> None:
    publish(Job(content, state, edge=640, durable=False))
    write_activity(state, Activity(1, time.monotonic(), NOW.isoformat(), "waiting"))
    assert found(content, state)["publisher"]["pulse"] == "gone"


@pytest.mark.parametrize("how", ["fails", "hangs"])
def test_a_share_that_is_away(content: Path, state: Path, how: str) -> None:
    publish(Job(content, state, edge=640, durable=False))
    started = time.monotonic()
    row = found(content, state, failing(content, "EHOSTDOWN") if how == "fails" else hanging(content, 8))
    assert row["wrong"] == ["publisher", "content"]
    assert "does not answer" in row["content"]["trouble"]
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("mode", [0o000, 0o555])
def test_a_state_folder_that_may_not_be_used(content: Path, state: Path, mode: int) -> None:
    publish(Job(content, state, edge=640, durable=False))
    state.chmod(mode)
    try:
        row = found(content, state, COMMON_USER)
    finally:
        state.chmod(0o755)
    assert row["wrong"] == (["release", "publisher", "state"] if mode == 0 else ["publisher", "state"])
    assert "no permission" in row["state"]["trouble"]


def test_a_disk_that_may_only_be_read(content: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "kiosk-test", disk]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    try:
        publish(Job(content, disk, edge=640, durable=False))
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        row = found(content, disk)
        assert row["wrong"] == ["publisher", "state", "disk"]
        assert "the disk can only be read" in row["state"]["trouble"]
    finally:
        subprocess.run(["umount", disk], check=True)


def test_the_last_errors_of_all_logs_are_named(content: Path, state: Path) -> None:
    (state / "log").mkdir(parents=True)
    for name, text in (("viewer", "first"), ("publisher", "third"), ("builder", "second")):
        minute = {"first": "01", "second": "02", "third": "03"}[text]
        (state / f"log/{name}.log").write_text(
            f"2026-11-29T10:{minute}:00+0500 ERROR kiosk.x: {text}\n    indented\n"
            f"2026-11-29T11:00:00+0500 INFO kiosk.x: nobody asks\n"
        )
    row = found(content, state)
    assert [entry["text"] for entry in row["log"]["errors"]] == ["third", "second"]


def test_an_installed_kiosk_has_its_errors_in_the_journal(
    content: Path, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed, tools = tmp_path / "folders", tmp_path / "tools"
    installed.write_text(f"{content}\n{state}\n")
    monkeypatch.setattr(paths, "INSTALLED", installed)
    tools.mkdir()
    journal = tools / "journalctl"
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")

    def said(script: str) -> str:
        journal.write_text(f"#!/bin/sh\n{script}\n")
        journal.chmod(0o755)
        return "\n".join(as_lines(look(content, state), "en", NOW))

    row = {"__REALTIME_TIMESTAMP": "1796000000000000", "PRIORITY": "3", "MESSAGE": "the disk is full"}
    told = said(f"echo '{json.dumps(row)}'; echo '{json.dumps(row | {'MESSAGE': [208, 161, 255]})}'")
    assert "journalctl -u 'kiosk*':" in told
    assert "the disk is full" in told
    assert "С\ufffd" in told
    assert "no errors in journalctl" in said("exit 0")
    assert "root sees it with journalctl" in said("echo 'insufficient permissions' >&2; exit 1")
    assert json.loads(as_json(look(content, state), "en"))["log"]["errors"] is None
