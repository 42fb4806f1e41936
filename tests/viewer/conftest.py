"""Fixtures for the viewer: those of tests/windows.py, and releases of the shipped content."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.publishing.build.publication import Job, publish
from kiosk.system.lock import locked
from tests.windows import *  # noqa: F403 - fixtures

SHIPPED = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="session")
def shipped_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases of the content that the program ships with: published once, and linked for each process."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "published"
    with locked(shared.with_suffix(".lock"), patience=120) as mine:
        assert mine
        if not shared.exists():
            unfinished = shared.with_suffix(".new")
            publish(Job(SHIPPED, unfinished, edge=960, durable=False))
            unfinished.rename(shared)
    state = own / "shipped-state"
    shutil.copytree(shared, state, symlinks=True, copy_function=os.link)
    return state


@pytest.fixture(scope="session")
def light_state(shipped_state: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same releases with pictures of one pixel each, for what is measured and not looked at.

    A picture's place follows the size that the release tells, and reading it costs more than the place.
    """
    state = tmp_path_factory.mktemp("light") / "state"
    shutil.copytree(shipped_state, state, symlinks=True)
    for picture in state.glob("releases/*/pictures/*"):
        Image.new("RGB", (1, 1), "teal").save(picture, "PNG")
    return state
