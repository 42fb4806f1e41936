"""The language in which staff read messages: on the terminal, in the preview, in the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kiosk.languages.catalogue import LANGUAGES
from kiosk.languages.tags import language_of


def staff_language(
    *, typed: str = "", settings: str = "", content: Sequence[str] = (), computer: str = ""
) -> str:
    """Return "kk", "ru" or "en": the language of the first argument that is not empty; English for other
    languages.

    The order: what was typed with `--language`; `staff_language` of kiosk.toml; the first language of the
    content; the computer's. All are tags such as "ru-KZ", and "" where a caller does not know one or asks too
    early: commands print messages before they have read the content, and the report is for everybody who
    opens the folder.
    """
    first = next(filter(None, (typed, settings, *content[:1], computer)), "en")
    language = language_of(first)
    return language if language in LANGUAGES else "en"


def computer_language(environment: Mapping[str, str]) -> str:
    """Return the language in the environment ("ru" of "ru_RU.UTF-8"), "" where it names none."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if named := environment.get(variable):
            return re.split("[_.@]", named, maxsplit=1)[0].lower()
    return ""
