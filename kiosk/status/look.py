"""Collect the status of a kiosk. Nothing is written, and a share that hangs cannot block it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.following.heard import read_heard
from kiosk.following.source import parse_source
from kiosk.health.health import Health, painting, read_health
from kiosk.health.proof import Proof, proof_file, read_proof
from kiosk.message import Failure
from kiosk.paths import installed_folders
from kiosk.publishing.report.folder_messages import cannot_read, cannot_use, on_the_screen
from kiosk.publishing.report.screen_problem import screen_problem
from kiosk.publishing.store.store import shown_number
from kiosk.publishing.watch.activity import pulse, read_activity
from kiosk.releases.layout import release_folder, releases_folder
from kiosk.releases.release import Release
from kiosk.releases.screens import shows_anything, shows_page
from kiosk.settings.screen import ScreenSettings, load_screen_settings
from kiosk.sharing.note import read_note
from kiosk.status.status import Among, Disk, Followed, Publisher, Sharing, ShownRelease, Status, Viewer
from kiosk.system.alive import is_alive
from kiosk.system.journal import last_errors
from kiosk.system.log import JOURNAL, log_folder
from kiosk.system.log_entries import Entry, last_entries
from kiosk.system.reach import Reach, reach
from kiosk.system.units import is_installed
from kiosk.this_screen import of_settings

ERRORS = ("ERROR", "CRITICAL")
MOST_ENTRIES = 2
TAKEN_OVER_SECONDS = 60.0  # a screen shows a release sooner than that


def look(content: Path, state: Path, language: str = "en") -> Status:
    """Return the status of the release, the publisher, both folders, the disk and the log.

    What is wrong in screen.toml is written to the log in `language`.
    """
    found, answer = reach(content)
    refusal = _refusal(state)
    number = shown_number(state)
    release = _release(state, number) if number else None
    log, errors = _log(state)
    publisher = look_at_publisher(state, can_tell=refusal is None)
    settings = load_screen_settings(state, language)
    followed = _followed(state, settings, publisher)
    is_read = found is Reach.THERE or followed is not None
    return Status(
        content=str(content),
        state=str(state),
        log=log,
        release=release,
        is_damaged=release is None and bool(number),
        screen=on_the_screen(number),
        publisher=publisher,
        content_trouble=None if is_read else cannot_read(str(content), _error(answer)),
        state_trouble=cannot_use(refusal, state) if refusal else None,
        disk=_disk(state),
        errors=errors,
        viewer=_viewer(state, release),
        proof=_proof(state, number),
        among=_among(state, settings, number),
        instead=screen_problem(state, number) if release is not None and number else None,
        sharing=_sharing(state) if settings.share else None,
        followed=followed,
    )


def _followed(state: Path, settings: ScreenSettings, publisher: Publisher) -> Followed | None:
    """Return what is followed, by the settings or by the follower that works now; None for nothing."""
    heard = read_heard(state)
    working = heard is not None and publisher.pulse == "alive" and heard.pid == publisher.pid
    # While screen.toml is wrong, or was changed just now, the follower goes on as before.
    source = (heard.source if heard is not None and working else "") or settings.follow
    if not source:
        return None
    at = heard.at if heard is not None and heard.source == source else ""
    try:
        parse_source(source)
    except Failure as error:
        return Followed(source, at, error.message)
    return Followed(source, at)


def _release(state: Path, number: int) -> ShownRelease | None:
    """Return the release of that number, None when it is damaged."""
    with contextlib.suppress(OSError, ValueError):
        release = Release(release_folder(state, number))
        about = release.about
        return ShownRelease(
            number=release.number,
            published=about.published,
            zone=str(release.settings.get("zone", "")),
            pages=about.pages,
            errors=about.problems.get("error", 0),
            warnings=about.problems.get("warning", 0),
        )
    return None


def _viewer(state: Path, release: ShownRelease | None) -> Viewer:
    """Return how the screen is."""
    health, expected = read_health(state), is_installed(state)
    if health is None:
        return Viewer("gone", None, expected)
    running = is_alive(health.pid) and _is_ours(health.pid)
    pulse = painting(health, time.monotonic(), running=running)
    return Viewer(pulse, health, expected, pulse == "painting" and _is_behind(state, health, release))


def _is_behind(state: Path, health: Health, release: ShownRelease | None) -> bool:
    """Return whether the screen showed another release when the current one was no longer new here."""
    if release is None or release.number == health.release:
        return False
    with contextlib.suppress(OSError, ValueError, TypeError):
        came = datetime.fromtimestamp((releases_folder(state) / "current").stat().st_mtime, UTC)
        since = datetime.fromisoformat(health.at) - max(came, datetime.fromisoformat(release.published))
        return since.total_seconds() > TAKEN_OVER_SECONDS
    return False


def _among(state: Path, settings: ScreenSettings, number: int | None) -> Among | None:
    """Return this screen among others, None where nothing tells it from them and it shows pages."""
    screen = of_settings(settings)
    found = Among(screen.name, screen.group, screen.start)
    with contextlib.suppress(OSError, ValueError):
        if number:
            release = Release(release_folder(state, number))
            pages = (shows_page(release, page, *screen.named) for page in screen.starts)
            found = replace(
                found,
                lost_start=bool(screen.start) and not any(pages),
                empty=release.about.pages > 0 and not shows_anything(release, *screen.named),
            )
    return found if found != Among() else None


def _proof(state: Path, number: int | None) -> Proof | None:
    """Return the last look at every page, None when it was at another release than the current one."""
    proof = read_proof(proof_file(state))
    return proof if proof is not None and proof.release == number else None


def _sharing(state: Path) -> Sharing | None:
    """Return how the publisher shares its releases, None where it has not tried yet."""
    note = read_note(state)
    return None if note is None else Sharing(note.folder, note.release, note.problem)


def _log(state: Path) -> tuple[str, tuple[Entry, ...] | None]:
    """Return where the log is, and the last errors in it; None for these when they cannot be read."""
    installed = installed_folders()
    if installed and installed[1] == state:
        return JOURNAL, last_errors(MOST_ENTRIES)
    return str(log_folder(state)), last_entries(state, ERRORS, MOST_ENTRIES)


def look_at_publisher(state: Path, *, can_tell: bool = True) -> Publisher:
    """Return what the publisher is doing; `can_tell` is false where it could not have written that down."""
    activity = read_activity(state)
    if activity is None:
        return Publisher("gone" if can_tell else "unknown")
    running = is_alive(activity.pid) and _is_ours(activity.pid)
    now = pulse(activity, time.monotonic(), running=running)
    return Publisher(
        "unknown" if now == "hung" and not can_tell else now,
        activity.pid,
        activity.at,
        activity.doing,
        activity.done,
        activity.total,
        activity.message,
    )


def _is_ours(pid: int) -> bool:
    """Return False if the process id belongs to another program now; True where the system does not tell."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return True
    return b"kiosk" in command or b"python" in command


