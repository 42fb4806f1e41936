"""A release that is being built, in a folder of its own, invisible until it is complete."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from kiosk.publishing.store.store import SOURCES, make_current
from kiosk.releases.changes import Changes
from kiosk.releases.checksums import (
    MANIFEST,
    Entry,
    encode_manifest,
    entry,
    entry_of,
    has_size,
    is_whole,
    read_manifest,
)
from kiosk.releases.compare import compare, same_on_disk
from kiosk.releases.layout import release_folder, releases_folder
from kiosk.releases.release import Release
from kiosk.system.disk import flush, link_or_copy, write_file

MOST_CHECKED = 32 * 1024 * 1024  # bytes of pictures read for a release; watch.scrub reads all of them
MADE = ".made"  # the folder with pictures of a draft that was given up, for the next one


class BaseDamaged(FileNotFoundError):
    """Files of a release are missing or damaged, so that the next one cannot share them."""


class ReleaseDraft:
    """A release that is being built in a folder of its own, invisible until `commit`.

    `base` is the release whose unchanged files it shares; damaged files are never shared. Without `durable`
    nothing is flushed to the disk, for releases that are thrown away. `shelf` is another folder with
    pictures that were made. Every method may raise OSError.
    """

    def __init__(
        self, state: Path, base: Path | None, *, durable: bool = True, shelf: Path | None = None
    ) -> None:
        self._state = state
        self._base = base
        self._durable = durable
        self._shelf = shelf
        self._fresh: list[Path] = []
        self._names: set[str] = set()
        self._shared: set[str] = set()  # with the base
        self._listed = read_manifest(base) if base is not None else {}
        self._entries: dict[str, Entry] = {}
        self._checked = 0  # bytes of pictures
        self.folder = releases_folder(state) / f".new-{os.getpid()}"
        for folder in ("pages", "pictures"):
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        try:
            if shelf is None:
                (releases_folder(state) / MADE).rename(self.work)
        except OSError:
            pass
        self.work.mkdir(exist_ok=True)

    @property
    def work(self) -> Path:
        """The folder into which workers put pictures, and in which those of a draft that was `put_by` lie.

        It is removed when the release is complete.
        """
        return self.folder / "work"

    def keep(self, name: str) -> None:
        """Share a file with the base. Raises BaseDamaged when the base lacks it or it is damaged."""
        if name in self._names:
            return
        if self._base is None or not self._is_whole(name):
            raise BaseDamaged(name)
        try:
            # Plain strings: thousands of names, and a Path for each costs more than the link.
            linked = link_or_copy(f"{self._base}/{name}", f"{self.folder}/{name}")
        except FileNotFoundError as error:
            raise BaseDamaged(name) from error
        if not linked:
            self._fresh.append(self.folder / name)
        self._names.add(name)
        self._shared.add(name)
        self._entries[name] = self._listed.get(name) or entry_of(f"{self.folder}/{name}")

    def _is_whole(self, name: str) -> bool:
        """Return whether a file of the base is undamaged.

        Of pictures beyond MOST_CHECKED bytes only the sizes are checked, which takes less time.
        """
        listed = self._listed.get(name)
        if listed is None or self._base is None:
            return True
        if name.startswith("pictures/"):
            self._checked += listed[0]
            if self._checked > MOST_CHECKED:
                return has_size(self._base, name, listed)
        return is_whole(self._base, name, listed)

    def write(self, name: str, data: bytes) -> None:
        """Write a file of the release."""
        path = self.folder / name
        write_file(path, data)
        self._entries[name] = entry(data)
        if name not in self._names:
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
        try:
            (self.work / Path(name).name).replace(path)
        except FileNotFoundError:
            if self._shelf is None:
                raise
            self.link(self._shelf / Path(name).name, name)
            return
        self._fresh.append(path)
        self._names.add(name)
        self._entries[name] = entry_of(str(path))

    def link(self, source: Path, name: str) -> None:
        """Take a picture that lies elsewhere and stays there as well."""
        if name not in self._names:
            link_or_copy(str(source), f"{self.folder}/{name}")
            self._fresh.append(self.folder / name)
            self._names.add(name)
            self._entries[name] = entry_of(f"{self.folder}/{name}")

    def changes(self) -> Changes | None:
        """Return what the draft changes in its base, None if one of them is damaged.

        Needs the draft's release.json.
        """
        try:
            before = Release(self._base) if self._base is not None else None
            return compare(before, Release(self.folder), self._same)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _same(self, name: str) -> bool:
        """Return whether the draft and its base have the same file of that name."""
        if name in self._shared:
            return True
        return self._base is not None and same_on_disk(self._base, self.folder, name)

    def commit(self, number: int) -> Path:
        """Make the draft release `number` and the current one; return its folder."""
        shutil.rmtree(self.work)
        files = {name: listed for name, listed in self._entries.items() if name != SOURCES}
        self.write(MANIFEST, encode_manifest(files))
        folder = release_folder(self._state, number)
        if self._durable:
            flush(self._fresh, [self.folder / "pages", self.folder / "pictures", self.folder])
        self.folder.rename(folder)
        if self._durable:
            flush([], [folder.parent])
        make_current(self._state, number, durable=self._durable)
        return folder

    def put_by(self) -> None:
        """Give the draft up, but keep its pictures for the next one; their names say what they show."""
        made = releases_folder(self._state) / MADE
        with contextlib.suppress(OSError):
            if self._durable:  # half a picture after a power cut would be taken for a whole one
                flush(list(self.work.iterdir()), [self.work])
            self.work.rename(made)
        self.drop()

    def drop(self) -> None:
        """Delete the draft."""
        shutil.rmtree(self.folder, ignore_errors=True)
