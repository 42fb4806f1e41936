"""Requests of the staff screen as files: only a few actions, checked values, nothing old."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.paths import viewer_folder
from kiosk.staff_requests.mailbox import MOST_BYTES, STALE_SECONDS, Mailbox
from kiosk.staff_requests.request import Answer, ImportFrom, Request, Restore, SetDiagonal, from_row, to_row

REQUESTS: list[Request] = [Restore(12), ImportFrom("/media/A", yes=True), SetDiagonal(43.5)]


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_request_is_read_as_it_was_written(request_: Request) -> None:
    assert from_row(json.loads(json.dumps(to_row(request_)))) == request_


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"action": "run", "command": "reboot"},
        {"action": "restore"},
        {"action": "restore", "number": "12"},
        {"action": "restore", "number": True},
        {"action": "restore", "number": 0},
        {"action": "restore", "number": -3},
        {"action": "restore", "number": 2**40},
        {"action": "restore", "number": 1.5},
        {"action": "import", "stick": "media/A", "yes": True},
        {"action": "import", "stick": "--delete", "yes": True},
        {"action": "import", "stick": "/media/A\0", "yes": True},
        {"action": "import", "stick": "/" + "a" * 1001, "yes": True},
        {"action": "import", "stick": "/media/A", "yes": 1},
        {"action": "diagonal", "inches": 4.9},
        {"action": "diagonal", "inches": float("nan")},
        {"action": "diagonal", "inches": float("inf")},
        {"action": "diagonal", "inches": True},
        {"action": "diagonal", "inches": "43"},
    ],
)
def test_any_other_is_none(row: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no request"):
        from_row(row)


def test_requests_are_taken_in_their_order_once_and_answered(tmp_path: Path) -> None:
    box = Mailbox(tmp_path)
    assert list(box.take()) == []
    names = [box.ask(request, "kk") for request in REQUESTS]
    letters = list(box.take())
    assert [letter.request for letter in letters] == REQUESTS
    assert [letter.name for letter in letters] == names
    assert {letter.language for letter in letters} == {"kk"}
    assert list(box.take()) == []
    assert box.answer(names[0]) is None
    answer = Answer(0, "вышло", "")
    box.reply(names[0], answer)
    assert (box.answer(names[0]), box.answer(names[0])) == (answer, None)
    assert list(box.folder.iterdir()) == []


def put(box: Mailbox, name: str, row: dict[str, Any]) -> Path:
    box.folder.mkdir(parents=True, exist_ok=True)
    path = box.folder / name
    path.write_text(json.dumps(row), "utf-8")
    return path


@pytest.mark.parametrize("age", [STALE_SECONDS + 1, -5.0])
def test_a_request_that_is_old_or_from_another_start_of_the_computer_is_dropped(
    tmp_path: Path, age: float
) -> None:
    box = Mailbox(tmp_path)
    row = {**to_row(Restore(3)), "at": time.monotonic() - age, "language": "ru"}
    path = put(box, "1-1.request.json", row)
    assert list(box.take()) == []
    assert not path.exists()


def test_what_is_no_request_is_dropped_and_does_no_harm(tmp_path: Path) -> None:
    box = Mailbox(tmp_path)
    good = {**to_row(Restore(3)), "at": time.monotonic(), "language": "../x"}
    put(box, "2-1.request.json", good)
    for number, text in enumerate(("", "{", "[]", '{"at": "now"}', "x" * (MOST_BYTES + 1))):
        (box.folder / f"1-{number}.request.json").write_text(text)
    (box.folder / "1-9.request.json").symlink_to("/etc/passwd")
    put(box, "passwd", good)
    letters = list(box.take())
    assert [(letter.request, letter.language) for letter in letters] == [(Restore(3), "en")]
    assert [path.name for path in box.folder.iterdir()] == ["passwd"]


def test_a_request_can_be_taken_back_until_somebody_has_it(tmp_path: Path) -> None:
    box = Mailbox(tmp_path)
    assert box.withdraw(box.ask(Restore(3), "en"))
    assert list(box.take()) == []
    name = box.ask(Restore(3), "en")
    list(box.take())
    assert not box.withdraw(name)


def test_only_the_viewer_s_folder_is_written(tmp_path: Path) -> None:
    Mailbox(tmp_path).ask(Restore(3), "en")
    assert list(tmp_path.iterdir()) == [viewer_folder(tmp_path)]
