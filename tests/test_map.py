"""docs/map.md shows every room, as the room's own docstring tells it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
ROOMS = sorted(path.parent for path in (PROJECT / "kiosk").rglob("__init__.py"))[1:]
_PARTS = re.compile(r"(?P<what>.+?)\n\nIn: (?P<into>.+?) Out: (?P<out>.+?)(?:\n\n.*)?", re.DOTALL)


def row(room: Path) -> str:
    """Return the line of the map that a room's docstring asks for; ValueError when it lacks a part."""
    told = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""
    parts = _PARTS.fullmatch(told)
    if parts is None:
        raise ValueError(
            f"{room.relative_to(PROJECT)}/__init__.py: its docstring needs a first line, "
            "an empty line, and “In: ... Out: ...”: what comes in and what goes out."
        )
    cells = (" ".join(cell.split()).rstrip(".") for cell in parts.groups())
    return f"| `{room.relative_to(PROJECT)}/` | {' | '.join(cells)} |"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(PROJECT)))
def test_the_map_shows_every_room_as_it_tells_of_itself(room: Path) -> None:
    lines = (PROJECT / "docs/map.md").read_text("utf-8").splitlines()
    assert row(room) in lines, f"docs/map.md lacks this line:\n{row(room)}"


def test_the_map_shows_no_room_that_is_gone() -> None:
    text = (PROJECT / "docs/map.md").read_text("utf-8")
    shown = re.findall(r"(?m)^\| `(kiosk/[\w/]+)/` \|", text)
    assert [name for name in shown if (PROJECT / name) not in ROOMS] == []
    assert len(shown) == len(set(shown))
