"""Fetch the newest release and show it: once, bounded in time, in a process that may be killed at any moment.

The process `main` prints its outcome as one line of JSON and ends with whoever has started it.
"""

from __future__ import annotations

import contextlib
import json
import signal
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from os import urandom
from pathlib import Path
from typing import Any

from kiosk.following.key import read_key
from kiosk.following.repository import (
    SetUp,
    begin_anew,
    drop_damaged,
    follow_folder,
    is_doubtful,
    prune,
    pull,
    set_up,
    taken,
)
from kiosk.following.source import Source, parse_source
from kiosk.following.take import is_in_place, take
from kiosk.following.whole import Damaged
from kiosk.message import N_, Failure, Message
from kiosk.ostree import OstreeFailed
from kiosk.releases.release import current_release
from kiosk.system.lock import locked
from kiosk.system.true_time import can_be_true

_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
# The repository is pruned when nothing was new, and after one release in so many, by chance: it takes a fifth
# of the time that a changed text takes, and screens that share a computer would do it together.
PRUNE_EACH = 8
LONGEST_SECONDS = 3600.0  # for a pull; what has come is kept, and the next one fetches the rest

_BUSY = N_("Another program is just taking releases into {state}. Try again in a minute.")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of it: the number of the release on the screen, 0 for none, whether it `is_new`, or why not.

    `text` and `values` are a Message, "" when all went well.
    """

    number: int = 0
    is_new: bool = False
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def message(self) -> Message | None:
        """Why there is nothing new, None when all went well."""
        return Message(self.text, self.values) if self.text else None


def fetch(
    state: Path,
    source: Source,
    trust: str,
    *,
    mend: bool = False,
    proven: int = 0,
    seconds: float = LONGEST_SECONDS,
) -> Fetched:
    """Fetch the newest release of a source and make it the current one; raises nothing.

    `trust` is the path of the key file. A pull ends after so many `seconds`. With `mend` everything here is
    looked at, and what is damaged is fetched again. `proven` is the release that the same follower took
    last, 0 for none: files that the next one shares with it are not read again, see read_whole.
    """
    values = {"source": source.typed, "trust": trust, "state": str(state)}
    try:
        key = read_key(trust)
        follow_folder(state).mkdir(parents=True, exist_ok=True)
        with locked(follow_folder(state) / "lock", patience=5.0) as mine:
            if not mine:
                return _not(Message(_BUSY, values))
            try:
                return _fetch(state, source, key, mend=mend, proven=proven, seconds=seconds)
            except OstreeFailed as error:
                anew = begin_anew(state, error)
                if not anew and (mend or not is_doubtful(error)):
                    raise
            return _fetch(state, source, key, mend=not anew, proven=0, seconds=seconds)
    except OstreeFailed as error:
        # Late, like all that only failures need.
        from kiosk.following.said import explained, is_of_connection, too_slow

        if not error.said:
            return _not(too_slow(values, seconds))
        if is_of_connection(error.said):
            from kiosk.following.ask import ask  # which tells in the reader's language why it does not answer

            if (why := ask(source).trouble) is not None:
                return _not(why)
        now = datetime.now().astimezone()
        values["now"] = now.strftime("%Y-%m-%d %H:%M")
        return _not(explained(error.said, values, clock_can_be_right=can_be_true(now, _published(state))))
    except Failure as error:
        return _not(error.message)
    except OSError as error:
        from kiosk.publishing.report.folder_messages import cannot_use

        return _not(cannot_use(error, state))


def _fetch(state: Path, source: Source, key: bytes, *, mend: bool, proven: int, seconds: float) -> Fetched:
    """Do what `fetch` does. Raises OSError, Failure, OstreeMissing or OstreeFailed."""
    repository, remote = set_up(state, source, key)
    if mend:
        drop_damaged(repository)
    commit = pull(repository, remote, source, seconds=seconds, doubting=mend)
    before, number = taken(state)
    if commit == before and is_in_place(state, number):
        _make_room(repository, remote)
        return Fetched(number)
    try:
        done = take(state, repository, commit, source.typed, proven=0 if mend else proven)
    except Damaged:
        # Damaged here, or there: what is damaged here comes again.
        drop_damaged(repository)
        commit = pull(repository, remote, source, seconds=seconds, doubting=True)
        done = take(state, repository, commit, source.typed)
    if urandom(1)[0] % PRUNE_EACH == 0:
        _make_room(repository, remote)
    return Fetched(done.number, done.is_new)


def _make_room(repository: Path, remote: SetUp) -> None:
    """Prune the repository; the release is on the screen, so a failure waits for the next time."""
    with contextlib.suppress(OstreeFailed):
        prune(repository, remote)


def _not(message: Message) -> Fetched:
    """Return that nothing new came, and why."""
    return Fetched(text=message.text, values=message.values)


def _published(state: Path) -> str:
    """Return when the current release was published, "" where that is not known."""
    with contextlib.suppress(OSError, ValueError):
        if release := current_release(state):
            return release.about.published
    return ""


def main() -> None:
    """Fetch as a JSON object on the command line says: state, source, trust and the options of `fetch`."""
    job: dict[str, Any] = json.loads(sys.argv[1])
    end_with_parent()
    with contextlib.suppress(KeyboardInterrupt):
        fetched = fetch(
            Path(job["state"]),
            parse_source(job["source"]),
            job["trust"],
            mend=job["mend"],
            proven=job["proven"],
            seconds=job["seconds"],
        )
        print(json.dumps(asdict(fetched)), flush=True)


def end_with_parent() -> None:
    """Have ostree ended with this process, and this process with the one that started it."""
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGTERM)


def _leave(number: int, frame: object) -> None:
    """Handle SIGTERM: end as if interrupted, so that ostree is ended, too."""
    raise KeyboardInterrupt
