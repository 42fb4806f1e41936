"""Gives each quiz its question, and makes checklists of lists of boxes that ask nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.content.page.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Quiz
from kiosk.content.page.lists import TICKED, UNTICKED
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.spans import plain

_QUESTION_END = 12  # the question mark stands among the last letters: "Why? (2 answers)"


def with_questions(blocks: Sequence[Block], context: ParseContext) -> tuple[Block, ...]:
    """Return the blocks of a page, each quiz joined with the paragraph or heading directly before it: its
    question.

    Boxes below text that asks nothing are a quiz only if exactly one is ticked. Otherwise they are a
    checklist, such as things to bring. A quiz without a right answer adds a problem to `context`.
    """
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Quiz):
            out.append(block)
            continue
        before = out[-1] if out else None
        question = before.text if isinstance(before, Paragraph | Heading) else ()
        right = sum(answer.right for answer in block.answers)
        if right != 1 and not _asks(plain(question)):
            out.append(_checklist(block))
            continue
        if not right:
            context.add_problem("quiz-without-right", block.line, text=plain(block.answers[0].text)[:40])
        if question:
            out.pop()
        out.append(replace(block, question=question))
    return tuple(out)


def _asks(words: str) -> bool:
    """True for a text with a question mark at its end or close to it."""
    return any(sign in words[-_QUESTION_END:] for sign in "?？؟")


def _checklist(quiz: Quiz) -> ListBlock:
    """Return a quiz as a list whose ticked items are marked as done."""
    items = (ListItem(0, TICKED if each.right else UNTICKED, each.text) for each in quiz.answers)
    return ListBlock(tuple(items))
