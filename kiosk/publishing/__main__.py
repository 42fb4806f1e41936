"""`python -m kiosk.publishing --content DIR --state DIR [--edge PIXELS] [--parent PID]
[--language TAG] [--rest SECONDS] [--say rows] [--report] [--drafts] [--once]`"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.progress.steps import quiet
from kiosk.progress.terminal import TerminalProgress
from kiosk.publishing.watch.poll import REST_SECONDS, run


def main(arguments: list[str]) -> int:
    """Started by the viewer; parsed by hand, for argparse is half a megabyte that stays for months."""
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
        told=TerminalProgress(language, bars=False) if values.get("--say") != "rows" else quiet,
        parent=int(values["--parent"]) if "--parent" in values else None,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
