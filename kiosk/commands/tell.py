"""The command `tell`: tell a broker how this screen is until it is ended; the unit kiosk-status does."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.fleet.start import start


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Tell until the process is asked to end; return the exit code."""
    return start(state, options.staff_language)
