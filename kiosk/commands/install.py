"""The command `install`: the kiosk becomes a part of the computer and starts with it."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from kiosk.commands.console import OK, complain, say
from kiosk.commands.followed import absolute
from kiosk.installing.choices import Choices
from kiosk.installing.first_content import first_content
from kiosk.installing.install import RUNNING, install
from kiosk.installing.plan import KEY_FILE, make_plan
from kiosk.installing.program import Program, as_root, is_root, refuse_unreadable, this_program
from kiosk.installing.record import Record, below, read_record
from kiosk.installing.system import refuse_unfit
from kiosk.installing.told import installed, kept, without_pages
from kiosk.message import N_, Failure, Message
from kiosk.paths import default_content
from kiosk.publishing.report.folder_messages import cannot_use
from kiosk.settings.screen import ScreenSettings, load_screen_settings
from kiosk.sharing.setting import shared_folder


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Install the kiosk, or tell what that would do; return the exit code.

    `content` and `state` are those of a kiosk that is not installed, and are not asked.
    """
    os.umask(0o022)
    root = options.root.absolute() if options.root else RUNNING
    live = root == RUNNING
    if live and not options.dry_run and not is_root():
        text = N_("Only root may change this computer. Type: {command}")
        return complain(say(Message(text, {"command": as_root(*sys.argv[1:])}), language))
    choices = (read_record(root) or Record()).choices.changed(
        {
            "content": _folder(options, "content"),
            "state": _folder(options, "state"),
            "rotate": options.rotate,
            "restart_at": options.restart_at,
        }
    )
    screen = load_screen_settings(below(root, choices.state), language)
    choices = choices.changed({"share": _share(screen, Path(choices.state))})
    try:
        choices, settings = _followed(choices, screen, options)
        program = Program((str(options.program),)) if options.program else this_program()
        if live:
            refuse_unfit(follows=choices.follows)
            refuse_unreadable(program)
        plan = make_plan(choices, program, tells=bool(screen.mqtt_broker))
        pages = default_content()
        wanted = not choices.follows  # a screen that follows shows no content folder
        gives = wanted and (live or is_root())
        lacks = wanted and not gives and first_content(pages, plan, root) is not None
        found, started = install(
            plan,
            choices,
            root,
            pages=pages if gives else None,
            force=options.force,
            dry=options.dry_run,
            later=options.later,
            settings=settings,
        )
    except Failure as error:
        return complain(say(error.message, language))
    except OSError as error:
        return complain(say(cannot_use(error, Path(error.filename or root)), language))
    for message in installed(found, started, "" if live else str(root), choices, dry=options.dry_run):
        print(say(message, language))
    if lacks:
        print(say(without_pages(choices.content), language), file=sys.stderr)
    for message in kept(found):
        print(say(message, language), file=sys.stderr)
    return OK


def _folder(options: argparse.Namespace, name: str) -> str | None:
    """Return the folder that was typed as an option, absolute; None without."""
    typed = getattr(options, name, None)
    return str(Path(typed).expanduser().absolute()) if typed else None


def _share(screen: ScreenSettings, state: Path) -> str:
    """Return the folder outside `state` through which releases are shared; "" for none.

    The publisher may write into its state folder anyway.
    """
    folder = shared_folder(state, screen.share)
    return "" if folder is None or folder.is_relative_to(state) else str(folder)


def _followed(
    choices: Choices, screen: ScreenSettings, options: argparse.Namespace
) -> tuple[Choices, dict[str, str | None]]:
    """Return the choices with what is followed, and what is to be changed in screen.toml.

    Where releases come from stands in screen.toml alone. Raises Failure for a place or a key that is none.
    """
    source = options.follow if options.follow is not None else screen.follow
    if not source:
        settings: dict[str, str | None] = {"follow": None, "trust": None} if options.follow == "" else {}
        return replace(choices, follows=False, key=""), settings
    from kiosk.following.key import read_key
    from kiosk.following.source import parse_source

    source = absolute(source)
    parse_source(source)
    if options.trust:
        choices = replace(choices, key=read_key(options.trust).decode("utf-8", "replace"))
    elif not choices.key:
        read_key(screen.trust)
    settings = {}
    if screen.follow != source:
        settings["follow"] = source
    if choices.key and screen.trust != KEY_FILE:
        settings["trust"] = KEY_FILE
    return replace(choices, follows=True), settings
