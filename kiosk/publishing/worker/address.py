"""Where a link leads: to a page of the kiosk, or out of it by a QR code, or nowhere."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kiosk.content.folder.resolve import Resolver
from kiosk.content.names.addresses import is_outside
from kiosk.content.names.media import DOCUMENTS, PICTURES, ending, kind_of

# A code of more is too fine for a phone at arm's length.
LONGEST_ADDRESS = 500

_PHONE = re.compile(r"\+?[\d\s().\-–\u00a0]{6,}")
_MAIL = re.compile(r"[^\s@:/]+@[\w-]+(?:\.[\w-]+)+")
_OUT = ("http", "https", "mailto", "tel")
# Qt reads an attribute up to the first quote of either kind and decodes no entity in it.
_QUOTES = str.maketrans({'"': "%22", "'": "%27"})


@dataclass(frozen=True, slots=True)
class Target:
    """`page` is a page's identity or None, `address` what a QR code holds or "", else `problem`."""

    page: str | None = None
    address: str = ""
    problem: str = ""


class LinkIndex:
    """The pages and files that a link can lead to; light to send to another process.

    `folders` maps a page's identity to its folder, `files` are relative paths.
    """

    def __init__(self, folders: dict[str, str], files: list[str]) -> None:
        self._folders = folders
        self._files = files
        self._resolver: Resolver | None = None

    def __getstate__(self) -> dict[str, object]:
        return {"_folders": self._folders, "_files": self._files, "_resolver": None}

    def page(self, href: str, page_id: str) -> str | None:
        return self._resolve().page(href, page_id)

    def file(self, href: str, page_id: str) -> str | None:
        return self._resolve().file(href, page_id)

    def likely_file(self, href: str, page_id: str) -> str:
        return self._resolve().likely_file(href, page_id)

    def folder(self, page_id: str) -> str:
        return self._folders.get(page_id, "")

    def _resolve(self) -> Resolver:
        if self._resolver is None:
            self._resolver = Resolver(self._folders, self._files)
        return self._resolver


def target(href: str, page_id: str, places: LinkIndex) -> Target:
    """Return where a link on page `page_id` leads."""
    text = " ".join(href.split())
    if _PHONE.fullmatch(text):
        text = f"tel:{text}"
    elif re.match(r"www\.[^/\s]", text, re.IGNORECASE):
        text = f"https://{text}"
    elif _MAIL.fullmatch(text):
        text = f"mailto:{text}"
    elif text.startswith("//"):
        text = f"https:{text}"
    if is_outside(text):
        return _outside(text)
    page = places.page(text, page_id)
    if page is not None:
        return Target(page=page)
    kind = kind_of(text)
    if kind or ending(text) in DOCUMENTS:
        return Target(problem=link_problem(kind))
    if places.file(text, page_id) is not None:
        return Target(problem="link-to-file")
    return Target(problem="link-file-missing" if ending(text) in PICTURES else "link-missing")


def link_problem(kind: str) -> str:
    """Return the code of a problem: a text names a file of a `kind` (see media.kind_of) that is not shown."""
    return f"link-to-{kind}" if kind in ("film", "sound") else "link-to-document"


def link_outcome(href: str, page_id: str, places: LinkIndex) -> str:
    """Return in one string where a link leads; another one means that the page must be read again."""
    found = target(href, page_id, places)
    return f"page:{found.page}" if found.page is not None else found.address or f"!{found.problem}"


def picture_outcome(href: str, page_id: str, places: LinkIndex) -> str:
    """Return the relative path of a picture, "" when there is none.

    "?" and a path is what is probably meant, or a file that is no picture.
    """
    found = places.file(href, page_id)
    if found is not None:
        return f"?{found}" if kind_of(found) else found
    likely = places.likely_file(href, page_id)
    return f"?{likely}" if likely else ""


def _outside(text: str) -> Target:
    scheme, _, rest = text.partition(":")
    scheme = scheme.lower()
    if scheme not in _OUT or not rest.strip("/ "):
        return Target(problem="link-unsupported")
    if scheme == "tel":
        rest = re.sub(r"[^\d+*#,;=a-z]", "", rest.lower())
    address = f"{scheme}:{rest}".translate(_QUOTES).replace(" ", "%20")
    address = address.replace("<", "%3C").replace(">", "%3E")
    if len(code_text(address).encode()) > LONGEST_ADDRESS:
        return Target(problem="link-too-long")
    return Target(address=address)


def page_href(page_id: str) -> str:
    """Return a page's address in StyledText; quotes and percent signs are written as %22, %27, %25."""
    return "page:" + page_id.replace("%", "%25").translate(_QUOTES)


def code_text(address: str) -> str:
    """Return what the QR code of an address holds: ASCII, as every phone understands it."""
    if address.isascii():
        return address
    try:
        host = urlsplit(address).netloc
        plain_host = host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        host = plain_host = ""
    if host:
        address = address.replace(host, plain_host, 1)
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")


def code_file(address: str) -> str:
    """Return where the QR code of an address lies in a release."""
    return f"pictures/qr-{hashlib.blake2b(address.encode(), digest_size=10).hexdigest()}.png"
