"""Judges how this machine draws: with what, how fast, and whether all letters are there."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, note, well, wrong
from kiosk.selfcheck.measured import Measured

LEAST_FRAMES = 25.0  # a second; below, what moves is seen to jump

_NOT_DRAWN = N_("Drawing: no window can be opened, so nothing could be measured")
_SEE_LIBRARIES = N_(
    "Install what the line about libraries names. If it names nothing, restart the computer, and send what "
    "“{kiosk} run” prints to whoever knows the kiosk."
)
_RENDERER = N_("Drawing: by the processor ({renderer}), as the kiosk wants it")
_OTHER_RENDERER = N_("Drawing: with {renderer}; the kiosk was made for drawing by the processor")
_NO_VARIABLE = N_("Take the variable QT_QUICK_BACKEND out of the environment of the kiosk.")
_FAST = N_("Frames: {frames} a second, each painted whole")
_FAST_UNSEEN = N_("Frames: {frames} a second without a screen; measure once more on the screen itself")
_SLOW = N_("Frames: only {frames} a second, so that what moves is seen to jump")
_FEWER_PIXELS = N_(
    "Choose a smaller resolution, such as 1920 x 1080, close other programs, or take a faster computer."
)
_NO_FRAMES = N_("Frames: none came within five seconds")
_LETTERS = N_("Letters: all of Kazakh, Russian and English are drawn with the kiosk’s own fonts")
_MISSING = N_("Letters: the kiosk’s own fonts do not draw these: {letters}")
_INSTALL_AGAIN = N_("Install the kiosk again: files of its fonts are missing or damaged.")


def drawing_findings(measured: Measured | None) -> Iterator[Finding]:
    """Yield what there is to say of what a window measured, None when it could not be opened."""
    if measured is None:
        yield wrong("drawing", _NOT_DRAWN, _SEE_LIBRARIES)
        return
    if measured.renderer == "software":
        yield well("drawing", _RENDERER, renderer=measured.renderer)
    else:
        yield note("drawing", _OTHER_RENDERER, _NO_VARIABLE, renderer=measured.renderer)
    frames = round(measured.frames_a_second)
    if not frames:
        yield wrong("frames", _NO_FRAMES, _SEE_LIBRARIES, frames=frames)
    elif frames < LEAST_FRAMES:
        yield wrong("frames", _SLOW, _FEWER_PIXELS, frames=frames)
    elif measured.on_display:
        yield well("frames", _FAST, frames=frames)
    else:
        yield note("frames", _FAST_UNSEEN, frames=frames)
    if measured.missing:
        yield wrong("letters", _MISSING, _INSTALL_AGAIN, letters=measured.missing)
    else:
        yield well("letters", _LETTERS)
