"""What a computer lacks of a plan, and what somebody changed there. Writes nothing."""

from __future__ import annotations

import grp
import pwd
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.installing.first_content import FirstContent, first_content
from kiosk.installing.plan import Account, File, Folder, Link, Plan
from kiosk.installing.record import below, mark_at, mark_of


@dataclass(frozen=True, slots=True)
class Changes:
    """What there is to do: accounts and folders to make, items to write, paths to remove, pages to copy.

    What is to be written or removed and was `changed` by hand is saved beside it; `kept` is left as it is.
    `settings` of screen.toml get other values, None takes one out.
    """

    accounts: tuple[Account, ...] = ()
    folders: tuple[Folder, ...] = ()
    write: tuple[File | Link, ...] = ()
    remove: tuple[str, ...] = ()
    changed: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()
    content: FirstContent | None = None
    settings: Mapping[str, str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether there is anything to do."""
        made = self.accounts or self.folders or self.content
        return bool(made or self.write or self.remove or self.settings)


def changes(
    plan: Plan, root: Path, marks: Mapping[str, str], *, pages: Path | None, force: bool, live: bool
) -> Changes:
    """Return what lacks below `root`; `marks` are those of what was written there before.

    `pages` is the folder of those for a content folder that is empty, None for none. With `force` what was
    changed by hand is replaced. `live` says that `root` is the running computer, whose users and folders are
    looked at, too. Raises OSError.
    """
    write: list[File | Link] = []
    changed, kept = set(), []
    for item in plan.items:
        now = mark_at(below(root, item.path))
        if now == mark_of(item):
            continue
        if now is not None and now != marks.get(item.path):
            if not force:
                kept.append(item.path)
                continue
            changed.add(item.path)
        write.append(item)
    planned = {item.path for item in plan.items}
    remove, more = _leftovers({path: mark for path, mark in marks.items() if path not in planned}, root)
    return Changes(
        tuple(each for each in plan.accounts if live and not is_there(each)),
        tuple(each for each in plan.folders if live and not _is_right(each)),
        tuple(write),
        remove,
        frozenset(changed | more),
        tuple(kept),
        first_content(pages, plan, root),
    )


def removal(root: Path, marks: Mapping[str, str]) -> Changes:
    """Return what there is to take back of what was written below `root`. Raises OSError."""
    remove, changed = _leftovers(marks, root)
    return Changes(remove=remove, changed=changed)


def is_there(account: Account) -> bool:
    """Return whether this computer knows an account, and as a member of its groups."""
    try:
        group = grp.getgrnam(account.name)
        if not account.home:
            return True
        own = pwd.getpwnam(account.name).pw_gid == group.gr_gid
        return own and all(account.name in grp.getgrnam(name).gr_mem for name in account.member_of)
    except KeyError:
        return False


def _is_right(folder: Folder) -> bool:
    """Return whether a folder is there with its owner, its group and its mode."""
    try:
        status = Path(folder.path).stat()
        owner, group = pwd.getpwnam(folder.owner).pw_uid, grp.getgrnam(folder.group).gr_gid
    except (OSError, KeyError):
        return False
    return (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (owner, group, folder.mode)


def _leftovers(marks: Mapping[str, str], root: Path) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return which of the paths are still there, and those of them that were changed by hand."""
    there = {path: mark_at(below(root, path)) for path in marks}
    return (
        tuple(path for path, mark in there.items() if mark is not None),
        frozenset(path for path, mark in there.items() if mark not in (None, marks[path])),
    )
