"""What staff do with Notepad, Word, a phone and Explorer, and what visitors see of it: nothing strange."""

import io
import os
import shutil
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.problems.explain import explain
from kiosk.publishing.build import publication as build
from kiosk.publishing.build import read_folder
from kiosk.publishing.report.outcome import Outcome
from kiosk.releases.layout import current_number
from kiosk.releases.release import Release
from tests.publishing.conftest import Folder, Publish
from tests.publishing.looking import cards, jpeg, page, release, words


def said(outcome: Outcome) -> set[tuple[str, str]]:
    """Return file and code of the problems that tell what is wrong with files."""
    rows = outcome.problems
    return {(problem.file, problem.code) for problem in rows if not problem.code.startswith(REMARKS)}


# What a few words in one language are told as well; it is not what these tests are about.
REMARKS = (
    "language-missing",
    "letters-",
    "page-long",
    "picture-small",
    "picture-unused",
    "translation-",
    "word-",
)


# How a text is named

NAMES = {
    "in capitals": ("KK.MD", "kk", None),
    "after the country": ("kz.md", "kk", "text-country"),
    "after the country in capitals": ("KZ.txt", "kk", "text-country"),
    "as Notepad does when endings are hidden": ("en.md.txt", "en", "text-ending"),
    "as plain text": ("en.txt", "en", "text-ending"),
    "with the long code": ("rus.md", "ru", "text-ending"),
    "with a space": ("ru .md", "ru", None),
}


@pytest.mark.parametrize("habit", NAMES)
def test_a_text_named(habit: str, content: Folder, state: Path, published: Publish) -> None:
    name, language, code = NAMES[habit]
    content.put(f"a/{name}", "# A\n\nwords\n")
    outcome = published()
    assert words(state, "a", language) == "words"
    assert said(outcome) == ({(f"a/{name}", code)} if code else set())
    if code:
        assert (
            f"{language}.md"
            in next(problem for problem in outcome.problems if problem.code == code).values.values()
        )


@pytest.mark.parametrize("other", ["kk.txt", "kk.md.txt", "KK.MD", "kz.md", "Kk.markdown"])
def test_two_files_for_one_language(other: str, content: Folder, state: Path, published: Publish) -> None:
    content.put("a/kk.md", "# A\n\nthe right one\n")
    content.put(f"a/{other}", "# A\n\nthe other\n")
    assert said(published()) == {(f"a/{other}", "language-twice")}
    assert words(state, "a") == "the right one"
    (content.root / "a/kk.md").unlink()
    assert "language-twice" not in {code for _, code in said(published())}
    assert words(state, "a") == "the other"


# How a text is written

KAZAKH = "# Қазақстан\n\nҮлкен ел, ғажап көл.\n"
TEXTS: dict[str, tuple[bytes, str, str | None]] = {
    "Notepad's UTF-8 with BOM": (KAZAKH.encode("utf-8-sig"), "Үлкен ел, ғажап көл.", None),
    "Notepad's Unicode": (KAZAKH.encode("utf-16"), "Үлкен ел, ғажап көл.", "text-encoding"),
    "Notepad's ANSI": (KAZAKH.encode("kz1048"), "Үлкен ел, ғажап көл.", "text-encoding"),
    "Windows line ends": (KAZAKH.replace("\n", "\r\n").encode(), "Үлкен ел, ғажап көл.", None),
    "a Mac's letters in two parts": (unicodedata.normalize("NFD", "# A\n\nсайт").encode(), "сайт", None),
    "curly quotes": ("# A\n\n“one” and ‘two’".encode(), "“one” and ‘two’", None),
    "a web page's tags": (b"# A\n\n<b onclick=x>one</b>", "<b>one</b>", None),
    "a web page's letters": (b"# A\n\none&nbsp;two &lt;three&gt;", "one&nbsp;two &lt;three&gt;", None),
    "tags that nobody knows": (
        b"# A\n\n<one onclick=x>two</one>",
        "&lt;one onclick=x&gt;two&lt;/one&gt;",
        "sign-raw",
    ),
    "a heading without a space": (b"#A\n\nwords", "words", None),
}


