"""What is followed is changed in screen.toml while the follower runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.following import rereading
from kiosk.following.heard import read_heard
from kiosk.following.rereading import Rereading, Row
from kiosk.following.setting import read_setting
from kiosk.paths import SCREEN_TOML
from kiosk.settings.screen import ScreenSettings
from kiosk.system.child_process import environment, kill_session
from kiosk.system.disk import replace_file
from kiosk.system.file_version import changed_at
from tests.following.conftest import Screen
from tests.following.publisher import Publisher
from tests.following.test_follower import Start, message, shows, start, until
from tests.following.web import Web

__all__ = ["start"]  # a fixture


def settings(screen: Screen, source: str = "", more: str = "", *, trust: str = "") -> None:
    """Write screen.toml."""
    screen.state.mkdir(parents=True, exist_ok=True)
    lines = f'follow = "{source}"\ntrust = "{trust or screen.trust}"\nfollow_seconds = 2\n' if source else ""
    replace_file(screen.state / "screen.toml", f"{lines}{more}".encode())


@pytest.fixture
def second(publisher: Publisher) -> Iterator[Web]:
    """The same releases at another address."""
    found = Web(publisher.repository)
    yield found
    found.stop()


@pytest.fixture
def follower(screen: Screen, start: Start) -> subprocess.Popen[str]:
    """A follower that shows release 1 and has its source from screen.toml."""
    settings(screen, screen.source)
    process = start("--settings", str(changed_at(screen.state / SCREEN_TOML)))
    until(lambda: shows(screen, 1))
    return process


@pytest.mark.usefixtures("follower")
def test_another_address_is_followed_without_a_restart(
    publisher: Publisher, screen: Screen, web: Web, second: Web, tmp_path: Path
) -> None:
    settings(screen, second.url)
    until(lambda: second.asked)
    web.asked.clear()
    publisher.publish("new")
    until(lambda: shows(screen, 2))
    assert not web.asked
    assert f"takes its releases from {second.url} now" in (screen.state / "log/publisher.log").read_text()
    assert (heard := read_heard(screen.state)) is not None
    assert heard.source == second.url
    assert not message(screen)


@pytest.mark.usefixtures("follower")
def test_what_is_removed_is_no_longer_followed(publisher: Publisher, screen: Screen, web: Web) -> None:
    settings(screen)
    until(lambda: "does not say where releases come from" in message(screen))
    assert "install --follow ''" in (screen.state / "log/publisher.log").read_text()
    publisher.publish("new")
    web.asked.clear()
    settings(screen, screen.source)
    until(lambda: shows(screen, 2))
    until(lambda: not message(screen))


WRONG = {
    "syntax": ('follow = "http://10.0.0.9/kiosk\n', "", "screen.toml:1"),
    "number": ("follow = 5\n", "", "screen.toml:1"),
    "misspelt": ('folow = "http://10.0.0.9/kiosk"\n', "", "screen.toml:1"),
    "no-address": ("", "gopher://x", "is no place to take releases from"),
    "no-key": ("", "http://10.0.0.9/kiosk", "cannot be read (it is not there)"),
}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_keeps_the_setting_of_before(name: str, language: str, tmp_path: Path) -> None:
    text, source, words = WRONG[name]
    before = ScreenSettings(follow="http://10.0.0.5/kiosk", trust="/k.gpg", follow_seconds=7)
    settings(Screen(tmp_path, "", Path("/nowhere.gpg")), source, text)
    row = read_setting(tmp_path, before, language)
    assert (row["source"], row["trust"], row["seconds"]) == (before.follow, before.trust, 7)
    assert ("follows http://10.0.0.5/kiosk as before" in row["wrong"]) is (language == "en")
    assert words in row["wrong"] or (language != "en" and not words.startswith("screen.toml"))


@pytest.mark.usefixtures("follower")
def test_what_is_wrong_is_told_until_it_is_mended(publisher: Publisher, screen: Screen) -> None:
    settings(screen, more='follow = "http://10.0.0.9/kiosk\n')
    until(lambda: "screen.toml:1" in message(screen))
    assert f"follows {screen.source} as before" in (screen.state / "log/publisher.log").read_text()
    publisher.publish("new")
    until(lambda: shows(screen, 2))
    assert "screen.toml:1" in message(screen)
    settings(screen, screen.source)
    until(lambda: not message(screen))


def test_a_key_that_is_copied_later_counts_then(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "AGAIN_SECONDS", 0.2)
    before = ScreenSettings(follow=screen.source, trust=str(screen.trust))
    later = tmp_path / "later.gpg"
    settings(screen, "http://10.0.0.9/kiosk", trust=str(later))
    reads = Rereading(screen.state, 0, "en")
    rows: list[Row] = []

    def reread() -> bool:
        """Look again; return whether it was read anew."""
        row = reads.step(before.follow, before.trust, before.follow_seconds)
        rows.extend([row] if row else [])
        return row is not None

    until(reread)
    assert (rows[-1]["source"], "later.gpg cannot be read" in rows[-1]["wrong"]) == (screen.source, True)
    later.write_bytes(screen.trust.read_bytes())
    until(reread)
    assert (rows[-1]["source"], rows[-1]["wrong"]) == ("http://10.0.0.9/kiosk", "")


def test_what_is_typed_is_not_reread(screen: Screen, start: Start, second: Web) -> None:
    settings(screen, second.url)
    start()
    until(lambda: shows(screen, 1))
    assert not second.asked


def test_a_unit_waits_for_a_screen_toml_that_can_be_used(screen: Screen, tmp_path: Path) -> None:
    settings(screen, more="follow = \n")
    call = "import sys; from kiosk.cli import main; sys.exit(main())"
    typed = ["follow", "--content", str(tmp_path / "content"), "--state", str(screen.state)]
    process = subprocess.Popen(
        [sys.executable, "-c", call, *typed, "--language", "en"],
        env={**environment(), "NOTIFY_SOCKET": str(tmp_path / "nobody")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until(lambda: "cannot be used" in message(screen))
        settings(screen, more='name = "foyer"\n')
        until(lambda: "does not say where releases come from" in message(screen))
        settings(screen, screen.source)
        until(lambda: shows(screen, 1))
        until(lambda: not message(screen))
    finally:
        process.terminate()
        process.wait(timeout=20)
        kill_session(process.pid)


def test_a_viewer_s_follower_waits_for_an_address_that_can_be_used(screen: Screen, start: Start) -> None:
    settings(screen, "gopher://x")
    start("--settings", str(changed_at(screen.state / SCREEN_TOML)), source="gopher://x")
    until(lambda: "is no place to take releases from" in message(screen))
    settings(screen, screen.source)
    until(lambda: shows(screen, 1))
