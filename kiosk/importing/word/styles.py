"""The styles of a Word document, and the properties that paragraphs and runs get from them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kiosk.importing.word.xml import child, child_value, children, switch, value

MOST_STEPS = 20  # styles based on each other; in damaged documents they form circles


class Styles:
    """The styles of a document; `root` is the root element of styles.xml, None where there is none."""

    def __init__(self, root: Element | None) -> None:
        """Read the styles."""
        self._root = root
        self._styles = {value(style, "styleId"): style for style in children(root, "style")}
        standard = (
            value(style, "styleId")
            for style in children(root, "style")
            if value(style, "type") in ("paragraph", "") and value(style, "default") in ("1", "true", "on")
        )
        self._standard = next(standard, "")

    def of_paragraph(self, paragraph: Element | None) -> str:
        """Return the id of a paragraph's style, or of the default style where the paragraph names none."""
        return child_value(paragraph, "pPr", "pStyle") or self._standard

    def chain(self, style: str) -> Iterator[Element]:
        """Yield a style, the one that it is based on, and so on."""
        for _ in range(MOST_STEPS):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = child_value(found, "basedOn")

    def is_on(self, run: Element, paragraph: Element | None, name: str) -> bool:
        """True for a run that has a property such as `vanish`, by itself or from a style.

        As in Word, a property that both the paragraph's style and the run's style set is off.
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
        """True when a style, or one that it is based on, sets a property."""
        found = (switch(child(each, "rPr"), name) for each in self.chain(style))
        return bool(next((on for on in found if on is not None), False))
