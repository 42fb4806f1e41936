"""Judges the screens: whether their sizes can be true, and which of several the kiosk takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from kiosk.languages.dates import number
from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, note, well, wrong
from kiosk.selfcheck.measured import ScreenSize
from kiosk.viewer.display.geometry import (
    ASSUMED_DIAGONAL_INCHES,
    MILLIMETRES_PER_INCH,
    PLAUSIBLE_DIAGONAL_INCHES,
)

PART = "screen"
MOST_STRETCH = 1.15  # by which pixels may be wider than high, as reported millimetres are rounded

_SIZE = N_("Screen: {name}, {width} x {height} pixels, {inches} inch ({width_mm} x {height_mm} mm)")
_SET = N_("Screen: {name}, {width} x {height} pixels, {inches} inch as screen.toml says")
_IMPOSSIBLE = N_(
    "Screen: {name}, {width} x {height} pixels, reports a size that cannot be true: "
    "{width_mm} x {height_mm} mm. The kiosk takes it for {assumed} inch."
)
_MEASURE = N_(
    "Measure the diagonal of the picture in inches (1 inch is 2.54 cm) and write it into {file}: "
    "diagonal_inches = 43"
)
_STRETCHED = N_("Screen: {name}, {width} x {height} pixels do not match its {width_mm} x {height_mm} mm")
_OFF = N_("Screen: {name} is off, or has no picture")
_SWITCH_ON = N_("Switch it on, and check its cable and its input.")
_SEVERAL = N_("Screens: {count}. The kiosk shows itself on {name}; the others stay as they are.")
_ONE = N_("Unplug the others, or let them show the same picture.")
_UNSEEN = N_("Screen: cannot be seen from here")
_ON_THE_KIOSK = N_("Start the kiosk, or type this on the computer with the screen.")


def screen_findings(
    screens: Sequence[ScreenSize], diagonal_inches: float | None, settings_file: str, language: str
) -> Iterator[Finding]:
    """Yield what there is to say of the screens, of which the kiosk takes the first one that has a size.

    `diagonal_inches` is what staff have set in `settings_file`, None for nothing, `language` that of numbers.
    """
    if not screens:
        yield note(PART, _UNSEEN, _ON_THE_KIOSK)
        return
    used = next((each for each in screens if each.width and each.height), screens[0])
    yield _size(used, diagonal_inches, settings_file, language)
    if len(screens) > 1:
        yield note("screens", _SEVERAL, _ONE, count=len(screens), name=_name(used))


def _size(screen: ScreenSize, diagonal_inches: float | None, file: str, language: str) -> Finding:
    """Return what there is to say of the size of a screen."""
    diagonal = hypot(screen.width_mm, screen.height_mm) / MILLIMETRES_PER_INCH
    values = {
        "name": _name(screen),
        "width": screen.width,
        "height": screen.height,
        "width_mm": round(screen.width_mm),
        "height_mm": round(screen.height_mm),
    }
    if not screen.width or not screen.height:
        return wrong(PART, _OFF, _SWITCH_ON, **values)
    if diagonal_inches is not None:
        return well(PART, _SET, inches=number(diagonal_inches, language), **values)
    least, most = PLAUSIBLE_DIAGONAL_INCHES
    if not least <= diagonal <= most:
        assumed = f"{ASSUMED_DIAGONAL_INCHES:g}"
        return wrong(PART, _IMPOSSIBLE, _MEASURE, assumed=assumed, file=file, **values)
    stretch = (screen.width_mm / screen.width) / (screen.height_mm / screen.height)
    if not 1 / MOST_STRETCH <= stretch <= MOST_STRETCH:
        return note(PART, _STRETCHED, _MEASURE, file=file, **values)
    return well(PART, _SIZE, inches=number(round(diagonal, 1), language), **values)


def _name(screen: ScreenSize) -> str:
    """Return the name of a screen's output."""
    return screen.name or "–"
