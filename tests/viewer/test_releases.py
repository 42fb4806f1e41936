"""A new release while somebody reads."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QPointF

from kiosk.content_switch.moves import exchange
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.layout import release_folder
from kiosk.viewer.settle import settle
from tests.viewer.hand import OpenKiosk, area, is_kind, walk

FILES = {
    "01-a/kk.md": "# Бірінші\n\nЕскі сөз.\n",
    "02-b/kk.md": "# Екінші\n\nБасқа.\n",
}


def test_a_saved_change_appears_by_itself(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    kiosk.write({"01-a/kk.md": "# Бірінші\n\nЖаңа сөз.\n"})
    kiosk.publish()
    assert "Жаңа сөз." in kiosk.hand.texts()
    assert "Ескі сөз." not in kiosk.hand.texts()


def test_the_reading_position_stays(open_kiosk: OpenKiosk) -> None:
    long = "# Ұзақ\n\n" + "\n\n".join(f"Абзац {n}. " + "Сөз. " * 60 for n in range(40))
    kiosk = open_kiosk({**FILES, "03-c/kk.md": long})
    kiosk.open("c")
    for _ in range(4):
        kiosk.hand.swipe(QPointF(500, 1500), QPointF(500, 300))
        kiosk.hand.pause(400)

    def top() -> str:
        labels = [
            item
            for item in walk(kiosk.viewer.window.contentItem())
            if is_kind(item, "QQuickLabel") and str(item.property("text")).startswith("Абзац")
        ]
        shown = [label for label in labels if area(label).bottom() > 5]
        return str(min(shown, key=lambda label: area(label).top()).property("text"))[:9]

    before = top()
    assert before != "Абзац 0. "
    more = "# Ұзақ\n\n## Жаңа тақырып\n\n> **Ескерту.** Жаңа.\n"
    kiosk.write({"03-c/kk.md": long.replace("# Ұзақ\n", more)})
    kiosk.publish()
    assert top() == before


def test_a_removed_page_is_left_at_the_next_tap(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    shutil.rmtree(kiosk.content / "01-a")
    kiosk.publish()
    assert "Ескі сөз." in kiosk.hand.texts()
    kiosk.hand.tap(kiosk.hand.button("Артқа"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    assert "Бірінші" not in kiosk.hand.texts()


def test_a_broken_page_keeps_its_last_good_text(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    (kiosk.content / "01-a/kk.md").write_bytes(b"\x00\x01\x02" * 500)
    kiosk.publish()
    assert "Ескі сөз." in kiosk.hand.texts()
    assert kiosk.viewer.release.pages.exists("a")


def test_another_release_of_the_same_number_is_taken_over(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    shown = kiosk.viewer.release.shown
    assert shown is not None
    kiosk.write({"01-a/kk.md": "# Бірінші\n\nЖаңа сөз.\n"})
    state = kiosk.content.parent / "another"
    publish(Job(kiosk.content, state, edge=640, durable=False))
    assert exchange(release_folder(state, shown.number), shown.folder)
    kiosk.viewer.release.look()
    settle(kiosk.viewer)
    assert "Жаңа сөз." in kiosk.hand.texts()
    assert "Ескі сөз." not in kiosk.hand.texts()


def test_a_release_that_cannot_be_read_leaves_the_screen_as_it_is(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    (kiosk.state / "releases" / "current").write_text("999999")
    kiosk.viewer.release.look()
    settle(kiosk.viewer)
    assert kiosk.hand.button("Бірінші")
