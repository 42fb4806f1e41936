"""The command by which the follower is started; standard library only."""

from __future__ import annotations

from pathlib import Path


def follower_arguments(
    content: Path, state: Path, source: str, trust: str, seconds: int, language: str, *more: str
) -> list[str]:
    """Return the arguments of Python for a follower, see kiosk.following.__main__."""
    return [
        *("-m", "kiosk.following"),
        *("--content", str(content)),
        *("--state", str(state)),
        *("--source", source),
        *("--trust", trust),
        *("--seconds", str(seconds)),
        *("--language", language),
        *more,
    ]
