"""Chooses where the new folder is built: beside the content folder, inside it, or in a dry run anywhere."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.content_switch.switch import recover
from kiosk.content_switch.switch_folder import SwitchFolder
from kiosk.importing.errors import CannotImport, busy

_NOT_OURS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR)


@contextmanager
def workplace(content: Path, *, beside: bool, dry: bool) -> Iterator[SwitchFolder]:
    """Yield the place for a new folder, locked, with an interrupted switch there put right.

    With `beside`, it is beside the content folder where we may write, else inside it. With `dry`, any other
    place will do where we may write in neither. CannotImport while another import is running, OSError when
    there is no place.
    """
    with contextlib.ExitStack() as stack:
        refused = errno.EACCES
        for inside in (False, True) if beside else (True,):
            work = SwitchFolder(content, inside=inside)
            try:
                is_mine = stack.enter_context(work.locked())
            except OSError as error:
                if error.errno not in _NOT_OURS:
                    raise
                refused = error.errno
                continue
            if not is_mine:
                raise CannotImport(busy(content))
            recover(work)
            yield work
            return
        if not dry:
            raise OSError(refused, os.strerror(refused), str(content))
        work = SwitchFolder(content)
        work.folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-import-")))
        work.new = work.folder / "new"
        yield work
