"""Pictures full screen: open, step, pinch, close."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.proof.seen import look
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk

GALLERY = "# Суреттер\n\nМәтін.\n\n![Бірінші](a.png)\n![Екінші](b.png)\n\n"


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk, tmp_path: Path) -> Kiosk:
    folder = tmp_path / "content" / "01-p"
    folder.mkdir(parents=True)
    for name, color in (("a.png", "red"), ("b.png", "blue")):
        Image.new("RGB", (600, 400), color).save(folder / name)
    kiosk = open_kiosk({"01-p/kk.md": GALLERY})
    kiosk.open("p")
    gallery = [button for button in kiosk.hand.buttons() if is_kind(button, "PictureButton")]
    kiosk.hand.tap(next(button for button in gallery if button.property("name") == "Бірінші"))
    settle(kiosk.viewer)
    return kiosk


def zoom(kiosk: Kiosk) -> QQuickItem:
    """The picture that is on the screen now; its neighbours lie beside it."""
    pictures = (item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "ZoomPicture"))
    return next(picture for picture in pictures if area(picture).left() == 0)


def is_open(kiosk: Kiosk) -> bool:
    return any(is_kind(item, "PictureViewer") for item in walk(kiosk.viewer.window.contentItem()))


def test_a_tap_opens_and_close_closes(kiosk: Kiosk) -> None:
    assert is_open(kiosk)
    kiosk.hand.tap(kiosk.hand.button("Жабу"))
    settle(kiosk.viewer)
    assert not is_open(kiosk)
    assert kiosk.viewer.navigation.page == "p"


def test_two_fingers_bring_the_picture_nearer_and_back(kiosk: Kiosk) -> None:
    kiosk.hand.pinch(QPoint(540, 800), 100, 300)
    assert zoom(kiosk).property("scaled") > 1.5
    kiosk.hand.pinch(QPoint(540, 800), 300, 60)
    assert zoom(kiosk).property("scaled") == pytest.approx(1)


def test_a_swipe_shows_the_next_picture(kiosk: Kiosk) -> None:
    assert "Бірінші" in kiosk.hand.texts()
    kiosk.hand.swipe(QPointF(900, 800), QPointF(150, 800))
    kiosk.hand.pause(500)
    settle(kiosk.viewer)
    assert "Екінші" in kiosk.hand.texts()


def test_going_to_rest_closes_the_picture(kiosk: Kiosk) -> None:
    kiosk.wait(1000)
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    assert not is_open(kiosk)
    assert kiosk.viewer.navigation.atHome


def test_a_gallery_counts_its_pictures(kiosk: Kiosk) -> None:
    kiosk.hand.tap(kiosk.hand.button("Жабу"))
    settle(kiosk.viewer)
    counts = [text for text in kiosk.hand.texts() if "1" in text and "2" in text and "{" not in text]
    assert "%" not in "".join(counts)
    assert any(len(text) < 12 for text in counts), kiosk.hand.texts()


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (800, 1280)])
def test_no_frame_has_to_scale_a_picture(
    open_kiosk: OpenKiosk, shipped_state: Path, size: tuple[int, int]
) -> None:
    """The renderer scales with the processor, and a scaled picture costs it three times a copied one."""
    kiosk = open_kiosk(state=shipped_state, size=size)
    for page in ("", "geography", "astana"):
        kiosk.open(page)
        pictures = look(kiosk.viewer).pictures
        assert pictures
        for picture in pictures:
            assert picture.decoded == pytest.approx(picture.painted, abs=1), (page, picture)
            assert (picture.place.left() % 1, picture.place.top() % 1) == (0, 0), (page, picture)
