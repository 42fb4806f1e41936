"""The words of the plain screen, and how large each is; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from kiosk.languages.catalogue import LANGUAGES, translate
from kiosk.languages.fallback import choose
from kiosk.message import N_
from kiosk.supervision.center import Center

MOST_LANGUAGES = 4  # for whose words a screen has room

Kind = Literal["name", "message", "contacts"]


class Line(NamedTuple):
    """A text of the screen; `first` begins a language."""

    kind: Kind
    text: str
    first: bool = False


def lines(center: Center) -> Iterator[Line]:
    """Yield what the screen says, the center's main language first.

    Contacts that are the same in all languages come once, at the end.
    """
    tags = (center.languages or LANGUAGES)[:MOST_LANGUAGES]
    contacts = [_in_language(center.contacts, tag, center) for tag in tags]
    alike = len(set(contacts)) == 1
    for tag, contact in zip(tags, contacts, strict=True):
        name = center.name.get(tag) or (_in_language(center.name, tag, center) if tag == tags[0] else "")
        if name:
            yield Line("name", name, first=True)
        yield Line("message", translate(tag, N_("The kiosk is being put right.")), first=not name)
        if contact and not alike:
            yield Line("contacts", contact)
    if alike and contacts[0]:
        yield Line("contacts", contacts[0], first=True)


def _in_language(texts: dict[str, str], tag: str, center: Center) -> str:
    """Return the text in a language or in the nearest, "" for none."""
    return texts.get(choose(tag, texts, center.languages), "")
