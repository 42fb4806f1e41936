"""Write content/kiosk.toml anew: the values as they are, the comments from the declarations of the settings.

Usage: python -m scripts.settings_file. Run it after a change of kiosk/settings/center.py; a test compares
the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from kiosk.settings.center import HEAD, KIOSK_TOML, Settings, parse_settings
from kiosk.settings.declared import Declared, declared

LANGUAGES = ("ru", "kk", "en")
# The dash between a setting and its explanation, where several settings share a comment.
DASHES = {"ru": "—", "kk": "–", "en": "–"}


def commented(settings: Settings) -> str:
    """Return the text of a kiosk.toml with these settings, each with its comment in three languages."""
    items = [(about, getattr(settings, attribute)) for attribute, about in declared(settings).items()]
    tables: dict[str, list[tuple[Declared, object]]] = {}
    parts = [_comment(HEAD)]
    for about, value in items:
        if about.table:
            tables.setdefault(about.table, []).append((about, value))
        elif isinstance(value, Mapping):
            tables[about.name] = [(about, value)]
        else:
            line = about.sample if about.sample and not value else _lines({about.name: value})
            parts.append(_comment(about.comment) + line)
    return "\n".join([*parts, *(_table(name, inside) for name, inside in tables.items())])


def _table(name: str, items: list[tuple[Declared, object]]) -> str:
    """Return a table with its comment: a text for each language, or several settings."""
    about, value = items[0]
    if isinstance(value, Mapping):
        return f"{_comment(about.comment)}[{name}]\n{_lines(value) or about.sample}{_tables(name, value)}"
    comment = {
        language: "; ".join(f"{each.name} {DASHES[language]} {each.comment[language]}" for each, _ in items)
        + "."
        for language in LANGUAGES
    }
    return f"{_comment(comment)}[{name}]\n{_lines({each.name: value for each, value in items})}"


def _comment(words: Mapping[str, str]) -> str:
    """Return a comment of one line a language."""
    return "".join(f"# {words[language]}\n" for language in LANGUAGES)


def _tables(name: str, values: Mapping[str, object]) -> str:
    """Return the tables inside a table."""
    inner = [(key, value) for key, value in values.items() if isinstance(value, Mapping)]
    return "".join(f"\n[{name}.{key}]\n{_lines(value)}" for key, value in inner)


def _lines(values: Mapping[str, object]) -> str:
    """Return one line for each setting, but for the tables among them."""
    lines = [(_key(name), _value(value)) for name, value in values.items() if not isinstance(value, Mapping)]
    return "".join(f"{name} = {value}\n" for name, value in lines)


def _key(name: str) -> str:
    """Return a key as TOML: between quotes where it is more than a word."""
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else _value(name)


def _value(value: object) -> str:
    """Return a value as TOML; for texts, numbers and lists of them that is the same as JSON."""
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Write the file; ends the program with a message if the file has problems."""
    path = Path(__file__).parents[1] / "content" / KIOSK_TOML
    settings, problems = parse_settings(path.read_bytes())
    if settings is None or problems:
        raise SystemExit(f"Mend {path} first: {problems}")
    path.write_text(commented(settings), "utf-8")


if __name__ == "__main__":
    main()
