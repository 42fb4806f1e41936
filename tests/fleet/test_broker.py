"""The address of a broker, and the file with the password."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.fleet.broker import Credentials, broker, read_credentials
from kiosk.fleet.place import client_id, place
from kiosk.fleet.start import start
from kiosk.message import Failure
from kiosk.settings.screen import ScreenSettings


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mqtts://10.0.0.5:8883", "mqtts://10.0.0.5:8883"),
        ("mqtts://10.0.0.5", "mqtts://10.0.0.5:8883"),
        ("mqtt://broker.lan/", "mqtt://broker.lan:1883"),
        ("broker.lan", "mqtts://broker.lan:8883"),
        ("mqtts://[fd00::5]:9000", "mqtts://[fd00::5]:9000"),
    ],
)
def test_an_address(typed: str, address: str) -> None:
    assert broker(typed).address == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://a",
        "mqtts://",
        "mqtts://a:port",
        "mqtts://a:99999",
        "mqtts://a/topic",
        "mqtts://u:p@a",
        "a b://c",
    ],
)
def test_no_address(typed: str) -> None:
    with pytest.raises(Failure, match="is no address of a broker"):
        broker(typed)


@pytest.mark.parametrize(
    "text",
    ["foyer\nsecret: 1\n", "\ufefffoyer\r\nsecret: 1\r\n", "foyer:secret: 1", "  foyer  \n\n secret: 1 "],
)
def test_a_password(tmp_path: Path, text: str) -> None:
    file = tmp_path / "password"
    file.write_text(text, "utf-8")
    file.chmod(0o600)
    found = read_credentials(file)
    assert found == Credentials("foyer", "secret: 1")
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("foyer\nsecret\n", 0o640, "Others may read"),
        ("foyer\nsecret\n", 0o604, "Type: chmod 600"),
        ("", 0o600, "needs two lines"),
        ("foyer\n", 0o600, "needs two lines"),
        ("a\nb\nc\n", 0o600, "needs two lines"),
        (None, 0o600, "cannot be read (it is not there)"),
    ],
    ids=["group", "others", "empty", "user-only", "three", "none"],
)
def test_no_password(tmp_path: Path, text: str | None, mode: int, words: str) -> None:
    file = tmp_path / "password"
    if text is not None:
        file.write_text(text)
        file.chmod(mode)
    with pytest.raises(Failure) as caught:
        read_credentials(file)
    assert words in str(caught.value)
    assert "secret" not in str(caught.value)


def test_who_a_screen_is(tmp_path: Path) -> None:
    settings = ScreenSettings(name="Фойе 1", mqtt_center="Алматы", follow="http://10.0.0.5")
    who, again = place(settings, tmp_path), place(settings, tmp_path)
    assert (who.device, who.name, who.prefix, who.role) == ("almaty-foie-1", "Фойе 1", "almaty-", "follows")
    # The computer is the same; its process is another one.
    assert who.identity.partition("-")[0] == again.identity.partition("-")[0]
    assert client_id(who) != client_id(again)
    assert len(client_id(who)) < 65
    assert place(ScreenSettings(mqtt_center="almaty"), tmp_path).device.startswith("almaty-")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names no broker to tell"),
        ('[mqtt]\nbroker = "mqtt://a"\n', "The name of the center is missing"),
        (
            'name = "展"\n[mqtt]\nbroker = "mqtt://a"\ncenter = "a"\n',
            "has no letter that can stand in a topic",
        ),
        ('name = "a"\n[mqtt]\nbroker = "x://a"\ncenter = "a"\n', "is no address of a broker"),
    ],
    ids=["broker", "center", "name", "address"],
)
def test_what_lacks_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str
) -> None:
    (tmp_path / "screen.toml").write_text(text, "utf-8")
    monkeypatch.setattr("kiosk.fleet.start.log_to_terminal", lambda: None)
    assert start(tmp_path, "en") == 2
    said = (tmp_path / "log" / "status.log").read_text("utf-8")
    assert words in said
    assert said.count("\n") == 1
