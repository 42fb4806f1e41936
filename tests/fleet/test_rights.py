"""The broker as docs/fleet.md sets it up: TLS, passwords, and rights of one topic a screen."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.fleet.broker import Broker, broker
from kiosk.fleet.connection import Connection
from kiosk.languages.catalogue import translator
from kiosk.message import Failure
from tests.fleet.conftest import PROJECT, Screen
from tests.fleet.mosquitto import Mosquitto, until

PAGE = (PROJECT / "docs" / "fleet.md").read_text("utf-8").partition("## How all screens are")[2]
USERS = ("office", "admin", "almaty-foyer-1", "almaty-server", "almaty-hall")


def block(kind: str) -> str:
    """Return the first block of a kind in that part of docs/fleet.md."""
    found = re.search(rf"(?ms)^```{kind}\n(.*?)^```$", PAGE)
    assert found is not None, kind
    return found[1]


class Guarded(NamedTuple):
    """A broker with TLS and rights, in its folder."""

    mosquitto: Mosquitto
    folder: Path

    def asked_by(self, user: str, password: str = "", ca: str = "ca.crt") -> Broker:
        """Return the broker as a user asks it."""
        file = self.folder / f"password-{user}"
        file.touch(0o600)
        file.write_text(f"{user}\n{password or f'secret of {user}'}\n")
        return broker(self.mosquitto.address, str(file), str(self.folder / ca) if ca else "")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    """The broker of docs/fleet.md, on loopback."""
    folder = tmp_path_factory.mktemp("guarded")
    shell = block("sh").replace("10.0.0.5", "127.0.0.1")
    subprocess.run(["sh", "-ec", shell], cwd=folder, check=True, capture_output=True)
    (folder / "rights").write_text(block("acl"))
    (folder / "rights").chmod(0o600)
    (folder / "passwords").write_text("".join(f"{user}:secret of {user}\n" for user in USERS))
    (folder / "passwords").chmod(0o600)
    subprocess.run(["mosquitto_passwd", "-U", folder / "passwords"], check=True)
    lines = block("conf").replace("/etc/mosquitto/certs/", f"{folder}/")
    lines = lines.replace("/etc/mosquitto/kiosk.", f"{folder}/").replace("listener 8883\n", "")
    made = Mosquitto(folder, lines.replace("autosave_interval 60\n", ""), scheme="mqtts")
    made.start()
    yield Guarded(made, folder)
    made.end()


def refusal(asked: Broker, language: str = "en") -> str:
    """Return why a broker cannot be asked, in words."""
    with pytest.raises(Failure) as caught:
        Connection(asked, "refused")
    return caught.value.message.say(translator(language))


def told(asked: Broker, topic: str) -> bool:
    """Return whether a user may publish at a topic."""
    connection = Connection(asked, f"test-{asked.credentials.user}")
    connection.publish(topic, "1")
    connection.settle(10)
    connection.close()
    return connection.refused == 0


@pytest.mark.parametrize(
    ("user", "topic", "may"),
    [
        ("almaty-foyer-1", "homie/5/almaty-foyer-1/$state", True),
        ("almaty-foyer-1", "homie/5/almaty-foyer-1/viewer/edge", True),
        ("almaty-foyer-1", "kiosk/pictures/almaty-foyer-1", True),
        ("almaty-foyer-1", "homie/5/almaty-hall/$state", False),
        ("almaty-foyer-1", "kiosk/pictures/almaty-hall", False),
        ("almaty-server", "homie/5/almaty-hall/viewer/edge", False),
        ("office", "homie/5/almaty-hall/$state", False),
        ("admin", "homie/5/almaty-hall/$state", True),
    ],
)
def test_a_screen_may_tell_of_itself_alone(guarded: Guarded, user: str, topic: str, may: bool) -> None:
    assert told(guarded.asked_by(user), topic) is may


@pytest.mark.parametrize(
    ("user", "hears"), [("office", True), ("almaty-hall", False), ("almaty-server", True)]
)
def test_who_hears_how_large_a_screen_is(guarded: Guarded, user: str, hears: bool) -> None:
    assert told(guarded.asked_by("almaty-foyer-1"), "homie/5/almaty-foyer-1/viewer/edge")
    heard: list[str] = []
    listening = Connection(
        guarded.asked_by(user), f"ear-{user}", receive=lambda topic, payload, kept: heard.append(topic)
    )
    listening.subscribe(["homie/5/+/viewer/edge"])
    listening.settle(10)
    for _ in range(10):
        listening.run(0.05)
    listening.close()
    assert heard == (["homie/5/almaty-foyer-1/viewer/edge"] if hears else [])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "refuses the user “office”: the name or the password is wrong"),
        ("ru", "не принимает пользователя «office»"),
        ("kk", "«office» пайдаланушысын қабылдамайды"),
    ],
    ids=["en", "ru", "kk"],
)
def test_a_wrong_password_is_told(guarded: Guarded, language: str, words: str) -> None:
    assert words in refusal(guarded.asked_by("office", "wrong"), language)


def test_whoever_says_no_name_is_told_so(guarded: Guarded) -> None:
    asked = broker(guarded.mosquitto.address, ca_file=str(guarded.folder / "ca.crt"))
    assert "wants a name and a password" in refusal(asked)


def test_a_certificate_that_is_not_trusted_is_told(guarded: Guarded) -> None:
    assert "nobody whom this computer knows" in refusal(guarded.asked_by("office", ca=""))
    other = guarded.folder / "other"
    other.mkdir(exist_ok=True)
    subprocess.run(["sh", "-ec", block("sh")], cwd=other, check=True, capture_output=True)
    said = refusal(guarded.asked_by("office", ca="other/ca.crt"))
    assert f"{other / 'ca.crt'} is not the certificate" in said
    assert "cannot be read" in refusal(guarded.asked_by("office", ca="no.crt"))
    (guarded.folder / "empty.crt").write_text("")
    assert "is no certificate" in refusal(guarded.asked_by("office", ca="empty.crt"))


def test_a_certificate_for_another_address_is_told(guarded: Guarded) -> None:
    asked = guarded.asked_by("office")
    other = Broker("localhost", asked.port, True, asked.credentials, asked.ca_file)
    assert "was made for another name" in refusal(other)


def test_a_broker_that_speaks_otherwise_is_told(guarded: Guarded, mosquitto: Mosquitto) -> None:
    asked = guarded.asked_by("office")
    plain = Broker("127.0.0.1", asked.port, False, asked.credentials)
    assert "another language is spoken" in refusal(plain)
    guarded_ = Broker("127.0.0.1", mosquitto.port, True, asked.credentials, asked.ca_file)
    assert "another language is spoken" in refusal(guarded_)
    assert "no broker runs at that port" in refusal(Broker("127.0.0.1", 1, False))


def test_a_clock_that_is_behind_is_told(tmp_path: Path) -> None:
    """A certificate that is valid from next year on stands for a clock that says last year."""
    shell = block("sh").replace("10.0.0.5", "127.0.0.1")
    subprocess.run(["sh", "-ec", shell], cwd=tmp_path, check=True, capture_output=True)
    late = [
        *("openssl", "ca", "-batch", "-notext", "-in", "late.csr", "-out", "late.crt", "-cert", "ca.crt"),
        *("-keyfile", "ca.key", "-startdate", "20510101000000Z", "-enddate", "20520101000000Z"),
        *("-config", "ca.conf", "-extfile", "late.ext"),
    ]
    (tmp_path / "ca.conf").write_text(
        "[ca]\ndefault_ca=it\n[it]\nnew_certs_dir=.\ndatabase=index\nrand_serial=yes\n"
        "default_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n"
    )
    (tmp_path / "late.ext").write_text("subjectAltName=IP:127.0.0.1\n")
    (tmp_path / "index").touch()
    request = ["openssl", "req", "-new", "-key", "broker.key", "-subj", "/CN=127.0.0.1", "-out", "late.csr"]
    for command in (request, late):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    lines = f"certfile {tmp_path}/late.crt\nkeyfile {tmp_path}/broker.key\nallow_anonymous true\n"
    made = Mosquitto(tmp_path / "broker", lines, scheme="mqtts")
    made.start()
    try:
        said = refusal(broker(made.address, ca_file=str(tmp_path / "ca.crt")))
    finally:
        made.end()
    assert "is not valid yet: the clock of this computer says" in said


def test_a_user_of_another_name_is_told(guarded: Guarded, screen: Callable[..., Screen]) -> None:
    guarded.asked_by("almaty-hall")
    more = f'password_file = "{guarded.folder}/password-almaty-hall"\nca_file = "{guarded.folder}/ca.crt"\n'
    told = screen(guarded.mosquitto, "foyer-1", more)
    told.start("ru")
    until(lambda: "не разрешает пользователю «almaty-hall» сообщать об экране «almaty-foyer-1»" in told.log())
