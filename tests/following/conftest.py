"""Keys that are made once, a computer that publishes, a web server, and a screen that follows."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.following.fetch import Fetched, fetch
from kiosk.following.source import parse_source
from tests.following.publisher import Key, Publisher, forget_key, make_key
from tests.following.web import Web


@pytest.fixture(scope="session")
def keys() -> Iterator[tuple[Key, Key]]:
    """The publisher's key, and that of somebody else."""
    if shutil.which("ostree") is None or shutil.which("gpg") is None:
        pytest.skip("ostree and gpg are not installed")
    folder = Path(tempfile.mkdtemp(prefix="gpg"))  # pytest's own paths are too long for gpg's sockets
    made = make_key(folder / "a"), make_key(folder / "b", "other")
    yield made
    for key in made:
        forget_key(key)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def key(keys: tuple[Key, Key]) -> Key:
    """The publisher's key."""
    return keys[0]


@pytest.fixture(scope="session")
def first(keys: tuple[Key, Key], tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    """A publisher that has shared release 1, which says “old”; not to be changed."""
    publisher = Publisher(tmp_path_factory.mktemp("first"), keys[0])
    assert publisher.publish("old") == 1
    return publisher


@pytest.fixture
def publisher(first: Publisher, tmp_path: Path) -> Publisher:
    """A publisher that has shared release 1, which says “old”."""
    root = tmp_path / "publisher"
    shutil.copytree(first.root, root, symlinks=True)
    return Publisher(root, first.key)


@pytest.fixture
def web(publisher: Publisher) -> Iterator[Web]:
    """A web server with the publisher's repository."""
    found = Web(publisher.repository)
    yield found
    found.stop()


class Screen:
    """A screen that follows."""

    def __init__(self, state: Path, source: str, trust: Path) -> None:
        self.state, self.source, self.trust = state, source, trust
        self.proven = 0  # the release that it has taken last

    def fetch(self, source: str = "", *, mend: bool = False, proven: int | None = None) -> Fetched:
        """Take the newest release of the source, as a follower that runs all the time."""
        before = self.proven if proven is None else proven
        place = parse_source(source or self.source)
        fetched = fetch(self.state, place, str(self.trust), mend=mend, proven=before)
        if fetched.is_new:
            self.proven = fetched.number
        return fetched

    def told(self, source: str = "") -> str:
        """Return why the newest release of the source cannot be taken; "" if it was."""
        message = self.fetch(source).message
        return message.say() if message else ""


@pytest.fixture
def screen(tmp_path: Path, web: Web, key: Key) -> Screen:
    """A screen that follows the publisher by way of the web server."""
    return Screen(tmp_path / "screen", web.url, key.public)
