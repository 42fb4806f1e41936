"""The look at every page at night: what it finds, and that it makes way for visitors."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiosk.health.proof import Finding, Proof, proof_file, read_proof
from kiosk.system.child_process import environment
from kiosk.viewer import nightly_proof
from kiosk.viewer.nightly_proof import NightlyProof
from kiosk.viewer.proof.prove import prove
from kiosk.viewer.proof_command import proof_command
from tests.viewer.hand import Kiosk, OpenKiosk

PROJECT = Path(__file__).resolve().parents[2]
# A letter that no font has, and none ever will: Unicode keeps it free.
UNKNOWN = "\U0002fffd"
NIGHT = datetime(2026, 12, 1, 3, 45, tzinfo=UTC)
FILES = {
    "kiosk.toml": 'languages = ["en", "ru"]\nzone = "UTC"\n',
    "01-a/en.md": "# Lake\n\nWords about it.\n\n![A lake](lake.jpg)\n",
    "01-a/ru.md": "# Озеро\n\nСлова о нём.\n\n![Озеро](lake.jpg)\n",
    "02-b/en.md": "# Horse\n\nWords about a horse.\n",
    "02-b/ru.md": "# Конь\n\nСлова о коне.\n",
}


def goes_on() -> bool:
    return True


def looked(kiosk: Kiosk) -> Proof:
    """Return what a look at every page of a kiosk finds."""
    proof = prove(kiosk.viewer, goes_on)
    assert proof is not None
    return proof


@pytest.fixture(scope="module")
def photo() -> bytes:
    """A picture of noise as a JPEG, the same one for all tests."""
    file = BytesIO()
    Image.effect_noise((800, 500), 60).convert("RGB").save(file, "JPEG", quality=95)
    return file.getvalue()


@pytest.fixture
def lake(open_kiosk: OpenKiosk, photo: bytes) -> Kiosk:
    """A kiosk with a picture, in which nothing is wrong."""
    return open_kiosk({**FILES, "01-a/lake.jpg": photo})


def test_nothing_is_found_where_nothing_is_wrong(lake: Kiosk) -> None:
    proof = looked(lake)
    assert proof.findings == ()
    assert (proof.release, proof.looks, proof.width, proof.height) == (1, 6, 1080, 1920)


def test_a_letter_that_no_font_has(lake: Kiosk) -> None:
    lake.write({"02-b/en.md": f"# Horse\n\nWords about a {UNKNOWN} horse, {UNKNOWN}.\n"})
    lake.publish()
    assert looked(lake).findings == (Finding("letters", "b", "en", UNKNOWN),)


@pytest.mark.qt_log_ignore("Error decoding|Corrupt JPEG", extend=True)
@pytest.mark.parametrize("how", ["gone", "empty", "half", "another", "unlisted"])
def test_a_picture_that_is_destroyed_on_the_disk(lake: Kiosk, how: str) -> None:
    for picture in lake.state.glob("releases/000001/pictures/*"):
        data = picture.read_bytes()
        picture.unlink()
        if how != "gone":
            damaged = {"empty": b"", "half": data[: len(data) // 2]}
            picture.write_bytes(damaged.get(how, b"x" * len(data)))
    if how == "unlisted":  # nobody knows what its files should be
        (lake.state / "releases/000001/manifest.json").unlink()
    found = looked(lake).findings
    assert {(each.kind, each.page) for each in found} >= {("picture", "a")}
    assert {each.language for each in found if each.page == "a"} == {"en", "ru"}
    assert {each.kind for each in found} == {"picture"}


def test_a_word_that_no_line_can_hold(lake: Kiosk, open_kiosk: OpenKiosk) -> None:
    lake.write({"02-b/ru.md": f"# Конь\n\nСлово о коне: {'x' * 90}\n"})
    lake.publish()
    narrow = open_kiosk(state=lake.state, size=(300, 1920))
    found = looked(narrow).findings
    assert {(each.kind, each.page, each.language) for each in found} == {("cut", "b", "ru")}
    assert all("x|x" in each.text for each in found)


def test_the_process_finds_the_shipped_content_whole(shipped_state: Path, tmp_path: Path) -> None:
    out = tmp_path / "out/proof.json"
    ended = run_proof(shipped_state, out)
    assert (ended.returncode, ended.stderr) == (0, b"")
    proof = read_proof(out)
    assert proof is not None
    assert (proof.findings, proof.width, proof.height) == ((), 600, 1000)
    assert proof.looks > 180


def test_there_is_no_result_without_a_release(tmp_path: Path) -> None:
    assert run_proof(tmp_path / "state", tmp_path / "proof.json").returncode == 1
    assert not (tmp_path / "proof.json").exists()


def run_proof(state: Path, out: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the process that looks at every page."""
    command = proof_command(state, out, (600, 1000), 20.0, ("", ""))
    return subprocess.run(command, env=environment(), capture_output=True, timeout=300, check=False)


