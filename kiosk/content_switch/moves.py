"""Move, exchange and remove folders, as far as the system can, and although other programs have them open."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from kiosk.system.plain_file import is_folder

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD
_PATIENCE = 2.0  # seconds for a virus scanner or an open window to let a folder go


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with everything in it, even where it may not be written to."""
    if not is_folder(path):
        path.unlink(missing_ok=True)
        return

    def allow(function: Any, name: str, info: Any) -> None:
        """Make a path writable and try again; see the argument `onerror` of shutil.rmtree."""
        for each in (os.path.dirname(name), name):  # noqa: PTH120
            with contextlib.suppress(OSError):
                if is_folder(Path(each)):  # chmod would follow a link out of the folder
                    os.chmod(each, 0o700)  # noqa: PTH101
        with contextlib.suppress(OSError):
            function(name)

    shutil.rmtree(path, onerror=allow)


def free_name(path: Path) -> Path:
    """Return the path, or one beside it with a number where that name is taken."""
    names = (path, *(path.with_name(f"{path.name} ({number})") for number in range(2, 100)))
    return next((each for each in names if not os.path.lexists(each)), path)


def inode(folder: Path) -> int:
    """Return the inode, which differs between two folders of the same name. Raises OSError."""
    return folder.lstat().st_ino


def rename(source: Path, target: Path) -> None:
    """Rename a folder, after a wait of up to _PATIENCE seconds where somebody has it open. Raises OSError."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            source.rename(target)
            return
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > until:
                raise
        time.sleep(0.05)  # Windows renames no folder while somebody has it open


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at one instant; return False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
