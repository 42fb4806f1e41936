"""What a visitor does, the same with every program: wake it, open pages, switch languages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep

from benchmarks.observer import Observer, Strips
from benchmarks.paint import Look, first_change, painted_at
from benchmarks.processes import Program
from benchmarks.quiet import wait_for_quiet
from benchmarks.subjects import Subject
from benchmarks.targets import Targets, middle

PATIENCE = 60.0  # seconds
READABLE = 0.5  # share of what changes, see Opened
WHEEL_CLICKS = 25


@dataclass(frozen=True, slots=True)
class Opened:
    """Seconds until anything changed on the screen, until the page could be read, and until nothing moved.

    A page can be read when half of what changes has its final pixels: then text and picture are there, and
    at most a cover still moves over them.
    """

    first: float
    painted: float
    rested: float


class Visitor:
    """A visitor in front of one running program."""

    def __init__(self, observer: Observer, targets: Targets, program: Program) -> None:
        self.observer = observer
        self.targets = targets
        self.program = program
        width, height = targets.screen
        # A word in the header: nothing happens where it is tapped on the home screen.
        self.nowhere = (width // 2, height // 32)
        xs = tuple(width * share // 100 for share in (12, 37, 62, 87))
        self.cards = Strips(xs, 200, height - targets.bar)
        # Below the cover, where title and text are.
        self.text = Strips(xs, height * 40 // 100, height - targets.bar)

    def tap_and_watch(self, place: tuple[int, int], strips: Strips) -> Opened:
        """Tap a place and watch the strips. Raises TimeoutError when the screen does not answer."""
        before = self.observer.look(strips)
        moment = self.observer.tap(*place)
        return _opened(moment, self.observer.record(strips, before, still=0.45, limit=15))

    def open_card(self, page: str) -> Opened:
        """Open a page by its card on the home screen."""
        return self.tap_and_watch(middle(self.targets.cards[page]), self.text)

    def go_home(self) -> Opened:
        """Go back to the home screen."""
        return self.tap_and_watch(middle(self.targets.buttons["home"]), self.cards)

    def choose(self, language: str) -> Opened:
        """Switch to another language on an open page."""
        return self.tap_and_watch(middle(self.targets.buttons[language]), self.text)

    def scroll_to_end(self) -> None:
        """Scroll an open page to its end."""
        width, height = self.targets.screen
        self.observer.wheel(width // 2, height // 2, WHEEL_CLICKS)
        self.observer.rest(self.text)

    def visit_every_page(self, languages: tuple[str, ...], pages: tuple[str, ...]) -> None:
        """Open each page in each language, read it to its end and go home; ends in the first language."""
        for language in (*languages[1:], languages[0]):
            self.observer.tap(*middle(self.targets.buttons[language]))
            self.observer.rest(self.cards)
            for page in pages:
                self.observer.tap(*middle(self.targets.cards[page]))
                self.observer.rest(self.text)
                self.scroll_to_end()
                self.observer.tap(*middle(self.targets.buttons["home"]))
                self.observer.rest(self.cards)


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of the process until anything is on the screen, and until the home screen is."""

    first: float
    home: float


@contextmanager
def standing_before(
    subject: Subject, display: str, targets: Targets, awake: bool = True
) -> Iterator[tuple[Visitor, Start]]:
    """Start a program, wait until it shows its home screen, and end it afterwards.

    With `awake` False a kiosk is not touched and stays on its attract screen. Raises TimeoutError when it
    shows nothing.
    """
    observer = Observer(display)
    wait_for_quiet()
    try:
        program = subject.start(display)
        try:
            visitor = Visitor(observer, targets, program)
            yield visitor, _wake(visitor, subject, awake)
        finally:
            program.stop()
    finally:
        observer.close()


def _wake(visitor: Visitor, subject: Subject, awake: bool) -> Start:
    """Wait for the home screen; a kiosk is touched as soon as it shows anything, so that it wakes."""
    observer, program = visitor.observer, visitor.program
    looks = [Look(program.started, observer.look(visitor.cards))]
    tapped = 0.0
    taps = 0
    while True:
        pixels = observer.look(visitor.cards)
        now = monotonic()
        if pixels != looks[-1].pixels:
            looks.append(Look(now, pixels))
        shown = len(looks) > 1
        if awake and subject.sleeps and shown and taps < 2 and now - tapped > 0.5:
            observer.tap(*visitor.nowhere)
            tapped = now
            taps += 1
        if shown and now - looks[-1].seconds > 2.5:
            break
        if program.ended or now - program.started > PATIENCE:
            raise TimeoutError(f"{subject.name} shows nothing")
        sleep(0.002)
    return Start(first_change(looks) - program.started, painted_at(looks) - program.started)


def _opened(moment: float, looks: list[Look]) -> Opened:
    """Return what the looks after a tap at `moment` show."""
    return Opened(
        first_change(looks) - moment, painted_at(looks, READABLE) - moment, painted_at(looks) - moment
    )
