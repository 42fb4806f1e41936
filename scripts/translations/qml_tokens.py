"""QML and JavaScript cut into tokens, as far as finding calls and the literals in them needs it.

Comments and regular expressions are told from code, so that a quote in one opens no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
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
    at, line = 0, 1
    depths: list[int] = []  # open braces in each ${} we are in
    before = Token("mark", "", 0)
    while at < len(source):
        chunk: re.Match[str] | None = None
        match = _PLAIN.match(source, at)
        assert match is not None
        kind = match.lastgroup or "mark"
        if kind == "regex" and (
            (before.kind in _VALUES and before.text not in _WORDS) or before.text in (")", "]", "}")
        ):
            kind, text, end = "mark", "/", at + 1
        else:
            text, end = match[kind], match.end()
        if text == "`" or (text == "}" and depths and depths[-1] == 0):
            chunk = _CHUNK.match(source, at + 1)
            assert chunk is not None
            end = chunk.end()
        token: Token | None = None
        if chunk is not None:
            whole = text == "`" and chunk[2] != "${"
            if text == "}":
                depths.pop()
                yield Token("mark", "}", line)
            token = Token("text", _unescaped(chunk[1]), line) if whole else Token("mixed", "", line)
            if chunk[2] == "${":
                depths.append(0)
                yield token
                token = Token("mark", "${", line)
        elif kind == "quoted":
            token = Token("text", _unescaped(text[1:-1]), line)
        elif kind in ("name", "note", "mark", "number"):
            token = Token(kind, text.strip(), line)
            if depths and text in ("{", "}"):
                depths[-1] += 1 if text == "{" else -1
        elif kind == "regex":
            token = Token("number", "", line)
        if token is not None:
            yield token
            before = token if token.kind != "note" else before
        line += source.count("\n", at, end)
        at = end


_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}


def _unescaped(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        return chr(int(code, 16)) if code else _SHORT.get(match[4], match[4])

    plain = _ESCAPE.sub(one, text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # "\\ud83d\\ude00" is one sign
