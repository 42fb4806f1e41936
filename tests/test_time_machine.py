"""The time machine's words: what `kiosk releases` prints for what it was given."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk.releases.changes import ChangedPage, Changes
from kiosk.releases.listing import WIDTH, ReleaseInfo, as_json, as_lines, restored_message

LAKE = ChangedPage("lake", {"kk": "Көл", "ru": "Озеро", "en": "The lake"})
HILL = ChangedPage("hill", {"kk": "Төбе", "ru": "Холм"}, ("ru",))
INFO = ReleaseInfo(
    number=12,
    published="2026-11-22T20:05:00+00:00",
    content="/srv/content",
    zone="Asia/Almaty",
    languages=("kk", "ru", "en"),
    pages=13,
    errors=1,
    warnings=2,
    current=False,
    restored=0,
    changes=Changes(11),
)

SAID = [
    (Changes(11, added=(LAKE, HILL)), "New pages: The lake; Төбе (ru)"),
    (Changes(11, removed=(LAKE,)), "Pages taken away: The lake"),
    (Changes(11, moved=(LAKE,)), "Folder renamed or moved: The lake"),
    (Changes(11, changed=(LAKE,), more={"changed": 7}), "Changed pages: The lake; and 7 more"),
    (Changes(11, pictured=(LAKE,)), "Other pictures on: The lake"),
    (Changes(11, waiting=(LAKE,)), "Changed, but not on the screen: The lake"),
    (Changes(11, settings=("name.kk", "zone")), "Settings in kiosk.toml: name.kk, zone"),
    (Changes(11, order=True), "The pages stand in another order."),
    (Changes(11, attract=True), "Other pictures on the attract screen."),
    (Changes(11, resized=True), "The pictures were made anew in another size."),
    (Changes(11, problems=True), "Nothing changed on the screen; only the list of problems did."),
    (Changes(11), "Nothing changed on the screen."),
    (Changes(0), "The first release."),
    (None, "What changed is not known: the release before it is gone."),
]


@pytest.mark.parametrize(("changes", "line"), SAID)
def test_what_changed_is_said_in_a_line(changes: Changes | None, line: str) -> None:
    _, said, *_ = as_lines([replace(INFO, changes=changes)], "en")
    assert said.strip() == line


def test_when_and_from_where_by_the_center_s_clock() -> None:
    first, _, folder, counts = as_lines([INFO], "en")
    assert first.split("  ")[-1] == "Monday, 23 November 2026, 01:05"
    assert folder.strip() == "From the folder /srv/content"
    assert counts.strip() == "Pages: 13, errors: 1, warnings: 2"
    _, _, origin, _ = as_lines([replace(INFO, restored=7)], "en")
    assert origin.strip() == "Restored from release 7"


def test_the_current_release_is_marked() -> None:
    lines = [next(as_lines([replace(INFO, current=current)], "en")) for current in (True, False)]
    assert lines[0].startswith("*")
    assert lines[0].endswith("visitors see this one")
    assert lines[1].startswith(" ")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_listing_fits_a_terminal(language: str) -> None:
    pages = tuple(ChangedPage(str(number), LAKE.titles) for number in range(12))
    changes = Changes(11, added=pages, changed=pages, settings=("name.kk",) * 20, problems=True)
    lines = list(as_lines([replace(INFO, number=123456, current=True, changes=changes)], language))
    assert max(len(line) for line in lines) <= WIDTH
    title = LAKE.titles[language]
    assert " ".join(line.strip() for line in lines).count(title) == 24


def test_a_long_path_stays_whole() -> None:
    path = "/srv/" + "very-long-folder-name/" * 6
    assert any(line.endswith(path) for line in as_lines([replace(INFO, content=path)], "en"))


def test_as_json() -> None:
    (row,) = json.loads(as_json([replace(INFO, changes=Changes(11, added=(LAKE,)))], "ru"))["releases"]
    assert (row["number"], row["local"]) == (12, "2026-11-23T01:05:00+05:00")
    assert row["changes"]["added"][0]["title"] == "Озеро"
    (row,) = json.loads(as_json([replace(INFO, changes=None, published="yesterday")], "ru"))["releases"]
    assert (row["changes"], row["local"]) == (None, None)


def test_going_back_says_what_is_shown_until_when_and_how_to_undo_it() -> None:
    said = restored_message(31, INFO, 30, "/srv/content", "en")
    for part in ("Release 31", "release 12", "23 November 2026, 01:05", "/srv/content", "whole folder"):
        assert part in said
    assert said.endswith("kiosk releases restore 30")
    assert "restore" not in restored_message(31, INFO, 0, "/srv/content", "en").replace("restored", "")
