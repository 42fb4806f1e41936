"""The builder process: publications and the pictures they need. Its memory is free again when it ends."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
from pathlib import Path

from kiosk.publishing.worker.start import start_worker
from kiosk.system.memory import limit_memory

MEMORY = 4 * 1024**3  # bytes of address space, of which it uses a tenth; its threads ask for the rest


def main() -> None:
    """Publish, and with "stay" go on until all pictures are made; see building.Building.

    The argument is a JSON object with the fields of job.Job and these: "stay"; "language" of the lines for
    people; "report" when staff are to be told in their folder; "changed" when there is certainly something
    to read; "refused", null or the text and values of a message that says why nothing can be published,
    which is then only told; "unmade", null or the same for why pictures could not be made.
    """
    gc.disable()  # this process ends before there is garbage worth looking for
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)  # the screen comes first
    limit_memory(MEMORY)
    row = json.loads(sys.argv[1])
    # It needs 0.15 s to get ready, and so does what is imported here.
    worker = start_worker(texts=True) if row.pop("changed") else None
    try:
        from kiosk.publishing.build.building import build

        code = build(row, worker)
    except Exception:
        _log(Path(row["state"]))
        code = 1
    os._exit(code)


def _log(state: Path) -> None:
    """Log the error that ends this process unexpectedly; staff are not shown it."""
    import logging

    from kiosk.system.log import logged

    with logged(state, "builder"):
        logging.getLogger(__name__).critical("the builder ends unexpectedly", exc_info=True)
