"""How QML files are written, of the kiosk and of the preview."""

from __future__ import annotations

import re

from kiosk.paths import PACKAGE

FILES = sorted(PACKAGE.rglob("*.qml"))
# A colour by its number or by a name of SVG's; "transparent" is none.
COLOUR = re.compile(r'"(#[0-9a-fA-F]{3,8}|white|black|gr[ae]y|red|green|blue|yellow|orange)"')


def test_colours_stand_in_the_theme_only() -> None:
    found = {path.name for path in FILES if COLOUR.search(path.read_text("utf-8"))}
    assert found == {"Theme.qml"}, "give the colour a name in Theme.qml"


def test_a_file_is_named_in_its_module_unless_it_is_a_block() -> None:
    """A block is found by its kind; what a module does not name, the other one cannot use."""
    for path in FILES:
        named = (path.parent / "qmldir").read_text("utf-8").split()
        assert (path.name in named) != path.name.endswith("Block.qml"), path.name


def test_required_properties_come_first() -> None:
    """qmlformat keeps the order of everything else, see .qmlformat.ini."""
    for path in FILES:
        others: set[int] = set()  # by how far the lines of their item are indented
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            indent = len(line) - len(line.lstrip())
            if line.endswith("{"):
                others.discard(indent + 4)
            if re.match(r" *(readonly |default )?property ", line):
                others.add(indent)
            assert not (re.match(r" *required ", line) and indent in others), f"{path.name}:{number}"
