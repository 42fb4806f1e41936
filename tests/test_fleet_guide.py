"""docs/fleet.md and `scripts/test-fleet`, which takes minutes and is run by hand, tell the same."""

from __future__ import annotations

import re

from tests.many_screens.page import PARTS, PROJECT, sections

PAGE = sections()
# Of these each command is typed by name; of the others all, one after the other.
BY_NAME = ("The computer that publishes", "Try it before you leave")
STEPS = [PROJECT / "tests/many_screens" / name for name in ("afternoon.py", "trials.py")]
TYPED = [line for file in STEPS for line in re.findall(r'"(sudo [^"]+)"', file.read_text("utf-8"))]


def test_what_is_typed_is_printed() -> None:
    printed = {line for part in PARTS for line in PAGE[part].commands}
    assert TYPED
    assert set(TYPED) <= printed


def test_what_is_printed_is_typed() -> None:
    assert {line for part in BY_NAME for line in PAGE[part].commands} <= set(TYPED)


def test_the_files_that_are_written_are_printed() -> None:
    assert {"sh", "conf", "acl"} <= PAGE["The broker"].blocks.keys()
    assert len(PAGE["Each screen"].blocks["toml"]) == 1
    assert PAGE["What is shared, and how"].blocks["toml"][0].startswith("share = ")
    assert "location /kiosk/" in PAGE["Serving it"].blocks["nginx"][0]
