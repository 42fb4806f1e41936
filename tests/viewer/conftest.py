"""Fixtures for the viewer: those of tests/windows.py, and releases of the shipped content."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.publishing.build.publication import Job, publish
from tests.windows import *  # noqa: F403 - fixtures

SHIPPED = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="session")
def shipped_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases of the content that the program ships with."""
    state = tmp_path_factory.mktemp("shipped-state")
    publish(Job(SHIPPED, state, edge=960, durable=False))
    return state
