"""Finds the page or file that an address in a text means, however it is spelt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import unquote

from kiosk.content.folder.layers import layer_of, within_layer
from kiosk.content.names.addresses import is_on_drive, is_outside
from kiosk.content.names.identity import fold_file, identity
from kiosk.content.names.media import MEDIA, PICTURES, ending
from kiosk.content.names.text_files import text_language
from kiosk.content.text.lookalikes import as_latin

_SURE = 5  # letters; in a shorter name, a likeness proves nothing


class Resolver:
    """Looks up addresses among known pages and files, without touching the disk.

    An address leads from one layer into all others: it is looked up as if they were one folder. Where
    several have a file, that of the text's own layer is meant, then that of the last one.
    """

    def __init__(self, folders: Mapping[str, str], files: Iterable[str], layers: Sequence[str] = ()) -> None:
        """`folders` maps a page's identity to its relative folder; `files` are relative paths.

        `layers` are those of `Site`.
        """
        self._layers = layers
        self._home = {page: layer_of(folder, layers) for page, folder in folders.items()} if layers else {}
        self._folders = (
            {page: within_layer(folder, layers) for page, folder in folders.items()} if layers else folders
        )
        self._pages = {_exact(folder): page for page, folder in self._folders.items()}
        for page, folder in self._folders.items():
            self._pages.setdefault(_folded(folder), page)
        self._files = {_exact(file): file for file in files}
        alike = [(_folded_file(file), file) for file in self._files.values()]
        counts = Counter(folded for folded, _ in alike)
        # Where two files differ in case only, only the exact spelling counts.
        self._files.update({folded: file for folded, file in alike if counts[folded] == 1})

    def page(self, href: str, page_id: str) -> str | None:
        """Return the identity of the page that `href` means on page `page_id`, or None."""
        if not href.strip() or is_outside(href):
            return None
        if href.strip().startswith("#"):
            return page_id if page_id in self._folders else None
        for spelling in _spellings(href):
            for path in self._paths(spelling, page_id):
                for name in _page_names(path):
                    found = self._pages.get(_exact(name)) or self._pages.get(_folded(name))
                    if found is not None:
                        return found
        return None

    def file(self, href: str, page_id: str) -> str | None:
        """Return the relative path of the file that `href` means on page `page_id`, or None."""
        plain = href.strip().replace("\\", "/")
        if not plain:
            return None
        if is_on_drive(plain):  # a picture linked on the author's own computer: beside the text, perhaps
            href = plain.rpartition("/")[2]
        elif is_outside(href):
            return None
        for spelling in _spellings(href):
            for path in self._paths(spelling, page_id):
                for place in self._places(path, page_id):
                    found = self._files.get(_exact(place)) or self._files.get(_folded_file(place))
                    if found is not None:
                        return found
        return None

    def likely_file(self, href: str, page_id: str) -> str:
        """Return the path of the picture that `href` probably means although no file has that name, or "".

        That is a picture beside the text whose name differs only in its ending, in gaps, in look-alike
        letters or by a typing mistake; else the only file elsewhere with that name.
        """
        if is_outside(href) or not href.strip():
            return ""
        folder, _, name = unquote(href.strip().replace("\\", "/")).rpartition("/")
        wanted, end = without_slips(name), ending(name)
        if not wanted:
            return ""
        here = next(iter(self._paths(f"{folder}/x" if folder else "x", page_id)), "x")
        beside = self._pictures_of(_folded(here.rpartition("/")[0]))
        same = [file for file, bare in beside.items() if bare == wanted]
        if not same and len(wanted) >= _SURE:
            digits = re.sub(r"\D", "", wanted)
            close = get_close_matches(wanted, beside.values(), n=1, cutoff=0.8)
            same = [
                file for file, bare in beside.items() if bare in close and re.sub(r"\D", "", bare) == digits
            ]
        if not same:
            everywhere = {
                file for file in self._files.values() if fold_file(file.rpartition("/")[2]) == fold_file(name)
            }
            same = [*everywhere] if len(everywhere) == 1 else []
        home = self._home.get(page_id, "")
        return min(
            same,
            key=lambda file: (layer_of(file, self._layers) != home, ending(file) != end, len(file), file),
            default="",
        )

    def _pictures_of(self, folder: str) -> dict[str, str]:
        """Return the paths of a folder's pictures, each with its name in the form of `without_slips`."""
        found = {file for file in self._files.values() if ending(file) in PICTURES}
        return {
            file: without_slips(file.rpartition("/")[2])
            for file in sorted(found)
            if _folded(within_layer(file, self._layers).rpartition("/")[0]) == folder
        }

    def _paths(self, href: str, page_id: str) -> Iterable[str]:
        """Yield the paths that `href` may mean: from the page's folder, then from each folder around it."""
        base = self._folders.get(page_id, "").split("/")
        starts = range(len(base), -1, -1) if not href.startswith("/") else (0,)
        seen = set()
        for start in starts:
            path = _join(base[:start], href)
            if path and path not in seen:
                seen.add(path)
                yield path
        for path in sorted(seen) if self._layers else ():
            inside = within_layer(path, self._layers)  # somebody may have written the layer's name as well
            if inside and inside != path:
                yield inside

    def _places(self, path: str, page_id: str) -> Iterable[str]:
        """Return where a file may lie that a text on page `page_id` means by a path: in its layer first."""
        if not self._layers:
            return (path,)
        home = self._home.get(page_id, "")
        others = [layer for layer in self._layers[::-1] if layer != home]
        return [f"{layer}/{path}" for layer in (home, *others) if layer] + [path]


def _spellings(href: str) -> Iterable[str]:
    """Yield the forms of an address to look for: decoded, decoded without query and fragment, as written."""
    text = href.strip().replace("\\", "/")
    cut = re.split(r"[?#]", text, maxsplit=1)[0]
    return tuple(dict.fromkeys((unquote(text), unquote(cut), text)))


def _join(base: list[str], href: str) -> str:
    """Return the path that leads from a folder, given as its parts, to `href`."""
    parts = [part for part in base if part]
    for part in href.split("/"):
        if part == "..":
            del parts[-1:]
        elif part.strip() not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _page_names(path: str) -> Iterable[str]:
    """Yield the folders that a path to a page may mean.

    "burabay/kk.md", "burabay.md" and "burabay/kk" all mean "burabay".
    """
    yield path
    folder, _, last = path.rpartition("/")
    if folder and text_language(last):
        yield folder
    if ending(last) in {"md", "markdown", "txt", "html", "htm"}:
        yield path.rpartition(".")[0]
    if folder and text_language(f"{last}.md"):
        yield folder


def _exact(path: str) -> str:
    """Return the key of a path that is spelt exactly."""
    return "=" + unicodedata.normalize("NFC", path)


def _folded(folder: str) -> str:
    """Return the key of a page's folder in any spelling."""
    return "/".join(identity(part.strip()) for part in folder.split("/"))


def _folded_file(path: str) -> str:
    """Return the key of a file in any spelling."""
    folder, _, name = path.rpartition("/")
    return f"{_folded(folder)}/{fold_file(name)}"


def without_slips(name: str) -> str:
    """Return a picture's name for comparison: without endings and gaps, look-alike letters made the same."""
    while ending(name) in MEDIA:
        name = name.rpartition(".")[0]
    letters = as_latin(unicodedata.normalize("NFKC", name).casefold())
    return "".join(letter for letter in letters if letter.isalnum())
