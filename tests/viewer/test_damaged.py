"""Files of the release on the screen are damaged: visitors see another version of the page, never nothing."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from kiosk.releases.layout import children_file, page_file, release_folder
from tests.publishing.test_damaged_json import DRAWING, OTHERS, TEXT, places, replaced
from tests.viewer.hand import Kiosk, OpenKiosk

FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\n[name]\nkk = "A"\n',
    "01-a/kk.md": TEXT,
    "01-a/ru.md": TEXT.replace("First", "Первые"),
    "01-a/map.svg": DRAWING,
    "02-b/kk.md": "# B\n\nFirst version.\n",
}
SAMPLE = 40


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Kiosk:
    return open_kiosk(FILES)


@pytest.fixture(autouse=True)
def _errors_are_expected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL")


def damage(path: Path, data: bytes) -> None:
    path.unlink()  # other releases share it
    path.write_bytes(data)


def test_any_part_of_a_page_may_be_another(kiosk: Kiosk) -> None:
    chance = random.Random(5)
    path = release_folder(kiosk.state, 1) / page_file("a", "kk")
    whole = json.loads(path.read_bytes())
    ways = [(way, other) for way in places(whole) for other in OTHERS]
    for way, other in chance.sample(ways, SAMPLE):
        damage(path, json.dumps(replaced(whole, way, other)).encode())
        kiosk.viewer.navigation.home()
        kiosk.open("a")
        assert len(kiosk.hand.texts()) > 5, (way, other)


@pytest.mark.parametrize("said", [b"", b"[]", b"\0" * 4000, b"{}", b"[" * 100_000])
def test_a_page_that_is_damaged_is_shown_in_another_language(said: bytes, kiosk: Kiosk) -> None:
    damage(release_folder(kiosk.state, 1) / page_file("a", "kk"), said)
    kiosk.open("a")
    assert any("Первые" in text for text in kiosk.hand.texts())


def test_a_page_that_is_damaged_is_shown_as_an_older_release_had_it(kiosk: Kiosk) -> None:
    kiosk.write({"02-b/kk.md": "# B\n\nSecond version.\n"})
    kiosk.publish()
    damage(release_folder(kiosk.state, 2) / page_file("b", "kk"), b"")
    kiosk.open("b")
    assert "First version." in kiosk.hand.texts()


def test_a_page_that_nobody_has_any_more_is_its_title(kiosk: Kiosk) -> None:
    (release_folder(kiosk.state, 1) / page_file("b", "kk")).unlink()
    kiosk.open("b")
    assert "B" in kiosk.hand.texts()


@pytest.mark.parametrize("said", [None, b"", b'{"cards": [5]}'])
def test_a_home_screen_that_is_damaged_is_that_of_an_older_release(said: bytes | None, kiosk: Kiosk) -> None:
    kiosk.write({"03-c/kk.md": "# New\n\nNew.\n"})
    publish_and_damage(kiosk, children_file(""), said)
    assert {"A", "B"} <= set(kiosk.hand.texts())
    kiosk.open("a")
    assert any("First" in text for text in kiosk.hand.texts())


def publish_and_damage(kiosk: Kiosk, name: str, said: bytes | None) -> None:
    """Damage a file of the next release before the window has read it."""
    look = kiosk.viewer.release.look
    path = release_folder(kiosk.state, 2) / name

    def damaged() -> None:
        path.unlink()
        if said is not None:
            path.write_bytes(said)
        look()

    kiosk.viewer.release.look = damaged  # type: ignore[method-assign]
    kiosk.publish()


@pytest.mark.parametrize("said", [b"[]", b"", b'{"format": 1}'])
def test_the_kiosk_starts_on_the_release_before_a_damaged_one(
    said: bytes, kiosk: Kiosk, open_kiosk: OpenKiosk
) -> None:
    kiosk.write({"02-b/kk.md": "# B\n\nSecond version.\n"})
    kiosk.publish()
    damage(release_folder(kiosk.state, 2) / "release.json", said)
    again = open_kiosk(state=kiosk.state)
    again.open("b")
    assert "First version." in again.hand.texts()
    kiosk.write({"02-b/kk.md": "# B\n\nThird version.\n"})
    again.publish()
    assert "Third version." in again.hand.texts()


@pytest.mark.parametrize("said", ["", "x", "-1", "9" * 100, "folder"])
def test_the_kiosk_greets_when_no_release_can_be_found(
    said: str, open_kiosk: OpenKiosk, tmp_path: Path
) -> None:
    pointer = tmp_path / "state/releases/current"
    pointer.parent.mkdir(parents=True)
    if said == "folder":
        pointer.mkdir()
    else:
        pointer.write_text(said)
    kiosk = open_kiosk(state=tmp_path / "state")
    assert kiosk.hand.texts()


def test_any_part_of_a_release_may_be_another(open_kiosk: OpenKiosk, kiosk: Kiosk, tmp_path: Path) -> None:
    chance = random.Random(9)
    whole: Any = json.loads((release_folder(kiosk.state, 1) / "release.json").read_bytes())
    cards: Any = json.loads((release_folder(kiosk.state, 1) / children_file("")).read_bytes())
    ways = [("release.json", whole, way, other) for way in places(whole) for other in OTHERS]
    ways += [(children_file(""), cards, way, other) for way in places(cards) for other in OTHERS]
    for number, (name, value, way, other) in enumerate(chance.sample(ways, 12)):
        state = shutil.copytree(kiosk.state, tmp_path / f"state-{number}")
        damage(release_folder(state, 1) / name, json.dumps(replaced(value, way, other)).encode())
        damaged = open_kiosk(state=state)
        damaged.open("a")
        assert damaged.hand.texts(), (name, way, other)
        damaged.viewer.window.hide()
