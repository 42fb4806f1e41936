"""Rules that hold for every screen: sizes in millimetres, no word cut, no two texts in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject

from kiosk.viewer.proof.seen import look
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind
from tests.viewer.panel import LONGEST_DATES, PANELS, Panel, start
from tests.viewer.rules import complaints
from tests.viewer.test_whole_pages import SIZES

LANGUAGES = ("kk", "ru", "en")


LARGER = ((1080, 1920, 32), (1920, 1080, 32), (1080, 1920, 21.5), (1920, 1080, 21.5))
# Where everything is drawn smaller or larger than its millimetres.
EXTREME = [
    Panel(1080, 1920, 5),
    Panel(1920, 1080, 5),
    Panel(480, 800, 5),
    Panel(1080, 1920, 200),
    Panel(1920, 1080, 200),
]


# On those left out test_whole_pages.py looks at every page, these among them.
@pytest.mark.parametrize("panel", [panel for panel in PANELS if (panel, 100) not in SIZES], ids=str)
def test_home_and_sections_keep_the_rules(open_kiosk: OpenKiosk, light_state: Path, panel: Panel) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    check_home_and_sections(kiosk, panel, 1.0)


@pytest.mark.parametrize(("panel", "scale"), list(zip(EXTREME, (0.5, 0.5, 0.5, 1, 1), strict=True)), ids=str)
def test_tiny_and_huge_panels_keep_the_rules_in_proportion(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel, scale: float
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    check_home_and_sections(kiosk, panel, scale)
    assert all(text.font.pixelSize() >= 11 for text in look(kiosk.viewer).texts)


@pytest.mark.parametrize("panel", [PANELS[2], *(Panel(w, h, i) for w, h, i in LARGER)], ids=str)
def test_larger_text_takes_larger_cards_and_keeps_the_rules(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    viewer = kiosk.viewer
    kiosk.open("geography")
    columns = viewer.open_page.columns
    wrong: list[str] = []
    for times in (1.25, 1.5):
        viewer.metrics.magnify(times)
        for language in LANGUAGES:
            viewer.language.choose(language)
            for page in ("", "geography", "international-relationships", "education-and-upbringing"):
                kiosk.open(page)
                wrong += (f"{times} {language} {page or 'home'}: {each}" for each in complaints(kiosk, panel))
    assert not wrong, "\n".join(wrong)
    assert viewer.open_page.columns <= columns - (15 < panel.inches < 30)
    if panel.inches == 21.5 and panel.width < panel.height:
        kiosk.open("")
        cards = [button for button in kiosk.hand.buttons() if is_kind(button, "Card")]
        assert len({area(card).left() for card in cards}) == 2


def whole_texts(kiosk: Kiosk) -> list[str]:
    """What can be read, without the hyphens of long words, all spaces alike."""
    return [text.replace("\u00ad", "").replace("\u00a0", " ") for text in kiosk.hand.texts()]


def until(met: Callable[[], bool], kiosk: Kiosk) -> None:
    """Let the window live on until something is true, for two seconds at most."""
    for _ in range(100):
        if met():
            return
        kiosk.hand.pause(20)


@pytest.mark.parametrize(
    ("panel", "least"),
    [
        (Panel(1080, 1920, 32), 60),
        (Panel(1920, 1080, 32), 60),
        (Panel(1080, 1920, 21.5), 25),
        (Panel(1920, 1080, 15), 40),
        (Panel(800, 1280, 10), 40),
        (Panel(1280, 800, 10), 12),
    ],
    ids=str,
)
def test_every_question_is_read_whole(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel, least: int
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    questions = kiosk.viewer.release.questions
    (front,) = [button for button in kiosk.hand.buttons() if is_kind(button, "FrontCard")]
    wrong: list[str] = []
    for language in LANGUAGES:
        kiosk.viewer.language.choose(language)
        settle(kiosk.viewer)  # how much room there is shows when name and date are laid out
        asked: set[str] = set()
        questions.reset()
        while True:
            QMetaObject.invokeMethod(front, "turn")
            page = str(questions.asked.get("page", ""))
            if not page or page in asked:
                break
            asked.add(page)
            question = str(questions.asked["question"]).replace("\u00a0", " ")
            until(lambda question=question: question in whole_texts(kiosk), kiosk)
            settle(kiosk.viewer)
            wrong += (f"{language} {page}: {each}" for each in complaints(kiosk, panel))
            assert question in whole_texts(kiosk), page
        assert len(asked) >= least, f"{language}: {len(asked)} questions fit"
    assert not wrong, "\n".join(dict.fromkeys(wrong))


SHORT_DATES = (datetime(2054, 5, 6, 5, tzinfo=UTC), datetime(2054, 7, 3, 5, tzinfo=UTC))


@pytest.mark.parametrize("panel", PANELS, ids=str)
def test_the_cards_stand_at_their_place_on_every_day(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel
) -> None:
    kiosk = start(open_kiosk, light_state, panel)
    viewer = kiosk.viewer
    (front,) = [button for button in kiosk.hand.buttons() if is_kind(button, "FrontCard")]
    for language in LANGUAGES:
        viewer.language.choose(language)
        tops = set()
        for day in (LONGEST_DATES[language], *SHORT_DATES):
            viewer.clock._now = lambda day=day: day
            viewer.clock.tick()
            settle(viewer)
            tops.add(area(front).top())
        assert len(tops) == 1, language


def check_home_and_sections(kiosk: Kiosk, panel: Panel, scale: float) -> None:
    pages = ["", *(card.id for card in kiosk.viewer.release.pages.family(""))]
    wrong: list[str] = []
    for language in LANGUAGES:
        kiosk.viewer.language.choose(language)
        for page in pages:
            kiosk.open(page)
            wrong += (f"{language} {page or 'home'}: {each}" for each in complaints(kiosk, panel, scale))
            kiosk.viewer.navigation.home()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("count", [4, 5, 6])
@pytest.mark.parametrize("panel", [PANELS[0], PANELS[1], PANELS[8], PANELS[3]], ids=str)
def test_a_bar_of_many_languages_keeps_the_rules(open_kiosk: OpenKiosk, panel: Panel, count: int) -> None:
    tags = ("kk", "ru", "en", "de", "fr", "uz")[:count]
    kiosk = open_kiosk(
        {f"1-p/{tag}.md": "# Abai\n\nText\n" for tag in tags},
        size=(panel.width, panel.height),
        diagonal_inches=panel.inches,
    )
    for page in ("", "p"):
        kiosk.open(page)
        assert list(complaints(kiosk, panel)) == []
        names = [button.name for button in look(kiosk.viewer, "Bar").buttons]
        assert {"Қазақша", "Русский", "English", "Deutsch"} <= set(names)
        places = [button.place for button in look(kiosk.viewer, "Bar").buttons]
        assert all(look(kiosk.viewer).bar.contains(place) for place in places)
        assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
