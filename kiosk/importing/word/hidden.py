"""Removes hidden and crossed-out text from a Word document: visitors must not read it on the page either."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kiosk.importing.word.styles import Styles
from kiosk.importing.word.xml import child, is_word, name_of, switch

# Properties of a run, and the code each is counted by. The converter removes a "strike" of the run itself.
_CODES = {"vanish": "hidden", "dstrike": "struck", "strike": "struck"}
# A field starts in one run and ends in another, with its text between; its marks stay.
_STAY = frozenset(("rPr", "fldChar", "instrText"))


def without_hidden(root: Element, styles: Styles) -> Counter[str]:
    """Remove everything hidden or crossed out from a document, and return how many places had words.

    Hidden rows of tables are removed, too.
    """
    counts: Counter[str] = Counter()
    for run, paragraph in _runs(root):
        code = _code(run, paragraph, styles)
        if code and _shows(run):
            counts[code] += 1
        for each in list(run) if code else ():
            if name_of(each) not in _STAY:
                run.remove(each)
    for table in [each for each in root.iter() if is_word(each, "tbl")]:
        for row in [each for each in table if is_word(each, "tr")]:
            if switch(child(row, "trPr"), "hidden"):
                counts["hidden"] += any(_shows(run) for run, _ in _runs(row))
                table.remove(row)
    return counts


def _runs(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Yield each run with the paragraph around it; not recursive, since documents may be nested deeply."""
    waiting: list[tuple[Element, Element | None]] = [(root, None)]
    while waiting:
        element, paragraph = waiting.pop()
        paragraph = element if is_word(element, "p") else paragraph
        if is_word(element, "r"):
            yield element, paragraph
        waiting.extend((each, paragraph) for each in reversed(element))


def _code(run: Element, paragraph: Element | None, styles: Styles) -> str:
    """Return the code by which a run that is hidden or crossed out is counted, "" for other runs."""
    for name, code in _CODES.items():
        if name == "strike" and switch(child(run, "rPr"), name) is not None:
            continue
        if styles.is_on(run, paragraph, name):
            return code
    return ""


def _shows(run: Element) -> bool:
    """True for a run that holds words or a picture."""
    for each in run.iter():
        if (name_of(each) == "t" and (each.text or "").strip()) or name_of(each) in (
            "drawing",
            "pict",
            "sym",
        ):
            return True
    return False
