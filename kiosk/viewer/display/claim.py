"""Decides what to ask of the window system so that a window covers the screen and is seen; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Flag, auto

Area = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


class Step(Flag):
    """What to ask of the window system, in this order."""

    HIDE = auto()
    SHOW = auto()
    PLACE = auto()
    RAISE = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a window.

    `full_screen` is False while it is minimised, hidden or framed. `lost` is True when the window system has
    not drawn it for a while, as when it is on another desktop of the window manager.
    """

    area: Area
    full_screen: bool
    lost: bool = False


def choose_screen(screens: Sequence[Area]) -> int | None:
    """Return the index of the screen to cover: the first one, the primary, else the next with a size.

    None while there is none: a television that is switched off may leave a screen of 0 x 0.
    """
    return next((at for at, (_, _, width, height) in enumerate(screens) if width > 0 and height > 0), None)


def steps(standing: Standing, screen: Area, *, stacked: bool) -> Step:
    """Return what to do so that the window covers `screen`, on top of all others.

    `stacked` says whether windows may raise themselves here. A window is not told when it is covered, and
    raising the one on top changes nothing, so it is raised every time.
    """
    needed = Step(0)
    if standing.lost and stacked:
        needed |= Step.HIDE | Step.SHOW  # what is shown anew comes where people look
    if not standing.full_screen:
        needed |= Step.SHOW
    if standing.area != screen:
        needed |= Step.PLACE
    if stacked:
        needed |= Step.RAISE
    return needed
