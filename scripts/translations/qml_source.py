"""Texts to translate in QML: the literals in words.translate(), with the "//:" notes above them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.translations.qml_tokens import Token, qml_tokens
from scripts.translations.source_text import SourceFault, SourceText

_CALL = "translate"
_QT_S_OWN = ("qsTr", "qsTranslate", "QT_TR_NOOP")  # no translator is installed


def texts_of_qml(source: str, file: str) -> Iterator[SourceText | SourceFault]:
    """Yield the texts of a QML file, and a fault for each call whose text is no literal."""
    tokens = list(qml_tokens(source))
    note, note_line = "", 0
    for index, token in enumerate(tokens):
        if token.kind == "note":
            note = f"{note} {token.text}" if note and token.line == note_line + 1 else token.text
            note_line = token.line
        if token.kind == "name" and token.text in _QT_S_OWN:
            yield SourceFault(file, token.line, f"{token.text}() is never translated: use words.translate()")
        if token.kind != "name" or token.text != _CALL:
            continue
        if tokens[index + 1 : index + 2] != [Token("mark", "(", token.line)]:
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


def _arguments(tokens: list[Token], start: int) -> list[list[Token]]:
    """Return the arguments of a call as lists of tokens; `start` is the position of the first token in it."""
    found: list[list[Token]] = [[]]
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


def _qml_literal(tokens: list[Token]) -> str | None:
    """Return the text of a literal, or of a sum of literals; None for anything else."""
    texts, signs = tokens[::2], tokens[1::2]
    if len(texts) != len(signs) + 1 or any(token.kind != "text" for token in texts):
        return None
    return "".join(token.text for token in texts) if all(token.text == "+" for token in signs) else None
