"""The folder in which requests and their answers lie, one file each."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.paths import viewer_folder
from kiosk.staff_requests.request import Answer, Request, from_row, to_row
from kiosk.system.disk import replace_file
from kiosk.system.plain_file import read_plain

STALE_SECONDS = 60.0  # a request that waited longer is not carried out
MOST_BYTES = 256 * 1024
_REQUEST = re.compile(r"(?P<name>[0-9]{1,20}-[0-9a-z]{1,16})\.request\.json")
_LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Letter:
    """A request with its name, and the language in which the answer is read."""

    name: str
    request: Request
    language: str


class Mailbox:
    """The requests of one state folder, for both sides. Its methods raise OSError unless they say otherwise.

    Times are those of the monotonic clock, which all processes of one start of the computer share: a request
    from before a restart is in the future or long ago, and is dropped.
    """

    def __init__(self, state: Path) -> None:
        self.folder = viewer_folder(state) / "requests"

    def ask(self, request: Request, language: str) -> str:
        """Put down a request; return its name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        now = time.monotonic()
        name = f"{time.monotonic_ns()}-{os.getpid()}"
        row = {**to_row(request), "at": now, "language": language}
        replace_file(self._request(name), json.dumps(row).encode(), durable=False)
        return name

    def answer(self, name: str) -> Answer | None:
        """Return the answer to a request and take it away, None while there is none."""
        path = self._answer(name)
        try:
            row = json.loads(read_plain(path, MOST_BYTES))
            found = Answer(int(row["code"]), str(row["out"]), str(row["told"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise OSError(f"{path}: no answer") from error
        path.unlink(missing_ok=True)
        return found

    def withdraw(self, name: str) -> bool:
        """Take a request back; return False when somebody has begun to carry it out."""
        try:
            self._request(name).unlink()
        except FileNotFoundError:
            return False
        return True

    def take(self) -> Iterator[Letter]:
        """Yield the requests that wait, oldest first, each taken out of the folder; drop what is none.

        Raises nothing.
        """
        try:
            names = sorted(os.listdir(self.folder))  # noqa: PTH208 - names are all that is needed
        except OSError:
            return
        for name in names:
            match = _REQUEST.fullmatch(name)
            path = self.folder / name
            if match is None:
                self._drop_old(path)
                continue
            letter = self._read(path, match["name"])
            try:
                path.unlink()
            except OSError:
                continue  # one that stays would be carried out again and again
            if letter is not None:
                yield letter

    def reply(self, name: str, answer: Answer) -> None:
        """Put down the answer to a request."""
        replace_file(self._answer(name), json.dumps(asdict(answer)).encode(), durable=False)

    def file(self, name: str, ending: str) -> Path:
        """Return the path of a file in which what is printed for a request is kept meanwhile."""
        return self.folder / f"{name}.{ending}"

    def _read(self, path: Path, name: str) -> Letter | None:
        """Return the request in a file, None for one that is too old or no request."""
        try:
            row: Any = json.loads(read_plain(path, MOST_BYTES))
            age = time.monotonic() - float(row["at"])
            language = row["language"] if row["language"] in _LANGUAGES else "en"
            return Letter(name, from_row(row), language) if 0 <= age <= STALE_SECONDS else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _drop_old(self, path: Path) -> None:
        """Take away an answer that nobody has read for an hour, and other remains."""
        with contextlib.suppress(OSError):
            if abs(time.time() - path.lstat().st_mtime) > 3600:
                path.unlink()

    def _request(self, name: str) -> Path:
        return self.folder / f"{name}.request.json"

    def _answer(self, name: str) -> Path:
        return self.folder / f"{name}.answer.json"
