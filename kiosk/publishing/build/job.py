"""What a publication is asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """What to publish. `edge` is the longest edge of a picture in pixels.

    `retry_failed` reads files again that failed, although they have not changed. `require_consistent`
    asks for nothing rather than for files from before and after a change together.
    Without `durable` nothing is flushed to the disk. With `drafts` texts that say so are shown, too.
    `sharpen` tells that nothing has changed since the last release but that pictures were made.
    With `mend` files of the current release that were damaged are made anew.
    Without `settle` an interrupted import stays as it is, and nothing can be published.
    """

    content: Path
    state: Path
    edge: int = 1920
    retry_failed: bool = False
    durable: bool = True
    drafts: bool = False
    require_consistent: bool = False
    settle: bool = True
    mend: bool = False
    sharpen: bool = False

    @property
    def root(self) -> str:
        """The content folder's absolute path; links in it stay what they are."""
        return os.path.abspath(self.content)  # noqa: PTH100 - resolve() would follow links
