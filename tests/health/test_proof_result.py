"""The result of a look at every page, and when there is to be one."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.health.proof import MOST_FINDINGS, Finding, Proof, proof_file, read_proof, write_proof
from kiosk.health.proof_times import is_due

PROOF = Proof(
    12, "2026-11-30T22:31:00+00:00", 8.7, 1080, 1920, 201, (Finding("cut", "a/b", "kk", "Сөз"),), "0.2.0"
)
NIGHT = datetime(2026, 12, 1, 3, 31, tzinfo=UTC)
EVENING = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = proof_file(tmp_path)
    write_proof(path, PROOF)
    assert read_proof(path) == PROOF
    assert [each.name for each in path.parent.iterdir()] == ["proof.json"]


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"findings": [{"kind": "smell", "page": "", "language": "", "text": ""}]},
        {"findings": 5},
        {"release": "x"},
        {"at": None, "looks": None},
    ],
)
def test_a_damaged_result_says_nothing(tmp_path: Path, change: dict[str, Any]) -> None:
    path = proof_file(tmp_path)
    write_proof(path, PROOF)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **change}))
    assert read_proof(path) is None


def test_thousands_of_findings_are_not_read(tmp_path: Path) -> None:
    path = proof_file(tmp_path)
    write_proof(path, PROOF)
    row = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**row, "findings": row["findings"] * 2000}))
    proof = read_proof(path)
    assert proof is not None
    assert len(proof.findings) == MOST_FINDINGS


@pytest.mark.parametrize(
    ("now", "last", "opening", "resting", "due"),
    [
        (NIGHT, None, "always", True, True),
        (NIGHT, None, "always", False, False),  # somebody is there
        (NIGHT, None, "open", True, False),
        (EVENING, None, "always", True, False),
        (EVENING, None, "closed", True, True),
        (NIGHT, EVENING, "closed", True, False),  # once a night
        (NIGHT, NIGHT - timedelta(days=1), "always", True, True),
        (NIGHT, NIGHT + timedelta(days=900), "unknown", True, True),  # the clock was set back
        (NIGHT.replace(hour=5), None, "always", True, False),
    ],
)
def test_when_it_is_due(now: datetime, last: datetime | None, opening: str, resting: bool, due: bool) -> None:
    assert is_due(now, last, opening, resting=resting) is due
