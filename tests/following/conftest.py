"""Keys that are made once, a computer that publishes, a web server, and a screen that follows."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

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
def made(keys: tuple[Key, Key], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Folders of publishers that have shared, made once and not to be changed.

    old: release 1, which says “old”; new: release 2, which says “new”; new-without-delta; mended: release 3,
    which says “mended” and is dated a day ahead: later than what tests commit.
    """
    root = tmp_path_factory.mktemp("made")
    found: dict[str, Path] = {}
    publisher = Publisher(root / "now", keys[0], found)

    def keep(name: str) -> None:
        found[name] = Path(shutil.copytree(publisher.root, root / name, symlinks=True))

    assert publisher.publish("old") == 1
    keep("old")
    publisher.publish("new")
    keep("new")
    publisher.commit()
    keep("new-without-delta")
    publisher.be_at("new")
    tomorrow = time.time() + 86400
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kiosk.sharing.commit.time", SimpleNamespace(time=lambda: tomorrow))
        publisher.publish("mended")
    keep("mended")
    return found


@pytest.fixture
def publisher(made: Mapping[str, Path], key: Key, tmp_path: Path) -> Publisher:
    """A publisher that has shared release 1, which says “old”."""
    root = tmp_path / "publisher"
    shutil.copytree(made["old"], root, symlinks=True)
    return Publisher(root, key, made)


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

    def copy(self, state: Path) -> Screen:
        """Return a screen of the same source in another state folder, with all that this one has."""
        subprocess.run(["cp", "-a", self.state, state], check=True)  # with the links between its files
        return Screen(state, self.source, self.trust)


@pytest.fixture
def screen(tmp_path: Path, web: Web, key: Key) -> Screen:
    """A screen that follows the publisher by way of the web server."""
    return Screen(tmp_path / "screen", web.url, key.public)


@pytest.fixture(scope="session")
def fetched(
    made: Mapping[str, Path], keys: tuple[Key, Key], tmp_path_factory: pytest.TempPathFactory
) -> Screen:
    """A screen that has taken release 1; not to be changed."""
    web = Web(made["old"] / "repository")
    screen = Screen(tmp_path_factory.mktemp("fetched") / "screen", web.url, keys[0].public)
    assert screen.told() == ""
    web.stop()
    return screen


@pytest.fixture
def has_old(screen: Screen, fetched: Screen) -> None:
    """Let the screen have taken release 1."""
    fetched.copy(screen.state)
    for file in ("follow/remote.json", "follow/repo/config"):
        path = screen.state / file
        path.write_text(path.read_text().replace(fetched.source, screen.source))
