"""A lock for each display: two kiosks on one would cover each other in turns."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kiosk.paths import user_state
from kiosk.system.lock import locked
from kiosk.viewer.display.display import display_name

# A kiosk that was told to end may still be waiting for its publisher.
PATIENCE_SECONDS = 2.0


@contextmanager
def only_kiosk(environment: Mapping[str, str], state: Path) -> Iterator[bool]:
    """Hold the lock of this environment's display meanwhile; yields False when another kiosk holds it.

    The system drops the lock when its holder dies. Yields True where no lock can be kept: two kiosks are
    better than none.
    """
    display = display_name(environment)
    folders = (user_state(environment, sys.platform) / "displays", state) if display else ()
    with ExitStack() as stack:
        alone = True
        for folder in folders:
            with suppress(OSError):
                lock = locked(folder / f"{display}.lock", patience=PATIENCE_SECONDS)
                alone = stack.enter_context(lock)
                break
        yield alone
