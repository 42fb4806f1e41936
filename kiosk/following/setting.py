"""The process that reads where releases come from in a screen.toml that was changed, for the follower.

It prints one line of JSON: a Row of kiosk.following.rereading. A value that cannot be used keeps the one of
before.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.following.key import read_key
from kiosk.following.source import parse_source
from kiosk.languages.catalogue import translator
from kiosk.message import N_, Failure, Message
from kiosk.paths import SCREEN_TOML
from kiosk.problems.explain import explain
from kiosk.problems.problem import Problem
from kiosk.settings.read import parse
from kiosk.settings.screen import ScreenSettings
from kiosk.system.reasons import reason

_OURS = frozenset({"follow", "trust", "follow_seconds"})

_WRONG = N_("{file} cannot be used: {what} Until that is mended, this screen follows {source} as before.")
_WRONG_AT_FIRST = N_("{file} cannot be used: {what} Until that is mended, the screen takes nothing new.")


def main() -> None:
    """Take the state folder, the language of messages and what is followed now from the command line."""
    state, language = Path(sys.argv[1]), sys.argv[2]
    before = ScreenSettings(**json.loads(sys.argv[3]))
    print(json.dumps(read_setting(state, before, language)), flush=True)


def read_setting(state: Path, before: ScreenSettings, language: str) -> dict[str, Any]:
    """Return what screen.toml says now of what is followed, or that of `before` and why it stays."""
    file = state / SCREEN_TOML
    try:
        settings, wrong = _read(file, before, language)
        if settings.follow and not wrong:
            parse_source(settings.follow)
            read_key(settings.trust)
    except Failure as error:
        wrong = error.message.say(translator(language))
    if not wrong:
        return _row(settings, "")
    text = _WRONG if before.follow else _WRONG_AT_FIRST
    told = Message(text, {"file": str(file), "what": wrong, "source": before.follow})
    return _row(before, told.say(translator(language)))


def _read(file: Path, before: ScreenSettings, language: str) -> tuple[ScreenSettings, str]:
    """Return the settings, and what is wrong with those of following, "" for nothing. Raises Failure."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return ScreenSettings(), ""
    except OSError as error:
        raise Failure(Message(N_("it cannot be read ({reason})."), {"reason": reason(error)})) from error
    settings, problems, _ = parse(ScreenSettings, SCREEN_TOML, data, before)
    if settings is None:
        return before, _said(problems[-1], language) if problems else "?"
    return settings, next((_said(problem, language) for problem in _about_following(problems)), "")


def _about_following(problems: list[Problem]) -> Iterator[Problem]:
    """Yield the problems that concern what is followed: a wrong value, or a key that meant such a one."""
    for problem in problems:
        named = {problem.values.get(name, "").rpartition(".")[2] for name in ("key", "name", "likely")}
        if named & _OURS:
            yield problem


def _said(problem: Problem, language: str) -> str:
    """Return a problem of screen.toml as sentences, with its line."""
    told = explain(problem, language)
    place = f"{told.place}: " if problem.line else ""
    return f"{place}{' '.join(filter(None, (told.message, told.hint)))}"


def _row(settings: ScreenSettings, wrong: str) -> dict[str, Any]:
    """Return settings as plain values."""
    trust = str(Path(settings.trust).expanduser().absolute()) if settings.trust else ""
    return {
        "source": settings.follow,
        "trust": trust,
        "seconds": settings.follow_seconds,
        "wrong": wrong,
    }
