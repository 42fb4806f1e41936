"""The file `copyright` of the package: what is in it, under which licence, with the text of each."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import Distribution
from pathlib import Path

_HEAD = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: kiosk
Comment: Everything that the package brings lies below /opt/kiosk. Libraries of others are as their authors
 published them on PyPI; parts that the kiosk does not use were left out, nothing was changed.
"""
# Libraries whose wheels bring no text of their licence, or not that of what is compiled into them.
_NOTES = {
    "pyside6-essentials": (
        "The Qt Company Ltd. and others",
        """\
Qt and Qt for Python, used under the GNU Lesser General Public License, version 3: its text is in
/usr/share/common-licenses/LGPL-3, that of the GNU General Public License, which it adds to, in
/usr/share/common-licenses/GPL-3.

The libraries are files of their own, in the folders PySide6 and shiboken6 beside this program's: whoever
changes them may put theirs in the place of these. Their source code, under the version {version}:
https://download.qt.io/official_releases/qt/, https://download.qt.io/official_releases/QtForPython/ and
https://code.qt.io.

Qt contains code of others, under licences that are listed in https://doc.qt.io/qt-6/licenses-used-in-qt.html:
among them ICU, FreeType, HarfBuzz, PCRE2, libpng, libjpeg-turbo and zlib.""",
    ),
    "pyvips-binary": (
        "John Cupitt and others (libvips), Kleis Auke Wolthuizen (the wheel)",
        """\
libvips, used under the GNU Lesser General Public License, version 2.1 or later, with GLib, librsvg, cairo,
Pango and others compiled into it; the wheel as a whole is under version 3 or later. Their texts are in
/usr/share/common-licenses/LGPL-2.1 and /usr/share/common-licenses/LGPL-3.

It is a file of its own, in the folder pyvips_binary.libs: whoever changes it may put theirs in its place.
Source code, and what is compiled into it under which licence: https://github.com/kleisauke/libvips-packaging,
there in the file THIRD-PARTY-NOTICES.md. The licence of what builds the wheel:""",
    ),
    "cobble": ("Michael Williamson", "The BSD licence with two clauses, as mammoth's below or above."),
}

# The first line of a licence that every Debian has -> where it has it.
_COMMON = {
    "Apache License": "/usr/share/common-licenses/Apache-2.0",
    "GNU LESSER GENERAL PUBLIC LICENSE": "/usr/share/common-licenses/LGPL-3",
}


def copyright_file(project: Path, libraries: Iterable[Distribution]) -> str:
    """Return the text of the file for a program with these libraries.

    Raises LookupError when one of them brings no licence.
    """
    fonts = [
        _stanza(
            f"opt/kiosk/lib/*/kiosk/viewer/Kiosk/fonts/{path.stem.removeprefix('OFL-')}*",
            "see the first lines of the licence",
            "OFL-1.1",
            path.read_text("utf-8"),
        )
        for path in sorted((project / "kiosk/viewer/Kiosk/fonts").glob("OFL-*.txt"))
    ]
    licence = (project / "LICENSE").read_text("utf-8")
    own = _stanza("*", "see the first lines of the licence", "MIT", licence)
    sources = _stanza(
        "opt/kiosk/share/kiosk/content/*",
        "see the file SOURCES.md there, which names the source and the licence of each",
        "MIT",
        "Where SOURCES.md names no other: as the program.",
    )
    others = [_of(each) for each in sorted(libraries, key=lambda each: each.name.lower())]
    return "\n".join([_HEAD, own, sources, *fonts, *others])


def _of(library: Distribution) -> str:
    """Return what is told of a library."""
    about = library.metadata
    name = library.name.lower().replace("_", "-")
    files = [Path(str(library.locate_file(file))) for file in library.files or () if _is_licence(str(file))]
    texts = list(dict.fromkeys(_without_common(path.read_text("utf-8")) for path in sorted(files)))
    holder, note = _NOTES.get("pyside6-essentials" if name == "shiboken6" else name, ("", ""))
    if note:
        texts.insert(0, note.format(version=library.version))
    if not texts:
        raise LookupError(f"{name} brings no text of its licence: say in _NOTES what it is under.")
    kinds = [about[field] for field in ("License-Expression", "License") if field in about]
    folder = f"opt/kiosk/lib/*/{library.name.replace('-', '_')}*"
    return _stanza(
        folder,
        holder or "see the first lines of the licence",
        (kinds or ["see below"])[0],
        "\n\n".join(texts),
    )


def _is_licence(file: str) -> bool:
    """Return whether a file of a wheel is a licence, by its place: some stand beside the folder for them."""
    folder, _, name = file.partition(".dist-info/")
    return "/" not in folder and name.startswith(("licenses/", "LICEN", "COPYING"))


def _without_common(text: str) -> str:
    """Return a licence, or where its text is, if every Debian has that."""
    place = _COMMON.get(text.strip().partition("\n")[0].strip())
    return f"The text of the licence is in {place}." if place else text


def _stanza(files: str, holder: str, kind: str, text: str) -> str:
    """Return one paragraph of the file; empty lines of a licence are written as Debian asks."""
    lines = [f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines()]
    return "\n".join([f"Files: {files}", f"Copyright: {holder}", f"License: {kind}", *lines, ""])
