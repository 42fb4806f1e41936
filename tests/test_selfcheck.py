"""`kiosk selfcheck`: what it says of a machine, and that it says it in every language."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.health.health import Health
from kiosk.languages.catalogue import translate
from kiosk.message import N_, Message
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.selfcheck import clock, folders, look, machine, rights, units
from kiosk.selfcheck.drawing import drawing_findings
from kiosk.selfcheck.edid import plugged_in
from kiosk.selfcheck.finding import Finding, Level, note, well, wrong
from kiosk.selfcheck.lines import as_lines
from kiosk.selfcheck.measured import Measured, ScreenSize, decode
from kiosk.selfcheck.screens import screen_findings
from kiosk.selfcheck.sound import sound_finding
from kiosk.selfcheck.touch import touch_finding
from kiosk.system import units as system_units
from tests.conditions import COMMON_USER

PROJECT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
PANEL = ScreenSize("HDMI-1", 1080, 1920, 398, 708, 60)
WELL, NOTE, WRONG = Level.WELL, Level.NOTE, Level.WRONG


def levels(findings: Iterator[Finding]) -> list[tuple[str, Level]]:
    return [(finding.part, finding.level) for finding in findings]


@pytest.mark.parametrize(
    ("screens", "diagonal", "found"),
    [
        ((PANEL,), None, [("screen", WELL)]),
        ((ScreenSize("HDMI-1", 1920, 1080, 16, 9),), None, [("screen", WRONG)]),
        ((ScreenSize("HDMI-1", 1920, 1080, 1600, 900),), None, [("screen", WELL)]),
        ((ScreenSize("HDMI-1", 1920, 1080, 16000, 9000),), None, [("screen", WRONG)]),
        ((ScreenSize("HDMI-1", 1920, 1080, 16, 9),), 43.0, [("screen", WELL)]),
        ((ScreenSize("HDMI-1", 1080, 1920, 708, 398),), None, [("screen", NOTE)]),
        ((ScreenSize("HDMI-1", 0, 0, 0, 0),), None, [("screen", WRONG)]),
        ((ScreenSize("off", 0, 0, 0, 0), PANEL), None, [("screen", WELL), ("screens", NOTE)]),
        ((), None, [("screen", NOTE)]),
    ],
)
def test_screens(
    screens: tuple[ScreenSize, ...], diagonal: float | None, found: list[tuple[str, Level]]
) -> None:
    findings = list(screen_findings(screens, diagonal, "/state/screen.toml", "en"))
    assert levels(iter(findings)) == found
    if len(screens) > 1:
        assert findings[1].values == {"count": 2, "name": "HDMI-1"}


# What a real 27-inch panel tells, with its name and serial number taken out.
EDID = bytes.fromhex(
    "00ffffffffffff0010ac00000000000001010103803c22782a00000000000000000000000000000000000000000000000000000000"
    "0004740030f2705a80b0588a0055502100001e" + "00" * 56
)


def test_screens_that_are_plugged_in(tmp_path: Path) -> None:
    for name, status, edid in (
        ("card0-DP-1", "connected", EDID),
        ("card0-HDMI-A-1", "disconnected", b""),
        ("card0-HDMI-A-2", "connected", EDID[:60]),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(f"{status}\n")
        (tmp_path / name / "edid").write_bytes(edid)
    first, second = plugged_in(tmp_path)
    assert first == ScreenSize("DP-1", 3840, 2160, 597, 336)
    assert second == ScreenSize("HDMI-A-2", 0, 0, 0, 0)
    assert plugged_in(tmp_path / "gone") == ()


@pytest.mark.parametrize(
    ("measured", "found"),
    [
        (None, [("drawing", WRONG)]),
        (
            Measured(True, "software", 60.0, "", (PANEL,)),
            [("drawing", WELL), ("frames", WELL), ("letters", WELL)],
        ),
        (
            Measured(True, "rhi", 12.0, "ұқ", (PANEL,)),
            [("drawing", NOTE), ("frames", WRONG), ("letters", WRONG)],
        ),
        (
            Measured(False, "software", 900.0, "", ()),
            [("drawing", WELL), ("frames", NOTE), ("letters", WELL)],
        ),
        (
            Measured(True, "software", 0.0, "", ()),
            [("drawing", WELL), ("frames", WRONG), ("letters", WELL)],
        ),
    ],
)
def test_drawing(measured: Measured | None, found: list[tuple[str, Level]]) -> None:
    assert levels(drawing_findings(measured)) == found


@pytest.mark.parametrize(
    "printed", [b"", b"[]", b"{}", b'{"renderer": "software"', b'{"screens": [{"x": 1}]}']
)
def test_a_process_that_ended_early_has_measured_nothing(printed: bytes) -> None:
    assert decode(printed, on_display=True) is None


TOUCH = """I: Bus=0003 Vendor=0eef Product=c000 Version=0111
N: Name="eGalax Inc. eGalaxTouch EXC3188"
H: Handlers=mouse1 event5
B: PROP=2
B: EV=1b
B: KEY=400 0 0 0 0 0
B: ABS=2608000 3
"""
MULTI = TOUCH.replace("eGalax Inc. eGalaxTouch EXC3188", "Weida CoolTouch").replace(
    "ABS=2608000 3", "ABS=260800000000003"
)
OTHERS = """I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="Logitech USB Optical Mouse"
B: PROP=0
B: EV=17
B: KEY=ff0000 0 0 0 0
B: REL=1943

