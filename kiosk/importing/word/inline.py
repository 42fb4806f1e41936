"""Writes words with styles, links and pictures as inline Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kiosk.importing.word.escape import address, escaped
from kiosk.importing.word.html_tree import HEADINGS
from kiosk.importing.word.result import picture_token

_SHAREABLE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_MADE_BY_WORD = re.compile(
    r"(?:AI-generated content|Description automatically generated|Автоматически созданное описание"
    r"|Контент, сгенерированный ИИ|Содержимое, созданное искусственным интеллектом)[^\n]*",
    re.IGNORECASE,
)
_SMALL = {
    "sup": dict(zip("0123456789()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ⁿ", strict=True)),
    "sub": dict(zip("0123456789()", "₀₁₂₃₄₅₆₇₈₉₍₎", strict=True)),
}
_STYLES = {"strong": "**", "em": "*"}
_APART = frozenset(
    ("p", "li", "tr", "td", "th", "table", *HEADINGS)
)  # elements whose words are kept apart from the words beside them by a space


@dataclass(slots=True)
class Picture:
    """A picture of the document; `alt` is escaped, `number` is its number in the folder of pictures."""

    alt: str
    number: int
    caption: str = ""

    def written(self) -> str:
        """Return the picture as Markdown."""
        caption = f' "{self.caption}"' if self.caption else ""
        return f"![{self.alt}]({picture_token(self.number)}{caption})"


def picture_of(element: Element) -> Picture:
    """Return the picture of an img element, without descriptions that Word made by itself."""
    alt = _MADE_BY_WORD.sub("", element.get("alt", ""))
    alt = re.sub(r"[\[\]]", "", " ".join(alt.split()))
    return Picture(escaped(alt), int(element.get("src", "0")))


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes the content of an element as inline Markdown; `lost` counts what cannot be kept.

    `styles` says whether to write bold and italic, `pictures` whether to write pictures.
    """

    lost: Counter[str]
    styles: bool = True
    pictures: bool = False

    def write(self, element: Element) -> str:
        """Return the content of an element; two spaces at the end of a line stand for Word's line break."""
        parts = [escaped(element.text or "")]
        for child in element:
            inner = self.write(child)
            if child.tag in _APART:
                parts += [" " if "".join(parts).strip() else "", inner, " "]
            else:
                parts.append(self._child(child, inner))
            parts.append(escaped(child.tail or ""))
        return "".join(parts)

    def _child(self, child: Element, inner: str) -> str:
        """Return an element inside a line, of which `inner` is the content as Markdown."""
        if child.tag == "br":
            return "  \n"
        if child.tag == "img":
            return picture_of(child).written() if self.pictures and child.get("src") else ""
        if child.tag == "input":
            return "[x] " if child.get("checked") else "[ ] "
        if child.tag == "a":
            return self._link(child, inner)
        if child.tag in _STYLES and self.styles:
            return _styled(inner, _STYLES[child.tag])
        if child.tag in _SMALL and child.find("a") is None:
            return self._small(child.tag, inner)
        if child.tag == "s":
            self.lost["struck"] += 1
            return ""
        return inner

    def _small(self, tag: str, inner: str) -> str:
        """Return raised or lowered text in such letters, where the kiosk's fonts have them all."""
        if inner and all(letter in _SMALL[tag] for letter in inner):
            return "".join(_SMALL[tag][letter] for letter in inner)
        self.lost["small"] += bool(inner.strip())
        return inner

    def _link(self, element: Element, inner: str) -> str:
        """Return a link; if its address is no web page, phone or mailbox, return its words only."""
        href = (element.get("href") or "").strip()
        words = inner.strip()
        if not href or href.startswith("#") or not words or "![" in words:
            return inner
        if not _SHAREABLE.match(href):
            self.lost["links"] += 1
            return inner
        shown = "".join(element.itertext()).strip()
        if shown in (href, href.rstrip("/"), href.removeprefix("mailto:")) and not re.search(r"\s", shown):
            return inner.replace(words, f"<{shown}>" if href.startswith("mailto:") else f"<{href}>")
        text = words.replace("]", r"\]") if words.count("[") != words.count("]") else words
        return inner.replace(words, f"[{text}]({address(href)})")


def one_line(text: str) -> str:
    """Return inline Markdown without line breaks."""
    return re.sub(r"\s*\n\s*", " ", text).strip()


def _styled(inner: str, sign: str) -> str:
    """Return words in bold or italic, blanks at their ends outside: else Markdown would show the signs."""
    words = inner.strip()
    if not words or "![" in words or "\n" in words:
        return inner
    start = inner[: len(inner) - len(inner.lstrip())]
    return f"{start}{sign}{words}{sign}{inner[len(inner.rstrip()) :]}"
