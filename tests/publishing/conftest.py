"""A content folder and a state folder, and a function that publishes from one into the other."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.problems.explain import explain
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.report.outcome import Outcome

Publish = Callable[..., Outcome]


class Folder:
    """The staff's folder, into which tests write."""

    def __init__(self, root: Path) -> None:
        """Take the path."""
        self.root = root

    def write(self, **texts: str) -> None:
        """Write pages in Kazakh: `tourism__burabay="# Burabay"` is tourism/burabay/kk.md."""
        for name, text in texts.items():
            self.put(f"{name.replace('__', '/')}/kk.md", text)

    def put(self, name: str, data: str | bytes) -> Path:
        """Write a file of any kind; return its path."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path


@pytest.fixture
def content(tmp_path: Path) -> Folder:
    """An empty content folder."""
    root = tmp_path / "content"
    root.mkdir()
    return Folder(root)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder that does not exist yet."""
    return tmp_path / "state"


@pytest.fixture
def published(content: Folder, state: Path) -> Publish:
    """Publish the content folder into the state folder and return the outcome; options are those of Job."""

    def run(*, clock: Callable[[], float] = time.time, **options: Any) -> Outcome:
        """Publish with these options of a Job, and return the outcome."""
        job = Job(content.root, state, **{"edge": 640, "durable": False, **options})
        outcome = publish(job, clock=clock)
        for problem in outcome.problems:
            assert len(explain(problem, "en").sentences) == 3  # every problem has words, and values for them
        return outcome

    return run
