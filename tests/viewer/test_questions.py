"""The card in front asks the pages' questions in turns."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk

ASKING = {
    "kiosk.toml": 'languages = ["kk", "ru"]\nfront = "center"\n',
    "01-lake/kk.md": "---\nquestion: Көл неге көк?\n---\n# Көл\n\nМәтін\n",
    "01-lake/ru.md": "---\nquestion: Почему озеро синее?\n---\n# Озеро\n\nТекст\n",
    "01-lake/1-ice/kk.md": "---\nquestion: Мұз неге жүзеді?\n---\n# Мұз\n\nМәтін\n",
    "02-sky/kk.md": "---\nquestion: Аспан неге биік?\n---\n# Аспан\n\nМәтін\n",
    "02-sky/ru.md": "# Небо\n\nТекст\n",
    "03-center/kk.md": "# Орталық\n\nБіз кімбіз?\n",
    "03-center/ru.md": "# Центр\n\nКто мы?\n",
}
INTERVAL = 12_000


def front(kiosk: Kiosk) -> QObject:
    (card,) = [button for button in kiosk.hand.buttons() if is_kind(button, "FrontCard")]
    return card


def turn(kiosk: Kiosk) -> str:
    """Let the time pass after which the card turns; return what it says then."""
    front(kiosk).metaObject().invokeMethod(front(kiosk), "turn")
    settle(kiosk.viewer)
    kiosk.hand.pause(300)
    return str(front(kiosk).property("name"))


def test_questions_of_different_sections_take_turns(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(ASKING)
    assert front(kiosk).property("name") == "Орталық"
    asked = [turn(kiosk) for _ in range(4)]
    assert asked == ["Көл неге көк?", "Аспан неге биік?", "Мұз неге жүзеді?", "Көл неге көк?"]
    assert "Көл неге көк?" in kiosk.hand.texts()


def test_a_tap_opens_the_page_that_asks(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(ASKING)
    turn(kiosk)
    kiosk.hand.tap(kiosk.hand.button("Көл неге көк?"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "lake"


def test_the_page_in_front_stays_in_reach(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(ASKING)
    turn(kiosk)
    kiosk.hand.tap(kiosk.hand.button("Орталық"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "center"


def test_another_language_asks_the_same_or_nothing(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(ASKING)
    turn(kiosk)
    kiosk.viewer.language.choose("ru")
    settle(kiosk.viewer)
    assert front(kiosk).property("name") == "Почему озеро синее?"
    kiosk.viewer.language.choose("kk")
    turn(kiosk)
    kiosk.viewer.language.choose("ru")
    settle(kiosk.viewer)
    assert front(kiosk).property("name") == "Центр"
    assert [turn(kiosk) for _ in range(2)] == ["Почему озеро синее?"] * 2


def test_a_small_card_asks_where_its_picture_is_and_only_what_fits(open_kiosk: OpenKiosk) -> None:
    long = "Почему одно и то же озеро с одной стороны пресное, а с другой, совсем недалеко, солёное?"
    russian = f"---\nquestion: {long}\n---\n# Озеро\n\nТекст\n"
    kiosk = open_kiosk({**ASKING, "01-lake/ru.md": russian}, size=(1280, 800), diagonal_inches=10)
    assert turn(kiosk) == "Көл неге көк?"
    card = area(front(kiosk))
    (question,) = [item for item in walk(front(kiosk)) if item.property("text") == "Көл неге көк?"]
    assert card.contains(area(question))
    assert area(question).width() > 0.8 * card.width()
    way = area(kiosk.hand.button("Орталық"))
    assert card.contains(way)
    assert not way.intersects(area(question))
    kiosk.viewer.language.choose("ru")
    settle(kiosk.viewer)
    kiosk.hand.pause(300)
    assert front(kiosk).property("name") == "Центр"


def test_nothing_turns_under_a_finger_nor_after_the_visitor_has_gone(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(ASKING)
    card = front(kiosk)
    place = area(card).center()
    kiosk.hand.press(place)
    assert turn(kiosk) == "Орталық"
    kiosk.hand.release(place)
    kiosk.viewer.navigation.home()
    turn(kiosk)
    kiosk.viewer.idle.rest()
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    assert front(kiosk).property("name") == "Орталық"


def test_a_touch_begins_the_time_to_the_next_question_anew(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(ASKING, animated=True)
    home = kiosk.viewer.window.findChild(QObject, "homeScreen")
    turns = home.findChild(QObject, "turns")
    assert turns.property("interval") == INTERVAL
    assert turns.property("running")
    turns.setProperty("interval", 400)
    kiosk.hand.pause(300)
    kiosk.hand.tap_at(area(front(kiosk)).topLeft() / 4)
    kiosk.hand.pause(250)
    assert front(kiosk).property("name") == "Орталық"
    kiosk.hand.pause(600)
    assert front(kiosk).property("name") != "Орталық"


def test_content_without_questions_shows_the_page_in_front(open_kiosk: OpenKiosk) -> None:
    files = {name: text.rpartition("---\n")[2] for name, text in ASKING.items()}
    kiosk = open_kiosk(files)
    assert turn(kiosk) == "Орталық"
    kiosk.hand.tap(front(kiosk))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "center"


def test_the_page_in_front_comes_with_the_first_release(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk()
    kiosk.write(ASKING)
    kiosk.publish()
    assert front(kiosk).property("name") == "Орталық"
    assert "Біз кімбіз?" in kiosk.hand.texts()
