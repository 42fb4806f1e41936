"""Keep translations/ in step with the sources: bring it up to date, or say what is out of date."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import PoFileError, read_po

from kiosk.languages.catalogue import DOMAIN, LANGUAGES, SOURCE_LANGUAGE
from scripts.translations.po_file import ids, is_translated, messages, mo_bytes, po_bytes, strings
from scripts.translations.sources import template_of
from scripts.translations.wording import faults_of_wording


def merge(template: Catalog, written: bytes, language: str) -> Catalog:
    """Return a language's catalogue: the template's texts with the translations in a .po file, `written`.

    A text that was only reworded keeps its translation, marked as fuzzy. The English catalogue has the
    source texts where nobody wrote something else.
    """
    catalog = read_po(io.BytesIO(written), locale=language)
    catalog.update(template, no_fuzzy_matching=language == SOURCE_LANGUAGE)
    if language == SOURCE_LANGUAGE:
        for message in messages(catalog):
            texts = ids(message)
            if len(set(texts)) == len(texts):  # QML's "%n file(s)" needs a person to write both forms
                message.string = texts if len(texts) == 2 else texts[0]
                message.flags.discard("fuzzy")
    return catalog


def faults(template: Catalog, catalog: Catalog, language: str) -> list[str]:
    """Return what is wrong with one language's catalogue, one line for each fault."""
    found: list[str] = []
    here = {ids(message)[0]: message for message in messages(catalog)}
    there = {ids(message)[0]: message for message in messages(template)}
    found += [
        f"{language}: not yet in the catalogue: {_shown(there[key])}" for key in there if key not in here
    ]
    for key, message in here.items():
        if key not in there:
            found.append(f"{language}: no longer in the sources: {_shown(message)}")
        elif message.fuzzy:
            found.append(f"{language}: doubtful (fuzzy): {_shown(message)}")
        elif not is_translated(message):
            found.append(f"{language}: not translated: {_shown(message)}")
        else:
            sources, texts = ids(message), strings(message)
            wrong = faults_of_wording(sources, texts)
            if len(sources) == 2 and len(texts) != catalog.num_plurals:
                wrong = (*wrong, f"needs {catalog.num_plurals} plural forms")
            if language == SOURCE_LANGUAGE and len(sources) == 1 and sources != texts:
                wrong = (*wrong, "English differs from the source")
            found += [f"{language}: {what}: {_shown(message)}" for what in wrong]
    return found


def update(root: Path) -> list[str]:
    """Bring every file of root/translations up to date; return what is left for people to do, as lines."""
    before = read_po(io.BytesIO(_read(_pot(root))))
    try:
        template, left = template_of(root, before)
    except SyntaxError as error:
        return [_unreadable(error, root)]  # merging now would throw the texts of that file away
    _write(_pot(root), po_bytes(template))
    for language in _languages(root):
        po = _po(root, language)
        catalog = merge(template, po.read_bytes() if po.exists() else b"", language)
        _write(po, po_bytes(catalog))
        _write(po.with_suffix(".mo"), mo_bytes(catalog))
        left += faults(template, catalog, language)
    return left


def check(root: Path) -> list[str]:
    """Return what is missing, fuzzy or stale in root/translations, as lines; changes nothing.

    Files that `pybabel` wrote are accepted as well: only texts, their files and notes are compared.
    """
    before = read_po(io.BytesIO(_read(_pot(root))))
    try:
        template, found = template_of(root, before)
    except SyntaxError as error:
        return [_unreadable(error, root)]
    if _asked(before) != _asked(template):
        found.append(f"{DOMAIN}.pot is stale")
    for language in _languages(root):
        po = _po(root, language)
        try:
            catalog = read_po(io.BytesIO(_read(po)), locale=language, abort_invalid=True)
        except (PoFileError, ValueError) as error:
            found.append(f"{language}: {po.name} cannot be read: {error}")
            continue
        found += faults(template, catalog, language)
        if _compiled(_read(po.with_suffix(".mo"))) != _compiled(mo_bytes(catalog)):
            found.append(f"{language}: {DOMAIN}.mo is stale")
        found += _msgfmt(po)
    return found


def _unreadable(error: SyntaxError, root: Path) -> str:
    """Return the line for a source file that cannot be read."""
    return f"{Path(str(error.filename)).relative_to(root.absolute())}:{error.lineno}: {error.msg}"


def _asked(template: Catalog) -> dict[tuple[str, ...], tuple[set[str], list[str]]]:
    """Return each text of a template with the files it is in and the notes for translators."""
    return {
        ids(message): ({file for file, _ in message.locations}, message.auto_comments)
        for message in messages(template)
    }


def _compiled(mo: bytes) -> dict[tuple[str, ...], tuple[str, ...]] | None:
    """Return the texts of a .mo file with their translations, None if it is no such file."""
    try:
        return {ids(message): strings(message) for message in messages(read_mo(io.BytesIO(mo)))}
    except (OSError, ValueError, struct.error):
        return None


def _languages(root: Path) -> list[str]:
    """Return the languages of the interface: those of the program, then others that have a catalogue."""
    more = sorted(path.parts[-3] for path in (root / "translations").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return list(dict.fromkeys((*LANGUAGES, *more)))


def _pot(root: Path) -> Path:
    return root / "translations" / f"{DOMAIN}.pot"


def _po(root: Path, language: str) -> Path:
    return root / "translations" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _shown(message: Message) -> str:
    """Return a text with the file it is in, as a fault names it."""
    place = f" ({message.locations[0][0]})" if message.locations else ""
    return f'"{ids(message)[0]}"{place}'


def _read(path: Path) -> bytes:
    """Return the bytes of a file, b"" if there is none."""
    return path.read_bytes() if path.exists() else b""


def _write(path: Path, data: bytes) -> None:
    """Write a file unless it already has these bytes."""
    if _read(path) != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _msgfmt(po: Path) -> list[str]:
    """Return what gettext's own checker says; [] where it is not installed (Debian: apt install gettext)."""
    program = shutil.which("msgfmt")
    if program is None or not po.exists():
        return []
    run = subprocess.run(
        [program, "--check-format", "--check-domain", "-o", "-", po], capture_output=True, check=False
    )
    return run.stderr.decode("utf-8", "replace").splitlines() if run.returncode else []
