"""The repository that other screens take releases from: an archive of OSTree in a folder of its own.

    DIR/kiosk.gpg     the public key, to be carried to the screens by hand
    DIR/kiosk.json    what was shared last, written when all of it was there: a Shared as JSON
    DIR/...           OSTree's own: summary, summary.sig, refs, objects, deltas, config

Everybody may read all of it: nothing secret is in it.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.ostree import (
    COLLECTION,
    PUBLIC_KEY,
    PUBLISHED_KEY,
    REF,
    RELEASE_KEY,
    SIGNER_KEY,
    OstreeFailed,
    ostree,
)
from kiosk.releases.release import Release
from kiosk.sharing.not_shared import NotShared, told_of
from kiosk.system.disk import replace_file
from kiosk.system.plain_file import is_plain

# What OSTree leaves free on the disk: releases of this kiosk itself come first.
_LEAST_FREE = "200MB"
_EXPIRES_SECONDS = 3600  # after which what a killed ostree left behind is removed
_BEGUN = {"config", "tmp", "extensions", "state", "refs"}  # what `ostree init` makes, then "objects"
_TRIAL = ".kiosk-trial"
# Names that may be in a folder in which nothing is; the last is that of a new disk.
_LEFT_BEHIND = (_TRIAL, "tmp.", "lost+found")


@dataclass(frozen=True, slots=True)
class Head:
    """The newest commit: its checksum, when it was made by its own word, and what it tells of its release.

    Number and time of the release and the key's fingerprint are text, "" where the commit does not tell.
    """

    commit: str
    made: int  # seconds since 1970
    release: str
    published: str
    signer: str

    def holds(self, release: Release, fingerprint: str) -> bool:
        """Return whether this commit is a release, signed by the key of that fingerprint."""
        told = (self.release, self.published, self.signer)
        return told == (str(release.number), release.about.published, fingerprint)


def open_repository(folder: Path) -> None:
    """See to it that a folder is a repository of ours that can be written. Raises NotShared."""
    with told_of(folder):
        try:
            names = set(os.listdir(folder))  # noqa: PTH208 - names are all that is needed
        except FileNotFoundError:
            folder.mkdir(parents=True)
            names = set()
        _try_to_write(folder)
        names = {name for name in names if not name.startswith(_LEFT_BEHIND)}
        if names and not ("config" in names and ("objects" in names or names <= _BEGUN)):
            raise NotShared("share-other-folder", folder=str(folder))
        if "objects" not in names:
            ostree(folder, "init", "--mode=archive", f"--collection-id={COLLECTION}")
        _refuse_foreign(folder)
        _settle(folder)


def head(folder: Path) -> Head | None:
    """Return the newest commit, None before the first one. Raises OstreeFailed."""
    if REF not in ostree(folder, "refs", "--list").split():
        return None
    commit = ostree(folder, "rev-parse", REF).strip()
    shown = ostree(folder, "show", commit)
    date = next(line.removeprefix("Date:").strip() for line in shown.splitlines() if line.startswith("Date:"))
    made = int(datetime.strptime(date, "%Y-%m-%d %H:%M:%S %z").timestamp())
    return Head(
        commit, made, *(_told(folder, commit, key) for key in (RELEASE_KEY, PUBLISHED_KEY, SIGNER_KEY))
    )


def put_public_key(folder: Path, key: bytes) -> None:
    """Write the public key beside the repository. Raises OSError."""
    file = folder / PUBLIC_KEY
    if not is_plain(file) or file.read_bytes() != key:
        replace_file(file, key)


def _told(folder: Path, commit: str, key: str) -> str:
    """Return what a commit tells under a key, "" for nothing."""
    with contextlib.suppress(OstreeFailed):
        return ostree(folder, "show", f"--print-metadata-key={key}", commit).strip().strip("'")
    return ""


def _try_to_write(folder: Path) -> None:
    """Raise OSError when the folder takes no files."""
    trial = folder / _TRIAL
    trial.write_bytes(b"")
    trial.unlink()


def _settle(folder: Path) -> None:
    """Give the repository the settings that it may lack."""
    known = (folder / "config").read_text("utf-8", "replace")
    for key, value in (("min-free-space-size", _LEAST_FREE), ("tmp-expiry-secs", str(_EXPIRES_SECONDS))):
        if key not in known:
            ostree(folder, "config", "set", f"core.{key}", value)


def _refuse_foreign(folder: Path) -> None:
    """Raise NotShared for a repository that is for something else."""
    for key, wanted in (("mode", "archive"), ("collection-id", COLLECTION)):
        found = "?"
        with contextlib.suppress(OstreeFailed):
            found = ostree(folder, "config", "get", f"core.{key}").strip().removesuffix("-z2")
        if found != wanted:
            raise NotShared("share-other-repository", folder=str(folder), found=f"{key} = {found}")
