"""What nobody sees follows page and language after what is seen, and in time for whoever comes to see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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


def find(kiosk: Kiosk, kind: str) -> QQuickItem:
    return next(item for item in every(kiosk.viewer.window.contentItem()) if is_kind(item, kind))


def every(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield an item and all below it, also those out of sight."""
    yield item
    for child in item.childItems():
        yield from every(child)


def test_the_home_screen_is_not_laid_out_anew_below_a_page(open_kiosk: OpenKiosk) -> None:
    """Each of its pictures would be read again, with every page that is opened and left."""
    kiosk = open_kiosk(FILES, size=(1080, 1920))
    settle(kiosk.viewer)
    bar, home = find(kiosk, "Bar"), find(kiosk, "HomeScreen")
    at_home = bar.height(), home.height()
    kiosk.open("a")
    assert bar.height() > at_home[0]  # a second line, with the place among the pages
    assert home.height() == at_home[1]


def test_a_page_is_not_laid_out_anew_when_it_is_opened(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES, size=(1080, 1920))
    kiosk.hand.pause(500)  # until pages are made ready
    kiosk.open("a")
    height = pages(kiosk).height()
    kiosk.viewer.navigation.home()
    settle(kiosk.viewer)
    assert find(kiosk, "PageScreen").height() == height


def test_a_cover_that_flies_is_read_after_the_page_was_painted(
    open_kiosk: OpenKiosk, shipped_state: Path
) -> None:
    kiosk = open_kiosk(state=shipped_state, size=(1080, 1920), animated=True)
    kiosk.hand.pause(500)  # until pages are made ready
    cover = next(item for item in every(find(kiosk, "PageTitle")) if is_kind(item, "Cover"))
    painted: list[tuple[bool, str]] = []
    kiosk.viewer.window.beforeSynchronizing.connect(
        lambda: painted.append((kiosk.viewer.navigation.atHome, source(cover)))
    )
    kiosk.hand.tap(next(item for item in kiosk.hand.buttons() if is_kind(item, "Card")))
    settle(kiosk.viewer)
    wanted = kiosk.viewer.open_page.cover["source"]
    pages_painted = [shown for at_home, shown in painted if not at_home]
    assert pages_painted[0] != wanted
    assert pages_painted[-1] == source(cover) == wanted


def source(cover: QQuickItem) -> str:
    """Return the picture that a Cover is told to show in a large place."""
    values = cover.property("cover")
    return str((values.toVariant() if hasattr(values, "toVariant") else values).get("source", ""))
