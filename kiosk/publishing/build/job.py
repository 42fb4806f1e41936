"""What a publication is asked to do."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """What to publish; `edge` is the longest edge of a picture in pixels.

    `retry_failed`: read files again that failed, although they have not changed. `require_consistent`:
    rather publish nothing than files from before and after a change together. Without `durable` nothing is
    flushed to the disk. With `drafts` texts that are drafts are shown as well. `sharpen`: nothing has
    changed since the last release except that pictures were made. `mend`: make damaged files of the current
    release anew. Without `settle` an interrupted import stays as it is, and nothing can be published. `over`
    are layers in place of those that the settings name, () for these.
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
    over: tuple[str, ...] = ()

    @property
    def root(self) -> str:
        """The content folder's absolute path; links in it are not resolved."""
        return os.path.abspath(self.content)  # noqa: PTH100 - resolve() would follow links
