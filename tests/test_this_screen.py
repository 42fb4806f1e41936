"""What screen.toml says of this screen among others, and who tells of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.commands.values import named
from kiosk.health.health import read_health
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.release import current_release
from kiosk.selfcheck.among import among_findings
from kiosk.selfcheck.finding import Level
from kiosk.selfcheck.lines import as_lines as finding_lines
from kiosk.settings.screen import ScreenSettings, load_screen_settings, parse_screen
from kiosk.status.as_json import as_json
from kiosk.status.lines import as_lines
from kiosk.status.look import look
from kiosk.this_screen import ThisScreen, of_settings

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 40.0
FILES = {
    "01-a/kk.md": "# Бірінші\n\nСөз.\n",
    "02-b/kk.md": "---\nscreens: foyer\n---\n# Екінші\n\nСөз.\n",
    "02-b/01-c/kk.md": "# Ішкі\n\nСөз.\n",
}


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A content folder and a state folder with its release."""
    content, state = (tmp_path_factory.mktemp("among") / name for name in ("content", "state"))
    write(content, FILES)
    assert publish(Job(content, state, edge=640, durable=False)).number == 1
    return content, state


@pytest.fixture
def state(released: tuple[Path, Path]) -> Iterator[Path]:
    """The state folder, afterwards again without settings."""
    yield released[1]
    (released[1] / "screen.toml").unlink(missing_ok=True)


def write(content: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")


def settings(state: Path, *lines: str) -> None:
    (state / "screen.toml").write_text("\n".join(lines) + "\n", "utf-8")


def test_name_and_group_are_compared_as_headers_write_them(state: Path) -> None:
    settings(state, 'name = "Foyer 1"', 'group = "ФОЙЕ"')
    screen = of_settings(load_screen_settings(state, "en"))
    assert (screen.name, screen.group) == ("Foyer 1", "ФОЙЕ")
    assert screen.named == ("foyer-1", "фойе")


@pytest.mark.parametrize("line", ['name = "a, b"', 'group = "foyer; canteen"'], ids=["name", "group"])
def test_a_screen_has_one_name_and_one_group(line: str) -> None:
    found, problems = parse_screen(line.encode())
    assert (found, [each.code for each in problems]) == (ScreenSettings(), ["settings-one-name"])


def test_status_tells_in_the_reader_s_language_what_is_wrong_in_the_settings(
    state: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings(state, 'nmae = "foyer-1"')
    assert main(["--state", str(state), "status", "--language", "ru"]) == 1
    assert "screen.toml:1: Настройки «nmae» нет." in caplog.text


def test_a_screen_without_settings_has_neither(tmp_path: Path) -> None:
    assert of_settings(load_screen_settings(tmp_path, "en")) == ThisScreen()
    assert of_settings(load_screen_settings(tmp_path, "en")).named == ("", "")


@pytest.mark.parametrize(
    ("start", "identities"),
    [
        ("", ()),
        ("/", ()),
        ("tourism", ("tourism",)),
        ("09-tourism", ("09-tourism", "tourism")),
        ("09-Tourism/02 Burabay/", ("09-tourism/02-burabay", "tourism/burabay")),
        ("09-tourism\\02-burabay", ("09-tourism/02-burabay", "tourism/burabay")),
    ],
)
def test_a_start_page_is_found_as_links_find_pages(start: str, identities: tuple[str, ...]) -> None:
    assert ThisScreen(start=start).starts == identities


@pytest.mark.parametrize(
    ("lines", "wrong", "told"),
    [
        ((), None, ""),
        (('name = "foyer-1"',), (), "  This screen: foyer-1\n"),
        (('group = "foyer"',), (), "  This screen: group: foyer\n"),
        (('name = "foyer-1"', 'group = "foyer"'), (), "  This screen: foyer-1, group: foyer\n"),
        (('group = "foyer"', 'start = "02-b"'), (), "  Start page: 02-b\n"),
        (('start = "02-b/01-c"',), ("start",), "! Start page: “02-b/01-c” is no page of this screen"),
        (('start = "nowhere"',), ("start",), "! Start page: “nowhere” is no page of this screen"),
    ],
    ids=["nothing", "name", "group", "both", "start", "other screen's start", "no such start"],
)
def test_status_and_selfcheck_tell_it(
    released: tuple[Path, Path], state: Path, lines: tuple[str, ...], wrong: tuple[str, ...] | None, told: str
) -> None:
    if lines:
        settings(state, *lines)
    status = look(released[0], state)
    assert set(wrong or ()) == set(status.wrong) & {"start", "empty"}
    assert told in "\n".join([*as_lines(status, "en"), ""])
    assert (json.loads(as_json(status, "en"))["this_screen"] is None) is (wrong is None)
    findings = list(among_findings(of_settings(load_screen_settings(state, "en")), current_release(state)))
    assert told.strip(" !\n") in "\n".join(finding_lines(findings, "en"))
    assert {finding.part for finding in findings if finding.level is Level.WRONG} == set(wrong or ())


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_screen_without_pages_is_told(tmp_path: Path, language: str) -> None:
    content, state = tmp_path / "content", tmp_path / "state"
    write(content, {"02-b/kk.md": FILES["02-b/kk.md"]})
    publish(Job(content, state, edge=640, durable=False))
    english = "\n".join(as_lines(look(content, state), "en"))
    assert "! This screen: the release has no page for it" in english
    told = "\n".join(as_lines(look(content, state), language))
    assert "This screen" not in told
    settings(state, 'group = "foyer"')
    assert "empty" not in look(content, state).wrong
    findings = among_findings(ThisScreen("canteen"), current_release(state))
    (finding,) = (each for each in findings if each.part == "empty")
    assert finding.level is Level.WRONG


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("foyer", ("foyer", "foyer")),
        ("Foyer 1/foyer", ("foyer-1", "foyer")),
        ("/canteen", ("", "canteen")),
        ("", ("", "")),
    ],
)
def test_a_screen_as_it_is_typed(typed: str, found: tuple[str, str]) -> None:
    assert named(typed) == found


def test_screenshots_of_one_screen(released: tuple[Path, Path], tmp_path: Path) -> None:
    for screen, pages in (("canteen", {"home", "a"}), ("foyer", {"home", "a", "b", "b.c"})):
        out = tmp_path / screen
        command = [sys.executable, PROJECT / "main.py", "screenshots", out, "--content", released[0]]
        command += ["--state", tmp_path / "none", "--size", "400x640", "--screen", screen]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        shown = {path.stem for path in out.glob("*/kk/*.png")}
        assert shown - {"attract", "still-here"} == pages


def test_the_running_kiosk_goes_by_its_settings(released: tuple[Path, Path], state: Path) -> None:
    settings(state, 'name = "Foyer 1"', 'group = "foyer"', 'start = "77-gone"')
    command: list[Any] = [sys.executable, PROJECT / "main.py", "run", "--without-publisher"]
    command += ["--content", released[0], "--state", state]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    kiosk = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        end = time.monotonic() + PATIENCE
        while (health := read_health(state)) is None or health.pid != kiosk.pid:
            assert time.monotonic() < end
            time.sleep(0.05)
        assert (health.name, health.group) == ("Foyer 1", "foyer")
        log = (state / "log/viewer.log").read_text("utf-8")
        assert "this screen has no page '77-gone'" in log
    finally:
        os.killpg(kiosk.pid, signal.SIGKILL)
        kiosk.wait()
