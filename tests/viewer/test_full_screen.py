"""Maps and drawings with places, full screen: the button covers nothing, names keep their size, taps tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.proof.seen import look
from kiosk.viewer.screenshots import page_down
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, png, walk
from tests.viewer.panel import Panel
from tests.viewer.rules import unreadable

SHIPPED = Path(__file__).resolve().parents[2] / "content"
OPEN = "Full screen"
ABOVE = "".join(f"Sentence {at} of the text above the map.\n\n" for at in range(12))
PLACES = """- 20 % 50 % > **Ural** a river between two parts of the world
- 70 % 50 % > **Altai** mountains in the east
- 50 % 88 % The great steppe
"""
CORNERS = """- 78 % 6 % > **North-East** a
- 78 % 94 % > **South-East** b
- 22 % 6 % < **North-West** c
- 22 % 94 % < **South-West** d
"""


def kinds(kiosk: Kiosk, kind: str, inside: str = "") -> list[QQuickItem]:
    """The items of a kind on the screen, or in the first item of another one."""
    items = list(walk(kiosk.viewer.window.contentItem()))
    if inside:
        items = list(walk(next(item for item in items if is_kind(item, inside))))
    return [item for item in items if is_kind(item, kind)]


def tap(kiosk: Kiosk, name: str) -> None:
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(name))
    settle(kiosk.viewer)


def open_map(open_kiosk: OpenKiosk, places: str, **window: object) -> Kiosk:
    """Open a page with a map below some text, and scroll until all of the map is seen."""
    files = {
        "kiosk.toml": 'languages = ["en"]\n',
        "01-a/map.png": png(1200, 800),
        "01-a/en.md": f"# A\n\n{ABOVE}![The country](map.png)\n\n{places}\n\n{ABOVE}",
    }
    kiosk = open_kiosk(files, **window)
    kiosk.open("a")
    (shown,) = kinds(kiosk, "BlockList")
    while not kinds(kiosk, "MarkedBlock") or area(kinds(kiosk, "MarkedBlock")[0]).bottom() > shown.height():
        shown.setProperty("contentY", shown.property("contentY") + 100)
        settle(kiosk.viewer)
    return kiosk


def told(kiosk: Kiosk) -> str:
    return " ".join(text for text in kiosk.hand.texts() if "</b>" in text)


def choose(kiosk: Kiosk, name: str) -> None:
    """Tap a name on the full-screen picture."""
    plates = kinds(kiosk, "HotspotName", "MarkedViewer")
    (plate,) = [item for item in plates if item.property("hotspot")["name"] == name]
    kiosk.hand.calm()
    kiosk.hand.tap(plate)
    settle(kiosk.viewer)


def test_a_map_opens_full_screen_and_its_places_tell_their_lines(open_kiosk: OpenKiosk) -> None:
    kiosk = open_map(open_kiosk, PLACES)
    on_page = area(kinds(kiosk, "MarkedPicture")[0])
    tap(kiosk, OPEN)
    (picture,) = kinds(kiosk, "MarkedPicture", "MarkedViewer")
    assert area(picture).width() > on_page.width()
    assert kinds(kiosk, "HotspotName", "MarkedViewer")
    choose(kiosk, "Altai")
    assert "mountains in the east" in told(kiosk)
    choose(kiosk, "Ural")
    assert "a river between" in told(kiosk)


def test_names_keep_their_size_while_the_picture_grows(open_kiosk: OpenKiosk) -> None:
    kiosk = open_map(open_kiosk, PLACES)
    tap(kiosk, OPEN)
    choose(kiosk, "Altai")
    (picture,) = kinds(kiosk, "MarkedPicture", "MarkedViewer")

    def names() -> list[tuple[float, float]]:
        plates = [area(each) for each in kinds(kiosk, "HotspotName", "MarkedViewer")]
        return [(place.width(), place.height()) for place in plates]

    before, wide = names(), picture.width()
    for _ in range(3):
        tap(kiosk, "Zoom in")
    assert picture.width() == pytest.approx(4 * wide, abs=2)
    assert names() == before
    # What was chosen is still in sight, without dragging.
    assert picture.property("chosen") == 1
    (zoom,) = kinds(kiosk, "ZoomArea", "MarkedViewer")
    place = picture.mapToScene(QPointF(0.7 * picture.width(), 0.5 * picture.height()))
    assert area(zoom).contains(place)
    for _ in range(3):
        tap(kiosk, "Zoom out")
    assert picture.width() == pytest.approx(wide, abs=1)


def test_closing_leads_back_to_the_same_lines(open_kiosk: OpenKiosk) -> None:
    kiosk = open_map(open_kiosk, PLACES)
    (shown,) = kinds(kiosk, "BlockList")
    position = shown.property("contentY")
    tap(kiosk, OPEN)
    tap(kiosk, "Close")
    assert not kinds(kiosk, "MarkedViewer")
    assert kiosk.viewer.navigation.page == "a"
    assert shown.property("contentY") == position


def test_two_fingers_bring_a_map_nearer(open_kiosk: OpenKiosk) -> None:
    kiosk = open_map(open_kiosk, PLACES)
    tap(kiosk, OPEN)
    (zoom,) = kinds(kiosk, "ZoomArea", "MarkedViewer")
    kiosk.hand.calm()
    kiosk.hand.pinch(area(zoom).center().toPoint(), 100, 300)
    assert zoom.property("scaled") > 1.5


def test_a_link_in_a_line_leads_to_its_page(open_kiosk: OpenKiosk) -> None:
    kiosk = open_map(open_kiosk, "- 20 % 50 % **Ural** see [the river](../02-b/)")
    kiosk.write({"02-b/en.md": "# B\n\nText.\n"})
    kiosk.publish()
    tap(kiosk, OPEN)
    choose(kiosk, "Ural")
    (line,) = kinds(kiosk, "HotspotLine", "MarkedViewer")
    line.linkActivated.emit("page:b")
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "b"
    assert not kinds(kiosk, "MarkedViewer")


def opener(kiosk: Kiosk) -> QQuickItem:
    """The button of the page's marked picture."""
    (button,) = kinds(kiosk, "StepButton", "MarkedBlock")
    return button


