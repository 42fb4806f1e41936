"""The second step of a publication: decide what the next release says. It opens no file of the staff's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.content.folder.site import SETTINGS
from kiosk.message import N_, Message
from kiosk.problems.kind import Severity
from kiosk.problems.problem import Problem
from kiosk.publishing.build.assemble import Assembled, assemble, found_languages, report, undeclared
from kiosk.publishing.build.base import Base
from kiosk.publishing.build.dates.announcements import Announced, announced
from kiosk.publishing.build.dates.drafts import drafts, merged, without
from kiosk.publishing.build.dates.schedule import Schedule, latest, schedule
from kiosk.publishing.build.digests import names_digest, program_digest
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.mending import mended_lately
from kiosk.publishing.build.read_folder import Found
from kiosk.publishing.build.unsettled import Unsettled
from kiosk.publishing.build.warnings.history import exchanged_since, note_changes
from kiosk.publishing.build.warnings.site_warnings import site_warnings
from kiosk.publishing.build.write_release import Contents
from kiosk.publishing.store.build_manifest import FORMAT as NOTES_FORMAT
from kiosk.publishing.store.build_manifest import BuildManifest
from kiosk.publishing.store.entries import problem_rows
from kiosk.releases.fields import Picture
from kiosk.releases.records import FORMAT, About

MOST_LANGUAGES = 12  # that have a button although no setting names them; those of most texts

_NO_PAGE = N_(
    "There is no page that can be shown in {folder}. "
    "Make a folder with a text in it, such as 01-welcome/kk.md."
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The contents of the next release, and when dates change what it shows, None for never."""

    contents: Contents
    next_change: datetime | None


def decide(job: Job, base: Base, found: Found, now: datetime) -> Decision:
    """Return what a release made at `now` (which knows its zone) says of what was found.

    Raises Unsettled when there is nothing to show.
    """
    reading, settings = found.reading, found.settings
    languages = settings.values["languages"] or found_languages(reading.pages)[:MOST_LANGUAGES]
    held_back = {} if job.drafts else drafts(reading.pages)
    plan = _schedule(base, found, held_back, now)
    told = _announced(found, plan, languages, now)
    made = assemble(reading.pages, reading.order, reading.fresh, languages, merged(plan.hidden, held_back))
    _note_changes(base, found, plan, now)
    problems = report(
        found.site,
        reading.pages,
        reading.pictures,
        (*_problems(base, found, plan, made, languages, now), *told.problems),
    )
    if not made.pages and (SETTINGS not in found.scanned.names or base.release is None):
        # A share that is not connected looks like an empty folder. Only somebody who left kiosk.toml in it
        # has really deleted the pages.
        raise Unsettled(Message(_NO_PAGE, {"folder": job.root}), problems, settings.values)
    contents = Contents(
        made.files,
        _picture_files(found) - (base.damaged - reading.made),
        reading.made,
        problem_rows(problems),
        _about(job, found, made, languages, problems, told, now),
        _notes(job, base, found, plan, told),
    )
    return Decision(contents, min(filter(None, (plan.again, told.again)), default=None))


def _schedule(base: Base, found: Found, held_back: dict[str, list[str]], now: datetime) -> Schedule:
    """Return what dates keep off the screen; drafts are left out of account."""
    from kiosk.languages import zones

    published = base.release.about.published if base.release else ""
    return schedule(
        without(found.reading.pages, held_back),
        found.reading.order,
        now,
        zones.zone(found.settings.values["zone"]),
        latest(published, base.notes.believed),
        base.notes.hidden,
    )


def _announced(found: Found, plan: Schedule, languages: Sequence[str], now: datetime) -> Announced:
    """Return what is announced; a clock that is not believed counts as the time that it must reach."""
    from kiosk.languages import zones

    top = [name for name in found.site.files if "/" not in name]
    believed = latest(now.isoformat(), plan.believed) or now
    return announced(
        found.reading.announcements,
        sorted(top),
        languages,
        believed,
        zones.zone(found.settings.values["zone"]),
    )


def _note_changes(base: Base, found: Found, plan: Schedule, now: datetime) -> None:
    """Set in the notes when each text last changed."""
    exchanged = exchanged_since(base.folder, found.reading.fresh)
    believed = latest(now.isoformat(), plan.believed) or now
    note_changes(base.notes.pages, found.reading.pages, believed, exchanged)


def _problems(
    base: Base, found: Found, plan: Schedule, made: Assembled, languages: Sequence[str], now: datetime
) -> Iterator[Problem]:
    """Yield what is wrong besides the problems of single texts and pictures."""
    from kiosk.languages import zones

    reading, values = found.reading, found.settings.values
    yield from found.settings.problems
    yield from undeclared(reading.pages, languages)
    yield from plan.problems
    today = now.astimezone(zones.zone(values["zone"]))
    yield from site_warnings(
        found.site, reading.pages, reading.pictures, values["languages"], plan.hidden, today
    )
    yield from mended_lately(base.notes.mended, now.timestamp())
    if not made.pages:
        yield Problem("no-pages", "")


def _about(
    job: Job,
    found: Found,
    made: Assembled,
    languages: Sequence[str],
    problems: Sequence[Problem],
    told: Announced,
    now: datetime,
) -> About:
    """Return release.json, with the number 0 until it is written."""
    return About(
        FORMAT,
        0,
        now.isoformat(timespec="seconds"),
        job.root,
        tuple(languages),
        found.settings.values,
        made.pages,
        {str(severity): sum(problem.severity is severity for problem in problems) for severity in Severity},
        _attract(found),
        edge=job.edge,
        screens=tuple(sorted({*made.screens, *(name for text in told.texts for name in text.screens)})),
        waiting=sum(entry.waiting is not None for entry in found.reading.pictures.values()),
        announcements=told.texts,
    )


def _notes(job: Job, base: Base, found: Found, plan: Schedule, told: Announced) -> BuildManifest:
    """Return the notes for the next publication."""
    return BuildManifest(
        format=NOTES_FORMAT,
        content=job.root,
        edge=job.edge,
        program=program_digest(),
        names=names_digest(found.site),
        restore_guard="",
        believed=plan.believed,
        hidden=plan.hidden,
        settings=found.settings.entry,
        order=found.reading.order,
        pages=found.reading.pages,
        pictures=found.reading.pictures,
        mended=base.notes.mended,
        announcements=told.notes,
        mounted=found.scanned.mounted,
    )


def _attract(found: Found) -> tuple[Picture, ...]:
    """Return the pictures of the attract screen that can be shown."""
    entries = (found.reading.pictures.get(source) for source in found.attract())
    pictures = (entry.picture for entry in entries if entry and entry.picture)
    return tuple(picture for picture in pictures if picture.files)


def _picture_files(found: Found) -> set[str]:
    """Return the names of all pictures that the release needs or the next one may need."""
    pictures = (entry.picture for entry in found.reading.pictures.values() if entry.picture)
    names = {file for picture in pictures for file in picture.files}
    entries = (entry for languages in found.reading.pages.values() for entry in languages.values())
    return names.union(*(entry.files for entry in entries))
