"""An announcement on the screen: over everything that visitors see, and away by itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk.releases.format import encode, replace
from kiosk.releases.records import Announcement
from kiosk.releases.release import current_release
from kiosk.viewer.announcing import Announcing
from kiosk.viewer.language import Language
from kiosk.viewer.proof.prove import prove
from kiosk.viewer.proof.seen import FIND, look
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk
from tests.viewer.panel import Panel, start
from tests.viewer.rules import unreadable
from tests.viewer.test_colours import LEAST_CONTRAST
from tests.viewer.test_contrast import faint
from tests.viewer.test_overlays import PICTURE, say

TOML = 'languages = ["kk", "ru", "en"]\nzone = "Asia/Almaty"\n'
PAGE = "# {0}\n\n" + "\n\n".join(f"Абзац {number}, в котором есть что почитать." for number in range(60))
FILES = {
    "kiosk.toml": TOML,
    **{
        f"{at:02}-{name}/{language}.md": PAGE.format(name)
        for at, name in enumerate("abcdef")
        for language in ("kk", "ru", "en")
    },
}
TOLD = {
    "announcement.kk.md": "Түскі ас **13:00-де** басталады.\n",
    "announcement.ru.md": "Обед начнётся **в 13:00**.\n",
}
KK, RU = "Түскі ас <b>13:00\u2060-\u2060де</b> басталады.", "Обед начнётся <b>в&nbsp;13:00</b>."
LONG = "Автобусы уходят в 11:00 от главных ворот. Сдайте ключи дежурному и соберите вещи. " * 2


def bands(kiosk: Kiosk) -> list[QQuickItem]:
    """Return the bands that can be seen."""
    items = walk(kiosk.viewer.window.contentItem())
    return [item for item in items if is_kind(item, "AnnouncementBand")]


def said(kiosk: Kiosk) -> list[str]:
    """Return what the screen announces."""
    return [str(band.property("said")) for band in bands(kiosk)]


def place(kiosk: Kiosk, kind: str) -> Any:
    """Return where an item of a kind is in the window."""
    items = walk(kiosk.viewer.window.contentItem())
    return next(area(item) for item in items if is_kind(item, kind))


def position(kiosk: Kiosk) -> float:
    """Return the position of the page's reader, see ListPosition."""
    context = QQmlEngine.contextForObject(kiosk.viewer.window)
    asked = QQmlExpression(context, kiosk.viewer.window, f"{FIND}(contentItem, 'PageScreen').position()")
    found: Any = asked.evaluate()
    return float(found[0] if isinstance(found, tuple) else found)


def test_its_last_word_does_not_stand_alone(open_kiosk: OpenKiosk) -> None:
    told = "Сегодня в шесть часов вечера у главного корпуса будет большой концерт детей"
    kiosk = open_kiosk({**FILES, "announcement.ru.md": f"{told}\n"})
    kiosk.viewer.language.choose("ru")
    settle(kiosk.viewer)
    assert said(kiosk)[0].endswith("концерт&nbsp;детей")
    assert bands(kiosk)[0].property("plain").replace("\u00a0", " ") == told


def test_everything_makes_room_for_it(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    assert bands(kiosk) == []
    assert kiosk.viewer.release.announcing is None
    kiosk.open("c")
    say(kiosk, "restore(20.5)")
    assert position(kiosk) == pytest.approx(20.5, abs=0.1)
    before, bar = position(kiosk), place(kiosk, "Bar")
    kiosk.write(TOLD)
    kiosk.publish()
    assert said(kiosk) == [KK]
    (band,) = bands(kiosk)
    assert area(band).top() == 0
    assert place(kiosk, "PageScreen").top() == pytest.approx(area(band).bottom())
    assert place(kiosk, "Bar") == bar
    assert position(kiosk) == pytest.approx(before, abs=0.1)
    say(kiosk, f"pictureOpened([{PICTURE}], 0)")
    assert place(kiosk, "PictureViewer").top() == pytest.approx(area(band).bottom())
    kiosk.hand.tap(kiosk.hand.button("Жабу"))
    kiosk.viewer.navigation.home()
    settle(kiosk.viewer)
    assert place(kiosk, "HomeScreen").top() == pytest.approx(area(band).bottom())
    assert place(kiosk, "HomeScreen").bottom() == pytest.approx(bar.top(), abs=200)
    for name in TOLD:
        (kiosk.content / name).unlink()
    kiosk.publish()
    assert bands(kiosk) == []
    assert place(kiosk, "HomeScreen").top() == 0


def test_it_slides_in_each_time_and_speaks_then(open_kiosk: OpenKiosk, qtbot: Any) -> None:
    kiosk = open_kiosk({**FILES, **TOLD}, animated=True)
    (band,) = bands(kiosk)
    ground = next(item for item in walk(band) if is_kind(item, "QQuickRectangle"))
    seen = []
    ground.yChanged.connect(lambda: seen.append(ground.y()))
    for _ in range(2):
        qtbot.waitUntil(lambda: any(is_kind(item, "RichWords") for item in walk(band)))
        assert ground.y() == 0
        for name in TOLD:
            (kiosk.content / name).unlink()
        kiosk.publish()
        assert bands(kiosk) == []
        seen.clear()
        kiosk.write(TOLD)
        kiosk.publish()
        assert bands(kiosk) == [band]
        assert min(seen) < 0


def test_it_speaks_the_visitors_language_else_the_nearest(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**FILES, **TOLD})
    assert said(kiosk) == [KK]
    kiosk.viewer.language.choose("ru")
    assert said(kiosk) == [RU]
    kiosk.viewer.language.choose("en")
    assert said(kiosk) == [KK]


