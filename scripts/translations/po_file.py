"""A language's catalogue as files: the .po that people edit and the .mo that the kiosk reads.

The same texts always give the same bytes, so that a file only changes when a text does.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po


class _Undated(Catalog):
    """A catalogue whose header holds only what is the same every day and on every machine."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog.locale, header_comment="", fuzzy=False)
        self.mime_headers = [("Plural-Forms", catalog.plural_forms)]
        for message in messages(catalog):
            self[message.id] = message

    def __iter__(self) -> Iterator[Message]:
        """Yield the header as a message with an empty id, then the texts."""
        lines = ["Project-Id-Version: kiosk"]
        if self.locale is not None:
            lines.append(f"Language: {self.locale}")
        lines += [
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: 8bit",
        ]
        if self.locale is not None:
            lines.append(f"Plural-Forms: {self.plural_forms}")
        yield Message("", "\n".join(lines) + "\n")
        yield from (message for message in super().__iter__() if message.id)


def messages(catalog: Catalog) -> list[Message]:
    """Return every message except the header."""
    return [message for message in catalog if message.id]


def ids(message: Message) -> tuple[str, ...]:
    """Return the source text, or the singular and plural of a text with a number."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    """Return the translation, one for each plural form of a text with a number; "" where there is none."""
    if message.string is None or isinstance(message.string, str):
        return (message.string or "",)
    return tuple(text or "" for text in message.string)


def is_translated(message: Message) -> bool:
    """Return whether every form has a translation, fuzzy or not."""
    return all(strings(message))


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as a .po file, without dates and line numbers, which change without a text."""
    for message in messages(catalog):
        message.flags.discard("python-format")  # Babel takes "100 % of" for one
        for sign, flag in (("{", "python-brace-format"), ("%n", "qt-plural-format"), ("%1", "qt-format")):
            if sign in ids(message)[0]:
                message.flags.add(flag)
                break
    buffer = io.BytesIO()
    write_po(buffer, _Undated(catalog), width=100, ignore_obsolete=True, include_lineno=False)
    return buffer.getvalue().lstrip()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as a .mo file: its translations, without fuzzy ones."""
    buffer = io.BytesIO()
    write_mo(buffer, _Undated(catalog))
    return buffer.getvalue()
