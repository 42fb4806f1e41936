"""Keep translations/ in step with the sources: python -m scripts.translations update|check.

`update` finds the texts, merges them into every kiosk.po and compiles kiosk.mo; a person then
translates what is new in the .po files and runs it again. `check` changes nothing, prints what
is missing, doubtful or stale, and exits with 1 if there is any.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.translations.catalogues import check, update


def main() -> int:
    """Run the command line; 0 when nothing is left to do, else 1."""
    parser = argparse.ArgumentParser(prog="python -m scripts.translations", description=__doc__)
    parser.add_argument("command", choices=("update", "check"))
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[2], help="folder of the project")
    arguments = parser.parse_args()
    found = (update if arguments.command == "update" else check)(arguments.root)
    for line in found:
        print(line)
    if found and arguments.command == "check":
        print("Run: python -m scripts.translations update, then translate what it prints.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
