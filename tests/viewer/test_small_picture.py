"""The small picture of what the screen shows: of what visitors see, and not while they touch it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.viewer import small_picture
from kiosk.viewer.small_picture import FILE, REST_SECONDS, SmallPicture
from tests.viewer.hand import OpenKiosk


def test_a_picture_is_made_of_what_visitors_see_while_nobody_touches_it(
    open_kiosk: OpenKiosk, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_picture, "AGAIN_MILLISECONDS", 20)
    kiosk = open_kiosk({"01-a/kk.md": "# Бірінші\n\nСөз.\n"})
    path = kiosk.state / "viewer" / FILE
    path.parent.mkdir(exist_ok=True)
    asked: list[bool] = []
    private = True

    def is_private() -> bool:
        """Note that it was asked whether the staff screen is open."""
        asked.append(private)
        return private

    picture = SmallPicture(kiosk.viewer, kiosk.state, 10, is_private)
    picture.start()
    kiosk.watch.now += REST_SECONDS  # the kiosk was opened with a touch
    qtbot.waitUntil(lambda: len(asked) > 2)
    assert not path.exists()
    private = False
    kiosk.viewer.idle.touch()
    asked.clear()
    qtbot.wait(100)
    assert (asked, path.exists()) == ([], False)
    kiosk.watch.now += REST_SECONDS
    qtbot.waitUntil(path.exists, timeout=10_000)
    picture.stop()
    with Image.open(path) as image:
        assert (image.format, max(image.size)) == ("JPEG", 320)
        assert min(image.convert("L").tobytes()) < 128  # there are words on it
    assert path.stat().st_size < 60_000
    before = path.stat().st_ino
    picture.look()
    picture.stop()
    assert path.stat().st_ino == before  # it shows the same, and is left alone
