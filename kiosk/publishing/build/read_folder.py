"""The first step of a publication: find out what the content folder says now."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.report_name import is_report
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import Site
from kiosk.content.names.media import PICTURES, ending
from kiosk.content_switch.switch import is_interrupted, settle, stamp
from kiosk.message import N_, Message
from kiosk.progress.steps import ShowProgress
from kiosk.publishing.build.base import Base
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.pictures.sharper import complete_kept
from kiosk.publishing.build.reading.read_site import Reading, is_as_read, read_site
from kiosk.publishing.build.reading.staff_settings import StaffSettings, read_settings
from kiosk.publishing.build.unsettled import Changing, Unsettled
from kiosk.publishing.report.folder_messages import cannot_read
from kiosk.publishing.store.release_draft import ReleaseDraft
from kiosk.publishing.store.store import picture_folders
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.worker import Setup

_CHANGING = N_("The folders in {folder} are being changed just now. The kiosk tries again by itself.")


@dataclass(frozen=True, slots=True)
class Found:
    """A content folder that was read; `names` are those at its top, and the stamp of its last switch."""

    names: list[str]
    site: Site
    reading: Reading
    settings: StaffSettings

    def attract(self) -> list[str]:
        """Return the files of the pictures for the attract screen."""
        return attract_files(self.site)


def find_site(job: Job) -> tuple[list[str], Site]:
    """Return the names at the top of the content folder, and its pages and files.

    Raises Unsettled when the folder cannot be read, Changing while an import is under way.
    """
    content = Path(job.root)
    if not (settle(content) if job.settle else not is_interrupted(content)):
        raise changing(job)
    names = _names(job)
    try:
        site = scan_site(content)
    except OSError as error:
        raise Unsettled(cannot_read(job.root, error)) from None
    if "" in site.unreadable:
        raise Unsettled(cannot_read(job.root, OSError(errno.EIO, "")))
    return names, site


def read_folder(
    job: Job,
    base: Base,
    pool: WorkerPool,
    draft: ReleaseDraft,
    backlog: Backlog | None,
    progress: ShowProgress,
    site: Site,
) -> tuple[Reading, StaffSettings]:
    """Read what has changed in a scanned folder since the base; pictures are made in the draft."""
    places = LinkIndex({page.id: page.folder for page in site.pages.values()}, list(site.files))
    pool.configure(Setup(site.root, places, job.edge, draft.work, picture_folders(job.state)))
    reading = read_site(
        site,
        places,
        base.notes,
        pool,
        attract=attract_files(site),
        has_code=base.pictures(),
        retry_failed=job.retry_failed,
        backlog=backlog,
        progress=progress,
    )
    if base.release is not None:
        before = base.notes.pictures
        reading.fresh |= complete_kept(base.release.folder, before, reading.pages, reading.pictures)
    last = base.release.settings if base.release and base.notes.content else None
    return reading, read_settings(site, base.notes.settings, last)


def require_unchanged(job: Job, found: Found, *, consistent: bool) -> None:
    """Raise Changing if the folder is no longer what was read; with `consistent` every file of it counts."""
    halfway = consistent and (found.reading.halfway or not is_as_read(job.root, found.reading))
    if halfway or _names(job) != found.names:
        raise changing(job)


def changing(job: Job) -> Changing:
    """Return the error that the content folder is being changed."""
    return Changing(Message(_CHANGING, {"folder": job.root}))


def attract_files(site: Site) -> list[str]:
    """Return the files of the pictures for the attract screen."""
    return [file for file in site.attract if ending(file) in PICTURES]


def _names(job: Job) -> list[str]:
    """Return the names at the top of the content folder without reports, and the stamp of its last switch.

    Raises Unsettled when it cannot be read.
    """
    try:
        names = os.listdir(job.root)  # noqa: PTH208 - names are all that is needed
        switched = stamp(Path(job.root))
    except OSError as error:
        raise Unsettled(cannot_read(job.root, error)) from None
    return [*sorted(name for name in names if not is_report(name)), switched]
