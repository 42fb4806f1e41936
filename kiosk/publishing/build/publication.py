"""One publication: from the content folder as it is now to a release, in a process that ends then."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.content.folder.report_name import is_report
from kiosk.content.folder.site import SETTINGS, Site, scan_site
from kiosk.content.names.media import PICTURES, ending
from kiosk.message import N_, Message
from kiosk.problems.kind import ERROR, Severity
from kiosk.problems.problem import Problem, known_problems
from kiosk.progress.steps import Told, quiet
from kiosk.publishing.build.assemble import assemble, found_languages, report, undeclared
from kiosk.publishing.build.backlog import Backlog
from kiosk.publishing.build.dates import Schedule, latest, schedule
from kiosk.publishing.build.drafts import together, unfinished, without
from kiosk.publishing.build.history import exchanged_since, note_changes
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.mending import forget, mended_lately
from kiosk.publishing.build.picture_note import files_of, is_waiting
from kiosk.publishing.build.reading import Reading, is_as_read, read_site
from kiosk.publishing.build.sharper import complete_kept
from kiosk.publishing.build.staff_settings import read_settings
from kiosk.publishing.build.unsettled import Changing, Unsettled
from kiosk.publishing.build.warnings import site_warnings
from kiosk.publishing.report.folder_messages import cannot_read, cannot_use
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.store import store
from kiosk.publishing.store.build_manifest import (
    Entries,
    Row,
    Sources,
    names_digest,
    program_digest,
    read_sources,
)
from kiosk.publishing.store.release_draft import BaseDamaged, Draft
from kiosk.publishing.store.restore_guard import still_unchanged
from kiosk.publishing.store.switch import is_interrupted, settle, stamp
from kiosk.publishing.store.writing import Contents, says_the_same, write_notes, write_release
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.child import WorkerLost
from kiosk.publishing.worker.limits import MOST_LANGUAGES
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.worker import Setup
from kiosk.releases.checksums import damaged_files
from kiosk.releases.fields import Picture
from kiosk.releases.format import shaped
from kiosk.releases.records import FORMAT, About
from kiosk.releases.release import Release, whole_releases
from kiosk.system.lock import locked

log = logging.getLogger(__name__)

PATIENCE = 60.0  # seconds for another builder or a restore to finish
TRIES = 5  # to read a folder that staff just then rearrange; the pictures are made but once
TRY_SECONDS = 0.5  # before the second try; then twice as long each time
# What comes of notes that have the right shape and say nonsense; they count as absent.
_MADE_OF_NONSENSE = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError)
_CHANGING = N_("The folders in {folder} are being changed just now. The kiosk tries again by itself.")


def publish(
    job: Job,
    worker: subprocess.Popen[bytes] | None = None,
    clock: Callable[[], float] = time.time,
    *,
    backlog: Backlog | None = None,
    told: Told = quiet,
) -> Outcome:
    """Publish the content folder if it says something new; never raises for what staff or disks do.

    `worker` is one that was started already; it ends with this call. `clock` returns seconds since
    1970, UTC. With a backlog the release does not wait for all its pictures: those that take long are
    left to that, and another publication takes them. `told` is told how far it is.
    """
    pool = WorkerPool(worker)
    anew = False
    lost: frozenset[str] | None = None
    try:
        with locked(store.build_lock(job.state), patience=PATIENCE) as mine:
            if not mine:
                return Outcome(message=store.busy(job.state), retry=True)
            for left in reversed(range(TRIES)):
                try:
                    whole = job.require_consistent or left > 0
                    publication = _Publication(
                        job, pool, clock, backlog, told, anew=anew, whole=whole, lost=lost
                    )
                    return publication.run()
                except (BaseDamaged, Changing, *_MADE_OF_NONSENSE) as error:
                    if not left or (anew and not isinstance(error, Changing)):
                        raise
                    if isinstance(error, _MADE_OF_NONSENSE):
                        log.exception("the last release is no base for the next one")
                    found = _damaged(job.state) if isinstance(error, BaseDamaged) else frozenset()
                    anew = anew or not (isinstance(error, Changing) or found - (lost or frozenset()))
                    lost = found or lost
                    if isinstance(error, Changing):
                        time.sleep(TRY_SECONDS * 2 ** (TRIES - 1 - left))
                pool.close()
                pool = WorkerPool()
            raise AssertionError("the last try returns or raises")
    except Unsettled as error:
        return Outcome(
            number=_current(job.state),
            errors=sum(problem.severity is ERROR for problem in error.problems),
            message=error.message,
            retry=True,
            problems=error.problems,
            settings=error.settings,
        )
    except WorkerLost as error:
        return Outcome(number=_current(job.state), message=error.message, retry=True)
    except OSError as error:
        return Outcome(number=_current(job.state), message=_blame(error, job), retry=True)
    finally:
        pool.close()


def _damaged(state: Path) -> frozenset[str]:
    """Return the damaged files of the release that the next one is built upon."""
    base = next(whole_releases(state), None)
    return damaged_files(base.folder) if base else frozenset()


def _blame(error: OSError, job: Job) -> Message:
    """Tell a content folder that failed while it was read from a state folder that takes no file."""
    file = error.filename
    if isinstance(file, str | bytes) and job.content in Path(os.fsdecode(file)).parents:
        return cannot_read(str(job.content), error)
    return cannot_use(error, job.state)


def _current(state: Path) -> int:
    return store.shown_number(state) or 0


class _Publication:
    def __init__(
        self,
        job: Job,
        pool: WorkerPool,
        clock: Callable[[], float],
        backlog: Backlog | None,
        told: Told,
        *,
        anew: bool = False,
        whole: bool = True,
        lost: frozenset[str] | None = None,
    ) -> None:
        self._job = job
        self._whole = whole
        self._clock = clock
        self._state = job.state
        self._content = os.path.abspath(job.content)  # noqa: PTH100 - resolve() would follow links
        self._base = None if anew else self._find_base()
        self._lost = _damaged(job.state) if lost is None and job.mend else lost or frozenset()
        self._before = self._read_before()
        self._pool = pool
        self._backlog = backlog
        self._told = told
        self._draft: Draft | None = None

    def run(self) -> Outcome:
        with contextlib.suppress(OSError):
            store.clean(self._state)
        if held := self._held():
            return held
        (self._state / "releases").mkdir(parents=True, exist_ok=True)
        try:
            return self._publish()
        except Unsettled:
            if self._draft is not None and self._backlog is None:
                self._draft.put_by()
            raise
        finally:
            if self._draft is not None:
                self._draft.drop()

    def _find_base(self) -> Release | None:
        """Return the release to build upon: the current one, else the newest whole one."""
        return next(whole_releases(self._state), None)

    def _read_before(self) -> Sources:
        if self._base is None:
            return Sources()
        before = read_sources(self._base.folder / store.SOURCES)
        if before.content != self._content:
            # Another center's pages are not the last good version of this one's.
            return Sources()
        if before.program != program_digest():
            for entries in before.pages.values():
                for entry in entries.values():
                    entry["print"] = None
            before.settings = {}
        for note in before.pictures.values():
            if before.edge != self._job.edge or "size" not in note:
                note["print"] = None
        if self._lost:
            log.warning(
                "damaged files of release %d are made anew: %s", self._base.number, sorted(self._lost)
            )
            forget(before, self._lost)
            before.mended = {"at": int(self._clock()), "count": len(self._lost)}
        return before

    def _held(self) -> Outcome | None:
        """Return how things stand when staff restored a release and have changed nothing since."""
        if self._base is None or not self._before.restore_guard:
            return None
        try:
            held = still_unchanged(self._before.restore_guard, Path(self._content))
        except OSError as error:
            raise Unsettled(cannot_read(self._content, error)) from None
        if held is None:
            return None
        if held != self._before.restore_guard:
            self._before.restore_guard = held
            write_notes(self._base, self._before)
        if self._backlog is not None:
            self._backlog.keep({}, ())
        return self._outcome(fresh=False)

    def _publish(self) -> Outcome:
        content = Path(self._content)
        if not (settle(content) if self._job.settle else not is_interrupted(content)):
            raise Changing(Message(_CHANGING, {"folder": self._content}))
        listing = self._list()
        try:
            site = scan_site(Path(self._content))
        except OSError as error:
            raise Unsettled(cannot_read(self._content, error)) from None
        if "" in site.unreadable:
            raise Unsettled(cannot_read(self._content, OSError(errno.EIO, "")))
        reading = self._read(site)
        if self._base is not None:
            before = self._before.pictures
            reading.fresh |= complete_kept(self._base.folder, before, reading.pages, reading.pictures)
        last = self._base.settings if self._base and self._before.content else None
        settings = read_settings(site, self._before.settings, last)
        languages = settings.values["languages"] or found_languages(reading.pages)[:MOST_LANGUAGES]
        drafts = {} if self._job.drafts else unfinished(reading.pages)
        plan = self._schedule(without(reading.pages, drafts), reading.order, settings.values["zone"])
        hidden = together(plan.hidden, drafts)
        made = assemble(reading.pages, reading.order, reading.fresh, languages, hidden)
        problems = [*settings.problems, *undeclared(reading.pages, languages), *plan.problems]
        problems += self._look_at(site, reading, plan, settings.values)
        problems += mended_lately(self._before.mended, self._clock())
        if not made.pages:
            problems.append(Problem("no-pages", ""))
        found = report(site, reading.pages, reading.pictures, problems)
        if not made.pages and (SETTINGS not in listing or self._base is None):
            # A share that is not connected looks like an empty folder, and removes nothing. Only who
            # leaves kiosk.toml in it has really deleted the pages.
            none = N_(
                "There is no page that can be shown in {folder}. "
                "Make a folder with a text in it, such as 01-welcome/kk.md."
            )
            raise Unsettled(Message(none, {"folder": self._content}), found, settings.values)
        halfway = self._whole and (reading.halfway or not is_as_read(self._content, reading))
        if halfway or self._list() != listing:
            raise Changing(Message(_CHANGING, {"folder": self._content}))
        about = About(
            FORMAT,
            0,  # given when it is written
            self._now().isoformat(timespec="seconds"),
            self._content,
            tuple(languages),
            settings.values,
            made.pages,
            {str(severity): sum(problem.severity is severity for problem in found) for severity in Severity},
            _attract(site, reading),
            edge=self._job.edge,
            waiting=sum(is_waiting(note) for note in reading.pictures.values()),
        )
        notes = Sources(
            content=self._content,
            edge=self._job.edge,
            program=program_digest(),
            names=names_digest(site),
            believed=plan.believed,
            hidden=plan.hidden,
            settings=settings.note,
            order=reading.order,
            pages=reading.pages,
            pictures=reading.pictures,
            mended=self._before.mended,
        )
        pictures = _pictures(reading) - (self._lost - reading.made)
        rows = [problem.to_row() for problem in found]
        contents = Contents(made.files, pictures, reading.made, rows, about, notes)
        self._told("writing", 0, 0)
        fresh = self._write(contents)
        if self._backlog is not None:
            self._backlog.forget(source for source, note in reading.pictures.items() if note["print"])
        wake = max(1.0, plan.again.timestamp() - self._clock() + 1) if plan.again else 0.0
        outcome = self._outcome(
            fresh=fresh, retry=reading.retry, next_change_in=wake, retry_rarely=reading.retry_rarely
        )
        if self._backlog is not None and not self._backlog.is_empty:
            outcome.made, outcome.pictures = self._backlog.done, self._backlog.total
        return outcome

    def _schedule(self, pages: Entries, order: Sequence[str], zone: str) -> Schedule:
        from kiosk.languages import zones

        published = self._base.about.published if self._base else ""
        return schedule(
            pages,
            order,
            self._now(),
            zones.zone(zone),
            latest(published, self._before.believed),
            self._before.hidden,
        )

    def _look_at(self, site: Site, reading: Reading, plan: Schedule, settings: Row) -> Iterable[Problem]:
        """Note when each text last changed; return what should be looked at."""
        from kiosk.languages import zones

        exchanged = exchanged_since(self._base.folder if self._base else None, reading.fresh)
        now = self._now()
        note_changes(
            self._before.pages, reading.pages, latest(now.isoformat(), plan.believed) or now, exchanged
        )
        now = now.astimezone(zones.zone(settings["zone"]))
        return site_warnings(site, reading.pages, reading.pictures, settings["languages"], plan.hidden, now)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    def _list(self) -> list[str]:
        """Return the names at the top, and what differs after an import."""
        try:
            names = os.listdir(self._content)  # noqa: PTH208 - names are all that is needed
            switched = stamp(Path(self._content))
        except OSError as error:
            raise Unsettled(cannot_read(self._content, error)) from None
        return [*sorted(name for name in names if not is_report(name)), switched]

    def _write(self, contents: Contents) -> bool:
        """Write a release if it says something new; return whether it did."""
        if not self._lost and says_the_same(self._state, self._base, contents):
            assert self._base is not None
            if contents.notes.to_bytes() != self._before.to_bytes():
                write_notes(self._base, contents.notes)
            return False
        assert self._draft is not None
        self._base = write_release(
            self._draft, self._state, self._base, contents, self._now(), sharpen=self._job.sharpen
        )
        self._draft = None
        return True

    def _read(self, site: Site) -> Reading:
        there: set[str] = set()
        if self._base is not None:
            with contextlib.suppress(OSError):
                names = os.listdir(self._base.folder / "pictures")  # noqa: PTH208 - names are all that is needed
                there = {f"pictures/{name}" for name in names} - self._lost
        self._draft = Draft(
            self._state,
            self._base.folder if self._base else None,
            durable=self._job.durable,
            shelf=self._backlog.folder if self._backlog else None,
        )
        places = LinkIndex({page.id: page.folder for page in site.pages.values()}, list(site.files))
        self._pool.configure(
            Setup(site.root, places, self._job.edge, self._draft.work, store.shelves(self._state))
        )
        return read_site(
            site,
            places,
            self._before,
            self._pool,
            attract=_attract_sources(site),
            has_code=there,
            retry_failed=self._job.retry_failed,
            backlog=self._backlog,
            told=self._told,
        )

    def _outcome(
        self, *, fresh: bool, retry: bool = False, next_change_in: float = 0.0, retry_rarely: bool = False
    ) -> Outcome:
        assert self._base is not None
        counts = self._base.about.problems
        return Outcome(
            self._base.number,
            fresh,
            self._base.about.pages,
            counts.get("error", 0),
            counts.get("warning", 0),
            None,
            retry,
            next_change_in,
            retry_rarely,
            _problems(self._base),
        )


def _problems(release: Release) -> list[Problem]:
    with contextlib.suppress(OSError, ValueError):  # damaged: the next publication that says more mends it
        return [*known_problems(release.report())]
    return []


def _attract_sources(site: Site) -> list[str]:
    return [file for file in site.attract if ending(file) in PICTURES]


def _attract(site: Site, reading: Reading) -> tuple[Picture, ...]:
    notes = [reading.pictures.get(source) for source in _attract_sources(site)]
    pictures = (shaped(note["picture"], Picture) for note in notes if note and note["picture"])
    return tuple(picture for picture in pictures if picture.files)


def _pictures(reading: Reading) -> set[str]:
    """Return the names of all pictures that the release needs or the next one may."""
    names = {
        file for note in reading.pictures.values() if note["picture"] for file in files_of(note["picture"])
    }
    entries = (entry for languages in reading.pages.values() for entry in languages.values())
    return names.union(*(entry.get("files", ()) for entry in entries))
