"""Turns pasted HTML into Markdown: simple tags become Markdown's signs, all other tags are removed.

The result is read like any text of staff's; no tag ever reaches the screen.
"""

from __future__ import annotations

import re

from kiosk.content.text.html_elements import replace_elements
from kiosk.content.text.placeholders import LINE_BREAK

_NO_WORDS = ("style", "script", "head", "svg", "title")
_NAMES = (
    "a abbr acronym address article aside b base big blockquote body br button caption center cite code col"
    " colgroup dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6"
    " header hr html i img input ins kbd label legend li link main map mark menu meta nav nobr noscript ol"
    " o:p p pre q s samp section select small span strike strong sub summary sup svg table tbody td template"
    " text textarea tfoot th thead time tr tt u ul var v:shape wbr w:wrap"
)
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+)"""
_FLAGS = (
    r"(?:hidden|disabled|checked|controls|nowrap|noshade|border|open|required|selected|multiple|reversed)"
)
_TAG = re.compile(
    rf"(?<!\\)<(?P<end>/?)(?P<name>{'|'.join(sorted(map(re.escape, _NAMES.split()), key=len, reverse=True))})"
    rf"(?P<more>(?:\s+[a-zA-Z_:@][\w:.-]*\s*=\s*{_VALUE}|\s+{_FLAGS}(?![\w=]))*)\s*/?>",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(r"(?<!\\)</?[a-zA-Z][^<>]{0,1000}>")
_DECLARED = re.compile(r"<!doctype\b[^<>]*>|<\?[a-z][^<>]*\?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rf"([\w:.-]+)\s*=\s*({_VALUE})")
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</tr\s*>|<tr\b|$)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]*>(.*?)(?=</t[dh]\s*>|<t[dh]\b|$)", re.DOTALL | re.IGNORECASE)
_PAIRS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<!\\)<({names})(?:\s[^<>]*)?>([^<>*\n]{{1,2000}})</\1\s*>", re.IGNORECASE), sign)
    for names, sign in (("b|strong", "**"), ("i|em", "*"))
)
_LINK = re.compile(r"(?<!\\)<a(?P<more>\s[^<>]*)>(?P<words>[^<>\[\]\n]{1,2000})</a\s*>", re.IGNORECASE)
_NBSP = re.compile(r"&nbsp(?![\w;])", re.IGNORECASE)
# Elements that begin on a new line.
_BLOCK_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote section article header footer main nav aside figure"
    " figcaption center pre dl dt dd hr form fieldset details address body html caption"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADING_NAME = re.compile("h[1-6]")
_INSIDE_BLOCK = re.compile(r"\s*(?:[-*+•]\s|>|\||\d+[.)]\s)")
_BREAKS = re.compile(rf"(?:\s*{LINE_BREAK}\s*)+")


def html_to_markdown(text: str) -> str:
    """Return a text with simple HTML as Markdown and without all other tags. The text must hold no code."""
    text = _NBSP.sub("&nbsp;", text)
    if "<" not in text:
        return text
    text = _DECLARED.sub("", _LONG_TAG.sub(_on_one_line, text))
    text = replace_elements(text, _NO_WORDS, lambda name, inside: "")
    if _TAG.search(text) is None:
        return text
    text = replace_elements(text, ("table",), lambda name, inside: _table(inside))
    lines = [_without_tags(line) for line in _styled(text).split("\n")]
    return "\n".join(lines)


def _on_one_line(tag: re.Match[str]) -> str:
    """Return a tag that Word broke over several lines on one line."""
    joined = " ".join(tag[0].split()) if "\n" in tag[0] else tag[0]
    return joined if _TAG.fullmatch(joined) else tag[0]


def _styled(text: str) -> str:
    """Return a text with bold, italic and links in the signs of Markdown."""
    for pattern, sign in _PAIRS:
        text = pattern.sub(lambda found, sign=sign: _marked(found[2], sign), text)  # type: ignore[misc]
    return _LINK.sub(_link, text)


def _marked(words: str, sign: str) -> str:
    """Return words with a sign on both sides, and the spaces around them outside."""
    body = words.strip()
    if not body:
        return words
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{sign}{body}{sign}{words[start + len(body) :]}"


def _attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag."""
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(text)}


def _link(found: re.Match[str]) -> str:
    """Return an `a` element as a Markdown link."""
    href = _attributes(found["more"]).get("href", "")
    words = found["words"].strip()
    return f"[{words}]({href.replace(' ', '%20')})" if href and words else found["words"]


def _picture(found: re.Match[str]) -> str:
    """Return an `img` tag as a Markdown picture, "" when it has no address."""
    said = _attributes(found["more"])
    if not said.get("src"):
        return ""
    title = said.get("title", "").replace('"', "”")
    caption = f' "{title}"' if title else ""
    return f"![{said.get('alt', '')}](<{said['src']}>{caption})"


def _table(inside: str) -> str:
    """Return the content of a `table` element as a Markdown table; a single row becomes paragraphs."""
    rows = [[_cell(cell[1]) for cell in _CELL.finditer(row[1])] for row in _ROW.finditer(inside)]
    lines = [f"| {' | '.join(cells)} |" for cells in rows if cells]
    if len(lines) < 2:
        return "\n\n" + "\n\n".join(cell for cells in rows for cell in cells) + "\n\n"
    return "\n\n" + "\n".join([lines[0], "|" + "---|" * max(map(len, rows)), *lines[1:]]) + "\n\n"


def _cell(inside: str) -> str:
    """Return the content of a table cell on one line."""
    text = _TAG.sub(_tag_in_cell, _styled(inside))
    one_line = _BREAKS.sub(LINE_BREAK, " ".join(text.split()))
    return one_line.strip(LINE_BREAK).replace("|", "\\|")


def _tag_in_cell(tag: re.Match[str]) -> str:
    """Return a tag inside a cell as a picture or a line break."""
    return _picture(tag) if tag["name"].lower() == "img" else LINE_BREAK


def _without_tags(line: str) -> str:
    """Return a line with each tag replaced by the break, heading, item or picture that it means."""
    if "<" not in line:
        return line
    # An empty line would end an item, a quote or a table: inside these, a line break divides blocks.
    separator = LINE_BREAK if _INSIDE_BLOCK.match(line) else "\n\n"
    return _TAG.sub(lambda tag: _tag_as_markdown(tag, separator), line)


def _tag_as_markdown(tag: re.Match[str], separator: str) -> str:
    """Return the Markdown for one tag; `separator` is what divides two blocks at this place."""
    name = tag["name"].lower()
    if name == "img":
        return _picture(tag)
    if name == "br":
        return LINE_BREAK
    if name == "hr":
        return "\n\n---\n\n" if separator != LINE_BREAK else LINE_BREAK
    if name in ("td", "th"):
        return " "
    if name not in _BLOCKS:
        return ""
    if separator == LINE_BREAK or tag["end"]:
        return separator
    if name == "li":
        return "\n- "
    return f"\n\n{'#' * int(name[1])} " if _HEADING_NAME.fullmatch(name) else separator
