"""When a mail is due: once when a screen is lost, once when it is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.fleet.alarm_file import FILE, keep_memory, read_memory
from kiosk.fleet.alarms import Memory, alarms, broker_alarms, sent
from kiosk.fleet.judge import judged
from kiosk.fleet.report import Report
from tests.fleet.samples import LOST, NOON, WELL

LONG_AGO = NOON - timedelta(days=1)


class Watch:
    """A watch that sends what is due at once, and remembers what it has sent."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.sent: list[str] = []

    def look(self, minutes: float, *reports: Report, connected: datetime = LONG_AGO) -> list[str]:
        """Look so many minutes after noon; return what was sent now."""
        now = NOON + timedelta(minutes=minutes)
        seen = [each if each is LOST else replace(each, last_seen=now) for each in reports]
        self.memory, due = alarms(self.memory, judged(seen, now), now, connected)
        for alarm in due:
            self.memory = sent(self.memory, alarm)
        return [f"{alarm.about} {alarm.device}" for alarm in due]


BACK = replace(LOST, told="ready")
LOST_MAIL, BACK_MAIL = ["lost almaty-canteen"], ["back almaty-canteen"]


def test_one_mail_when_a_screen_is_lost_and_one_when_it_is_back() -> None:
    watch = Watch()
    assert [watch.look(minute, LOST, WELL) for minute in (0, 2.9, 3, 4, 500)] == [[], [], LOST_MAIL, [], []]
    assert [watch.look(minute, BACK, WELL) for minute in (501, 502)] == [BACK_MAIL, []]
    assert [watch.look(minute, LOST, WELL) for minute in (503, 507)] == [[], LOST_MAIL]


def test_no_mail_for_one_that_is_back_within_the_grace() -> None:
    watch = Watch()
    assert watch.look(0, LOST) + watch.look(2, BACK) + watch.look(3, LOST) + watch.look(5, LOST) == []
    assert watch.look(6, LOST) == LOST_MAIL


def test_no_mail_for_closed_hours_or_one_that_was_ended_on_purpose() -> None:
    watch = Watch()
    for state in ("sleeping", "disconnected"):
        assert watch.look(0, replace(LOST, told=state)) + watch.look(500, replace(LOST, told=state)) == []
    watch.look(501, LOST)
    assert watch.look(505, LOST) == LOST_MAIL
    # Whoever is asleep or off now is not back yet.
    assert watch.look(506, replace(BACK, told="sleeping")) == []
    assert watch.look(507, BACK) == BACK_MAIL


def test_a_broker_that_is_back_gives_screens_time_to_come() -> None:
    watch = Watch()
    assert watch.look(0, LOST, connected=NOON) + watch.look(6.9, LOST, connected=NOON) == []
    assert watch.look(7, LOST, connected=NOON) == LOST_MAIL


def test_a_screen_that_was_forgotten_is_not_missed() -> None:
    watch = Watch()
    watch.look(0, LOST)
    assert watch.look(4, LOST) == LOST_MAIL
    assert watch.look(5, WELL) + watch.look(6, WELL, BACK) == []


def test_a_broker_that_is_away_for_long_is_told_once() -> None:
    memory, said = Memory(), []
    for minutes in (0, 9, 10, 11, 600):
        memory, due = broker_alarms(memory, NOON + timedelta(minutes=minutes))
        said += [(minutes, alarm.about, alarm.since) for alarm in due]
        for alarm in due:
            memory = sent(memory, alarm)
    assert said == [(10, "broker-lost", NOON)]
    memory, due = alarms(memory, [], NOON, NOON)
    assert [alarm.about for alarm in due] == ["broker-back"]
    memory, due = alarms(sent(memory, due[0]), [], NOON, NOON)
    assert due == []
    assert broker_alarms(memory, NOON + timedelta(minutes=9))[1] == []


def test_what_was_told_outlives_the_watch(tmp_path: Path) -> None:
    memory = Memory({"almaty-canteen": NOON}, frozenset({"almaty-canteen"}))
    keep_memory(tmp_path / "state", memory)
    assert read_memory(tmp_path / "state") == memory
    for damage in ("", "[]", '{"lost": 1}', '{"lost": {"a": "x"}, "told": []}', "\0"):
        (tmp_path / "state" / FILE).write_text(damage)
        assert read_memory(tmp_path / "state") == Memory()
