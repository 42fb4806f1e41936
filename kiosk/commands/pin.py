"""The command `pin`: who may open the staff screen of this kiosk, by a PIN or by a key on a stick."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path

from kiosk.commands.console import OK, complain, say
from kiosk.languages.catalogue import translate
from kiosk.message import N_, Failure, Message
from kiosk.settings.change import change_screen_settings
from kiosk.staff_access.key import KEY_FILE, fingerprint, new_key
from kiosk.staff_access.pin import kept_pin, weakness
from kiosk.system.disk import replace_file
from kiosk.system.plain_file import is_folder, is_plain, read_plain
from kiosk.system.reasons import reason

_MOST_BYTES = 4096


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Set a PIN, or make a key, or take both away; return the exit code."""
    try:
        if options.forget:
            change_screen_settings(state, {"staff_pin": None, "staff_key": None})
            _tell(N_("PIN and key are gone: nobody can open the staff screen now."), language)
            return OK
        if options.key is not None:
            return _make_key(options.key, state, language)
        return _set_pin(state, language)
    except Failure as error:
        return complain(say(error.message, language))


def _set_pin(state: Path, language: str) -> int:
    """Ask for a PIN twice and keep it; return the exit code."""
    pin = _typed(translate(language, N_("New PIN of the staff screen: ")))
    if wrong := weakness(pin):
        return complain(say(wrong, language))
    if _typed(translate(language, N_("The same PIN again: "))) != pin:
        return complain(translate(language, N_("The two PINs differ. Nothing was changed.")))
    change_screen_settings(state, {"staff_pin": kept_pin(pin)})
    opens = N_(
        "The PIN is set. To open the staff screen, hold one finger in the top left corner of the kiosk "
        "for 5 seconds."
    )
    _tell(opens, language)
    return OK


def _make_key(stick: Path, state: Path, language: str) -> int:
    """Write a key to a stick, or take the one that it has, and keep its fingerprint; return the exit code."""
    file = stick.expanduser().absolute() / KEY_FILE
    try:
        if not is_folder(file.parent):
            none = N_("{folder} is no folder. Name the one in which the stick appears.")
            return complain(translate(language, none).format(folder=file.parent))
        if is_plain(file):
            key = read_plain(file, _MOST_BYTES)
        else:
            key = new_key()
            replace_file(file, key)
        mark = fingerprint(key)
    except OSError as error:
        text = N_("The key cannot be written to {file} ({reason}). Nothing was changed.")
        return complain(say(Message(text, {"file": str(file), "reason": reason(error)}), language))
    except ValueError:
        text = N_("{file} is there already and is no key. Delete it and repeat. Nothing was changed.")
        return complain(translate(language, text).format(file=file))
    change_screen_settings(state, {"staff_key": mark})
    opens = N_(
        "This stick is a key now ({file}). To open the staff screen, plug it into the kiosk and hold one "
        "finger in the top left corner of the screen for 5 seconds. Keep it like the key of a door. "
        "The same stick can open other kiosks, too: repeat this there."
    )
    print(translate(language, opens).format(file=file))
    return OK


def _tell(text: str, language: str) -> None:
    """Print a text in a language."""
    print(translate(language, text))


def _typed(question: str) -> str:
    """Return what is typed after a question, unseen on a terminal; a program may give it as a line."""
    if sys.stdin.isatty():
        return getpass(question).strip()
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
