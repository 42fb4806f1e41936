"""The records of a release: each kind of block is known, and answers for what is in it."""

from __future__ import annotations

from kiosk.releases import blocks as b
from kiosk.releases.fields import Picture, pictures_of, texts_of, with_pictures, with_texts, word_fields
from kiosk.releases.format import decode, encode
from kiosk.releases.records import Page

ONE, OTHER = (Picture(f"pictures/{name}.jpg", 4, 3, f"pictures/{name}-c.jpg") for name in "ab")
PAGE = Page(
    "a",
    "kk",
    "title",
    "summary",
    ONE,
    (
        b.ListBlock((b.ListItem(0, "1.", "item"),), words=1),
        b.Gallery((b.ShownPicture(OTHER, "alt", "caption"),)),
        b.MarkedPicture(ONE, "map", "", (b.Hotspot(5, 6.5, "name", "text", True),)),
        b.CodeBlock("https://a.kz", "link"),
        b.CardBlock("b"),
    ),
    {"https://a.kz": "pictures/qr-1.png"},
    "cover",
)


def test_every_kind_of_block_can_be_read() -> None:
    assert set(b.KINDS.values()) == set(b.Block.__subclasses__())
    assert decode(encode(PAGE), Page) == PAGE


def test_words_are_what_visitors_read_or_hear() -> None:
    words = "title summary item alt caption map  name text link cover"
    assert [*texts_of(PAGE)] == words.split(" ")


def test_a_kind_names_the_fields_with_its_words() -> None:
    assert word_fields(b.MarkedPicture) == {"alt", "caption", "hotspots", "name", "text"}
    assert word_fields(b.ListBlock) == {"items", "text"}  # its marker is no word
    assert word_fields(b.Table) == {"header", "rows"}
    assert word_fields(b.Rule) == frozenset()


def test_only_words_on_the_screen_are_set_otherwise() -> None:
    shown = with_texts(PAGE, str.upper)
    words = "TITLE SUMMARY ITEM alt CAPTION map  NAME TEXT LINK cover"
    assert [*texts_of(shown)] == words.split(" ")
    assert with_texts(shown, str.lower) == PAGE


def test_pictures_are_found_and_exchanged_wherever_they_are() -> None:
    assert [*pictures_of(PAGE)] == [ONE, OTHER, ONE]
    assert {*pictures_of(with_pictures(PAGE, lambda picture: OTHER))} == {OTHER}
    assert with_pictures(PAGE, lambda picture: picture) == PAGE


def test_a_picture_has_its_files_once() -> None:
    assert ONE.files == ("pictures/a.jpg", "pictures/a-c.jpg")
    assert Picture("pictures/a.jpg", 4, 3, "pictures/a.jpg").files == ("pictures/a.jpg",)
    assert Picture("", 4, 3, "", "a/p.jpg").files == ()
