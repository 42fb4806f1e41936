"""The command `import`: take pages over from a stick, a folder or a Word document."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands.console import complain, unreadable
from kiosk.commands.followed import refused_where_followed
from kiosk.importing.command import Options, import_
from kiosk.message import N_

_FOLLOWS = N_(
    "This screen takes its releases from {source}, so pages that are imported here would not be seen. Import "
    "them on the computer that publishes."
)


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Import, or without --yes say what an import would change; return the exit code."""
    if told := refused_where_followed(_FOLLOWS, state, language):
        return complain(told)
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
