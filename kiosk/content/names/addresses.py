"""Tells kinds of addresses in a text apart: web, phone, mailbox, file."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
_DRIVE = re.compile(r"(?:file:/*)?(?:[A-Za-z]:/|/(?:home|Users|media|mnt)/)|file:", re.IGNORECASE)
_SHAREABLE = re.compile(r"https?://[^\s/]|tel:[+\d*#]|mailto:[^@\s]+@", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+[\d\s().-]{7,}")


def is_outside(href: str) -> bool:
    """True for an address with a scheme: the web, a phone number, a mailbox and the like."""
    return _SCHEME.match(href.strip()) is not None and not is_on_drive(href)


def is_on_drive(href: str) -> bool:
    """True for a path on the author's own computer: `C:/photos/a.jpg`, `file:///home/a.jpg`."""
    return _DRIVE.match(href.strip().replace("\\", "/")) is not None


def is_shareable(href: str) -> bool:
    """True for an address that makes sense as a QR code: the web, a phone number, a mailbox."""
    return _SHAREABLE.match(href) is not None


def with_scheme(href: str) -> str:
    """Return an address as a phone understands it: `www.a.kz`, `a@b.kz` and `+7 700` get their scheme."""
    href = href.strip()
    if href.lower().startswith("www."):
        return f"https://{href}"
    if _MAIL.fullmatch(href):
        return f"mailto:{href}"
    if _PHONE.fullmatch(href):
        href = f"tel:{href}"
    if href.lower().startswith("tel:"):
        return "tel:" + re.sub(r"[^\d+*#,;]", "", unquote(href[4:]))
    return href
