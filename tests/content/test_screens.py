"""Which screens a header names: what staff write, and what only looks like it."""

import pytest

from kiosk.content.header.read import split_header
from kiosk.content.header.screens import leaves_out, screen_word, screen_words


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("foyer", ("foyer",)),
        ("Foyer, canteen 2", ("foyer", "canteen-2")),
        ("foyer; canteen / library", ("foyer", "canteen", "library")),
        ("[foyer, 'canteen']", ("foyer", "canteen")),
        ("«Фойе» и «асхана»", ("фойе", "асхана")),
        ("фойе және асхана", ("фойе", "асхана")),
        ("foyer, Foyer, FOYER", ("foyer",)),
        ("foyer_1, foyer–1, foyer  1", ("foyer-1",)),
        ("fоyеr", ("foyer",)),  # with Cyrillic letters
        ("МЕДПУНКТ", ("медпункт",)),
        ("Сосна", ("сосна",)),
        ("cafe\u0301", ("café",)),
        ("- foyer", ("foyer",)),
        ("all", ()),
        ("все экраны", ()),
        ("барлық экрандар", ()),
        ("foyer, all", ()),
        ("*", ()),
        (" , ", ()),
    ],
)
def test_names(value: str, names: tuple[str, ...]) -> None:
    assert screen_words(value) == names


@pytest.mark.parametrize(
    "value",
    [
        *("not foyer", "кроме foyer", "не фойе", "foyer емес", "foyer-ден басқа", "-foyer", "!foyer"),
        *("all but foyer", "все, кроме foyer", "барлығы, foyer емес"),
    ],
)
def test_no_screen_can_be_left_out(value: str) -> None:
    names = screen_words(value)
    assert any(map(leaves_out, names)), names
    assert "foyer" not in names
    problems = split_header(f"---\nscreens: {value}\n---\n# A", "a/kk.md").problems
    assert [problem.code for problem in problems] == ["header-screens"]


def test_a_name_is_compared_as_a_header_writes_it() -> None:
    assert screen_word("Foyer 1") == screen_word("foyer_1") == screen_words("FOYER-1")[0]
    assert screen_word("") == ""


def test_a_pasted_text_makes_no_endless_list() -> None:
    names = screen_words(", ".join(f"{'a' * 1000}{n}" for n in range(1000)))
    assert [len(name) for name in names] == [80]
    assert len(screen_words(", ".join(map(str, range(1000))))) == 100


# What staff write to keep a page off other screens.
MEANT = {
    "in English": "---\nscreens: foyer\n---\n# A",
    "as one screen": "---\nscreen: foyer\n---\n# A",
    "in Russian": "---\nэкраны: foyer\n---\n# A",
    "in Kazakh": "---\nэкрандар: foyer\n---\n# A",
    "in capitals": "---\nЭКРАНДАР: foyer\n---\n# A",
    "with letters of the other keyboard": "---\nscrееns: foyer\n---\n# A",
    "with a slip of the pen": "---\nsceens: foyer\n---\n# A",
    "with a comment": "---\nscreens: foyer # not in the canteen\n---\n# A",
    "as a list": "---\nscreens:\n  - foyer\n---\n# A",
    "in brackets": "---\nscreens: [foyer]\n---\n# A",
    "without a colon": "---\nscreens foyer\n---\n# A",
    "without any line": "screens: foyer\n\n# A",
    "without any line, in Kazakh": "экрандар: foyer\n\n# A",
    "below the title": "# A\n\nэкраны: foyer\n\nwords",
    "right below the title": "# A\nscreens: foyer\n\nwords",
    "in Hugo's way": '+++\nscreens = ["foyer"]\n+++\n# A',
}


@pytest.mark.parametrize("name", MEANT)
def test_what_is_meant_for_some_screens_is_for_them_only(name: str) -> None:
    header = split_header(MEANT[name], "a/kk.md")
    assert screen_words(header.fields.get("screens", "")) == ("foyer",)
    assert {problem.code for problem in header.problems} <= {"header-key-misspelt"}


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\nЭкран: 24 дюйма\n\nwords",
        "# A\n\nэкран: 24 дюйма\n\nwords",
        "# A\n\nЭкраны: их у нас три.\n\nwords",
        "Экрандар кешке сөнеді.\n\nwords",
        "экраны гаснут\n\nwords",
        "words\n\nscreens: foyer",
    ],
)
def test_words_for_visitors_name_no_screens(text: str) -> None:
    header = split_header(text, "kk.md")
    assert (header.body, header.fields) == (text, {})
