"""The command `selfcheck`: say whether this machine is fit for the kiosk, and what to do."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.console import ERRORS, OK
from kiosk.health.health import Health, painting, read_health
from kiosk.selfcheck.lines import as_json, as_lines, is_wrong
from kiosk.selfcheck.look import Machine, look
from kiosk.selfcheck.measured import Measured, decode
from kiosk.settings.screen import load_screen_settings
from kiosk.system.alive import is_alive
from kiosk.system.child_process import environment
from kiosk.this_screen import of_settings
from kiosk.viewer.display.display import display_problem
from kiosk.viewer.display.libraries import missing_for_qt, missing_for_window

MEASURING_SECONDS = 60.0  # for the process that opens a window; a small computer needs ten


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Print what was found; return OK, or ERRORS when something is wrong."""
    settings = load_screen_settings(state, language)
    machine = Machine(
        content=content,
        state=state,
        measured=_measured(state),
        health=_painting(state),
        diagonal_inches=settings.diagonal_inches,
        missing_libraries=missing_for_qt(),
        now=datetime.now(UTC),
        screen=of_settings(settings),
    )
    findings = list(look(machine, language))
    print(as_json(findings, language) if options.json else "\n".join(as_lines(findings, language)))
    return ERRORS if is_wrong(findings) else OK


def _measured(state: Path) -> Measured | None:
    """Have a window measure, on the display where there is one; None when that fails."""
    on_display = not display_problem(dict(os.environ)) and missing_for_window(os.environ) is None
    on_display = on_display and os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] != "offscreen"
    variables = {} if on_display else {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", "from kiosk.viewer.measuring import main; main()", str(state)]
    try:
        ran = subprocess.run(
            command,
            env={**environment(), **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MEASURING_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return decode(ran.stdout, on_display=on_display)


def _painting(state: Path) -> Health | None:
    """Return what a screen that paints now tells of itself."""
    health = read_health(state)
    running = health is not None and is_alive(health.pid)
    return health if painting(health, time.monotonic(), running=running) == "painting" else None
