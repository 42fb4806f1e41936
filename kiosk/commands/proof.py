"""The command `proof`: look at every page as it is on the screen, and name what is cut or missing."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from math import hypot
from pathlib import Path

from kiosk.commands.console import ERRORS, OK, complain
from kiosk.health.health import read_health
from kiosk.health.proof import Finding, Proof, proof_file, read_proof, write_proof
from kiosk.languages.catalogue import translate
from kiosk.message import N_, one_line
from kiosk.paths import viewer_folder
from kiosk.releases.layout import current_number
from kiosk.settings.screen import ScreenSettings, load_screen_settings
from kiosk.system.child_process import environment
from kiosk.this_screen import of_settings
from kiosk.viewer.proof_command import proof_command

USUAL_SIZE = (1080, 1920)
USUAL_INCHES = 32.0

_NO_RELEASE = N_("There is no release to look at yet. To make one, type: {kiosk} publish --once")
_FAILED = N_("Not all pages could be looked at: one of them may be too large for this computer.")
_NONE = N_("Pages looked at: {looks}. Nothing is cut, no letter is missing, no picture is broken.")
_SOME = N_("Pages looked at: {looks}. Flaws: {count}.")
_HOME = N_("the home screen")
_KINDS = {
    "cut": N_("{page} ({language}): cut off: {text}"),
    "letters": N_("{page} ({language}): no font has these letters: {text}"),
    "picture": N_("{page} ({language}): a picture is broken: {text}"),
}


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Print what was found; return OK, ERRORS when something was, or CANNOT_RUN."""
    from kiosk.invocation import program

    if not _has_release(state):
        return complain(translate(language, _NO_RELEASE).format(kiosk=program()))
    settings = load_screen_settings(state, language)
    pixels, inches = _screen(options, state, settings)
    proof = _look(state, pixels, inches, of_settings(settings).named)
    if proof is None:
        return complain(translate(language, _FAILED))
    with contextlib.suppress(OSError):  # the folder may be that of another user
        write_proof(proof_file(state), proof)
    if options.json:
        print(json.dumps(asdict(proof), ensure_ascii=False, indent=2))
    else:
        print(*_lines(proof, language), sep="\n")
    return ERRORS if proof.findings else OK


def _look(state: Path, pixels: tuple[int, int], inches: float, named: tuple[str, str]) -> Proof | None:
    """Look at every page of a screen of so many pixels, `named` so; None when that comes to no end."""
    os.environ.setdefault("QML_DISK_CACHE_PATH", str(viewer_folder(state) / "qml"))
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        out = Path(folder) / "proof.json"
        subprocess.run(
            proof_command(state, out, pixels, inches, named),
            env={**environment(), "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return read_proof(out)


def _screen(
    options: argparse.Namespace, state: Path, settings: ScreenSettings
) -> tuple[tuple[int, int], float]:
    """Return pixels and diagonal of the screen: as typed, else as set, else as the kiosk last had them."""
    health = read_health(state)
    known = health is not None and health.width > 0 and health.height > 0 and health.pixels_per_mm > 0
    pixels = options.size or ((health.width, health.height) if known and health else USUAL_SIZE)
    inches = options.diagonal or settings.diagonal_inches
    if inches is None:
        inches = hypot(*pixels) / health.pixels_per_mm / 25.4 if known and health else USUAL_INCHES
    return pixels, inches


def _lines(proof: Proof, language: str) -> Iterator[str]:
    """Yield a line for each finding, and one about all."""
    for finding in proof.findings:
        yield _line(finding, language)
    said = translate(language, _SOME if proof.findings else _NONE)
    yield said.format(looks=proof.looks, count=len(proof.findings))


def _line(finding: Finding, language: str) -> str:
    """Return a finding as a line."""
    page = finding.page or translate(language, _HOME)
    said = translate(language, _KINDS[finding.kind])
    return one_line(said.format(page=page, language=finding.language, text=finding.text))


def _has_release(state: Path) -> bool:
    """Return whether there is a release; False when the state folder cannot be read."""
    try:
        return current_number(state) is not None
    except OSError:
        return False
