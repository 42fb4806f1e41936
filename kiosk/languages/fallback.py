"""Which language to show when a page lacks the visitor's."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kiosk.languages.tags import language_of, script_of


def choose(wanted: str, available: Collection[str], order: Sequence[str]) -> str:
    """Return the language of `available` to show to someone who reads `wanted`.

    First the language itself, then the same language from elsewhere ("pt" for "pt-BR"; never
    another script before it), then the first of the center's `order`, then any; "" when
    there is none.
    """
    if wanted in available:
        return wanted
    ranked = [*(tag for tag in order if tag in available), *sorted(set(available) - set(order))]
    same = [tag for tag in ranked if language_of(tag) == language_of(wanted)]
    same.sort(key=lambda tag: (script_of(tag) != script_of(wanted), tag != language_of(wanted)))
    return next(iter(same or ranked), "")
