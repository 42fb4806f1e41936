"""What the measurements share: a display, temporary folders, the same content for both programs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.display import virtual_display
from benchmarks.generated import write_content
from benchmarks.plain_screens import write_plain_screens
from benchmarks.static_site import write_site
from benchmarks.subjects import PROJECT, BareWindow, Browser, Kiosk, PlainScreens, environment
from benchmarks.targets import Targets, find_targets
from kiosk.releases.release import current_release

PAGES = 1000
QUICK_PAGES = 100


@dataclass
class Setting:
    """One run of the benchmarks; what only some measurements need is made when it is first asked for."""

    display: str
    folder: Path
    quick: bool

    def times(self, many: int) -> int:
        """Return how often to repeat something that is repeated `many` times in a whole run."""
        return max(2, many // 4) if self.quick else many

    @property
    def pages(self) -> int:
        """The number of pages of the large content; each has three languages."""
        return QUICK_PAGES if self.quick else PAGES

    @cached_property
    def shipped(self) -> Kiosk:
        """The kiosk on a copy of the shipped content."""
        content = self.folder / "shipped"
        shutil.copytree(PROJECT / "content", content)
        return self.published(content)

    @cached_property
    def shipped_for_4k(self) -> Kiosk:
        """The same with pictures for a screen of 3840 pixels."""
        content = self.folder / "shipped-4k"
        shutil.copytree(PROJECT / "content", content)
        return self.published(content, edge=3840)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the shipped content."""
        release = current_release(self.shipped.state)
        assert release is not None
        return release.languages

    @cached_property
    def targets(self) -> Targets:
        """The cards and buttons on the home screen of the shipped content."""
        return find_targets(self.shipped.state)

    @cached_property
    def browser(self) -> Browser:
        """The browser on the shipped content as HTML."""
        release = current_release(self.shipped.state)
        assert release is not None
        site = self.folder / "site"
        write_site(release, self.targets, site)
        return Browser(site, self.folder / "profile", release.languages[0])

    @cached_property
    def bare(self) -> BareWindow:
        """A window of PySide6 as pip installs it."""
        modules = self.folder / "modules"
        installed = files("shiboken6")
        shutil.copytree(str(installed), modules / "shiboken6", ignore=shutil.ignore_patterns("files.dir"))
        return BareWindow(modules)

    @cached_property
    def plain_screens(self) -> PlainScreens:
        """The home screen and the sections of the shipped content in plain QML."""
        release = current_release(self.shipped.state)
        assert release is not None
        file = self.folder / "plain.json"
        write_plain_screens(release, self.targets, file)
        return PlainScreens(file)

    @cached_property
    def large(self) -> Kiosk:
        """The kiosk on many pages, with the shipped covers."""
        content = self.folder / "large"
        write_content(content, self.pages, sorted((PROJECT / "content").glob("*/cover.*")))
        return self.published(content)

    def published(self, content: Path, edge: int = 1920) -> Kiosk:
        """Return the kiosk on a content folder that was published, with pictures of at most `edge` pixels."""
        state = content.with_name(f"{content.name}-state")
        publish(content, state, edge)
        return Kiosk(content, state)


def publish(content: Path, state: Path, edge: int = 1920) -> None:
    """Publish once, with pictures of at most `edge` pixels. Raises RuntimeError when that fails."""
    command = [sys.executable, str(PROJECT / "main.py"), "publish", "--once"]
    command += ["--content", str(content), "--state", str(state), "--edge", str(edge)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=600)
    if done.returncode > 1:
        raise RuntimeError(f"publishing failed: {done.stderr or done.stdout}")


@contextmanager
def setting(quick: bool) -> Iterator[Setting]:
    """Yield the setting of a run and delete its files afterwards."""
    with TemporaryDirectory(prefix="kiosk-bench-") as folder, virtual_display() as display:
        yield Setting(display, Path(folder), quick)
