"""Installs the kiosk, and takes it back: reads the record, compares, carries out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.installing import system
from kiosk.installing.carry_out import carry_out
from kiosk.installing.choices import Choices
from kiosk.installing.compare import Changes, changes, removal
from kiosk.installing.first_content import copy_below, copy_here
from kiosk.installing.plan import Plan
from kiosk.installing.record import RECORD, Record, below, mark_of, read_record, write_record
from kiosk.settings.change import change_screen_settings

RUNNING = Path("/")
_NONE: Mapping[str, str | None] = {}


@dataclass(frozen=True, slots=True)
class Started:
    """Whether the kiosk was started; or has to wait because a `desktop` has the screen."""

    now: bool = False
    desktop: bool = False


def install(
    plan: Plan,
    choices: Choices,
    root: Path,
    *,
    pages: Path | None = None,
    force: bool,
    dry: bool,
    later: bool,
    settings: Mapping[str, str | None] = _NONE,
) -> tuple[Changes, Started]:
    """Bring what lacks of a plan below `root`; return what that was, and whether the kiosk runs now.

    A content folder that is empty is given copies of `pages`. `settings` are those of screen.toml that are to
    be changed, None takes one out. With `dry` nothing is done. The running computer is told, and with it the
    kiosk started unless `later`. Raises OSError, and Failure when a command of the system fails.
    """
    before = read_record(root) or Record()
    live = root == RUNNING
    found = replace(changes(plan, root, before.marks, pages=pages, force=force, live=live), settings=settings)
    if dry:
        return found, Started()
    claimed = {item.path: mark_of(item) for item in found.write}
    gone = set(found.remove)
    made = tuple(dict.fromkeys((*before.accounts, *(each.name for each in found.accounts))))
    begun = Record(choices, {**claimed, **before.marks}, made)
    done = Record(
        choices, {path: mark for path, mark in {**before.marks, **claimed}.items() if path not in gone}, made
    )
    if before != done:
        write_record(root, begun)
    if live and system.is_booted():
        system.stop_removed(found.remove)
    carry_out(found, root)
    if before != done:
        write_record(root, done)
    if live and (found.accounts or found.folders):
        system.make_accounts_and_folders()
    if settings:  # in a folder that is there by now, so that they belong to its owner
        change_screen_settings(below(root, choices.state), settings)
    if live:
        return found, _tell_the_computer(found, later=later)
    if found.content:
        copy_below(found.content, plan, root)
    return found, Started()


def uninstall(root: Path, *, dry: bool) -> tuple[Changes, Record] | None:
    """Take back all that was installed below `root`, but content and state; None when nothing was.

    Return what is removed, and the record of it. Raises OSError, and Failure when a command of the system
    fails.
    """
    record = read_record(root)
    if record is None:
        return None
    found = removal(root, record.marks)
    if record.choices.key:  # without its key the screen could take nothing any more
        found = replace(found, settings={"follow": None, "trust": None})
    if dry:
        return found, record
    live = root == RUNNING
    if live and system.is_booted():
        system.stop()
    carry_out(replace(found, remove=(*found.remove, RECORD)), root)
    if found.settings:
        change_screen_settings(below(root, record.choices.state), found.settings)
    if live:
        if system.is_booted():
            system.take_notice()
        system.delete_accounts(record.accounts[::-1])
    return found, record


def _tell_the_computer(found: Changes, *, later: bool) -> Started:
    """Start what was changed; return whether the kiosk was started."""
    if found.content:
        copy_here(found.content)
    if not found or not system.is_booted():
        return Started()
    system.take_notice()
    if later:
        return Started()
    if system.has_desktop():
        return Started(desktop=True)
    system.start()
    return Started(now=True)
