"""The fonts for the text of drawings: the kiosk's own, and this machine's for letters that those lack."""

from __future__ import annotations

import contextlib
import functools
import os

import pyvips

from kiosk.content.text.missing_glyphs import missing_glyphs
from kiosk.paths import FONTS
from kiosk.publishing.fonts.bundled import has_letter
from kiosk.publishing.fonts.machine import fonts_with

_CONFIGURATION = "FONTCONFIG_FILE"


def prepare_fonts(text: str) -> None:
    """Make the fonts known in which the text of a drawing is set."""
    if not text:
        return
    _use_own_fonts()
    for font, _ in fonts_with(missing_glyphs(text, has_letter)):
        with contextlib.suppress(pyvips.Error):  # a damaged font
            pyvips.Image.text("x", fontfile=str(font))


@functools.cache
def _use_own_fonts() -> None:
    """Let fontconfig, which reads its configuration once, know only the fonts of this program."""
    before = os.environ.get(_CONFIGURATION)
    os.environ[_CONFIGURATION] = str(FONTS / "fonts.conf")
    try:
        pyvips.Image.text("x")
    finally:
        if before is None:
            del os.environ[_CONFIGURATION]
        else:
            os.environ[_CONFIGURATION] = before
