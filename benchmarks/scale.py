"""The kiosk with many pages, compared with itself with the shipped content."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.generated import page_text
from benchmarks.paint import first_change
from benchmarks.results import Row
from benchmarks.setting import Setting
from benchmarks.subjects import Kiosk
from benchmarks.targets import Targets, find_targets
from benchmarks.visitor import standing_before

PUBLISHED_WITHIN = 30.0  # seconds


def scale(setting: Setting) -> list[Row]:
    """Measure the start, and the memory after each section was opened once."""
    both: list[tuple[Kiosk, Targets]] = [
        (setting.large, find_targets(setting.large.state)),
        (setting.shipped, setting.targets),
    ]
    seconds: list[list[float]] = [[], []]
    megabytes: list[list[float]] = [[], []]
    turns = setting.times(7)
    for turn in range(turns + 1):
        for at, (kiosk, targets) in enumerate(both):
            with standing_before(kiosk, setting.display, targets) as (visitor, start):
                if turn:
                    seconds[at].append(start.home)
                if turn >= turns - 1:
                    visitor.visit_every_page(setting.languages[:1], tuple(targets.cards)[:12])
                    visitor.program.calm()
                    megabytes[at].append(visitor.program.pss_kilobytes() / 1024)
    ours, own = (1000 * median(each) for each in seconds)
    name = f"{3 * setting.pages:,} page files"
    return [
        Row(f"start with {name}", ours, "ms", own, "shipped content", 1.1, True),
        Row(
            f"memory with {name}",
            median(megabytes[0]),
            "MB",
            median(megabytes[1]),
            "shipped content",
            1.1,
            True,
        ),
    ]


def save(setting: Setting) -> list[Row]:
    """Measure from the moment that a file has its new text until the open page shows it."""
    kiosk = setting.large
    targets = find_targets(kiosk.state)
    page = next(page for page in targets.cards)
    file = next(kiosk.content.glob(f"*-{page}/kk.md"))
    picture = next((f"![kk]({each.name})\n\n" for each in file.parent.glob("cover.*")), "")
    seconds = []
    with standing_before(kiosk, setting.display, targets) as (visitor, _):
        visitor.open_card(page)
        for turn in range(setting.times(8)):
            visitor.program.calm()
            before = visitor.observer.rest(visitor.text)
            moment = replace(file, page_text("kk", 100_000 + turn, picture))
            looks = visitor.observer.record(visitor.text, before, still=1.0, limit=PUBLISHED_WITHIN)
            seconds.append(first_change(looks) - moment)
    return [Row(f"save to seen, {3 * setting.pages:,} page files", median(seconds), "s", goal=1.2)]


def replace(file: Path, text: str) -> float:
    """Save a text in one step, as editors do; return the moment (time.monotonic)."""
    fresh = file.with_name("kk.md.tmp")
    fresh.write_text(text, "utf-8")
    moment = monotonic()
    fresh.replace(file)
    return moment
