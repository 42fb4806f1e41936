"""Builds the content folder as it will be: files that stay are linked, new ones are copied."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from pathlib import Path

from kiosk.importing.copying import copy_folder_status, copy_unchanged, give_to_owner_of, link_or_copy
from kiosk.importing.errors import CannotImport, cannot_read_source
from kiosk.importing.plan import Plan
from kiosk.importing.source import Source
from kiosk.message import N_, Message
from kiosk.system.disk import flush

SPARE = 4 * 1024 * 1024  # bytes needed besides the files, for the folders themselves


class Stage:
    """Builds the new content folder at `new`, which must not exist yet; the folder around it must."""

    def __init__(self, content: Path, new: Path, source: Source, plan: Plan) -> None:
        """Take the content folder, the new folder, and what is to be done."""
        self._content = Path(os.path.realpath(content))
        self._new = new
        self._source = source
        self._plan = plan
        self._files: list[Path] = []
        self._folders: list[Path] = []
        gone = {file.replaces for file in plan.writes if file.replaces}
        self._gone = gone | set(plan.removed)

    def build(self) -> None:
        """Build the folder.

        CannotImport when the source cannot be read or the disk has too little space, OSError when it is full.
        """
        self._check_space()
        self._keep(self._content, "", self._new)
        for file in self._plan.writes:
            self._take(self._source.site.root / file.source, file.target, file.replaces)

    def flush(self) -> None:
        """Wait until everything that was built is on the disk."""
        flush(self._files, self._folders)

    def tops(self) -> list[str]:
        """Return the names at the top of the content folder that change, both old and new names."""
        paths = [file.target for file in self._plan.writes]
        paths += [*self._gone, *self._plan.moved]
        names = {path.partition("/")[0] for path in paths}
        names |= {self._plan.moved.get(name, name) for name in names}
        return sorted(names)

    def _check_space(self) -> None:
        """Raise CannotImport when the disk has too little space."""
        try:
            need = sum((self._source.site.root / file.source).stat().st_size for file in self._plan.writes)
        except OSError as error:
            raise CannotImport(cannot_read_source(error, self._source.folder)) from None
        if not self._links():
            need += sum(
                path.lstat().st_size
                for path in self._content.rglob("*")
                if stat.S_ISREG(path.lstat().st_mode)
            )
        free = shutil.disk_usage(self._new.parent).free
        if need + SPARE > free:
            values = {
                "folder": str(self._content),
                "need": _megabytes(need + SPARE),
                "free": _megabytes(free),
            }
            raise CannotImport(
                Message(
                    N_(
                        "The disk with {folder} is too full: {need} MB are needed and {free} MB are free. "
                        "Nothing was changed. Delete what is not needed from that disk."
                    ),
                    values,
                )
            )

    def _links(self) -> bool:
        """True when files that stay can be linked, so that they need no space."""
        probe = self._new.with_name("probe")
        for path in self._content.rglob("*"):
            if not path.is_file() or path.is_symlink():
                continue
            try:
                os.link(path, probe)
            except OSError:
                return False
            probe.unlink()
            return True
        return True

    def _keep(self, folder: Path, inside: str, new: Path) -> None:
        """Build a folder with what stays of it; `inside` is its path in the content folder, "" at the top."""
        new.mkdir()
        self._folders.append(new)
        with os.scandir(folder) as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if path == ".kiosk-import" or path in self._gone or f"{path}/" in self._gone:
                    continue
                target = new / self._plan.moved.get(path, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    self._keep(Path(entry.path), path, target)
                elif link_or_copy(entry.path, target):
                    self._files.append(target)
        copy_folder_status(folder, new)

    def _take(self, path: Path, target: str, replaces: str) -> None:
        """Copy a file of the source to `target`, with the permissions of the file that it replaces."""
        new = self._new / target
        for folder in reversed([each for each in new.parents if self._new in each.parents]):
            self._make_folder(folder)
        before = copy_unchanged(path, new, self._source.folder)
        os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
        model = _status(self._content / replaces) if replaces else None
        if model is not None:
            with contextlib.suppress(OSError):
                new.chmod(stat.S_IMODE(model.st_mode))
        give_to_owner_of(new, model or new.parent.stat())
        self._files.append(new)

    def _make_folder(self, folder: Path) -> None:
        """Make a folder unless it exists. CannotImport when it is a link to another place."""
        if folder.is_symlink():
            raise CannotImport(
                Message(
                    N_(
                        "“{name}” in the content folder is only a link to another place, and nothing is "
                        "imported through it. Remove the link or rename it."
                    ),
                    {"name": folder.relative_to(self._new).as_posix()},
                )
            )
        if not folder.exists():
            folder.mkdir()
            give_to_owner_of(folder, folder.parent.stat())
            self._folders.append(folder)


def _status(path: Path) -> os.stat_result | None:
    """Return the status of a file, None when there is none."""
    try:
        return path.lstat()
    except OSError:
        return None


def _megabytes(size: int) -> str:
    """Return a number of bytes in MB, rounded up."""
    return str(-(-size // (1024 * 1024)))
