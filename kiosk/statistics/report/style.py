"""The style of the report, with its letters in it: not every computer has all of Kazakh in one font."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from kiosk.paths import FONTS

_STYLE = Path(__file__).with_name("report.css")
_LETTERS = {400: "Nunito_400Regular.ttf", 700: "Nunito_700Bold.ttf"}


def style() -> str:
    """Return the style sheet; its fonts are 350 KB."""
    faces = "".join(
        f"@font-face {{ font-family: Nunito; font-weight: {weight};"
        f" src: url(data:font/ttf;base64,{b64encode((FONTS / file).read_bytes()).decode('ascii')}); }}\n"
        for weight, file in _LETTERS.items()
    )
    return faces + _STYLE.read_text("utf-8")
