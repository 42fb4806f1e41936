import html
import json
from typing import Any

import pytest

from kiosk.content.page.blocks import Span
from kiosk.content.page.markdown import read_document
from kiosk.publishing.build.pictures.embed_pictures import embed_pictures, sources
from kiosk.publishing.worker.address import LONGEST_ADDRESS, LinkIndex, Target, code_text, page_href, target
from kiosk.publishing.worker.styled import escaped, plain, preformatted, styled
from kiosk.publishing.worker.to_release_page import ReleasePage, to_release_page
from kiosk.releases import blocks as b
from kiosk.releases.fields import Picture, unmade
from kiosk.releases.format import encode
from kiosk.releases.records import Crop

LINKS = LinkIndex(
    {"expo": "01-expo", "tourism": "09-tourism", "tourism/burabay": "09-tourism/burabay", "it's": "it's"},
    ["01-expo/a.jpg", "01-expo/b.jpg", "01-expo/plan.pdf"],
)


def made(text: str) -> ReleasePage:
    return to_release_page(
        read_document(text.encode(), "01-expo/kk.md"), "expo", "kk", "01-expo/kk.md", LINKS
    )


def block(text: str) -> dict[str, Any]:
    """Return the first block under a title; a paragraph keeps pictures from being the cover."""
    (found,) = made(f"# T\n\n{text}").page.blocks
    return json.loads(encode(found))


def test_header_says_how_a_cover_is_cropped_and_what_the_page_asks():
    read = made(
        "---\nquestion: Why is **the lake** blue?\nfocus: 20 80\nfit: whole\n---\n# T\n\n![a](a.jpg)\n"
    )
    assert read.card.question == "Why is the lake blue?"
    assert read.card.crop == Crop(20, 80, True)


def test_a_question_is_set_as_other_texts_and_cut_between_words():
    read = made(f"---\nquestion: Что лежит в озере\x07 {'слово ' * 30}?\n---\n# T\n\nx\n")
    assert read.card.question.startswith("Что лежит в\u00a0озере слово")
    assert read.card.question.endswith(" слово…")
    assert len(read.card.question) <= 120


def test_cover_has_an_upright_one_beside_it():
    index = LinkIndex({"expo": "01-expo"}, ["01-expo/cover.svg", "01-expo/cover-tall.svg", "01-expo/b.jpg"])
    document = read_document(b"# T\n\n![a](cover.svg)\n\n![b](b.jpg)\n", "01-expo/kk.md")
    read = to_release_page(document, "expo", "kk", "01-expo/kk.md", index)
    assert read.page.tall == read.card.tall == unmade("01-expo/cover-tall.svg")
    assert sources(read.page) == ("01-expo/cover.svg", "01-expo/b.jpg", "01-expo/cover-tall.svg")
    assert read.pictures["cover-tall.svg"] == "01-expo/cover-tall.svg"
    assert not read.problems


TARGETS = {
    "../09-tourism/burabay/": Target(page="tourism/burabay"),
    "/tourism": Target(page="tourism"),
    "nowhere": Target(problem="link-missing"),
    "a.jpg": Target(problem="link-to-file"),
    "plan.pdf": Target(problem="link-to-document"),
    "gone.pdf": Target(problem="link-to-document"),
    "gone.jpg": Target(problem="link-file-missing"),
    "film.mp4": Target(problem="link-to-film"),
    "song.MP3": Target(problem="link-to-sound"),
    "https://a.kz/?a=1&b=2": Target(address="https://a.kz/?a=1&b=2"),
    "HTTPS://a.kz": Target(address="https://a.kz"),
    "www.a.kz/x": Target(address="https://www.a.kz/x"),
    "//a.kz/x": Target(address="https://a.kz/x"),
    "tel:+7 (716-36) 7-11-11": Target(address="tel:+77163671111"),
    "+7 (716-36) 7-11-11": Target(address="tel:+77163671111"),
    "info@a.kz": Target(address="mailto:info@a.kz"),
    "https://a.kz/\"x'<y>": Target(address="https://a.kz/%22x%27%3Cy%3E"),
    "javascript:alert(1)": Target(problem="link-unsupported"),
    "https://": Target(problem="link-unsupported"),
    "ftp://a.kz/x": Target(problem="link-unsupported"),
    "https://a.kz/" + "x" * LONGEST_ADDRESS: Target(problem="link-too-long"),
}


