"""Tell staff that the publisher hung and was ended. A process of its own, because it may hang as well."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.languages.catalogue import translator
from kiosk.message import N_, Message
from kiosk.publishing.report.folder_messages import on_the_screen
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.report.report_file import write_report
from kiosk.publishing.store.store import shown_number

_SILENT = N_(
    "The part of the kiosk that publishes the folder {folder} did not answer and was ended; the kiosk starts "
    "it again by itself. If this message stays, check the disk or the network of that folder, and restart "
    "the computer."
)


def main() -> None:
    """Print the message and write the report; the arguments are content folder, state folder and language."""
    content, state, language = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    message = Message(_SILENT, {"folder": str(content)})
    # Print first, which cannot block: the folder itself may be what does not answer.
    for said in (message, on_the_screen(shown_number(state))):
        print(said.say(translator(language)), file=sys.stderr, flush=True)
    write_report(state, Outcome(message=message), content=content, language=language)
