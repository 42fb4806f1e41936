"""What a screen that takes its releases from elsewhere says instead of publishing itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.console import say
from kiosk.message import Message
from kiosk.paths import SCREEN_TOML

if TYPE_CHECKING:  # most machines have no such file, and the kiosk is to start fast
    from kiosk.settings.screen import ScreenSettings


def screen_settings(state: Path, language: str) -> ScreenSettings | None:
    """Return what screen.toml says, None where there is no such file."""
    if not os.path.lexists(state / SCREEN_TOML):
        return None
    from kiosk.settings.screen import load_screen_settings

    return load_screen_settings(state, language)


def refused_where_followed(text: str, state: Path, language: str) -> str | None:
    """Return why something is not done here, None on a screen that follows nothing.

    `text` has a place for the {source} that is followed, and for the {file} that says so.
    """
    return refused_by(text, screen_settings(state, language), state, language)


def refused_by(text: str, settings: ScreenSettings | None, state: Path, language: str) -> str | None:
    """Return what `refused_where_followed` does, for settings that were read already."""
    if settings is None or not settings.follow:
        return None
    return say(Message(text, {"source": settings.follow, "file": str(state / SCREEN_TOML)}), language)


def absolute(source: str) -> str:
    """Return a source with the path of a folder made absolute, as it was typed in some folder."""
    return source if "://" in source else str(Path(source).expanduser().absolute())
