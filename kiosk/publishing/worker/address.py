"""Where a link leads: to a page of the kiosk, out of it by a QR code, or nowhere."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kiosk.content.folder.layers import within_layer
from kiosk.content.folder.resolve import Resolver
from kiosk.content.names.addresses import is_outside
from kiosk.content.names.media import DOCUMENTS, PICTURES, ending, kind_of

# Bytes. The QR code of a longer address is too fine for a phone at arm's length.
LONGEST_ADDRESS = 500

_PHONE = re.compile(r"\+?[\d\s().\-–\u00a0]{6,}")
_MAIL = re.compile(r"[^\s@:/]+@[\w-]+(?:\.[\w-]+)+")
_OUT = ("http", "https", "mailto", "tel")
# Qt reads an attribute up to the first quote of either kind and decodes no entity in it.
_QUOTES = str.maketrans({'"': "%22", "'": "%27"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: the identity of a page, or the `address` that its QR code holds.

    Otherwise `page` is None, `address` "", and `problem` the code of a problem.
    """

    page: str | None = None
    address: str = ""
    problem: str = ""


class LinkIndex:
    """The pages and files that a link can lead to; small when it is sent to another process.

    `folders` maps a page's identity to its folder, `files` are relative paths, `layers` those of a Site.
    """

    def __init__(self, folders: dict[str, str], files: list[str], layers: tuple[str, ...] = ()) -> None:
        self._folders = folders
        self._files = files
        self._layers = layers
        self._resolver: Resolver | None = None

    def __getstate__(self) -> dict[str, object]:
        """Return what is pickled: without the resolver, which the other process makes itself."""
        return {
            "_folders": self._folders,
            "_files": self._files,
            "_layers": self._layers,
            "_resolver": None,
        }

    def page(self, href: str, page_id: str) -> str | None:
        """Return the identity of the page that an address on page `page_id` leads to, None for no page."""
        return self._resolve().page(href, page_id)

    def file(self, href: str, page_id: str) -> str | None:
        """Return the relative path of the file that an address on page `page_id` names, None for no file."""
        return self._resolve().file(href, page_id)

    def likely_file(self, href: str, page_id: str) -> str:
        """Return the relative path of the file that is probably meant by an address, "" for none."""
        return self._resolve().likely_file(href, page_id)

    def address(self, file: str, page_id: str) -> str:
        """Return the address by which a text on page `page_id` names a file; see Resolver for layers."""
        folder = within_layer(self._folders.get(page_id, ""), self._layers)
        return posixpath.relpath(within_layer(file, self._layers), folder or ".")

    def _resolve(self) -> Resolver:
        """Return the resolver, which is made when it is first needed."""
        if self._resolver is None:
            self._resolver = Resolver(self._folders, self._files, self._layers)
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
    """Return the code of the problem with a link to a file of this `kind`, see names.media.kind_of."""
    return f"link-to-{kind}" if kind in ("film", "sound") else "link-to-document"


def link_outcome(href: str, page_id: str, places: LinkIndex) -> str:
    """Return where a link leads as one string; when it changes, the page has to be read again.

    It is "page:" and an identity, the address for a QR code, or "!" and the code of a problem.
    """
    found = target(href, page_id, places)
    return f"page:{found.page}" if found.page is not None else found.address or f"!{found.problem}"


def picture_outcome(href: str, page_id: str, places: LinkIndex) -> str:
    """Return the relative path of the picture that an address names, "" when there is none.

    "?" and a path is a file that is probably meant, or one that is no picture.
    """
    found = places.file(href, page_id)
    if found is not None:
        return f"?{found}" if kind_of(found) else found
    likely = places.likely_file(href, page_id)
    return f"?{likely}" if likely else ""


def _outside(text: str) -> Target:
    """Return where a link out of the kiosk leads."""
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
    """Return the address of a page in StyledText; quotes and percent signs are written as %22, %27, %25."""
    return "page:" + page_id.replace("%", "%25").translate(_QUOTES)


def code_text(address: str) -> str:
    """Return what the QR code of an address holds: ASCII, which every phone understands."""
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
    """Return the name of an address's QR code in a release."""
    return f"pictures/qr-{hashlib.blake2b(address.encode(), digest_size=10).hexdigest()}.png"
