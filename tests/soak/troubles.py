"""What happens around the kiosk: publications, a full disk, a clock that jumps, a screen that leaves."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

from kiosk.releases.layout import current_number
from tests.viewer.x_screen import XScreen

UPRIGHT, WIDE = (1080, 1920), (1920, 1080)
DISK = "192m"
NEVER = 'monday-sunday = "03:10-03:11"'
JUMPS = (1, -1, 25, -25, 4320)  # hours by which the clock on the wall is wrong


class Content:
    """Edits a content folder as staff do, and knows whether that is published."""

    def __init__(self, content: Path, state: Path, chance: random.Random) -> None:
        self._content, self._state, self._chance = content, state, chance
        self._removed: list[Path] = []
        self.edits = 0

    def change(self) -> str:
        """Edit a text, or take a page away, or bring one back; return what was done."""
        self.edits += 1
        if self._removed and self._chance.random() < 0.5:
            page = self._removed.pop()
            shutil.move(self._aside(page), page)
            return f"page {page.name} is back"
        texts = sorted(self._content.rglob("*.md"))
        text = self._chance.choice([each for each in texts if each.stem in ("kk", "ru", "en")])
        if self._chance.random() < 0.3 and text.parents[2] == self._content and not self._removed:
            page = text.parent
            self._aside(page).parent.mkdir(exist_ok=True)
            shutil.move(page, self._aside(page))
            self._removed.append(page)
            return f"page {page.name} is removed"
        lines = text.read_text("utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("Edit ")]
        text.write_text("\n".join([*kept, "", f"Edit {self.edits}.", ""]), "utf-8")
        return f"{text.parent.name}/{text.name} is edited"

    def close(self) -> str:
        """Give the center opening hours that are never now; return what was done."""
        settings = self._content / "kiosk.toml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("[hours]\n", f"[hours]\n{NEVER}\n", 1), "utf-8")
        return "the center closes"

    def open(self) -> None:
        """Take the opening hours away again: without any it is open."""
        settings = self._content / "kiosk.toml"
        settings.write_text(settings.read_text("utf-8").replace(f"{NEVER}\n", ""), "utf-8")

    def number(self) -> int:
        """Return the number of the current release."""
        with contextlib.suppress(OSError):
            return current_number(self._state) or 0
        return 0

    def _aside(self, page: Path) -> Path:
        return self._state.parent / "removed" / page.name


class Disk:
    """A state folder on a small disk of its own, where that can be mounted."""

    def __init__(self, state: Path) -> None:
        self._balloon = state / "balloon"
        self.is_full = False

    @staticmethod
    @contextlib.contextmanager
    def mounted(state: Path) -> Iterator[bool]:
        """Mount the disk; yields False where that may not be."""
        state.mkdir(parents=True, exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(state)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
            yield False
            return
        try:
            yield True
        finally:
            subprocess.run(["umount", "--lazy", str(state)], check=True)

    def fill(self) -> None:
        """Leave no room on the disk."""
        self.is_full = True
        with contextlib.suppress(OSError), self._balloon.open("wb", buffering=0) as file:
            while file.write(bytes(1 << 20)):
                pass

    def empty(self) -> None:
        """Give the room back."""
        self._balloon.unlink(missing_ok=True)
        self.is_full = False


class WallClock:
    """The time of day as the kiosk's processes see it; clocks that count up stay true.

    libfaketime would do it too, but with a true monotonic clock Python's `sleep` fails under it.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self._library = folder / "wall_clock.so"
        self._set(0)

    def environment(self) -> dict[str, str]:
        """Return the variables for a process that sees this time, none where there is no compiler."""
        if not self._library.exists():
            source = Path(__file__).with_name("wall_clock.c")
            build = ["cc", "-shared", "-fPIC", "-O2", "-o", str(self._library), str(source)]
            if shutil.which("cc") is None or subprocess.run(build).returncode:
                return {}
        return {"LD_PRELOAD": str(self._library), "SOAK_CLOCK": str(self._file)}

    def jump(self, hours: float) -> None:
        """Set the clock wrong by so many hours, 0 for right."""
        self._set(int(3600 * hours))

    def _set(self, seconds: int) -> None:
        # In place: the processes have the file in their memory.
        with self._file.open("r+b" if self._file.exists() else "wb") as file:
            file.write(struct.pack("q", seconds))


class Screen:
    """A screen that can be turned off and on, with another size then."""

    def __init__(self, screen: XScreen, chance: random.Random) -> None:
        self._screen, self._chance = screen, chance

    def off(self) -> None:
        """Turn it off."""
        self._screen.off()

    def on(self) -> None:
        """Turn it on, sometimes on its side."""
        self._screen.mode(*self._chance.choice((UPRIGHT, UPRIGHT, WIDE)))
