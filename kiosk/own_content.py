"""Copy the content to a folder of the center's own: updates change the one that came with the program."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.report_name import is_report
from kiosk.content.folder.scan import scan_site
from kiosk.message import N_, Failure, Message
from kiosk.paths import PROJECT, is_checkout, own_content_file
from kiosk.system.reasons import reason

_COPYING = ".kiosk-copying"  # lies in a folder whose copy was not finished


@dataclass(frozen=True, slots=True)
class Owned:
    """What `own` did."""

    folder: Path
    files: int  # the number of files copied, 0 when the folder had pages already


def own(source: Path, folder: Path, environment: Mapping[str, str]) -> Owned:
    """Copy the content folder `source` to `folder` and remember that folder for this user.

    A folder that already has pages is only remembered. Raises Failure when that cannot be done; then
    nothing has changed.
    """
    if is_checkout() and folder.resolve().is_relative_to(PROJECT):
        raise _refused(
            N_(
                "{folder} lies in the folder of the program, where an update would meet it. Choose one "
                "outside of {program}."
            ),
            folder,
            program=str(PROJECT),
        )
    try:
        files = 0 if _has_pages(folder) else _copy(source, folder)
        _remember(own_content_file(environment, sys.platform), folder)
    except OSError as error:
        raise _refused(
            N_("The content could not be copied to {folder} ({reason}). Nothing was changed."),
            folder,
            reason=reason(error),
        ) from error
    return Owned(folder, files)


def forget(environment: Mapping[str, str]) -> None:
    """Remember no content folder any more; its files stay. Raises OSError."""
    own_content_file(environment, sys.platform).unlink(missing_ok=True)


def report(owned: Owned, source: Path, program: str) -> list[Message]:
    """Return the messages about what `own` did.

    `source` is the folder that was copied, `program` the command that starts the kiosk.
    """
    values = {"folder": str(owned.folder), "source": str(source), "count": str(owned.files)}
    said = [
        Message(N_("Files copied from {source} to {folder}: {count}."), values)
        if owned.files
        else Message(N_("{folder} has pages already: nothing was copied."), values),
        Message(
            N_(
                "From now on every command of this user takes {folder}: change texts and photos there. "
                "A kiosk that is running has to be started again."
            ),
            values,
        ),
    ]
    if line := _undo_command(source):
        said.append(
            Message(
                N_(
                    "What you had changed in {source} was copied, too. So that the next update does not stop "
                    "at it, put the original back there: {command}"
                ),
                {**values, "command": line},
            )
        )
    said.append(
        Message(
            N_("To take the folder that came with the program again: {command}"),
            {"command": f"{program} own --forget"},
        )
    )
    return said


def _refused(text: str, folder: Path, **values: str) -> Failure:
    """Return the exception that says why `folder` was not taken; `values` fill other placeholders."""
    return Failure(Message(text, {"folder": str(folder), **values}))


def _has_pages(folder: Path) -> bool:
    """Return whether a folder has pages; raises Failure when it holds anything else."""
    if not folder.is_dir() or (folder / _COPYING).exists():
        return False
    if scan_site(folder).pages:
        return True
    if any(folder.iterdir()):
        raise _refused(
            N_("{folder} holds something else and no pages. Choose an empty folder or a new one."), folder
        )
    return False


def _copy(source: Path, folder: Path) -> int:
    """Copy the content and return the number of files; when that fails, delete the copy and raise OSError."""
    if folder.resolve().is_relative_to(source.resolve()):
        raise _refused(N_("{folder} lies in the folder that would be copied. Choose another one."), folder)
    created = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / _COPYING
    mark.touch()
    try:
        shutil.copytree(source, folder, symlinks=True, ignore=_left_out, dirs_exist_ok=True)
        os.sync()
        mark.unlink()
    except shutil.Error as error:
        _delete_copy(folder, created)
        raise OSError(str(error.args[0][0][2])) from error
    except OSError:
        _delete_copy(folder, created)
        raise
    return sum(path.is_file() for path in folder.rglob("*"))


def _left_out(folder: str, names: list[str]) -> list[str]:
    """Return which of the names in a folder are not copied: the kiosk's own files; see shutil.copytree."""
    return [name for name in names if is_report(name) or name == ".kiosk-import"]


def _delete_copy(folder: Path, created: bool) -> None:
    """Delete an unfinished copy: the folder itself if it was `created`, else only what is in it."""
    if created:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _remember(file: Path, folder: Path) -> None:
    """Write the path of the content folder into `file`, in one step and safe from a power cut.

    Raises OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_name(f"{file.name}.{os.getpid()}")
    with begun.open("wb") as opened:
        opened.write(os.fsencode(folder) + b"\n")
        opened.flush()
        os.fsync(opened.fileno())
    begun.replace(file)


def _undo_command(source: Path) -> str:
    """Return the command that undoes the staff's changes in the program's own content, "" without any."""
    if source != PROJECT / "content":
        return ""
    git = ["git", "-C", str(PROJECT)]
    try:
        changed = subprocess.run(
            [*git, "status", "--porcelain", "--untracked-files=no", "--", "content"],
            capture_output=True,
            check=True,
            timeout=30,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return shlex.join([*git, "restore", "content"]) if changed else ""
