"""What bash proposes behind `kiosk` when Tab is pressed, written from the command line's own parser."""

from __future__ import annotations

from kiosk.languages.catalogue import LANGUAGES, SOURCE_LANGUAGE
from scripts.packaging.command_line import Argument, Command, command_line

# Values of these names are folders (d) or files (f), as bash's compgen calls them.
_FILES = {"DIR": "d", "OUT": "d", "PAGE": "d", "SOURCE": "f"}
_WORDS = {"TAG": LANGUAGES}
_SCRIPT = """\
# Completion of kiosk for bash, written from its options.
_kiosk() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} command='' each
    local words='' options='' files=''
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD - 1}}"; do
        case $each in
        {names}) command=$each && break ;;
        esac
    done
    case $before in
{values}
    *)
        case $command in
{commands}
        esac
        case $word in -*) words=$options files='' ;; esac ;;
    esac
    COMPREPLY=()
    [ -z "$words" ] || mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    if [ -n "$files" ]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen "-$files" -- "$word")
    fi
}}
complete -F _kiosk kiosk
"""


def completion() -> str:
    """Return the script that bash reads."""
    commands = command_line(SOURCE_LANGUAGE)
    names = [command.name for command in commands if command.name]
    return _SCRIPT.format(
        names="|".join(names),
        values="\n".join(_values(commands)),
        commands="\n".join(_proposed(command, names) for command in commands),
    )


def _values(commands: tuple[Command, ...]) -> list[str]:
    """Return the lines that say what stands behind each option that takes a value."""
    options = {
        name: f"{name}) {_assigned(each)} ;;"
        for command in commands
        for each in command.arguments
        if each.value
        for name in each.names
    }
    return [f"    {options[name]}" for name in sorted(options)]


def _proposed(command: Command, names: list[str]) -> str:
    """Return the line that says what else stands behind a command."""
    options = [name for each in command.arguments for name in each.names]
    places = [each for each in command.arguments if not each.names]
    said = [f"options='{' '.join(options)}'"]
    said += [_assigned(each) for each in places] if command.name else [f"words='{' '.join(names)}'"]
    return f"        '{command.name}') {' '.join(filter(None, said))} ;;"


def _assigned(argument: Argument) -> str:
    """Return the assignments for what may stand for an argument's value; "" where that can be anything."""
    name = argument.value.strip("[]").split(" ")[0]
    words = argument.choices or _WORDS.get(name, ())
    if words:
        return f"words='{' '.join(words)}'"
    return f"files={_FILES[name]}" if name in _FILES else ""
