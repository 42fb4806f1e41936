"""The process that looks at every page, with the lowest priority and on no screen.

It is given the state folder, the file to write, width and height of the screen in pixels, its diagonal in
inches, its name and its group, "" for none, and the process with which it ends, see
kiosk.viewer.proof_command. It ends with 0, or with 1 when it was not to go on, or there is no release.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path

from kiosk.system.alive import is_alive

NICE = 19
MOST_BYTES = 1500 * 1024 * 1024  # of address space; Qt's libraries alone take 400 MB of it
FIRST_TO_GO = "1000"  # for the kernel, should the memory of the machine run out

log = logging.getLogger(__name__)


def main() -> None:
    """Look at every page as the command line asks, and write what was found."""
    state, out, width, height, diagonal, name, group, parent = sys.argv[1:]
    _be_modest()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    logging.disable(logging.INFO)
    from kiosk.health.proof import write_proof
    from kiosk.viewer.assembly import application, assemble
    from kiosk.viewer.proof.prove import prove

    app = application()
    size = int(width), int(height)
    viewer = assemble(
        Path(state),
        diagonal_inches=float(diagonal),
        animated=False,
        seconds=lambda: 0.0,
        named=(name, group),
    )
    viewer.window.resize(*size)
    viewer.metrics.take(size, None)
    viewer.window.show()
    try:
        proof = prove(viewer, lambda: is_alive(int(parent)))
    finally:
        viewer.close()
        app.processEvents()
    if proof is None:
        sys.exit(1)
    write_proof(Path(out), proof)


def _be_modest() -> None:
    """Take the lowest priority and a limit of memory, where the system has them."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(NICE)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_GO)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
