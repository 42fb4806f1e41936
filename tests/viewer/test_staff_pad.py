"""The PIN pad: what is seen of a PIN, wrong ones, the wait, and the key on a stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from kiosk.paths import viewer_folder
from kiosk.staff_access.key import KEY_FILE, fingerprint, new_key
from kiosk.staff_access.lockout import TriesFile
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.pad import DOT, Locks, PinPad
from tests.viewer.hand import OpenKiosk
from tests.viewer.staff import PIN, Staff, kept, set_pin

pytestmark = pytest.mark.usefixtures("own_garbage")

FILES = {"01-a/kk.md": "# Бірінші\n\nМәтін бар.\n", "kiosk.toml": 'staff_language = "ru"\n'}


class Open:
    """A pad without a window, and whether it opened."""

    def __init__(self, state: Path, locks: Locks, sticks: Callable[[], list[Path]] = list) -> None:
        self.background = Background()
        self.tries = TriesFile(viewer_folder(state))
        self.pad = PinPad(locks, self.tries, "ru", self.background, sticks)
        self.opened: list[bool] = []
        self.pad.opened.connect(lambda: self.opened.append(True))

    def type(self, pin: str) -> None:
        for digit in pin:
            self.pad.type(int(digit))


def test_a_digit_is_seen_for_an_instant_and_then_a_dot(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    set_pin(kiosk.state)
    staff = Staff(kiosk)
    staff.hold()
    hide = staff.desk.pad._hide
    assert hide.interval() <= 500
    hide.setInterval(60_000)  # however slow this machine is
    staff.tap("4")
    assert "4" in seen(staff)
    staff.tap("7")
    assert seen(staff) == [f"{DOT}7"]
    hide.start(1)
    staff.until(lambda: seen(staff) == [DOT * 2])
    staff.tap("Стереть последнюю цифру")
    assert seen(staff) == [DOT]


def seen(staff: Staff) -> list[str]:
    """Return what the field shows: the texts that are no key's."""
    return [text for text in staff.texts() if DOT in text] or [
        text for text in staff.texts() if staff.texts().count(text) == 2
    ]


def test_the_digits_stand_where_they_stand_on_a_telephone(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    set_pin(kiosk.state)
    staff = Staff(kiosk)
    staff.hold()
    assert [name for name in staff.names() if name.isdigit()] == list("1234567890")


def test_a_wrong_pin_is_told_in_three_languages(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    set_pin(kiosk.state)
    staff = Staff(kiosk)
    staff.hold()
    staff.type("4712")
    texts = staff.texts()
    wrong = ["Неверный ПИН-код.", "PIN-код қате.", "This PIN is wrong."]
    assert [text for text in texts if text in wrong] == wrong, texts
    staff.type(PIN)
    staff.until(lambda: staff.desk._open)


def test_after_five_wrong_ones_there_is_a_wait_that_shutting_the_door_does_not_end(
    open_kiosk: OpenKiosk,
) -> None:
    kiosk = open_kiosk(FILES)
    set_pin(kiosk.state)
    staff = Staff(kiosk)
    staff.hold()
    for _ in range(5):
        staff.type("4712")
    assert any("До следующей: 1 минута" in text for text in staff.texts()), staff.texts()
    assert any("1 минут күтіңіз" in text for text in staff.texts()), staff.texts()
    assert not any(name.isdigit() for name in staff.names())
    staff.desk.pad.type(4)
    assert staff.desk.pad._pin == ""
    staff.tap("Закрыть")
    kiosk.hand.calm()
    staff.hold()
    assert staff.desk.pad._tries.wait() > 0


def test_the_screen_does_not_wait_for_the_check(tmp_path: Path, qtbot: Any) -> None:
    opened = Open(tmp_path, Locks(kept()))
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(monotonic()))
    timer.start(5)
    opened.type(PIN)
    opened.pad.enter()
    qtbot.waitUntil(lambda: opened.opened == [True])
    assert len(ticks) >= 5


def test_too_few_digits_are_no_try(tmp_path: Path, qtbot: Any) -> None:
    opened = Open(tmp_path, Locks(kept()))
    opened.type("471")
    opened.pad.enter()
    assert opened.tries.wrong == 0
    assert not opened.pad._checking


def with_key(folder: Path, key: bytes | None) -> Path:
    folder.mkdir()
    if key is not None:
        (folder / KEY_FILE).write_bytes(key)
    return folder


def test_a_stick_with_the_key_opens_even_during_a_wait(tmp_path: Path, qtbot: Any) -> None:
    key = new_key()
    opened = Open(tmp_path, Locks(kept(), fingerprint(key)), lambda: [with_key(tmp_path / "s", key)])
    for _ in range(6):
        opened.tries.note(right=False)
    opened.pad.look()
    qtbot.waitUntil(lambda: opened.opened == [True])


@pytest.mark.parametrize(
    ("content", "said"),
    [(new_key(), "belongs to another kiosk"), (b"letters", "is damaged"), (None, "")],
    ids=["another's", "damaged", "none"],  # a key is another one in each of the processes that run tests
)
def test_a_stick_without_this_kiosk_s_key(
    tmp_path: Path, qtbot: Any, content: bytes | None, said: str
) -> None:
    stick = with_key(tmp_path / "s", content)
    opened = Open(tmp_path, Locks(kept(), fingerprint(new_key())), lambda: [stick])
    opened.pad.look()
    qtbot.waitUntil(lambda: not opened.pad._looking)
    told: list[str] = opened.pad.told  # type: ignore[assignment]
    assert (said in told[-1]) if said else told == []
    assert opened.opened == []
    assert opened.tries.wrong == 0
    (stick / KEY_FILE).unlink(missing_ok=True)
    opened.pad.look()
    qtbot.waitUntil(lambda: not opened.pad._looking)
    assert opened.pad.told == []


def test_a_key_does_not_open_where_none_is_known(tmp_path: Path, qtbot: Any) -> None:
    asked: list[bool] = []
    opened = Open(tmp_path, Locks(kept()), lambda: asked.append(True) or [])  # type: ignore[func-returns-value]
    opened.pad.look()
    qtbot.wait(50)
    assert asked == []
