"""Find the texts to translate in the sources: qsTr() in QML, N_() and its kin in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text of the interface. `many` is its plural, "" when it counts nothing.

    QML writes one form for both ("%n file(s)"); then `many` equals `one`. `note` is for translators.
    """

    one: str
    many: str
    note: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A call whose text cannot be found by reading the source."""

    file: str
    line: int
    what: str


Found = tuple[SourceText | SourceFault, ...]


def extract(source: str, file: str) -> Found:
    """Return the texts of a .py or .qml file in their order; `file` is how the catalogue names it."""
    return tuple(_from_qml(source, file) if file.endswith(".qml") else _from_python(source, file))


# function -> places of its texts among the arguments
_PYTHON_CALLS = {"N_": (0,), "ngettext": (0, 1), "translate": (1,), "plural": (1, 2)}


def _from_python(source: str, file: str) -> Iterator[SourceText | SourceFault]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        yield SourceFault(file, getattr(error, "lineno", 0) or 0, "not readable as Python")
        return
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    inside: set[ast.expr] = set()  # N_() within another of these calls marks nothing more
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = _called(call)
        places = _PYTHON_CALLS.get(name)
        if places is None or call in inside:
            continue
        if name == "translate" and len(call.args) == 1:
            places = (0,)  # a function already bound to its language
        chosen = [call.args[place] for place in places if place < len(call.args)]
        texts = [_python_literal(node) for node in chosen]
        if len(texts) == len(places) and all(text is not None for text in texts):
            inside.update(chosen)
            yield SourceText(
                texts[0] or "", (texts[1] or "") if len(texts) > 1 else "", "", file, call.lineno
            )
        elif name == "N_" or any(isinstance(node, ast.JoinedStr) for node in chosen):
            yield SourceFault(file, call.lineno, f"{name}() needs a plain text")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _python_literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Call) and _called(node) == "N_" and len(node.args) == 1:
        return _python_literal(node.args[0])
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _python_literal(node.left), _python_literal(node.right)
        return None if left is None or right is None else left + right
    return None


_QML_CALLS = {"qsTr", "QT_TR_NOOP"}


def _from_qml(source: str, file: str) -> Iterator[SourceText | SourceFault]:
    tokens = list(_qml_tokens(source))
    note, note_line = "", 0
    for index, token in enumerate(tokens):
        if token.kind == "note":
            note = f"{note} {token.text}" if note and token.line == note_line + 1 else token.text
            note_line = token.line
        if token.kind != "name" or token.text not in _QML_CALLS:
            continue
        if tokens[index + 1 : index + 2] != [_Token("mark", "(", token.line)]:
            continue
        arguments = _arguments(tokens, index + 2)
        text = _qml_literal(arguments[0]) if arguments else None
        if text is None:
            yield SourceFault(file, token.line, f"{token.text}() needs a plain text")
            continue
        comment = (_qml_literal(arguments[1]) or "") if len(arguments) > 1 else ""
        above = note if 0 <= token.line - note_line <= 1 else ""
        many = text if len(arguments) > 2 else ""
        yield SourceText(text, many, " ".join(filter(None, (above, comment))), file, token.line)


class _Token(NamedTuple):
    kind: str  # "name", "text" (a literal, unescaped), "mixed" (a template with ${}), "note", "mark"
    text: str
    line: int


def _arguments(tokens: list[_Token], start: int) -> list[list[_Token]]:
    found: list[list[_Token]] = [[]]
    depth = 0
    for token in tokens[start:]:
        if token.kind == "mark":
            if token.text in ")]}":
                depth -= 1
            if depth < 0:
                break
            if token.text in ("(", "[", "{", "${"):
                depth += 1
            if token.text == "," and depth == 0:
                found.append([])
                continue
        if token.kind != "note":
            found[-1].append(token)
    return [argument for argument in found if argument]


def _qml_literal(tokens: list[_Token]) -> str | None:
    texts, signs = tokens[::2], tokens[1::2]
    if len(texts) != len(signs) + 1 or any(token.kind != "text" for token in texts):
        return None
    return "".join(token.text for token in texts) if all(token.text == "+" for token in signs) else None


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


def _qml_tokens(source: str) -> Iterator[_Token]:
    at, line = 0, 1
    depths: list[int] = []  # open braces in each ${} we are in
    before = _Token("mark", "", 0)
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
        token: _Token | None = None
        if chunk is not None:
            whole = text == "`" and chunk[2] != "${"
            if text == "}":
                depths.pop()
                yield _Token("mark", "}", line)
            token = _Token("text", _unescaped(chunk[1]), line) if whole else _Token("mixed", "", line)
            if chunk[2] == "${":
                depths.append(0)
                yield token
                token = _Token("mark", "${", line)
        elif kind == "quoted":
            token = _Token("text", _unescaped(text[1:-1]), line)
        elif kind in ("name", "note", "mark", "number"):
            token = _Token(kind, text.strip(), line)
            if depths and text in ("{", "}"):
                depths[-1] += 1 if text == "{" else -1
        elif kind == "regex":
            token = _Token("number", "", line)
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
