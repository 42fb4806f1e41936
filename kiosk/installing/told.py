"""What is said of an installation, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.installing.carry_out import SAVED
from kiosk.installing.choices import Choices
from kiosk.installing.compare import Changes
from kiosk.installing.install import Started
from kiosk.installing.plan import STAFF, Link
from kiosk.message import N_, Message


def listed(found: Changes) -> Iterator[Message]:
    """Yield a line for each thing that is made, written or removed."""
    for account in found.accounts:
        text = N_("  user: {name}") if account.home else N_("  group: {name}")
        yield Message(text, {"name": account.name})
    for folder in found.folders:
        values = {
            "path": folder.path,
            "mode": f"{folder.mode:o}",
            "owner": folder.owner,
            "group": folder.group,
        }
        yield Message(N_("  folder: {path} ({owner}, {group}, {mode})"), values)
    for item in found.write:
        if isinstance(item, Link):
            yield Message(N_("  link: {path} → {target}"), {"path": item.path, "target": item.target})
        else:
            yield Message(N_("  file: {path}"), {"path": item.path})
    if found.content:
        values = {"source": str(found.content.source), "path": found.content.folder.path}
        yield Message(N_("  the pages that came with the program: {source} → {path}"), values)
    for name, value in found.settings.items():
        if value is None:
            yield Message(N_("  setting taken out of screen.toml: {name}"), {"name": name})
        else:
            text = N_("  setting in screen.toml: {name} = {value}")
            yield Message(text, {"name": name, "value": value})
    for path in found.remove:
        yield Message(N_("  removed: {path}"), {"path": path})
    for path in sorted(found.changed):
        yield Message(N_("  saved, as it was changed by hand: {path}"), {"path": path + SAVED})


def kept(found: Changes) -> Iterator[Message]:
    """Yield a sentence for each file that somebody changed and that therefore stays as it is."""
    for path in found.kept:
        if path.endswith((".service", ".timer")):
            text = N_(
                "{path} was changed by hand and stays as it is. Put such changes into {path}.d/own.conf, "
                "which nothing replaces; “{kiosk} install --force” then renews the file and keeps a copy of "
                "yours beside it."
            )
        else:
            text = N_(
                "{path} was changed by hand, or was there before, and stays as it is. "
                "“{kiosk} install --force” replaces it and keeps a copy of yours beside it."
            )
        yield Message(text, {"path": path})


def without_pages(folder: str) -> Message:
    """Return the sentence that the content folder of another computer stays without pages."""
    text = N_(
        "{folder} has no pages yet: only root can put files there that belong to the kiosk. Type the same "
        "line with sudo."
    )
    return Message(text, {"folder": folder})


def installed(
    found: Changes, started: Started, root: str, choices: Choices, *, dry: bool
) -> Iterator[Message]:
    """Yield what the command `install` says."""
    if dry:
        yield Message(N_("Nothing was changed. This is what the command would do:") if found else _AS_IT_IS)
    else:
        yield Message(N_("The kiosk is installed. This was done:") if found else _AS_IT_IS)
    yield from listed(found)
    if dry or not found:
        return
    if root:
        yield Message(N_("It starts with the computer that uses the files in {root}."), {"root": root})
    elif started.now:
        yield Message(N_("It has been started, and starts with the computer from now on."))
    elif started.desktop:
        yield Message(
            N_("A desktop has the screen now: start the computer anew, and the kiosk starts with it.")
        )
    else:
        yield Message(N_("It starts with the computer."))
    if choices.follows:
        yield Message(
            N_("Where its releases come from stands in {file}."), {"file": f"{choices.state}/screen.toml"}
        )
        return
    yield Message(
        N_("The content is in {content}. To let somebody change it, type: sudo adduser NAME {group}"),
        {"content": choices.content, "group": STAFF},
    )


_AS_IT_IS = N_("The kiosk is installed, and all is as it should be: nothing has to be changed.")


def taken_back(found: Changes, content: str, state: str, *, dry: bool) -> Iterator[Message]:
    """Yield what the command `uninstall` says."""
    if dry:
        yield Message(N_("Nothing was changed. This is what the command would do:"))
    else:
        yield Message(N_("The kiosk is no longer installed. This was done:"))
    yield from listed(found)
    values = {"content": content, "state": state}
    yield Message(N_("The content in {content} and the state in {state} stay."), values)
