"""One kiosk a display: two would cover each other in turns."""

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
    """Be the only kiosk on the display of this environment; yields False when there is one already.

    The system drops the lock when its holder dies. Where no lock can be kept, a kiosk that shows
    something twice is better than none: it yields True.
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
