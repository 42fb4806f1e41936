"""Pages that are shown in spite of their dates, so that dates leave no empty screen.

Where dates would hide all pages of the home screen, or of a section that has nothing of its own to read,
the pages that ended last are shown, else those that begin next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kiosk.problems.problem import Problem
from kiosk.publishing.build.dates.dated import dated_cards, day_of, good_texts
from kiosk.publishing.store.entries import Entries
from kiosk.releases.layout import parent_of

Hidden = dict[str, list[str]]  # page identity -> its languages that are off the screen


def shown_anyway(pages: Entries, order: Sequence[str], hidden: Hidden, today: date | None) -> list[str]:
    """Return the pages that are shown in spite of their dates; `today` is None when the day is not known.

    `order` has every page before those inside it.
    """
    inside = _inside(order)
    with_text = _with_text(pages, order, inside)
    off: set[str] = set()
    shown: list[str] = []
    for parent in ["", *order]:
        children = [child for child in inside.get(parent, ()) if child in with_text]
        if parent in off:
            off.update(children)
            continue
        away = [child for child in children if _is_off(pages, child, hidden)]
        is_empty = bool(away) and len(away) == len(children) and _is_bare(pages, parent)
        back = _nearest(pages, away, today) if is_empty else []
        shown += back
        off.update(child for child in away if child not in back)
    return shown


def _inside(order: Sequence[str]) -> dict[str, list[str]]:
    """Return the pages directly inside each page; "" is the home screen."""
    inside: dict[str, list[str]] = {}
    for page in order:
        inside.setdefault(parent_of(page), []).append(page)
    return inside


def _with_text(pages: Entries, order: Sequence[str], inside: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the pages that would be shown if there were no dates: those with a text and those above."""
    found: set[str] = set()
    for page in reversed(order):
        if good_texts(pages, page) or any(child in found for child in inside.get(page, ())):
            found.add(page)
    return found


def _nearest(pages: Entries, away: Sequence[str], today: date | None) -> list[str]:
    """Return those of the pages whose dates are nearest, see _nearness."""
    best = max(_nearness(pages, page, today) for page in away)
    return [page for page in away if _nearness(pages, page, today) == best]


def _is_off(pages: Entries, page: str, hidden: Hidden) -> bool:
    """Return whether dates hide all texts of a page."""
    texts = good_texts(pages, page)
    return bool(texts) and texts.keys() <= set(hidden.get(page, ()))


def _is_bare(pages: Entries, page: str) -> bool:
    """Return whether a page shows nothing but a title and its pages; True for the home screen."""
    return all(entry.bare for entry in good_texts(pages, page).values())


def _nearness(pages: Entries, page: str, today: date | None) -> tuple[bool, int]:
    """Return the sort key of a page out of time: greatest for the one that ended last.

    Of pages that never ended it is greatest for the one that begins first.
    """
    found = []
    for card in dated_cards(pages.get(page, {})).values():
        first, last = day_of(card.first_day), day_of(card.last_day)
        ended = last is not None and (today is None or last < today)
        if ended and last:
            found.append((True, last.toordinal()))
        else:
            found.append((False, -(first or date.min).toordinal()))
    return max(found)


def why_shown(pages: Entries, shown: Sequence[str]) -> Iterator[Problem]:
    """Yield the warnings for pages that are shown in spite of their dates."""
    for page in shown:
        file = min(entry.file for entry in good_texts(pages, page).values())
        section = parent_of(page)
        if section:
            values = {"name": section.rpartition("/")[2]}
            yield Problem("dates-keep-section", file, 0, values)
        else:
            yield Problem("dates-keep-home", file, 0, {})
