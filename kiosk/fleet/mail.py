"""A mail about a screen, and how it is sent: by a mail server, or this computer's own sendmail."""

from __future__ import annotations

import base64
import contextlib
import ipaddress
import shutil
import smtplib
import ssl
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import urlsplit

from kiosk.fleet.alarms import About, Alarm
from kiosk.fleet.broker import NOBODY, Credentials
from kiosk.languages.catalogue import translate
from kiosk.languages.dates import long_date, short_time
from kiosk.message import N_, Failure, Message, one_line

PATIENCE_SECONDS = 20.0
PORTS = {"smtp": 25, "smtps": 465}
SENDMAIL_PATH = "/usr/sbin:/usr/lib:/usr/bin"


# What a mail is about -> its subject and its lines.
_LETTERS: Mapping[About, tuple[str, tuple[str, ...]]] = {
    "lost": (
        N_("Screen lost: {name} ({center})"),
        (
            N_("The screen {name} gives no sign of life."),
            "",
            N_("Center: {center}, group: {group}"),
            N_("Last sign of life: {when}"),
            N_("It showed release {release}."),
            "",
            N_("Is it switched on? Does the network reach it? You get another mail when it is back."),
        ),
    ),
    "back": (
        N_("Screen is back: {name} ({center})"),
        (
            N_("The screen {name} has been back since {when}."),
            "",
            N_("Center: {center}, group: {group}"),
            N_("It shows release {release}."),
        ),
    ),
    "broker-lost": (
        N_("Screens cannot be watched"),
        (
            N_("The broker that all screens tell how they are has not answered since {when}."),
            N_("The screens themselves go on; but until it answers, nobody hears when one is lost."),
            "",
            N_("Is the broker’s computer switched on? You get another mail when it answers."),
        ),
    ),
    "broker-back": (
        N_("Screens are watched again"),
        (N_("The broker that all screens tell how they are has been answering again since {when}."),),
    ),
}


@dataclass(frozen=True, slots=True)
class Post:
    """How mails are sent: by a server, without one by the command `sendmail`.

    `smtp://` takes TLS where that is offered, `smtps://` begins with it.
    """

    receiver: str
    sender: str = ""
    server: str = ""
    credentials: Credentials = NOBODY
    sendmail: str = ""


def post(receiver: str, sender: str, server: str, credentials: Credentials) -> Post:
    """Return how mails are sent. Raises Failure when they cannot be."""
    for address in (receiver, sender or receiver):
        if "@" not in address or any(each in address for each in "\r\n,<> "):
            raise Failure(Message(N_("“{address}” is no address for a mail."), {"address": address}))
    if server:
        parts = urlsplit(server)
        if parts.scheme not in PORTS or not parts.hostname:
            text = N_("“{server}” is no mail server. Write it like this: smtps://smtp.example.org:465")
            raise Failure(Message(text, {"server": server}))
        return Post(receiver, sender or receiver, server, credentials)
    command = shutil.which("sendmail") or shutil.which("sendmail", path=SENDMAIL_PATH)
    if command is None:
        text = N_(
            "This computer has no sendmail. Name a mail server in screen.toml: [mail], and below it "
            'server = "smtps://smtp.example.org:465"'
        )
        raise Failure(Message(text))
    return Post(receiver, sender or receiver, sendmail=command)


class Unprotected(OSError):
    """A server was not given the password, as it offers no TLS and others on the way could read it."""


def letter(how: Post, alarm: Alarm, language: str, center: tzinfo | None = None) -> EmailMessage:
    """Return the mail about a screen, in a language, with times of the center, else of this computer."""
    moment = alarm.since.astimezone(center)
    values = {"when": f"{long_date(moment.date(), language)}, {short_time(moment, language)}"}
    if alarm.screen is not None:
        told = alarm.screen.report
        values |= {"name": told.called, "center": told.center, "group": told.group or "–"}
        values |= {"release": str(told.release or "–")}
    subject, body = _LETTERS[alarm.about]

    def say(text: str) -> str:
        """Return a text in the language, filled."""
        return translate(language, text).format(**values)

    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = how.sender, how.receiver, one_line(say(subject))
    mail["Date"], mail["Message-ID"] = formatdate(localtime=True), make_msgid(domain="kiosk.invalid")
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(map(say, body)) + "\n")
    return mail


def send(how: Post, mail: EmailMessage) -> None:
    """Send a mail. Raises OSError or ValueError, to be tried again, when it cannot be sent."""
    if how.sendmail:
        done = subprocess.run(
            [how.sendmail, "-i", "-f", how.sender, "--", how.receiver],
            input=mail.as_bytes(),
            capture_output=True,
            timeout=PATIENCE_SECONDS,
        )
        if done.returncode:
            raise OSError(done.stderr.decode("utf-8", "replace").strip() or f"sendmail: {done.returncode}")
        return
    parts = urlsplit(how.server)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    with contextlib.ExitStack() as stack:
        server: smtplib.SMTP
        if parts.scheme == "smtps":
            context = ssl.create_default_context()
            server = smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)
        stack.enter_context(server)
        server.ehlo()
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
        if how.credentials.user:
            if not isinstance(server.sock, ssl.SSLSocket) and not _is_here(server):
                raise Unprotected
            _log_in(server, how.credentials)
        server.send_message(mail)


def _is_here(server: smtplib.SMTP) -> bool:
    """Return whether a server runs on this computer, so that nobody on the way can read what it is told."""
    return server.sock is not None and ipaddress.ip_address(server.sock.getpeername()[0]).is_loopback


def _log_in(server: smtplib.SMTP, who: Credentials) -> None:
    """Give a server the name and the password. Raises OSError when it refuses them."""
    if (who.user + who.password).isascii():
        server.login(who.user, who.password)
        return
    # RFC 4616 wants UTF-8, of which smtplib knows nothing.
    server.ehlo_or_helo_if_needed()
    answer = base64.b64encode(f"\0{who.user}\0{who.password}".encode()).decode()
    code, said = server.docmd("AUTH", f"PLAIN {answer}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)