@pytest.mark.parametrize("habit", TEXTS)
def test_a_text_with(habit: str, content: Folder, state: Path, published: Publish) -> None:
    data, shown, code = TEXTS[habit]
    content.put("a/kk.md", data)
    outcome = published()
    assert words(state, "a") == shown
    assert page(state, "a").title in ("Қазақстан", "A")
    assert said(outcome) == ({("a/kk.md", code)} if code else set())


LISTS = {
    "directly under a paragraph": "Bring:\n- a hat\n- water\n",
    "with Word's bullets": "Bring:\n•\ta hat\n•\twater\n",
    "with dashes": "Bring:\n– a hat\n– water\n",
}


@pytest.mark.parametrize("habit", LISTS)
def test_a_list(habit: str, content: Folder, state: Path, published: Publish) -> None:
    content.put("a/kk.md", f"# A\n\n{LISTS[habit]}")
    published()
    paragraph, items = page(state, "a").blocks
    assert (paragraph.text, [item.text for item in items.items]) == ("Bring:", ["a hat", "water"])


def test_a_list_nested_by_two_spaces(content: Folder, state: Path, published: Publish) -> None:
    content.put("a/kk.md", "# A\n\n- clothes\n  - a hat\n- water\n")
    published()
    (items,) = page(state, "a").blocks
    assert [item.level for item in items.items] == [0, 1, 0]


PICTURES = {
    "with spaces": ("Nur Alem 1.jpg", "![x](Nur Alem 1.jpg)"),
    "in Cyrillic": ("Нұр Әлем.jpg", "![x](Нұр Әлем.jpg)"),
    "with another case": ("IMG_0001.JPG", "![x](img_0001.jpg)"),
    "from a Mac": (unicodedata.normalize("NFD", "йод.jpg"), "![x](йод.jpg)"),
    "by its place on the staff's own disk": ("lake.jpg", "![x](C:\\Users\\Aigul\\Desktop\\lake.jpg)"),
    "with curly quotes around its caption": ("lake.jpg", "![x](lake.jpg “The lake”)"),
}


@pytest.mark.parametrize("habit", PICTURES)
def test_a_photo_named(habit: str, content: Folder, state: Path, published: Publish) -> None:
    file, text = PICTURES[habit]
    content.put("a/kk.md", f"# A\n\nwords\n\n{text}\n")
    content.put(f"a/{file}", jpeg())
    assert said(published()) == set()
    assert page(state, "a").picture is not None


