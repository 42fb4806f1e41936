"""All screens on the terminal, drawn anew in place; where there is no terminal, a line when that changes."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime

from kiosk.fleet.judge import Screen
from kiosk.fleet.rows import heading, rows
from kiosk.fleet.table import cut, table
from kiosk.languages.catalogue import translator
from kiosk.languages.dates import short_time
from kiosk.message import Message

HOME, CLEAR_BELOW, CLEAR_LINE = "\x1b[H", "\x1b[J", "\x1b[K"
OTHER_SCREEN, FIRST_SCREEN = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"


class Terminal:
    """Shows all screens as long as its context lasts, and leaves the terminal as it was."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._draws = sys.stdout.isatty()
        self._said: list[str] = []

    def __enter__(self) -> Terminal:
        """Take the terminal."""
        if self._draws:
            self._write(OTHER_SCREEN)
        return self

    def __exit__(self, *error: object) -> None:
        """Give it back."""
        if self._draws:
            self._write(FIRST_SCREEN)

    def show(self, screens: list[Screen] | None, trouble: Message | None) -> None:
        """Show the screens, and why the broker cannot be asked."""
        now = datetime.now(UTC)
        said = trouble.say(translator(self._language)) if trouble else ""
        if self._draws:
            self._draw(screens, said, now)
            return
        lines = [said] if said else []
        if screens is not None and not said:
            lines = [heading(screens, self._language)]
            lines += (
                f"{row.name}: {row.standing}{f' ({row.why})' if row.why else ''}"
                for row in rows(screens, self._language, now)
            )
        new = [line for line in lines if line not in self._said]
        self._said = lines
        if new:
            print(*new, sep="\n", flush=True)

    def _draw(self, screens: list[Screen] | None, said: str, now: datetime) -> None:
        """Draw everything, in the size that the terminal has now."""
        width, height = shutil.get_terminal_size()
        said = said or heading(screens or [], self._language)
        lines = [f"{short_time(now.astimezone(), self._language)}  {said}", ""]
        lines += table(rows(screens or [], self._language, now), self._language, width - 1)
        if len(lines) > height:
            lines = [*lines[: height - 1], "…"]
        drawn = (f"{cut(line, width)}{CLEAR_LINE}" for line in lines)
        self._write(HOME + "\r\n".join(drawn) + CLEAR_BELOW)

    def _write(self, text: str) -> None:
        """Write to the terminal at once."""
        sys.stdout.write(text)
        sys.stdout.flush()
