"""How the viewer's last runs ended, and what follows from it; decisions only, nothing is read or written.

A run that did not end as it should, on a computer that has run on since, is a crash: the viewer died or was
killed because it showed nothing. A power cut is none. Three things follow:

- A release is on probation until it has been shown for WELL_SECONDS. A crash before that sets it aside: the
  one before is shown instead, until a newer one comes.
- After MOST_CRASHES crashes, each within CRASH_SECONDS of the one before, the release is set aside for as
  long as the computer runs, and the last one that ran well is shown.
- After as many again, the viewer shows nothing but the center's name and contacts for PLAIN_SECONDS, with
  none of what might be at fault. Then all is tried again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kiosk.releases.format import Record, replace

WELL_SECONDS = 60.0
CRASH_SECONDS = 60.0
MOST_CRASHES = 5
PLAIN_SECONDS = 600.0
MOST_RUNS = 8  # that are remembered
MOST_RELEASES = 8


class Moment(Record, frozen=True):
    """A moment: which start of the computer, seconds of time.monotonic, which session of the display.

    Where the system does not tell the first, a clock that stands earlier means another start.
    """

    boot: str
    at: float
    display: str = ""


class Run(Record, frozen=True):
    """A run of the viewer: when it began, the release it showed last (0: none), and how it ended.

    `asked` says that it ended because somebody asked it to.
    """

    began: Moment
    release: int = 0
    asked: bool = False


class Crash(Record, frozen=True):
    """A crash of the viewer, and when the next run noticed it."""

    noticed: Moment
    release: int = 0


class Aside(Record, frozen=True):
    """A release that is not shown: for ever, or while the computer runs on after `since`."""

    release: int
    since: Moment | None = None


class Plain(Record, frozen=True):
    """Name and contacts are all that is shown: until `until`, or until `release` is no longer current."""

    boot: str
    until: float
    release: int = 0


class History(Record, frozen=True):
    """What is remembered: runs and crashes, oldest first, releases that ran well, latest first.

    `fell` is when a release that had run well was taken for want of one that runs now.
    """

    runs: tuple[Run, ...] = ()
    crashes: tuple[Crash, ...] = ()
    well: tuple[int, ...] = ()
    aside: tuple[Aside, ...] = ()
    fell: Moment | None = None
    plain: Plain | None = None


def begin(history: History, now: Moment, current: int) -> History:
    """Return the history with a run that begins now; `current` is the current release, 0 for none."""
    # The end of a run that showed only name and contacts says nothing of the full program.
    last = history.runs[-1] if history.runs and history.plain is None else None
    history = _forget(history, now, current)
    if last is not None and not last.asked and _same_boot(last.began, now):
        history = _crashed(history, last, now, current)
    return replace(history, runs=(*history.runs, Run(now))[-MOST_RUNS:])


def shows(history: History, release: int, current: int = 0) -> History:
    """Return the history with a release that comes on the screen now, the `current` one or a stand-in."""
    return _with_last(_of_this_count(history, current), release=release)


def ends(history: History) -> History:
    """Return the history with a last run that ends because somebody asked for it."""
    return _with_last(history, asked=True)


def ran_well(history: History, release: int) -> History:
    """Return the history with a release that has passed its probation; older ones no longer matter."""
    well = (release, *(number for number in history.well if number != release))[:MOST_RELEASES]
    aside = tuple(each for each in history.aside if each.release > release)
    return replace(history, well=well, aside=aside)


def aside_for(history: History, current: int) -> Aside | None:
    """Return how the current release was set aside, None if it was not."""
    return next((each for each in history.aside if each.release == current), None)


def stand_ins(history: History, kept: Iterable[int]) -> list[int]:
    """Return which releases may be shown instead of one that was set aside, best first.

    `kept` are the numbers of those that there are. The newest comes first that ran well, then the others.
    """
    aside = {each.release for each in history.aside}
    fit = [number for number in sorted(kept, reverse=True) if number not in aside]
    return sorted(fit, key=lambda number: number not in history.well)


def _forget(history: History, now: Moment, current: int) -> History:
    """Return the history without what no longer counts after a start of the computer, or by its time."""
    plain, fell = history.plain, history.fell
    aside = tuple(each for each in history.aside if each.since is None or _same_boot(each.since, now))
    if plain is not None and not _lasts(plain, now, current):
        # All is tried again, with the release that was set aside meanwhile.
        plain, fell, aside = None, None, tuple(each for each in aside if each.since is None)
    history = replace(
        history,
        crashes=tuple(crash for crash in history.crashes if _same_boot(crash.noticed, now)),
        aside=aside,
        fell=fell if fell is not None and _same_boot(fell, now) else None,
        plain=plain,
    )
    return _of_this_count(history, current)


def _of_this_count(history: History, current: int) -> History:
    """Return the history without releases whose numbers are higher than the current one, 0 for any.

    They are of a state folder, or of a publisher that is followed, that has begun to count anew.
    """
    return replace(
        history,
        well=tuple(number for number in history.well if number <= (current or number)),
        aside=tuple(each for each in history.aside if each.release <= (current or each.release)),
    )


def _lasts(plain: Plain, now: Moment, current: int) -> bool:
    """Return whether name and contacts are still all that is shown."""
    in_time = now.at < plain.until <= now.at + PLAIN_SECONDS
    return in_time and plain.boot == now.boot and current in (0, plain.release)


def _crashed(history: History, run: Run, now: Moment, current: int) -> History:
    """Return the history with the crash of the last run, and what follows from it."""
    crashes = (*_chain(history.crashes, now), Crash(now, run.release))
    history = replace(history, crashes=crashes)
    on_probation = run.release > 0 and run.release not in history.well
    # Whose display has ended meanwhile may have ended for that.
    if on_probation and run.began.display == now.display:
        history = _set_aside(history, Aside(run.release))
    if len(crashes) < MOST_CRASHES:
        return history
    history = replace(history, crashes=())
    others = set(history.well) - {run.release} - {each.release for each in history.aside}
    if history.fell is not None or not others or not run.release:
        return replace(history, plain=Plain(now.boot, now.at + PLAIN_SECONDS, current))
    if aside_for(history, run.release) is None:
        history = _set_aside(history, Aside(run.release, now))
    return replace(history, fell=now)


def _chain(crashes: Collection[Crash], now: Moment) -> tuple[Crash, ...]:
    """Return the crashes that came one soon after the other, up to now."""
    found: list[Crash] = []
    after = now.at
    for crash in reversed(tuple(crashes)):
        if after - crash.noticed.at > CRASH_SECONDS:
            break
        found.append(crash)
        after = crash.noticed.at
    return tuple(reversed(found))


def _set_aside(history: History, new: Aside) -> History:
    """Return the history with a release set aside."""
    others = [each for each in history.aside if each.release != new.release]
    return replace(history, aside=(*others, new)[-MOST_RELEASES:])


def _with_last(history: History, **changed: object) -> History:
    """Return the history with its last run changed."""
    if not history.runs:
        return history
    return replace(history, runs=(*history.runs[:-1], replace(history.runs[-1], **changed)))


def _same_boot(before: Moment, now: Moment) -> bool:
    """Return whether the computer has not started again since."""
    return before.boot == now.boot and before.at <= now.at
