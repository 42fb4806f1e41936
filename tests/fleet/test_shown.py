"""All screens as people see them: the table on the terminal, the page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.fleet.judge import judged
from kiosk.fleet.page import page, write_page
from kiosk.fleet.rows import heading, rows
from kiosk.fleet.table import columns, cut, table
from kiosk.message import Failure
from tests.fleet.samples import ALL, HUNG, LOST, NOON, WELL, screens

TABLES = {
    "en": """\
2 screens of 5 need help.
  Screen     Group    State           Release  Published    Problems    Free  Last seen
! Асхана     canteen  lost               11 *  3 days ago          3   83 GB  2 days ago
    without a connection: no power, no network, or switched off at the plug
! Фойе 2     foyer    needs help           12  2 hours ago         3   83 GB  20 seconds ago
    the picture stands still
  Фойе 1     foyer    well                 12  2 hours ago         3   83 GB  20 seconds ago
  Түнгі зал  foyer    closed now           12  2 hours ago         3   83 GB  20 seconds ago
  store      –        off on purpose       12  2 hours ago         3  470 MB  20 seconds ago
  * not the newest
""",
    "ru": """\
2 экранам из 5 нужна помощь.
  Экран      Группа   Состояние           Версия  Вышла         Замечания  Свободно  Был на связи
! Асхана     canteen  пропал                11 *  3 дня назад           3     83 ГБ  2 дня назад
    связи нет: нет тока, нет сети или его выключили из розетки
! Фойе 2     foyer    нужна помощь            12  2 часа назад          3     83 ГБ  20 секунд назад
    изображение застыло
  Фойе 1     foyer    в порядке               12  2 часа назад          3     83 ГБ  20 секунд назад
  Түнгі зал  foyer    сейчас закрыто          12  2 часа назад          3     83 ГБ  20 секунд назад
  store      –        выключен намеренно      12  2 часа назад          3    470 МБ  20 секунд назад
  * не самая новая
""",
    "kk": """\
Көмек керек экран: 2, барлығы 5.
  Экран      Топ      Күйі             Нұсқа  Шыққаны        Ескертпелер  Бос орын  Соңғы белгі
! Асхана     canteen  байланыс жоқ      11 *  3 күн бұрын              3     83 ГБ  2 күн бұрын
    байланыс үзілген: ток жоқ, желі жоқ немесе розеткадан ажыратылған
! Фойе 2     foyer    көмек керек         12  2 сағат бұрын            3     83 ГБ  20 секунд бұрын
    кескін қатып қалған
  Фойе 1     foyer    дұрыс               12  2 сағат бұрын            3     83 ГБ  20 секунд бұрын
  Түнгі зал  foyer    қазір жабық         12  2 сағат бұрын            3     83 ГБ  20 секунд бұрын
  store      –        әдейі өшірілген     12  2 сағат бұрын            3    470 МБ  20 секунд бұрын
  * ең жаңасы емес
""",
}
NARROW = """\
! Асхана  lost
    without a connection: no power, no
    network, or switched off at the plug
    release: 11 (not the newest) ·
    published: 3 days ago · free: 83 GB
    · last seen: 2 days ago
  Фойе 1  well
    release: 12 · published: 2 hours ago
    · free: 83 GB · last seen: 20
    seconds ago
"""
LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table(language: str) -> None:
    lines = [heading(screens(), language), *table(rows(screens(), language, NOON), language, 120)]
    assert "\n".join(lines).replace("\u00a0", " ") + "\n" == TABLES[language]


def test_a_narrow_terminal_has_lines_for_each_screen() -> None:
    told = "\n".join(table(rows(screens(LOST, WELL), "en", NOON), "en", 40))
    assert told.replace("\u00a0", " ") + "\n" == NARROW


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(language: str, width: int) -> None:
    long = replace(WELL, name="展示" * 20, group="second-floor", center="Астана", why="publisher-trouble")
    told = screens(*ALL, replace(long, device="a-b", trouble="Папка с материалами не отвечает " * 5))
    assert all(columns(line) <= width for line in table(rows(told, language, NOON), language, width))


def test_letters_that_take_no_column_or_two() -> None:
    assert columns("е\u0301展й") == 4
    assert cut("展示展示", 5) == "展示…"
    assert cut("Асхана", 6) == "Асхана"


class Tags(HTMLParser):
    """The tags of a page, and what is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.items: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "img"):
            self.open.append(tag)
        if tag == "li":
            self.items.append(dict(attrs)["class"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_a_place_for_each_screen(language: str) -> None:
    html = page(screens(), language, NOON)
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert tags.items == ["lost", "ill", "well", "closed", "off"]
    assert f'<html lang="{language}">' in html
    assert "http-equiv=" in html
    assert not re.search(r"(?:src|href)=\"?(?!data:)", html)


def test_what_somebody_told_is_no_html() -> None:
    evil = replace(HUNG, name='<script>alert("1")</script>', center="</style><b>", group='"><i>')
    html = page(judged([evil], NOON), "en", NOON)
    assert "<script>alert" not in html
    assert "</style><b>" not in html
    assert "&lt;script&gt;alert" in html


def test_the_picture_is_in_the_page() -> None:
    html = page(screens(replace(WELL, picture=b"\xff\xd8\xff\xe0 a picture")), "en", NOON)
    assert 'src="data:image/jpeg;base64,/9j/4CBhIHBpY3R1cmU="' in html


def test_the_page_is_replaced_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "fleet.html"
    write_page(file, screens(), "en", NOON)
    with file.open() as reader:
        write_page(file, [], "en", NOON)
        assert "2 screens of 5 need help." in reader.read()
    assert "No screen has told anything yet." in file.read_text("utf-8")
    with pytest.raises(Failure, match="cannot be written: it is not there"):
        write_page(tmp_path / "nowhere" / "fleet.html", [], "en", NOON)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_word_of_it_is_english(language: str) -> None:
    told = [replace(each, name="Экран", group="") for each in ALL]
    text = heading(screens(*told), language)
    text += "".join(table(rows(screens(*told), language, NOON), language, 200))
    assert not [letter for letter in text if "a" <= letter.lower() <= "z"], text
