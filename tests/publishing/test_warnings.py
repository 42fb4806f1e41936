"""What staff are warned of in a whole folder, by publishing it."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from kiosk.problems.explain import explain
from kiosk.problems.kind import Severity
from kiosk.publishing.build.check import check
from kiosk.publishing.fonts import machine
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.worker.pictures.size import picture_size
from tests.publishing.conftest import Folder, Publish

CONTENT = Path(__file__).resolve().parents[2] / "content"
START = datetime(2026, 9, 1, 20, tzinfo=UTC)  # the second of September in Kazakhstan
THREE = 'languages = ["kk", "ru", "en"]\nzone = "Asia/Almaty"\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="9" height="9"/></svg>'


def photo(width: int, height: int, turned: int = 1) -> bytes:
    """Return a JPEG of this size; `turned` is EXIF's orientation."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = turned
    Image.new("RGB", (width, height)).save(file, "JPEG", exif=exif)
    return file.getvalue()


def at(days: float) -> Callable[[], float]:
    return lambda: (START + timedelta(days=days)).timestamp()


def said(outcome: Outcome) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in outcome.problems]


def text(words: str = "сөз", more: str = "", title: str = "Бет") -> str:
    return f"# {title}\n\n{words} бір екі үш төрт бес алты жеті\n{more}"


SHOWN = "\n![сурет](p.jpg)\n"

