"""A page whose pictures are still being made: readable at once, and nothing moves when they come."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtQuick import QQuickItem

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.publication import publish
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, walk

MANY = 6
TEXT = "# Альбом\n\nБіздің суреттер.\n\n![Бірінші](0.jpg)\n\nСоңғы сөз.\n\n" + "".join(
    f"![Сурет](../02-b/{number}.jpg)\n" for number in range(1, MANY)
)
MAP = "# Карта\n\nКарта.\n\n![Карта](map.jpg)\n\n- 20 % 30 % **Астана**\n- 70 % 60 % **Бурабай**\n"


def photo(number: int, size: tuple[int, int] = (1200, 800)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (200, number * 30, 90)).save(file, "JPEG")
    return file.getvalue()


def labels(kiosk: Kiosk) -> dict[str, float]:
    """Return where each text on the screen stands."""
    found = {}
    for item in walk(kiosk.viewer.window.contentItem()):
        if text := item.property("text"):
            found[str(text)] = round(area(item).top())
    return found


def hurried(kiosk: Kiosk, then: Callable[[Backlog], None]) -> None:
    """Publish without waiting for pictures, and again after `then`."""
    backlog = Backlog(kiosk.content, kiosk.state, 640, durable=False)
    job = Job(kiosk.content, kiosk.state, edge=640, durable=False)
    try:
        for step in (lambda: None, lambda: then(backlog)):
            step()
            publish(job, backlog=backlog)
            kiosk.viewer.release.look()
            settle(kiosk.viewer)
    finally:
        backlog.close()


def put(content: Path, name: str, data: bytes) -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def buttons(kiosk: Kiosk) -> list[QQuickItem]:
    return [
        item
        for item in walk(kiosk.viewer.window.contentItem())
        if item.isVisible() and item.property("picture") is not None and item.inherits("QQuickAbstractButton")
    ]


def test_nothing_moves_when_the_pictures_come(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"01-a/kk.md": "# A\n\nx\n"})
    for number in range(MANY):
        put(kiosk.content, f"02-b/{number}.jpg", photo(number))
    put(kiosk.content, "03-map/map.jpg", photo(4, (1000, 900)))
    kiosk.write({"02-b/kk.md": TEXT, "03-map/kk.md": MAP})
    before: dict[str, dict[str, float]] = {}

    def look_and_make(backlog: Backlog) -> None:
        for page in ("b", "map"):
            kiosk.open(page)
            before[page] = labels(kiosk)
        kiosk.open("b")
        assert "Біздің суреттер." in kiosk.hand.texts()
        waiting = buttons(kiosk)
        assert waiting
        assert not any(button.isEnabled() for button in waiting)  # nothing to see full screen yet
        while not backlog.is_empty:
            backlog.work(30)

    hurried(kiosk, look_and_make)
    assert all(button.isEnabled() for button in buttons(kiosk))
    for page in ("b", "map"):
        kiosk.open(page)
        assert labels(kiosk) == before[page]
