"""A problem in the content folder, as data; it is put into words only where it is shown."""

from __future__ import annotations

import errno
import functools
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk.problems.kind import Kind, Severity
from kiosk.problems.kinds import KINDS
from kiosk.system.reasons import reason


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `code` is a key of KINDS. `file` is relative to the content folder, with forward slashes, "" for the
    folder as a whole; `line` is 1-based, 0 when the problem has no line. `values` fill the placeholders in
    the sentences of its kind. `page` is the identity of the page that the problem belongs to, `language`
    the language of the text, both "" when it concerns no page or no text.
    """

    code: str
    file: str
    line: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    language: str = ""

    @property
    def kind(self) -> Kind:
        """What all problems of this code have in common."""
        return KINDS[self.code]

    @property
    def severity(self) -> Severity:
        """How bad the problem is."""
        return self.kind.severity

    def to_row(self) -> dict[str, Any]:
        """Return the problem as report.json, the build manifest and other processes are given it."""
        return {
            "file": self.file,
            "line": self.line,
            "severity": str(self.severity),
            "code": self.code,
            "values": dict(self.values),
            "page": self.page,
            "language": self.language,
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Problem:
        """Return the problem that `to_row` wrote.

        Raises ValueError for a problem of another version of the program: its code is unknown here, or a
        value is missing that the sentences need.
        """
        code, values = row["code"], row["values"]
        if code not in KINDS or not _placeholders(code) <= values.keys():
            raise ValueError(f"no problem of this version: {code} {values}")
        return cls(code, row["file"], row["line"], values, row["page"], row["language"])


def known_problems(rows: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield the problems of a report, without those of another version that have no sentences in this one."""
    for row in rows:
        try:
            yield Problem.from_row(row)
        except ValueError:
            continue


@functools.cache
def _placeholders(code: str) -> frozenset[str]:
    """Return the names of the values that the sentences of a kind need; {kiosk} is always known."""
    kind = KINDS[code]
    texts = string.Formatter().parse(kind.message + kind.hint + kind.meanwhile)
    return frozenset(name for _, name, _, _ in texts if name) - {"kiosk"}


def not_opened(what: Literal["file", "folder"], error: OSError) -> tuple[str, dict[str, str]]:
    """Return the code and the values of the problem that the system does not open a file or folder."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{what}-forbidden", {}
    return f"{what}-unreadable", {"reason": reason(error)}
