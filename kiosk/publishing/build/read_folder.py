"""The first step of a publication: find out what the content folder says now."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.layers import LayerAway
from kiosk.content.folder.report_name import is_report
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import SETTINGS, Site
from kiosk.content.names.media import PICTURES, ending
from kiosk.content_switch.switch import is_interrupted, settle, stamp
from kiosk.message import N_, Message
from kiosk.progress.steps import ShowProgress
from kiosk.publishing.build.base import Base
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.layers import require_known, require_layers, without_layer
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.pictures.sharper import complete_kept
from kiosk.publishing.build.reading.read_site import Reading, is_as_read, read_site
from kiosk.publishing.build.reading.staff_settings import StaffSettings, read_settings, with_front
from kiosk.publishing.build.unsettled import Changing, Unsettled
from kiosk.publishing.report.folder_messages import cannot_read
from kiosk.publishing.store.release_draft import ReleaseDraft
from kiosk.publishing.store.store import picture_folders
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.worker import Setup

_CHANGING = N_("The folders in {folder} are being changed just now. The kiosk tries again by itself.")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A content folder that was scanned, with its settings, which say what its layers are.

    `names` are those at its top and at the top of its layers, and the stamps of their last switches;
    `mounted` the layers that are disks or shares of their own.
    """

    names: list[str]
    site: Site
    settings: StaffSettings
    mounted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A content folder that was read."""

    scanned: Scanned
    reading: Reading

    @property
    def site(self) -> Site:
        """Its pages and files."""
        return self.scanned.site

    @property
    def settings(self) -> StaffSettings:
        """The center's settings."""
        return self.scanned.settings

    def attract(self) -> list[str]:
        """Return the files of the pictures for the attract screen."""
        return attract_files(self.site)


def find_site(job: Job, base: Base) -> Scanned:
    """Return what lies in the content folder; its settings are read if they have changed since the base.

    Raises Unsettled when the folder or one of its layers cannot be read, Changing while an import is under
    way.
    """
    content = Path(job.root)
    if not _is_settled(job, content):
        raise changing(job)
    names = _names(job)
    last = base.release.settings if base.release and base.notes.content else None
    settings = read_settings(content, base.notes.settings, last)
    over = job.over or settings.over
    if not over and any(problem.file == SETTINGS for problem in settings.problems):
        require_known(job, settings)
    try:
        if not all(_is_settled(job, content / layer) for layer in over):
            raise changing(job)
        mounted = require_layers(content, over, base.notes) if over else ()
        site = scan_site(content, over)
    except LayerAway as error:
        raise without_layer(job, settings, error) from None
    except OSError as error:
        raise Unsettled(cannot_read(job.root, error)) from None
    if "" in site.unreadable:
        raise Unsettled(cannot_read(job.root, OSError(errno.EIO, "")))
    return Scanned(names + _layer_names(job, site.layers), site, with_front(settings, site), mounted)


def read_folder(
    job: Job,
    base: Base,
    pool: WorkerPool,
    draft: ReleaseDraft,
    backlog: Backlog | None,
    progress: ShowProgress,
    site: Site,
) -> Reading:
    """Read what has changed in a scanned folder since the base; pictures are made in the draft."""
    places = LinkIndex(site.folders, list(site.named), site.layers)
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
    return reading


def require_unchanged(job: Job, found: Found, *, consistent: bool) -> None:
    """Raise Changing if the folder is no longer what was read; with `consistent` every file of it counts."""
    halfway = consistent and (found.reading.halfway or not is_as_read(job.root, found.reading))
    if halfway or _names(job) + _layer_names(job, found.site.layers) != found.scanned.names:
        raise changing(job)


def changing(job: Job) -> Changing:
    """Return the error that the content folder is being changed."""
    return Changing(Message(_CHANGING, {"folder": job.root}))


def attract_files(site: Site) -> list[str]:
    """Return the files of the pictures for the attract screen."""
    return [file for file in site.attract if ending(file) in PICTURES]


def _is_settled(job: Job, content: Path) -> bool:
    """Return whether no import into a folder has begun and not ended; completes one if the job may."""
    return settle(content) if job.settle else not is_interrupted(content)


def _names(job: Job) -> list[str]:
    """Return the names at the top of the content folder. Raises Unsettled when it cannot be read."""
    try:
        return _names_at(job.root)
    except OSError as error:
        raise Unsettled(cannot_read(job.root, error)) from None


def _layer_names(job: Job, layers: Sequence[str]) -> list[str]:
    """Return the names at the top of each layer. Raises Changing when one of them has just gone."""
    try:
        return [f"{layer}/{name}" for layer in layers for name in _names_at(f"{job.root}/{layer}")]
    except OSError:
        raise changing(job) from None


def _names_at(folder: str) -> list[str]:
    """Return the names in a folder without reports, and the stamp of its last switch. Raises OSError."""
    names = os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    return [*sorted(name for name in names if not is_report(name)), stamp(Path(folder))]
