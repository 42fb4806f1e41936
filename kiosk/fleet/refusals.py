"""Why a broker cannot be asked, in words for people."""

from __future__ import annotations

import errno
import socket
import ssl
from datetime import datetime

from kiosk.fleet.broker import Broker
from kiosk.message import N_, Failure, Message
from kiosk.system.reasons import AWAY, reason

# Of OpenSSL, X509_V_ERR_*.
_NOT_YET, _EXPIRED = 9, 10
_OTHER_HOST = frozenset({62, 63, 64})
# Of MQTT 5 and 3.1.1.
_BAD_PASSWORD = frozenset({134, 4})
_NOT_ALLOWED = frozenset({135, 138, 140, 5})


def refused_by_system(broker: Broker, error: OSError | ValueError) -> Failure:
    """Return why no connection could be opened."""
    values = {"address": broker.address, "ca": broker.ca_file, "said": str(error)}
    if isinstance(error, ssl.SSLCertVerificationError):
        return Failure(Message(_of_certificate(broker, error.verify_code), values | {"now": _now()}))
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, ssl.SSLError) or number in (errno.ECONNRESET, errno.EPIPE):
        return closed_at_once(broker)
    if isinstance(error, socket.gaierror | UnicodeError):
        return Failure(Message(N_("The name in the broker’s address, {address}, is not known here."), values))
    if number == errno.ECONNREFUSED:
        text = N_("On the computer of the broker, {address}, no broker runs at that port.")
        return Failure(Message(text, values))
    if isinstance(error, TimeoutError) or number in AWAY:
        return Failure(Message(N_("The broker {address} does not answer."), values))
    return Failure(Message(N_("The broker {address} cannot be asked ({said})."), values))


def refused_by_file(broker: Broker, error: OSError) -> Failure:
    """Return why the file with the certificate cannot be used."""
    values = {"ca": broker.ca_file, "reason": reason(error)}
    if isinstance(error, ssl.SSLError):
        return Failure(Message(N_("The file {ca} is no certificate: copy it anew."), values))
    return Failure(Message(N_("The broker’s certificate, {ca}, cannot be read ({reason})."), values))


def _of_certificate(broker: Broker, code: int) -> str:
    """Return what is wrong with a certificate."""
    if code == _NOT_YET:
        return N_(
            "The certificate of the broker {address} is not valid yet: the clock of this computer says "
            "{now}. Set the clock right."
        )
    if code == _EXPIRED:
        return N_(
            "The certificate of the broker {address} has expired, if the clock of this computer is right: it "
            "says {now}. The broker needs a new certificate."
        )
    if code in _OTHER_HOST:
        return N_(
            "The certificate of the broker {address} was made for another name. Write the address as the "
            "certificate has it, or make one for this address."
        )
    if broker.ca_file:
        return N_(
            "The broker {address} is not trusted: {ca} is not the certificate that its own was signed with. "
            "Copy that file from the computer of the broker."
        )
    return N_(
        "The broker {address} is not trusted: nobody whom this computer knows has signed its certificate. "
        "Name the file with the right one as ca_file below [mqtt] in screen.toml, or type --ca-file FILE."
    )


def refused_by_name(broker: Broker, code: int, said: str) -> Failure:
    """Return why the broker refuses whoever asks it; `code` and `said` are its own."""
    values = {"address": broker.address, "user": broker.credentials.user, "said": said}
    if code in _NOT_ALLOWED | _BAD_PASSWORD:
        if not broker.credentials.user:
            text = N_(
                "The broker {address} wants a name and a password. Put them into a file of two lines, and "
                "name that as password_file below [mqtt] in screen.toml, or type --password-file FILE."
            )
            return Failure(Message(text, values))
        text = N_("The broker {address} refuses the user “{user}”: the name or the password is wrong.")
        return Failure(Message(text, values))
    return Failure(Message(N_("The broker {address} refuses the connection ({said})."), values))


def closed_at_once(broker: Broker) -> Failure:
    """Return why a broker that was reached ended the connection before it answered."""
    text = N_(
        "At {address} another language is spoken. The address of a broker with TLS begins with mqtts:// (its "
        "port is 8883, as a rule), that of one without with mqtt:// (1883)."
    )
    return Failure(Message(text, {"address": broker.address}))


def lost(broker: Broker) -> Failure:
    """Return that a connection was lost."""
    return Failure(
        Message(N_("The connection to the broker {address} is lost."), {"address": broker.address})
    )


def _now() -> str:
    """Return what the clock of this computer says."""
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
