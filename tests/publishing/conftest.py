"""A content folder and a state folder, and publishing from one into the other in real processes."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.content.problems import Problem, Severity, describe
from kiosk.publishing.build import publish
from kiosk.publishing.outcome import Job, Outcome

Publish = Callable[..., Outcome]


class Folder:
    """The staff's folder; files are written by relative path."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, **texts: str) -> None:
        """Write pages in Kazakh: `tourism__burabay="# Burabay"` is tourism/burabay/kk.md."""
        for name, text in texts.items():
            self.put(f"{name.replace('__', '/')}/kk.md", text)

    def put(self, name: str, data: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path


def add_large_pictures(content: Folder, page: str, many: int) -> None:
    """Write a page with pictures of 12 megapixels, each of which takes some tenths of a second to be made."""
    file = io.BytesIO()
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(file, "PNG", compress_level=1)
    for number in range(many):
        content.put(
            f"{page}/{number}.png", file.getvalue() + b"%d" % number
        )  # behind its end: unlike the others
    content.write(**{page: "# Album\n\nx\n\n" + "".join(f"![p]({number}.png)\n" for number in range(many))})


@pytest.fixture
def content(tmp_path: Path) -> Folder:
    root = tmp_path / "content"
    root.mkdir()
    return Folder(root)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def published(content: Folder, state: Path) -> Publish:
    def run(*, clock: Callable[[], float] = time.time, **options: Any) -> Outcome:
        job = Job(content.root, state, **{"edge": 640, "durable": False, **options})
        outcome = publish(job, clock=clock)
        for row in outcome.problems:
            problem = Problem(row["code"], Severity(row["severity"]), row["file"], row["line"], row["values"])
            assert all(describe(problem, str))  # every problem has words, and values for them
        return outcome

    return run
