"""Measurements inside the kiosk's own process; `python -m benchmarks.inside WHAT STATE COUNT` prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from time import monotonic, thread_time
from typing import Any

from benchmarks.display import SIZE
from benchmarks.generated import write_long_page
from benchmarks.own_viewer import items_below, measure_apart, open_viewer, used_kilobytes
from benchmarks.results import Row
from benchmarks.setting import Setting

BLOCKS = 600
FLICK_PIXELS_A_SECOND = 4000.0
VISITS = 3000
WARM_UP = 0.25  # share of the visits that is left out


def scroll(setting: Setting) -> list[Row]:
    """Flick through a page of 600 blocks; measure the time between frames and the work in each."""
    content = setting.folder / "long"
    write_long_page(content, BLOCKS)
    found = _measured("scroll", setting.published(content).state, setting, BLOCKS)
    work, apart = sorted(found["work"]), sorted(found["apart"])
    return [
        Row("frame to frame while scrolling 600 blocks, median", 1000 * median(apart), "ms", goal=16.7),
        Row("frame to frame while scrolling 600 blocks, p99", 1000 * _p99(apart), "ms", goal=20),
        Row("of it work of the kiosk, median", 1000 * median(work), "ms"),
    ]


def growth(setting: Setting) -> list[Row]:
    """Visit pages in turn, in all languages; measure the slope of the memory after the first quarter."""
    visits = VISITS // 10 if setting.quick else VISITS
    found = _measured("growth", setting.shipped.state, setting, visits)
    points = [point for point in found["memory"] if point[0] >= WARM_UP * found["memory"][-1][0]]
    return [Row("memory growth a page visit", slope(points), "KB", goal=0.5)]


def slope(points: list[tuple[float, float]]) -> float:
    """Return the median slope of all pairs of points (Theil-Sen), on which single jumps have no effect."""
    return median(
        (later[1] - earlier[1]) / (later[0] - earlier[0])
        for at, earlier in enumerate(points)
        for later in points[at + 1 :]
    )


def _p99(ordered: list[float]) -> float:
    """Return the 99th percentile of sorted values."""
    return ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]


def _measured(what: str, state: Path, setting: Setting, count: int) -> Any:
    """Return what a process of its own measures, see _Window.scroll and _Window.growth."""
    display = {"DISPLAY": setting.display}
    return measure_apart("benchmarks.inside", what, str(state), str(count), variables=display, limit=900)


class _Window:
    """The kiosk's own window on the display, without a publisher."""

    def __init__(self, state: Path) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        self.viewer = open_viewer(state, SIZE, animated=True)
        self.frames: list[tuple[float, float]] = []
        self._loop = QEventLoop()
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._loop.quit)
        self.viewer.window.show()
        self.run(1.5)
        self.viewer.idle.touch()
        self.run(1)

    def run(self, seconds: float) -> None:
        """Let Qt work for this many seconds."""
        self._timer.start(int(seconds * 1000))
        self._loop.exec()

    def scroll(self, count: int) -> dict[str, object]:
        """Flick the first page to its end; return the seconds of work in each frame, and between frames.

        `count` is its number of blocks, from which a time limit follows.
        """
        from PySide6.QtCore import Q_ARG, QMetaObject

        page = self.viewer.release.pages.family("")[0].id
        self.viewer.navigation.open(page)
        self.run(1)
        items = items_below(self.viewer.window.contentItem())
        view = next(item for item in items if item.objectName() == "pageList")
        self.viewer.window.frameSwapped.connect(lambda: self.frames.append((monotonic(), thread_time())))
        work: list[float] = []
        apart: list[float] = []
        limit = monotonic() + count / 5
        while not view.property("atYEnd") and monotonic() < limit:
            self.viewer.idle.touch()
            self.frames.clear()
            QMetaObject.invokeMethod(view, "flick", Q_ARG(float, 0.0), Q_ARG(float, -FLICK_PIXELS_A_SECOND))
            while view.property("moving"):
                self.run(0.05)
            for (before, worked_before), (now, worked) in zip(self.frames, self.frames[1:], strict=False):
                apart.append(now - before)
                work.append(worked - worked_before)
        return {"work": work, "apart": apart}

    def growth(self, count: int) -> dict[str, object]:
        """Visit `count` pages; return the memory in kilobytes after each thirtieth of them."""
        viewer = self.viewer
        pages = [card.id for card in viewer.release.pages.family("")]
        tags = viewer.release.shown.languages if viewer.release.shown else ()
        memory = []
        for visit in range(count + 1):
            if visit % (count // 30) == 0:
                viewer.navigation.home()
                viewer.language.choose(tags[0])
                self.run(0.6)
                memory.append((visit, used_kilobytes()))
            viewer.idle.touch()
            if visit % len(pages) == 0:
                viewer.language.choose(tags[visit // len(pages) % len(tags)])
            viewer.navigation.open(pages[visit % len(pages)])
            self.run(0.03)
            if visit % 3 == 0:
                viewer.navigation.home()
                self.run(0.02)
        return {"memory": memory}


if __name__ == "__main__":
    window = _Window(Path(sys.argv[2]))
    measure = {"scroll": window.scroll, "growth": window.growth}[sys.argv[1]]
    numbers = measure(int(sys.argv[3]))
    window.viewer.close()
    print(json.dumps(numbers))
