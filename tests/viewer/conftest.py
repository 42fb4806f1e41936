"""Fixtures for the viewer: those of tests/windows.py, and releases of the shipped content."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.publishing.build.publication import Job, publish
from tests.windows import *  # noqa: F403 - fixtures

SHIPPED = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="session")
def shipped_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases of the content that the program ships with."""
    state = tmp_path_factory.mktemp("shipped-state")
    publish(Job(SHIPPED, state, edge=960, durable=False))
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
