"""Sections of one, of hundreds, and pages deep inside others."""

from __future__ import annotations

import pytest

from kiosk.languages.alphabet import in_order, initial
from kiosk.viewer.proof.seen import look
from tests.viewer.hand import OpenKiosk, area, is_kind, walk


@pytest.mark.parametrize(
    ("title", "letter"),
    [("Абай", "А"), ("«әлем»", "Ә"), ("5 көл", "0–9"), ("…", ""), ("éclair", "É"), ("ёлка", "Ё")],
)
def test_the_letter_of_a_title(title: str, letter: str) -> None:
    assert initial(title) == letter


def test_letters_stand_in_the_order_of_the_reader_s_alphabet() -> None:
    assert "".join(in_order(["Я", "Ө", "О", "Қ", "К", "0–9", "А", "Ә", "E", "Z", "А"])) == "АӘКҚОӨЯEZ0–9"
    assert "".join(in_order(["Ж", "Z", "É", "E", "F"])) == "EÉFZЖ"


def test_many_pages_are_found_by_their_first_letter(open_kiosk: OpenKiosk) -> None:
    names = ["Абай", "Әлем", "Балқаш", "Қостанай", "Көкшетау"]
    files = {f"1-many/{at:03}-p/kk.md": f"# {names[at % 5]} {at}\n\nМәтін\n" for at in range(40)}
    kiosk = open_kiosk({"1-many/kk.md": "# Көп\n\nКіріспе\n", "2-few/kk.md": "# Аз\n\nМәтін\n", **files})

    def titles() -> list[str]:
        return [text for text in kiosk.hand.texts() if text.partition(" ")[2].isdigit()]

    kiosk.open("few")
    assert "Бәрі" not in kiosk.hand.texts()
    kiosk.open("many")
    shown = [text for text in kiosk.hand.texts() if text in ("Бәрі", *"АӘБҚК")]
    assert shown == ["Бәрі", "А", "Ә", "Б", "К", "Қ"]
    assert titles()[:5] == ["Абай 0", "Әлем 1", "Балқаш 2", "Қостанай 3", "Көкшетау 4"]  # staff's order
    kiosk.hand.tap(kiosk.hand.button("Қ"))
    kiosk.open("many")
    assert titles() == [f"Қостанай {at}" for at in range(3, 40, 5)]
    kiosk.hand.tap(kiosk.hand.button("Бәрі"))
    kiosk.open("many")
    assert titles()[0] == "Абай 0"
    kiosk.hand.tap(kiosk.hand.button("Ә"))
    kiosk.viewer.navigation.home()
    kiosk.open("many")
    assert titles()[0] == "Абай 0"


def test_a_deep_page_names_all_pages_above_it(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(
        {
            "1-nature/kk.md": "# Табиғат\n",
            "1-nature/lakes/kk.md": "# Көлдер\n",
            "1-nature/lakes/balkhash/kk.md": "# Балқаш\n",
            "1-nature/lakes/balkhash/fish/kk.md": "# Балық\n",
        }
    )
    for page, above in (
        ("nature/lakes/balkhash/fish", "Табиғат › Көлдер › Балқаш"),
        ("nature/lakes/balkhash", "Табиғат › Көлдер"),
        ("nature/lakes", "Табиғат"),
    ):
        kiosk.open(page)
        assert above in kiosk.hand.texts()


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_a_single_section_fills_the_home_screen(open_kiosk: OpenKiosk, size: tuple[int, int]) -> None:
    kiosk = open_kiosk({"1-lake/kk.md": "# Көл\n\nТаза көл.\n"}, size=size)
    (card,) = [button for button in kiosk.hand.buttons() if is_kind(button, "FrontCard")]
    bar = look(kiosk.viewer).bar
    assert area(card).width() > 0.9 * size[0]
    assert area(card).bottom() > bar.top() - 0.03 * size[1]
    assert {"Көл", "Таза көл."} <= set(kiosk.hand.texts())
    kiosk.hand.tap(card)
    assert kiosk.viewer.navigation.page == "lake"


def test_of_two_sections_each_leads_to_the_other_once(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"1-lake/en.md": "# Lake\n\nWater.\n", "2-horse/en.md": "# Horse\n\nMane.\n"})
    kiosk.open("lake")
    assert [text for text in kiosk.hand.texts() if text.endswith("section")] == ["Next section"]


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_a_single_page_has_no_dead_steps(open_kiosk: OpenKiosk, size: tuple[int, int]) -> None:
    kiosk = open_kiosk({"1-lake/en.md": "# Lake\n", "1-lake/fish/en.md": "# Fish\n\nPike.\n"}, size=size)

    def steps() -> list[str]:
        shown = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "PageSteps")]
        return [
            str(item.property("text")) for row in shown for item in walk(row) if is_kind(item, "BarButton")
        ]

    kiosk.open("lake")
    assert steps() == []
    kiosk.open("lake/fish")
    assert steps() == ["", "Lake", ""]
