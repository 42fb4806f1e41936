"""What the commands say on a screen that follows: where to do it instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.commands.followed import screen_settings
from kiosk.commands.run import _follower
from kiosk.releases.layout import current_number
from kiosk.viewer.publisher_command import child_of_this
from tests.following.conftest import Screen
from tests.following.publisher import Publisher

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def following(screen: Screen) -> list[str]:
    """The options of a screen that follows by its screen.toml; nothing has come yet."""
    screen.state.mkdir(parents=True)
    lines = f'follow = "{screen.source}"\ntrust = "{screen.trust}"\nfollow_seconds = 7\n'
    (screen.state / "screen.toml").write_text(lines)
    return ["--state", str(screen.state)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [["publish", "--once"], ["releases", "restore", "1"], ["import", "/media/stick"]],
    ids=lambda each: each[0],
)
def test_what_is_not_done_here_is_told(
    typed: list[str], language: str, following: list[str], screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    option = "--messages" if typed[0] == "import" else "--language"
    assert main([*typed, *following, option, language]) == 2
    told = capsys.readouterr().err
    assert screen.source in told
    assert ("computer that publishes" in told) is (language == "en")


def test_follow_takes_what_screen_toml_says(
    following: list[str], screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["follow", "--once", *following, "--language", "en"]) == 0
    assert f"Release 1 has come from {screen.source}" in capsys.readouterr().out
    assert main(["follow", "--once", *following, "--language", "en"]) == 0
    assert "nothing newer" in capsys.readouterr().out
    assert current_number(screen.state) == 1


def test_what_is_typed_counts_more(
    following: list[str], publisher: Publisher, screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["follow", "http://127.0.0.1:1", "--trust", str(screen.trust), "--once", *following]
    assert main([*typed, "--language", "en"]) == 2
    told = capsys.readouterr().err
    assert "http://127.0.0.1:1 does not answer (no web server there)" in told
    assert "Visitors see nothing but the greeting yet." in told
    assert main(["follow", str(publisher.repository), "--once", *following, "--language", "en"]) == 0


def test_follow_says_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["follow", "--state", str(tmp_path), "--language", "en"]) == 2
    assert "follow SOURCE --trust FILE" in capsys.readouterr().err


def test_the_kiosk_starts_a_follower_in_place_of_a_publisher(
    following: list[str], screen: Screen, tmp_path: Path
) -> None:
    found = _follower(tmp_path, screen.state, screen_settings(screen.state, "en"), "kk")
    values = dict(zip(child_of_this(found)[::2], child_of_this(found)[1::2], strict=True))
    assert values["-m"] == "kiosk.following"
    assert (values["--source"], values["--seconds"], values["--language"]) == (screen.source, "7", "kk")
    assert _follower(tmp_path, tmp_path, screen_settings(tmp_path, "en"), "kk") == []


def test_releases_are_listed(
    following: list[str], publisher: Publisher, screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    screen.fetch()
    publisher.publish("new")
    screen.fetch()
    capsys.readouterr()
    assert main(["releases", "--json", *following, "--language", "en"]) == 0
    rows = json.loads(capsys.readouterr().out)["releases"]
    assert [(row["number"], row["current"]) for row in rows] == [(2, True), (1, False)]
