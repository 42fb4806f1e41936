"""Signs of bold words -> the text that Markdown understands, and the signs that are taken out."""

from __future__ import annotations

import pytest

from kiosk.content.text.emphasis import repair_emphasis
from kiosk.content.text.removed import Removed

# Text, the same repaired, and the words that a message quotes.
BOLD: dict[str, tuple[str, str, list[str]]] = {
    "a pair": ("**a** b", "**a** b", []),
    "spaces inside": ("x ** a ** y", "x **a** y", []),
    "a space inside beside a word": ("**a **b", "**a** b", []),
    "only signs inside": ("** - **", "** - **", []),
    "opened twice": ("**a **b** c", "a **b** c", ["**a **b** c"]),
    "never closed": ("**a b", "a b", ["**a b"]),
    "never opened": ("a b** c", "a b c", ["a b**"]),
    "never opened, at the end": ("a b**", "a b", ["a b**"]),
    "alone between spaces": ("a ** b", "a ** b", []),
    "three stars": ("***a", "***a", []),
    "a power": ("2**8 **a", "2**8 a", ["**a"]),
    "a name": ("a__b__c __d", "a__b__c d", ["__d"]),
    "another block": ("**a\n\nb**", "a\n\nb", ["**a", "b**"]),
    "another cell": ("| **a | b** |", "| a | b |", ["**a", "b**"]),
    "two lines of one block": ("**a\nb**", "**a\nb**", []),
    "a rule": ("** **", "** **", []),
    "escaped": ("\\**a", "\\**a", []),
}


@pytest.mark.parametrize("name", BOLD)
def test_signs_of_bold_words(name: str) -> None:
    text, expected, quotes = BOLD[name]
    removed: list[Removed] = []
    assert repair_emphasis(text, removed) == expected
    assert [each.text for each in removed] == quotes
