"""What the parts share: how much of it to do, a folder of their own, and what they report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


class NotHere(Exception):
    """This machine lacks what the part needs: strace, root, a loop device."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One run; `seed` decides every chance, so that a failure comes again."""

    folder: Path
    quick: bool
    seed: int

    def times(self, many: int, few: int) -> int:
        return few if self.quick else many

    @contextmanager
    def place(self) -> Iterator[tuple[Path, Path]]:
        """Give an empty content folder and a state folder that is not there yet."""
        with TemporaryDirectory(dir=self.folder) as name:
            content = Path(name) / "content"
            content.mkdir()
            yield content, Path(name) / "state"


Part = Callable[[Ground], str]  # returns what was done, in one line; AssertionError tells what failed
