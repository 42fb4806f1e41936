"""The screen of last resort: what it says, and that it fits on every panel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from kiosk.settings.center import parse_settings
from kiosk.supervision.center import Center
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.plain_screen import NIGHT, PlainScreen
from kiosk.viewer.plain_words import Line, lines

NAMES = {"kk": "«Балдәурен» орталығы", "ru": "Центр «Балдаурен»", "en": "Baldauren Center"}
PLACES = {"kk": "Ақмола облысы, Бурабай", "ru": "Акмолинская область", "en": "Akmola Region"}
TELEPHONE = "+7 7172 00 00 00"
THREE = ("kk", "ru", "en")


def said(center: Center) -> list[str]:
    return [line.text for line in lines(center)]


def test_each_language_says_it_for_itself() -> None:
    told = said(Center(THREE, NAMES, PLACES))
    assert told == [
        *(NAMES["kk"], "Киоск жөнделіп жатыр.", PLACES["kk"]),
        *(NAMES["ru"], "Киоск приводят в порядок.", PLACES["ru"]),
        *(NAMES["en"], "The kiosk is being put right.", PLACES["en"]),
    ]
    assert [line.first for line in lines(Center(THREE, NAMES, PLACES))] == [True, False, False] * 3


def test_what_all_languages_share_is_said_once() -> None:
    told = said(Center(THREE, {"kk": NAMES["kk"]}, {"ru": TELEPHONE}))
    assert told.count(TELEPHONE) == told.count(NAMES["kk"]) == 1
    assert (told[0], told[-1]) == (NAMES["kk"], TELEPHONE)


def test_without_a_center_three_languages_say_it() -> None:
    assert said(Center()) == [
        "Киоск жөнделіп жатыр.",
        "Киоск приводят в порядок.",
        "The kiosk is being put right.",
    ]


def test_the_shipped_center_has_contacts() -> None:
    settings, _ = parse_settings((Path(__file__).parents[2] / "content/kiosk.toml").read_bytes())
    assert settings is not None
    assert len(set(said(Center.of(settings.languages, settings.to_json())))) == 9


LONG = Center(
    THREE, {tag: f"{name} " * 4 for tag, name in NAMES.items()}, dict.fromkeys(THREE, "0 1 2 " * 30)
)


@pytest.mark.parametrize(
    "center", [Center(), Center(THREE, NAMES, PLACES), LONG], ids=["none", "usual", "long"]
)
@pytest.mark.parametrize(
    ("size", "inches"), [((1080, 1920), 32), ((1920, 1080), 32), ((800, 480), 7), ((3840, 2160), 65)]
)
def test_it_fits(qapp: Any, qtbot: Any, center: Center, size: tuple[int, int], inches: float) -> None:
    metrics = Metrics(inches)
    metrics.take(size, None)
    window = PlainScreen(tuple(lines(center)), metrics)
    window.resize(*size)
    with qtbot.waitSignal(window.painted):
        window.show()
    picture = qapp.primaryScreen().grabWindow(window.winId()).toImage()
    window.close()
    assert (picture.width(), picture.height()) == size
    assert is_empty(picture, 0, 0, size[0], size[1] // 30)
    assert is_empty(picture, 0, size[1] - size[1] // 30, *size)
    assert is_empty(picture, 0, 0, size[0] // 30, size[1])
    assert not is_empty(picture, size[0] // 3, size[1] // 3, 2 * size[0] // 3, 2 * size[1] // 3)


def is_empty(picture: QImage, left: int, top: int, right: int, bottom: int) -> bool:
    """Return whether there is nothing but the ground between these edges, by every third pixel."""
    return all(
        picture.pixelColor(x, y) == NIGHT for y in range(top, bottom, 3) for x in range(left, right, 3)
    )


def test_a_frame_that_is_asked_for_paints_one_pixel(qapp: Any, qtbot: Any) -> None:
    metrics = Metrics(32)
    metrics.take((800, 600), None)
    window = PlainScreen((Line("name", "A", first=True),), metrics)
    window.resize(800, 600)
    with qtbot.waitSignal(window.painted):
        window.show()
    before = qapp.primaryScreen().grabWindow(window.winId()).toImage()
    with qtbot.waitSignal(window.painted):
        window.update(QRect(0, 0, 1, 1))
    assert qapp.primaryScreen().grabWindow(window.winId()).toImage() == before
    window.close()
