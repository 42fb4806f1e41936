"""Pasted HTML as the words in it: comments go, simple tags become Markdown or nothing.

What comes out is Markdown text again, read like all of staff's: no tag is ever kept or drawn.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

LINE = "\x1b"  # a line break inside a block; read_text() lets no control character through

_COMMENT = re.compile(r"(?<!\\)<!(?:--|—|–)")
_COMMENT_END = re.compile("(?:--|—|–)>")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
_NO_WORDS = ("style", "script", "head", "svg", "title")
# What brings in something of another website, or plays it.
_EMBEDDED = ("iframe", "object", "video", "audio", "embed")
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
# These stand in lines of their own; where a line goes on, what they divide does so, too.
_BLOCK_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote section article header footer main nav aside figure"
    " figcaption center pre dl dt dd hr form fieldset details address body html caption"
)
_BLOCKS = frozenset(re.findall(r"\w+", _BLOCK_NAMES))


def is_tag(text: str) -> bool:
    """True for a text that is one tag of HTML which is understood."""
    return _TAG.fullmatch(text) is not None


def without_comments(text: str) -> tuple[str, list[str]]:
    """Return a text without its comments, lines kept, and the first words of those that nobody closed.

    These reach to the end of their paragraph.
    """
    out: list[str] = []
    opened: list[str] = []
    at, closed = 0, True
    while begin := _COMMENT.search(text, at):
        end = _COMMENT_END.search(text, begin.end()) if closed else None
        closed = end is not None
        until = end.end() if end else _paragraph_end(text, begin.end())
        if end is None:
            opened.append(text[begin.start() : begin.start() + 40].split("\n")[0])
        out += [text[at : begin.start()], "\n" * text.count("\n", begin.start(), until)]
        at = until
    return "".join([*out, text[at:]]), opened


def without_embedded(text: str) -> tuple[str, list[str]]:
    """Return a text without films and frames of other websites, and the name of each."""
    names: list[str] = []

    def instead(name: str, inside: str) -> str:
        names.append(name)
        return ""

    return _each(text, _EMBEDDED, instead, alone=True), names


def words_of_html(text: str) -> str:
    """Return a text, which holds no code, with simple HTML as Markdown and the rest of the tags gone."""
    text = _NBSP.sub("&nbsp;", text)
    if "<" not in text:
        return text
    text = _DECLARED.sub("", _LONG_TAG.sub(_on_one_line, text))
    text = _each(text, _NO_WORDS, lambda name, inside: "")
    if _TAG.search(text) is None:
        return text
    text = _each(text, ("table",), lambda name, inside: _table(inside))
    lines = [_line(line) for line in _styled(text).split("\n")]
    return "\n".join(lines)


def _on_one_line(tag: re.Match[str]) -> str:
    """Return a tag that Word broke into lines on one of them."""
    joined = " ".join(tag[0].split()) if "\n" in tag[0] else tag[0]
    return joined if _TAG.fullmatch(joined) else tag[0]


def _paragraph_end(text: str, start: int) -> int:
    end = _PARAGRAPH_END.search(text, start)
    return end.start() if end else len(text)


def _each(
    text: str, names: tuple[str, ...], instead: Callable[[str, str], str], *, alone: bool = False
) -> str:
    """Replace each element of these names by what `instead` makes of its name and what is in it.

    A tag without its end stays, or with `alone` is an element of its own.
    """
    if "<" not in text:
        return text
    tags = list(re.finditer(rf"(?<!\\)<(/?)({'|'.join(names)})\b[^<>]*>", text, re.IGNORECASE))
    ends = {name: deque(tag for tag in tags if tag[1] and tag[2].lower() == name) for name in names}
    out: list[str] = []
    at = 0
    for tag in tags:
        if tag.start() < at:
            continue
        name = tag[2].lower()
        after = ends[name]
        end = None
        if not tag[1]:
            while after and after[0].start() < tag.end():
                after.popleft()
            end = after[0] if after else None
        if end is None and not alone:
            continue
        out.append(text[at : tag.start()])
        if not tag[1]:
            out.append(instead(name, text[tag.end() : end.start()] if end else ""))
        at = end.end() if end else tag.end()
    return "".join([*out, text[at:]])


def _styled(text: str) -> str:
    for pattern, sign in _PAIRS:
        text = pattern.sub(lambda found, sign=sign: _marked(found[2], sign), text)  # type: ignore[misc]
    return _LINK.sub(_link, text)


def _marked(words: str, sign: str) -> str:
    """Return words with a sign on both sides, the spaces outside."""
    body = words.strip()
    if not body:
        return words
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{sign}{body}{sign}{words[start + len(body) :]}"


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(text)}


def _link(found: re.Match[str]) -> str:
    href = _attributes(found["more"]).get("href", "")
    words = found["words"].strip()
    return f"[{words}]({href.replace(' ', '%20')})" if href and words else found["words"]


def _picture(found: re.Match[str]) -> str:
    said = _attributes(found["more"])
    if not said.get("src"):
        return ""
    title = said.get("title", "").replace('"', "”")
    caption = f' "{title}"' if title else ""
    return f"![{said.get('alt', '')}](<{said['src']}>{caption})"


def _table(inside: str) -> str:
    """Return a table's rows with a border, each on one line."""
    rows = [[_cell(cell[1]) for cell in _CELL.finditer(row[1])] for row in _ROW.finditer(inside)]
    lines = [f"| {' | '.join(cells)} |" for cells in rows if cells]
    if len(lines) < 2:
        return "\n\n" + "\n\n".join(cell for cells in rows for cell in cells) + "\n\n"
    return "\n\n" + "\n".join([lines[0], "|" + "---|" * max(map(len, rows)), *lines[1:]]) + "\n\n"


def _cell(inside: str) -> str:
    inside = _TAG.sub(lambda tag: _picture(tag) if tag["name"].lower() == "img" else LINE, _styled(inside))
    return re.sub(rf"(?:\s*{LINE}\s*)+", LINE, " ".join(inside.split())).strip(LINE).replace("|", "\\|")


def _line(line: str) -> str:
    if "<" not in line:
        return line
    # In an item, quote or table a new line would end it: there it is a line of the same block.
    inside = re.match(r"\s*(?:[-*+•]\s|>|\||\d+[.)]\s)", line) is not None
    apart = LINE if inside else "\n\n"
    return _TAG.sub(_instead(apart), line)


def _instead(apart: str) -> Callable[[re.Match[str]], str]:
    def instead(tag: re.Match[str]) -> str:
        name, ends = tag["name"].lower(), bool(tag["end"])
        if name == "img":
            return _picture(tag)
        if name == "br":
            return LINE
        if name == "hr":
            return "\n\n---\n\n" if apart != LINE else LINE
        if name in ("td", "th"):
            return " "
        if name not in _BLOCKS:
            return ""
        if apart == LINE or ends:
            return apart
        if name == "li":
            return "\n- "
        return f"\n\n{'#' * int(name[1])} " if re.fullmatch("h[1-6]", name) else apart

    return instead