def test_the_attract_screen_says_it_in_all_languages_and_any_touch_wakes(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**FILES, **TOLD}, awake=False)
    (band,) = bands(kiosk)
    assert kiosk.viewer.idle.state == "resting"
    turns = []
    for turn in range(3):
        band.setProperty("turn", turn)
        turns += said(kiosk)
    assert turns == [KK, RU, KK]
    kiosk.hand.tap(band)
    assert kiosk.viewer.idle.state == "active"
    kiosk.hand.calm()
    assert said(kiosk) == [KK]


@pytest.mark.parametrize(
    ("named", "shown"),
    [(("foyer-1", "foyer"), 1), (("canteen-1", "canteen"), 0), (("", ""), 0), (None, 1)],
)
def test_only_the_screens_that_it_names_show_it(
    open_kiosk: OpenKiosk, named: tuple[str, str] | None, shown: int
) -> None:
    kiosk = open_kiosk({**FILES, "announcement.md": "screens: Foyer\n\nLunch.\n"}, named=named)
    assert len(bands(kiosk)) == shown
    release = kiosk.viewer.release.shown
    assert release is not None
    assert release.about.screens == ("foyer",)
    kiosk.viewer.release.look_from(("", "canteen"))
    assert bands(kiosk) == []
    kiosk.viewer.release.look_from(("", "foyer"))
    assert len(bands(kiosk)) == 1


def test_a_closed_center_announces_nothing(open_kiosk: OpenKiosk) -> None:
    closed = '[hours.exceptions]\n"01.01 - 31.12" = "closed"\n'
    kiosk = open_kiosk({**FILES, **TOLD, "kiosk.toml": f"{TOML}{closed}"}, awake=False)
    assert len(bands(kiosk)) == 1
    kiosk.viewer.opening.start()
    settle(kiosk.viewer)
    assert kiosk.viewer.opening.state == "closed"
    assert bands(kiosk) == []


def test_what_is_longer_than_a_small_screen_unfolds(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**FILES, "announcement.md": LONG}, size=(1280, 800), diagonal_inches=10)
    (band,) = bands(kiosk)
    folded, home = area(band), place(kiosk, "HomeScreen")
    assert folded.height() < 800 / 3
    for _ in range(2):  # a double tap does one thing
        kiosk.hand.tap_at(folded.center())
    settle(kiosk.viewer)
    (words,) = (item for item in walk(band) if is_kind(item, "RichWords"))
    assert not words.property("truncated")
    assert area(band).height() > folded.height()
    assert place(kiosk, "HomeScreen") == home
    kiosk.hand.calm()
    kiosk.hand.tap(band)
    settle(kiosk.viewer)
    assert area(band) == folded
    kiosk.hand.calm()
    kiosk.hand.tap(band)
    kiosk.viewer.idle.rest()
    settle(kiosk.viewer)
    kiosk.hand.calm()
    kiosk.hand.tap(band)
    assert kiosk.viewer.idle.state == "active"
    assert area(band) == folded


def test_what_has_no_room_is_cut_between_words(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**FILES, "announcement.md": LONG}, size=(1280, 800), diagonal_inches=10, awake=False)
    (band,) = bands(kiosk)
    (words,) = (item for item in walk(band) if is_kind(item, "RichWords"))
    shown = str(words.property("text"))
    assert shown.endswith("…")
    assert not words.property("truncated")
    told = LONG.split()
    kept = [word.strip(",.!") for word in shown.rstrip("…").split()]
    assert kept == [word.strip(",.!") for word in told[: len(kept)]]


def test_a_look_at_all_pages_passes_it_over(open_kiosk: OpenKiosk) -> None:
    files = {"01-a/ru.md": "# Тест\n\nТекст.\n", "announcement.md": LONG}
    kiosk = open_kiosk(files, size=(1280, 800), diagonal_inches=10)
    assert len(bands(kiosk)) == 1
    proof = prove(kiosk.viewer, lambda: True)
    assert proof is not None
    assert proof.findings == ()


