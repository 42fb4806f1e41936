"""What lights up after a right answer: the next thing to do, for a moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk

QUIZ = "Which lake is {name}?\n\n- [ ] Not {name}\n- [x] Yes {name}\n\n"
LONG = "".join(f"{'Words and more words. ' * 60}\n\n" for _ in range(8))
FIRST, SECOND = QUIZ.format(name="Aral"), QUIZ.format(name="Balkhash")


def opened(open_kiosk: OpenKiosk, text: str, animated: bool = True) -> Kiosk:
    """Return a kiosk on a page with a text, and a page behind it."""
    files = {
        "kiosk.toml": 'languages = ["en"]\n',
        "01-a/1-one/en.md": f"# One\n\n{text}",
        "01-a/2-two/en.md": "# Two\n",
    }
    kiosk = open_kiosk(files, animated=animated)
    kiosk.viewer.navigation.open("a/one")
    kiosk.hand.pause(500)  # what moves when a page opens
    settle(kiosk.viewer)
    return kiosk


def glows(kiosk: Kiosk) -> list[QQuickItem]:
    """Return the frames that are seen now."""
    return [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "Glow")]


def until(met: Callable[[], bool], kiosk: Kiosk, seconds: float = 4) -> bool:
    """Let time pass until something is true, and return whether it is."""
    for _ in range(int(seconds * 50)):
        if met():
            return True
        kiosk.hand.pause(20)
    return met()


def lit(kiosk: Kiosk, answer: str) -> QQuickItem:
    """Tap an answer, and return what lights up."""
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(answer))
    assert until(lambda: bool(glows(kiosk)), kiosk)
    (glow,) = glows(kiosk)
    return glow.parentItem()


def test_the_next_question_lights_up(open_kiosk: OpenKiosk) -> None:
    kiosk = opened(open_kiosk, FIRST + SECOND)
    box = lit(kiosk, "Yes Aral")
    assert box.parentItem().parentItem().property("question") == "Which lake is Balkhash?"


def test_the_button_down_lights_up_for_a_question_that_is_further_down(open_kiosk: OpenKiosk) -> None:
    kiosk = opened(open_kiosk, FIRST + LONG + SECOND)
    assert lit(kiosk, "Yes Aral").property("name") == "Scroll down"


def test_the_next_page_lights_up_after_the_last_question(open_kiosk: OpenKiosk) -> None:
    kiosk = opened(open_kiosk, FIRST)
    card = lit(kiosk, "Yes Aral")
    assert is_kind(card, "WideCard")
    assert card.property("name") == "Next page: Two"


def test_the_bar_leads_on_where_the_end_of_the_page_is_out_of_sight(open_kiosk: OpenKiosk) -> None:
    kiosk = opened(open_kiosk, FIRST + LONG)
    button = lit(kiosk, "Yes Aral")
    assert is_kind(button, "BarButton")
    assert button.property("name") == "Next page"
    assert area(button).top() > kiosk.viewer.window.height() * 0.8


@pytest.mark.parametrize(("answer", "animated"), [("Not Aral", True), ("Yes Aral", False)])
def test_nothing_lights_up_when_it_is_wrong_or_nothing_may_move(
    open_kiosk: OpenKiosk, answer: str, animated: bool
) -> None:
    kiosk = opened(open_kiosk, FIRST, animated)
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(answer))
    assert not until(lambda: bool(glows(kiosk)), kiosk, 1)


def test_nothing_lights_up_where_no_page_follows(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"01-a/en.md": f"# One\n\n{FIRST}"}, animated=True)
    kiosk.open("a")
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button("Yes Aral"))
    assert not until(lambda: bool(glows(kiosk)), kiosk, 1)


def test_nothing_lights_up_on_another_page(open_kiosk: OpenKiosk) -> None:
    kiosk = opened(open_kiosk, FIRST)
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button("Yes Aral"))
    kiosk.viewer.navigation.open("a/two")
    assert not until(lambda: bool(glows(kiosk)), kiosk, 1)


def test_nothing_is_painted_any_more_when_the_light_is_gone(open_kiosk: OpenKiosk) -> None:
    kiosk = opened(open_kiosk, FIRST)
    lit(kiosk, "Yes Aral")
    assert until(lambda: not glows(kiosk), kiosk)
    kiosk.hand.pause(300)
    painted: list[None] = []
    kiosk.viewer.window.frameSwapped.connect(lambda: painted.append(None))
    kiosk.hand.pause(500)
    assert not painted
    found = [child for child in kiosk.viewer.window.findChildren(QQuickItem) if is_kind(child, "Glow")]
    assert not found
