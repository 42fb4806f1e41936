"""Which translation is out of date, by when texts changed; and that catching up is no news."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from kiosk.publishing.build.warnings.history import leader, note_changes, share_exchanged
from kiosk.publishing.store.entries import NEVER_READ, NO_FACTS, NO_HISTORY, Entries
from kiosk.releases import blocks as b
from kiosk.releases.fields import Picture
from kiosk.releases.format import encode, replace
from kiosk.releases.records import Page

START = datetime(2026, 9, 1, 12, tzinfo=UTC)
NEW = count()

# day, language, what its text says: shapes, numbers, and the share of other words
Step = tuple[float, str, str, str, float]
SAME = ("S", "N", 0.0)


def first(day: float = 0) -> list[Step]:
    return [(day, language, *SAME) for language in ("kk", "ru", "en")]


CASES: dict[str, tuple[list[Step], dict[str, str]]] = {
    "everything at once": (first(), {}),
    "a translation that comes later": ([(0, "kk", *SAME), (30, "ru", *SAME)], {}),
    "a slip of the pen": ([*first(), (9, "kk", "S", "N", 0.02)], {}),
    "a new paragraph": ([*first(), (9, "kk", "S2", "N", 0.1)], {"ru": "kk", "en": "kk"}),
    "another price": ([*first(), (9, "ru", "S", "N2", 0.01)], {"kk": "ru", "en": "ru"}),
    "other words": ([*first(), (9, "en", "S", "N", 0.3)], {"kk": "en", "ru": "en"}),
    "other words, little by little": (
        [*first(), (9, "kk", "S", "N", 0.1), (10, "kk", "S", "N", 0.1), (11, "kk", "S", "N", 0.1)],
        {"ru": "kk", "en": "kk"},
    ),
    "all three on one day": (
        [*first(), (9, "kk", "S2", "N", 0.1), (9.2, "ru", "S2", "N", 0.1), (9.3, "en", "S2", "N", 0.1)],
        {},
    ),
    "one follows, one does not": (
        [*first(), (9, "kk", "S2", "N", 0.1), (12, "ru", "S2", "N", 0.1)],
        {"en": "kk"},
    ),
    "all follow, later": (
        [*first(), (9, "kk", "S2", "N", 0.1), (12, "ru", "S2", "N", 0.1), (14, "en", "S2", "N", 0.1)],
        {},
    ),
    "one follows with other words, which is no news": (
        [*first(), (9, "kk", "S", "N", 0.5), (12, "ru", "S", "N", 0.6), (12.5, "ru", "S", "N", 0.4)],
        {"en": "kk"},
    ),
    "an empty line says that a text is right": (
        [*first(), (9, "kk", "S", "N2", 0), (12, "ru", *SAME), (13, "en", *SAME)],
        {},
    ),
    "a mistake in one language is mended": (
        [(0, "kk", "S", "wrong", 0), (0, "ru", *SAME), (0, "en", *SAME), (9, "kk", "S", "N", 0.01)],
        {},
    ),
    "the latest of two is to be followed": (
        [*first(), (9, "kk", "S2", "N", 0), (10, "kk", "S3", "N", 0)],
        {"ru": "kk", "en": "kk"},
    ),
    "a page begins anew after all have followed": (
        [
            *first(),
            *[(day, tag, "S2", "N", 0.1) for day, tag in ((9, "kk"), (12, "ru"), (14, "en"))],
            (30, "ru", "S3", "N", 0.1),
        ],
        {"kk": "ru", "en": "ru"},
    ),
    "within a day": ([*first(8.5), (9, "kk", "S2", "N", 0.1)], {}),
    "a clock that was set back": ([*first(), (-9, "kk", "S2", "N", 0.1)], {}),
}


def after(steps: list[Step]) -> Entries:
    """Return the notes after each step was a publication of its own."""
    before: Entries = {}
    for day, language, shapes, numbers, share in steps:
        facts = replace(NO_FACTS, text=str(next(NEW)), shapes=shapes, numbers=numbers)
        now: Entries = {"a": {**before.get("a", {}), language: replace(NEVER_READ, facts=facts)}}
        note_changes(before, now, START + timedelta(days=day), lambda page, tag: share)  # noqa: B023
        before = now
    return before


@pytest.mark.parametrize("name", CASES)
def test_who_has_not_followed(name: str) -> None:
    steps, outdated = CASES[name]
    entries = after(steps)["a"]
    found = {language: leader(language, entries) for language in entries}
    assert {language: other for language, other in found.items() if other} == outdated


def test_a_text_that_is_only_read_again_keeps_its_history() -> None:
    before = after([*first(), (9, "kk", "S2", "N", 0.1)])
    again = {"a": {tag: replace(entry, history=NO_HISTORY) for tag, entry in before["a"].items()}}
    note_changes(before, again, START + timedelta(days=50), lambda page, tag: 1.0)
    assert again == before


def test_a_text_that_was_never_read_has_none() -> None:
    now: Entries = {"a": {"kk": NEVER_READ}}
    note_changes({}, now, START, lambda page, tag: 1.0)
    assert now == {"a": {"kk": NEVER_READ}}
    assert leader("kk", now["a"]) is None


def page(*texts: str) -> bytes:
    """Return a page file with one list for each text."""
    lists = tuple(b.ListBlock((b.ListItem(0, "•", text),)) for text in texts)
    picture = b.PictureBlock(Picture("pictures/x.jpg", 4, 3, "pictures/x.jpg"), "", "")
    return encode(Page("a", "kk", "T", "", None, (*lists, picture), {}))


@pytest.mark.parametrize(
    ("before", "now", "share"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "A <b>b</b>, c!", 0),
        ("a b c", "c b a", 0),
        ("a b c", "a b d", 0.25),  # with the title
        ("a b c", "a b c d", 0.2),
        ("a b c", "x y z", 0.75),
    ],
)
def test_how_many_words_are_others(before: str, now: str, share: float) -> None:
    assert share_exchanged(page(before), page(now)) == pytest.approx(share)


def test_no_words_at_all() -> None:
    nothing = encode(Page("a", "kk", "", "", None, (), {}))
    assert share_exchanged(nothing, nothing) == 0
