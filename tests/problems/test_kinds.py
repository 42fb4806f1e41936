"""The table of problems: every entry is whole, short, said once and translated."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from kiosk.languages.catalogue import translate
from kiosk.problems.explain import explain
from kiosk.problems.kind import Hides, Kind
from kiosk.problems.kinds import KINDS, SUBJECTS, imports
from kiosk.problems.problem import Problem

TOLD_OF_CONTENT = {code: kind for code, kind in KINDS.items() if code not in imports.KINDS}

# What the third sentence says, and the first two must leave to it.
TOLD_TWICE = re.compile(
    r"visitors (?:see|do not see)|\bis shown as\b|not shown|last good|previous settings|left out"
    r"|[.] It was read",
    re.IGNORECASE,
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def texts(kind: Kind) -> list[str]:
    return [text for text in (kind.message, kind.hint, kind.meanwhile) if text]


def keys_of(file: str) -> list[str]:
    """Return the keys of KINDS as they are written, one that stands twice twice."""
    for node in ast.parse(Path(file).read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            return [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
    raise AssertionError(f"{file} has no KINDS")


def test_each_code_is_declared_once() -> None:
    codes = [code for subject in SUBJECTS for code in keys_of(subject.__file__)]
    assert sorted(codes) == sorted(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_each_kind_is_told_in_every_language(code: str) -> None:
    kind = KINDS[code]
    assert kind.message
    for text in texts(kind):
        assert text.strip() == text
        for language in ("kk", "ru"):
            translated = translate(language, text)
            assert translated != text, f"{language} lacks a translation: {text}"
            assert fields(translated) == fields(text)


@pytest.mark.parametrize("code", TOLD_OF_CONTENT)
def test_the_third_sentence_is_short_and_said_once(code: str) -> None:
    kind = KINDS[code]
    assert kind.hint
    assert "isitors" in kind.meanwhile
    assert kind.meanwhile.endswith(".")
    assert len(kind.meanwhile) <= 110
    assert fields(kind.meanwhile) <= fields(kind.message + kind.hint)
    for other in (kind.message, kind.hint):
        assert not TOLD_TWICE.search(other), other
        assert kind.meanwhile not in other


@pytest.mark.parametrize("code", imports.KINDS)
def test_an_import_tells_nothing_of_visitors(code: str) -> None:
    assert (KINDS[code].hides, KINDS[code].meanwhile) == (Hides.NOTHING, "")


def test_what_hides_all_weighs_most() -> None:
    assert sorted({kind.hides for kind in KINDS.values()}) == list(Hides)


def test_every_problem_is_told_in_three_sentences() -> None:
    values = dict.fromkeys({name for kind in KINDS.values() for name in fields("".join(texts(kind)))}, "x")
    for code in TOLD_OF_CONTENT:
        told = explain(Problem(code, "a/kk.md", 1, values), "en")
        assert told.place == "a/kk.md:1"
        assert len(set(told.sentences)) == 3
