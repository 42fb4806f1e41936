"""The process that opens what staff wrote: a file that makes it hang or crash costs only itself.

It reads messages from its standard input: first a pickled `Setup`, then lists of tasks in JSON. Each task
is answered by a message on its standard output, an Answer in JSON, as soon as it is done.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import pickle
import signal
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kiosk.problems.problem import not_opened
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.answers import (
    Answer,
    CodesMade,
    DiskFailed,
    Measured,
    PictureMade,
    failed,
)
from kiosk.publishing.worker.messages import read_message, write_message
from kiosk.publishing.worker.start import TEXTS
from kiosk.releases.fields import Picture
from kiosk.releases.format import encode, shaped
from kiosk.system.file_version import FileVersion, file_version
from kiosk.system.memory import limit_memory
from kiosk.system.plain_file import open_plain
from kiosk.system.writers import is_being_written, let_writers_pass

Row = dict[str, Any]

MEMORY = 2 * 1024**3  # bytes of address space; a picture of 120 megapixels takes half of it
MOST_TEXT = 1024 * 1024  # bytes; far above what a page may have
MOST_PICTURE = 200 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Setup:
    """What all tasks of one release share.

    `root` is the content folder, `places` are its pages and files, `edge` is the longest edge of a picture
    in pixels, `work` the folder that pictures are written to. `releases` are folders with the pictures of
    kept releases: those are not made again.
    """

    root: Path
    places: LinkIndex
    edge: int
    work: Path
    releases: tuple[Path, ...] = ()


def main() -> None:
    """Read and answer until the input ends.

    The arguments are how nice to be, see os.nice, and TEXTS where the first task is surely a text.
    """
    with contextlib.suppress(AttributeError, OSError):
        os.nice(int(sys.argv[1]))
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)  # so that what a library prints is not read as an answer
    _limit()
    let_writers_pass()
    if TEXTS in sys.argv:
        import_module("kiosk.publishing.worker.read_page")  # 0.07 s, while the builder finds what to read
    gc.freeze()
    gc.set_threshold(50_000)
    write_message(answers, b"ready")
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        setup: Setup = pickle.loads(read_message(tasks))
        while True:
            for task in json.loads(read_message(tasks)):
                _set_timer(task["seconds"])
                answer = perform(task, setup)
                _set_timer(0)
                write_message(answers, encode(answer))


def perform(task: Row, setup: Setup) -> Answer:
    """Return the answer to a task, which is a row that Task.to_row made."""
    if task["do"] == "codes":
        return _codes(task["addresses"], setup)
    file = task["file"]
    if task["do"] == "measure":
        return _measure(setup.root / file, setup.edge)
    is_text = task["do"] in ("page", "announcement")
    try:
        data, version = _read(setup.root / file, MOST_TEXT if is_text else MOST_PICTURE)
    except OSError as error:
        code, values = not_opened("file", error)
        return failed(code, file, values=values)
    if version is None:
        return failed("file-changing", file)
    if is_text and len(data) > MOST_TEXT:
        return failed("text-too-large", file, version, _size(version[0]))
    try:
        if task["do"] == "announcement":
            return _announcement(task, data, version)
        return _page(task, data, version, setup) if is_text else _picture(task, data, version, setup)
    except OSError as error:
        return _disk(error)
    except (Exception, RecursionError, MemoryError):
        return failed("page-unreadable" if is_text else "picture-broken", file, version)


def _page(task: Row, data: bytes, version: FileVersion, setup: Setup) -> Answer:
    from kiosk.publishing.worker.read_page import read_page

    return read_page(data, version, task["file"], task["page"], task["language"], setup.places)


def _announcement(task: Row, data: bytes, version: FileVersion) -> Answer:
    from kiosk.publishing.worker.read_announcement import read

    return read(data, version, task["file"], task["language"])


def _size(size: int) -> dict[str, str]:
    """Return the values of the problem "text-too-large" for a size in bytes."""
    from kiosk.content.text.decode import size_and_limit

    return size_and_limit(size)


def _picture(task: Row, data: bytes, version: FileVersion, setup: Setup) -> Answer:
    """Return the answer to a task that makes a picture."""
    from kiosk.publishing.worker.pictures.convert import convert
    from kiosk.publishing.worker.pictures.formats import NotAPicture, format_of
    from kiosk.publishing.worker.pictures.size import picture_size
    from kiosk.publishing.worker.pictures.svg import linked

    if len(data) > MOST_PICTURE:
        return failed("picture-too-large", task["file"], version)
    try:
        made = convert(data, task["edge"] or setup.edge, setup.work, setup.releases)
    except NotAPicture as error:
        return failed(error.code, task["file"], version)
    referred = tuple(linked(data)) if format_of(data) == "svg" else ()
    return PictureMade(version, shaped(made, Picture), picture_size(data), referred)


def _measure(path: Path, edge: int) -> Answer:
    """Return the answer to a task that measures a picture."""
    from kiosk.publishing.worker.pictures.size import size_on_screen

    try:
        with os.fdopen(open_plain(path), "rb") as file:
            return Measured(size_on_screen(file, edge))
    except (OSError, RecursionError, MemoryError):  # making the picture tells why
        return Measured(None)


def _codes(addresses: list[str], setup: Setup) -> Answer:
    """Return the answer to a task that makes QR codes."""
    from kiosk.publishing.worker.qr_codes import write_code

    try:
        return CodesMade({address: write_code(address, setup.work) for address in addresses})
    except OSError as error:
        return _disk(error)


def _disk(error: OSError) -> Answer:
    """Return the answer that the release cannot be written."""
    return DiskFailed(error.errno or 0, error.strerror or str(error))


def _read(path: Path, most: int) -> tuple[bytes, FileVersion | None]:
    """Return at most `most` + 1 bytes of a file, and its version; None when it changed meanwhile."""
    with os.fdopen(open_plain(path), "rb") as file:
        before = os.fstat(file.fileno())
        data = file.read(most + 1)
        if len(data) <= most and len(data) != before.st_size:
            return data, None
        if is_being_written(file.fileno(), before.st_mtime):
            return data, None
        unchanged = file_version(os.fstat(file.fileno())) == file_version(before)
        return data, file_version(before) if unchanged else None


def _set_timer(seconds: float) -> None:
    """Let the system end this process after so many seconds of processor time; 0 cancels that.

    Windows has no such timer; there only the builder's clock ends a task.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit() -> None:
    """Ignore Ctrl+C, and limit the memory of this process."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(MEMORY)


if __name__ == "__main__":
    main()
