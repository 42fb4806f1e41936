"""Where the viewer keeps what it remembers of itself."""

from __future__ import annotations

from pathlib import Path

from kiosk.paths import viewer_folder


def starts_file(state: Path) -> Path:
    """Return the file that says how each start of the viewer ended."""
    return viewer_folder(state) / "starts.json"


def center_file(state: Path) -> Path:
    """Return the file with the center's name and contacts."""
    return viewer_folder(state) / "center.json"


def trouble_file(state: Path) -> Path:
    """Return the file that says why visitors do not see the current release; absent when they do."""
    return viewer_folder(state) / "trouble.json"