@pytest.mark.parametrize("href", TARGETS)
def test_where_a_link_leads(href: str) -> None:
    assert target(href, "expo", LINKS) == TARGETS[href]


def test_a_code_holds_plain_letters() -> None:
    assert code_text("https://қала.kz/жол?а=1") == "https://xn--80aa6a83a.kz/%D0%B6%D0%BE%D0%BB?%D0%B0=1"
    assert code_text("https://a.kz/%20?a=1&b=2") == "https://a.kz/%20?a=1&b=2"


BLOCKS: dict[str, dict[str, Any]] = {
    "a **b** *c* <j>d</j> & e": {
        "kind": "paragraph",
        "text": "a <b>b</b> <i>c</i> &lt;j&gt;d&lt;/j&gt; &amp; e",
        "words": 6,
    },
    "to [the lake](../09-tourism/burabay) now": {
        "kind": "paragraph",
        "text": 'to <a href="page:tourism/burabay">the lake</a> now',
        "words": 4,
    },
    "to [it](../it's) now": {
        "kind": "paragraph",
        "text": 'to <a href="page:it%27s">it</a> now',
        "words": 3,
    },
    "see [x](nowhere) now": {"kind": "paragraph", "text": "see x now", "words": 3},
    "[the lake](../09-tourism/burabay)": {"kind": "card", "page": "tourism/burabay", "words": 2},
    "[our site](https://a.kz/?a&b)": {
        "kind": "qr",
        "address": "https://a.kz/?a&b",
        "text": "our site",
        "words": 2,
    },
    "[lost](nowhere)": {"kind": "paragraph", "text": "lost", "words": 1},
    "## H": {"kind": "heading", "level": 2, "text": "H", "words": 1},
    "- a\n- b": {
        "kind": "list",
        "items": [{"level": 0, "marker": "•", "text": "a"}, {"level": 0, "marker": "•", "text": "b"}],
        "words": 2,
    },
    "- **2002** opened": {
        "kind": "list",
        "items": [{"level": 0, "marker": "•", "text": "<b>2002</b> opened"}],
        "words": 2,
    },
    "- **2002** opened\n- **2010** grew": {
        "kind": "timeline",
        "items": [{"date": "2002", "text": "opened"}, {"date": "2010", "text": "grew"}],
        "words": 4,
    },
    "![m](m.svg)\n\n- 5 % 6,5 % **A & b** to [the lake](../09-tourism/burabay)\n- 7 % 8 % C": {
        "kind": "marked",
        "picture": {"file": "", "width": 1, "height": 1, "card": ""},
        "alt": "m",
        "caption": "",
        "marks": [
            {
                "across": 5.0,
                "down": 6.5,
                "name": "A & b",
                "text": 'to <a href="page:tourism/burabay">the lake</a>',
                "point": True,
            },
            {"across": 7.0, "down": 8.0, "name": "C", "text": "", "point": False},
        ],
        "words": 7,
    },
    "> a": {"kind": "quote", "items": [{"text": "a"}], "words": 1},
    "---": {"kind": "rule"},
}


@pytest.mark.parametrize("text", BLOCKS)
def test_blocks_as_the_screen_takes_them(text: str) -> None:
    assert block(text) == BLOCKS[text]


def test_every_address_in_the_text_wants_a_code() -> None:
    page = made("# T\n\n[a](https://a.kz) and [b](tel:123456) in a row\n\n[c](https://c.kz)")
    assert page.addresses == ("https://a.kz", "tel:123456", "https://c.kz")


