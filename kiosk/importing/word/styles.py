"""The styles of a Word document: what a paragraph or a run has through them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kiosk.importing.word.xml import child, child_value, children, switch, value

MOST_STEPS = 20  # from a style to the one it is based on; damaged documents go in circles


class Styles:
    """The styles of a document; `root` is the root element of styles.xml, None for a document without."""

    def __init__(self, root: Element | None) -> None:
        self._root = root
        self._styles = {value(style, "styleId"): style for style in children(root, "style")}
        standard = (
            value(style, "styleId")
            for style in children(root, "style")
            if value(style, "type") in ("paragraph", "") and value(style, "default") in ("1", "true", "on")
        )
        self._standard = next(standard, "")

    def of_paragraph(self, paragraph: Element | None) -> str:
        """Return the id of a paragraph's style, that of the standard one where it names none."""
        return child_value(paragraph, "pPr", "pStyle") or self._standard

    def chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        for _ in range(MOST_STEPS):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = child_value(found, "basedOn")

    def is_on(self, run: Element, paragraph: Element | None, name: str) -> bool:
        """True for a run that has a property such as `vanish`, by itself or through its styles.

        Word's rule: where both the paragraph's style and the run's style set it, it is off.
        """
        own = switch(child(run, "rPr"), name)
        if own is not None:
            return own
        by_paragraph = self._through(self.of_paragraph(paragraph), name)
        by_run = self._through(child_value(run, "rPr", "rStyle"), name)
        if by_paragraph or by_run:
            return by_paragraph != by_run
        return bool(switch(child(self._root, "docDefaults", "rPrDefault", "rPr"), name))

    def _through(self, style: str, name: str) -> bool:
        found = (switch(child(each, "rPr"), name) for each in self.chain(style))
        return bool(next((on for on in found if on is not None), False))
