"""Measure many screens on this computer: how soon a text is on all of them, and what that takes.

`python -m benchmarks.fleet [--screens N ...] [--clients N] [--changes N]`
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.fleet.center import Center
from benchmarks.fleet.following import Figure, measure
from benchmarks.results import machine


def main() -> None:
    """Measure what the command line asks for and print it, line by line."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench-fleet", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--screens", type=int, nargs="*", default=[10, 20, 50], help="how many that follow")
    parser.add_argument("--clients", type=int, default=200, help="how many that tell a broker; 0 for none")
    parser.add_argument("--changes", type=int, default=7, help="how often a text is saved")
    options = parser.parse_args()
    # So that a run that is terminated still ends the programs it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    print(f"{machine()}\n\n| what | figure | load average |\n|---|---|--:|")
    with TemporaryDirectory(prefix="kiosk-fleet-") as folder:
        Path(folder).chmod(0o755)  # a web server's workers have a user of their own
        for figure in _figures(Path(folder), options):
            print(f"| {figure.what} | {figure.value} | {figure.load} |", flush=True)


def _figures(folder: Path, options: argparse.Namespace) -> Iterator[Figure]:
    """Yield the figures one by one."""
    if options.screens:
        center = Center(folder)
        try:
            for many in options.screens:
                yield from measure(folder, center, many, options.changes)
        finally:
            center.stop()
    if options.clients:
        from benchmarks.fleet.telling import measure_telling

        yield from measure_telling(folder, options.clients)


if __name__ == "__main__":
    main()
