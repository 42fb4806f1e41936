"""Chooses the language to show where a page lacks the visitor's."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kiosk.languages.tags import language_of, script_of


def choose(wanted: str, available: Collection[str], order: Sequence[str]) -> str:
    """Return the language among `available` to show to somebody who reads `wanted`, "" when there is none.

    That is `wanted` itself, else the same language in another region or script ("pt" for "pt-BR"; the same
    script first), else the first of the center's languages in `order`, else any.
    """
    if wanted in available:
        return wanted
    ranked = [*(tag for tag in order if tag in available), *sorted(set(available) - set(order))]
    same = [tag for tag in ranked if language_of(tag) == language_of(wanted)]
    same.sort(key=lambda tag: (script_of(tag) != script_of(wanted), tag != language_of(wanted)))
    return next(iter(same or ranked), "")