I: Bus=0018 Vendor=06cb Product=cd56 Version=0100
N: Name="SYNA2B31:00 06CB:CD56 Touchpad"
B: PROP=5
B: EV=1b
B: KEY=e520 10000 0 0 0 0
B: ABS=260800000000003

I: Bus=0003 Vendor=056a Product=0357 Version=0110
N: Name="Wacom Intuos Pro M Pen"
B: PROP=2
B: EV=1f
B: KEY=1cdf 0 0 0 0 0
B: ABS=f000163000003
"""


@pytest.mark.parametrize(
    ("devices", "level", "names"),
    [
        (OTHERS, WRONG, ""),
        ("", WRONG, ""),
        (f"{OTHERS}\n{TOUCH}", WELL, "eGalax Inc. eGalaxTouch EXC3188"),
        (f"{TOUCH}\n{MULTI}", NOTE, "eGalax Inc. eGalaxTouch EXC3188, Weida CoolTouch"),
    ],
)
def test_touchscreens(devices: str, level: Level, names: str, tmp_path: Path) -> None:
    (tmp_path / "devices").write_text(devices)
    finding = touch_finding(tmp_path / "devices")
    assert (finding.level, finding.values.get("names", "")) == (level, names)
    assert touch_finding(tmp_path / "gone").level is NOTE


def test_sound(tmp_path: Path) -> None:
    streams = tmp_path / "pcm"
    streams.write_text("00-03: HDMI 0 : HDMI 0 : playback 1\n00-00: ALC256 Analog : ALC256 : capture 1\n")
    assert (sound_finding(streams).level, sound_finding(streams).values) == (WELL, {"names": "HDMI 0"})
    assert sound_finding(tmp_path / "gone").level is NOTE


@pytest.mark.parametrize(
    ("mounted", "free", "level", "words"),
    [
        ("ext4", 10**10, WELL, "10 GB are free, ext4"),
        ("tmpfs", 10**10, WRONG, "in memory (tmpfs)"),
        ("vfat", 10**10, WRONG, "on vfat"),
        ("ext4", 10**8, WRONG, "only 0.1 GB"),
    ],
)
def test_disks(
    mounted: str, free: int, level: Level, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = f"22 1 8:1 / / rw - ext2 /dev/a rw\n36 22 8:2 / {tmp_path} rw shared:1 - {mounted} /dev/b rw\n"
    (tmp_path / "mountinfo").write_text(lines)
    monkeypatch.setattr(folders.file_system, "__defaults__", (tmp_path / "mountinfo",))
    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _: type("Room", (), {"free": free}))
    found = {each.part: each for each in folders.folder_findings(tmp_path, tmp_path / "new/state", "en")}
    assert (found["content"].level, found["state"].level, found["disk"].level) == (WELL, WELL, level)
    assert words in found["disk"].told.say()
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("now", "zone", "seconds", "found"),
    [
        (NOW, "Asia/Almaty", NOW.timestamp(), {"clock": WELL, "hardware-clock": WELL, "zone": NOTE}),
        (NOW, "", None, {"clock": WELL, "hardware-clock": NOTE, "zone": NOTE}),
        (NOW, "UTC", NOW.timestamp() - 18_000, {"clock": WELL, "hardware-clock": WELL, "zone": WELL}),
        (NOW, "UTC", NOW.timestamp() - 1800, {"clock": WELL, "hardware-clock": NOTE, "zone": WELL}),
        (NOW.replace(year=2024), "UTC", None, {"clock": WRONG, "hardware-clock": NOTE, "zone": WELL}),
    ],
)
def test_the_clock(
    now: datetime,
    zone: str,
    seconds: float | None,
    found: dict[str, Level],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    if seconds is not None:
        (tmp_path / "since_epoch").write_text(f"{seconds:.0f}\n")
    monkeypatch.setattr(clock._hardware, "__defaults__", (tmp_path / "since_epoch",))
    monkeypatch.setattr(clock, "answer", lambda *_: (0, "yes\n"))
    told = dict(levels(clock.clock_findings(now, zone, "2026-11-30T10:00:00+00:00")))
    assert told == {**found, "time-server": WELL}


@pytest.mark.parametrize(
    ("size", "level"), [(512_000_000, WRONG), (1_000_000_000, NOTE), (4_000_000_000, WELL)]
)
def test_memory(size: int, level: Level, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "memory", lambda: size)
    found = dict(levels(machine.machine_findings(None, "en")))
    assert (found["memory"], found["libraries"]) == (level, WELL)
    lacking = machine.machine_findings(Message(N_("Touch: no touchscreen is connected")), "en")
    assert dict(levels(lacking))["libraries"] is WRONG


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the units of an installed kiosk."""
    folder = tmp_path / "units"
    folder.mkdir()
    for name in system_units.names():
        (folder / name).write_text(f"[Service]\nUser=kiosk\nExecStart=kiosk run --state {tmp_path}/state\n")
    monkeypatch.setattr(system_units, "FOLDERS", (folder,))
    monkeypatch.setattr(units, "_ADDITIONS", folder)
    return folder


