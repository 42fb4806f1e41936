"""What a look at every page has found, in STATE/viewer/proof.json.

The viewer has it made at night, see kiosk.viewer.nightly_proof; the status, and the report for staff of the
same release, tell of it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from kiosk.paths import viewer_folder

FILE = "proof.json"
FORMAT = 1
MOST_FINDINGS = 200
MOST_LETTERS = 200  # of a finding's text
_MOST_BYTES = 1_000_000

Kind = Literal["cut", "letters", "picture"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that visitors do not see as it was meant.

    `page` is the identity of a page, "" for the home screen, `language` the one it was shown in. `text` are
    the words that are cut, the letters that no font has, or the name of the picture's file in the release.
    """

    kind: Kind
    page: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A look at every page of a release in every language, ended at `at` (ISO 8601, UTC).

    `looks` are the pages times the languages, `width` and `height` the pixels of the screen, `seconds` the
    time it took. There are never more than MOST_FINDINGS findings.
    """

    release: int
    at: str
    seconds: float
    width: int
    height: int
    looks: int
    findings: tuple[Finding, ...]
    version: str = ""
    format: int = FORMAT


def proof_file(state: Path) -> Path:
    """Return where the result of the last look is, whether there is one or not."""
    return viewer_folder(state) / FILE


def write_proof(path: Path, proof: Proof) -> None:
    """Replace a file with the result in one step. Raises OSError when the disk refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".new-{path.name}")
    try:
        beside.write_text(json.dumps(asdict(proof), ensure_ascii=False), "utf-8", "backslashreplace")
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def read_proof(path: Path) -> Proof | None:
    """Return the result in a file; None when there is none, it is damaged or of another format."""
    try:
        with path.open("rb") as file:
            row = json.loads(file.read(_MOST_BYTES))
        return _proof(row) if row["format"] == FORMAT else None
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None


def _proof(row: Mapping[str, Any]) -> Proof:
    """Return the record of a JSON object. Raises ValueError, TypeError or LookupError for another shape."""
    numbers = {name: int(row[name]) for name in ("release", "width", "height", "looks")}
    findings = tuple(map(_finding, row["findings"][:MOST_FINDINGS]))
    return Proof(
        at=str(row["at"]),
        seconds=float(row["seconds"]),
        findings=findings,
        version=str(row["version"]),
        **numbers,
    )


def _finding(row: Mapping[str, Any]) -> Finding:
    """Return the finding in a JSON object. Raises ValueError or LookupError for another shape."""
    if row["kind"] not in get_args(Kind):
        raise ValueError(f"no finding of this version: {row['kind']}")
    return Finding(row["kind"], str(row["page"]), str(row["language"]), str(row["text"])[:MOST_LETTERS])
