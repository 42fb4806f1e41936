"""The pictures of every screen: what they show, however long they take, and what they are called."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kiosk.publishing.build.publication import Job, publish
from kiosk.viewer import screenshots
from kiosk.viewer.assembly import Viewer, assemble
from kiosk.viewer.screenshot_names import MOST_BYTES, file_names

LONG = "а" * 90


@pytest.mark.parametrize(
    ("pages", "names"),
    [
        (("", "a", "a/b"), ("home", "a", "a.b")),
        ((LONG,), (LONG,)),
        ((f"{LONG}/{LONG}/{LONG}", f"{LONG}/{LONG}/{LONG[1:]}"), None),
        (("x" * 400, "x" * 401), None),
        (("a.b", "a/b", "A/B"), None),
        (("", "home", "attract", "Still-Here"), None),
        (('a:b"c', "a\udcff"), ("a_b_c", "a_")),
    ],
)
def test_each_page_has_a_file_name_of_its_own(pages: tuple[str, ...], names: tuple[str, ...] | None) -> None:
    made = file_names(pages)
    assert tuple(made) == pages
    assert len({name.casefold() for name in made.values()} - {"still-here", "attract"}) == len(pages)
    assert all(len(name.encode()) <= MOST_BYTES for name in made.values())
    assert not any(sign in name for sign in '/\\:"' for name in made.values())
    if names:
        assert tuple(made.values()) == names


def test_no_picture_shows_that_time_has_passed(
    tmp_path: Path, qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    (content / "01-a").mkdir(parents=True)
    (content / "01-a" / "kk.md").write_text("# A\n\nText.\n", "utf-8")
    hours = count(0.0, 3600.0)

    def assemble_late(state: Path, **options: Any) -> Viewer:
        return assemble(state, **{"seconds": lambda: next(hours), **options})

    def grab(viewer: Viewer, path: Path) -> int:
        if viewer.idle.state != "resting":
            viewer.idle.tick()
        states[path.name] = str(viewer.idle.state)
        return real(viewer, path)

    states: dict[str, str] = {}
    real = screenshots._grab
    monkeypatch.setattr(screenshots, "assemble", assemble_late)
    monkeypatch.setattr(screenshots, "_grab", grab)

    def make(state: Path, edge: int) -> None:
        publish(Job(content, state, edge=edge, durable=False))

    options = screenshots.ScreenshotOptions(((480, 800),))
    assert screenshots.screenshots(make, tmp_path / "out", options) == 5
    del states["welcome.png"]
    assert states == {
        "home.png": "active",
        "a.png": "active",
        "still-here.png": "warning",
        "attract.png": "resting",
    }
