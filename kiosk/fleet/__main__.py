"""The process that tells how this screen is: python -m kiosk.fleet --state DIR [option ...].

The options are --parent PID, with which it ends, and --language TAG, of its log.

Arguments are read by hand: argparse would keep half a megabyte for months.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Tell as the arguments say; return the exit code."""
    from kiosk.fleet.start import start

    values = dict(zip(arguments[::2], arguments[1::2], strict=False))
    parent = int(values["--parent"]) if "--parent" in values else None
    return start(Path(values["--state"]), values.get("--language", ""), parent=parent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
