"""The command `compositor`: a process that starts a compositor and sees to it that it answers."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.console import complain
from kiosk.languages.catalogue import translate
from kiosk.message import N_
from kiosk.system.child_process import environment


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Become that process, without all that was loaded to read the command line."""
    if not options.words:
        return complain(translate(language, N_("Name the compositor, such as: cage -- sleep infinity")))
    command = [sys.executable, "-m", "kiosk.supervision.compositor", *options.words]
    os.execve(sys.executable, command, environment())