def test_problems_name_file_line_and_address() -> None:
    page = made("# T\n\nword\n\n[x](nowhere) and [y](plan.pdf)\n\nword\n\n![z](gone.jpg)")
    found = {(problem.code, problem.file, problem.line, problem.values["name"]) for problem in page.problems}
    assert found == {
        ("link-missing", "01-expo/kk.md", 5, "nowhere"),
        ("link-to-document", "01-expo/kk.md", 5, "plan.pdf"),
        ("picture-missing", "01-expo/kk.md", 9, "gone.jpg"),
    }


PICTURE = Picture("pictures/1.jpg", 4, 3, "pictures/1.jpg")


def embedded(text: str, *there: str) -> tuple[b.Block, ...]:
    page = made(text)
    return embed_pictures(page.page, {f"01-expo/{name}": PICTURE for name in there}).blocks


def kinds(text: str, *there: str) -> list[str]:
    return [block.kind for block in embedded(text, *there)]


def test_the_cover_is_not_shown_twice() -> None:
    cover = "# T\n\n![a](a.jpg)\n\nwords\n\n![b](b.jpg)"
    assert made(cover).page.picture == unmade("01-expo/a.jpg")
    assert kinds(cover, "a.jpg", "b.jpg") == ["paragraph", "picture"]
    assert embedded(cover, "b.jpg")[0] == b.Paragraph("<i>a</i>", words=1)
    later = "# T\n\nwords\n\n![a](a.jpg)"
    assert kinds(later, "a.jpg") == ["paragraph", "picture"]


def test_the_cover_keeps_its_words() -> None:
    """What it shows is said to who cannot see it; its caption stays where the picture stood."""
    page = made('# T\n\n![A lake](a.jpg "Photo: <Aru>")\n\nwords').page
    shown = embed_pictures(page, {"01-expo/a.jpg": PICTURE})
    assert (shown.picture, shown.alt) == (PICTURE, "A lake")
    texts = [block.text for block in shown.blocks if isinstance(block, b.Paragraph)]
    assert texts == ["<i>Photo: &lt;Aru&gt;</i>", "words"]
    only_header = made("---\npicture: b.jpg\n---\n# T\n\nx").page
    assert (only_header.picture, only_header.alt) == (unmade("01-expo/b.jpg"), "")


def test_a_lost_picture_leaves_its_words() -> None:
    assert embedded("# T\n\nx\n\n![A lake](gone.jpg)")[1] == b.Paragraph("<i>A lake</i>", words=2)
    assert kinds("# T\n\nx\n\n![](gone.jpg)") == ["paragraph"]


def test_a_gallery_shrinks_to_what_is_there() -> None:
    text = "# T\n\nx\n\n![A](a.jpg) ![B](b.jpg)"
    assert kinds(text, "a.jpg", "b.jpg") == ["paragraph", "gallery"]
    assert kinds(text, "a.jpg") == ["paragraph", "picture", "paragraph"]
    assert kinds(text) == ["paragraph", "paragraph", "paragraph"]


def test_a_lost_marked_picture_leaves_its_names() -> None:
    text = "# T\n\nx\n\n![A map](a.jpg)\n\n- 5 % 5 % **<Lake>**: deep\n- 7 % 7 % Steppe"
    assert kinds(text, "a.jpg") == ["paragraph", "marked"]
    _, words, names = embedded(text)
    assert words == b.Paragraph("<i>A map</i>", words=2)
    assert isinstance(names, b.ListBlock)
    assert [item.text for item in names.items] == ["<b>&lt;Lake&gt;</b>: deep", "Steppe"]


def test_the_pictures_a_page_needs() -> None:
    page = made("---\npicture: b.jpg\n---\n# T\n\nx\n\n![a](a.jpg) ![a](a.jpg)")
    assert sources(page.page) == ("01-expo/b.jpg", "01-expo/a.jpg")
    marked = made("# T\n\nx\n\n![a](a.jpg)\n\n- 5 % 5 % x")
    assert sources(marked.page) == ("01-expo/a.jpg",)


