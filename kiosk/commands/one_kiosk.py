"""A lock for each display, so that no two kiosks cover each other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kiosk.paths import user_state
from kiosk.system.lock import locked
from kiosk.viewer.display.display import display_name

# For a kiosk that is ending and still waits for its publisher.
PATIENCE_SECONDS = 2.0


@contextmanager
def only_kiosk(environment: Mapping[str, str], state: Path) -> Iterator[bool]:
    """Hold the lock of this environment's display; yields False when another kiosk holds it.

    The lock is kept among the user's state, else in `state`. Yields True where no lock can be made: two
    kiosks are better than none. The system drops the lock when its holder dies.
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
