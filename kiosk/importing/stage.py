"""The content folder as it will be, built beside it: what stays is linked, what is new is copied."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from pathlib import Path

from kiosk.importing.plan import Plan
from kiosk.importing.source import CannotImport, Source, cannot_read_source
from kiosk.message import N_, Message
from kiosk.system.disk import flush
from kiosk.system.plain_file import open_plain

SPARE = 4 * 1024 * 1024  # bytes that must stay free for the folders themselves
_CHUNK = 1024 * 1024


class Stage:
    """Builds the whole new folder at `new`, which must not exist and whose parent must."""

    def __init__(self, content: Path, new: Path, source: Source, plan: Plan) -> None:
        self._content = Path(os.path.realpath(content))
        self._new = new
        self._source = source
        self._plan = plan
        self._files: list[Path] = []
        self._folders: list[Path] = []
        gone = {file.replaces for file in plan.writes if file.replaces}
        self._gone = gone | set(plan.removed)

    def build(self) -> None:
        """CannotImport when the source cannot be read or the disk is too small, OSError when it is full."""
        self._check_space()
        self._keep(self._content, "", self._new)
        for file in self._plan.writes:
            self._take(self._source.site.root / file.source, file.target, file.replaces)

    def flush(self) -> None:
        """Wait until everything that was built is on the disk."""
        flush(self._files, self._folders)

    def tops(self) -> list[str]:
        """Return the names at the top of the content folder that differ, old and new ones."""
        paths = [file.target for file in self._plan.writes]
        paths += [*self._gone, *self._plan.moved]
        names = {path.partition("/")[0] for path in paths}
        names |= {self._plan.moved.get(name, name) for name in names}
        return sorted(names)

    def _check_space(self) -> None:
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
        """True when files that stay need no space of their own."""
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
        """Build a folder from what stays of it; `inside` is its path in the content folder, or ""."""
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
                elif _link_or_copy(entry.path, target):
                    self._files.append(target)
        _like(folder, new)

    def _take(self, path: Path, target: str, replaces: str) -> None:
        new = self._new / target
        for folder in reversed([each for each in new.parents if self._new in each.parents]):
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
                _own(folder, folder.parent.stat())
                self._folders.append(folder)
        try:
            source = open_plain(path)
        except OSError as error:
            raise CannotImport(cannot_read_source(error, self._source.folder)) from None
        with os.fdopen(source, "rb") as file, new.open("xb") as out:
            before = os.fstat(file.fileno())
            while True:
                try:
                    chunk = file.read(_CHUNK)
                except OSError as error:
                    raise CannotImport(cannot_read_source(error, self._source.folder)) from None
                if not chunk:
                    break
                out.write(chunk)
            size = out.tell()
            after = os.fstat(file.fileno())
        if size != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
            raise CannotImport(
                Message(
                    N_("{source} is being changed just now. Nothing was imported. Wait a moment and repeat."),
                    {"source": str(path)},
                )
            )
        os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
        try:
            model = (self._content / replaces).lstat() if replaces else None
        except OSError:
            model = None
        if model is not None:
            with contextlib.suppress(OSError):
                new.chmod(stat.S_IMODE(model.st_mode))
        _own(new, model or new.parent.stat())
        self._files.append(new)


def same_bytes(one: Path, other: Path) -> bool:
    """True when two files say the same. CannotImport when the first one cannot be read."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        with other.open("rb") as there, os.fdopen(open_plain(one), "rb") as here:
            while chunk := here.read(_CHUNK):
                if chunk != there.read(_CHUNK):
                    return False
        return True
    except OSError as error:
        if error.filename == str(other):
            return False
        raise CannotImport(cannot_read_source(error, one)) from None


def _link_or_copy(path: str, target: Path) -> bool:
    """Keep a file, link or pipe; return whether it had to be copied."""
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        target.symlink_to(os.readlink(path))  # noqa: PTH115
        return False
    try:
        os.link(path, target)
        return False
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
    if stat.S_ISREG(status.st_mode):
        shutil.copy2(path, target)
        _own(target, status)
        return True
    return False  # a pipe or a device on a file system without links: nothing of staff's


def _like(folder: Path, new: Path) -> None:
    shutil.copystat(folder, new)
    with contextlib.suppress(OSError):
        new.chmod(stat.S_IMODE(new.stat().st_mode) | stat.S_IRWXU)
    _own(new, folder.stat())


def _own(path: Path, model: os.stat_result) -> None:
    """Give a file to whom its model belongs, where that is ours to do."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            status = path.stat()
            if (status.st_uid, status.st_gid) != (model.st_uid, model.st_gid):
                os.chown(path, model.st_uid, model.st_gid)


def _megabytes(size: int) -> str:
    return str(-(-size // (1024 * 1024)))
