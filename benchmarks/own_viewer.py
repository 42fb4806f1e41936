"""The kiosk's own viewer inside a process that measures it, and that process as seen from outside.

PySide6 is imported by the functions that need it, so that it stays out of the process that runs the others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from ctypes import CDLL
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.display import DIAGONAL_INCHES, Size

if TYPE_CHECKING:
    from kiosk.viewer.assembly import Viewer


def measure_apart(module: str, *arguments: str, variables: Mapping[str, str], limit: float) -> Any:
    """Run a module of ours in a process of its own; return the JSON that it prints.

    `variables` are added to its environment. Raises SubprocessError when it fails or takes more than `limit`
    seconds.
    """
    out = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, **variables},
        check=True,
        stdout=subprocess.PIPE,
        timeout=limit,
    ).stdout
    return json.loads(out)


def open_viewer(state: Path, size: Size, *, animated: bool) -> Viewer:
    """Return the viewer on a state folder, without a publisher, its window of `size` pixels not yet shown."""
    import PySide6.QtQuick  # noqa: F401 - else the window is a plain QWindow

    from kiosk.viewer.assembly import application, assemble

    application()
    viewer = assemble(state, diagonal_inches=DIAGONAL_INCHES, animated=animated)
    viewer.window.resize(*size)
    viewer.metrics.take(size, None)
    return viewer


def items_below(item: Any) -> Iterator[Any]:
    """Yield an item and all items below it; findChild() does not see what views and loaders made."""
    yield item
    for child in item.childItems():
        yield from items_below(child)


def used_kilobytes() -> int:
    """Return this process's own memory, without freed memory that the C library keeps in reserve.

    That reserve varies by tens of megabytes.
    """
    CDLL(None).malloc_trim(0)
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1])
    raise RuntimeError("this system does not tell a process's memory")