@pytest.mark.parametrize(("size", "inches"), [((1080, 1920), 32), ((1920, 1080), 32), ((800, 1280), 10)])
def test_it_is_read_from_afar(open_kiosk: OpenKiosk, size: tuple[int, int], inches: float) -> None:
    kiosk = open_kiosk({**FILES, **TOLD}, size=size, diagonal_inches=inches)
    assert list(faint(kiosk, LEAST_CONTRAST, "AnnouncementBand")) == []
    (band,) = bands(kiosk)
    (words,) = (item for item in walk(band) if is_kind(item, "RichWords"))
    letters = words.property("font").pixelSize() * 0.7 / kiosk.viewer.metrics.pixelsPerMillimetre
    assert letters >= 7.2


def test_a_finger_on_it_does_nothing_where_it_is_whole(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**FILES, **TOLD})
    (band,) = bands(kiosk)
    before = area(band)
    kiosk.hand.tap(band)
    kiosk.hand.swipe(QPointF(area(band).center()), QPointF(500, 1500))
    assert area(band) == before
    assert kiosk.viewer.navigation.atHome


@pytest.mark.parametrize(
    "panel", [Panel(1280, 800, 10), Panel(800, 1280, 10), Panel(1920, 1080, 32)], ids=str
)
def test_what_makes_room_stays_whole(
    open_kiosk: OpenKiosk, light_state: Path, tmp_path: Path, panel: Panel
) -> None:
    state = tmp_path / "light"
    shutil.copytree(light_state, state, symlinks=True)
    release = current_release(state)
    assert release is not None
    text = "Назар аударыңыздар! Сағат 12:00-де өрт дабылын тексереміз."
    about = replace(release.about, announcements=(Announcement("kk", text, "2075-01-01T00:00:00+05:00"),))
    (release.folder / "release.json").unlink()  # it may be shared with other releases
    (release.folder / "release.json").write_bytes(encode(about))
    kiosk = start(open_kiosk, state, panel)
    for page in ("", "tourism", "center"):
        kiosk.open(page)
        wrong = [each for each in unreadable(look(kiosk.viewer), panel.density) if text not in each]
        assert (page, wrong) == (page, [])
        assert said(kiosk) == [text]


NOON = datetime(2026, 12, 1, 7, tzinfo=UTC)


class Told:
    """A release that announces something."""

    def __init__(self, *announcements: Announcement) -> None:
        """Take what it announces."""
        self.languages = ("kk", "ru", "en")
        self.about = self
        self.published = "2026-11-30T00:00:00+00:00"
        self.announcements = announcements


def announcing(now: Callable[[], datetime], *announcements: Announcement, screens: str = "") -> Announcing:
    """Return what a screen shows that belongs to a group."""
    made = Announcing(Language(), lambda words: not words or screens in words, now)
    release: Any = Told(*announcements)
    made.take(release)
    return made


def until(
    text: str, hours: float, begins: float = 0, screens: tuple[str, ...] = (), tag: str = ""
) -> Announcement:
    """Return an announcement that ends so many hours after noon."""
    first = (NOON + timedelta(hours=begins)).isoformat() if begins else ""
    return Announcement(tag, text, (NOON + timedelta(hours=hours)).isoformat(), first, screens)


@pytest.mark.parametrize(
    ("announcements", "shown"),
    [
        ([until("now", 1)], ["now"]),
        ([until("over", 0)], []),
        ([until("later", 3, begins=2)], []),
        ([until("here", 1, screens=("foyer",))], ["here"]),
        ([until("there", 1, screens=("canteen",))], []),
        ([until("қазір", 1, tag="kk"), until("over", -1, tag="ru")], ["қазір"]),
        ([until("қазір", 1, tag="kk"), until("сейчас", 1, tag="ru")], ["қазір", "сейчас"]),
        ([until("all", 1), until("сейчас", 1, tag="ru")], ["all", "сейчас"]),
    ],
)
def test_what_is_shown_at_noon_in_the_foyer(
    qapp: object, announcements: list[Announcement], shown: list[str]
) -> None:
    found = announcing(lambda: NOON, *announcements, screens="foyer")
    assert found.texts == shown
    assert found.shown is bool(shown)


def test_a_clock_that_cannot_be_right_announces_nothing(qapp: object) -> None:
    assert announcing(lambda: datetime(2026, 1, 1, tzinfo=UTC), until("x", 1)).texts == []


def test_it_comes_and_goes_by_itself(qapp: object, qtbot: Any) -> None:
    started = monotonic()

    def now() -> datetime:
        """Return the time, which is a fraction of a second before the beginning at the start."""
        return NOON + timedelta(seconds=monotonic() - started)

    text = Announcement("", "x", (NOON + timedelta(seconds=0.6)).isoformat())
    found = announcing(now, text, until("y", 24, begins=0.3 / 3600, tag="ru"))
    changes: list[list[str]] = [found.texts]
    found.changed.connect(lambda: changes.append(found.texts))
    qtbot.waitUntil(lambda: len(changes) == 3)
    assert changes == [["x"], ["x", "y"], ["y"]]
