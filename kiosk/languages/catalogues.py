"""Keep translations/ in step with the sources: python -m kiosk.languages.catalogues update|check.

`update` finds the texts, merges them into every kiosk.po and compiles kiosk.mo; a person then
translates what is new in the .po files and runs it again. `check` changes nothing, prints what
is missing, doubtful or stale, and exits with 1 if there is any.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from kiosk.languages.catalogue import DOMAIN
from kiosk.languages.extract import SourceFault, SourceText, extract
from kiosk.languages.po_file import ids, is_translated, messages, mo_bytes, po_bytes, strings
from kiosk.languages.wording import faults_of_wording

SOURCE_LANGUAGE = "en"
LANGUAGES = ("kk", "ru", "en")


def read_sources(root: Path) -> tuple[list[SourceText], list[SourceFault]]:
    """Return the texts of every .py and .qml file under root/kiosk, and what could not be read."""
    texts: list[SourceText] = []
    faults: list[SourceFault] = []
    for path in sorted((root / "kiosk").rglob("*")):
        if path.suffix in (".py", ".qml") and path.is_file():
            for item in extract(path.read_text("utf-8"), path.relative_to(root).as_posix()):
                (texts if isinstance(item, SourceText) else faults).append(item)  # type: ignore[arg-type]
    return texts, faults


def template_of(texts: Iterable[SourceText]) -> Catalog:
    """Return a catalogue without translations, each text once with all its places."""
    template = Catalog(fuzzy=False)
    for text in texts:
        message_id = (text.one, text.many) if text.many else text.one
        notes = [text.note] if text.note else []
        template.add(message_id, locations=[(text.file, text.line)], auto_comments=notes)
    return template


def merge(template: Catalog, written: bytes, language: str) -> Catalog:
    """Return the catalogue of a language with the template's texts and the translations of `written`.

    A text that was only reworded keeps its translation, marked as doubtful. English says what the
    source says, wherever nobody wrote something else.
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
    """Return in words what is wrong with one language's catalogue."""
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
    """Bring every file of root/translations up to date; return what is left for people to do."""
    texts, unread = read_sources(root)
    left = [f"{fault.file}:{fault.line}: {fault.what}" for fault in unread]
    if any("readable" in fault.what for fault in unread):
        return left  # merging now would throw the texts of that file away
    template = template_of(texts)
    _write(root / "translations" / f"{DOMAIN}.pot", po_bytes(template))
    for language in _languages(root):
        po = _po(root, language)
        catalog = merge(template, po.read_bytes() if po.exists() else b"", language)
        _write(po, po_bytes(catalog))
        _write(po.with_suffix(".mo"), mo_bytes(catalog))
        left += faults(template, catalog, language)
    return left


def check(root: Path) -> list[str]:
    """Return what is missing, doubtful or stale in root/translations, reading only."""
    texts, unread = read_sources(root)
    found = [f"{fault.file}:{fault.line}: {fault.what}" for fault in unread]
    template = template_of(texts)
    if _read(root / "translations" / f"{DOMAIN}.pot") != po_bytes(template):
        found.append(f"{DOMAIN}.pot is stale")
    for language in _languages(root):
        po = _po(root, language)
        try:
            catalog = read_po(io.BytesIO(_read(po)), locale=language, abort_invalid=True)
        except (PoFileError, ValueError) as error:
            found.append(f"{language}: {po.name} cannot be read: {error}")
            continue
        found += faults(template, catalog, language)
        if _read(po.with_suffix(".mo")) != mo_bytes(catalog):
            found.append(f"{language}: {DOMAIN}.mo is stale")
        found += _msgfmt(po)
    return found


def main() -> int:
    """Run the command line; 0 when nothing is left to do, else 1."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.languages.catalogues", description=__doc__)
    parser.add_argument("command", choices=("update", "check"))
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[2], help="folder of the project")
    arguments = parser.parse_args()
    found = (update if arguments.command == "update" else check)(arguments.root)
    for line in found:
        print(line)
    if found and arguments.command == "check":
        print("Run: python -m kiosk.languages.catalogues update, then translate what it prints.")
    return 1 if found else 0


def _languages(root: Path) -> list[str]:
    more = sorted(path.parts[-3] for path in (root / "translations").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return list(dict.fromkeys((*LANGUAGES, *more)))


def _po(root: Path, language: str) -> Path:
    return root / "translations" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _shown(message: Message) -> str:
    place = f" ({message.locations[0][0]})" if message.locations else ""
    return f'"{ids(message)[0]}"{place}'


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _write(path: Path, data: bytes) -> None:
    if _read(path) != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _msgfmt(po: Path) -> list[str]:
    """Ask gettext's own checker, where it is installed (Debian: apt install gettext)."""
    program = shutil.which("msgfmt")
    if program is None or not po.exists():
        return []
    run = subprocess.run(
        [program, "--check-format", "--check-domain", "-o", "-", po], capture_output=True, check=False
    )
    return run.stderr.decode("utf-8", "replace").splitlines() if run.returncode else []


if __name__ == "__main__":
    sys.exit(main())
