"""The command `share`: put the current release where other screens take it from."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.commands.console import OK, complain, say
from kiosk.invocation import program, quoted
from kiosk.message import N_, Message
from kiosk.ostree import PUBLIC_KEY
from kiosk.paths import SCREEN_TOML
from kiosk.problems.explain import explain
from kiosk.settings.screen import load_screen_settings
from kiosk.sharing.key import secret_file
from kiosk.sharing.not_shared import NotShared
from kiosk.sharing.note import Note, read_note, write_note, write_trouble
from kiosk.sharing.setting import shared_folder
from kiosk.sharing.share import Sharing, share
from kiosk.sharing.stick import is_stick, write_stick

_OF_STICKS = "share"  # the folder in the state folder from which sticks are written when none is named
_WHERE = N_(
    "Say through which folder the releases are shared: {kiosk} share DIR. Or write it into {file} as "
    'share = "DIR": then the publisher shares every release by itself.'
)
_OWNER = N_(
    "The folder {state} belongs to the user {user}, who could not change what root writes there. "
    "Type: {command}"
)
_FRESH = N_("Release {number} is in {folder} now, signed with the key {signer}.")
_SAME = N_("Release {number} is in {folder} already, signed with the key {signer}. Nothing was changed.")
_NEW_KEY = N_(
    "This key was made just now. Carry the file {public} to every screen by hand: by it they know your "
    "releases. And keep a copy of {secret} in a safe place: whoever has it can change every screen, and "
    "without it a new computer cannot take the place of this one."
)
_OTHER_KEY = N_(
    "Releases are signed with another key from now on. Screens take nothing new until the file {public} has "
    "been carried to each of them by hand. The key used until now is kept: {former}"
)
_STICK = N_("Release {number} is on the stick {stick} now, too. You can unplug it.")
_NO_STICK = N_(
    "Release {number} is in the folder {stick} now, too, but no stick is there: the folder is one of this "
    "computer’s own. If a stick was meant, plug it in, look in which folder it appears, and type this again "
    "with that folder."
)


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Share the current release, and write a stick if one was named; return the exit code."""
    os.umask(0o022)  # whatever user a web server runs as, it may read what is shared
    if refusal := _refused(state, language):
        return complain(refusal)
    folder = options.folder.expanduser().absolute() if options.folder else None
    folder = folder or shared_folder(state, load_screen_settings(state, language).share)
    stick = options.stick and options.stick.expanduser().absolute()
    if folder is None and stick is not None:
        folder = state.absolute() / _OF_STICKS
    if folder is None:
        return complain(say(Message(_WHERE, {"file": str(state / SCREEN_TOML)}), language))
    try:
        if stick is not None:
            _refuse_own(stick, (content.absolute(), state.absolute(), folder))
        done = _share(state, folder, language, key=options.key and options.key.expanduser())
        note = read_note(state)
        if note is not None and note.code and note.folder == str(folder):
            write_note(state, Note(str(folder), done.shared.release))
        if stick is not None:
            write_stick(folder, stick)
            text = _STICK if is_stick(stick, (folder, state)) else _NO_STICK
            print(say(Message(text, {"number": str(done.shared.release), "stick": str(stick)}), language))
    except NotShared as error:
        return _complain(error, language)
    return OK


def share_published(state: Path, setting: str, language: str) -> int:
    """Share the current release as the publisher does, as the setting says; return the exit code."""
    os.umask(0o022)  # whatever user a web server runs as, it may read what is shared
    if refusal := _refused(state, language):
        return complain(refusal)
    folder = shared_folder(state, setting)
    assert folder is not None
    try:
        done = _share(state, folder, language)
    except NotShared as error:
        write_trouble(state, str(folder), error.problem.code, error.problem.values)
        return _complain(error, language)
    write_note(state, Note(str(folder), done.shared.release))
    return OK


def _share(state: Path, folder: Path, language: str, *, key: Path | None = None) -> Sharing:
    """Share the current release, and print what was done. Raises NotShared."""
    done = share(state, folder, key=key)
    for message in _told(done, state):
        print(say(message, language), flush=True)
    return done


def _complain(error: NotShared, language: str) -> int:
    """Print why nothing is shared; return the exit code."""
    told = explain(error.problem, language)
    return complain(f"{told.message} {told.hint}")


def _refused(state: Path, language: str) -> str:
    """Return why this user must not share, "" for one who may."""
    user = _other_owner(state)
    if not user:
        return ""
    command = f"sudo -u {user} {program()} {quoted(sys.argv[1:])}"
    return say(Message(_OWNER, {"state": str(state), "user": user, "command": command}), language)


def _told(done: Sharing, state: Path) -> Iterator[Message]:
    """Yield what to tell of a release that is shared."""
    values = {
        "number": str(done.shared.release),
        "folder": str(done.folder),
        "signer": done.shared.signer,
        "public": str(done.folder / PUBLIC_KEY),
        "secret": str(secret_file(state)),
        "former": str(done.former_key),
    }
    yield Message(_FRESH if done.fresh else _SAME, values)
    if done.new_key:
        yield Message(_NEW_KEY, values)
    if done.former_key is not None:
        yield Message(_OTHER_KEY, values)


def _refuse_own(stick: Path, own: tuple[Path, ...]) -> None:
    """Raise NotShared for a folder of the kiosk's own, where the files of a stick would be in the way."""
    for folder in own:
        if stick.resolve().is_relative_to(folder.resolve()):
            raise NotShared("share-no-stick", folder=str(stick), inside=str(folder))


def _other_owner(state: Path) -> str:
    """Return to which user a state folder belongs when this is root and that is not; else ""."""
    if os.name != "posix" or os.geteuid() != 0 or not state.is_dir():
        return ""
    import pwd

    owner = state.stat().st_uid
    with suppress(KeyError):
        return pwd.getpwuid(owner).pw_name if owner else ""
    return f"'#{owner}'"
