"""Set up a center with many screens as docs/fleet.md tells, over loopback, and tell how long each step took.

The exit code is 1 where something is not as it is told there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from time import monotonic

from benchmarks.processes import PROC
from tests.many_screens.afternoon import STEPS
from tests.many_screens.center import Center
from tests.many_screens.waiting import Wrong


def main() -> int:
    """Do all steps, end everything, and remove it; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/test-fleet", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--keep", action="store_true", help="leave the files of all computers")
    options = parser.parse_args()
    # So that a run that is terminated still ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.umask(0o022)
    folder = Path(tempfile.mkdtemp(prefix="test-fleet-", dir=os.environ.get("TMPDIR", "/var/tmp")))
    folder.chmod(0o755)  # a web server's workers have a user of their own
    began = monotonic()
    wrong = False
    try:
        center = Center(folder)
        try:
            for name, step in STEPS.items():
                begin = monotonic()
                try:
                    said = f"ok      {step(center)}"
                except (Wrong, OSError, RuntimeError) as error:
                    wrong = True
                    said = f"FAILED  {error}"
                print(f"{name:22} {monotonic() - begin:5.1f} s  {said}", flush=True)
                if wrong:
                    break
        finally:
            center.end()
        if left := _left(folder):
            wrong = True
            print(f"FAILED  left behind: {left}")
    finally:
        if options.keep:
            print(f"The files of all computers are in {folder}.")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{'not as told' if wrong else 'as told'}, {monotonic() - began:.0f} s")
    return 1 if wrong else 0


def _left(folder: Path) -> list[str]:
    """Return the command lines of processes that still have to do with a folder."""
    found = []
    for entry in PROC.iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if os.fsencode(folder) in line:
                found.append(line.replace(b"\0", b" ").decode("utf-8", "replace"))
    return found


if __name__ == "__main__":
    sys.exit(main())
