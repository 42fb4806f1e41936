"""What is told of a year: tables, CSV, JSON, the report, the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.statistics.counts import Count, What
from kiosk.statistics.exports import as_csv, as_json
from kiosk.statistics.lines import as_lines
from kiosk.statistics.overview import overview
from kiosk.statistics.period import EVER, Period
from kiosk.statistics.read import summary
from kiosk.statistics.report.html import report
from kiosk.statistics.store import Store, statistics_file
from kiosk.statistics.tables import Table, tables
from kiosk.statistics.titles import Titles
from tests.statistics.year import LAST

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
MONTH = Period(date(2026, 11, 1), LAST)
LANGUAGES = ("kk", "ru", "en")


def told(state: Path, language: str = "en", period: Period = EVER) -> dict[str, Table]:
    found = tables(summary(statistics_file(state), period), Titles(state, language))
    return {table.name: table for table in found}


def values(table: Table) -> dict[str, tuple[object, ...]]:
    return {row.key: row.values for row in table.rows}


def test_the_tables_of_a_year_agree_with_each_other(visited: Path) -> None:
    found = told(visited)
    [whole] = found["whole"].rows
    visits = whole.values[0]
    assert isinstance(visits, int)
    assert visits > 3000
    for name in ("hours", "weekdays", "months", "languages"):
        counts = [row.values[0] for row in found[name].rows]
        assert sum(count for count in counts if isinstance(count, int)) == visits, name
    ended = [row.values[2] for row in found["pages"].rows]
    assert sum(count for count in ended if isinstance(count, int)) == visits
    assert found["weekdays"].rows[0].label == "Monday"
    assert found["months"].rows[-1].key == "2026-11"
    assert len(found["days"].rows) == 365  # with those on which nobody came
    assert values(found["onward"])["astana astana/river"] > (100,)


@pytest.mark.parametrize(("language", "title"), [("kk", "Астана"), ("ru", "Столица"), ("en", "Capital")])
def test_pages_have_the_titles_of_the_release(visited: Path, language: str, title: str) -> None:
    labels = {row.key: row.label for row in told(visited, language)["pages"].rows}
    assert labels["astana"] == title
    assert labels["tourism"] == "Tourism", "in a language that the page has"


def test_a_page_that_is_gone_keeps_its_counts(tmp_path: Path) -> None:
    Store(statistics_file(tmp_path)).add({Count("2026-11-22", -1, "kk", What.OPENED, "old/page", ""): 7})
    [row] = told(tmp_path)["pages"].rows
    assert (row.label, row.values[0]) == ("old/page", 7)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A state folder with counts of four and five."""
    counts = {}
    for page, number in (("a", 4), ("b", 5)):
        counts[Count("2026-11-22", -1, "kk", What.OPENED, page, "")] = number
        counts[Count("2026-11-22", -1, "", What.STAYED, page, "20")] = number
        counts[Count("2026-11-22", -1, "", What.ONWARD, page, "c")] = number
        counts[Count("2026-11-22", -1, page, What.ENDED, page, "")] = number
    counts[Count("2026-11-21", 9, "", What.VISIT, "", "")] = 4
    counts[Count("2026-11-22", 10, "", What.VISIT, "", "")] = 5
    Store(statistics_file(tmp_path)).add(counts)
    return tmp_path


def test_counts_under_five_are_hidden_everywhere(few: Path) -> None:
    found = told(few)
    assert values(found["days"]) == {"2026-11-21": ("few",), "2026-11-22": (5,)}
    assert values(found["hours"]) == {"9": ("few",), "10": (5,)}
    assert values(found["languages"]) == {"a": ("few",), "b": (5,)}
    assert values(found["pages"]) == {"a": ("few", None, "few"), "b": (5, 30, 5)}
    assert values(found["onward"]) == {"b c": (5,)}
    every = list(found.values())
    rows = csv.reader(io.StringIO(as_csv(every, "en").decode("utf-8-sig"), newline=""), delimiter=";")
    assert not {row[4] for row in rows} & {"1", "2", "3", "4"}
    assert not re.search(r'": [1-4],?\n', as_json(every))
    assert not [line for line in as_lines(every, "en") if re.search(r"\s[1-4](?:\s|$)", line)]
    assert not re.search(r">[1-4]<", report(every, Titles(few, "en"), EVER, NOW))


@pytest.mark.parametrize(("opened", "has_pages"), [(4, False), (5, True)], ids=["few", "many"])
def test_a_table_without_a_row_that_is_told_has_no_title(
    opened: int, has_pages: bool, tmp_path: Path
) -> None:
    Store(statistics_file(tmp_path)).add({Count("2026-11-22", -1, "kk", What.OPENED, "a", ""): opened})
    assert ("PAGES" in list(as_lines(told(tmp_path).values(), "en"))) == has_pages