def _refusal(state: Path) -> OSError | None:
    """Return why the state folder takes no files; None when it does, or can still be made."""
    place = _nearest(state)
    try:
        os.listdir(place)  # noqa: PTH208 - tells a file from a folder, and a disk that is gone
        if hasattr(os, "statvfs") and os.statvfs(place).f_flag & os.ST_RDONLY:
            return _error(errno.EROFS)
        if not _takes_files(place):
            return _error(errno.EACCES)
        return None if shutil.disk_usage(place).free else _error(errno.ENOSPC)
    except OSError as error:
        return error


def _takes_files(place: Path) -> bool:
    """Return whether the kiosk may write into a folder: that of an installed one if its owner may."""
    installed = installed_folders()
    if installed and installed[1] == place:
        return bool(place.stat().st_mode & stat.S_IWUSR)
    return os.access(place, os.W_OK | os.X_OK)


def _disk(state: Path) -> Disk | None:
    """Return the room on the disk with the state folder; None when it cannot be read."""
    try:
        room = shutil.disk_usage(_nearest(state))
    except OSError:
        return None
    return Disk(room.free, room.total)


def _nearest(path: Path) -> Path:
    """Return the path, or the nearest folder above it that exists."""
    while not os.path.lexists(path) and path != path.parent:
        path = path.parent
    return path


def _error(number: int) -> OSError:
    """Return the error with this errno number."""
    return OSError(number, os.strerror(number))