def systemctl(monkeypatch: pytest.MonkeyPatch, active: str, enabled: str) -> None:
    said = f"ActiveState={active}\nUnitFileState={enabled}\n"
    monkeypatch.setattr(units, "answer", lambda *_: (0, said))


def test_units(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    systemctl(monkeypatch, "active", "enabled")
    assert levels(units.unit_findings()) == [("units", WELL)] * 3
    systemctl(monkeypatch, "failed", "enabled")
    assert levels(units.unit_findings()) == [("units", WRONG)] * 3
    systemctl(monkeypatch, "active", "disabled")
    assert levels(units.unit_findings()) == [("units", WRONG)] * 3
    monkeypatch.setattr(units, "answer", lambda *_: None)
    assert levels(units.unit_findings()) == [("units", NOTE)] * 3
    systemctl(monkeypatch, "active", "enabled")
    (installed / "kiosk.service.d").mkdir()
    (installed / "kiosk.service.d/override.conf").write_text("[Service]\nNice=5\n")
    changed = [each for each in units.unit_findings() if each.level is NOTE]
    assert [each.values["file"] for each in changed] == [installed / "kiosk.service.d/override.conf"]
    (installed / "kiosk-publisher.service").unlink()
    assert ("units", WRONG) in levels(units.unit_findings())
    (installed / "kiosk.service").unlink()
    assert levels(units.unit_findings()) == [("units", NOTE)]


def test_the_units_tell_whether_this_machine_starts_the_kiosk(installed: Path, tmp_path: Path) -> None:
    assert system_units.is_installed(tmp_path / "state")
    assert not system_units.is_installed(tmp_path / "another")


@pytest.mark.parametrize(
    ("user", "member", "level"), [("root", True, NOTE), ("visitor", True, WELL), ("visitor", False, NOTE)]
)
def test_rights(user: str, member: bool, level: Level, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_units, "FOLDERS", ())
    monkeypatch.setattr(rights, "_me", lambda: user)
    monkeypatch.setattr(rights, "_is_in", lambda *_: member)
    assert levels(rights.rights_findings()) == [("rights", level)]


def test_a_running_screen_tells_its_size_to_whoever_has_none(tmp_path: Path) -> None:
    health = Health(pid=1, beat=1.0, screen="HDMI-1", width=1080, height=1920, width_mm=398, height_mm=708)
    seen = look.Machine(tmp_path, tmp_path, None, health, None, None, NOW)
    first = next(look.look(seen, "en"))
    assert (first.part, first.level, first.values["name"]) == ("screen", WELL, "HDMI-1")


def selfcheck(
    content: Path, state: Path, *more: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `kiosk selfcheck`."""
    command = [*before, sys.executable, PROJECT / "main.py", "selfcheck"]
    command += ["--content", content, "--state", state, *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "01-a").mkdir(parents=True)
    (folder / "01-a/kk.md").write_text("# Бірінші\n\nСөз.\n", "utf-8")
    (folder / "kiosk.toml").write_text('languages = ["kk"]\nzone = "Asia/Almaty"\n')
    return folder


def test_without_a_display_it_says_what_it_could_not_see(content: Path, tmp_path: Path) -> None:
    publish(Job(content, tmp_path / "state", edge=640, durable=False))
    ran = selfcheck(content, tmp_path / "state", "--json")
    row: dict[str, Any] = json.loads(ran.stdout)
    assert (ran.returncode, ran.stderr) == (0 if row["well"] else 1, "")
    found = {each["part"]: each for each in row["findings"]}
    assert found["letters"]["level"] == "well"
    assert found["frames"]["level"] == "note"
    assert found["frames"]["values"]["frames"] > 0
    assert found["content"]["level"] == found["state"]["level"] == "well"
    assert row["well"] == ("wrong" not in {each["level"] for each in row["findings"]})


def test_folders_that_may_not_be_used(content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    for folder in (content, state):
        folder.chmod(0)
    try:
        ran = selfcheck(content, state, "--language", "en", before=COMMON_USER)
    finally:
        for folder in (content, state):
            folder.chmod(0o755)
    assert ran.returncode == 1
    assert "! Content folder: cannot be read (no permission)" in ran.stdout
    assert "! State folder: cannot be written (no permission)" in ran.stdout


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_word_of_it_is_english(language: str) -> None:
    rooms = [PROJECT / "kiosk/selfcheck", PROJECT / "kiosk/status"]
    marked = [text for room in rooms for path in room.glob("*.py") for text in marked_texts(path)]
    assert len(marked) > 70
    assert [text for text in marked if translate(language, text) == text] == []


def test_each_line_begins_with_a_sign_and_says_what_to_do() -> None:
    told = [well("a", "Well"), note("b", "Known: {n}", "Do {n}", n=7), wrong("c", "Bad", "Mend it")]
    assert list(as_lines(told, "en"))[1:] == ["+ Well", "? Known: 7", "    Do 7", "! Bad", "    Mend it"]
    assert next(as_lines(told, "en")).startswith("Not everything")
    assert next(as_lines(told[:2], "en")) == "This computer is fit for the kiosk."


def marked_texts(path: Path) -> list[str]:
    """Return the texts that a module marks for translation."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    marked = (call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "N_")
    return [text.value for text in marked if isinstance(text, ast.Constant)]
