"""The attract screen: pictures that follow each other, painted as seldom as can be."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMetaObject, QPointF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, is_kind, walk

# Milliseconds: less than a picture stays. The next turn would end a fade that does not end.
NEXT_TURN = 15_000


class Frames:
    """Counts the frames that a window paints."""

    def __init__(self, window: QQuickWindow) -> None:
        self.count = 0
        window.frameSwapped.connect(self._add)

    def _add(self) -> None:
        self.count += 1


@pytest.fixture
def resting(open_kiosk: OpenKiosk) -> Kiosk:
    files = {f"{at}-p{at}/kk.md": f"# Бет {at}\n\n![x](a.svg)\n" for at in range(4)}
    files |= {
        f"{at}-p{at}/a.svg": f'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="100">'
        f'<rect width="160" height="100" fill="#{at}0{at}0{at}f"/></svg>'
        for at in range(4)
    }
    kiosk = open_kiosk(files, size=(540, 960), animated=True)
    kiosk.viewer.idle.rest()
    attract(kiosk).setProperty("lookingAhead", True)  # as after some seconds
    settle(kiosk.viewer)
    return kiosk


def attract(kiosk: Kiosk) -> QQuickItem:
    return next(item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "AttractScreen"))


def sources(screen: QQuickItem) -> list[tuple[str, float]]:
    """The pictures that are painted, the lowest first, with their opacity."""
    images = [item for item in screen.childItems() if is_kind(item, "QQuickImage") and item.isVisible()]
    images.sort(key=lambda item: item.z())
    return [(item.property("source").toString(), item.opacity()) for item in images]


def test_a_still_picture_is_not_painted_again(resting: Kiosk) -> None:
    QTest.qWait(1000)  # what only pages need is made meanwhile
    frames = Frames(resting.viewer.window)
    QTest.qWait(1000)  # 60 frames for whatever would still move
    assert frames.count <= 3  # the hand, down and up, and the minute of the clock below


def test_a_fade_paints_few_frames_and_ends(resting: Kiosk, qtbot: Any) -> None:
    screen = attract(resting)
    below = sources(screen)[0][0]
    frames = Frames(resting.viewer.window)
    QMetaObject.invokeMethod(screen, "turn")
    qtbot.waitUntil(lambda: bool(screen.property("settled")), timeout=NEXT_TURN)
    painted = frames.count
    assert screen.property("steps") - 2 <= painted <= screen.property("steps") + 6, painted
    assert sources(screen)[1] == (below, 1.0)
    settle(resting.viewer)
    test_a_still_picture_is_not_painted_again(resting)


def test_the_picture_below_stays_while_the_next_fades_in(resting: Kiosk, qtbot: Any) -> None:
    screen = attract(resting)
    shown = sources(screen)[1][0]
    seen: set[tuple[str, float]] = set()
    resting.viewer.window.frameSwapped.connect(lambda: seen.add(sources(screen)[0]))
    QMetaObject.invokeMethod(screen, "turn")
    qtbot.waitUntil(lambda: sources(screen)[1][1] > 0.7, timeout=30_000)
    assert seen == {(shown, 1.0)}


def test_the_hand_taps_while_nothing_fades(resting: Kiosk, qtbot: Any) -> None:
    (hand,) = [item for item in walk(resting.viewer.window.contentItem()) if is_kind(item, "TapHand")]
    assert hand.property("tapping")
    qtbot.waitUntil(lambda: bool(hand.property("down")), timeout=10_000)
    qtbot.waitUntil(lambda: not hand.property("down"), timeout=10_000)
    screen = attract(resting)
    QMetaObject.invokeMethod(screen, "turn")
    assert not screen.property("settled")
    assert not hand.property("tapping")
    qtbot.waitUntil(lambda: bool(screen.property("settled")), timeout=NEXT_TURN)
    assert hand.property("tapping")
    resting.viewer.idle.touch()
    settle(resting.viewer)
    assert not hand.property("tapping")


def asked(kiosk: Kiosk) -> str:
    (call,) = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "AttractCall")]
    return str(call.property("question"))


def test_each_picture_asks_in_the_next_language(open_kiosk: OpenKiosk) -> None:
    files = {"kiosk.toml": 'languages = ["kk", "en"]\n'}
    for at in (1, 2):
        files |= {
            f"{at}-p{at}/kk.md": f"---\nquestion: Сұрақ {at}?\n---\n# Бет {at}\n",
            f"{at}-p{at}/en.md": f"---\nquestion: Question {at}?\n---\n# Page {at}\n",
        }
    kiosk = open_kiosk(files, animated=True)
    kiosk.viewer.idle.rest()
    screen = attract(kiosk)
    settle(kiosk.viewer)
    assert asked(kiosk) == ""  # the start does not wait for it
    screen.setProperty("lookingAhead", True)
    heard = []
    for turn in range(3):
        screen.setProperty("beat", screen.property("steps") * turn)
        heard.append(asked(kiosk))
    assert heard == ["Сұрақ 1?", "Question 2?", "Сұрақ 1?"]


def test_words_that_need_much_room_hide_no_picture(open_kiosk: OpenKiosk) -> None:
    files = {"kiosk.toml": 'languages = ["kk", "ru", "en"]\n', "1-p/kk.md": "# Бет\n\n![x](a.svg)\n"}
    files["1-p/a.svg"] = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="10"><path d="M0 0h9v9"/></svg>'
    )
    kiosk = open_kiosk(files, size=(1280, 800), diagonal_inches=10)
    kiosk.viewer.idle.rest()
    settle(kiosk.viewer)
    screen = attract(kiosk)
    (image, *_) = [item for item in screen.childItems() if is_kind(item, "QQuickImage") and item.isVisible()]
    call = next(item for item in walk(screen) if is_kind(item, "AttractCall"))
    assert image.height() <= call.mapToScene(call.boundingRect().topLeft()).y()


def test_it_stays_for_the_touch_of_a_crowd_and_goes_with_its_last_finger(resting: Kiosk, qtbot: Any) -> None:
    """Fingers that rest for long no longer hold it, and a further one finds it as if nobody was there."""
    screen = attract(resting)
    touch = next(item for item in screen.childItems() if is_kind(item, "SwallowTouch"))
    crowd = [QPointF(100, 400), QPointF(200, 400)]
    resting.hand.press(crowd[0])
    resting.hand.press(crowd[1], finger=1, resting=crowd[:1])
    resting.viewer.idle.rest()
    qtbot.waitUntil(lambda: not touch.property("held"))
    resting.hand.press(QPointF(300, 400), finger=2, resting=crowd)
    assert screen.isVisible()
    assert resting.viewer.idle.state == "active"
    resting.hand.release(QPointF(300, 400), finger=2, resting=crowd)
    resting.hand.release(crowd[1], finger=1, resting=crowd[:1])
    resting.hand.release(crowd[0])
    settle(resting.viewer)
    assert not screen.isVisible()
    assert resting.viewer.idle.state == "active"
