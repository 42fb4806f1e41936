"""What a touch on a page does: it scrolls, tells of a place, answers a quiz, opens a cover, leads on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, png, walk

LONG = "".join(f"## Part {number}\n\n{'Words and more words. ' * 30}\n\n" for number in range(8))
QUIZ = """# Lake

Which lake is it?

- [ ] Aral
- [x] Balkhash
  Its west is fresh, its east is salty.
"""
MAP = """# Map

![The country](map.png)

- 20 % 50 % **Ural** a river between two parts of the world
- 80 % 50 % **Altai** mountains in the east
"""
ENGLISH = {"kiosk.toml": 'languages = ["en"]\n'}


def one(kiosk: Kiosk, kind: str) -> QQuickItem:
    (found,) = [item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, kind)]
    return found


def page_list(kiosk: Kiosk) -> QQuickItem:
    return one(kiosk, "BlockList")


def tap(kiosk: Kiosk, name: str) -> None:
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button(name))
    settle(kiosk.viewer)


def test_a_tap_scrolls_to_the_end_and_back_to_the_top(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": f"# A\n\n{LONG}"})
    kiosk.open("a")
    shown = page_list(kiosk)
    start, height = shown.property("contentY"), shown.height()
    tap(kiosk, "Scroll down")
    assert abs(shown.property("contentY") - start - 0.9 * height) < 3
    for _ in range(40):
        if shown.property("atYEnd"):
            break
        tap(kiosk, "Scroll down")
    tap(kiosk, "Back to the top")
    assert abs(shown.property("contentY") - shown.property("originY")) < 1


def test_a_short_page_has_no_button_to_scroll(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": "# A\n\nShort.\n"})
    kiosk.open("a")
    assert "Scroll down" not in [button.property("name") for button in kiosk.hand.buttons()]


def test_the_reason_is_told_with_the_right_answer_only(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": QUIZ})
    kiosk.open("a")
    reason = "Its west is fresh, its east is salty."
    assert reason not in kiosk.hand.texts()
    assert "Balkhash" in kiosk.hand.texts()
    tap(kiosk, "Aral")
    assert reason not in kiosk.hand.texts()
    tap(kiosk, "Balkhash")
    assert reason in kiosk.hand.texts()
    assert one(kiosk, "Unfolding").property("open")


def test_a_place_tells_its_line_when_it_or_its_name_is_touched(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": MAP, "01-a/x.md": "", "01-a/map.png": png(1200, 800)})
    kiosk.open("a")
    picture = area(one(kiosk, "HotspotLine"))
    block = area(one(kiosk, "MarkedBlock"))
    y = block.top() + (picture.top() - block.top()) / 2

    def told() -> str:
        return " ".join(text for text in kiosk.hand.texts() if "</b>" in text)

    assert "Ural" in kiosk.hand.texts()
    kiosk.hand.calm()
    kiosk.hand.tap_at(QPointF(picture.left() + picture.width() * 0.2, y))
    assert "a river between two parts" in told()
    kiosk.hand.calm()
    kiosk.hand.tap_at(QPointF(picture.left() + picture.width() * 0.8, y))
    assert "mountains in the east" in told()
    kiosk.hand.calm()
    kiosk.hand.tap_at(QPointF(picture.left() + picture.width() * 0.5, y))
    assert "mountains in the east" in told()  # nothing is meant there


def test_the_cover_opens_full_screen_and_comes_nearer_step_by_step(open_kiosk: OpenKiosk) -> None:
    text = "# A\n\n![A meadow](meadow.png)\n\nGrass.\n"
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": text, "01-a/meadow.png": png(1200, 800)})
    kiosk.open("a")
    tap(kiosk, "A meadow")
    picture = one(kiosk, "ZoomPicture")
    scales = [picture.property("scaled")]
    for name in ("Zoom in", "Zoom in", "Zoom in", "Zoom out", "Zoom out", "Zoom out"):
        tap(kiosk, name)
        scales.append(picture.property("scaled"))
    assert scales[:4] == sorted(set(scales[:4]))
    assert scales[3] == 4
    assert scales[-1] == 1
    tap(kiosk, "Close")
    assert kiosk.viewer.navigation.page == "a"


def test_a_long_page_lists_its_contents(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": f"# A\n\nWelcome.\n\n{LONG}"})
    kiosk.open("a")
    tap(kiosk, "Part 3")
    seen = [item for item in walk(page_list(kiosk)) if is_kind(item, "HeadingBlock")]
    (heading,) = [item for item in seen if item.property("text") == "Part 3"]
    assert abs(area(heading).top() - area(page_list(kiosk)).top()) < 3


def test_the_bar_tells_the_place_among_the_pages_and_leads_up(open_kiosk: OpenKiosk) -> None:
    pages = {f"01-a/{number}-p{number}/en.md": f"# P{number}\n\nText.\n" for number in range(1, 4)}
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": "# Alpha\n\nText.\n", **pages})
    kiosk.open("a/p2")
    assert any("2 / 3" in text and "Alpha" in text for text in kiosk.hand.texts())
    tap(kiosk, "Next page")
    assert kiosk.viewer.navigation.page == "a/p3"
    tap(kiosk, "Alpha, 3 / 3")
    assert kiosk.viewer.navigation.page == "a"


def test_the_home_screen_has_no_dead_buttons(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": "# A\n\nText.\n"})
    assert not {"Home", "Back"} & {str(button.property("name")) for button in kiosk.hand.buttons()}


def test_start_again_puts_the_next_visitor_on_the_home_screen(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": "# A\n\nText.\n", "02-b/en.md": "# B\n\nText.\n"})
    kiosk.open("a")
    kiosk.viewer.idle.show_warning()
    settle(kiosk.viewer)
    tap(kiosk, "Start again")
    assert kiosk.viewer.navigation.atHome
    assert kiosk.viewer.idle.state == "active"


def test_notices_that_ask_for_something_show_how(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_kiosk({**ENGLISH, "01-a/en.md": "# A\n\n> **Listen.** What do you hear?\n"})
    kiosk.open("a")
    assert one(kiosk, "NoticeBlock").property("sign") == "ear"
