"""Where releases come from: the address of a web server, or a folder such as a stick."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kiosk.message import N_, Failure, Message
from kiosk.ostree import COLLECTION, REF
from kiosk.system.reasons import reason

_NEITHER = N_(
    "{source} is no place to take releases from. Name an address such as http://10.0.0.5:8080/kiosk, or a "
    "folder by its full path, such as /media/stick."
)
_NOT_THERE = N_("There are no releases in {source} now. Plug the stick in, or name another folder.")
_UNREADABLE = N_("{source} cannot be read ({reason}). Plug the stick in again, or name another folder.")
_COMMIT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Source:
    """A place as it was `typed`: a `url` without a slash at its end, or a `folder`; the other is None."""

    typed: str
    url: str | None = None
    folder: Path | None = None


def parse_source(typed: str) -> Source:
    """Return the source that somebody typed. Raises Failure for what can be none."""
    text = typed.strip()
    try:
        parts = urlsplit(text)
        if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", text):
            return Source(typed, url=text.rstrip("/"))
    except ValueError:  # an address with half a bracket, for instance
        raise Failure(Message(_NEITHER, {"source": typed})) from None
    path = Path(unquote(parts.path) if parts.scheme == "file" else text).expanduser()
    if "://" in str(path) or not path.is_absolute():
        raise Failure(Message(_NEITHER, {"source": typed}))
    return Source(typed, folder=path)


def repository_in(folder: Path) -> Path | None:
    """Return the repository on a stick, or the folder itself if it is one; None when neither is there.

    The folder may also be the one below which sticks are mounted: on one computer their own names differ.
    Of several sticks it is the one that was written last.
    """
    if (place := _repository_at(folder)) is not None:
        return place
    return max(filter(None, map(_repository_at, _mounted_below(folder))), key=_written, default=None)


def _repository_at(folder: Path) -> Path | None:
    """Return the repository of a stick that is mounted in a folder, or that the folder is."""
    for place in (folder / ".ostree" / "repo", folder):
        if (place / "config").is_file() and (place / "objects").is_dir():
            return place
    return None


def _written(place: Path) -> float:
    """Return when a repository got its newest release, in seconds since 1970; 0 where it has none."""
    for ref in _refs(place):
        with suppress(OSError):
            return ref.stat().st_mtime
    return 0.0


def _refs(place: Path) -> tuple[Path, ...]:
    """Return the files of which one names the newest release of a repository."""
    return tuple(place / "refs" / name for name in (f"mirrors/{COLLECTION}/{REF}", f"heads/{REF}"))


def _mounted_below(folder: Path) -> Iterator[Path]:
    """Yield the folders in a folder, in the order of their names; none where it cannot be listed."""
    with suppress(OSError), os.scandir(folder) as entries:
        yield from sorted(Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False))


def offered(folder: Path) -> tuple[Path, str]:
    """Return the repository in a folder, and the commit of its newest release.

    Raises Failure when there is none, or it cannot be read.
    """
    try:
        place = repository_in(folder)
        if place is not None:
            for ref in filter(Path.is_file, _refs(place)):
                commit = ref.read_text("ascii", "replace").strip()
                if _COMMIT.fullmatch(commit):
                    return place, commit
    except OSError as error:
        values = {"source": str(folder), "reason": reason(error)}
        raise Failure(Message(_UNREADABLE, values)) from error
    raise Failure(Message(_NOT_THERE, {"source": str(folder)}))
