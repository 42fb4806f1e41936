"""Pages as large as a text may be, each of one kind of block: how long the worst takes to open.

`python -m benchmarks.worst STATE PAGE` opens one page and prints what that cost as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from time import monotonic, process_time

from benchmarks.display import SIZE
from benchmarks.generated import page_text
from benchmarks.own_viewer import items_below, measure_apart, open_viewer, used_kilobytes
from benchmarks.results import Row
from benchmarks.setting import Setting

BYTES = 128 * 1024  # of a text; more is not read
USUAL = "usual"
MOST_SECONDS, MOST_MEGABYTES = 0.5, 60.0
TRIES = 3
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="9" height="9"/></svg>'


def worst_pages() -> dict[str, str]:
    """Return texts of 128 KB and more by name, each of one very large block or of very many blocks."""
    mark = "- {} % {} % **Place {}**\n"
    return {
        USUAL: page_text("en", 1),
        "table, wide": _table(200, 300, "x"),
        "table, long": _table(2, 15_000, "x"),
        "table, words": _table(4, 1_200, "lake and mountain"),
        "list": _lines("- x\n", 30_000),
        "list, words": _lines("- a lake and a mountain, a forest and a song\n", 2_800),
        "list, nested": "".join(f"{'  ' * level}- x\n" for level in range(340)),
        "list, numbered": "".join(f"{at}. x\n" for at in range(1, 15_000)),
        "quiz": "What is it?\n\n- [x] y\n" + _lines("- [ ] x\n", 10_000),
        "quizzes": _lines("What is it?\n\n- [x] y\n- [ ] n\n\n", 4_000),
        "timeline": _lines("- **2002** opened\n", 6_500),
        "figures": _lines("288\n: children\n\n", 7_000),
        "gallery": "![a](p.svg)\n" * 9_000,
        "pictures": _lines("![a](p.svg)\n\n", 9_000),
        "marks": "![a](p.svg)\n\n"
        + "".join(mark.format(at % 100, at // 37 % 100, at) for at in range(4_500)),
        "marks, together": "![a](p.svg)\n\n" + "".join(mark.format(50, 50, at) for at in range(60)),
        "paragraph": _lines("A lake and a mountain. ", 5_600),
        "paragraph of lines": _lines("a lake  \n", 14_000),
        "paragraph, bold": _lines("**a** *b* ", 12_000),
        "one word": "x" * (BYTES - 100),
        "paragraphs": _lines("a\n\n", 40_000),
        "headings": _lines("## a\n\n", 20_000),
        "rules": _lines("---\n\n", 20_000),
        "quote": _lines("> a\n>\n", 20_000),
        "notice": "> **A**\n>\n" + _lines("> a\n>\n", 20_000),
        "notices": _lines("> **Note.** a\n\n", 8_000),
        "preformatted": _lines("    x = 1\n", 12_000),
        "preformatted, wide": "    " + "x " * 60_000,
        "links": "".join(f"<https://a.kz/{at}>\n\n" for at in range(5_000)),
        "links in a text": "".join(f"[x](https://a.kz/{at}) " for at in range(4_500)),
        "cards": _lines("[x](../usual/)\n\n", 7_000),
        "heading, long": "## " + "a lake " * 15_000,
        "cell, long": "| a | b |\n|---|---|\n| " + "a lake " * 15_000 + " | b |\n",
        "item, long": "- " + "a lake " * 15_000 + "\n- b\n",
        "answer, long": "What?\n\n- [x] " + "a lake " * 15_000 + "\n- [ ] b\n",
        "figure, long": "288\n: " + "a lake " * 15_000 + "\n",
        "figure, long value": "a lake " * 15_000 + "\n: children\n",
        "date, long": "- **2002** " + "a lake " * 15_000 + "\n- **2003** b\n",
        "caption, long": f'![a](p.svg "{"a lake " * 15_000}")\n',
        "quote, long": "> " + "a lake " * 15_000 + "\n",
        "emphasis": _lines("*a **b** c* ", 10_000),
    }


def write_worst_pages(folder: Path, size: int = BYTES) -> None:
    """Write a content folder with all of them, each a page in one language of at most `size` bytes."""
    for name, text in worst_pages().items():
        place = folder / name.replace(",", "").replace(" ", "-")
        place.mkdir(parents=True)
        (place / "p.svg").write_text(DRAWING)
        (place / "en.md").write_text(text if name == USUAL else _cut(f"# {name}\n\n{text}", size))


def _cut(text: str, size: int) -> str:
    """Return as many whole lines as fit into `size`, or the beginning of a single long line."""
    part = text[: size - 1]
    line, newline, _ = part.rpartition("\n")
    return part if len(line) < size / 2 or len(part) == len(text) else line + newline


def _lines(text: str, count: int) -> str:
    """Return a text repeated `count` times, or as often as a page may have it."""
    return text * min(count, (BYTES - 200) // len(text))


def _table(columns: int, rows: int, word: str) -> str:
    """Return a table of this size with the same word in each cell."""
    row = "|" + f" {word} |" * columns + "\n"
    return row + "|" + "---|" * columns + "\n" + _lines(row, rows)


def worst(setting: Setting) -> list[Row]:
    """Open each page in a process of its own; report the slowest and the largest beside a usual page."""
    content = setting.folder / "worst"
    write_worst_pages(content)
    state = setting.published(content).state
    names = [path.name for path in sorted(content.iterdir())]
    found = {name: _measured(state, name, setting.display) for name in names}
    usual = found.pop(USUAL)
    slowest = max(found, key=lambda name: found[name]["seconds"])
    largest = max(found, key=lambda name: found[name]["megabytes"])
    return [
        Row(
            f"open the slowest page of 128 KB ({slowest})",
            1000 * found[slowest]["seconds"],
            "ms",
            1000 * usual["seconds"],
            "a usual page",
            1000 * MOST_SECONDS,
        ),
        Row(
            f"memory of the largest page of 128 KB ({largest})",
            found[largest]["megabytes"],
            "MB",
            usual["megabytes"],
            "a usual page",
            MOST_MEGABYTES,
        ),
    ]


def _measured(state: Path, page: str, display: str) -> dict[str, float]:
    """Return what opening a page in a process of its own costs, see _measure."""
    found: dict[str, float] = measure_apart(
        "benchmarks.worst", str(state), page, variables={"DISPLAY": display}, limit=900
    )
    return found


def _measure(state: Path, page: str) -> dict[str, float]:
    """Open a page several times; return the seconds of processor time, megabytes and items it costs."""
    from PySide6.QtCore import QCoreApplication

    viewer = open_viewer(state, SIZE, animated=False)
    frames: list[float] = []
    viewer.window.frameSwapped.connect(lambda: frames.append(process_time()))
    viewer.window.show()
    viewer.idle.touch()

    def open_page(name: str) -> float:
        """Return the seconds of processor time until the page is painted and nothing more happens."""
        frames.clear()
        start = process_time()
        viewer.navigation.open(name)
        limit = monotonic() + 0.3
        while not frames or monotonic() < limit:
            QCoreApplication.processEvents()
        return frames[-1] - start

    open_page(USUAL)
    viewer.navigation.home()
    seconds, memory = [], []
    for _ in range(TRIES if page != USUAL else 2 * TRIES):
        before = used_kilobytes() / 1024
        seconds.append(open_page(page))
        memory.append(used_kilobytes() / 1024 - before)
        items = sum(1 for _ in items_below(viewer.window.contentItem()))
        viewer.navigation.home()
        viewer.navigation.open(USUAL)
        viewer.navigation.home()
        if seconds[-1] > 5:
            break
    viewer.close()
    return {"seconds": median(seconds), "megabytes": max(memory), "items": items}


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), sys.argv[2])))
