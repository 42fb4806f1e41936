"""The language in which staff read messages: on the terminal, in the preview, in the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kiosk.languages.catalogue import LANGUAGES
from kiosk.languages.tags import language_of


def staff_language(
    *, typed: str = "", settings: str = "", content: Sequence[str] = (), computer: str = ""
) -> str:
    """Return "kk", "ru" or "en": the first of these that is known, English where we do not speak it.

    In this order: what was typed with `--language`; `staff_language` of kiosk.toml; the first language of
    the content; the computer's. All are tags like "ru-KZ", "" where a caller does not know or asks too
    early: commands speak before they have read the content, the report is for all who open the folder.
    """
    first = next(filter(None, (typed, settings, *content[:1], computer)), "en")
    language = language_of(first)
    return language if language in LANGUAGES else "en"


def computer_language(environment: Mapping[str, str]) -> str:
    """Return the language that the environment names ("ru" of "ru_RU.UTF-8"), "" without one."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if named := environment.get(variable):
            return re.split("[_.@]", named, maxsplit=1)[0].lower()
    return ""
