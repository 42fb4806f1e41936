"""Long blocks are several rows of the page: what a page costs depends on the screen, not on its text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from benchmarks.worst import USUAL, worst_pages, write_worst_pages
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.viewer.page import pieces as module
from kiosk.viewer.page.pieces import CELLS, ITEMS, pieces
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk

SIZE = 24 * 1024  # bytes of a text: enough to tell what grows with it
MOST_ITEMS = 1600  # 470 of them are the window's own; a table of short cells has most

Row = dict[str, Any]


def block(kind: str, count: int) -> Row:
    items = {
        "list": {"level": 0, "marker": "•", "text": "x"},
        "quote": {"text": "x"},
        "notice": {"text": "x"},
        "timeline": {"date": "2002", "text": "x"},
        "figures": {"value": "288", "label": "x"},
    }
    return {"kind": kind, "items": [{**items[kind], "at": at} for at in range(count)], "words": count}


@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("count", [0, 1, 11, 12, 13, 24, 25, 100])
def test_the_pieces_of_a_block_are_the_block(kind: str, count: int) -> None:
    rows = pieces(block(kind, count))
    assert [item["at"] for row in rows for item in row["items"]] == list(range(count))
    assert all(len(row["items"]) <= ITEMS[kind] for row in rows)
    assert sum(row["words"] for row in rows) == count
    assert [row["continued"] for row in rows] == [False, *[True] * (len(rows) - 1)]
    assert [row["continues"] for row in rows] == [*[True] * (len(rows) - 1), False]


def test_the_pieces_of_a_table_have_the_columns_of_the_whole() -> None:
    cells = [["a", "&amp;<b>b</b>"], ["жиырма екі әріптен тұрады", "x"], ["a"], ["x" * 99]]
    table = {"kind": "table", "header": ["x", ""], "align": ["left", "left"], "rows": cells * 50, "words": 9}
    rows = pieces(table)
    assert [cell for row in rows for cell in row["rows"]] == cells * 50
    assert all(len(row["rows"]) * 2 <= CELLS for row in rows)
    assert {tuple(row["wishes"]) for row in rows} == {(30, 7)}
    assert pieces({**table, "rows": cells[1:2]})[0]["wishes"] == [25, 7]
    assert pieces({**table, "rows": [], "header": ["🙂" * 5, "<b>head</b>"]})[0]["wishes"] == [10, 11]
    assert all(len(row["rows"]) == 1 for row in pieces({**table, "header": ["x"] * 900}))


def test_the_pieces_of_figures_are_measured_by_the_longest_of_the_whole() -> None:
    figures = block("figures", 30)
    figures["items"][-1]["value"] = "1\u00a0000\u00a0000\u00a0000"
    figures["items"][17]["label"] = "<b>құбылыстарымыздың</b> &lt;"
    for row in pieces(figures):
        assert row["total"] == 30
        assert {17, 29} <= {item["at"] for item in row["measured"]} < set(range(30))


def test_other_blocks_stay_as_they_are() -> None:
    row = {"kind": "paragraph", "text": "x", "words": 1}
    assert pieces(row) == [row]


@pytest.fixture(scope="module")
def worst_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worst")
    write_worst_pages(folder / "content", SIZE)
    publish(Job(folder / "content", folder / "state", edge=320, durable=False))
    return folder / "state"


def count_items(item: QQuickItem) -> int:
    return 1 + sum(count_items(child) for child in item.childItems())


def page_list(kiosk: Kiosk) -> QQuickItem:
    items = walk(kiosk.hand.window.contentItem())
    return next(item for item in items if item.objectName() == "pageList")


def test_what_is_built_depends_on_the_screen_and_not_on_the_text(
    worst_state: Path, open_kiosk: OpenKiosk
) -> None:
    kiosk = open_kiosk(state=worst_state)
    names = [name.replace(",", "").replace(" ", "-") for name in worst_pages()]
    built = {}
    for name in names:
        kiosk.open(name)
        view = page_list(kiosk)
        at_top = count_items(kiosk.hand.window.contentItem())
        for _ in range(3):
            view.metaObject().invokeMethod(view, "pageDown")
        settle(kiosk.viewer)
        built[name] = max(at_top, count_items(kiosk.hand.window.contentItem()))
    assert USUAL in built
    assert {name: count for name, count in built.items() if count > MOST_ITEMS} == {}


BLOCKS = {
    "list": "".join(f"{at}. Lake {at}\n" for at in range(1, 9)),
    "nested list": "- Lake\n  - Shore\n    - Reed\n- Mountain\n\n  Higher than all.\n- Forest\n",
    "quote": "> One.\n>\n> Two, of which more is to say than fits into a line.\n>\n> Three.\n>\n> Four.\n",
    "notice": "> **Note.** One.\n>\n> Two.\n>\n> Three.\n>\n> Four.\n",
    "timeline": "".join(
        f"- **{2000 + at}** opened, and much more was to come after that day\n" for at in range(6)
    ),
    "figures": "".join(f"{288 * 10**at}\n: children in a shift\n\n" for at in range(7)),
    "table": "| Lake | Depth |\n|---|--:|\n" + "".join(f"| Lake *{at}* | {at} m |\n" for at in range(7)),
    "table of cards": f"| Lake | Depth | Length | Shore | Water | Fish | Birds |\n|{'---|' * 7}\n"
    + "| Burabay lake | 7 m | 4 km | sand and stones | sweet and clear | carp | swans and ducks |\n" * 3,
}
SCROLL_BAR = 20  # pixels; it knows the height of a list only roughly
COUNTS = {"figures": 6}  # stand in columns


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_pieces_look_like_one_block(
    name: str, size: tuple[int, int], open_kiosk: OpenKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"# Lake\n\n{BLOCKS[name]}\nThe end.\n"
    kiosk = open_kiosk({"a/en.md": text, "b/en.md": "# B\n\nB.\n"}, size=size, diagonal_inches=40)
    kiosk.open("a")
    rows = page_list(kiosk).property("count")
    whole = pictures(kiosk)
    monkeypatch.setattr(module, "CELLS", 1)
    monkeypatch.setattr(module, "ITEMS", {kind: COUNTS.get(kind, 1) for kind in ITEMS})
    kiosk.viewer.navigation.home()
    kiosk.open("a")
    assert page_list(kiosk).property("count") > rows
    # An edge at half a pixel may be rounded the other way.
    assert max(rows_that_differ(one, other) for one, other in zip(whole, pictures(kiosk), strict=True)) <= 1


def pictures(kiosk: Kiosk) -> list[QImage]:
    """Return the screen at three places of the page, down to where the block ends."""
    view = page_list(kiosk)
    made = []
    for _ in range(3):
        screen = kiosk.hand.window.grabWindow()
        ends = [area(item).top() for item in walk(kiosk.hand.window.contentItem()) if is_end(item)]
        made.append(screen.copy(0, 0, screen.width(), max(1, int(min([screen.height(), *ends]) - 2))))
        view.setProperty("contentY", view.property("contentY") + 200)
        settle(kiosk.viewer)
    return made


def is_end(item: QQuickItem) -> bool:
    return is_kind(item, "QQuickLabel") and item.property("text") == "The end."


def rows_that_differ(one: QImage, other: QImage) -> int:
    """Return in how many rows of pixels two pictures of a block differ, without the scroll bar.

    The block ends at a whole pixel, so the pictures may be one row longer or shorter.
    """
    assert abs(one.height() - other.height()) <= 1
    size = one.width() - SCROLL_BAR, min(one.height(), other.height())
    one, other = (each.copy(0, 0, *size).convertToFormat(QImage.Format.Format_RGB32) for each in (one, other))
    lines = zip(_lines(one), _lines(other), strict=True)
    return sum(here != there for here, there in lines)


def _lines(picture: QImage) -> list[bytes]:
    data, step = bytes(picture.constBits()), picture.bytesPerLine()
    return [data[at : at + step] for at in range(0, len(data), step)]


def test_all_of_a_long_list_can_be_read(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"a/en.md": "# A\n\n" + "".join(f"{at}. Lake\n" for at in range(1, 301))})
    kiosk.open("a")
    view = page_list(kiosk)
    seen: list[str] = []
    for _ in range(60):
        seen += [text for text in kiosk.hand.texts() if text.endswith(".") and text not in seen]
        view.metaObject().invokeMethod(view, "pageDown")
        settle(kiosk.viewer)
        if view.property("atYEnd"):
            break
    assert [text for text in seen if text[:-1].isdigit()] == [f"{at}." for at in range(1, 301)]
