"""Releases over HTTPS: a certificate that is not accepted changes nothing, and people are told why."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.following.ask import ask
from kiosk.following.source import parse_source
from kiosk.languages.catalogue import LANGUAGES, translator
from kiosk.publishing.watch.activity import read_activity
from kiosk.releases.layout import current_number
from kiosk.system.child_process import environment
from tests.following.certificates import Authority
from tests.following.conftest import Screen
from tests.following.publisher import Publisher
from tests.following.test_follower import Start, message, shows, start, until
from tests.following.web import Web
from tests.publishing.old_or_new import seen

__all__ = ["start"]  # a fixture

Serve = Callable[[Path], Web]
STORE = Path("/etc/ssl/certs/ca-certificates.crt")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that no system trusts."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def serve(publisher: Publisher) -> Iterator[Serve]:
    """Serve the publisher's repository by TLS with a certificate; each server ends with the test."""
    servers: list[Web] = []

    def run(certificate: Path) -> Web:
        servers.append(Web(publisher.repository, certificate=certificate))
        return servers[-1]

    yield run
    for server in servers:
        server.stop()


# Whether the screen trusts the authority, the words of the message, and the certificate.
WRONG: dict[str, tuple[bool, str, Callable[[Authority], Path]]] = {
    "unknown": (False, "sudo update-ca-certificates", lambda by: by.sign("right")),
    "expired": (True, "has expired", lambda by: by.sign("expired")),
    "early": (True, "is not valid yet, or the clock of this screen is wrong", lambda by: by.sign("early")),
    "other-host": (
        True,
        "is for another address than 127.0.0.1",
        lambda by: by.sign("other-host", address="DNS:example.org"),
    ),
    "itself": (True, "has signed its certificate itself", lambda by: by.sign_itself()),
    "gap": (True, "authority in between", lambda by: by.sign_by_another(sends_all=False)),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_certificate_that_is_not_accepted_changes_nothing(
    name: str,
    authority: Authority,
    serve: Serve,
    publisher: Publisher,
    screen: Screen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_trusted, words, sign = WRONG[name]
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
    screen.fetch()
    publisher.publish("new")
    url = serve(sign(authority)).url
    told = screen.fetch(url).message
    assert told is not None
    assert words in told.say()
    assert url in told.say()
    assert len({told.say(translator(language)) for language in LANGUAGES}) == 3
    assert all(url in told.say(translator(language)) for language in LANGUAGES)
    assert ask(parse_source(url)).trouble == told
    assert (current_number(screen.state), seen(screen.state)) == (1, "old")
    assert screen.told() == ""
    assert current_number(screen.state) == 2


def test_a_server_without_tls_is_told_as_such(publisher: Publisher, screen: Screen) -> None:
    plain = Web(publisher.repository)
    url = plain.url.replace("http:", "https:")
    told = screen.fetch(url).message
    plain.stop()
    assert told is not None
    assert f"At {url} no TLS is spoken" in told.say()


def test_an_authority_in_between(
    authority: Authority, serve: Serve, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
    source = parse_source(serve(authority.sign_by_another(sends_all=True)).url)
    assert ask(source).trouble is None


def test_the_follower_tells_it_once(authority: Authority, serve: Serve, screen: Screen, start: Start) -> None:
    screen.fetch()
    start(
        source=serve(authority.sign("expired")).url, SSL_CERT_FILE=str(authority.certificate), language="kk"
    )
    until(lambda: "сертификатының мерзімі өтіп кеткен" in message(screen))
    first = read_activity(screen.state)
    until(lambda: (now := read_activity(screen.state)) and first and now.beat > first.beat + 5)  # asked twice
    assert (screen.state / "log/publisher.log").read_text().count("мерзімі өтіп кеткен") == 1
    assert shows(screen, 1)


def test_an_authority_of_one_s_own_is_trusted_by_way_of_the_system(
    authority: Authority, serve: Serve, screen: Screen, tmp_path: Path
) -> None:
    """As after `update-ca-certificates`, which adds it to this file; here only one process sees that."""
    both = tmp_path / "ca-certificates.crt"
    both.write_bytes((STORE.read_bytes() if STORE.exists() else b"") + authority.certificate.read_bytes())
    call = (
        "import sys; from pathlib import Path; from kiosk.following.fetch import fetch\n"
        "from kiosk.following.ask import ask; from kiosk.following.source import parse_source\n"
        "source = parse_source(sys.argv[2])\n"
        "print(ask(source).trouble, fetch(Path(sys.argv[1]), source, sys.argv[3]).message)"
    )
    line = [
        sys.executable,
        "-c",
        call,
        str(screen.state),
        serve(authority.sign("right")).url,
        str(screen.trust),
    ]
    mount = [
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        'mount --bind "$1" "$2"; shift 2; exec "$@"',
        "-",
    ]
    tried = subprocess.run([*mount, str(both), str(STORE), "true"], capture_output=True)
    if tried.returncode:
        pytest.skip("may not mount")
    ran = subprocess.run(
        [*mount, str(both), str(STORE), *line], env=environment(), capture_output=True, text=True
    )
    assert (ran.stdout, ran.stderr) == ("None None\n", "")
    assert shows(screen, 1)