def test_the_command_names_what_it_found(lake: Kiosk, tmp_path: Path) -> None:
    lake.write({"02-b/en.md": f"# Horse\n\nWords about a {UNKNOWN} horse.\n"})
    lake.publish()
    ran = command("proof", "--state", str(lake.state), "--language", "ru", "--size", "600x1000")
    assert ran.returncode == 1
    assert ran.stdout.splitlines()[0].startswith("b (en): этих букв нет ни в одном шрифте")
    told = read_proof(proof_file(lake.state))
    assert told is not None
    assert (told.release, told.width, len(told.findings)) == (2, 600, 1)
    again = command("proof", "--state", str(lake.state), "--json")
    assert [row["kind"] for row in json.loads(again.stdout)["findings"]] == ["letters"]
    none = command("proof", "--state", str(tmp_path / "nothing"), "--language", "en")
    assert (none.returncode, none.stdout) == (2, "")
    assert "publish --once" in none.stderr


def command(*typed: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the kiosk."""
    program = [sys.executable, str(PROJECT / "main.py"), *typed]
    return subprocess.run(program, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def nightly(lake: Kiosk, monkeypatch: pytest.MonkeyPatch) -> Iterator[NightlyProof]:
    """The looks at night of a kiosk that nobody has touched, without the pause between two tries."""
    monkeypatch.setattr(nightly_proof, "PAUSE_SECONDS", 0.0)
    lake.viewer.idle.rest()
    proof = NightlyProof(lake.viewer, lake.state, now=lambda: NIGHT)
    yield proof
    proof.stop()


def test_it_looks_once_a_night(nightly: NightlyProof, lake: Kiosk) -> None:
    nightly.look()
    child = nightly._child
    assert child is not None
    assert child.wait(60) == 0
    found = read_proof(proof_file(lake.state))
    assert found is not None
    assert found.release == 1
    nightly.look()
    assert nightly._child is None
    nightly.look()
    # By the clock of this test that look was made long ago or later, but for the real one just now.
    nightly.end()
    nightly._now = lambda: datetime.now(UTC)
    lake.viewer.opening._state = "closed"
    nightly.look()
    assert nightly._child is None


def test_it_makes_way_for_a_visitor(nightly: NightlyProof, lake: Kiosk) -> None:
    nightly.look()
    child = nightly._child
    assert child is not None
    lake.viewer.idle.touch()
    assert nightly._child is None
    assert child.poll() is not None
    assert not proof_file(lake.state).exists()
    nightly.look()
    assert nightly._child is None  # as long as somebody is there


def test_it_ends_when_the_center_opens(nightly: NightlyProof, lake: Kiosk) -> None:
    lake.viewer.opening._state = "closed"
    nightly.look()
    child = nightly._child
    assert child is not None
    lake.viewer.opening._state = "open"
    lake.viewer.opening.changed.emit()
    assert nightly._child is None
    assert child.poll() is not None
    nightly.look()
    assert nightly._child is None


def test_it_looks_at_the_screen_as_it_was_when_it_was_on(nightly: NightlyProof, lake: Kiosk) -> None:
    lake.viewer.metrics.take((0, 0), (0.0, 0.0))  # turned off at night
    lake.viewer.opening._state = "closed"
    nightly.look()
    assert nightly._child is not None
    assert nightly._child.args[5:7] == ["1080", "1920"]  # type: ignore[index]
