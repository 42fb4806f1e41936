"""A computer that publishes and shares: real releases in a real repository, signed with a real key."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.ostree import REF, RELEASE_KEY
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.layout import current_number, release_folder
from kiosk.sharing.key import secret_file
from kiosk.sharing.share import share
from tests.publishing.old_or_new import edit


@dataclass(frozen=True)
class Key:
    """A key of a publisher: gpg's folder, its fingerprint, and the file with its public half."""

    home: Path
    mark: str
    public: Path
    secret: Path


def make_key(home: Path, name: str = "kiosk") -> Key:
    """Make a key without a password; `home` must have a short path, as gpg's sockets lie there."""
    home.mkdir(mode=0o700, parents=True)
    gpg = ("gpg", "--homedir", str(home), "--batch", "--quiet")
    subprocess.run(
        [*gpg, "--passphrase", "", "--quick-gen-key", name, "ed25519", "sign", "never"],
        check=True,
        capture_output=True,
    )
    (mark,) = (path.stem for path in (home / "openpgp-revocs.d").iterdir())
    public, secret = home / "key.asc", home / "secret.asc"
    public.write_bytes(subprocess.check_output([*gpg, "--armor", "--export"]))
    secret.write_bytes(subprocess.check_output([*gpg, "--armor", "--export-secret-keys"]))
    return Key(home, mark, public, secret)


def forget_key(key: Key) -> None:
    """End the agent that gpg has started for a key."""
    subprocess.run(["gpgconf", "--homedir", str(key.home), "--kill", "all"], capture_output=True)


class Publisher:
    """Publishes pages that all say the same, and shares the release at `repository`."""

    def __init__(self, root: Path, key: Key, made: Mapping[str, Path] | None = None) -> None:
        """Take the folder for everything, the key, and the folders of what this one can `be_at`."""
        self.root, self.key, self._made = root, key, {} if made is None else made
        self.content, self.state, self.repository = root / "content", root / "state", root / "repository"
        self.content.mkdir(parents=True, exist_ok=True)

    def publish(self, text: str) -> int:
        """Publish pages that say `text`, and share the release as `kiosk share` does; return its number."""
        edit(self.content, text)
        publish(Job(self.content, self.state, edge=640, durable=False))
        self.share_current()
        return self.number

    def share_current(self) -> None:
        """Share the current release; with our key from the first time on."""
        key = None if secret_file(self.state).exists() else self.key.secret
        share(self.state, self.repository, key=key)

    def be_at(self, step: str) -> None:
        """Have published and shared as one of the publishers that were made once: faster than `publish`."""
        for folder in (self.content, self.state, self.repository):
            shutil.rmtree(folder)
            shutil.copytree(self._made[step] / folder.name, folder, symlinks=True, copy_function=shutil.copy)

    @property
    def number(self) -> int:
        """The number of the current release."""
        return current_number(self.state) or 0

    def commit(
        self, folder: Path | None = None, key: Key | None = None, *, signed: bool = True, number: str = ""
    ) -> None:
        """Put a release, else the current one, in place of the newest, with plain ostree: without a delta."""
        tree = self.root / "tree"
        shutil.rmtree(tree, ignore_errors=True)
        shutil.copytree(folder or release_folder(self.state, self.number), tree, symlinks=True)
        (tree / "sources.json").unlink(missing_ok=True)
        self.ostree("reset", REF, f"{REF}^")
        made = int(time.time()) + 60  # later than the one that it takes the place of
        options = [f"--timestamp=@{made}", "--canonical-permissions", "--no-xattrs", f"--tree=dir={tree}"]
        if number:
            options.append(f"--add-metadata-string={RELEASE_KEY}={number}")
        self.ostree("commit", "-b", REF, *options, *(_sign(key or self.key) if signed else ()))
        self.ostree("summary", "-u", *_sign(self.key))

    def ostree(self, command: str, *arguments: str) -> str:
        """Run a command on the repository; return what it printed."""
        line = ["ostree", f"--repo={self.repository}", command, *arguments]
        ran = subprocess.run(line, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


def _sign(key: Key) -> tuple[str, str]:
    return f"--gpg-sign={key.mark}", f"--gpg-homedir={key.home}"
