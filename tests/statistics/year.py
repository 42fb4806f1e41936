"""A year in front of a kiosk, made up: the same each time, by the real counting and the real store."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from kiosk.statistics.counts import Count, Moment, What
from kiosk.statistics.store import Store
from kiosk.statistics.visit import Visit

LAST = date(2026, 11, 29)


def made_up(
    path: Path, pages: Sequence[str], *, days: int = 365, last: date = LAST, busy: float = 60.0, seed: int = 7
) -> int:
    """Count visits of the `days` up to `last`, some `busy` a day, into a file; return how many there were."""
    chance = random.Random(seed)
    store = Store(path)
    liked = {page: 1 / (1 + place) ** 0.6 for place, page in enumerate(chance.sample(pages, len(pages)))}
    visits = 0
    for number in range(days):
        day = last - timedelta(days=days - 1 - number)
        counts: Counter[Count] = Counter()
        for _ in range(_visitors(day, busy, chance)):
            _visit(counts, day, pages, liked, chance)
            visits += 1
        if counts:
            store.add(counts)
    return visits


def _visitors(day: date, busy: float, chance: random.Random) -> int:
    """Return how many visit on a day: none on Mondays, more in summer and on Saturdays."""
    if day.weekday() == 0:
        return 0
    season = 1 + 0.45 * math.cos((day.timetuple().tm_yday - 200) / 365 * 2 * math.pi)
    week = {5: 1.7, 6: 1.4}.get(day.weekday(), 0.8)
    return max(0, round(chance.gauss(busy * season * week, busy * 0.12)))


def _visit(
    counts: Counter[Count],
    day: date,
    pages: Sequence[str],
    liked: dict[str, float],
    chance: random.Random,
) -> None:
    """Count one visit."""
    hour = min(18, max(9, round(chance.gauss(13.5, 2.4))))
    clock = [0.0]
    visit = Visit(
        lambda count: counts.update((count,)), lambda: Moment(day.isoformat(), hour), lambda: clock[0]
    )
    visit.begin("kk")
    visit.choose(chance.choices(("kk", "ru", "en"), (50, 38, 12))[0])
    if chance.random() < 0.05:
        visit.enlarge(chance.choice((125, 150, 200)))
    page = ""
    for _ in range(int(chance.expovariate(0.42))):
        clock[0] += chance.lognormvariate(2.6 + len(page) % 9 * 0.25, 0.8)  # some pages hold longer
        inside = [other for other in pages if page and other.startswith(f"{page}/")]
        choice = inside if inside and chance.random() < 0.6 else list(pages)
        page = chance.choices(choice, [liked[other] for other in choice])[0]
        visit.open(page)
        for what, share in ((What.PICTURE, 0.3), (What.CODE, 0.04), (What.RIGHT, 0.15), (What.WRONG, 0.1)):
            if chance.random() < share:
                visit.use(what)
    visit.end()