def button_and_what_it_may_cover(kiosk: Kiosk) -> tuple[QRectF, list[QRectF], QRectF]:
    """Return the places of the button, of the names, numbers and points on the page, and of the picture."""
    (picture,) = kinds(kiosk, "MarkedPicture")
    shown = [*kinds(kiosk, "HotspotName", "MarkedPicture"), *kinds(kiosk, "HotspotDisc", "MarkedPicture")]
    round_ones = [item for item in picture.childItems() if item.isVisible() and item.property("radius")]
    points = [item for item in round_ones if item.width() == item.height() == 2 * item.property("radius")]
    return area(opener(kiosk)), [area(item) for item in (*shown, *points)], area(picture)


def test_the_button_stays_clear_of_names_and_points(open_kiosk: OpenKiosk) -> None:
    kiosk = open_map(open_kiosk, CORNERS.splitlines()[0])
    button, taken, picture = button_and_what_it_may_cover(kiosk)
    assert len(taken) == 2
    assert picture.contains(button)
    assert not any(button.intersects(each) for each in taken)
    assert min(button.width(), button.height()) >= 20 * 1080 / (32 * 25.4 * 9 / 337**0.5) - 1


def test_the_button_is_below_a_picture_whose_corners_are_taken(open_kiosk: OpenKiosk) -> None:
    kiosk = open_map(open_kiosk, CORNERS)
    button, taken, picture = button_and_what_it_may_cover(kiosk)
    assert len(taken) == 8
    assert button.top() > picture.bottom()
    (line,) = kinds(kiosk, "HotspotLine")
    assert button.bottom() <= area(line).top()


@pytest.mark.parametrize(
    ("panel", "percent"),
    [
        (Panel(800, 1280, 10), 100),
        (Panel(1280, 800, 10), 100),
        (Panel(1080, 1920, 32), 200),
        (Panel(1920, 1080, 32), 100),
    ],
    ids=str,
)
def test_the_shipped_maps_keep_the_rules(
    open_kiosk: OpenKiosk, light_state: Path, panel: Panel, percent: int
) -> None:
    kiosk = open_kiosk(state=light_state, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    kiosk.viewer.metrics.magnify(percent / 100)
    wrong: list[str] = []
    for page in marked_pages():
        for tag in ("kk", "ru", "en"):
            kiosk.viewer.language.choose(tag)
            kiosk.open(page)
            wrong += (f"{tag} {page}: {each}" for each in wrong_on(kiosk, panel))
            kiosk.viewer.navigation.home()
    assert not wrong, "\n".join(wrong)


def marked_pages() -> list[str]:
    """The pages of the shipped content that have a map or a drawing with places."""
    marked = [path.parent for path in SHIPPED.glob("*/*/en.md") if " % **" in path.read_text("utf-8")]
    return [f"{folder.parent.name[3:]}/{folder.name[3:]}" for folder in sorted(marked)]


def wrong_on(kiosk: Kiosk, panel: Panel) -> list[str]:
    """Return what is wrong with the marked picture of the open page, on the page and full screen."""
    while not kinds(kiosk, "MarkedPicture"):
        assert page_down(kiosk.viewer)
    button, taken, _ = button_and_what_it_may_cover(kiosk)
    wrong = ["the button covers a place"] if any(button.intersects(each) for each in taken) else []
    QMetaObject.invokeMethod(opener(kiosk), "click")
    settle(kiosk.viewer)
    seen = look(kiosk.viewer, "MarkedViewer")
    whole = QRectF(0, 0, panel.width, panel.height)
    wrong += unreadable(seen, panel.density)
    wrong += (f"out of reach: {each.name}" for each in seen.buttons if not whole.contains(each.place))
    wrong += (f"out of sight: {each.text}" for each in seen.texts if not whole.contains(each.ink))
    return wrong
