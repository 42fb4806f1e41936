"""The center's settings (kiosk.toml) and this machine's own (screen.toml).

Each setting is declared once, with its default, its reader and its meaning. A wrong value costs
only itself: the last good value stays, and the problem names the line and the key.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from kiosk.content.text.letters import mistyped_words
from kiosk.paths import SCREEN_TOML
from kiosk.problems.problem import Problem, Severity, describe
from kiosk.settings.readers import (
    Reader,
    Wrong,
    likely_word,
    read_inches,
    read_number,
    read_tag,
    read_tags,
    read_text,
    read_texts,
    read_zone,
)
from kiosk.settings.toml import Mistake, Toml, read_toml
from kiosk.system.reasons import reason

KIOSK_TOML = "kiosk.toml"

T = TypeVar("T")


def _setting(key: str, default: T, read: Reader[T], meaning: str) -> T:
    about = {"key": key, "read": read, "meaning": meaning}
    made: T = field(default_factory=lambda: default, metadata=about)
    return made


@dataclass(frozen=True, slots=True)
class Settings:
    """What kiosk.toml says; an absent key has its default."""

    languages: tuple[str, ...] = _setting(
        "languages", (), read_tags, "order of the language buttons; absent: the languages of the files found"
    )
    zone: str = _setting("zone", "", read_zone, "time zone of the clock; absent: the machine's")
    front: str = _setting(
        "front", "", read_text(300), "page with the large card on the home screen; absent: none"
    )
    staff_language: str = _setting(
        "staff_language", "", read_tag, "language of the report for staff; absent: the first of languages"
    )
    name: Mapping[str, str] = _setting("name", {}, read_texts(120), "the center's name, a language each")
    greeting: Mapping[str, str] = _setting("greeting", {}, read_texts(200), "words of the attract screen")
    idle_seconds: int = _setting(
        "idle.seconds",
        60,
        read_number(10, 3600),
        "seconds without a touch, beyond reading time, until the question",
    )
    # WCAG 2.2.1 wants at least 20 seconds to answer before a time limit strikes.
    idle_warning_seconds: int = _setting(
        "idle.warning_seconds", 20, read_number(20, 120), "seconds the question “Still here?” waits"
    )

    def to_json(self) -> dict[str, Any]:
        """Return the settings as release.json keeps them: dotted keys become nested objects."""
        row: dict[str, Any] = {}
        for item in fields(self):
            *tables, last = item.metadata["key"].split(".")
            place = row
            for table in tables:
                place = place.setdefault(table, {})
            value = getattr(self, item.name)
            place[last] = list(value) if isinstance(value, tuple) else value
        return row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Settings:
        """Return the settings that `to_json` wrote; whatever is damaged has its default."""
        checked = cls(zone=str(row.get("zone", "")))  # asking the zone data again would cost the start
        return _read(cls, row, checked, lambda code, key, **values: None)


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """What the state folder's screen.toml says about the screen of this machine."""

    diagonal_inches: float | None = _setting(
        "diagonal_inches", None, read_inches, "visible diagonal; absent: what the system says"
    )


