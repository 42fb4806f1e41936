"""What nobody sees follows page and language after what is seen, and in time for whoever comes to see it."""

from __future__ import annotations

from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, is_kind, walk

FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\n',
    "01-a/kk.md": "# Бір\n\n" + "Сөз сөз сөз.\n\n" * 60,
    "01-a/ru.md": "# Один\n\n" + "Слово слово.\n\n" * 60,
    "02-b/kk.md": "# Екі\n\nСөз.\n",
    "02-b/ru.md": "# Два\n\nСлово.\n",
    "03-c/kk.md": "# Үш\n\nСөз.\n",
    "03-c/ru.md": "# Три\n\nСлово.\n",
}


def titles(kiosk: Kiosk) -> list[str]:
    return [str(card["title"]) for card in kiosk.viewer.release.cards.rows]


def neighbours(kiosk: Kiosk) -> list[str]:
    """What the cards at the end of the page say, seen or not."""
    found = walk(kiosk.viewer.window.contentItem())
    end = next(item for item in found if is_kind(item, "Neighbours"))
    return [str(item.property("name")) for item in walk(end) if is_kind(item, "WideCard")]


def pages(kiosk: Kiosk) -> QQuickItem:
    found = walk(kiosk.viewer.window.contentItem())
    return next(item for item in found if item.objectName() == "pageList")


def test_the_home_screen_follows_the_language_when_the_page_was_seen(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    kiosk.viewer.language.choose("ru")
    assert titles(kiosk) == ["Бір", "Екі", "Үш"]
    settle(kiosk.viewer)
    assert titles(kiosk) == ["Один", "Два", "Три"]


def test_the_home_screen_is_never_seen_in_another_language(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    kiosk.viewer.language.choose("ru")
    kiosk.viewer.navigation.home()
    assert titles(kiosk) == ["Один", "Два", "Три"]
    kiosk.viewer.language.choose("kk")
    assert titles(kiosk) == ["Бір", "Екі", "Үш"]


def test_the_neighbours_follow_when_the_page_was_seen(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    before = ["Алдыңғы бөлім: Үш", "Келесі бөлім: Екі"]
    assert neighbours(kiosk) == before
    kiosk.viewer.language.choose("ru")
    assert neighbours(kiosk) == before
    settle(kiosk.viewer)
    assert neighbours(kiosk) == ["Предыдущий раздел: Три", "Следующий раздел: Два"]


def test_neighbours_in_sight_are_told_before_the_frame(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    kiosk.viewer.navigation.open("b")  # so short that its end is seen
    assert neighbours(kiosk) == ["Алдыңғы бөлім: Бір", "Келесі бөлім: Үш"]
    settle(kiosk.viewer)
    kiosk.viewer.language.choose("ru")
    assert neighbours(kiosk) == ["Предыдущий раздел: Один", "Следующий раздел: Три"]


def test_neighbours_are_told_when_somebody_scrolls_to_them_sooner(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("b")
    kiosk.viewer.navigation.open("a")
    assert neighbours(kiosk) != ["Алдыңғы бөлім: Үш", "Келесі бөлім: Екі"]
    view = pages(kiosk)
    assert QQmlProperty(view, "place.fresh").write(False)  # as a finger does that begins to scroll
    view.setProperty("contentY", float(view.property("originY")) + float(view.property("contentHeight")))
    assert neighbours(kiosk) == ["Алдыңғы бөлім: Үш", "Келесі бөлім: Екі"]
