"""Which texts are read again, by what has changed since."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.publishing.build.reading.due import UNKNOWN_VERSION, is_due
from kiosk.publishing.store.entries import NEVER_READ
from kiosk.publishing.worker.address import LinkIndex
from kiosk.releases.format import replace

VERSION = (10, 1, 1, 7)
ENTRY = replace(
    NEVER_READ,
    file="a/kk.md",
    version=VERSION,
    good=True,
    sources=("a/p.jpg",),
    links={"../b": "page:b", "../c": "!link-missing", "https://a.kz": "https://a.kz"},
    pictures={"p.jpg": "a/p.jpg"},
)
FOLDERS = {"a": "a", "b": "b"}
FILES = ["a/kk.md", "a/p.jpg", "b/kk.md"]
SAME: dict[str, Any] = {
    "entry": {},
    "file": "a/kk.md",
    "version": VERSION,
    "changed_pictures": set(),
    "moved": None,
    "retry_failed": False,
}
INDEX = LinkIndex(FOLDERS, FILES)
CASES: dict[str, tuple[dict[str, Any], bool]] = {
    "nothing": ({}, False),
    "the file": ({"version": (11, 2, 2, 7)}, True),
    "a file that is gone": ({"version": None}, True),
    "a file that cannot be looked at": ({"version": UNKNOWN_VERSION}, True),
    "a file of another name": ({"file": "a/KK.md"}, True),
    "a version that is to be looked at again": ({"entry": {"version": None}}, True),
    "neither is there": ({"entry": {"version": None}, "version": None}, True),
    "a picture that it shows": ({"changed_pictures": {"a/p.jpg"}}, True),
    "another picture": ({"changed_pictures": {"b/q.jpg"}}, False),
    "what failed, and it has": ({"entry": {"stale": True}, "retry_failed": True}, True),
    "what failed, and never was good": ({"entry": {"good": False}, "retry_failed": True}, True),
    "what failed, and it has not": ({"retry_failed": True}, False),
    "what failed is not tried again": ({"entry": {"stale": True}}, False),
    "names that it has no link to": ({"moved": INDEX}, False),
    "the page of a link": ({"moved": LinkIndex({"a": "a"}, FILES[:2])}, True),
    "a page that a link lacked": ({"moved": LinkIndex({**FOLDERS, "c": "c"}, FILES)}, True),
    "the file of a picture": ({"moved": LinkIndex(FOLDERS, ["a/kk.md", "b/kk.md"])}, True),
}


@pytest.mark.parametrize("change", CASES)
def test_a_text_is_read_again_after(change: str) -> None:
    changes, due = CASES[change]
    values = {**SAME, **changes}
    entry = replace(ENTRY, **values.pop("entry"))
    assert is_due(entry, "a", values.pop("file"), values.pop("version"), **values) is due
