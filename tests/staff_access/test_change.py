"""Single settings of screen.toml are changed, and the rest of the file stays."""

from __future__ import annotations

import pytest

from kiosk.settings.change import changed


@pytest.mark.parametrize(
    ("text", "values", "after"),
    [
        ("", {"a": 1.5}, "a = 1.5\n"),
        ("# c\na = 2 # d\nb = 3\n", {"a": 43.0}, "# c\na = 43\nb = 3\n"),
        ("b = 3", {"a": 'x"y'}, 'b = 3\na = "x\\"y"\n'),
        ("[t]\na = 1\n", {"a": 2.0}, "a = 2\n[t]\na = 1\n"),
        ("a = 1\r\nb = 2\r\n", {"a": None}, "b = 2\n"),
        ("a = 1\n", {"c": None}, "a = 1\n"),
    ],
)
def test_changed(text: str, values: dict[str, str | float | None], after: str) -> None:
    assert changed(text, values) == after
