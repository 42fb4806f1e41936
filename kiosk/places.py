"""Where the content folder and the state folder are."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def content_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """Return the folder of --content, else of KIOSK_CONTENT, else ./content; absolute."""
    return Path(option or environment.get("KIOSK_CONTENT") or "content").expanduser().absolute()


def state_folder(option: str | None, environment: Mapping[str, str], content: Path) -> Path:
    """Return the folder of --state, else of KIOSK_STATE, else one of the user's own; absolute.

    Each content folder has a state of its own, so that trying another center's folder never
    shows this one's pages.
    """
    chosen = option or environment.get("KIOSK_STATE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    mark = hashlib.blake2b(os.fsencode(content), digest_size=4).hexdigest()
    return user_state(environment, sys.platform) / f"{content.name or 'content'}-{mark}"


def user_state(environment: Mapping[str, str], platform: str) -> Path:
    """Return the folder in which programs of this user keep their state."""
    if platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"]) / "kiosk"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "kiosk"
    return Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "kiosk"