def test_what_other_programs_leave_behind_is_named_and_not_shown(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nwords\n")
    names = ["~$letter.docx", "kk.md.tmp", "Thumbs.db", "kk.sync-conflict-20260101-120000-ABCDEFG.md"]
    for name in names:
        content.put(f"a/{name}", b"\xd0\xcf\x11\xe0")
    content.put("a/.DS_Store", b"x")
    assert said(published()) == {(f"a/{name}", "junk") for name in names}
    assert words(state, "a") == "words"


# Photos


def test_a_photo_of_108_megapixels(content: Folder, state: Path, published: Publish) -> None:
    fine = Image.effect_noise((3000, 2250), 50).convert("RGB").resize((12000, 9000), Image.Resampling.NEAREST)
    file = io.BytesIO()
    fine.save(file, "JPEG", quality=60)
    content.write(a="# A\n\n![x](p.jpg)\n")
    content.put("a/p.jpg", file.getvalue())
    assert said(published()) == set()
    picture = page(state, "a").picture
    assert picture is not None
    assert (picture.width, picture.height) == (640, 480)


def test_a_heic_photo_keeps_the_last_one_or_is_shown(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nwords\n\n![The lake](lake.jpg)\n")
    content.put("a/lake.jpg", jpeg("green"))
    published()
    before = page(state, "a").picture
    # As an iPhone calls it, or renamed.
    content.put("a/lake.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\x11" * 900)
    (problem,) = said(published())
    assert problem[0] == "a/lake.jpg"
    assert problem[1] in ("picture-heic", "picture-broken")  # the latter where pillow-heif looked into it
    assert page(state, "a").picture == before


# Whole folders


def two_sections(content: Folder) -> None:
    """Write two sections with a page in each, a picture and a link."""
    content.put("01-lakes/kk.md", "# Lakes\n\nlakes\n\n![x](p.jpg)\n")
    content.put("01-lakes/p.jpg", jpeg("blue"))
    content.put("01-lakes/burabay/kk.md", "# Burabay\n\nburabay\n")
    content.put("02-towns/kk.md", "# Towns\n\ntowns\n\n[Burabay](../lakes/burabay)\n")
    content.put("02-towns/astana/kk.md", "# Astana\n\nastana\n")


def test_a_whole_folder_renamed(content: Folder, state: Path, published: Publish) -> None:
    two_sections(content)
    published()
    picture = page(state, "lakes").picture
    (content.root / "01-lakes").rename(content.root / "01-Our lakes")
    outcome = published()
    assert (cards(state), cards(state, "Our lakes")) == (["Our lakes", "towns"], ["Our lakes/burabay"])
    assert page(state, "Our lakes").picture == picture
    assert said(outcome) == {("02-towns/kk.md", "link-missing")}
    assert release(state).page("lakes", "kk") is None


def test_a_whole_folder_moved_into_another(content: Folder, state: Path, published: Publish) -> None:
    two_sections(content)
    published()
    (content.root / "01-lakes").rename(content.root / "02-towns/01-lakes")
    published()
    assert cards(state) == ["towns"]
    assert cards(state, "towns") == ["towns/lakes", "towns/astana"]
    assert words(state, "towns/lakes/burabay") == "burabay"


def test_two_folders_swapped(content: Folder, state: Path, published: Publish) -> None:
    two_sections(content)
    for name in ("01-lakes/kk.md", "02-towns/kk.md"):  # nothing but the place tells them apart
        content.put(name, f"# {name[3:8]}\n\n{name[3:8]}\n")
        os.utime(content.root / name, (1_700_000_000, 1_700_000_000))
    published()
    for old, new in (("01-lakes", "x"), ("02-towns", "01-lakes"), ("x", "02-towns")):
        (content.root / old).rename(content.root / new)
    published()
    assert (words(state, "lakes"), words(state, "towns")) == ("towns", "lakes")
    assert cards(state, "towns") == ["towns/burabay"]


@pytest.mark.parametrize(("times", "mixed"), [(1, False), (99, True)])
def test_two_texts_changed_while_the_first_is_read(
    times: int, mixed: bool, content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n\nold\n", b="# B\n\nold\n")
    published()
    content.write(a="# A\n\nnew 0\n", b="# B\n\nnew 0\n")
    read_site = read_folder.read_site
    turns = iter(range(1, times + 1))

    def saving(*more: Any, **options: Any) -> Any:
        reading = read_site(*more, **options)
        if turn := next(turns, 0):
            content.write(a=f"# A\n\nnew {turn}\n", b=f"# B\n\nnew {turn}\n")
        return reading

    monkeypatch.setattr(read_folder, "read_site", saving)
    monkeypatch.setattr(build, "TRY_SECONDS", 0.0)
    waiting = published(require_consistent=True)
    if mixed:  # it never ends: the poller waits until the folder rests, who publishes once does not
        assert (waiting.fresh, waiting.retry, words(state, "a")) == (False, True, "old")
        assert published().fresh
    assert words(state, "a") == words(state, "b")
    assert words(state, "a").startswith("new")


def test_a_folder_restored_from_a_backup(content: Folder, state: Path, published: Publish) -> None:
    two_sections(content)
    backup = content.root.with_name("backup")
    shutil.copytree(content.root, backup)
    published()
    content.put("01-lakes/kk.md", "# Lakes\n\nLAKES\n\n![x](p.jpg)\n")  # as long as before
    shutil.rmtree(content.root / "01-lakes/burabay")
    content.put("01-lakes/p.jpg", jpeg("black"))
    published()
    assert (words(state, "lakes"), cards(state, "lakes")) == ("LAKES", [])
    shutil.copytree(backup, content.root, dirs_exist_ok=True)  # with the old dates, as backups do
    assert said(published()) == set()
    assert (words(state, "lakes"), words(state, "lakes/burabay")) == ("lakes", "burabay")
    first = Release(state / "releases/000001").page("lakes", "kk")
    assert first is not None
    assert page(state, "lakes").picture == first.picture


def test_a_folder_copied_to_have_a_copy(content: Folder, state: Path, published: Publish) -> None:
    two_sections(content)
    published()
    shutil.copytree(content.root / "01-lakes", content.root / "01-lakes - Копия")
    outcome = published()
    assert ("01-lakes - Копия", "folder-copy") in said(outcome)
    assert words(state, "lakes") == "lakes"


# Sticks and shares


def test_a_stick_pulled_while_it_is_read(
    content: Folder, state: Path, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_sections(content)
    published()
    content.put("02-towns/kk.md", "# Towns\n\nnew\n")
    read_site = read_folder.read_site
    away = content.root.with_name("away")

    def pulled(site: Any, *more: Any, **options: Any) -> Any:
        content.root.rename(away)
        content.root.mkdir()  # where the stick was mounted
        return read_site(site, *more, **options)

    monkeypatch.setattr(read_folder, "read_site", pulled)
    outcome = published()
    assert (outcome.fresh, outcome.retry) == (False, True)
    assert outcome.message is not None
    assert (current_number(state), words(state, "towns")) == (1, "towns")
    monkeypatch.undo()
    content.root.rmdir()
    away.rename(content.root)
    published()
    assert (cards(state), words(state, "towns")) == (["lakes", "towns"], "new")


@pytest.mark.parametrize("room", [True, False], ids=["room was made", "it grew"])
def test_a_stick_pulled_while_staff_copied_from_it(
    room: bool, content: Folder, state: Path, published: Publish
) -> None:
    two_sections(content)
    published()
    before = page(state, "lakes").picture

    def half(data: bytes) -> bytes:
        part = data[: len(data) // 2]
        return part + bytes(len(data) - len(part)) if room else part

    photo = io.BytesIO()
    Image.effect_noise((1400, 900), 60).convert("RGB").save(photo, "JPEG")
    content.put("01-lakes/p.jpg", half(photo.getvalue()))
    if room:
        content.put("02-towns/kk.md", half(b"# Towns\n\n" + b"new words\n" * 90))
    content.put("02-towns/astana/kk.md", b"")
    outcome = published()
    expected = {("01-lakes/p.jpg", "picture-broken"), ("02-towns/astana/kk.md", "text-empty")}
    assert said(outcome) == expected | ({("02-towns/kk.md", "text-binary")} if room else set())
    assert page(state, "lakes").picture == before
    assert (words(state, "towns/astana"), page(state, "towns").title) == ("astana", "Towns")
    assert "new" not in words(state, "towns")


# Clocks


def test_a_clock_that_was_set_back(content: Folder, state: Path, published: Publish) -> None:
    two_sections(content)
    now = time.time()
    published(clock=lambda: now)
    for turn, year in enumerate((2019, 2000, 2031)):
        moment = (year - 1970) * 365.25 * 86400
        content.put("02-towns/kk.md", f"# Towns\n\nin {year}\n")  # each as long as the one before
        os.utime(content.root / "02-towns/kk.md", (moment, moment))
        outcome = published(clock=lambda moment=moment: moment)
        assert (outcome.number, words(state, "towns")) == (turn + 2, f"in {year}")
    assert not published(clock=lambda: now).fresh


# What staff hold back

HELD_BACK = {
    "in Russian": "---\nчерновик: да\n---\n# A\n\nsecret\n",
    "in Kazakh": "---\nқаралама: иә\n---\n# A\n\nsecret\n",
    "without the lines": "draft: yes\n\n# A\n\nsecret\n",
    "without the line above": "черновик: да\n---\n# A\n\nsecret\n",
    "without the line below": "---\ndraft: yes\n\n# A\n\nsecret\n",
    "below the title": "# A\n\nчерновик: да\n\nsecret\n",
    "with keys of another program": "---\nlayout: page\nlang: ru\npublished: false\n---\n# A\n\nsecret\n",
    "until a day, in Russian": "---\nс: 2031-01-01\n---\n# A\n\nsecret\n",
    "until a day without the lines": "from: 2031-01-01\n\n# A\n\nsecret\n",
    "until a day in words": "---\nс: 1 января 2031 года\n---\n# A\n\nsecret\n",
    "until a day that there is not": "---\nс: 31.02.2031\n---\n# A\n\nsecret\n",
    "until a day that cannot be understood": "---\nfrom: after the holidays\n---\n# A\n\nsecret\n",
}


@pytest.mark.parametrize("habit", HELD_BACK)
def test_a_text_that_is_held_back(habit: str, content: Folder, state: Path, published: Publish) -> None:
    content.write(a=HELD_BACK[habit], b="# B\n\nwords\n")
    outcome = published()
    assert cards(state) == ["b"]
    assert "no-pages" not in {code for _, code in said(outcome)}


def test_a_day_that_is_not_understood_keeps_the_last_good_page(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nold\n", b="# B\n\nwords\n")
    published()
    content.write(a="---\nuntil: 31.02.2031\n---\n# A\n\nnew\n")
    outcome = published()
    assert words(state, "a") == "old"
    (problem,) = [problem for problem in outcome.problems if problem.file == "a/kk.md"]
    assert (problem.line, problem.severity, problem.code) == (2, "error", "header-day-none")
    assert problem.values == {"key": "until", "value": "31.02.2031", "days": "28"}
    content.write(a="---\nuntil: 28.02.2031\n---\n# A\n\nnew\n")
    assert said(published()) == set()
    assert words(state, "a") == "new"


def test_words_with_a_colon_at_the_top_are_shown(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="Ескерту: ертең ерте тұрамыз.\n\nwords\n", b="---\nВнимание: поход\n---\n# B\n\nwords\n")
    published()
    assert words(state, "a").startswith("Ескерту: ертең")
    assert page(state, "b").title == "Внимание: поход"


# Pictures whose names are nearly right

NEARLY = {
    "the ending twice": ("foto.jpg.jpg", "foto.jpg"),
    "another ending": ("foto.jpeg", "foto.jpg"),
    "no ending": ("foto.jpg", "foto"),
    "no ending on the disk": ("foto.jpg", "foto.jpg.jpg"),
    "Russian letters in the text": ("copa.jpg", "сора.jpg"),
    "Russian letters on the disk": ("сора.jpg", "copa.jpg"),
    "a space": ("pohod1.jpg", "pohod 1.jpg"),
    "a hyphen": ("pohod 1.jpg", "pohod-1.jpg"),
    "brackets": ("pohod (1).jpg", "pohod1.jpg"),
    "two letters swapped": ("ozero.jpg", "ozreo.jpg"),
    "another case and ending": ("FOTO.JPEG", "foto.jpg"),
    "another folder": ("../b/foto.jpg", "foto.jpg"),
}


@pytest.mark.parametrize("habit", NEARLY)
def test_a_picture_that_is_called(habit: str, content: Folder, published: Publish) -> None:
    there, written = NEARLY[habit]
    content.write(a=f"# A\n\nwords\n\n![x]({written})\n", b="# B\n\nwords\n")
    content.put(f"a/{there}".replace("a/../", ""), jpeg())
    rows = [problem for problem in published().problems if problem.code != "language-missing"]
    assert [(problem.file, problem.line, problem.code) for problem in rows] == [
        ("a/kk.md", 5, "picture-likely")
    ]
    assert rows[0].values == {"name": written, "other": there}


def test_a_picture_is_named_again_when_the_folder_changed(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nwords\n\n![x](foto.jpg)\n")
    assert said(published()) == {("a/kk.md", "picture-missing")}
    file = content.put("a/foto.jpg.jpg", jpeg())
    assert said(published()) == {("a/kk.md", "picture-likely")}
    file.rename(file.with_name("FOTO.JPG"))
    assert said(published()) == set()
    assert page(state, "a").picture is not None


def test_of_two_pictures_that_differ_in_case_neither_is_taken(content: Folder, published: Publish) -> None:
    content.write(a="# A\n\nwords\n\n![x](Foto.jpg)\n")
    for name in ("foto.jpg", "FOTO.jpg"):
        content.put(f"a/{name}", jpeg())
    assert ("a/kk.md", "picture-likely") in said(published())


@pytest.mark.parametrize("other", ["pohod2.jpg", "lake.jpg", "f.jpg"])
def test_a_picture_that_is_another_one_is_not_meant(other: str, content: Folder, published: Publish) -> None:
    content.write(a="# A\n\nwords\n\n![x](pohod1.jpg)\n")
    content.put(f"a/{other}", jpeg())
    assert {problem.code for problem in published().problems} >= {"picture-missing", "picture-unused"}


# Files of other programs

OTHERS = {
    "a film": ("film.mp4", "film"),
    "a film of a phone": ("VID_001.MOV", "film"),
    "a sound": ("song.mp3", "sound"),
    "a PDF": ("plan.pdf", "pdf-file"),
    "a spreadsheet": ("мәзір.xlsx", "sheet-file"),
    "a presentation": ("a.pptx", "slides-file"),
    "an archive": ("photos.zip", "archive-file"),
    "a raw photo": ("DSC_1.NEF", "photo-raw"),
}


@pytest.mark.parametrize("folder", ["a", "attract"])
@pytest.mark.parametrize("habit", OTHERS)
def test_a_folder_with(habit: str, folder: str, content: Folder, published: Publish) -> None:
    name, code = OTHERS[habit]
    content.write(a="# A\n\nwords\n")
    content.put(f"{folder}/{name}", b"whatever")
    assert said(published()) == {(f"{folder}/{name}", code)}


@pytest.mark.parametrize(
    "text", ["![x](film.mp4)", "[x](film.mp4)", "![x](song.mp3)", "[x](plan.pdf)", "![x](plan.pdf)"]
)
def test_a_text_that_shows_such_a_file(text: str, content: Folder, state: Path, published: Publish) -> None:
    content.write(a=f"# A\n\nwords\n\n{text}\n")
    content.put("a/film.mp4", b"film")
    content.put("a/song.mp3", b"song")
    (problem,) = [problem for problem in published().problems if problem.file == "a/kk.md" and problem.line]
    assert (problem.line, problem.severity) == (5, "error")
    codes = {"film": "link-to-film", "song": "link-to-sound", "plan": "link-to-document"}
    assert problem.code == codes[text[-9:-5].strip("(")]
    assert "JPEG" not in explain(problem, "en").hint
    assert "words" in words(state, "a")


def test_the_moving_part_of_an_iphone_s_photo(content: Folder, published: Publish) -> None:
    content.write(a="# A\n\nwords\n\n![x](IMG_1.JPG)\n")
    content.put("a/IMG_1.JPG", jpeg())
    content.put("a/IMG_1.MOV", b"film")
    assert said(published()) == {("a/IMG_1.MOV", "film-live")}


def test_a_missing_photo_is_called_no_page(content: Folder, published: Publish) -> None:
    content.write(a="# A\n\n[x](photo.jpg) and [y](../nowhere)\n")
    assert said(published()) == {("a/kk.md", "link-file-missing"), ("a/kk.md", "link-missing")}


@pytest.mark.parametrize(
    "rest", ["# Настройки кио", "# Настройки\n# Киоск\n", "# a" + 'languages = ["ru"] zone = "Asia/Almaty"']
)
def test_settings_that_became_a_comment(rest: str, content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nwords\n")
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    published()
    content.put("kiosk.toml", rest)
    assert said(published()) == {("kiosk.toml", "settings-comments")}
    assert release(state).languages == ("kk",)
    content.put("kiosk.toml", "")
    assert said(published()) == set()


# What a text says of itself


def test_a_long_heading_is_told_once(content: Folder, published: Publish) -> None:
    content.write(a="# " + "word " * 60 + "\n\nwords\n")
    assert said(published()) == {("a/kk.md", "title-too-long")}


def test_a_text_of_one_byte_too_many(content: Folder, published: Publish) -> None:
    content.put("a/kk.md", b"# A\n\n" + b"a" * (128 * 1024 - 4))
    (problem,) = [problem for problem in published().problems if problem.code == "text-too-large"]
    assert problem.values == {"size": "129", "limit": "128"}


def test_no_raw_sign_reaches_visitors(content: Folder, state: Path, published: Publish) -> None:
    content.write(
        a="# A\n\n<!-- тексеру керек -->\n\n<p style='margin:0'>Ертең&nbsp;<b>жорық</b></p><br>\n\n"
        "** маңызды **\n\n-су\n-бөрік\n\n**ерте тұрамыз\n\n!(Балалар)[foto.jpg]\n"
    )
    content.put("a/foto.jpg", jpeg())
    outcome = published()
    shown = str(page(state, "a").blocks)
    assert not [sign for sign in ("**", "&lt;", "&amp;", "-су", "!(", "<!--", "style") if sign in shown]
    assert said(outcome) == {("a/kk.md", "sign-alone")}
