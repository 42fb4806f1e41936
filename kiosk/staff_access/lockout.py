"""How long to wait after wrong tries: it grows, and survives a restart of the kiosk and of the computer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.system.boot import boot_id
from kiosk.system.disk import replace_file
from kiosk.system.plain_file import read_plain

FREE_TRIES = 5
FIRST_SECONDS, LONGEST_SECONDS = 60.0, 3600.0
_FILE = "staff-tries.json"
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that setting the clock does not change: seconds since the computer was started, and which start.

    `boot` is "" where the system does not tell one start from another.
    """

    seconds: float
    boot: str


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries in a row, and the moment of the last one."""

    wrong: int = 0
    seconds: float = 0.0
    boot: str = ""

    def with_wrong(self, now: Moment) -> Tries:
        """Return the tries with one more that was wrong."""
        return Tries(self.wrong + 1, now.seconds, now.boot)

    def wait(self, now: Moment) -> float:
        """Return how many seconds are still to wait before another try.

        After a restart of the computer, only the time since then counts: what its clock says may be wrong.
        """
        if self.wrong < FREE_TRIES:
            return 0.0
        same = self.boot == now.boot and now.seconds >= self.seconds
        passed = now.seconds - self.seconds if same else now.seconds
        return max(0.0, wait_after(self.wrong) - passed)


def wait_after(wrong: int) -> float:
    """Return the seconds to wait after so many wrong tries: a minute after 5, and twice as long each time."""
    if wrong < FREE_TRIES:
        return 0.0
    return float(min(FIRST_SECONDS * 2.0 ** min(wrong - FREE_TRIES, 10), LONGEST_SECONDS))


def present() -> Moment:
    """Return the present moment."""
    return Moment(time.monotonic(), boot_id())


class TriesFile:
    """The tries as they are kept in a folder, so that ending the kiosk takes back no wait.

    `moment` returns the present moment. What cannot be written is still known until the program ends.
    """

    def __init__(self, folder: Path, moment: Callable[[], Moment] = present) -> None:
        self._path, self._moment = folder / _FILE, moment
        self._tries = _read(self._path)

    @property
    def wrong(self) -> int:
        """The wrong tries in a row."""
        return self._tries.wrong

    def wait(self) -> float:
        """Return how many seconds are still to wait before another try."""
        return self._tries.wait(self._moment())

    def note(self, *, right: bool) -> None:
        """Take a try and keep it. Raises OSError when it cannot be kept; it counts all the same."""
        if right and not self._tries.wrong:
            return
        self._tries = Tries() if right else self._tries.with_wrong(self._moment())
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self._path, json.dumps(asdict(self._tries)).encode())


def _read(path: Path) -> Tries:
    """Return the tries that were kept, none where the file is not there or damaged."""
    try:
        row = json.loads(read_plain(path, _MOST_BYTES))
        return Tries(max(0, int(row["wrong"])), float(row["seconds"]), str(row["boot"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Tries()
