"""What a visitor does: look, tap, go back, change the language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMetaObject, QPointF
from PySide6.QtGui import QAccessible

from kiosk.viewer.settle import settle
from tests.viewer.hand import OpenKiosk, area, is_kind, walk

TWO_LANGUAGES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\nzone = "Asia/Almaty"\n[name]\nkk = "Орталық"\nru = "Центр"\n',
    "01-history/kk.md": "# Тарих\n\nҚазақстан тарихы.\n",
    "01-history/ru.md": "# История\n\nИстория Казахстана.\n",
    "02-lake/kk.md": "# Көл\n\nТек қазақша.\n",
    "02-lake/shore/ru.md": "# Берег\n\nПесок.\n",
}


def test_a_tap_opens_a_section_and_back_returns(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(TWO_LANGUAGES)
    assert "Орталық" in kiosk.hand.texts()
    kiosk.hand.tap(kiosk.hand.button("Тарих"))
    settle(kiosk.viewer)
    assert "Қазақстан тарихы." in kiosk.hand.texts()
    kiosk.hand.tap(kiosk.hand.button("Артқа"))
    settle(kiosk.viewer)
    assert "Қазақстан тарихы." not in kiosk.hand.texts()
    assert kiosk.viewer.navigation.atHome


def test_changing_the_language_changes_every_word_on_the_same_page(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(TWO_LANGUAGES)
    date = next(text for text in kiosk.hand.texts() if "20" in text)
    kiosk.hand.tap(kiosk.hand.button("Русский"))
    settle(kiosk.viewer)
    assert "Центр" in kiosk.hand.texts()
    assert date not in kiosk.hand.texts()
    kiosk.open("history")
    kiosk.hand.tap(kiosk.hand.button("Қазақша"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "history"
    assert "Қазақстан тарихы." in kiosk.hand.texts()
    assert "Русский" in kiosk.hand.texts()


def test_a_page_without_the_language_says_so_and_offers_those_it_has(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(TWO_LANGUAGES)
    kiosk.hand.tap(kiosk.hand.button("Русский"))
    kiosk.open("lake")
    texts = kiosk.hand.texts()
    assert "Тек қазақша." in texts
    assert any("вашем языке" in text or "на русском" in text for text in texts), texts
    offer = [item for item in kiosk.hand.buttons() if item.property("name") == "Қазақша"]
    assert len(offer) == 2  # one in the bar, one beside the sentence
    kiosk.hand.tap(min(offer, key=lambda item: area(item).top()))
    settle(kiosk.viewer)
    assert kiosk.viewer.language.current == "kk"


def test_pages_inside_a_section_are_cards_after_its_introduction(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**TWO_LANGUAGES, "02-lake/kk.md": "# Көл\n\nКіріспе.\n\n## Тереңі\n\nСоңы.\n"})
    kiosk.open("lake")
    texts = kiosk.hand.texts()
    assert texts.index("Кіріспе.") < texts.index("Берег") < texts.index("Тереңі")
    kiosk.hand.tap(kiosk.hand.button("Берег"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "lake/shore"
    kiosk.hand.tap(kiosk.hand.button("Басты бет"))
    assert kiosk.viewer.navigation.atHome


def test_pages_are_leafed_through_as_a_book(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**TWO_LANGUAGES, "02-lake/water/kk.md": "# Су\n\nСуық.\n"})
    kiosk.open("lake/shore")
    for name, page in [
        ("Келесі бет", "lake/water"),
        ("Келесі бөлім", "history"),
        ("Келесі бөлім", "lake"),
        ("Алдыңғы бөлім", "history"),
        ("Алдыңғы бөлім", "lake"),
    ]:
        kiosk.hand.tap(kiosk.hand.button(name))
        settle(kiosk.viewer)
        assert kiosk.viewer.navigation.page == page
    kiosk.open("lake/water")
    kiosk.hand.tap(kiosk.hand.button("Алдыңғы бет"))
    settle(kiosk.viewer)
    kiosk.hand.tap(kiosk.hand.button("Бөлім туралы"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "lake"


LONG = "# Ұзақ\n\n" + "\n\n".join(f"## Бөлік {n}\n\nСөз {n}. " + "Сөз. " * 80 for n in range(30))
LONG_RU = "# Долго\n\n" + "\n\n".join(f"## Часть {n}\n\nСлово {n}. " + "Слово. " * 60 for n in range(30))


def test_the_paragraph_stays_when_the_language_changes(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**TWO_LANGUAGES, "03-long/kk.md": LONG, "03-long/ru.md": LONG_RU})
    kiosk.open("long")
    for _ in range(6):
        kiosk.hand.swipe(QPointF(500, 1500), QPointF(500, 300))
        kiosk.hand.pause(400)
    settle(kiosk.viewer)

    def parts(word: str) -> set[str]:
        screen = QPointF(0, 0), QPointF(1080, 1700)
        return {
            str(item.property("text")).split()[1]
            for item in walk(kiosk.viewer.window.contentItem())
            if is_kind(item, "QQuickLabel")
            and str(item.property("text")).startswith(word)
            and screen[0].y() <= area(item).top() <= screen[1].y()
        }

    before = parts("Бөлік")
    assert before
    assert "0" not in before
    kiosk.hand.tap(kiosk.hand.button("Русский"))
    settle(kiosk.viewer)
    assert before & parts("Часть"), (before, parts("Часть"))


def test_a_swipe_that_starts_on_a_card_scrolls_and_opens_nothing(open_kiosk: OpenKiosk) -> None:
    many = {f"{n:02}-page{n}/kk.md": f"# Бет {n}\n\nСөз.\n" for n in range(40)}
    kiosk = open_kiosk(many)
    card = kiosk.hand.button("Бет 3")
    top = area(card).top()
    kiosk.hand.swipe(area(card).center(), area(card).center() - QPointF(0, 300))
    assert kiosk.viewer.navigation.atHome
    assert area(card).top() < top


QUIZ = "# Сынақ\n\nБалдәурен қай жылы ашылды?\n\n- [ ] 1997\n- [x] 2002\n"


def test_a_quiz_answers_at_once_and_lets_try_again(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"01-quiz/kk.md": QUIZ})
    kiosk.open("quiz")
    before = set(kiosk.hand.texts())
    kiosk.hand.tap(kiosk.hand.button("1997"))
    wrong = set(kiosk.hand.texts()) - before
    kiosk.hand.tap(kiosk.hand.button("2002"))
    right = set(kiosk.hand.texts()) - before
    assert wrong
    assert right
    assert wrong != right


LINKS = "# Сілтеме\n\n[Сайт](https://example.org/a)\n\nҚоңырау: [111](tel:111) нөмірі.\n"


def test_a_link_out_of_the_kiosk_is_a_code_and_never_opens(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"01-links/kk.md": LINKS})
    kiosk.open("links")
    codes = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "CodePicture")]
    assert len(codes) == 1
    text = next(
        item
        for item in walk(kiosk.viewer.window.contentItem())
        if is_kind(item, "QQuickLabel") and "tel:111" in str(item.property("text"))
    )
    text.linkActivated.emit("tel:111")  # type: ignore[attr-defined]
    settle(kiosk.viewer)
    sheet = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "CodeSheet")]
    assert sheet
    assert "111" in kiosk.hand.texts()
    kiosk.hand.tap(kiosk.hand.button("Жабу"))
    settle(kiosk.viewer)
    assert not [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "CodeSheet")]


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_right_to_left_languages_mirror_the_screen(open_kiosk: OpenKiosk, size: tuple[int, int]) -> None:
    files = {
        "kiosk.toml": 'languages = ["en", "ar"]\n',
        "01-a/en.md": "# Home\n\nText.\n",
        "01-a/ar.md": "# البيت\n\nنص.\n",
    }
    kiosk = open_kiosk(files, size=size)
    kiosk.open("a")
    before = area(kiosk.hand.button("Back")).center().x()
    assert before < size[0] / 2
    kiosk.hand.tap(kiosk.hand.button("العربية"))
    settle(kiosk.viewer)
    assert area(kiosk.hand.button("Back")).center().x() == pytest.approx(size[0] - before, abs=2)
    assert "نص." in kiosk.hand.texts()


def test_the_welcome_screen_shows_until_there_is_a_release(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_kiosk(None)
    assert {"Қош келдіңіздер!", "Добро пожаловать!", "Welcome!"} <= set(kiosk.hand.texts())
    kiosk.write(TWO_LANGUAGES)
    kiosk.publish()
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    assert "Welcome!" not in kiosk.hand.texts()
    assert kiosk.hand.button("Тарих")


def test_the_end_of_a_page_has_no_hole(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "01-p"
    folder.mkdir(parents=True)
    for n in range(14):
        Image.new("RGB", (400, 100 + n * 137 % 350), "teal").save(folder / f"p{n}.png")
    kiosk = open_kiosk({"01-p/kk.md": "# Бет\n\n" + "".join(f"![p{n}](p{n}.png)\n\n" for n in range(14))})
    kiosk.open("p")
    items = list(walk(kiosk.viewer.window.contentItem()))
    rows = next(item for item in items if item.objectName() == "pageList")
    for _ in range(14):
        QMetaObject.invokeMethod(rows, "pageDown")
        settle(kiosk.viewer)
        shown = [area(item) for item in walk(rows) if is_kind(item, "PictureBlock")]
        assert min(place.top() for place in shown) <= 0 or rows.property("atYBeginning")
    assert rows.property("atYEnd")


def test_what_a_cover_shows_is_said_in_the_visitor_s_language(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "01-p"
    folder.mkdir(parents=True)
    Image.new("RGB", (900, 600), "blue").save(folder / "a.png")
    texts = {tag: f"# T\n\n![{words}](a.png)\n\nx\n" for tag, words in (("kk", "Көл"), ("ru", "Озеро"))}
    kiosk = open_kiosk({f"01-p/{tag}.md": text for tag, text in texts.items()})
    kiosk.open("p")

    def said() -> set[str]:
        touchables = (item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "Touchable"))
        covers = (item for item in touchables if is_kind(item.parentItem(), "Cover"))
        heard = (QAccessible.queryAccessibleInterface(cover) for cover in covers)
        return {each.text(QAccessible.Text.Name) for each in heard if each is not None}

    assert said() == {"Көл"}
    kiosk.viewer.language.choose("ru")
    settle(kiosk.viewer)
    assert said() == {"Озеро"}


def test_spaces_that_belong_to_the_text_are_drawn(open_kiosk: OpenKiosk) -> None:
    codes = "# Код\n\n```\nу\n```\n\n```\n        у\n```\n"
    kiosk = open_kiosk({**TWO_LANGUAGES, "03-code/kk.md": codes})
    kiosk.open("code")
    labels = [item for item in walk(kiosk.hand.window.contentItem()) if is_kind(item, "QQuickLabel")]
    plain, indented = (
        float(label.property("contentWidth")) for label in labels if str(label.property("text"))[-1:] == "у"
    )
    assert indented > 3 * plain


def test_an_answer_is_said_without_signs_of_its_form(open_kiosk: OpenKiosk) -> None:
    quiz = "# Сұрақ\n\nҚайсысы?\n\n- [ ] 5 км & **одан** да көп\n- [x] 7 км\n"
    kiosk = open_kiosk({**TWO_LANGUAGES, "03-quiz/kk.md": quiz})
    kiosk.open("quiz")
    assert kiosk.hand.button("5\u00a0км & одан да көп")


def test_the_words_of_a_numbered_list_start_at_one_place(open_kiosk: OpenKiosk) -> None:
    items = "\n".join(f"{n}. Тармақ {n}" for n in range(8, 13))
    kiosk = open_kiosk({"01-list/kk.md": f"# Тізім\n\n{items}\n"})
    kiosk.open("list")
    labels = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "QQuickLabel")]
    words = [area(label) for label in labels if str(label.property("text")).startswith("Тармақ ")]
    marks = [area(label) for label in labels if str(label.property("text")) in ("9.", "10.")]
    assert (len(words), len(marks)) == (5, 2)
    assert len({round(place.left()) for place in words}) == 1
    assert all(mark.right() <= words[0].left() for mark in marks)


def test_a_visitor_may_be_quicker_than_the_items_of_a_page(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"1-a/kk.md": "# Бірінші\n\nБарлығы осында.\n", "2-b/kk.md": "# Екінші\n"})
    items = walk(kiosk.viewer.window.contentItem())
    (view,) = [item for item in items if is_kind(item, "BrowsingView")]
    # As in the first instants, before anything of a page was made.
    view.setProperty("pagesWanted", False)
    settle(kiosk.viewer)
    assert not [item for item in walk(view) if is_kind(item, "PageScreen") or is_kind(item, "PageSteps")]
    kiosk.viewer.navigation.open("a")
    assert {"Бірінші", "Барлығы осында."} <= set(kiosk.hand.texts())  # at once, without a frame between
    settle(kiosk.viewer)
    kiosk.hand.tap(kiosk.hand.button("Келесі бөлім: Екінші"))
    assert "Екінші" in kiosk.hand.texts()