def test_a_page_without_a_title_has_its_folder_s_name() -> None:
    document = read_document(b"just words", "our-camp/kk.md")
    assert to_release_page(document, "our-camp", "kk", "our-camp/kk.md", LINKS).page.title == "Our camp"


def test_a_word_without_end_can_be_broken() -> None:
    assert plain("x" * 60) == "x" * 60
    assert plain("a " + "x" * 61) == "a " + "\u200b".join(["x" * 30, "x" * 30, "x"])
    assert plain("1 638 233 and 12 km², 5 mice") == "1\u00a0638\u00a0233 and 12\u00a0km², 5 mice"
    assert plain("100 km/h, м/с") == "100\u00a0km/\u2060h, м/\u2060с"  # Qt breaks a line after a slash
    assert plain("В лесу – и в поле, да и тут. Кто-то в 5 м") == (
        "В\u00a0лесу\u00a0– и\u00a0в\u00a0поле, да и\u00a0тут. Кто\u2060-\u2060то в\u00a05\u00a0м"
    )
    assert plain("10 – 12, 5 -\u2013 9 а-я в") == "10\u00a0– 12, 5 -\u2013 9 а-я в"
    assert plain("2025/26 https://a.kz/x") == "2025/26 https://a.kz/x"
    assert plain("a\x00\x1b\ud800b") == "ab"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("ой\u2011ой", "ой\u2060-\u2060ой"),
        ("a\u200eb \u202ac\u202c \u2066d\u2069", "ab c d"),
        ("Алматы\u202f– Астана", "Алматы\u00a0– Астана"),
        ("орман\u200dды x\u200cy", "орманды xy"),
        ("👨\u200d👩 می\u200cخواهم", "👨\u200d👩 می\u200cخواهم"),  # what these join and part
        ("عام\u200f 5", "عام\u200f 5"),
        ("a\ufeffb", "a\u2060b"),
        ("a\u2028b", "a b"),
    ],
)
def test_signs_that_only_the_arabic_font_has_are_left_to_it(written: str, published: str) -> None:
    assert plain(written) == published


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("اتصل ", "+7 (7172) 70-00-00", " الآن"),
        ("התקשרו ", "8 (7172) 70-00-00", ""),
        ("اتصل ", "+7 7172 70 00 00", "."),
        ("اتصل ", "70\u2060-\u206000\u2060-\u206000", "."),
        ("عام ", "22.11.2026", ""),
        ("عام ", "10:30", " ثم"),
        ("عدد ", "2\u00a0724\u00a0900", " كم"),
    ],
)
def test_the_digits_of_a_number_stay_in_their_order(before: str, number: str, after: str) -> None:
    assert plain(before + number + after) == f"{before}\u2066{number}\u2069{after}"
    bold = styled((Span(before), Span(number, bold=True), Span(after)), lambda href: "")
    assert html.unescape(bold) == f"{before}<b>\u2066{number}\u2069</b>{after}"


def test_other_numbers_need_no_order() -> None:
    assert plain("عام 2016–2017 و 5 % و 12 30") == "عام 2016–2017 و 5\u00a0% و 12 30"
    assert plain("+7 (7172) 70-00-00") == "+7 (7172) 70-00-00"


def test_preformatted_text_keeps_its_shape() -> None:
    assert preformatted("a  <b>\n\tc d") == "a&nbsp; &lt;b&gt;<br/>&nbsp;&nbsp;&nbsp;&nbsp;c d"


def test_what_belongs_together_stays_on_one_line() -> None:
    """StyledText breaks lines at the letter U+00A0, but not at its name."""
    assert escaped("129 000 га & 5\u202fkm") == "129&nbsp;000&nbsp;га &amp; 5&nbsp;km"


def test_a_page_s_address_has_no_quotes() -> None:
    assert page_href("a'b/c\"d 50% & ж") == "page:a%27b/c%22d 50%25 & ж"
