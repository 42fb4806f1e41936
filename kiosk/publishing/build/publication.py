"""One publication: from the content folder as it is now to a release, in three steps: read, decide, write."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.message import Message
from kiosk.problems.kind import Severity
from kiosk.problems.problem import Problem, known_problems
from kiosk.progress.steps import ShowProgress, quiet
from kiosk.publishing.build.base import Base, find_base, find_damaged
from kiosk.publishing.build.decide import Decision, decide
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.read_folder import Found, find_site, read_folder, require_unchanged
from kiosk.publishing.build.unsettled import Changing, Unsettled
from kiosk.publishing.build.write_release import says_the_same, write_notes, write_release
from kiosk.publishing.report.folder_messages import cannot_read, cannot_use
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.store import store
from kiosk.publishing.store.release_draft import BaseDamaged, ReleaseDraft
from kiosk.publishing.store.restore_guard import still_unchanged
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.pool_worker import WorkerLost
from kiosk.releases.format import replace
from kiosk.releases.layout import releases_folder
from kiosk.releases.release import Release
from kiosk.system.lock import locked

log = logging.getLogger(__name__)

PATIENCE = 60.0  # seconds for another builder or a restore to finish
TRIES = 5  # to read a folder that staff are rearranging; the pictures are made only once
TRY_SECONDS = 0.5  # before the second try; then twice as long each time
# Errors caused by notes of the right shape with nonsense in them; such notes count as absent.
_MADE_OF_NONSENSE = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError)

Clock = Callable[[], float]  # seconds since 1970, UTC


def publish(
    job: Job,
    worker: subprocess.Popen[bytes] | None = None,
    clock: Clock = time.time,
    *,
    backlog: Backlog | None = None,
    progress: ShowProgress = quiet,
) -> Outcome:
    """Publish the content folder if it says something new; raises nothing for what staff or disks do.

    `worker` is one that was started already; it ends with this call. With a backlog the release does not
    wait for all its pictures: those that take long are left to the backlog, and another publication takes
    them. `progress` shows progress.
    """
    try:
        with locked(store.build_lock(job.state), patience=PATIENCE) as mine:
            if not mine:
                return Outcome(message=store.busy(job.state), retry=True)
            return _try(job, worker, clock, backlog, progress)
    except Unsettled as error:
        return Outcome(
            number=_current(job.state),
            errors=sum(problem.severity is Severity.ERROR for problem in error.problems),
            message=error.message,
            retry=True,
            problems=error.problems,
            settings=error.settings,
        )
    except WorkerLost as error:
        return Outcome(number=_current(job.state), message=error.message, retry=True)
    except OSError as error:
        return Outcome(number=_current(job.state), message=_blame(error, job), retry=True)


def _try(
    job: Job,
    worker: subprocess.Popen[bytes] | None,
    clock: Clock,
    backlog: Backlog | None,
    progress: ShowProgress,
) -> Outcome:
    """Publish; try again when the folder changed meanwhile, or when the last release is no base."""
    pool = WorkerPool(worker)
    anew = False
    damaged: frozenset[str] | None = None
    try:
        for left in reversed(range(TRIES)):
            try:
                base = find_base(job, clock, anew=anew, damaged=damaged)
                consistent = job.require_consistent or left > 0
                return _Publication(job, base, pool, clock, backlog, progress, consistent).run()
            except Changing:
                if not left:
                    raise
                time.sleep(TRY_SECONDS * 2 ** (TRIES - 1 - left))
            except (BaseDamaged, *_MADE_OF_NONSENSE) as error:
                if not left or anew:
                    raise
                if not isinstance(error, BaseDamaged):
                    log.exception("the last release is no base for the next one")
                found = find_damaged(job.state) if isinstance(error, BaseDamaged) else frozenset()
                anew = not found - (damaged or frozenset())
                damaged = found or damaged
            pool.close()
            pool = WorkerPool()
        raise AssertionError("the last try returns or raises")
    finally:
        pool.close()


def _blame(error: OSError, job: Job) -> Message:
    """Return the message for an error: the content folder cannot be read, or the state folder not used."""
    file = error.filename
    if isinstance(file, str | bytes) and job.content in Path(os.fsdecode(file)).parents:
        return cannot_read(str(job.content), error)
    return cannot_use(error, job.state)


def _current(state: Path) -> int:
    """Return the number of the current release, 0 for none."""
    return store.shown_number(state) or 0


@dataclass(frozen=True, slots=True)
class _Publication:
    """One try; with `consistent` files from before and after a change are not published together."""

    job: Job
    base: Base
    pool: WorkerPool
    clock: Clock
    backlog: Backlog | None
    progress: ShowProgress
    consistent: bool

    def run(self) -> Outcome:
        """Read, decide and write; return the outcome."""
        with contextlib.suppress(OSError):
            store.clean(self.job.state)
        if self.base.release and self._stays_restored(self.base.release):
            return _outcome(self.base.release)
        releases_folder(self.job.state).mkdir(parents=True, exist_ok=True)
        scanned = find_site(self.job, self.base)
        draft = ReleaseDraft(
            self.job.state,
            self.base.folder,
            durable=self.job.durable,
            shelf=self.backlog.folder if self.backlog else None,
        )
        try:
            read = read_folder(
                self.job, self.base, self.pool, draft, self.backlog, self.progress, scanned.site
            )
            found = Found(scanned, read)
            decision = decide(self.job, self.base, found, self._now())
            require_unchanged(self.job, found, consistent=self.consistent)
            return self._write(draft, found, decision)
        except Unsettled:
            if self.backlog is None:
                draft.put_by()
            raise
        finally:
            draft.drop()

    def _stays_restored(self, release: Release) -> bool:
        """Return whether staff have restored a release and changed nothing since."""
        notes = self.base.notes
        if not notes.restore_guard:
            return False
        try:
            guard = still_unchanged(notes.restore_guard, Path(self.job.root))
        except OSError as error:
            raise Unsettled(cannot_read(self.job.root, error)) from None
        if guard is None:
            return False
        if guard != notes.restore_guard:
            write_notes(release, replace(notes, restore_guard=guard))
        if self.backlog is not None:
            self.backlog.keep({}, ())
        return True

    def _write(self, draft: ReleaseDraft, found: Found, decision: Decision) -> Outcome:
        """Make the release the current one if it says something new; return the outcome."""
        self.progress("writing", 0, 0)
        reading, contents, release = found.reading, decision.contents, self.base.release
        same = not self.base.damaged and says_the_same(self.job.state, release, contents)
        if release is not None and same:
            if contents.notes != self.base.notes:
                write_notes(release, contents.notes)
        else:
            release = write_release(
                draft, self.job.state, release, contents, self._now(), sharpen=self.job.sharpen
            )
        outcome = _outcome(release)
        outcome.fresh, outcome.retry, outcome.retry_rarely = not same, reading.retry, reading.retry_rarely
        if decision.next_change:
            outcome.next_change_in = max(1.0, decision.next_change.timestamp() - self.clock() + 1)
        if self.backlog is not None:
            self.backlog.forget(source for source, entry in reading.pictures.items() if entry.version)
            if not self.backlog.is_empty:
                outcome.made, outcome.pictures = self.backlog.done, self.backlog.total
        return outcome

    def _now(self) -> datetime:
        """Return the present time in UTC."""
        return datetime.fromtimestamp(self.clock(), UTC)


def _outcome(release: Release) -> Outcome:
    """Return the outcome that visitors see this release."""
    counts = release.about.problems
    return Outcome(
        number=release.number,
        pages=release.about.pages,
        errors=counts.get("error", 0),
        warnings=counts.get("warning", 0),
        problems=_problems(release),
    )


def _problems(release: Release) -> list[Problem]:
    """Return the problems of a release, none if its report is damaged."""
    with contextlib.suppress(OSError, ValueError):  # damaged: the next publication that says more mends it
        return [*known_problems(release.report())]
    return []
