"""A center whose releases are shared, and a screen that takes them with OSTree's own commands."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.ostree import COLLECTION, PUBLIC_KEY, REF
from kiosk.releases.layout import current_number
from tests.published import Published

# OSTree is for Linux.
collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


class Screen:
    """Another screen: a repository of its own that trusts a key, and the folder it checks releases out to."""

    def __init__(self, root: Path, key: Path) -> None:
        """Make its repository; `key` is the public key that was carried to it."""
        self.root = root
        self.repository = root / "repository"
        root.mkdir()
        self.run("init", "--mode=bare-user-only", f"--collection-id={COLLECTION}")
        self.trust(key)

    def trust(self, key: Path) -> None:
        """Trust releases that this key signed, and no others."""
        self.run("remote", "delete", "--if-exists", "kiosk")
        verify = ("--set=gpg-verify=true", "--set=gpg-verify-summary=true")
        where = (f"--collection-id={COLLECTION}", f"--gpg-import={key}", "kiosk", "file:///nowhere")
        self.run("remote", "add", *verify, *where)

    def pull(self, url: str) -> Path:
        """Take the newest release from there; return the folder in which it lies now."""
        self.run("pull", "-T", f"--url={url}", "kiosk", REF)
        return self.check_out()

    def take(self, stick: Path) -> Path:
        """Take the release from a stick; return the folder in which it lies now."""
        repository = stick / ".ostree/repo"
        (ref,) = (repository / "refs/mirrors").glob(f"*/{REF}")
        verify = ("--gpg-verify", "--untrusted", "--remote=kiosk")
        self.run("pull-local", *verify, str(repository), ref.read_text().strip())
        self.run("refs", f"--create=kiosk:{REF}", "--force", ref.read_text().strip())
        return self.check_out()

    def check_out(self) -> Path:
        """Lay the newest release into a new folder."""
        folder = self.root / f"release-{len([*self.root.iterdir()])}"
        self.run("checkout", "-U", "-H", f"kiosk:{REF}", str(folder))
        return folder

    def run(self, command: str, *arguments: str) -> str:
        """Run a command of OSTree in its repository; return what it printed."""
        line = ["ostree", f"--repo={self.repository}", command, *arguments]
        ran = subprocess.run(line, capture_output=True, text=True)
        if ran.returncode:
            raise RuntimeError(ran.stderr)
        return ran.stdout


@pytest.fixture
def content(everything_published: Published) -> Path:
    """A content folder with one page."""
    everything_published.clear()
    page = everything_published.content / "lake"
    page.mkdir()
    (page / "kk.md").write_text("# Көл\n\nСуық.\n")
    return everything_published.content


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder that does not exist yet."""
    return tmp_path / "state"


@pytest.fixture
def released(content: Path, state: Path, everything_published: Published) -> Callable[[str], int]:
    """Write a text into the page and publish it; return the number of the release."""

    def write(text: str) -> int:
        """Publish this text."""
        (content / "lake/kk.md").write_text(f"# Көл\n\n{text}\n")
        everything_published.publish(state)
        return current_number(state) or 0

    return write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder through which releases are shared, which does not exist yet."""
    return tmp_path / "shared"


@pytest.fixture
def screen(tmp_path: Path, folder: Path) -> Callable[[], Screen]:
    """Return a new screen that trusts the key in the shared folder."""
    return lambda: Screen(tmp_path / "screen", folder / PUBLIC_KEY)
