"""The numbered release folders of a state folder: built beside, switched at once, thirty kept."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.content.problems import N_
from kiosk.publishing.disk import flush, link_or_copy, replace_file, write_file
from kiosk.publishing.lock import locked
from kiosk.publishing.message import Failure, Message, cannot_use
from kiosk.publishing.sources import read_sources
from kiosk.publishing.tree import site_fingerprint
from kiosk.release import Release, current_number, encode, release_folder

KEPT = 30
SOURCES = "sources.json"
MADE = ".made"  # pictures of a draft that came to nothing, for the next one


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """One line of the time machine. `restored` is the release this one brought back, else 0."""

    number: int
    published: str  # ISO 8601, UTC
    pages: int
    errors: int
    warnings: int
    current: bool
    restored: int


class BaseDamaged(FileNotFoundError):
    """Someone took files out of a release: it is no base for the next one."""


class NoRelease(Failure, LookupError):
    """There is no release of that number, or it was damaged."""


class NotRestored(Failure):
    """The state folder could not be written, or another program keeps writing."""


class Draft:
    """A release being built in a folder of its own, invisible until `commit`.

    `base` is the release whose unchanged files it shares. With `durable` off nothing is
    flushed, for releases that are thrown away.
    """

    def __init__(self, state: Path, base: Path | None, *, durable: bool = True) -> None:
        self._state = state
        self._base = base
        self._durable = durable
        self._fresh: list[Path] = []
        self._names: set[str] = set()
        self.folder = state / "releases" / f".new-{os.getpid()}"
        for folder in ("pages", "pictures"):
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        try:
            (state / "releases" / MADE).rename(self.work)
        except OSError:
            self.work.mkdir(exist_ok=True)

    @property
    def work(self) -> Path:
        """Where workers put pictures, and where those of a draft that was `put_by` lie already.

        Gone when the release is whole.
        """
        return self.folder / "work"

    def keep(self, name: str) -> None:
        """Take a file over from the base; BaseDamaged when it has none of that name."""
        if name in self._names:
            return
        if self._base is None:
            raise BaseDamaged(name)
        try:
            # Plain strings: thousands of names, and a Path for each costs more than the link.
            linked = link_or_copy(f"{self._base}/{name}", f"{self.folder}/{name}")
        except FileNotFoundError as error:
            raise BaseDamaged(name) from error
        if not linked:
            self._fresh.append(self.folder / name)
        self._names.add(name)

    def write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        write_file(path, data)
        self._fresh.append(path)
        self._names.add(name)

    def adopt(self, name: str) -> None:
        """Take a picture that a worker made, or the base's own copy of the same picture."""
        if name in self._names:
            return
        with contextlib.suppress(BaseDamaged):
            self.keep(name)
            return
        path = self.folder / name
        (self.work / Path(name).name).replace(path)
        self._fresh.append(path)
        self._names.add(name)

    def commit(self, number: int) -> Path:
        """Make the draft release `number` and the current one; return its folder."""
        shutil.rmtree(self.work)
        folder = release_folder(self._state, number)
        if self._durable:
            flush(self._fresh, [self.folder / "pages", self.folder / "pictures", self.folder])
        self.folder.rename(folder)
        if self._durable:
            flush([], [folder.parent])
        make_current(self._state, number, durable=self._durable)
        return folder

    def put_by(self) -> None:
        """Give the draft up, but keep the pictures that were made: their names tell what they show."""
        made = self._state / "releases" / MADE
        with contextlib.suppress(OSError):
            if self._durable:  # half a picture after a power cut would be taken for a whole one
                flush(list(self.work.iterdir()), [self.work])
            self.work.rename(made)
        self.drop()

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def make_current(state: Path, number: int, *, durable: bool = True) -> None:
    replace_file(state / "releases" / "current", b"%d\n" % number, durable=durable)


def numbers(state: Path) -> list[int]:
    """Return the numbers of the releases that are there, oldest first."""
    try:
        names = os.listdir(state / "releases")  # noqa: PTH208 - names are all that is needed
    except FileNotFoundError:
        return []
    return sorted(int(name) for name in names if name.isascii() and name.isdigit())


def next_number(state: Path) -> int:
    return max([0, current_number(state) or 0, *numbers(state)]) + 1


def clean(state: Path) -> None:
    """Remove what an interrupted publisher left behind."""
    with contextlib.suppress(FileNotFoundError):
        for path in (state / "releases").iterdir():
            if path.name.startswith((".new-", ".old-")):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def prune(state: Path) -> None:
    """Remove all but the last releases; the current one always stays."""
    current = current_number(state)
    for number in numbers(state)[:-KEPT]:
        if number != current:
            folder = release_folder(state, number)
            leaving = folder.with_name(f".old-{folder.name}")
            # Renamed first, so that a half-removed release is never taken for a whole one.
            folder.rename(leaving)
            shutil.rmtree(leaving, ignore_errors=True)


def list_releases(state: Path) -> tuple[ReleaseInfo, ...]:
    """Return the kept releases, newest first; one that was damaged is left out."""
    current = current_number(state)
    found = []
    for number in reversed(numbers(state)):
        try:
            about = Release(release_folder(state, number)).about
            found.append(
                ReleaseInfo(
                    number,
                    about["published"],
                    about["pages"],
                    about["problems"].get("error", 0),
                    about["problems"].get("warning", 0),
                    number == current,
                    about.get("restored", 0),
                )
            )
        except (OSError, ValueError, KeyError):
            continue
    return tuple(found)


def busy(state: Path) -> Message:
    return Message(
        N_("Another program keeps writing into {folder}. Try again in a minute."), {"folder": str(state)}
    )


def restore(state: Path, number: int) -> int:
    """Publish an old release again under a new number, which is returned.

    It stays until staff change a file. NoRelease when there is no such release, NotRestored
    when another program keeps writing or the state folder cannot be written.
    """
    try:
        return _restore(state, number)
    except OSError as error:
        raise NotRestored(cannot_use(error, state)) from error


def _restore(state: Path, number: int) -> int:
    with locked(build_lock(state), patience=30.0) as mine:
        if not mine:
            raise NotRestored(busy(state))
        try:
            old = Release(release_folder(state, number))
        except (OSError, ValueError) as error:
            none = N_("There is no release {number}. The command “kiosk releases” lists those that are kept.")
            raise NoRelease(Message(none, {"number": str(number)})) from error
        new = next_number(state)
        about = {
            **old.about,
            "number": new,
            "published": datetime.now(UTC).isoformat(timespec="seconds"),
            "restored": about_origin(old),
        }
        with contextlib.suppress(OSError):
            clean(state)
        draft = Draft(state, old.folder)
        try:
            for part in ("pages", "pictures"):
                for path in (old.folder / part).iterdir():
                    draft.keep(f"{part}/{path.name}")
            draft.keep("report.json")
            draft.write("release.json", encode(about))
            notes = read_sources(old.folder / SOURCES)
            notes.content, notes.held = about["content"], _held(about["content"])
            draft.write(SOURCES, notes.to_bytes())
            draft.commit(new)
        except BaseException:
            draft.drop()
            raise
        with contextlib.suppress(OSError):
            prune(state)
        return new


def about_origin(release: Release) -> int:
    """Return the number of the release that was first published with this content."""
    return int(release.about.get("restored") or release.number)


def build_lock(state: Path) -> Path:
    """Return the lock of whoever writes a release; held for the moment of writing only."""
    return state / "build.lock"


def _held(content: str) -> str:
    try:
        return site_fingerprint(Path(content))
    except OSError:
        return "unknown"
