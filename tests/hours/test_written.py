"""Opening hours as staff write them, right and wrong."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.hours.dates import NotDate, read_dates
from kiosk.hours.times import NotHours, day_text, read_day
from kiosk.hours.weekdays import read_weekdays
from kiosk.hours.written import read_hours, to_table
from kiosk.problems.explain import explain
from kiosk.settings.center import Settings, parse_settings
from scripts.settings_file import commented


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("09:00-18:00", "09:00-18:00"),
        ("9-18", "09:00-18:00"),
        ("9.00–18.00", "09:00-18:00"),
        ("9-00 - 18-00", "09:00-18:00"),
        ("9-00-18-00", "09:00-18:00"),
        ("09:00 — 18:00.", "09:00-18:00"),
        ("с 9 до 18", "09:00-18:00"),
        ("from 9:00 to 18:00", "09:00-18:00"),
        ("сағат 9-18", "09:00-18:00"),
        ("9 ч. – 18 ч.", "09:00-18:00"),
        ("09:00-13:00, 14:00-18:00", "09:00-13:00, 14:00-18:00"),
        ("14-18; 9-13", "09:00-13:00, 14:00-18:00"),
        ("9-13 и 14-18", "09:00-13:00, 14:00-18:00"),
        ("9-13, 13-18", "09:00-18:00"),
        ("18:00-02:00", "18:00-02:00"),
        ("10:00-24:00", "10:00-24:00"),
        ("10:00-00:00", "10:00-24:00"),
        ("0-24", "00:00-24:00"),
        ("", "00:00-24:00"),
        ("Круглосуточно", "00:00-24:00"),
        ("тәулік бойы", "00:00-24:00"),
        ("closed", "closed"),
        ("Выходной", "closed"),
        ("жабық", "closed"),
        ("  Closed. ", "closed"),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hours: str) -> None:
    day = read_day(text)
    assert day_text(day) == hours
    assert read_day(hours) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("18:00-09:00", "order"),
        ("09:00-09:00", "order"),
        ("18:00-06:01", "order"),
        ("9-14, 13-18", "overlap"),
        ("18-02, 20-21", "overlap"),
        ("25-26", "time"),
        ("9:60-18", "time"),
        ("24:00-24:00", "time"),
        ("9", "time"),
        ("работает", "time"),
        ("9-12-18", "time"),
        ("9-18, ", "time"),
    ],
)
def test_hours_that_cannot_be_are_refused(text: str, code: str) -> None:
    with pytest.raises(NotHours) as refused:
        read_day(text)
    assert refused.value.code == f"hours-{code}"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("08.03", "08.03"),
        ("8.3", "08.03"),
        ("8 марта", "08.03"),
        ("8 наурыз", "08.03"),
        ("8 March", "08.03"),
        ("March 8", "08.03"),
        ("12-25", "25.12"),
        ("25-12", "25.12"),
        ("03-03", "03.03"),
        ("29.02", "29.02"),
        ("2027-01-01", "01.01.2027"),
        ("16.05.2027", "16.05.2027"),
        ("16 мая 2027 г.", "16.05.2027"),
        ("21.03 - 23.03", "21.03 - 23.03"),
        ("21.03-23.03", "21.03 - 23.03"),
        ("21-23.03", "21.03 - 23.03"),
        ("21–23 марта", "21.03 - 23.03"),
        ("1 – 10 мая 2027", "01.05.2027 - 10.05.2027"),
        ("31.12 - 02.01", "31.12 - 02.01"),
        ("2027-01-01 - 2027-01-05", "01.01.2027 - 05.01.2027"),
        ("25.12 - 10.01.2027", "25.12.2026 - 10.01.2027"),
        ("01.01 - 10.01.2027", "01.01.2027 - 10.01.2027"),
    ],
)
def test_days_are_read_as_people_write_them(text: str, dates: str) -> None:
    days = read_dates(text)
    assert str(days) == dates
    assert read_dates(dates) == days


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31.02", "date"),
        ("31.02.2027", "date"),
        ("29.02.2027", "date"),
        ("32-12", "date"),
        ("Наурыз", "date"),
        ("29.02 - 01.03.2027", "date"),
        ("01.03.2027 - 02.03", "date"),
        ("03-08", "date-ambiguous"),
        ("10.01.2027 - 01.01.2027", "date-order"),
    ],
)
def test_days_that_no_calendar_has_are_refused(text: str, code: str) -> None:
    with pytest.raises(NotDate) as refused:
        read_dates(text)
    assert refused.value.code == f"hours-{code}"


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("monday", (0,)),
        ("Mon", (0,)),
        ("monday-friday", (0, 1, 2, 3, 4)),
        ("Пн–Пт", (0, 1, 2, 3, 4)),
        ("сб, вс", (5, 6)),
        ("friday-monday", (4, 5, 6, 0)),
        ("жексенбі", (6,)),
        ("будни", (0, 1, 2, 3, 4)),
        ("weekend", (5, 6)),
        ("every_day", (0, 1, 2, 3, 4, 5, 6)),
        ("moonday", ()),
        ("mon-tue-wed", ()),
        ("", ()),
    ],
)
def test_days_of_the_week(name: str, days: tuple[int, ...]) -> None:
    assert read_weekdays(name) == days


LAST = Settings(hours={"monday": "10:00-12:00"})
# (what stands in kiosk.toml, the code without "settings-", its line, its values)
WRONG = [
    ('[hours]\nmonday = "18:00-09:00"', "hours-order", 2, {"value": "18:00-09:00"}),
    ('[hours]\nmonday = "9-18"\ntuesday = "9-14, 13-18"', "hours-overlap", 3, {"value": "9-14, 13-18"}),
    ('[hours]\nmonday = "morning"', "hours-time", 2, {"value": "morning"}),
    ("[hours]\nmonday = 9", "needs-text", 2, {"key": "hours.monday"}),
    ('[hours]\nmoonday = "9-18"', "hours-day", 2, {"value": "moonday"}),
    ('[hours]\nmonday-friday = "9-18"\nfriday = "9-17"', "hours-day-twice", 3, {"name": "friday"}),
    ('[hours]\nmonday = "9-18"\nmonday = "9-17"', "twice", 3, {}),
    ('[hours]\ndaily = "9-18"\n\n[hours.exceptions]\n"31.02" = ""', "hours-date", 5, {"value": "31.02"}),
    ('[hours.exceptions]\n03-08 = "closed"', "hours-date-ambiguous", 2, {"value": "03-08"}),
    ('[hours.exceptions]\n"10-01.05" = "closed"\n"5.5.2027 - 4.5.2027" = ""', "hours-date-order", 3, {}),
    ('[hours.exceptions]\n"01.05" = "closed"\n"1 мая" = "9-12"', "hours-date-twice", 3,
     {"value": "1 мая", "other": "01.05"}),
    ('[hours.exceptions]\n"1-5 мая" = "closed"\n"5.05 - 9.05" = "9-12"', "hours-date-twice", 3, {}),
    ('[hours.exceptions]\n"01.05" = "9-26"', "hours-time", 2, {"key": "hours.exceptions.01.05"}),
    ('[hours]\nexceptions = "closed"', "needs-table", 2, {"key": "hours.exceptions"}),
    ('hours = "9-18"', "needs-table", 1, {"key": "hours"}),
    ('[hours]\ndaily = "closed"', "hours-never", 1, {}),
    ('[hour]\nmonday = "9-18"', "misspelt", 1, {"likely": "hours"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "values"), WRONG)
def test_one_wrong_line_keeps_all_hours_as_they_were(
    text: str, code: str, line: int, values: dict[str, str]
) -> None:
    settings, problems = parse_settings(text.encode(), LAST)
    assert [(p.code, p.line) for p in problems] == [(f"settings-{code}", line)]
    assert values.items() <= problems[0].values.items()
    assert settings is None or settings.hours == LAST.hours
    for language in ("kk", "ru", "en"):
        assert len(explain(problems[0], language).sentences) == 3


def test_without_quotes_a_date_with_points_is_read_too() -> None:
    settings, problems = parse_settings(b'[hours.exceptions]\n16.05.2027 = "closed"\n08.03 = "9-12"\n')
    assert problems == ()
    assert settings is not None
    assert settings.hours == {"exceptions": {"16.05.2027": "closed", "08.03": "09:00-12:00"}}


def test_the_same_day_said_twice_in_the_same_way_is_no_contradiction() -> None:
    settings, problems = parse_settings(
        '[hours.exceptions]\n"1 мая" = "closed"\n"01.05" = "жабық"\n'.encode()
    )
    assert problems == ()
    assert settings is not None
    assert settings.hours == {"exceptions": {"01.05": "closed"}}


def test_hours_survive_the_file_and_the_release() -> None:
    table: dict[str, Any] = {"Пн-Пт": "9-18", "сб": "10-14", "exceptions": {"21-23.03": "closed"}}
    settings = Settings(hours=to_table(read_hours(table, _never)))
    assert settings.hours["friday"] == "09:00-18:00"
    assert settings.hours["sunday"] == "closed"
    assert parse_settings(commented(settings).encode()) == (settings, ())
    assert Settings.from_json(settings.to_json()) == settings


def test_the_sample_becomes_hours_when_its_signs_are_deleted() -> None:
    lines = commented(Settings()).split("\n")
    live = "\n".join(line[2:] if ' = "' in line and line.startswith("# ") else line for line in lines)
    settings, problems = parse_settings(live.encode())
    assert problems == ()
    assert settings is not None
    assert settings.hours["wednesday"] == "09:00-18:00"
    assert settings.hours["exceptions"]["15.03"] == "closed"
    assert parse_settings(commented(Settings()).encode()) == (Settings(), ())


def _never(code: str, key: str, **values: str) -> None:
    raise AssertionError((code, key, values))
