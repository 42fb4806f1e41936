import pytest

from kiosk.content.page.notice_sign import notice_sign

SIGNS = {
    "Look around.": "eye",
    "Look after the forest.": "",
    "Поищите.": "eye",
    "Қарап көріңіз.": "eye",
    "Listen": "ear",
    "Тыңдап көріңіз.": "ear",
    "Draw.": "pencil",
    "Сурет салыңыз.": "pencil",
    "Салып көріңіз.": "pencil",
    "Спросите вожатого.": "speech",
    "Тәлімгеріңізден сұраңыз.": "speech",
    "Дауысқа салыңыз.": "speech",
    "Try it.": "hand",
    "ПОПРОБУЙТЕ!": "hand",
    "Байқап көріңіз.": "hand",
    "Санап көріңіз.": "hand",
    "Қызық дерек.": "star",
    "Fun fact.": "star",
    "Обратите внимание.": "",
    "Seeds of life.": "",
    "Is a life in danger?": "",
    "Look at all that stands around you here.": "",
    "": "",
}


@pytest.mark.parametrize(("title", "sign"), SIGNS.items())
def test_sign(title: str, sign: str) -> None:
    assert notice_sign(title) == sign
