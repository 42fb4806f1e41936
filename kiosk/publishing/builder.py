"""The builder process: one publication, then its memory is the system's again."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
from pathlib import Path

from kiosk.publishing.process import start_worker


def main() -> None:
    """Publish once and print the outcome as one line of JSON.

    The argument is JSON: what outcome.Job has, and "changed" when there surely is something to read.
    """
    gc.disable()  # this process ends before there is garbage worth looking for
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)  # the screen comes first
    row = json.loads(sys.argv[1])
    # It needs 0.15 s to get ready, and so does what is imported here.
    worker = start_worker() if row.pop("changed") else None
    from kiosk.publishing.build import publish
    from kiosk.publishing.outcome import Job

    job = Job(**{**row, "content": Path(row["content"]), "state": Path(row["state"])})
    outcome = publish(job, worker)
    names = ("number", "fresh", "message", "errors", "warnings", "pages", "retry", "wake", "later")
    print(json.dumps({name: getattr(outcome, name) for name in names}), flush=True)
    os._exit(outcome.exit_code)
