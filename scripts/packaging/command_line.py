"""What can be typed, as data: taken from the program's own parser."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from kiosk.commands.options import whole_parser
from kiosk.commands.words import spoken_in


@dataclass(frozen=True, slots=True)
class Argument:
    """An option, or a word that stands without one (then it has no names)."""

    names: tuple[str, ...]
    value: str  # what stands for its value in a usage line, "" for an option that takes none
    choices: tuple[str, ...]  # the only values, () when there are others
    meaning: str  # may be empty


@dataclass(frozen=True, slots=True)
class Command:
    """A command with what can be typed behind it; the one without a name stands for `kiosk` itself."""

    name: str
    meaning: str
    usage: str
    arguments: tuple[Argument, ...]


def command_line(language: str) -> tuple[Command, ...]:
    """Return `kiosk` itself, then each command, told in `language`."""
    with spoken_in(language):
        parser = whole_parser()
        found = [Command("", parser.description or "", _usage(parser), _arguments(parser))]
        for commands in parser._actions:
            if isinstance(commands, argparse._SubParsersAction):
                found += [
                    Command(name, each.description or "", _usage(each), _arguments(each))
                    for name, each in commands.choices.items()
                ]
    return tuple(found)


def shared(commands: tuple[Command, ...]) -> tuple[Argument, ...]:
    """Return the options that may stand before or behind the name of any command."""
    first, *others = commands
    return tuple(each for each in first.arguments if all(each in other.arguments for other in others))


def _usage(parser: argparse.ArgumentParser) -> str:
    """Return how the command is typed, in one line, without the word for usage."""
    return " ".join(parser.format_usage().split()).partition(": ")[2]


def _arguments(parser: argparse.ArgumentParser) -> tuple[Argument, ...]:
    """Return what can be typed behind one command."""
    formatter = argparse.HelpFormatter("kiosk")
    return tuple(
        Argument(
            tuple(action.option_strings),
            "" if action.nargs == 0 else formatter._format_args(action, _metavar(action)),
            tuple(map(str, action.choices or ())),
            formatter._expand_help(action) if action.help else "",
        )
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction) and action.help != argparse.SUPPRESS
    )


def _metavar(action: argparse.Action) -> str:
    """Return what stands for the value of an argument."""
    return str(action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper())
