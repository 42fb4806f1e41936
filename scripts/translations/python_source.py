"""Texts to translate in Python: the literals in N_(), translate(), plural() and ngettext()."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from scripts.translations.source_text import UNREADABLE, SourceFault, SourceText

# function -> positions of its texts among the arguments
_PYTHON_CALLS = {"N_": (0,), "ngettext": (0, 1), "translate": (1,), "plural": (1, 2)}


def texts_of_python(source: str, file: str) -> Iterator[SourceText | SourceFault]:
    """Yield the texts of a Python file, and a fault for each call whose text is no literal."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        yield SourceFault(file, getattr(error, "lineno", 0) or 0, UNREADABLE)
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
    """Return the name of the function that is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _python_literal(node: ast.expr) -> str | None:
    """Return the text of a literal, a sum of literals, or either inside N_(); None for anything else."""
    if isinstance(node, ast.Call) and _called(node) == "N_" and len(node.args) == 1:
        return _python_literal(node.args[0])
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _python_literal(node.left), _python_literal(node.right)
        return None if left is None or right is None else left + right
    return None
