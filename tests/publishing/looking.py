"""What visitors see and what staff are told after a publication; and a photo to publish."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from kiosk.publishing.report.outcome import Outcome
from kiosk.releases.records import Page
from kiosk.releases.release import Release, current_release


def release(state: Path) -> Release:
    """Return the current release; fails when there is none."""
    found = current_release(state)
    assert found is not None
    return found


def page(state: Path, page_id: str, language: str = "kk") -> Page:
    """Return a page of the current release; fails when it is not shown."""
    found = release(state).page(page_id, language)
    assert found is not None, f"{page_id} is not shown in {language}"
    return found


def words(state: Path, page_id: str, language: str = "kk") -> str:
    """Return the text of the blocks of a page."""
    texts = (getattr(block, "text", "") for block in page(state, page_id, language).blocks)
    return " ".join(text for text in texts if text)


def cards(state: Path, parent: str = "") -> list[str]:
    """Return the pages inside a page, in their order."""
    return [card.id for card in release(state).cards(parent)]


def codes(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the file and the code of each problem."""
    return [(problem.file, problem.code) for problem in outcome.problems]


def jpeg(colour: str = "red", noise: bool = False, size: tuple[int, int] = (1000, 600)) -> bytes:
    """Return a photo; with `noise` one that no other is like, and that is large."""
    picture = Image.effect_noise(size, 90).convert("RGB") if noise else Image.new("RGB", size, colour)
    file = io.BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()
