"""What the screen found when it looked at every page of a release, as problems of staff's files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.health.proof import Finding, proof_file, read_proof
from kiosk.problems.problem import Problem
from kiosk.publishing.store.build_manifest import read_build_manifest
from kiosk.publishing.store.store import SOURCES
from kiosk.releases.release import Release


def proof_problems(state: Path, release: Release) -> Iterator[Problem]:
    """Yield what was found on the pages of a release; nothing when the last look was at another one.

    Pictures that several findings name are told once for each page and language.
    """
    proof = read_proof(proof_file(state))
    if proof is None or proof.release != release.number or not proof.findings:
        return
    pages = read_build_manifest(release.folder / SOURCES).pages
    told = set()
    for found in proof.findings:
        entry = pages.get(found.page, {}).get(found.language)
        problem = (f"proof-{found.kind}", entry.file if entry else "", _words(found))
        if problem not in told:
            told.add(problem)
            code, file, text = problem
            yield Problem(code, file, values={"text": text}, page=found.page, language=found.language)


def _words(found: Finding) -> str:
    """Return what staff are told besides the kind; not the name of a picture's file in the release."""
    return "" if found.kind == "picture" else found.text
