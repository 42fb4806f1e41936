"""Limits of a header's values, in letters."""

from __future__ import annotations

LONGEST_TITLE = 200  # a longer heading is a paragraph by mistake
LONGEST_SUMMARY = 300
LONGEST_QUESTION = 120  # more is not read in passing
