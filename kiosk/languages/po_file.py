"""A language's catalogue as files: the .po that people edit and the .mo the kiosk reads."""

from __future__ import annotations

import io

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from kiosk.languages.mo_file import compile_mo


def messages(catalog: Catalog) -> list[Message]:
    """Return every message but the header."""
    return [message for message in catalog if message.id]


def ids(message: Message) -> tuple[str, ...]:
    """Return the source text, or the singular and plural of a counted one."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    """Return the translation, one a plural form for a counted text; "" where there is none."""
    if message.string is None or isinstance(message.string, str):
        return (message.string or "",)
    return tuple(text or "" for text in message.string)


def is_translated(message: Message) -> bool:
    """Tell whether every form has a translation, sure or doubtful."""
    return all(strings(message))


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as a .po file; without dates and line numbers, which only make noise."""
    for message in messages(catalog):
        message.flags.discard("python-format")  # Babel takes "100 % of" for one
        for sign, flag in (("{", "python-brace-format"), ("%n", "qt-plural-format"), ("%1", "qt-format")):
            if sign in ids(message)[0]:
                message.flags.add(flag)
                break
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, omit_header=True, ignore_obsolete=True, include_lineno=False)
    head = "".join(f'"{line}\\n"\n' for line in _header(catalog).splitlines())
    return f'msgid ""\nmsgstr ""\n{head}\n'.encode() + buffer.getvalue().lstrip()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as a .mo file: what is translated and not doubtful, always the same bytes."""
    texts = {"": _header(catalog)}
    for message in messages(catalog):
        if not message.fuzzy and is_translated(message):
            texts["\0".join(ids(message))] = "\0".join(strings(message))
    return compile_mo(texts)


def _header(catalog: Catalog) -> str:
    lines = ["Project-Id-Version: kiosk"]
    if catalog.locale is not None:
        lines.append(f"Language: {catalog.locale}")
    lines += [
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if catalog.locale is not None:
        lines.append(f"Plural-Forms: {catalog.plural_forms}")
    return "\n".join(lines) + "\n"
