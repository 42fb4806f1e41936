"""Signs that staff meant, but typed not quite as Markdown wants them: set right before the parser reads.

Only what is clear is changed, and never what stands in preformatted text or between backticks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.content.folder.names import MEDIA
from kiosk.content.text import lines as of
from kiosk.content.text.bold_pairs import KEPT, QUOTED, Sign, paired
from kiosk.content.text.html_words import LINE, without_comments, without_embedded, words_of_html

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_KEPT_CODE = re.compile(f"{KEPT}([0-9]+){KEPT}")
_MEDIA = "|".join(sorted(MEDIA))
_HASHTAGS = re.compile(r"(?:#[^\W\d][\w-]*[,.;]?\s+)+#[^\W\d][\w-]*\W*")
_BULLET = re.compile(r"(?P<gap>[ \t]*)(?P<sign>[-–*+])(?=[^\W\d_]|\*\*[^\W_]|[«“\"(]\w)")
_BOXED = re.compile(r"(?P<gap>[ \t]*)(?P<sign>[-–—*+])(?=\[[ xXхХ✓vV]?\]\s*[^\s(])")
_NUMBER = re.compile(r"(?P<gap>[ \t]*)(?P<sign>\d{1,3}[.)])(?=[^\W\d_]|\*\*[^\W_]|[«“\"])")
# Brackets that changed places, a link without its last bracket, a gap before the address.
_SWAPPED = re.compile(
    r"(?:(?<!\\)! ?(?<!\\)\((?P<shown>[^()\[\]\n]+)\) ?\[(?P<file>[^\[\]\n]+\.\w{2,5})\]"
    r"|(?<!\\)\((?P<words>[^()\[\]\n]+)\)\[(?P<address>(?:https?://|www\.|tel:|mailto:|\.{1,2}/)[^\[\]\s]*)\])"
)
_SQUARE = re.compile(rf"!\[([^\[\]\n]*)\]\[([^\[\]\n]+\.(?:{_MEDIA}))\]", re.IGNORECASE)
_GAP = re.compile(
    rf"(!?\[[^\[\]\n]*\])[ \t]+(?=\((?:[^()\s]*(?:[/:]|\.\w)[^()\s]*|tel:[^()\n]*|[^()\n]*\.(?:{_MEDIA}))\))",
    re.IGNORECASE,
)
_UNCLOSED = re.compile(
    r"((?<!\\)\[[^\[\]\n]*\]\()([^()\s<>]*[./:][^()\s<>]*)((?:\s+[\"“«][^\"”»()\n]*[\"”»])?)(?=\s|$)(?!\s*\n\s*[\"“«])"
)
_WIDE = str.maketrans({"（": "(", "）": ")", "［": "[", "］": "]", "！": "!"})
_WIDE_LINK = re.compile(r"[!！]?[\[［][^\[\]［］\n]*[\]］][(（][^()（）\n]*[)）]")
_END = re.compile(r"(?<!\\)\\[ \t]*(?=\n[ \t]*\S)")
_TIMES = re.compile(r"(?<=\d)(\*{1,2})(?=\d)")
_LINK_REST = 400  # letters in which the last bracket of a link is looked for
_SIGNS = ("-", "–", "*", "+", "•")
_STRUCK = re.compile(r"\[~~(?=\S)([^~\n]+?)(?<=\S)~~\]|~~(?=\S)([^~\n]+?)(?<=\S)~~")


def tidy(text: str) -> tuple[str, list[Sign]]:
    """Return the text as it is meant, and the signs in it that have no partner."""
    found: list[Sign] = []
    if "<" in text:
        text = _outside_code(text, lambda part: _comments(part, found))
    if "<" in text or "&nbsp" in text.lower():
        text = _outside_code(text, words_of_html)
    text = _outside_code(text, lambda part: _lines(part, found))
    return text, found


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """Change a text but for its preformatted parts and what stands between backticks."""
    out: list[str] = []
    for is_code, block in _parts(text.split("\n")):
        part = "\n".join(block)
        if is_code:
            out.append(part)
            continue
        codes: list[str] = []

        def keep(found: re.Match[str], codes: list[str] = codes) -> str:
            codes.append(found[0])
            return f"{KEPT}{len(codes) - 1}{KEPT}"

        changed = change(_CODE.sub(keep, part) if "`" in part else part)
        out.append(_KEPT_CODE.sub(lambda found, codes=codes: codes[int(found[1])], changed))  # type: ignore[misc]
    return "\n".join(out)


def _parts(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the parts of a text, preformatted ones marked: fences, and indented lines behind a blank one."""
    at, start, in_list = 0, 0, False
    while at < len(lines):
        body = lines[at].strip()
        end = at
        if fence := of.fence_of(body.lstrip("> ")):
            ends = (n for n in range(at + 1, len(lines)) if of.closes(lines[n].lstrip("> \t"), fence))
            end = next(ends, at - 1) + 1
        elif lines[at].startswith(("    ", "\t")) and not in_list and (not at or not lines[at - 1].strip()):
            while end < len(lines) and lines[end].startswith(("    ", "\t")):
                end += 1
            block = [of.clean_line(line) for line in lines[at:end]]
            if (end < len(lines) and lines[end].strip()) or of.is_prose(block):
                end = at
        elif body:
            in_list = of.item_of(body) is not None or (in_list and lines[at][:1] in (" ", "\t"))
        if end > at:
            if at > start:
                yield False, lines[start:at]
            yield True, lines[at:end]
            start = at = end
        else:
            at += 1
    if start < len(lines):
        yield False, lines[start:]


