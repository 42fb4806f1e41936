"""Install the kiosk on a whole Debian, boot that, and see what happens when its parts are killed or hang.

`python -m tests.machine --help` tells the options; the exit code is 1 where something is wrong.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.machine.container import Container, Failed
from tests.machine.making import give_a_screen, make
from tests.machine.packaged import PACKAGED
from tests.machine.parts import PARTS

FIRST = ("install", "paint")


def main() -> int:
    """Make the machine, try its parts, and remove it; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/test-install", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--release", default="trixie", help="Debian's name of it: trixie or bookworm")
    parser.add_argument("--base", type=Path, help="a Debian tree to copy instead of one from its servers")
    parser.add_argument("--package", type=Path, help="a package to install in place of this checkout")
    names = list(dict.fromkeys((*PARTS, *PACKAGED)))
    parser.add_argument(
        "--only", nargs="+", choices=names, metavar="PART", help=f"after installing, of: {' '.join(names)}"
    )
    parser.add_argument("--keep", action="store_true", help="leave the machine's files")
    parser.add_argument(
        "--pictures", type=Path, default=Path("build/test-install"), help="where screenshots go"
    )
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("Only root can boot a machine: sudo scripts/test-install", file=sys.stderr)
        return 2
    options.pictures.mkdir(parents=True, exist_ok=True)
    root = Path(tempfile.mkdtemp(prefix="test-install-", dir=os.environ.get("TMPDIR", "/var/tmp")))
    wrong = []
    try:
        make(root, options.release, options.base, options.package)
        give_a_screen(root)
        with Container(root) as machine:
            for name, part in (PACKAGED if options.package else PARTS).items():
                if options.only and name not in (*FIRST, *options.only):
                    continue
                begin = monotonic()
                try:
                    said = part(machine, options.pictures)
                except Failed as error:
                    wrong.append(name)
                    said = f"WRONG: {error}"
                print(f"{name:14} {said} ({monotonic() - begin:.0f} s)", flush=True)
    finally:
        if options.keep:
            print(f"The machine's files are in {root}.")
        else:
            shutil.rmtree(root, ignore_errors=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
