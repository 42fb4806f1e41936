"""The publisher as a process: python -m kiosk.publishing --content DIR --state DIR [option ...].

The options are --edge PIXELS, --parent PID, --language TAG, --rest SECONDS, --say rows, --report, --drafts
and --once; kiosk.publishing.watch.poll.run says what each means.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.progress.steps import quiet
from kiosk.progress.terminal import TerminalProgress
from kiosk.publishing.watch.poll import REST_SECONDS, run


def main(arguments: list[str]) -> int:
    """Publish as the arguments say; return the exit code.

    Arguments are parsed by hand: argparse would keep half a megabyte for months.
    """
    values = dict(zip(arguments[::2], arguments[1::2], strict=False))
    language = values.get("--language", "en")
    return run(
        Path(values["--content"]),
        Path(values["--state"]),
        once="--once" in arguments,
        report="--report" in arguments,
        drafts="--drafts" in arguments,
        edge=int(values.get("--edge", "1920")),
        language=language,
        rest=float(values.get("--rest", REST_SECONDS)),
        rows=values.get("--say") == "rows",
        progress=TerminalProgress(language, bars=False) if values.get("--say") != "rows" else quiet,
        parent=int(values["--parent"]) if "--parent" in values else None,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
