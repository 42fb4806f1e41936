"""How far long work is, on the terminal: a bar where there is one, else a line now and then."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NoReturn, TextIO

if TYPE_CHECKING:
    from tqdm import tqdm

    from kiosk.progress.steps import Doing

FIRST_SECONDS = 2.0  # before the first line; what is done sooner prints none
LINE_SECONDS = 15.0  # between two lines where there is no terminal
_BAR = "{desc}  {bar}  {n_fmt}/{total_fmt}"


class TerminalProgress:
    """Shows progress on the terminal; a kiosk.progress.steps.ShowProgress.

    With `bars` a terminal shows a bar; otherwise a line is printed now and then. What either needs is
    imported when the first is shown.
    """

    def __init__(self, language: str, stream: TextIO | None = None, *, bars: bool = True) -> None:
        self._language = language
        self._stream = stream or sys.stderr
        self._bars = bars and self._stream.isatty()
        self._bar: tqdm[NoReturn] | None = None
        self._doing: Doing = "waiting"
        self._since = 0.0  # monotonic, from when on a line may be printed

    def __call__(self, doing: Doing, done: int, total: int) -> None:
        """Show that `done` of `total` are done; "waiting" removes the bar."""
        if doing == "waiting":
            self.close()
        elif self._bars:
            self._draw(doing, done, total)
        else:
            self._print(doing, done, total)

    def close(self) -> None:
        """Remove the bar from the terminal; must come before anything else is printed."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
        self._doing = "waiting"

    def _draw(self, doing: Doing, done: int, total: int) -> None:
        """Draw the bar, or another one when the step has changed."""
        if self._bar is None or doing != self._doing:
            from tqdm import tqdm

            from kiosk.progress.words import heading

            self.close()
            self._doing = doing
            self._bar = tqdm(
                file=self._stream,
                desc=heading(doing, self._language),
                total=total,
                bar_format=_BAR if total else "{desc}",
                leave=False,
                dynamic_ncols=True,
            )
        self._bar.total = total
        self._bar.update(done - self._bar.n)  # draws ten times a second at most

    def _print(self, doing: Doing, done: int, total: int) -> None:
        """Print a line, if the last one is long enough ago."""
        now = time.monotonic()
        if self._doing == "waiting":
            self._since = now + FIRST_SECONDS
        self._doing = doing
        if now >= self._since and total:
            from kiosk.progress.words import counted

            self._since = now + LINE_SECONDS
            print(counted(doing, done, total, self._language), file=self._stream, flush=True)
