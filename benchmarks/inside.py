"""What only the kiosk itself can tell; `python -m benchmarks.inside WHAT STATE COUNT` prints it as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from ctypes import CDLL
from pathlib import Path
from statistics import median
from time import monotonic, thread_time
from typing import Any

from benchmarks.display import DIAGONAL_INCHES, SIZE
from benchmarks.generated import write_long_page
from benchmarks.results import Row
from benchmarks.setting import Setting

BLOCKS = 600
FLICK_PIXELS_A_SECOND = 4000.0
VISITS = 3000
WARM_UP = 0.25


def scroll(setting: Setting) -> list[Row]:
    """Flick through a page of 600 blocks: how often a frame comes, and the work in it."""
    content = setting.folder / "long"
    write_long_page(content, BLOCKS)
    found = _ask("scroll", setting.published(content).state, setting, BLOCKS)
    work, apart = sorted(found["work"]), sorted(found["apart"])
    return [
        Row("frame to frame while scrolling 600 blocks, median", 1000 * median(apart), "ms", goal=16.7),
        Row("frame to frame while scrolling 600 blocks, p99", 1000 * _p99(apart), "ms", goal=20),
        Row("of it work of the kiosk, median", 1000 * median(work), "ms"),
    ]


def growth(setting: Setting) -> list[Row]:
    """Visit pages in turn, in all languages; the slope of the memory after the first quarter."""
    found = _ask("growth", setting.shipped.state, setting, VISITS // 10 if setting.quick else VISITS)
    points = [point for point in found["memory"] if point[0] >= WARM_UP * found["memory"][-1][0]]
    return [Row("memory growth a page visit", slope(points), "KB", goal=0.5)]


def slope(points: list[tuple[float, float]]) -> float:
    """Return the median slope of all pairs of points (Theil-Sen): single jumps do not count."""
    return median(
        (later[1] - earlier[1]) / (later[0] - earlier[0])
        for at, earlier in enumerate(points)
        for later in points[at + 1 :]
    )


def _p99(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]


def _ask(what: str, state: Path, setting: Setting, count: int) -> Any:
    out = subprocess.run(
        [sys.executable, "-m", "benchmarks.inside", what, str(state), str(count)],
        env={**os.environ, "DISPLAY": setting.display},
        check=True,
        stdout=subprocess.PIPE,
        timeout=900,
    ).stdout
    return json.loads(out)


class _Window:
    """The kiosk's own window on the display, without its publisher."""

    def __init__(self, state: Path) -> None:
        import PySide6.QtQuick  # noqa: F401 - else the window is a plain QWindow
        from PySide6.QtCore import QEventLoop, QTimer

        from kiosk.viewer.assembly import application, assemble

        self._app = application()
        self.viewer = assemble(state, diagonal_inches=DIAGONAL_INCHES)
        self.viewer.window.resize(*SIZE)
        self.viewer.metrics.take(SIZE, None)
        self.frames: list[tuple[float, float]] = []
        self._loop = QEventLoop()
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._loop.quit)
        self.viewer.window.show()
        self.run(1.5)
        self.viewer.idle.touch()
        self.run(1)

    def run(self, seconds: float) -> None:
        self._timer.start(int(seconds * 1000))
        self._loop.exec()

    def scroll(self, count: int) -> dict[str, object]:
        from PySide6.QtCore import Q_ARG, QMetaObject

        page = self.viewer.release.family("")[0].id
        self.viewer.navigation.open(page)
        self.run(1)
        view = _find(self.viewer.window.contentItem(), "pageList")
        assert view is not None, "the page has no list"
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
        viewer = self.viewer
        pages = [card.id for card in viewer.release.family("")]
        tags = viewer.release.shown.languages if viewer.release.shown else ()
        memory = []
        for visit in range(count + 1):
            if visit % (count // 30) == 0:
                viewer.navigation.home()
                viewer.language.choose(tags[0])
                self.run(0.6)
                memory.append((visit, _used_kilobytes()))
            viewer.idle.touch()
            if visit % len(pages) == 0:
                viewer.language.choose(tags[visit // len(pages) % len(tags)])
            viewer.navigation.open(pages[visit % len(pages)])
            self.run(0.03)
            if visit % 3 == 0:
                viewer.navigation.home()
                self.run(0.02)
        return {"memory": memory}


def _find(item: Any, name: str) -> Any:
    # findChild() does not see what views and loaders made.
    if item.objectName() == name:
        return item
    return next((found for child in item.childItems() if (found := _find(child, name))), None)


def _used_kilobytes() -> int:
    """Return this process's own memory without what it has freed and the C library keeps in reserve.

    That reserve comes and goes by tens of megabytes.
    """
    CDLL(None).malloc_trim(0)
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1])
    raise RuntimeError("this system does not tell a process's memory")


if __name__ == "__main__":
    window = _Window(Path(sys.argv[2]))
    measure = {"scroll": window.scroll, "growth": window.growth}[sys.argv[1]]
    numbers = measure(int(sys.argv[3]))
    window.viewer.close()
    print(json.dumps(numbers))
