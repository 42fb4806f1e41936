"""What the compositor of the machine shows."""

from __future__ import annotations

import io
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image

from tests.machine.container import Container

FEWEST_COLOURS = 12  # of a screen of the kiosk; an empty compositor has one
_TAKE = "exec env XDG_RUNTIME_DIR=/run/kiosk WAYLAND_DISPLAY=wayland-0 timeout 5 grim -s {scale} -t ppm -"


@dataclass(frozen=True, slots=True)
class Frame:
    """What was seen at a time (monotonic): how many colours, 0 while there is no compositor."""

    at: float
    colours: int

    @property
    def is_painted(self) -> bool:
        """Return whether it is a screen of the kiosk."""
        return self.colours >= FEWEST_COLOURS

    @property
    def is_empty(self) -> bool:
        """Return whether nothing at all is shown."""
        return self.colours <= 1


def turned(machine: Container) -> str:
    """Return the option for `kiosk install` without which nothing is seen on Debian 12, "" elsewhere.

    Its cage hands the memory of a window that covers a screen to that without drawing it, which only screens
    in memory accept, and then gives an empty picture to who asks for one; a picture that is turned it draws.
    """
    return " --rotate 180" if machine.tries("cage -h 2>&1 | grep -q '^ *-r'").returncode == 0 else ""


def picture(machine: Container, scale: float = 1.0) -> Image.Image | None:
    """Return what is on the screen, None while there is no compositor."""
    done = subprocess.run(machine.command(_TAKE.format(scale=scale), user="kiosk"), capture_output=True)
    return Image.open(io.BytesIO(done.stdout)) if done.returncode == 0 else None


def look(machine: Container) -> Frame:
    """Return what is on the screen now."""
    taken = picture(machine, 0.2)
    return Frame(time.monotonic(), len(taken.getcolors(1 << 24) or ()) if taken else 0)


def longest_gap(frames: list[Frame]) -> float:
    """Return the longest time between two frames that were painted, with none of them between."""
    painted = [frame.at for frame in frames if frame.is_painted]
    return max((later - earlier for earlier, later in pairwise(painted)), default=0.0)


@contextmanager
def watched(machine: Container) -> Iterator[list[Frame]]:
    """Look again and again inside the context."""
    frames: list[Frame] = []
    over = threading.Event()

    def watch() -> None:
        """Look until it is over."""
        while not over.is_set():
            frames.append(look(machine))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield frames
    finally:
        over.set()
        thread.join()
