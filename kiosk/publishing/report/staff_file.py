"""The report as a file among those of the staff: it replaces a report of the kiosk, and no other file."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from kiosk.content.folder.report_name import BESIDE, REPORT_NAMES, is_report
from kiosk.system.disk import flush, move_over
from kiosk.system.reasons import FULL

MOST_BYTES = 4 * 1024 * 1024  # far above any report of ours


class NotOurs(Exception):
    """There is a file of that name that the kiosk did not write."""


def first_line(name: str) -> str:
    """Return the first line of a report of that file name, by which the kiosk recognises its own reports.

    It is not translated, so that reports of another version of the program are recognised as well.
    """
    return f"{name} · kiosk"


_FIRST_LINES = frozenset(map(first_line, REPORT_NAMES))


def put_report(path: Path, lines: Sequence[str]) -> None:
    """Write a report, and remove those that the kiosk wrote in other languages.

    `lines` begin with `first_line` and the stamp. A report that differs from the old one in its stamp alone
    is not written. Raises NotOurs when another file has that name, OSError when the folder takes no file.
    """
    old = _ours(path)
    if old is None or _below_stamp(old) != [lines[0], *lines[2:], ""]:
        data = "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig", "replace")
        try:
            _replace(path, data)
        except OSError as error:
            if old is None or error.errno not in FULL:
                raise
            path.unlink()  # better no report than an untrue one, and its space may be enough
            _replace(path, data)
    _remove_others(path)


def _below_stamp(data: bytes) -> list[str]:
    """Return the lines of a report without its second one, the stamp; the last of them is empty."""
    lines = data.decode("utf-8-sig", "replace").split("\r\n")
    return [*lines[:1], *lines[2:]]


def _ours(path: Path) -> bytes | None:
    """Return the bytes of our report, None if there is no file. Raises NotOurs for anything else there."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise NotOurs
        with os.fdopen(os.open(path, flags | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise NotOurs
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    if data and _first_line(data) not in _FIRST_LINES:  # a stick pulled too early leaves empty files
        raise NotOurs
    return data


def _first_line(data: bytes) -> str:
    """Return the first line of a file, which Notepad may have saved in another encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data[:400].decode("utf-16", "replace")
    else:
        head = data[:400].partition(b"\n")[0]
        try:
            text = head.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = head.decode("cp1251", "replace")
    return text.partition("\n")[0].rstrip("\r")


def _replace(path: Path, data: bytes) -> None:
    """Replace a file in one step. Raises OSError."""
    beside = path.with_name(BESIDE + path.name)
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:  # never through a link that somebody put there
            file.write(data)
        flush([beside], [])
        move_over(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _remove_others(path: Path) -> None:
    """Remove our reports in other languages, and unfinished ones that a power cut left behind."""
    for name in os.listdir(path.parent):  # noqa: PTH208 - names are all that is needed
        other = path.with_name(name)
        if not is_report(name) or name == path.name:
            continue
        with contextlib.suppress(OSError, NotOurs):
            if name.startswith(BESIDE):
                if stat.S_ISREG(other.lstat().st_mode):
                    other.unlink()
            elif _ours(other) and not other.samefile(path):
                other.unlink()
