"""Findings as lines with a sign before each, or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kiosk.languages.catalogue import translator
from kiosk.message import N_, Message, one_line
from kiosk.selfcheck.finding import Finding, Level

SIGNS = {Level.WELL: "+", Level.NOTE: "?", Level.WRONG: "!"}

_WELL = N_("This computer is fit for the kiosk.")
_WRONG = N_("Not everything is as the kiosk needs it: see the lines that begin with an exclamation mark.")


def as_lines(findings: Sequence[Finding], language: str) -> Iterator[str]:
    """Yield a heading, a line for each finding, and below it what to do."""
    yield _say(Message(_WRONG if is_wrong(findings) else _WELL), language)
    for finding in findings:
        yield f"{SIGNS[finding.level]} {_say(finding.told, language)}"
        if finding.advice:
            yield f"    {_say(finding.advice, language)}"


def as_json(findings: Sequence[Finding], language: str) -> str:
    """Return {"well", "findings": [{"part", "level", "told", "advice", "values"}]} as JSON."""
    rows = [
        {
            "part": finding.part,
            "level": finding.level,
            "told": _say(finding.told, language),
            "advice": _say(finding.advice, language) if finding.advice else "",
            "values": dict(finding.values),
        }
        for finding in findings
    ]
    row = {"well": not is_wrong(findings), "findings": rows}
    return json.dumps(row, ensure_ascii=False, indent=2, default=str)


def is_wrong(findings: Sequence[Finding]) -> bool:
    """Return whether anything is wrong."""
    return any(finding.level is Level.WRONG for finding in findings)


def _say(message: Message, language: str) -> str:
    """Return a message in a language, as one line."""
    return one_line(message.say(translator(language)))
