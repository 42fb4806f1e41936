"""The computer that publishes: the shipped content, a publisher that shares, and a web server."""

from __future__ import annotations

import json
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

from PIL import Image

from benchmarks.fleet.web import Web
from benchmarks.processes import Program
from benchmarks.setting import publish
from benchmarks.subjects import PROJECT, environment
from kiosk.paths import SCREEN_TOML
from kiosk.releases.layout import current_number
from kiosk.releases.release import current_release

SHARED_WITHIN = 120.0  # seconds
_PHOTO = (4000, 3000)  # 12 megapixels, as phones take them


class Center:
    """A publisher that works from when it is made until `stop`."""

    def __init__(self, folder: Path) -> None:
        self.content, self.state, self.shared = folder / "content", folder / "state", folder / "shared"
        shutil.copytree(PROJECT / "content", self.content)
        publish(self.content, self.state)  # with all pictures, before others hear of it
        (self.state / SCREEN_TOML).write_text(f'share = "{self.shared}"\n')
        command = [sys.executable, "-m", "kiosk.publishing"]
        command += ["--content", str(self.content), "--state", str(self.state)]
        self._publisher = Program(command, environment(), mark=str(self.state))
        self.wait_until_shared(1)
        self.web = Web(folder / "web", self.shared)
        self.key = self.shared / "kiosk.gpg"

    @property
    def pid(self) -> int:
        """The process of the publisher, whose children do the work."""
        return self._publisher.pid

    @property
    def number(self) -> int:
        """The current release."""
        return current_number(self.state) or 0

    def save_text(self, turn: int) -> float:
        """Save a text as an editor does; return when (time.monotonic)."""
        file = next(self.content.glob("*/kk.md"))
        changed = file.read_text("utf-8").rstrip("\n") + f"\n\nБүгін {turn}.\n"
        return _replace(file, changed)

    def add_photo(self, turn: int) -> float:
        """Put a photo of 12 megapixels beside a text, and save the text that shows it; return when."""
        file = next(self.content.glob("*/kk.md"))
        rough = Image.effect_noise((_PHOTO[0] // 16, _PHOTO[1] // 16), 60)
        bands = [rough.rotate(90 * band + turn) for band in range(3)]
        Image.merge("RGB", bands).resize(_PHOTO).save(file.parent / f"photo-{turn}.jpg", quality=90)
        return _replace(file, f"{file.read_text('utf-8')}\n![{turn}](photo-{turn}.jpg)\n")

    def wait_until_shared(self, number: int) -> float:
        """Wait until a release with this number or a later one is shared; return when."""
        end = time.monotonic() + SHARED_WITHIN
        while time.monotonic() < end:
            with suppress(OSError, ValueError):
                if json.loads((self.shared / "kiosk.json").read_bytes())["release"] >= number:
                    return time.monotonic()
            time.sleep(0.02)
        raise TimeoutError(f"release {number} was not shared")

    def settled(self) -> int:
        """Wait until all pictures are made and shared; return the number of that release."""
        end = time.monotonic() + SHARED_WITHIN
        while time.monotonic() < end:
            release = current_release(self.state)
            if release is not None and not release.about.waiting:
                self.wait_until_shared(release.number)
                return release.number
            time.sleep(0.1)
        raise TimeoutError("pictures were not made")

    def stop(self) -> None:
        """End the publisher and the web server."""
        self.web.stop()
        self._publisher.stop()


def _replace(file: Path, text: str) -> float:
    fresh = file.with_name(f"{file.name}.tmp")
    fresh.write_text(text, "utf-8")
    moment = time.monotonic()
    fresh.replace(file)
    return moment
