"""docs/figures.md: the figures of one run, and below them a part that is written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.results import Row, table

BY_HAND = "\n## Where the time goes\n"
HEAD = """# Figures

`scripts/bench --write` measures all of this in one run and writes it here down to “Where the time goes”. A
peer runs on the same display, in turns with the kiosk: Chromium in kiosk mode with the same content as
static HTML, and, as the limit, one rectangle in a window of PySide6. Times are medians. What misses its goal
is marked.
"""


def figures_page(rows: Sequence[Row], machine: str, failed: Sequence[str], before: str) -> str:
    """Return the text of the page; the part written by hand is taken from the text `before`.

    `machine` describes the computer, `failed` has a line for each measurement that failed.
    """
    missed = [row.what for row in rows if row.reached is False]
    parts = [HEAD, f"\nMeasured {machine}.\n", f"\n{table(rows)}\n"]
    if missed:
        parts.append(f"\nMissed: {'; '.join(dict.fromkeys(missed))}.\n")
    parts += [f"\nNot measured: {line}\n" for line in failed]
    _, heading, by_hand = before.partition(BY_HAND)
    return "".join([*parts, heading, by_hand])


def write_figures(path: Path, rows: Sequence[Row], machine: str, failed: Sequence[str]) -> None:
    """Write the page to `path`, keeping the part written by hand."""
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(figures_page(rows, machine, failed, before), "utf-8")
