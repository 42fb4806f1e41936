"""Mails as a real mail server gets them, and as sendmail does."""

from __future__ import annotations

import asyncio
import base64
import email
import email.policy
import errno
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from kiosk.fleet.broker import Credentials
from kiosk.fleet.judge import judged
from kiosk.fleet.mail import Unprotected, post
from kiosk.fleet.mail_refusals import not_sent
from kiosk.fleet.mails import Mails
from kiosk.languages.catalogue import LANGUAGES, translator
from kiosk.languages.zones import zone
from kiosk.message import Failure
from tests.fleet.samples import LOST, NOON

LONG_AGO = NOON - timedelta(days=1)


class MailServer:
    """A mail server on loopback that keeps what it is sent; it may refuse everything."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.said: list[str] = []
        self.refuses = False
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = int(self._server.sockets[0].getsockname()[1])
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        answers = {
            "EHLO": "250-here\r\n250 AUTH PLAIN",
            "AUTH": "235 yes",
            "DATA": "354 go on",
            "QUIT": "221 bye",
        }
        while line := (await reader.readline()).decode().strip():
            self.said.append(line)
            verb = line.partition(" ")[0].upper()
            answer = "451 later" if self.refuses and verb == "MAIL" else answers.get(verb, "250 yes")
            writer.write(f"{answer}\r\n".encode())
            if verb == "DATA":
                data = await reader.readuntil(b"\r\n.\r\n")
                self.mails.append(email.message_from_bytes(data, policy=email.policy.default))
                writer.write(b"250 taken\r\n")
            if verb == "QUIT":
                break
        writer.close()

    def end(self) -> None:
        """End it."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._server.close()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()


@pytest.fixture
def server() -> Iterator[MailServer]:
    made = MailServer()
    yield made
    made.end()


def watch(mails: Mails, minutes: float, state: str = "lost") -> None:
    """Let the mails look at a screen in a state, so many minutes after noon."""
    now = NOON + timedelta(minutes=minutes)
    seen = LOST.last_seen if state == "lost" else now
    mails.look(judged([replace(LOST, told=state, last_seen=seen)], now), now, LONG_AGO)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "subject", "body"),
    [
        ("en", "Screen lost: Асхана (Алматы)", "The screen Асхана gives no sign of life."),
        ("ru", "Экран пропал: Асхана (Алматы)", "Экран Асхана не подаёт признаков жизни."),
        ("kk", "Экранмен байланыс үзілді: Асхана (Алматы)", "Асхана экраны белгі бермей тұр."),
    ],
    ids=["en", "ru", "kk"],
)
def test_one_mail_when_it_is_lost_and_one_when_it_is_back(
    server: MailServer, tmp_path: Path, language: str, subject: str, body: str
) -> None:
    how = post(
        "it@example.org", "kiosk@example.org", f"smtp://127.0.0.1:{server.port}", Credentials("a", "b")
    )
    for minutes in (0, 3, 4):
        # Each watch begins anew, and remembers.
        watch(Mails(how, tmp_path, language), minutes)
    [lost] = server.mails
    assert (lost["To"], lost["From"], lost["Subject"]) == ("it@example.org", "kiosk@example.org", subject)
    assert lost["Auto-Submitted"] == "auto-generated"
    text = lost.get_content()
    assert text.startswith(body)
    assert "2026" in text
    assert "11" in text
    assert any(line.startswith("AUTH PLAIN") for line in server.said)
    for minutes in (5, 6):
        watch(Mails(how, tmp_path, language), minutes, "ready")
    assert len(server.mails) == 2
    assert server.mails[1]["Subject"] != subject