FOLDERS: dict[str, tuple[dict[str, str | bytes], list[tuple[str, str]]]] = {
    "languages that nobody declared": ({"kiosk.toml": "", "a/kk.md": text(), "b/fr.md": text()}, []),
    "a page in all languages": ({f"a/{tag}.md": text(tag) for tag in ("kk", "ru", "en")}, []),
    "a page in two of three": ({"a/kk.md": text(), "a/ru.md": text("слово")}, [("a", "language-missing")]),
    "a page in one of three": (
        {"a/kk.md": text()},
        [("a", "language-missing"), ("a", "language-missing")],
    ),
    "a folder that only holds pages": (
        {f"a/b/{tag}.md": text(tag) for tag in ("kk", "ru", "en")},
        [],
    ),
    "a page in none of them": (
        {"a/kk.md": text(), "a/ru.md": text("слово"), "a/en.md": text("word"), "b/fr.md": text()},
        [("b/fr.md", "language-undeclared")],
    ),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_text_that_is_missing_in_a_language(name: str, content: Folder, published: Publish) -> None:
    files, expected = FOLDERS[name]
    content.put("kiosk.toml", THREE)
    for path, data in files.items():
        content.put(path, data)
    assert said(published()) == expected


def test_it_names_the_language_and_the_file_to_write(content: Folder, published: Publish) -> None:
    content.put("kiosk.toml", THREE)
    for language in ("kk", "en"):
        content.put(f"01-a/{language}.md", text(language))
    (problem,) = published().problems
    assert (problem.page, problem.values) == ("a", {"language": "Русский", "name": "ru.md"})
    content.put("01-a/ru.md", text("слово"))
    assert published().problems == []


PICTURES: dict[str, tuple[dict[str, str | bytes], list[tuple[str, str]]]] = {
    "a cover of full size": ({"a/kk.md": text(more=SHOWN), "a/p.jpg": photo(1080, 605)}, []),
    "a narrow cover": (
        {"a/kk.md": text(more=SHOWN), "a/p.jpg": photo(640, 605)},
        [("a/p.jpg", "picture-small-cover")],
    ),
    "a low cover": (
        {"a/kk.md": text(more=SHOWN), "a/p.jpg": photo(2000, 300)},
        [("a/p.jpg", "picture-small-cover")],
    ),
    "a low picture that is no cover": (
        {
            "a/kk.md": text(more=SHOWN + "\nсөз\n\n![сурет](q.jpg)\n"),
            "a/p.jpg": photo(1080, 605),
            "a/q.jpg": photo(2000, 300),
        },
        [],
    ),
    "a small picture that is no cover": (
        {
            "a/kk.md": text(more=SHOWN + "\nсөз\n\n![сурет](q.jpg)\n"),
            "a/p.jpg": photo(1080, 605),
            "a/q.jpg": photo(400, 300),
        },
        [("a/q.jpg", "picture-small")],
    ),
    "a photo that stands upright only when turned": (
        {"a/kk.md": text(more=SHOWN), "a/p.jpg": photo(1200, 600, turned=6)},
        [("a/p.jpg", "picture-small-cover")],
    ),
    "a drawing is sharp at any size": (
        {"a/kk.md": text(more="\n![сурет](p.svg)\n"), "a/p.svg": SVG},
        [],
    ),
    "the header's picture is used": (
        {"a/kk.md": "---\npicture: p.jpg\n---\n" + text(), "a/p.jpg": photo(1200, 700)},
        [],
    ),
    "a picture that another page shows": (
        {
            "a/p.jpg": photo(1200, 700),
            "a/kk.md": text(),
            "b/kk.md": text(title="Басқа", more="\n![сурет](../a/p.jpg)\n"),
        },
        [],
    ),
    "small, but nobody sees it": (
        {"a/kk.md": text(), "a/p.jpg": photo(20, 20)},
        [("a/p.jpg", "picture-unused")],
    ),
    "pictures in a folder of their own": (
        {
            "a/kk.md": text(more="\n![сурет](photos/p.jpg)\n"),
            "a/photos/p.jpg": photo(1200, 700),
            "a/photos/q.jpg": SVG,
        },
        [("a/photos/q.jpg", "picture-unused")],
    ),
    "very many are told as one": (
        {"a/kk.md": text(), **{f"a/{number}.jpg": SVG for number in range(6)}},
        [("a", "pictures-unused")],
    ),
    "the picture of a film": (
        {"a/kk.md": text(), "a/film.mp4": b"film", "a/film.jpg": photo(1200, 700)},
        [("a/film.mp4", "film")],
    ),
    "the idle screen's pictures": ({"a/kk.md": text(), "attract/p.jpg": photo(1200, 700)}, []),
    "a text that cannot be read may show it": (
        {"a/kk.md": text(), "a/ru.md": b"%PDF-1.7", "a/p.jpg": photo(1200, 700)},
        [("a/ru.md", "text-foreign")],
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_that_are_small_or_that_nobody_uses(name: str, content: Folder, published: Publish) -> None:
    files, expected = PICTURES[name]
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    for path, data in files.items():
        content.put(path, data)
    outcome = published(edge=320)  # the size of what the screen gets does not matter
    assert said(outcome) == expected
    for problem in outcome.problems:
        assert problem.page == "a"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (photo(30, 20), (30, 20)),
        (photo(30, 20, turned=3), (30, 20)),
        (photo(30, 20, turned=8), (20, 30)),
        (SVG.encode(), None),
        (photo(30, 20)[:40], None),
        (b"", None),
    ],
)
def test_how_many_pixels_a_photo_has(data: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(data) == size


def test_a_day_in_the_past(content: Folder, published: Publish) -> None:
    content.put("kiosk.toml", 'zone = "Asia/Almaty"\n')
    content.write(a=text(), b="---\ntitle: Б\nuntil: 02.09.2026\n---\nсөз\n")
    assert published(clock=at(0)).problems == []
    (problem,) = published(clock=at(1)).problems
    assert (problem.file, problem.line, problem.code) == ("b/kk.md", 3, "until-past")
    assert problem.values == {"day": "2026-09-02"}
    content.write(b="---\ntitle: Б\nuntil: 02.10.2026\n---\nсөз\n")
    assert published(clock=at(1)).problems == []
    content.write(b="---\ntitle: Б\nfrom: 02.12.2026\nuntil: 02.08.2026\n---\nсөз\n")
    assert said(published(clock=at(2))) == [("b/kk.md", "dates-crossed")]


CHANGES = {
    "translation-shapes": text(more="\n- жаңа\n"),
    "translation-numbers": text(more="").replace("бес", "5"),
    "translation-words": text("мүлде басқа жаңа мәтін осында тұр"),
}


def spoken(language: str, words: str = "") -> str:
    """Return a text that is another one in each language."""
    return f"{words or text()}\nтілі {language}\n"


@pytest.mark.parametrize("code", CHANGES)
def test_a_translation_that_did_not_follow(
    code: str, content: Folder, state: Path, published: Publish
) -> None:
    content.put("kiosk.toml", THREE)
    for language in ("kk", "ru", "en"):
        content.put(f"a/{language}.md", spoken(language))
        content.put(f"b/{language}.md", spoken(language, text(title="Басқа")))
    assert published(clock=at(0)).problems == []
    for path in content.root.rglob("*.md"):  # copied back from somewhere: only the dates are others
        os.utime(path)
    assert published(clock=at(5)).problems == []
    content.put("a/ru.md", spoken("ru", CHANGES[code]))
    outcome = published(clock=at(9))
    assert said(outcome) == [("a/en.md", code), ("a/kk.md", code)]
    assert outcome.problems[0].values == {"other": "ru.md", "day": "2026-09-11", "last": "2026-09-02"}
    assert not published(clock=at(30)).fresh
    content.put("a/kk.md", spoken("kk", CHANGES[code]))
    assert said(published(clock=at(31))) == [("a/en.md", code)]
    content.put("a/en.md", spoken("en") + "\n")
    assert published(clock=at(40)).problems == []


def test_a_change_within_a_day_and_a_slip_of_the_pen_outdate_nothing(
    content: Folder, published: Publish
) -> None:
    content.put("kiosk.toml", THREE)
    for language in ("kk", "ru", "en"):
        content.put(f"a/{language}.md", spoken(language))
    published(clock=at(0))
    content.put("a/ru.md", spoken("ru", CHANGES["translation-shapes"]))
    assert published(clock=at(0.9)).problems == []
    content.put("a/kk.md", spoken("kk", text("сез")))
    assert published(clock=at(9)).problems == []


def test_a_text_that_cannot_be_read_is_not_called_old(content: Folder, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\n')
    for language in ("kk", "ru"):
        content.put(f"a/{language}.md", text())
    published(clock=at(0))
    content.put("a/ru.md", CHANGES["translation-shapes"])
    content.put("a/kk.md", b"")
    assert said(published(clock=at(9))) == [("a/kk.md", "text-empty")]
    content.put("a/kk.md", text())
    assert said(published(clock=at(10))) == [("a/kk.md", "translation-shapes")]


LAKE = "Көл терең әрі таза, оның жағасында қарағай орманы өседі. Балалар жазда осында демалуға келеді. " * 3
RUSSIAN = "Озеро глубокое и чистое, на берегу растёт сосновый лес. Летом сюда приезжают отдыхать дети. " * 3
ENGLISH = "The lake is deep and clear, with a forest of pines on its shore. Children come in the summer. " * 3
WRONG: dict[str, tuple[dict[str, str], list[tuple[str, str]]]] = {
    "three languages": ({"kk": LAKE, "ru": RUSSIAN, "en": ENGLISH}, []),
    "the Russian text in Kazakh": ({"kk": RUSSIAN, "ru": RUSSIAN}, [("kk.md", "language-same")]),
    "the same but for its line ends": (
        {"kk": RUSSIAN.replace(". ", ".\r\n"), "ru": RUSSIAN},
        [("kk.md", "language-same")],
    ),
    "a short one": (
        {"kk": "Тихое и чистое озеро.", "ru": "Тихое и чистое озеро."},
        [("ru.md", "language-same")],
    ),
    "the Kazakh text in Russian": ({"kk": LAKE, "ru": LAKE}, [("ru.md", "language-same")]),
    "the Russian text in English": ({"ru": RUSSIAN, "en": RUSSIAN}, [("en.md", "language-same")]),
    "another Russian text": ({"kk": RUSSIAN + "Да.", "ru": RUSSIAN}, [("kk.md", "language-letters")]),
    "Kazakh without its letters": (
        {"kk": "Кол терен ари таза, онын жагасында карагай орманы оседи. Балалар жазда келеди. " * 3},
        [("kk.md", "language-letters")],
    ),
    "another Kazakh text": ({"kk": LAKE, "ru": LAKE + "Иә."}, [("ru.md", "language-other")]),
    "another English text": ({"ru": ENGLISH + "Yes.", "en": ENGLISH}, [("ru.md", "language-other")]),
    "another Russian text in English": (
        {"ru": RUSSIAN, "en": RUSSIAN + "Да."},
        [("en.md", "language-other")],
    ),
    "a few words": ({"kk": "Тихое озеро."}, []),
    "names only": ({"kk": "EXPO 2017, Nur Alem", "ru": "EXPO 2017, Nur Alem"}, []),
    "Kazakh names in Russian": ({"ru": RUSSIAN + "Это Көкшетау и Бурабай."}, []),
    "another language": ({"uk": RUSSIAN}, []),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_text_in_the_wrong_language(name: str, content: Folder, published: Publish) -> None:
    texts, expected = WRONG[name]
    content.put("kiosk.toml", f"languages = {[*texts]}\n".replace("'", '"'))
    for language, words in texts.items():
        content.put(f"a/{language}.md", f"# {'Б' if language == 'kk' else 'A'}\n\n{words}\n")
    assert said(published()) == [(f"a/{file}", code) for file, code in expected]


def test_two_pages_of_one_title(content: Folder, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    for folder in ("01-a", "02-b", "02-b/c", "03-c - көшірме"):
        content.put(f"{folder}/kk.md", "# Көл\n\nсөз\n")
    content.put("04-d/kk.md", "сөз\n")
    found = {(file, code) for file, code in said(published()) if code != "title-missing"}
    assert found == {("02-b/kk.md", "title-twice"), ("03-c - көшірме", "folder-copy")}


def test_keys_of_other_programs_are_told_once_a_folder(content: Folder, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\n')
    for folder in ("a", "b"):
        for language in ("kk", "ru"):
            header = f"---\ntitle: {folder}\ndate: 2026-07-16\nbuild: no\ntags: [x]\nlang: {language}\n---\n"
            content.put(f"{folder}/{language}.md", f"{header}{language} сөз\n")
    outcome = published()
    assert said(outcome) == [("a", "header-foreign"), ("b", "header-foreign")]
    problem = outcome.problems[0]
    assert problem.values["keys"] == "date, build, tags, lang"
    assert "date" not in explain(problem, "en").hint.split("known")[0]
    assert outcome.pages == 2


def font_with(*letters: str) -> bytes:
    """Return a font that says it has glyphs for some letters, and nothing else."""
    groups = b"".join(struct.pack(">III", ord(each), ord(each), 1) for each in sorted(letters))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(letters)) + groups
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    return (
        struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0) + b"cmap" + struct.pack(">III", 0, 28, len(cmap)) + cmap
    )


def test_signs_that_no_font_of_the_machine_has(
    content: Folder, published: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = tmp_path / "fonts"
    monkeypatch.setattr(machine, "font_folders", lambda: [fonts])
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    content.write(a="# Б\n\nа\nб 字 в 中\n", b="# В\n\n中\n")
    assert [(problem.file, problem.line, problem.values) for problem in published().problems] == [
        ("a/kk.md", 4, {"letters": "字 中"}),
        ("b/kk.md", 3, {"letters": "中"}),
    ]
    fonts.mkdir()
    (fonts / "broken.ttf").write_bytes(b"\0\1\0\0" + bytes(40))
    (fonts / "empty.ttf").write_bytes(b"")
    (fonts / "half.otf").write_bytes(font_with("字")[:30])
    (fonts / "some.ttf").write_bytes(font_with("中"))
    outcome = published()  # the texts are as they were: they are not read again
    assert [(problem.file, problem.line, problem.values) for problem in outcome.problems] == [
        ("a/kk.md", 4, {"letters": "字"})
    ]
    collection = font_with("字")
    moved = collection.replace(
        struct.pack(">III", 0, 28, len(collection) - 28), struct.pack(">III", 0, 44, len(collection) - 28)
    )
    (fonts / "more.TTC").write_bytes(b"ttcf" + struct.pack(">III", 0x00010000, 1, 16) + moved)
    assert published().problems == []


def test_the_shipped_content_is_without_a_warning() -> None:
    problems = check(CONTENT).problems
    assert [explain(problem, "en") for problem in problems if problem.code != "draft"] == []
    # A form that the center fills in.
    assert {problem.page for problem in problems} == {"center/find-us"}


def test_a_report_says_it_in_words(content: Folder, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\n')
    content.write(a=text(more=SHOWN))
    content.put("a/p.jpg", photo(640, 480))
    found = published().problems
    assert [explain(problem, "en").message for problem in found] == [
        "This page has no text in this language: Русский.",
        "The picture is small (640 × 480 pixels), so it looks blurred at the top of the page.",
    ]
    assert {problem.severity for problem in found} == {Severity.WARNING}
