"""Read a settings file into its dataclass of settings, as they are declared.

A wrong value costs only itself: the last good value stays, and the problem names the line and the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from kiosk.problems.problem import Problem
from kiosk.settings.declared import declared
from kiosk.settings.readers import Wrong
from kiosk.settings.toml import Toml, read_toml
from kiosk.settings.toml_lines import Mistake
from kiosk.settings.unknown import note_unknown

S = TypeVar("S")  # a dataclass of settings
_LONGEST_VALUE = 60  # letters of what was written that a message repeats


def parse(kind: type[S], file: str, data: bytes, last: S) -> tuple[S | None, list[Problem], Toml]:
    """Read the bytes of a settings file; return the settings, what is wrong, and the file as TOML.

    `file` is its name for the problems. A wrong value keeps that of `last`; the settings are None when
    nothing of the file can be used.
    """
    toml = read_toml(data)
    problems = mistakes(kind, file, toml)
    if toml.values is None:
        return None, problems, toml

    def wrong(code: str, key: str, **values: str) -> None:
        """Note a problem with the value of a key."""
        problems.append(wrong_value(file, toml.line(key), code, key, values))

    return read_values(kind, toml.values, last, wrong), problems, toml


def mistakes(kind: type[S], file: str, toml: Toml) -> list[Problem]:
    """Return why a settings file called `file` is not TOML, and remarks about one that is."""
    return [_problem(file, _meant(kind, mistake, toml)) for mistake in toml.mistakes]


def wrong_value(file: str, line: int, code: str, key: str, values: Mapping[str, str]) -> Problem:
    """Return the problem with the value of a key in a line of a settings file; see Wrong."""
    short = {name: _shortened(text) for name, text in values.items()}
    return _problem(file, Mistake(code, line, {"key": key, **short}))


def read_values(kind: type[S], values: Mapping[str, Any], last: S, wrong: Wrong) -> S:
    """Return the settings in `values`, as TOML or JSON gave them.

    A value that cannot be used is told to `wrong`, and that of `last` is kept.
    """
    kept = {about.key: getattr(last, attribute) for attribute, about in declared(kind).items()}
    unknown = note_unknown(kept, values, wrong)
    meant = set(unknown.values())
    read: dict[str, Any] = {}
    for attribute, about in declared(kind).items():
        key, table = about.key, about.table
        place = values.get(table, {}) if table else values
        if not isinstance(place, Mapping):
            read[attribute] = kept[key]
        elif about.name in place:
            value = place[about.name]
            if isinstance(value, dict):
                value = {inner: value[inner] for inner in value if f"{key}.{inner}" not in unknown}
            read[attribute] = about.read(key, value, kept[key], wrong)
        elif key in meant or (table and table in meant):
            read[attribute] = kept[key]
    return kind(**read)


def _meant(kind: type[S], mistake: Mistake, toml: Toml) -> Mistake:
    """Return the mistake to report for a line: which kind of value its setting takes, where that helps more.

    A number with one quotation mark, for example, is reported as "needs a number".
    """
    if mistake.code not in ("quote-missing", "curly-quotes", "syntax"):
        return mistake
    keys = {line: key for key, line in toml.lines.items()}
    key = mistake.values.get("key") or keys.get(mistake.line, "")
    takes = {about.key: about.read.takes for about in declared(kind).values()}.get(key, "")
    return Mistake(takes, mistake.line, {"key": key}) if _says_more(takes, mistake) else mistake


def _says_more(takes: str, mistake: Mistake) -> bool:
    """Return whether the kind of value that a setting `takes` helps more than the mistake in its line."""
    if takes == "needs-number":
        return True
    if takes == "needs-text":
        return mistake.code == "syntax" and '"' not in mistake.values["text"]
    return takes != "" and mistake.code != "curly-quotes"


def _shortened(text: str) -> str:
    """Return a value that a message repeats, cut after _LONGEST_VALUE letters."""
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _problem(file: str, mistake: Mistake) -> Problem:
    """Return a mistake in a settings file as a problem."""
    return Problem(f"settings-{mistake.code}", file, mistake.line, mistake.values)
