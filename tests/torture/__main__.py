"""Try to break the reader and the publisher for an hour: killed, no space, no power, edited, hostile text.

`python -m tests.torture [--only PART ...] [--quick] [--seed N]`; the exit code is 1 where something broke.
"""

from __future__ import annotations

import argparse
import signal
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.torture import kill, power, sequences, texts
from tests.torture.ground import Ground, NotHere, Part

PARTS: dict[str, Part] = {
    "words": texts.words,
    "hostile": texts.hostile,
    "kill": kill.killed,
    "full": kill.full,
    "small": power.small_disks,
    "power": power.cuts,
    "edits": sequences.edits,
}


def main() -> int:
    """Run the parts that the command line names; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/torture", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=list(PARTS), metavar="PART", default=[])
    parser.add_argument("--quick", action="store_true", help="a few cases of each part, to try it out")
    parser.add_argument("--seed", type=int, default=1, help="another one tries other cases")
    options = parser.parse_args()
    # Ended from outside, it still ends what it has started; Hypothesis would take SystemExit for a failure.
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGALRM, _interrupt)
    broken: list[str] = []
    with TemporaryDirectory(prefix="torture-") as folder:
        ground = Ground(Path(folder), options.quick, options.seed)
        try:
            for name in options.only or PARTS:
                start = monotonic()
                try:
                    said = PARTS[name](ground)
                except NotHere as reason:
                    said = f"left out: {reason}"
                except Exception:
                    traceback.print_exc()
                    broken.append(name)
                    said = "BROKEN, see above"
                print(f"{name:8} {said} ({monotonic() - start:.0f} s)", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return 1 if broken else 0


def _interrupt(number: int, frame: object) -> None:
    """Raise KeyboardInterrupt, and again until it is heeded: in a destructor or a callback it is lost."""
    signal.setitimer(signal.ITIMER_REAL, 1.0)
    raise KeyboardInterrupt


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(143)