def test_csv_opens_in_excel(visited: Path) -> None:
    data = as_csv(told(visited, "kk").values(), "kk")
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n") > 400
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {5}
    assert any(row[1] == "Астана" and row[4].isdecimal() for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=cmd") for row in rows for cell in row), "a title that Excel would compute"


def test_json_has_every_table(visited: Path) -> None:
    row = json.loads(as_json(told(visited).values()))
    assert row["hidden_below"] == 5
    assert row["tables"]["languages"][0]["key"] == "kk"
    assert row["tables"]["pages"][0]["opened"] > 1000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", [EVER, MONTH, Period(date(2020, 1, 1), date(2020, 12, 31))])
def test_the_report_needs_nothing_beside_itself(visited: Path, language: str, period: Period) -> None:
    every = told(visited, language, period)
    text = report(list(every.values()), Titles(visited, language), period, NOW)
    assert "<script" not in text
    addresses = set(re.findall(r"https?://[^\"'\s)]+", text))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not re.search(r"(?:src|href)=|@import|url\((?!data:)", text)
    page = ET.fromstring(re.sub(r"<meta [^>]*>|<!DOCTYPE html>", "", text))
    words = "".join(page.itertext())
    assert "A & B <center>" in words
    charts = page.findall(".//{http://www.w3.org/2000/svg}svg")
    assert len(charts) == (0 if period.until == date(2020, 12, 31) else 5)
    if charts:
        assert Titles(visited, language).of("astana/tower") in words
        assert Titles(visited, language).of("astana/tower").startswith("=cmd(")


def test_a_month_is_told_by_day_and_a_year_by_month(visited: Path) -> None:
    year, month = (list(told(visited, period=period).values()) for period in (EVER, MONTH))
    titles = Titles(visited, "en")
    assert "Visits by month" in report(year, titles, EVER, NOW)
    assert "Visits by day<" in report(month, titles, MONTH, NOW)
    assert "1 – 29 Nov 2026" in report(month, titles, MONTH, NOW)
    assert "VISITS BY MONTH" in list(as_lines(year, "en"))
    assert "VISITS BY DAY" in list(as_lines(month, "en"))


def test_the_staff_screen_sees_today_and_the_last_days(visited: Path) -> None:
    today, week, month = overview(statistics_file(visited), LAST)
    assert (today.days, week.days, month.days) == (1, 7, 30)
    assert 0 < today.visits < week.visits < month.visits
    assert len(month.pages) == 5
    assert month.pages[0][1] >= month.pages[1][1]
    assert {tag for tag, _ in month.languages} == {"kk", "ru", "en"}
    assert overview(visited / "nothing.sqlite", LAST)[0].visits == 0


def stats(state: Path, *arguments: str) -> int:
    return main(["stats", "--state", str(state), "--language", "en", *arguments])


def test_the_command_prints_tables(visited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stats(visited, "--from", "2026-11-01", "--to", "29.11.2026") == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(re.match(r"  Sunday, 29 November 2026 +\d+  █+$", line) for line in lines)
    assert any(re.match(r"  Capital → The river +\d+  █+$", line) for line in lines)
    assert max(map(len, lines)) <= 110


def test_the_command_writes_files_in_the_language_of_the_center(
    visited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, table = tmp_path / "report.html", tmp_path / "table.csv"
    arguments = ["--html", str(page), "--csv", str(table)]
    assert main(["stats", "--state", str(visited), *arguments]) == 0
    assert '<html lang="kk">' in page.read_text("utf-8")
    assert "Астана" in table.read_text("utf-8-sig")
    said = capsys.readouterr()
    assert said.out == ""
    assert str(page) in said.err
    assert stats(visited, "--html", str(page)) == 0
    assert '<html lang="en">' in page.read_text("utf-8")
    assert stats(visited, "--html", str(tmp_path / "no/such/folder.html")) == 2
    assert "cannot be written: it is not there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 0, "Nothing has been counted yet"),
        (("--from", "2026-11-01"), 0, "Nothing was counted on these days."),
        (("--from", "2026-11-02", "--to", "2026-11-01"), 2, "The last day is before the first."),
    ],
)
def test_what_the_command_says_of_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert stats(tmp_path, *arguments) == code
    assert said in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        stats(tmp_path, "--from", "2026-02-30")
    assert "2026-02-30: a day is written like 2026-11-22" in capsys.readouterr().err


def test_a_damaged_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = statistics_file(tmp_path)
    file.parent.mkdir()
    file.write_bytes(b"no sums " * 1000)
    assert stats(tmp_path) == 2
    assert f"The statistics in {file} are damaged." in capsys.readouterr().err
    assert file.exists()