def test_a_mail_server_that_is_away_is_asked_again(
    server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seconds = [0.0]
    monkeypatch.setattr("kiosk.fleet.mails.time.monotonic", lambda: seconds[0])
    mails = Mails(
        post("it@example.org", "", f"smtp://127.0.0.1:{server.port}", Credentials()), tmp_path, "en"
    )
    server.refuses = True
    watch(mails, 0)
    watch(mails, 3)
    assert "cannot be sent" in caplog.text
    server.refuses = False
    watch(mails, 3.1)
    assert server.mails == []  # it has only just been asked
    seconds[0] = 31.0
    watch(mails, 4)
    watch(mails, 5)
    assert len(server.mails) == 1


def _certificate(code: int) -> ssl.SSLCertVerificationError:
    """Return what Python raises for a certificate that is not accepted."""
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code, error.verify_message = code, "bad"
    return error


REFUSALS: dict[str, tuple[Exception, str, str]] = {
    "password": (
        smtplib.SMTPAuthenticationError(535, b"5.7.8 no"),
        "a",
        "refuses the user “a”: the name or the",
    ),
    "password-later": (
        smtplib.SMTPAuthenticationError(454, b"4.7.0 no"),
        "a",
        "come back later (454 4.7.0 no)",
    ),
    "no-login": (smtplib.SMTPNotSupportedError("no AUTH"), "a", "takes no password at this port"),
    "relay": (
        smtplib.SMTPRecipientsRefused({"a@b.c": (554, b"5.7.1 Relay access denied")}),
        "",
        "wants a name and a password, as it seems (554 5.7.1 Relay access denied)",
    ),
    "no-box": (
        smtplib.SMTPRecipientsRefused({"a@b.c": (550, b"5.1.1 User\nunknown")}),
        "",
        "does not take the mail (550 5.1.1 User unknown)",
    ),
    "grey": (smtplib.SMTPRecipientsRefused({"a@b.c": (450, b"wait")}), "a", "come back later (450 wait)"),
    "sender": (smtplib.SMTPSenderRefused(530, b"log in", "a@b.c"), "", "wants a name and a password"),
    "unknown": (_certificate(20), "", "is not trusted here"),
    "itself": (_certificate(18), "", "is not trusted here"),
    "expired": (_certificate(10), "", "not accepted (it has expired"),
    "other-host": (_certificate(62), "", "not accepted (it is for another address)"),
    "no-tls": (ssl.SSLError(1, "wrong version number"), "", "does not begin with TLS"),
    "broken": (smtplib.SMTPServerDisconnected("closed"), "", "does not answer (the connection broke)"),
    "nobody": (ConnectionRefusedError(errno.ECONNREFUSED, "x"), "", "does not answer (no mail server there)"),
    "name": (socket.gaierror(-2, "x"), "", "does not answer (its name is not known)"),
    "no-tls-offered": (Unprotected(), "a", "offers no TLS, so it is not given the password"),
    "slow": (TimeoutError("timed out"), "", "does not answer (no answer in time)"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_why_a_mail_is_not_sent_is_told_in_words(name: str) -> None:
    error, user, words = REFUSALS[name]
    told = not_sent("smtps://mail", user, error)
    assert words in told.say()
    assert len({told.say(translator(language)) for language in LANGUAGES}) == len(LANGUAGES)


def test_what_sendmail_says_is_told() -> None:
    assert not_sent("", "", OSError("sendmail: no\nqueue")).say() == "The reason: sendmail: no queue"


def test_a_name_and_a_password_in_any_letters(server: MailServer, tmp_path: Path) -> None:
    how = post("it@example.org", "", f"smtp://127.0.0.1:{server.port}", Credentials("қала", "құпия"))
    mails = Mails(how, tmp_path, "kk")
    watch(mails, 0)
    watch(mails, 3)
    assert len(server.mails) == 1
    [login] = [line for line in server.said if line.startswith("AUTH PLAIN ")]
    assert base64.b64decode(login.split()[2]).decode() == "\0қала\0құпия"


def test_a_password_goes_to_no_other_computer_unencrypted(
    server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    how = post("it@example.org", "", f"smtp://127.0.0.1:{server.port}", Credentials("a", "b"))
    monkeypatch.setattr("kiosk.fleet.mail._is_here", lambda _: False)
    mails = Mails(how, tmp_path, "en")
    watch(mails, 0)
    watch(mails, 3)
    assert "offers no TLS" in caplog.text
    assert not server.mails
    assert not [line for line in server.said if line.startswith("AUTH")]


def test_times_are_those_of_the_center(server: MailServer, tmp_path: Path) -> None:
    how = post("it@example.org", "", f"smtp://127.0.0.1:{server.port}", Credentials())
    mails = Mails(how, tmp_path, "en", zone("Asia/Almaty"))
    watch(mails, 0)
    watch(mails, 3)
    [lost] = server.mails
    assert "17:00" in lost.get_content()  # noon two days before, in UTC


def test_without_a_server_sendmail_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "sendmail").write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/typed\ncat >{tmp_path}/mail\n')
    (folder / "sendmail").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    mails = Mails(post("it@example.org", "kiosk@example.org", "", Credentials()), tmp_path, "ru")
    watch(mails, 0)
    watch(mails, 3)
    assert (tmp_path / "typed").read_text() == "-i -f kiosk@example.org -- it@example.org\n"
    mail = email.message_from_bytes((tmp_path / "mail").read_bytes(), policy=email.policy.default)
    assert mail["Subject"] == "Экран пропал: Асхана (Алматы)"


@pytest.mark.parametrize(
    ("receiver", "server", "words"),
    [
        ("nobody", "smtp://a", "is no address for a mail"),
        ("a@b.c\nBcc: x@y.z", "smtp://a", "is no address for a mail"),
        ("-oQ/tmp a@b.c", "smtp://a", "is no address for a mail"),
        ("a@b.c", "smtp.example.org", "is no mail server"),
        ("a@b.c", "", "has no sendmail"),
    ],
    ids=["name", "lines", "option", "server", "sendmail"],
)
def test_what_cannot_be_sent_is_told(
    receiver: str, server: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.fleet.mail.SENDMAIL_PATH", "/nowhere")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Failure, match=words):
        post(receiver, "", server, Credentials())


def test_a_sender_that_is_no_address_is_told() -> None:
    with pytest.raises(Failure, match="“Kiosk” is no address"):
        post("it@example.org", "Kiosk", "smtp://a", Credentials())
