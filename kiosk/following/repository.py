"""The screen's own OSTree repository, STATE/follow/repo: set up for one source and one key, and pulled into.

STATE/follow/repo         mode bare-user-only: releases share the data of its objects by hard links
STATE/follow/remote.json  what the repository is set up for, written when that is complete
STATE/follow/taken.json   the commit that became a release last
STATE/follow/lock         held by whoever pulls
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kiosk.following.key import mark_of
from kiosk.following.source import Source, offered
from kiosk.message import N_, Message
from kiosk.ostree import COLLECTION, REF, RELEASE_KEY, OstreeFailed, ostree
from kiosk.system.disk import replace_file

KEPT = 29  # commits beside the newest
CHECK_SECONDS = 1800.0  # for a look at every object, on a slow disk
_DATE = re.compile(r"(?m)^Date: +(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4})$")
_LOCAL = "file:///nowhere"  # the address of a source that is a folder: it is never asked
# What ostree says of a repository that a power cut has damaged.
_UNUSABLE = re.compile(r"opening repo|listing refs|invalid rev|key file|repo_version", re.IGNORECASE)
_DOUBTFUL = re.compile(r"couldn't find file object|no such .*object|corrupted|opening content", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the repository is set up for: a source and the mark of a key; `name` is ostree's of the remote.

    Each key has a remote of its own, so that a release is never older than the last one of the same key,
    wherever that came from.
    """

    name: str
    url: str

    @property
    def ref(self) -> str:
        """The branch as ostree keeps it here."""
        return f"{self.name}:{REF}"


def follow_folder(state: Path) -> Path:
    """Return the folder for all that following a source needs."""
    return state / "follow"


def set_up(state: Path, source: Source, key: bytes) -> tuple[Path, SetUp]:
    """Return the repository and what it is set up for, having made or changed it; objects stay.

    Raises OSError, OstreeMissing or OstreeFailed.
    """
    folder = follow_folder(state)
    repository = folder / "repo"
    wanted = SetUp(f"key-{mark_of(key)}", source.url or _LOCAL)
    marker = folder / "remote.json"
    is_there = (repository / "config").is_file()
    if is_there and _read(marker) == asdict(wanted):
        return repository, wanted
    if not is_there:
        shutil.rmtree(repository, ignore_errors=True)
        ostree(repository, "init", "--mode=bare-user-only", f"--collection-id={COLLECTION}")
    marker.unlink(missing_ok=True)
    ostree(repository, "remote", "delete", "--if-exists", wanted.name)
    key_file = folder / "trust.asc"
    replace_file(key_file, key)
    ostree(
        repository,
        "remote",
        "add",
        "--set=gpg-verify=true",
        "--set=gpg-verify-summary=true",
        f"--collection-id={COLLECTION}",
        f"--gpg-import={key_file}",
        wanted.name,
        wanted.url,
    )
    replace_file(marker, json.dumps(asdict(wanted)).encode())
    return repository, wanted


def is_doubtful(error: OstreeFailed) -> bool:
    """Return whether what ostree complains of may be damage here and not at the source."""
    return bool(_DOUBTFUL.search(error.said))


def begin_anew(state: Path, error: OstreeFailed) -> bool:
    """Remove the repository if that is what ostree complains of; return whether it was.

    Releases stay, and with them their files: only what the repository alone has must be fetched again.
    """
    if not _UNUSABLE.search(error.said):
        return False
    shutil.rmtree(follow_folder(state) / "repo", ignore_errors=True)
    return True


def pull(repository: Path, remote: SetUp, source: Source, *, seconds: float, doubting: bool = False) -> str:
    """Fetch the newest release of the source, if it is not here; return its commit.

    A delta builds upon what is here; with `doubting` each file that lacks here is fetched by itself.

    Its signature and every file of it have been checked, and it is not older than the one before.
    Raises Failure when the source is not there, OSError, OstreeMissing or OstreeFailed.
    """
    if source.folder is None:
        # ostree asks whether its copy of the summary is older, by the second: it would miss the second of two
        # releases within one, and whatever a server dates back.
        shutil.rmtree(repository / "tmp" / "cache" / "summaries", ignore_errors=True)
        how = ("--disable-static-deltas",) if doubting else ()
        ostree(repository, "pull", "--timestamp-check", *how, remote.name, REF, seconds=seconds)
        return newest(repository, remote)
    place, commit = offered(source.folder)
    ostree(
        repository,
        "pull-local",
        "--gpg-verify",
        "--untrusted",
        f"--remote={remote.name}",
        str(place),
        commit,
        seconds=seconds,
    )
    before = newest(repository, remote)
    if before and _made(repository, commit) < _made(repository, before):
        # The words in which ostree refuses an older one, which it checks only over a network.
        raise OstreeFailed(Message(N_("OSTree says: {said}"), {"said": commit}), "chronologically older")
    if before != commit:
        ostree(repository, "refs", "--force", f"--create={remote.ref}", commit)
    return commit


def newest(repository: Path, remote: SetUp) -> str:
    """Return the commit that was pulled last, "" for none."""
    with contextlib.suppress(OstreeFailed):
        return ostree(repository, "rev-parse", remote.ref).strip()
    return ""


def told_number(repository: Path, commit: str) -> str:
    """Return the number of the release that a commit says it has, "" where it says nothing."""
    with contextlib.suppress(OstreeFailed):
        return ostree(repository, "show", f"--print-metadata-key={RELEASE_KEY}", commit).strip().strip("'")
    return ""


def check_out(repository: Path, commit: str, folder: Path) -> None:
    """Make a folder with the files of a commit, which share their data with the repository."""
    ostree(
        repository,
        "checkout",
        "--user-mode",
        "--require-hardlinks",
        commit,
        str(folder),
        seconds=600,
    )


def drop_damaged(repository: Path) -> None:
    """Look at every object and remove what is damaged, so that the next pull fetches it again."""
    with contextlib.suppress(OstreeFailed):  # which says that something was
        ostree(repository, "fsck", "--delete", "--quiet", seconds=CHECK_SECONDS)


def prune(repository: Path, remote: SetUp) -> None:
    """Forget the branches of other keys, and objects that none of the last commits needs."""
    for ref in ostree(repository, "refs").split():
        if ref != remote.ref:
            ostree(repository, "refs", "--delete", ref)
    ostree(repository, "prune", "--refs-only", f"--depth={KEPT}", seconds=600)


def taken(state: Path) -> tuple[str, int]:
    """Return the commit that became a release last, and its number; "" and 0 for none."""
    row = _read(follow_folder(state) / "taken.json")
    commit, number = row.get("commit"), row.get("number")
    return (commit, number) if isinstance(commit, str) and type(number) is int else ("", 0)


def note_taken(state: Path, commit: str, number: int) -> None:
    """Keep which commit became a release. Raises OSError."""
    row = {"commit": commit, "number": number}
    replace_file(follow_folder(state) / "taken.json", json.dumps(row).encode())


def _made(repository: Path, commit: str) -> datetime:
    """Return when a commit was made. Raises OstreeFailed when it does not say so."""
    said = ostree(repository, "show", commit)
    if found := _DATE.search(said):
        return datetime.strptime(found[1], "%Y-%m-%d %H:%M:%S %z")
    raise OstreeFailed(Message(N_("OSTree says: {said}"), {"said": said}), said)


def _read(path: Path) -> dict[str, object]:
    """Return the object in a JSON file, {} for none."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        row = json.loads(path.read_bytes())
        return row if isinstance(row, dict) else {}
    return {}
