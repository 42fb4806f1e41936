"""The command `import`: take pages over from a stick, a folder or a Word document."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import complain, unreadable
from kiosk.importing.command import Options, import_


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Import, or without --yes say what an import would change; return the exit code."""
    if trouble := unreadable(content, language):
        return complain(trouble)
    chosen = Options(
        options.source.expanduser().absolute(),
        options.place,
        options.text_language,
        options.delete,
        options.settings,
        options.yes,
        options.json,
    )
    return import_(chosen, content, language)
