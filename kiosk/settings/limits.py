"""Limits of settings that the command line has, too, which loads no more than that at the start."""

from __future__ import annotations

LEAST_INCHES, MOST_INCHES = 5, 200  # of a screen's diagonal
LEAST_PIXELS, MOST_PIXELS = 320, 8192  # of a screen's edge
