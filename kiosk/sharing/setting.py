"""The setting `share` of screen.toml."""

from __future__ import annotations

from pathlib import Path


def shared_folder(state: Path, setting: str) -> Path | None:
    """Return the folder that the setting names, which may lie in the state folder; None without."""
    return state / Path(setting).expanduser() if setting else None
