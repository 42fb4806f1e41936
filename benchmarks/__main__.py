"""Measure everything in one run, about 20 minutes, and print a table.

`python -m benchmarks [--only NAME ...] [--quick] [--write]`; the exit code is 1 if a goal was missed.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from subprocess import SubprocessError
from time import monotonic

from benchmarks import compare, inside, large, motion, pictures, publishing, rest, scale, worst
from benchmarks.figures import write_figures
from benchmarks.results import Row, machine, table
from benchmarks.setting import Setting, setting
from benchmarks.subjects import PROJECT

MEASUREMENTS: dict[str, Callable[[Setting], list[Row]]] = {
    "start": compare.start,
    "memory": compare.memory,
    "taps": compare.taps,
    "large": large.large,
    "rest": rest.rest,
    "scale": scale.scale,
    "save": scale.save,
    "scroll": inside.scroll,
    "motion": motion.motion,
    "growth": inside.growth,
    "worst": worst.worst,
    "publish": publishing.publish,
    "pictures": pictures.pictures,
}


def main() -> int:
    """Measure and print what the command line asks for; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=list(MEASUREMENTS), metavar="NAME", default=[])
    parser.add_argument("--quick", action="store_true", help="fewer repeats and pages, to try it out")
    parser.add_argument("--write", action="store_true", help="renew docs/figures.md; everything is measured")
    options = parser.parse_args()
    if options.write and (options.only or options.quick):
        parser.error("--write takes a whole run: leave out --only and --quick")
    # So that a run that is terminated still ends the programs it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    rows: list[Row] = []
    failed: list[str] = []
    with setting(options.quick) as ground:
        for name, measure in MEASUREMENTS.items():
            if options.only and name not in options.only:
                continue
            start = monotonic()
            print(f"{name} ...", end="", file=sys.stderr, flush=True)
            try:
                rows += measure(ground)
            except (TimeoutError, RuntimeError, SubprocessError) as error:
                failed.append(f"{name}: {error}")
            print(f" {monotonic() - start:.0f} s", file=sys.stderr)
    print(table(rows))
    print(f"\nMeasured {machine()}.")
    if options.write:
        write_figures(PROJECT / "docs" / "figures.md", rows, machine(), failed)
    for line in failed:
        print(f"Not measured: {line}")
    return 1 if failed or any(row.reached is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
