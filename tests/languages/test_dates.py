from __future__ import annotations

import os
import struct
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from kiosk.languages import dates
from kiosk.languages.cldr import HABITS
from kiosk.languages.dates import (
    long_date,
    month_name,
    number,
    percent,
    period,
    short_date,
    short_month,
    short_time,
    short_weekday,
    shortest_date,
    weekday_name,
)
from kiosk.languages.zones import zone, zone_names

NB = "\u00a0"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("kk", f"2026{NB}ж. 22 қараша, жексенбі"),
        ("ru", f"Воскресенье, 22 ноября 2026{NB}г."),
        ("en", "Sunday, 22 November 2026"),
        ("en-US", "Sunday, November 22, 2026"),
        ("de", "Sonntag, 22. November 2026"),
        ("fr", "Dimanche 22 novembre 2026"),
        ("zh-Hans", "2026年11月22日星期日"),
        ("ka", "კვირა, 22 ნოემბერი, 2026"),  # Georgian has no capitals at the start of a sentence
        ("av", f"Воскресенье, 22 ноября 2026{NB}г."),
        ("xx", "Sunday, 22 November 2026"),
        ("en-XX", "Sunday, 22 November 2026"),
        ("kk-Foo-bar", f"2026{NB}ж. 22 қараша, жексенбі"),
        ("", "Sunday, 22 November 2026"),
    ],
)
def test_long_date(language: str, shown: str) -> None:
    assert long_date(date(2026, 11, 22), language).replace("\u202f", NB) == shown.replace("\u202f", NB)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("kk", "09:05"), ("ru", "09:05"), ("en", "09:05"), ("en-US", f"9:05{NB}AM"), ("xx", "09:05")],
)
def test_short_time(language: str, shown: str) -> None:
    assert short_time(time(9, 5), language) == shown
    assert short_time(datetime(2026, 11, 22, 9, 5, 59, tzinfo=zone("Asia/Almaty")), language) == shown


@pytest.mark.parametrize(
    ("language", "months", "weekday", "share", "days"),
    [
        ("kk", (f"2026{NB}ж. қараша", "қар."), ("Жексенбі", "жс"), "64%", f"2026{NB}ж. 1–22 қар."),
        ("ru", (f"Ноябрь 2026{NB}г.", "нояб."), ("Воскресенье", "вс"), f"64{NB}%", f"1—22 нояб. 2026{NB}г."),
        ("en", ("November 2026", "Nov"), ("Sunday", "Sun"), "64%", "1–22 Nov 2026"),
        ("xx", ("November 2026", "Nov"), ("Sunday", "Sun"), "64%", "1–22 Nov 2026"),
    ],
)
def test_months_weekdays_and_shares(
    language: str, months: tuple[str, str], weekday: tuple[str, str], share: str, days: str
) -> None:
    day = date(2026, 11, 22)
    assert (month_name(day, language), short_month(day, language)) == months
    assert (weekday_name(6, language), short_weekday(6, language)) == weekday
    assert percent(0.64, language) == share
    assert period(date(2026, 11, 1), day, language).replace("\u2009", "") == days


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (12345, "kk", f"12{NB}345"),
        (12345, "ru", f"12{NB}345"),
        (12345, "en", "12,345"),
        (0.5, "ru", "0,5"),
        (7, "xx", "7"),
    ],
)
def test_number(value: float, language: str, shown: str) -> None:
    assert number(value, language) == shown


@pytest.mark.parametrize("name", ["Asia/Almaty", "Asia/Qyzylorda", "Asia/Aqtobe"])
def test_kazakhstan_is_at_utc_5(name: str) -> None:
    assert datetime(2026, 11, 22, tzinfo=zone(name)).utcoffset() == timedelta(hours=5)
    assert name in zone_names()


def test_a_zone_with_summer_time() -> None:
    berlin = zone("Europe/Berlin")
    assert datetime(2026, 7, 1, tzinfo=berlin).utcoffset() == timedelta(hours=2)
    assert datetime(2026, 12, 1, tzinfo=berlin).utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize(
    "name", ["", "Asia/Nowhere", "../../../etc/passwd", "/etc/passwd", "Asia", "a\0b", "."]
)
def test_an_unknown_zone_is_the_machines(name: str) -> None:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    here = datetime.now().astimezone().utcoffset()
    assert moment.astimezone(zone(name)).utcoffset() == here


def old_almaty(folder: Path) -> Path:
    """Write zone data of before March 2024: Asia/Almaty at UTC+6, in the TZif format of RFC 8536."""
    abbreviation = b"+06\0"
    header = b"TZif" + b"\0" * 16 + struct.pack(">6l", 0, 0, 0, 0, 1, len(abbreviation))
    (folder / "Asia").mkdir()
    (folder / "Asia" / "Almaty").write_bytes(header + struct.pack(">lbb", 6 * 3600, 0, 0) + abbreviation)
    return folder


def test_old_zone_data_of_the_system_is_not_asked(tmp_path: Path) -> None:
    code = (
        "from datetime import datetime; from zoneinfo import ZoneInfo\n"
        "from kiosk.languages.zones import zone\n"
        "for tz in ZoneInfo('Asia/Almaty'), zone('Asia/Almaty'):\n"
        "    print(datetime(2026, 11, 22, tzinfo=tz).strftime('%z'))"
    )
    env = os.environ | {"PYTHONTZPATH": str(old_almaty(tmp_path))}
    run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["+0600", "+0500"]


@pytest.mark.parametrize("language", HABITS)
def test_what_is_known_without_babel_is_what_babel_says(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> list[str]:
        days = [date(2027, 12, 31) + timedelta(at) for at in range(366)]
        times = [time(hour, minute) for hour in range(24) for minute in (0, 7, 59)]
        numbers = [0, 7, 999, 1000, 9999, 10_000, 1_234_567, -1, -12_345]
        return [
            *(tell(day, language) for day in days for tell in (long_date, short_date, shortest_date)),
            *(short_time(each, language) for each in times),
            *(weekday_name(each, language) for each in range(7)),
            *(number(each, language) for each in numbers),
        ]

    ours = shown()
    number.cache_clear()
    monkeypatch.setattr(dates, "HABITS", {})
    assert ours == shown()
    number.cache_clear()
