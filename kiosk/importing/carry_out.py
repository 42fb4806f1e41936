"""Carries out an import: plans it, builds the new folder, checks it and switches to it."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.fingerprint import site_fingerprint
from kiosk.content_switch.switch import switch
from kiosk.content_switch.switch_folder import SwitchFolder
from kiosk.importing.copying import same_bytes
from kiosk.importing.errors import CannotImport, cannot_write
from kiosk.importing.folders import find_place, folders_of
from kiosk.importing.mounts import mounts_in
from kiosk.importing.new_problems import new_problems
from kiosk.importing.place import place_for
from kiosk.importing.plan import Plan
from kiosk.importing.planner import make_plan
from kiosk.importing.source import Source
from kiosk.importing.stage import Stage
from kiosk.importing.target import Target, settle_import, target_of
from kiosk.importing.workplace import workplace
from kiosk.message import N_, Message
from kiosk.problems.problem import Problem
from kiosk.progress.steps import ShowProgress, quiet
from kiosk.publishing.build.check import CannotCheck, check
from kiosk.publishing.report.folder_messages import cannot_read

_ELSEWHERE = (errno.EXDEV, errno.EBUSY)  # what renaming a mount point gives


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What an import is to do.

    `place` is the folder that a page goes to, "" for where it lies already. With `remove`, files that the
    source lacks are removed; with `settings`, kiosk.toml is replaced. Without `yes`, nothing is written.
    """

    place: str = ""
    remove: bool = False
    settings: bool = False
    yes: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import changed, or would change in a dry run.

    `problems` are those of the imported pages and those that the import causes elsewhere; `others` is the
    number of problems that the folder had before. `backup` holds the replaced files, None in a dry run.
    `in_steps` says that the sections were exchanged one by one.
    """

    plan: Plan
    problems: tuple[Problem, ...]
    others: int
    backup: Path | None
    in_steps: bool


def carry_out(
    source: Source, content: Path, options: ImportOptions, progress: ShowProgress = quiet
) -> Imported:
    """Import `source` into the content folder, or only look what that would do.

    `progress` shows how far it is. CannotImport when it cannot be done; then nothing has changed.
    """
    settle_import(content)
    before = _fingerprint(content)
    target = target_of(content)
    plan = _plan(source, target, options)
    if plan.is_empty:
        return Imported(target.named(plan), (), 0, None, False)

    def attempt(*, beside: bool, dry: bool) -> Imported:
        """Build the folder, beside the content folder or inside it, and switch to it unless `dry`."""
        with workplace(target.folder, beside=beside, dry=dry) as work:
            return _build_and_switch(source, target, plan, work, before, yes=options.yes, progress=progress)

    beside = _can_lie_beside(target.folder)
    try:
        try:
            return attempt(beside=beside, dry=not options.yes)
        except OSError as error:
            if error.errno not in _ELSEWHERE or not beside:
                raise
        return attempt(beside=False, dry=False)
    except OSError as error:
        raise CannotImport(cannot_write(error, content)) from None


def _plan(source: Source, target: Target, options: ImportOptions) -> Plan:
    """Return what an import changes. CannotImport when the content folder cannot be read."""
    site = target.site
    if "" in site.unreadable or any(problem.code == "folder-unreadable" for problem in site.problems):
        raise CannotImport(cannot_read(str(target.folder), OSError(errno.EIO, "")))
    wanted = target.place(options.place)
    found = find_place(site, wanted or source.page)
    place = place_for(source, wanted, folders_of(site), found)

    def same(mine: str, theirs: str) -> bool:
        """True when a file of the source and a file of the content folder have the same content."""
        return same_bytes(source.site.root / mine, target.folder / theirs)

    return make_plan(source, site, same, place=place, remove=options.remove, settings=options.settings)


def _can_lie_beside(content: Path) -> bool:
    """True when a folder beside the content folder can take its place: not for a mount point.

    CannotImport when something is mounted inside the content folder.
    """
    home = Path(os.path.realpath(content))
    mounts = mounts_in(content)
    inner = [mount for mount in mounts if mount != home]
    if inner:
        raise CannotImport(
            Message(
                N_("Another disk or share is mounted inside the content folder, at {folder}. Disconnect it."),
                {"folder": str(inner[0])},
            )
        )
    return home not in mounts


def _build_and_switch(
    source: Source,
    target: Target,
    plan: Plan,
    work: SwitchFolder,
    before: str,
    *,
    yes: bool,
    progress: ShowProgress,
) -> Imported:
    """Build the new folder at `work`, check it, and put it in the place of the old one if `yes`.

    `before` is the fingerprint of the content folder when the import began. CannotImport when the folder has
    changed since, OSError when the disk does not take the files.
    """
    content, shown = target.content, target.named(plan)
    stage = Stage(target.folder, work.new, source, plan)
    try:
        stage.build()
        found = _problems_with(target, work.new, progress)
        problems, others = new_problems(found, shown, lambda: _problems(content, progress))
        if not yes:
            return Imported(shown, problems, others, None, work.inside)
        stage.flush()
        if _fingerprint(content) != before:
            raise CannotImport(
                Message(
                    N_(
                        "Somebody is changing the content folder {folder} just now. Nothing was imported. "
                        "Wait until they are done and repeat."
                    ),
                    {"folder": str(content)},
                )
            )
        switch(work, stage.tops() if work.inside else None)
        return Imported(shown, problems, others, work.backup, work.inside)
    finally:
        if not work.journal.exists():
            with contextlib.suppress(OSError):
                work.clear()


def _problems_with(target: Target, new: Path, progress: ShowProgress) -> list[Problem]:
    """Return the problems of the content folder with `new` in the place of the folder that is changed."""
    if not target.layers:
        return check(new, progress).problems
    root = Path(os.path.realpath(target.content))
    return target.renamed(check(root, progress, target.stand_in(new)).problems, new)


def _problems(content: Path, progress: ShowProgress) -> Sequence[Problem]:
    try:
        return check(content, progress).problems
    except CannotCheck:
        return ()


def _fingerprint(content: Path) -> str:
    """Return the fingerprint of the content folder. CannotImport when it cannot be read."""
    try:
        return site_fingerprint(content)
    except OSError as error:
        raise CannotImport(cannot_read(str(content), error)) from None
