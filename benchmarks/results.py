"""The results, as rows of a Markdown table."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `ours` and `peer` are in `unit`; `goal` is the most that the figure may be.

    The goal is set on the ratio of both where `relative`, else on `ours`.
    """

    what: str
    ours: float
    unit: str
    peer: float | None = None
    peer_name: str = ""
    goal: float | None = None
    relative: bool = False

    @property
    def ratio(self) -> float | None:
        """`ours` divided by `peer`, None without a peer."""
        return self.ours / self.peer if self.peer else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None when there is none."""
        value = self.ratio if self.relative else self.ours
        return None if self.goal is None or value is None else value <= self.goal


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | kiosk | peer | ratio | at most | reached |", "|---|--:|--:|--:|--:|---|"]
    for row in rows:
        peer = f"{amount(row.peer, row.unit)} ({row.peer_name})" if row.peer is not None else ""
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        goal = "" if row.goal is None else f"{row.goal:g} ×" if row.relative else amount(row.goal, row.unit)
        reached = {True: "yes", False: "**no**", None: ""}[row.reached]
        lines.append(f"| {row.what} | {amount(row.ours, row.unit)} | {peer} | {ratio} | {goal} | {reached} |")
    return "\n".join(lines)


def amount(value: float, unit: str) -> str:
    """Return a value with its unit, with about three digits."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def machine() -> str:
    """Return the date, processor, memory and versions in one line."""
    cpu = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    kilobytes = next(int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal"))
    system = next(
        (
            line.partition("=")[2].strip('"')
            for line in _lines("/etc/os-release")
            if line.startswith("PRETTY_NAME")
        ),
        platform.system(),
    )
    parts = [
        f"{datetime.now(UTC):%d %B %Y}",
        f"{os.cpu_count()} cores of {cpu}",
        f"{kilobytes / 1024 / 1024:.0f} GB",
        system,
        f"Python {platform.python_version()}",
        _qt(),
        version("chromium", "--version"),
        f"load average {os.getloadavg()[0]:.1f}",
    ]
    return ", ".join(filter(None, parts))


def version(*command: str) -> str:
    """Return the first two words that a command prints about its version, "" if it is missing."""
    try:
        out = subprocess.run(command, capture_output=True, text=True, timeout=30).stdout
    except OSError:
        return ""
    return " ".join(out.split()[:2])


def _qt() -> str:
    """Return the version of PySide6."""
    from importlib.metadata import version as installed

    return f"PySide6 {installed('PySide6-Essentials')}"


def _lines(path: str) -> list[str]:
    """Return the lines of a file."""
    return Path(path).read_text("utf-8").splitlines()
