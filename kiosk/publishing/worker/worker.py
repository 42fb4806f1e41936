"""The process that opens what staff wrote: a file may hang or crash it, and costs only itself.

It reads messages from its standard input: first a pickled `Setup`, then lists of tasks in JSON. Each
task is answered by a message on its standard output, in JSON, as soon as it is done.
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
from pathlib import Path
from typing import Any

from kiosk.problems.kind import ERROR
from kiosk.problems.problem import not_opened
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.messages import read_message, write_message
from kiosk.publishing.worker.task import failed
from kiosk.releases.format import encode, plain
from kiosk.system.file_version import FileVersion, file_version
from kiosk.system.plain_file import open_plain
from kiosk.system.writers import is_being_written, let_writers_pass

Row = dict[str, Any]

MEMORY = 2 * 1024**3  # bytes of address space; a picture of 120 megapixels takes half of it
MOST_TEXT = 1024 * 1024  # bytes; far above what a page may have
MOST_PICTURE = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Setup:
    """What every task of one release shares; `edge` in pixels, pictures are written to `work`.

    `releases` are folders with the pictures of kept releases: what lies there is not made again.
    """

    root: Path
    places: LinkIndex
    edge: int
    work: Path
    releases: tuple[Path, ...] = ()


def main() -> None:
    """Read and answer until the input ends; the argument is how nice to be, see os.nice."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(int(sys.argv[1]))
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)  # what a library prints is no answer
    _limit()
    let_writers_pass()
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


def perform(task: Row, setup: Setup) -> Row:
    """Return the answer to a task: what was made, {"failed": rows of problems} or {"disk": why}.

    A picture is measured, {"size"}, to keep its place free until it is made; None: it shows nothing.

    "print" in it is the version of the file that was read; None asks to try again.
    """
    if task["do"] == "codes":
        return _codes(task["addresses"], setup)
    if task["do"] == "measure":
        return _measure(setup.root / task["file"], setup.edge)
    most = MOST_TEXT if task["do"] == "page" else MOST_PICTURE
    try:
        data, version = _read(setup.root / task["file"], most)
    except OSError as error:
        code, values = not_opened("file", error)
        return {**failed(code, task["file"], **values), "print": None}
    if version is None:
        return {**failed("file-changing", task["file"]), "print": None}
    if task["do"] == "page" and len(data) > MOST_TEXT:
        return {**failed("text-too-large", task["file"], **_size(version[0])), "print": version}
    try:
        made = _page(task, data, setup) if task["do"] == "page" else _picture(task, data, setup)
    except OSError as error:
        return _disk(error)
    except (Exception, RecursionError, MemoryError):
        code = "page-unreadable" if task["do"] == "page" else "picture-broken"
        made = failed(code, task["file"])
    return {**made, "print": version}


def _page(task: Row, data: bytes, setup: Setup) -> Row:
    from kiosk.content.page.markdown import read_document
    from kiosk.publishing.worker.limits import within_limits
    from kiosk.publishing.worker.remarks import Remarks
    from kiosk.publishing.worker.to_release_page import to_release_page

    document = read_document(data, task["file"])
    if not document.blocks and any(problem.severity is ERROR for problem in document.problems):
        return {"failed": [problem.to_row() for problem in document.problems]}
    document = within_limits(document, data, task["file"])
    made = to_release_page(document, task["page"], task["language"], task["file"], setup.places)
    words = sum(block.words for block in made.page.blocks)
    remarks = Remarks(document, words, data, task["file"])
    return {
        "page": plain(made.page),
        "card": made.card,
        "addresses": made.addresses,
        "links": made.links,
        "pictures": made.pictures,
        "problems": [problem.to_row() for problem in (*made.problems, *remarks.problems())],
        "facts": remarks.facts(),
    }


def _size(size: int) -> dict[str, str]:
    from kiosk.content.text.decode import size_and_limit

    return size_and_limit(size)


def _picture(task: Row, data: bytes, setup: Setup) -> Row:
    from kiosk.publishing.worker.pictures.convert import convert
    from kiosk.publishing.worker.pictures.formats import NotAPicture, format_of
    from kiosk.publishing.worker.pictures.size import picture_size
    from kiosk.publishing.worker.pictures.svg import linked

    if len(data) > MOST_PICTURE:
        return failed("picture-too-large", task["file"])
    try:
        made = convert(data, task["edge"] or setup.edge, setup.work, setup.releases)
        drawn = format_of(data) == "svg"
        return {"picture": made, "size": picture_size(data), "linked": linked(data) if drawn else []}
    except NotAPicture as error:
        return failed(error.code, task["file"])


def _measure(path: Path, edge: int) -> Row:
    from kiosk.publishing.worker.pictures.size import size_on_screen

    try:
        with os.fdopen(open_plain(path), "rb") as file:
            return {"size": size_on_screen(file, edge)}
    except (OSError, RecursionError, MemoryError):  # making the picture tells why
        return {"size": None}


def _codes(addresses: list[str], setup: Setup) -> Row:
    from kiosk.publishing.worker.qr_codes import write_code

    try:
        return {"codes": {address: write_code(address, setup.work) for address in addresses}}
    except OSError as error:
        return _disk(error)


def _disk(error: OSError) -> Row:
    """Answer that the release cannot be written: no fault of the file's."""
    return {"disk": [error.errno or 0, error.strerror or str(error)]}


def _read(path: Path, most: int) -> tuple[bytes, FileVersion | None]:
    """Return a file's content and version; no version when it changed meanwhile."""
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
    """Let the system end this process after so many seconds of computing; 0: let it live.

    Windows has no such timer; there the builder's clock alone ends a task.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit() -> None:
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        for name, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(name, (most, most))


if __name__ == "__main__":
    main()