def _comments(part: str, found: list[Sign]) -> str:
    part, opened = without_comments(part)
    found += [Sign("<!--", words) for words in opened]
    part, embedded = without_embedded(part)
    found += [Sign("<>", f"<{name}") for name in embedded]
    return part


def _lines(part: str, found: list[Sign]) -> str:
    part = _END.sub(LINE, part)
    part = _WIDE_LINK.sub(lambda link: link[0].translate(_WIDE), part)
    part = _SWAPPED.sub(_swapped, part)
    part = _SQUARE.sub(r"![\1](<\2>)", part)
    part = _GAP.sub(r"\1", part)
    part = _UNCLOSED.sub(lambda found: _closed(found, part), part)
    part = _STRUCK.sub(lambda struck: _struck(struck, found), part)
    part = _TIMES.sub(lambda found: found[1].replace("*", "\\*"), part)
    lines = _without_empty_items(part.split("\n"))
    for pattern in (_BULLET, _BOXED, _NUMBER):
        lines = _listed(lines, pattern)
    lines = [f"\\{line}" if _HASHTAGS.fullmatch(line) else line for line in lines]
    return paired("\n".join(lines), found)


def _without_empty_items(lines: list[str]) -> list[str]:
    """Leave out a lone sign below an item, which would make a heading of it."""
    return [
        line
        for at, line in enumerate(lines)
        if line.strip() not in _SIGNS or not (at and of.item_of(lines[at - 1].lstrip()))
    ]


def _struck(struck: re.Match[str], found: list[Sign]) -> str:
    """Take out words that are crossed out; a link keeps its words, or it would show its address."""
    if struck[0][0] == "[":
        return f"[{struck[1] or struck[2]}]"
    found.append(Sign("~~", (struck[1] or struck[2])[:QUOTED]))
    return ""


def _swapped(found: re.Match[str]) -> str:
    if found["file"]:
        return f"![{found['shown']}](<{found['file'].strip()}>)"
    return f"[{found['words']}]({found['address']})"


def _closed(found: re.Match[str], part: str) -> str:
    """Return the start of a link with its last bracket, unless that follows in the same line."""
    depth = 1
    for sign in part[found.end() : found.end() + _LINK_REST].split("\n", 1)[0]:
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return found[0]
    return f"{found[0]})"


def _listed(lines: list[str], pattern: re.Pattern[str]) -> list[str]:
    """Put the missing space behind the signs of a list: of two lines or more, one below the other."""
    found = [pattern.match(line) for line in lines]
    filled = [at for at, line in enumerate(lines) if line.strip()]
    place = {at: number for number, at in enumerate(filled)}
    out = list(lines)
    for at, match in enumerate(found):
        if match is None or (match["sign"] == "*" and lines[at].count("*") % 2 == 0):
            continue
        beside = [filled[n] for n in (place[at] - 1, place[at] + 1) if 0 <= n < len(filled)]
        if pattern is _BOXED or any(_goes_on(match, found[other], lines[other]) for other in beside):
            out[at] = f"{match[0]} {lines[at][match.end() :]}"
    return out


def _goes_on(match: re.Match[str], other: re.Match[str] | None, line: str) -> bool:
    """True for a line that is an item of the same list, typed with the space or without."""
    sign = match["sign"]
    if sign[0].isdigit():
        number = re.match(r"\s*(\d{1,3})[.)]", line)
        return number is not None and abs(int(number[1]) - int(sign[:-1])) == 1
    return (other is not None and other["sign"] == sign) or line.lstrip().startswith(f"{sign} ")
