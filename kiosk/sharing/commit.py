"""The steps by which a release gets into the repository: commit, deltas, summary, and what is removed."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from kiosk.ostree import PUBLISHED_KEY, REF, RELEASE_KEY, SIGNER_KEY, OstreeFailed, ostree
from kiosk.releases.release import Release
from kiosk.sharing.key import FOLDER, Signer
from kiosk.sharing.repository import Head
from kiosk.sharing.tree import tree_of
from kiosk.system.disk import replace_file

COMMIT_SECONDS = 1800.0  # for a release with gigabytes of new pictures on a slow disk
DELTA_SECONDS = 600.0
_DELTAS_KEPT = 3  # a screen may be taking an older one just now
_MOST_COMPARED = "4"  # megabytes of a file that is compared byte by byte, which takes 20 times as much memory

log = logging.getLogger(__name__)


def put_commit(state: Path, folder: Path, release: Release, newest: Head | None, signs: Signer) -> str:
    """Commit a release, signed; return the commit's checksum.

    Raises OstreeFailed and OSError.
    """
    made = _time(state, newest)
    told = {
        RELEASE_KEY: str(release.number),
        PUBLISHED_KEY: release.about.published,
        SIGNER_KEY: signs.fingerprint,
    }
    with tree_of(state, release, newest) as tree:
        said = ostree(
            folder,
            "commit",
            f"--branch={REF}",
            f"--subject=Release {release.number}",
            f"--timestamp=@{made}",
            "--canonical-permissions",
            "--no-xattrs",
            *tree,
            *(f"--add-metadata-string={name}={value}" for name, value in told.items()),
            *_signed(signs),
            seconds=COMMIT_SECONDS,
        )
    replace_file(_time_file(state), b"%d\n" % made)
    return said.split()[-1]


def put_deltas(folder: Path) -> None:
    """Make a delta from the commit before to the newest one, and remove those that lead to older ones.

    Without a delta screens take the same files one by one: when it fails, that is only logged.
    """
    try:
        recent = _recent(folder)
        if len(recent) > 1:
            ostree(
                folder,
                "static-delta",
                "generate",
                "--if-not-exists",
                f"--max-bsdiff-size={_MOST_COMPARED}",
                f"--from={recent[1]}",
                f"--to={recent[0]}",
                seconds=DELTA_SECONDS,
            )
        for name in ostree(folder, "static-delta", "list").split():
            if "-" in name and name.rpartition("-")[2] not in recent:
                ostree(folder, "static-delta", "delete", name)
    except OstreeFailed as error:
        log.warning("no delta in %s: %s", folder, error)


def put_summary(folder: Path, signs: Signer) -> None:
    """Write the summary, by which screens learn of the newest commit, and sign it. Raises OstreeFailed."""
    ostree(folder, "summary", "--update", *_signed(signs))


def remove_old(folder: Path, kept: int) -> None:
    """Remove all but the newest `kept` commits, and what only the others needed. Raises OstreeFailed."""
    ostree(folder, "prune", "--refs-only", f"--depth={kept - 1}", seconds=COMMIT_SECONDS)


def _signed(signs: Signer) -> tuple[str, str]:
    """Return the options by which ostree signs."""
    return f"--gpg-sign={signs.fingerprint}", f"--gpg-homedir={signs.home}"


def _recent(folder: Path) -> list[str]:
    """Return the checksums of the newest commits, newest first, as many as deltas are kept."""
    found: list[str] = []
    try:
        while len(found) < _DELTAS_KEPT:
            found.append(ostree(folder, "rev-parse", REF + "^" * len(found)).strip())
    except OstreeFailed:
        pass
    return found


def _time(state: Path, newest: Head | None) -> int:
    """Return the time of the next commit, in seconds since 1970: later than any before, whatever the clock.

    Screens take nothing that says it is older than what they have.
    """
    try:
        noted = int(_time_file(state).read_bytes()[:20])
    except (OSError, ValueError):
        noted = 0
    return max(int(time.time()), noted + 1, newest.made + 1 if newest else 0)


def _time_file(state: Path) -> Path:
    """Return the file with the time of the last commit, beside the key, for a repository that is new."""
    return state / FOLDER / "last-time"
