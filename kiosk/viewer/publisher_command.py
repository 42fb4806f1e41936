"""The command by which a window starts its publisher; no Qt."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def publisher_arguments(content: Path, state: Path, edge: int, language: str, *more: str) -> list[str]:
    """Return the arguments of Python for a publisher that ends when this process does.

    `edge` is the longest edge of its pictures in pixels, `language` that of its messages, `more` are further
    options.
    """
    arguments = [
        *("-m", "kiosk.publishing"),
        *("--content", str(content)),
        *("--state", str(state)),
        *("--edge", str(edge)),
        *("--language", language),
    ]
    return [*child_of_this(arguments), *more]


def child_of_this(arguments: Sequence[str]) -> list[str]:
    """Return arguments with which such a process ends when this one does."""
    return [*arguments, "--parent", str(os.getpid())]
