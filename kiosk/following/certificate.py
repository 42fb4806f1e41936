"""Why the certificate of a web server is not accepted, in words for people.

OSTree says the same of each; the Python library tells them apart.
"""

from __future__ import annotations

import ssl
import time
from urllib.parse import urlsplit

from kiosk.following.source import Source
from kiosk.message import N_, Message

_UNKNOWN = N_(
    "This screen does not trust the certificate of {source}, so it takes nothing from there. Check the "
    "address. If your center has an authority of its own, copy its certificate to "
    "/usr/local/share/ca-certificates/kiosk.crt and type: sudo update-ca-certificates. If that is done, "
    "have the web server send the certificate of each authority in between, too."
)
_ITS_OWN = N_(
    "The web server of {source} has signed its certificate itself, so this screen does not trust it and "
    "takes nothing from there. Check the address. If the server is yours, copy that certificate to "
    "/usr/local/share/ca-certificates/kiosk.crt and type: sudo update-ca-certificates"
)
_EXPIRED = N_(
    "The certificate of {source} has expired, so nothing is taken from there. Have it renewed on that web "
    "server. If it is still valid, the clock of this screen is wrong: it says {now}."
)
_EARLY = N_(
    "The certificate of {source} is not valid yet, or the clock of this screen is wrong: it says {now}. Set "
    "it with “timedatectl set-time”, or have the certificate made anew on that web server."
)
_OTHER = N_(
    "The certificate of {source} is for another address than {host}, so nothing is taken from there. Check "
    "the address in screen.toml, or have the certificate made for {host} on that web server."
)
_ELSE = N_(
    "The certificate of {source} is not accepted ({said}), so nothing is taken from there. Have a new one "
    "made on that web server."
)
# Numbers of X509_V_ERR_... in OpenSSL's x509_vfy.h.
_TEXTS = {
    **dict.fromkeys((2, 19, 20, 21), _UNKNOWN),  # the issuer is not here, or not sent by the server
    18: _ITS_OWN,
    9: _EARLY,
    10: _EXPIRED,
    62: _OTHER,  # a name
    64: _OTHER,  # an address of numbers
}


def not_accepted(source: Source, error: ssl.SSLCertVerificationError) -> Message:
    """Return why the certificate of a source is not accepted."""
    text = _TEXTS.get(error.verify_code, _ELSE)
    host = urlsplit(source.url or "").hostname or ""
    now = time.strftime("%Y-%m-%d %H:%M")
    return Message(text, {"source": source.typed, "host": host, "now": now, "said": error.verify_message})


def context() -> ssl.SSLContext:
    """Return how certificates are checked: as OSTree does, by those whom the system trusts."""
    made = ssl.create_default_context()
    # Python 3.13 also refuses what lacks an extension that nobody needs, as authorities made by hand do.
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return made
