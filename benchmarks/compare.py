"""Start, memory, taps and languages: the kiosk compared with a browser."""

from __future__ import annotations

from statistics import median

from benchmarks.results import Row
from benchmarks.setting import Setting
from benchmarks.subjects import BareWindow, Subject
from benchmarks.visitor import Opened, standing_before


def start(setting: Setting) -> list[Row]:
    """Measure from the start of the process to the home screen, including the touch that wakes the kiosk."""
    compiled = BareWindow()
    subjects: list[Subject] = [
        setting.shipped,
        setting.browser,
        setting.bare,
        compiled,
        setting.plain_screens,
    ]
    seconds: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    first: list[float] = []
    for turn in range(setting.times(9) + 1):
        for subject in subjects:
            with standing_before(subject, setting.display, setting.targets) as (_, begun):
                if turn:  # the first one warms profile and caches
                    seconds[subject.name].append(begun.home)
                    if subject is setting.shipped:
                        first.append(begun.first)
    ours, browser, bare, least, plain = (1000 * median(seconds[subject.name]) for subject in subjects)
    what = "start to the painted home screen"
    return [
        Row(what, ours, "ms", browser, "Chromium", 0.45, True),
        Row(what, ours, "ms", bare, setting.bare.name, 2.2, True),
        Row(what, ours, "ms", least, compiled.name),
        Row(what, ours, "ms", plain, setting.plain_screens.name),
        Row("start to the attract screen", 1000 * median(first), "ms"),
    ]


def memory(setting: Setting) -> list[Row]:
    """Measure the memory of all processes after every page was read to its end in every language."""
    both: tuple[Subject, Subject] = (setting.shipped, setting.browser)
    megabytes = []
    pages = tuple(setting.targets.cards)
    for subject in both:
        with standing_before(subject, setting.display, setting.targets) as (visitor, _):
            visitor.visit_every_page(setting.languages, pages)
            visitor.program.calm()
            megabytes.append(visitor.program.pss_kilobytes() / 1024)
    ours, peer = megabytes
    return [Row("memory after every page (PSS)", ours, "MB", peer, "Chromium", 0.2, True)]


def taps(setting: Setting) -> list[Row]:
    """From a tap on a card, and on a language, until the page can be read.

    A tap on the bare window, which only changes its colour, is what display server and observer take; one on
    the plain screens is what Qt takes besides to show these pictures and words.
    """
    subjects: tuple[Subject, ...] = (setting.shipped, setting.browser, setting.plain_screens)
    opened: dict[str, list[Opened]] = {subject.name: [] for subject in subjects}
    turned: dict[str, list[Opened]] = {subject.name: [] for subject in subjects}
    limit = BareWindow(at_once=True)
    bare: list[Opened] = []
    pages = list(setting.targets.cards)
    for _ in range(setting.times(4) // 2):
        for subject in subjects:
            with standing_before(subject, setting.display, setting.targets) as (visitor, _start):
                visitor.visit_every_page(setting.languages[:1], tuple(pages[:2]))
                for page in pages:
                    opened[subject.name].append(visitor.open_card(page))
                    turned[subject.name].append(visitor.choose(setting.languages[1]))
                    turned[subject.name].append(visitor.choose(setting.languages[0]))
                    visitor.go_home()
        with standing_before(limit, setting.display, setting.targets) as (visitor, _start):
            bare += [visitor.tap_and_watch(visitor.nowhere, visitor.text) for _ in pages]
    floor = _milliseconds(bare)
    rows = []
    for what, found, most in (("tap", opened, 0.25), ("language", turned, 0.15)):
        ours, peer, plain = (_milliseconds(found[subject.name]) for subject in subjects)
        rows += [
            Row(f"{what} to the painted page", ours, "ms", peer, "Chromium", most, True),
            Row(f"{what} to the painted page", ours, "ms", plain, setting.plain_screens.name),
            Row(f"{what} to the painted page", ours, "ms", floor, "bare window, another colour"),
            Row(f"{what}, without what the bare window takes", ours - floor, "ms", peer - floor, "Chromium"),
        ]
    ours, peer = (1000 * median(each.rested for each in opened[each_of.name]) for each_of in subjects[:2])
    return [*rows, Row("tap until nothing moves", ours, "ms", peer, "Chromium")]


def _milliseconds(found: list[Opened]) -> float:
    """Return the median until the page could be read."""
    return 1000 * median(each.painted for each in found)
