"""Fill the tree of the package: python -m scripts.packaging TREE RELEASE ARCHITECTURE.

For scripts/package, run by the Python in TREE/opt/kiosk. Prints nfpm's settings.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from scripts.packaging.debian import nfpm_settings
from scripts.packaging.tree import fill


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.packaging", description=__doc__)
    parser.add_argument("tree", type=Path)
    parser.add_argument("release", help="of Debian, such as 13")
    parser.add_argument("architecture", help="as Debian calls it, such as amd64")
    typed = parser.parse_args()
    fill(typed.tree, Path(__file__).parents[2])
    python = f"python3.{sys.version_info.minor}"
    json.dump(nfpm_settings(typed.tree, typed.release, typed.architecture, python), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
