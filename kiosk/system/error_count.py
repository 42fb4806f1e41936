"""Counts the errors that are logged."""

from __future__ import annotations

import logging


class ErrorCount(logging.Handler):
    """Counts entries of the log from ERROR on, from `logging.getLogger().addHandler` on."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count an entry."""
        self.count += 1
