"""Fixtures for the statistics."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.publishing.build.publication import Job, publish
from kiosk.statistics.store import statistics_file
from tests.statistics.year import made_up

FILES = {
    "kiosk.toml": 'languages = ["kk", "ru", "en"]\nzone = "Asia/Almaty"\n[name]\nen = "A & B <center>"\n',
    "01-astana/kk.md": "# Астана\n",
    "01-astana/ru.md": "# Столица\n",
    "01-astana/en.md": "# Capital\n",
    "01-astana/01-tower/en.md": '# =cmd("<b>")\n',
    "01-astana/02-river/en.md": "# The river\n",
    "02-tourism/en.md": "# Tourism\n",
    "02-tourism/01-lakes/en.md": "# Lakes\n",
}
PAGES = ("astana", "astana/tower", "astana/river", "tourism", "tourism/lakes")


@pytest.fixture(autouse=True)
def _no_collection_on_threads() -> Iterator[None]:
    """Collect no garbage of tests with windows on a thread that writes, see kiosk.viewer.collector."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with a release and the visits of a year."""
    folder = tmp_path_factory.mktemp("visited")
    for name, text in FILES.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    publish(Job(folder / "content", folder / "state", edge=640, durable=False))
    made_up(statistics_file(folder / "state"), PAGES, busy=10)
    return folder / "state"
