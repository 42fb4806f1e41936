"""Cut QML and JavaScript into tokens, as far as it takes to find calls and the literals in them.

Comments and regular expressions are recognised, so that a quote in one of them begins no literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    """One token and its 1-based line."""

    kind: str  # "name", "text" (a literal, unescaped), "mixed" (a template with ${}), "note", "mark"
    text: str
    line: int


_PLAIN = re.compile(
    r"""(?P<space>\s+)
    |//:\s*(?P<note>[^\n]*)
    |(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<quoted>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<name>[^\W\d][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<regex>/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*)
    |(?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)
_CHUNK = re.compile(r"((?:[^`\\$]|\\.|\$(?!\{))*)(`|\$\{|\Z)", re.DOTALL)
_VALUES = {"name", "number", "text", "mixed"}  # after these, / divides
_WORDS = {"return", "typeof", "case", "in", "of", "else", "void", "delete"}  # after these it does not


def qml_tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a QML or JavaScript text; of comments only the "//:" notes for translators."""
    at, line = 0, 1
    depths: list[int] = []  # open braces in each ${} we are in
    before = Token("mark", "", 0)
    while at < len(source):
        kind, text, end = _match(source, at, before)
        if text == "`" or (text == "}" and depths and depths[-1] == 0):
            chunk = _CHUNK.match(source, at + 1)
            assert chunk is not None
            end = chunk.end()
            found = _template_tokens(chunk, text, line, depths)
        else:
            found = _plain_tokens(kind, text, line, depths)
        for token in found:
            yield token
            before = token if token.kind != "note" else before
        line += source.count("\n", at, end)
        at = end


def _match(source: str, at: int, before: Token) -> tuple[str, str, int]:
    """Return what stands at a position: the name of its group in _PLAIN, its text, and where it ends.

    `before` is the last token: after a value a slash divides, elsewhere it begins a regular expression.
    """
    match = _PLAIN.match(source, at)
    assert match is not None
    kind = match.lastgroup or "mark"
    is_value = (before.kind in _VALUES and before.text not in _WORDS) or before.text in (")", "]", "}")
    if kind == "regex" and is_value:
        return "mark", "/", at + 1
    return kind, match[kind], match.end()


def _template_tokens(chunk: re.Match[str], opener: str, line: int, depths: list[int]) -> list[Token]:
    """Return the tokens of a piece of a template, from a backtick or the end of a ${} to the next one.

    `opener` is the sign before the piece. `depths` gains an entry for a ${} that begins, and loses one for
    a ${} that ends.
    """
    tokens = []
    if opener == "}":
        depths.pop()
        tokens.append(Token("mark", "}", line))
    is_whole = opener == "`" and chunk[2] != "${"
    tokens.append(Token("text", _unescaped(chunk[1]), line) if is_whole else Token("mixed", "", line))
    if chunk[2] == "${":
        depths.append(0)
        tokens.append(Token("mark", "${", line))
    return tokens


def _plain_tokens(kind: str, text: str, line: int, depths: list[int]) -> list[Token]:
    """Return the token outside a template, [] for spaces and comments; counts the braces inside a ${}."""
    if kind == "quoted":
        return [Token("text", _unescaped(text[1:-1]), line)]
    if kind == "regex":
        return [Token("number", "", line)]
    if kind not in ("name", "note", "mark", "number"):
        return []
    if depths and text in ("{", "}"):
        depths[-1] += 1 if text == "{" else -1
    return [Token(kind, text.strip(), line)]


_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


def _unescaped(text: str) -> str:
    """Return a literal with its escape sequences replaced."""

    def one(match: re.Match[str]) -> str:
        """Return the character of an escape sequence."""
        code = match[1] or match[2] or match[3]
        return chr(int(code, 16)) if code else _SHORT.get(match[4], match[4])

    plain = _ESCAPE.sub(one, text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # "\\ud83d\\ude00" is one sign