def parse_settings(
    data: bytes, last_good: Settings | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read kiosk.toml; None when nothing of it can be used.

    A single wrong value keeps the one of `last_good`, else the default.
    """
    settings, problems, toml = _parse(Settings, KIOSK_TOML, data, last_good or Settings())
    return settings, tuple(sorted([*problems, *_mistyped(toml)], key=lambda problem: problem.line))


def parse_screen(data: bytes) -> tuple[ScreenSettings, tuple[Problem, ...]]:
    """Read screen.toml; what is wrong has its default."""
    settings, problems, _ = _parse(ScreenSettings, SCREEN_TOML, data, ScreenSettings())
    return settings or ScreenSettings(), tuple(sorted(problems, key=lambda problem: problem.line))


def load_screen_settings(state: Path, translate: Callable[[str], str] = str) -> ScreenSettings:
    """Read STATE/screen.toml, which need not exist; what is wrong in it goes to the log."""
    path = state / SCREEN_TOML
    try:
        settings, problems = parse_screen(path.read_bytes() if path.is_file() else b"")
    except OSError as error:
        _log(f"{path}: {translate(reason(error))}")
        return ScreenSettings()
    for problem in problems:
        _log(f"{path}:{problem.line}: {' '.join(describe(problem, translate))}")
    return settings


def _log(line: str) -> None:
    import logging

    logging.getLogger(__name__).warning(line)


S = TypeVar("S", Settings, ScreenSettings)


def _parse(kind: type[S], file: str, data: bytes, last: S) -> tuple[S | None, list[Problem], Toml]:
    toml = read_toml(data)
    problems = [_problem(file, _meant(kind, mistake, toml)) for mistake in toml.mistakes]
    if toml.values is None:
        return None, problems, toml

    def wrong(code: str, key: str, **values: str) -> None:
        short = {name: text if len(text) <= 60 else text[:59] + "…" for name, text in values.items()}
        problems.append(_problem(file, Mistake(code, toml.line(key), {"key": key, **short})))

    settings = _read(kind, toml.values, last, wrong)
    return settings, problems, toml


# A text that is no TOML: what its setting takes says more than which sign is missing.
_TAKES = {
    "int": "needs-number",
    "float | None": "needs-number",
    "tuple[str, ...]": "needs-list",
    "Mapping[str, str]": "needs-texts",
    "str": "needs-text",
}


def _meant(kind: type[S], mistake: Mistake, toml: Toml) -> Mistake:
    """Return a mistake in the value of a setting as what that setting needs, where it is no text."""
    if mistake.code not in ("quote-missing", "curly-quotes", "syntax"):
        return mistake
    keys = {line: key for key, line in toml.lines.items()}
    key = mistake.values.get("key") or keys.get(mistake.line, "")
    types = {item.metadata["key"]: str(item.type) for item in fields(kind)}
    takes = _TAKES.get(types.get(key, ""), "")
    quoted = mistake.code != "syntax" or '"' in mistake.values["text"]
    says_more = {"": False, "needs-number": True, "needs-text": not quoted}
    if says_more.get(takes, mistake.code != "curly-quotes"):
        return Mistake(takes, mistake.line, {"key": key})
    return mistake


def _mistyped(toml: Toml) -> Iterator[Problem]:
    """Yield what visitors read of it that was typed with the wrong keyboard."""
    for key in ("name", "greeting"):
        texts = (toml.values or {}).get(key)
        for tag, text in texts.items() if isinstance(texts, dict) else ():
            if isinstance(text, str):
                line = toml.line(f"{key}.{tag}")
                for problem in mistyped_words(text, KIOSK_TOML):
                    yield replace(problem, line=line)


def _problem(file: str, mistake: Mistake) -> Problem:
    severity = Severity.WARNING if mistake.code == "encoding" else Severity.ERROR
    return Problem(f"settings-{mistake.code}", severity, file, mistake.line, mistake.values)


def _read(kind: type[S], values: Mapping[str, Any], last: S, wrong: Wrong) -> S:
    kept = {item.metadata["key"]: getattr(last, item.name) for item in fields(kind)}
    unknown = _note_unknown(kept, values, wrong)
    meant = set(unknown.values())
    read: dict[str, Any] = {}
    for item in fields(kind):
        key = item.metadata["key"]
        table, _, name = key.rpartition(".")
        place = values.get(table, {}) if table else values
        if not isinstance(place, Mapping):
            read[item.name] = kept[key]
        elif name in place:
            value = place[name]
            if isinstance(value, dict):
                value = {inner: value[inner] for inner in value if f"{key}.{inner}" not in unknown}
            read[item.name] = item.metadata["read"](key, value, kept[key], wrong)
        elif key in meant or (table and table in meant):
            read[item.name] = kept[key]
    return kind(**read)


def _note_unknown(known: Collection[str], values: Mapping[str, Any], wrong: Wrong) -> dict[str, str]:
    """Name each key that is no setting, or no setting at this place.

    Returns the keys as written with the setting that was probably meant, or "".
    """
    top = {key.partition(".")[0] for key in known}
    found: dict[str, str] = {}
    for key, value in values.items():
        inside = {full.partition(".")[2] for full in known if full.startswith(key + ".")}
        if key not in top:
            found[key] = _note(key, key, known, top, wrong)
        elif isinstance(value, Mapping):
            for name in value:
                if name in top or (inside and name not in inside):
                    full = f"{key}.{name}"
                    found[full] = _note(full, name, known, inside, wrong)
        elif inside:
            wrong("needs-table", key)
    return found


def _note(key: str, name: str, known: Collection[str], near: Collection[str], wrong: Wrong) -> str:
    table = key.rpartition(".")[0]
    for other in known:
        place, _, last = other.rpartition(".")
        if name in (other, place):
            wrong("belongs-on-top", key, name=name, table=table)
            return name
        if last == name:
            wrong("belongs-under", key, name=name, table=place)
            return other
    if likely := likely_word(name, near):
        wrong("misspelt", key, name=name, likely=likely)
        return f"{table}.{likely}" if table else likely
    wrong("unknown", key, name=name, known=", ".join(sorted(near)))
    return ""
