"""A 4K screen: what a tap takes there, compared with the same screen in Full HD."""

from __future__ import annotations

from statistics import median

from benchmarks.display import Size, virtual_display
from benchmarks.results import Row
from benchmarks.setting import Setting
from benchmarks.subjects import Kiosk
from benchmarks.targets import find_targets
from benchmarks.visitor import Opened, standing_before

SIZES: list[tuple[Size, Size]] = [((1080, 1920), (2160, 3840)), ((1920, 1080), (3840, 2160))]
PAGES = 4


def large(setting: Setting) -> list[Row]:
    """Measure from a tap on a card until the page can be read, on upright and lying 4K screens."""
    rows = []
    for small, large in SIZES:
        seconds: dict[Size, list[float]] = {small: [], large: []}
        for _ in range(setting.times(4) // 2):
            for kiosk, size in ((setting.shipped, small), (setting.shipped_for_4k, large)):
                seconds[size] += [each.painted for each in _taps(kiosk, size, setting.languages[:1])]
        width, height = large
        what = f"tap to the painted page, {width} x {height}"
        ours, peer = 1000 * median(seconds[large]), 1000 * median(seconds[small])
        rows.append(Row(what, ours, "ms", peer, f"{small[0]} x {small[1]}", 1.5, True))
    return rows


def _taps(kiosk: Kiosk, size: Size, languages: tuple[str, ...]) -> list[Opened]:
    """Return what opening some cards takes on a display of this size."""
    targets = find_targets(kiosk.state, size)
    pages = list(targets.cards)[:PAGES]
    with virtual_display(size) as display, standing_before(kiosk, display, targets) as (visitor, _):
        visitor.visit_every_page(languages, tuple(pages[:1]))
        found = []
        for page in pages:
            found.append(visitor.open_card(page))
            visitor.go_home()
        return found
