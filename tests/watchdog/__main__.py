"""Hang and kill an installed kiosk in every way, and tell how soon the screen is back.

`python -m tests.watchdog TREE [--only TRIAL ...]`, as root; the exit code is 1 where something did not come
back in time. TREE is the root of a Debian with systemd, dbus, cage and grim, made by debootstrap, in which
`kiosk install` was run; what is in it is changed. Nothing outside it is.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.watchdog.booted import booted
from tests.watchdog.trials import TRIALS, calm, prepare


def main() -> int:
    """Run the trials that the command line names; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/test-watchdog", description=__doc__)
    parser.add_argument("tree", type=Path, metavar="TREE")
    parser.add_argument("--only", nargs="+", choices=list(TRIALS), metavar="TRIAL", default=[])
    options = parser.parse_args()
    failed = 0
    Path("build").mkdir(exist_ok=True)
    with booted(options.tree.resolve()) as system:
        prepare(system)
        for name in options.only or TRIALS:
            try:
                calm(system)
                said = TRIALS[name](system)
            except (AssertionError, OSError) as error:
                said, failed = f"FAILED: {error}", failed + 1
            print(f"{name:18} {said}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
