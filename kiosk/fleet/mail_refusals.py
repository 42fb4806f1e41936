"""Why a mail cannot be sent, in words for people."""

from __future__ import annotations

import re
import smtplib
import ssl

from kiosk.fleet.mail import Unprotected
from kiosk.message import N_, Message, one_line
from kiosk.system.server_reasons import BROKEN, server_reason

_NOBODY = N_("no mail server there")
_AWAY = N_("The mail server {server} does not answer ({reason}).")
_PASSWORD = N_(
    "The mail server {server} refuses the user “{user}”: the name or the password is wrong. They stand in "
    "the file that password_file below [mail] in screen.toml names; once it is right, start this command "
    "anew."
)
_NO_PASSWORD = N_(
    "The mail server {server} wants a name and a password, as it seems ({said}). Put them into a file of two "
    "lines, and name that as password_file below [mail] in screen.toml."
)
_NO_LOGIN = N_(
    "The mail server {server} takes no password at this port. As a rule it does at smtps://…:465 and at "
    "smtp://…:587; where none is needed, leave out password_file."
)
_UNPROTECTED = N_(
    "The mail server {server} offers no TLS, so it is not given the password: others could read it on the "
    "way. As a rule it does at smtps://…:465."
)
_LATER = N_("The mail server {server} asks to come back later ({said}).")
_REFUSED = N_("The mail server {server} does not take the mail ({said}).")
_UNTRUSTED = N_(
    "The certificate of the mail server {server} is not trusted here, so nothing is sent there. If your "
    "center has an authority of its own, copy its certificate to "
    "/usr/local/share/ca-certificates/kiosk.crt and type: sudo update-ca-certificates"
)
_CERTIFICATE = N_(
    "The certificate of the mail server {server} is not accepted ({reason}), so nothing is sent there."
)
_OTHER_BEGINNING = N_(
    "The mail server {server} does not begin with TLS. As a rule smtps:// is for port 465, "
    "smtp:// for 587 and 25."
)
_ELSE = N_("The reason: {said}")
# Of OpenSSL, X509_V_ERR_*; whatever is not here is not trusted.
_OF_CERTIFICATE = {
    9: N_("it is not valid yet, or the clock of this computer is wrong"),
    10: N_("it has expired, or the clock of this computer is wrong"),
    **dict.fromkeys((62, 64), N_("it is for another address")),
}
_NOT_TRUSTED = frozenset({2, 18, 19, 20, 21})
# What servers say when a mail is to leave their house: 530, one of RFC 3463's codes of security, or words.
_UNKNOWN_SENDER = re.compile(r"530|5\d\d (5\.7\.|.*\brelay)", re.IGNORECASE)


def not_sent(server: str, user: str, error: Exception) -> Message:
    """Return why a server, "" for the command sendmail, did not take a mail from a user, "" for nobody."""
    values = {"server": server, "user": user, "said": _said(error)}
    match error:
        case ssl.SSLCertVerificationError(verify_code=code) if code in _NOT_TRUSTED:
            return Message(_UNTRUSTED, values)
        case ssl.SSLCertVerificationError(verify_code=code):
            why = _OF_CERTIFICATE.get(code, error.verify_message)
            return Message(_CERTIFICATE, {**values, "reason": why})
        case Unprotected():
            return Message(_UNPROTECTED, values)
        case ssl.SSLError():
            return Message(_OTHER_BEGINNING, values)
        case smtplib.SMTPAuthenticationError(smtp_code=int(code)) if code >= 500:
            return Message(_PASSWORD, values)
        case smtplib.SMTPNotSupportedError() if user:
            return Message(_NO_LOGIN, values)
        case smtplib.SMTPServerDisconnected():
            return Message(_AWAY, {**values, "reason": BROKEN})
        case smtplib.SMTPException():
            return Message(_refusal(values["said"], user), values)
        case OSError() if server:
            return Message(_AWAY, {**values, "reason": server_reason(error, _NOBODY)})
    return Message(_ELSE, values)


def _refusal(said: str, user: str) -> str:
    """Return the text for what a server says when it refuses a mail, which begins with its code."""
    if said.startswith("4"):
        return _LATER
    return _NO_PASSWORD if _UNKNOWN_SENDER.match(said) and not user else _REFUSED


def _said(error: Exception) -> str:
    """Return in one line what a mail server, or the system, said."""
    said: tuple[int, bytes | str]
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            said = next(iter(recipients.values()), (0, b""))
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=text):
            said = (code, text)
        case _:
            return one_line(str(error))
    words = said[1].decode("utf-8", "replace") if isinstance(said[1], bytes) else str(said[1])
    return one_line(f"{said[0]} {words}")
