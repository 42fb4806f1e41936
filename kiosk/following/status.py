"""How it goes with following, for whoever started it, the log, `kiosk status` and the staff screen.

Belongs to the process that stays for months: light modules only.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass

from kiosk.message import Message
from kiosk.publishing.watch.output import PollerOutput

log = logging.getLogger(__name__)


@dataclass(slots=True)
class FollowStatus:
    """Keeps what is wrong now, for as long as it is, and tells each thing once."""

    output: PollerOutput
    wrong: str = ""  # why screen.toml, which was changed, cannot be used
    away: Message | None = None  # why the source did not answer when it was last asked
    failed: str = ""  # why the source's release could not be taken

    def show(self) -> None:
        """Write that the follower waits, and what keeps it from showing the newest release, if anything."""
        why = self.output.say(self.away) if self.away is not None else self.failed
        self.output.show("waiting", 0, 0, " ".join(filter(None, (self.wrong, why))))

    def show_fetching(self) -> None:
        """Write that a release is on its way."""
        self.output.show("writing", 0, 0, self.wrong)

    def say(self, message: Message) -> None:
        """Print and log good news."""
        line = self.output.say(message)
        self.output.said = ""
        print(line, flush=True)
        log.info(line)

    def fail(self, message: Message) -> None:
        """Tell why no release can be taken."""
        self.failed = self.output.say(message)
        self._tell(self.failed)

    def miss(self, message: Message) -> None:
        """Tell why the source does not answer; one more reason of the same kind needs no line in the log."""
        is_known = self.away is not None and self.away.text == message.text
        self.away = message
        if is_known:
            self.show()
        else:
            self._tell(self.output.say(message))

    def object(self, wrong: str) -> None:
        """Tell what is wrong in screen.toml, "" for nothing any more."""
        if wrong not in ("", self.wrong):
            print(wrong, file=sys.stderr, flush=True)
            log.error(wrong)
        self.wrong = wrong

    def forget(self) -> None:
        """Forget what concerned a source that is followed no longer."""
        self.away, self.failed = None, ""

    def _tell(self, why: str) -> None:
        """Print and log what is wrong, once, and write it down."""
        if why != self.output.said:
            print(why, file=sys.stderr, flush=True)
            log.error(why)
        self.output.said = why
        self.show()
