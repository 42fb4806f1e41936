"""An import from its first look to the switched folder."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.fingerprint import site_fingerprint
from kiosk.content.folder.site import scan_site
from kiosk.content.names.identity import identity
from kiosk.importing.folders import find_place, folders_of, wrong_place
from kiosk.importing.mounts import mounts_in
from kiosk.importing.plan import Change, Plan, make_plan
from kiosk.importing.source import CannotImport, Kind, Source, cannot_write
from kiosk.importing.stage import Stage, same_bytes
from kiosk.message import N_, Message
from kiosk.problems.problem import Problem
from kiosk.progress.steps import Told, quiet
from kiosk.publishing.build.check import CannotCheck, check
from kiosk.publishing.report.folder_messages import cannot_read
from kiosk.publishing.store.switch import Work, settle

_ELSEWHERE = (errno.EXDEV, errno.EBUSY)  # the folder is a mount point after all

_NOT_OURS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR)


@dataclass(frozen=True, slots=True)
class Wish:
    """`place`: where a page goes, "" for where it is already; `yes`: not only say what would change."""

    place: str = ""
    remove: bool = False
    settings: bool = False
    yes: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What changes, what is wrong then, and where the files it replaced are: None in a dry run.

    `problems` are those of what is imported and those that come with it, `others` how many the rest of
    the folder had before. `in_steps` tells that the sections were exchanged one by one.
    """

    plan: Plan
    problems: tuple[Problem, ...]
    others: int
    backup: Path | None
    in_steps: bool


def carry_out(source: Source, content: Path, wish: Wish, told: Told = quiet) -> Imported:
    """Import `source` into the content folder, or only look what that would do.

    `told` is told how far it is. Failure when it cannot be done; then nothing has changed.
    """
    if not settle(content):
        raise CannotImport(_busy(content))
    before = _fingerprint(content)
    site = scan_site(content)
    if "" in site.unreadable or any(problem.code == "folder-unreadable" for problem in site.problems):
        raise CannotImport(cannot_read(str(content), OSError(errno.EIO, "")))
    place = _place(source, wish.place, folders_of(site), find_place(site, wish.place or source.page))

    def same(mine: str, theirs: str) -> bool:
        return same_bytes(source.site.root / mine, content / theirs)

    plan = make_plan(source, site, same, place=place, remove=wish.remove, settings=wish.settings)
    if plan.is_empty:
        return Imported(plan, (), 0, None, False)
    mounts = mounts_in(content)
    whole = Path(os.path.realpath(content)) not in mounts
    if any(mount != Path(os.path.realpath(content)) for mount in mounts):
        raise CannotImport(
            Message(
                N_("Another disk or share is mounted inside the content folder, at {folder}. Disconnect it."),
                {"folder": str(next(mount for mount in mounts if mount != content))},
            )
        )
    try:
        with _workplace(content, whole=whole, dry=not wish.yes) as work:
            return _carry_out(source, content, plan, work, before, yes=wish.yes, told=told)
    except OSError as error:
        if error.errno not in _ELSEWHERE or not whole:
            raise CannotImport(cannot_write(error, content)) from None
    try:
        with _workplace(content, whole=False, dry=False) as work:
            return _carry_out(source, content, plan, work, before, yes=wish.yes, told=told)
    except OSError as error:
        raise CannotImport(cannot_write(error, content)) from None


def _carry_out(
    source: Source, content: Path, plan: Plan, work: Work, before: str, *, yes: bool, told: Told
) -> Imported:
    stage = Stage(content, work.new, source, plan)
    try:
        stage.build()
        problems, others = divided(check(work.new, told).problems, plan, lambda: _problems(content, told))
        if not yes:
            return Imported(plan, problems, others, None, work.inside)
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
        work.switch(stage.tops() if work.inside else None)
        return Imported(plan, problems, others, work.backup, work.inside)
    finally:
        if not work.journal.exists():
            with contextlib.suppress(OSError):
                work.clear()


def divided(
    problems: Sequence[Problem], plan: Plan, before: Callable[[], Sequence[Problem]]
) -> tuple[tuple[Problem, ...], int]:
    """Return the problems that the import brings, and how many others there are.

    `before` gives those of the folder as it was: it is asked when pages have some that the import does
    not touch, since a link from there may lead to what it takes away.
    """
    pages = {page.folder for page in plan.pages if page.change is not Change.UNCHANGED and page.folder}
    files = {file.target for file in plan.writes}

    def touched(problem: Problem) -> bool:
        file = problem.file.rstrip("/")
        return file in files or file in pages or file.rpartition("/")[0] in pages

    rest = [problem for problem in problems if not touched(problem)]
    known = {_mark(problem) for problem in before()} if rest else set()
    brought = tuple(problem for problem in problems if touched(problem) or _mark(problem) not in known)
    return brought, len(problems) - len(brought)


def _mark(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.file, problem.line, *sorted(problem.values.items())


def _problems(content: Path, told: Told) -> Sequence[Problem]:
    try:
        return check(content, told).problems
    except CannotCheck:
        return ()


@contextmanager
def _workplace(content: Path, *, whole: bool, dry: bool) -> Iterator[Work]:
    """Yield where the new folder is built: beside the content folder, else inside it.

    A dry run is content with any place.
    """
    with contextlib.ExitStack() as stack:
        work: Work | None = None
        refused = errno.EACCES
        for inside in (False, True) if whole else (True,):
            try:
                work = Work(content, inside=inside)
                mine = stack.enter_context(work.locked())
                break
            except OSError as error:
                if error.errno not in _NOT_OURS:
                    raise
                work, refused = None, error.errno
        if work is None and dry:
            elsewhere = stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-import-"))
            work = Work(content)
            work.folder, work.new = Path(elsewhere), Path(elsewhere) / "new"
            mine = True
        if work is None:
            raise OSError(refused, os.strerror(refused), str(content))
        if not mine:
            raise CannotImport(_busy(content))
        if work.folder.parent in (work.content, work.content.parent):
            work.recover()
        yield work


def _fingerprint(content: Path) -> str:
    try:
        return site_fingerprint(content)
    except OSError as error:
        raise CannotImport(cannot_read(str(content), error)) from None


def _place(source: Source, wish: str, folders: list[str], found: str) -> str:
    """Return the folder for a page: as wished, else where it is already, else a new section."""
    if source.kind is not Kind.PAGE:
        return ""
    if wish:
        return found
    if wrong_place(source.page):
        raise CannotImport(bad_place(source.page))
    if found in folders:
        return found
    name = identity(source.page)
    deeper = [folder for folder in folders if identity(folder.rpartition("/")[2]) == name]
    if len(deeper) > 1:
        raise CannotImport(
            Message(
                N_(
                    "There are several pages of that name: {places}. Say which one with --as, "
                    "such as --as {first}"
                ),
                {"places": ", ".join(deeper), "first": deeper[0]},
            )
        )
    return deeper[0] if deeper else found


def bad_place(place: str) -> Message:
    return Message(
        N_(
            "“{place}” cannot be the folder of a page. Write it like this: 08-society/letter, with letters, "
            "digits and hyphens."
        ),
        {"place": place},
    )


def _busy(content: Path) -> Message:
    return Message(
        N_("Another import into {folder} is running. Wait until it has ended."), {"folder": str(content)}
    )
