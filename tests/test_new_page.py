"""`kiosk new`: which folder a name means, what is refused, and what lies in it then."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.folder.scan import scan_site
from kiosk.content.page import blocks
from kiosk.content.page.markdown import read_document
from kiosk.content.starter_texts import starter_text
from kiosk.message import Failure
from kiosk.new_page.create import NewPage, failure_message, languages_for, make_page, plan_page, success_text
from kiosk.publishing.build.check import check

SITE = (
    "01-expo",
    "09-tourism/01-trails",
    "09-tourism/02-Көл",
    "10. Спорт",
    "12-plain/b",
    "12-plain/a",
    "attract",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the pages of SITE."""
    root = tmp_path / "content"
    for folder in SITE:
        (root / folder).mkdir(parents=True)
        if folder != "attract":
            (root / folder / "kk.md").write_text("# Бет\n\nСөз.\n", "utf-8")
    (root / "kiosk.toml").write_text('languages = ["kk", "ru", "de"]\n', "utf-8")
    return root


FOLDERS = [
    ("09-tourism/burabay", "09-tourism/03-burabay"),
    ("09-tourism/07-burabay", "09-tourism/07-burabay"),
    ("tourism/burabay", "09-tourism/03-burabay"),
    ("TOURISM\\burabay\\", "09-tourism/03-burabay"),
    ("./9-tourism//burabay", "09-tourism/03-burabay"),
    ("tourism/trails/deep", "09-tourism/01-trails/01-deep"),
    ("camp", "13-camp"),
    ("13_camp", "13_camp"),
    ("Жаңа бөлім", "13-Жаңа бөлім"),
    ("Спорт/Футбол", "10. Спорт/01-Футбол"),
    ("plain/c", "12-plain/c"),
    ("2024", "13-2024"),
]


@pytest.mark.parametrize(("wanted", "folder"), FOLDERS)
def test_which_folder_a_name_means(content: Path, wanted: str, folder: str) -> None:
    page = plan_page(content, wanted, (), ("kk",))
    assert isinstance(page, NewPage), page
    assert page.folder == folder


def test_a_number_is_written_as_the_others_are(content: Path) -> None:
    (content / "013. Ән").mkdir()
    page = plan_page(content, "камп", (), ("kk",))
    assert isinstance(page, NewPage)
    assert page.folder == "014. камп"


REFUSED = [
    ("09-tourism/trails", "09-tourism/01-trails"),
    ("tourism/05-TRAILS", "09-tourism/01-trails"),
    ("tourism/көл", "09-tourism/02-Көл"),
    ("01-expo", "01-expo"),
    ("9-turism/x", "Did you mean “09-tourism”?"),
    ("nowhere/x", "kiosk new nowhere"),
    ("", "09-tourism/burabay"),
    ("..", "cannot be the name"),
    ("../x", "cannot be the name"),
    ("attract", "cannot be the name"),
    ("attract/x", "cannot be the name"),
    (".hidden", "cannot be the name"),
    ("~$x", "cannot be the name"),
    ("a:b", "cannot be the name"),
    ("con", "cannot be the name"),
    ("x.", "cannot be the name"),
    ("expo - копия", "cannot be the name"),
    ("---", "cannot be the name"),
    ("a\nb", "cannot be the name"),
    ("x" * 101, "cannot be the name"),
    ("/somewhere/else", "does not lie in"),
    ("C:\\somewhere\\else", "does not lie in"),
    ("/".join("abcdefghi"), "at most 8"),
]


@pytest.mark.parametrize(("wanted", "said"), REFUSED)
def test_what_is_refused(content: Path, wanted: str, said: str) -> None:
    before = sorted(content.rglob("*"))
    with pytest.raises(Failure) as refused:
        plan_page(content, wanted, (), ("kk",))
    assert said in refused.value.message.say()
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize(("typed", "here"), [("content/tourism/x", "."), ("{root}/tourism/x", "/")])
def test_the_content_folder_may_be_typed_in_front(content: Path, typed: str, here: str) -> None:
    page = plan_page(content, typed.format(root=content), (), ("kk",), content.parent / here)
    assert isinstance(page, NewPage)
    assert page.folder == "09-tourism/03-x"


NEW = {"kk": "Жаңа беттің атауы", "ru": "Название новой страницы", "de": "Title of the new page"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ([], NEW),
        ([" # Қысқы\n лагерь "], dict.fromkeys(NEW, "Қысқы лагерь")),
        (["{title} {0}"], dict.fromkeys(NEW, "{title} {0}")),
        (["kk=Жорық", "ru = Поход"], NEW | {"kk": "Жорық", "ru": "Поход"}),
        (["kk=Жорық", "Hike"], {"kk": "Жорық", "ru": "Hike", "de": "Hike"}),
        (["2+2=4"], dict.fromkeys(NEW, "2+2=4")),
        (["en=Hike"], dict.fromkeys(NEW, "en=Hike")),
        (["kk="], NEW),
    ],
)
def test_the_titles(content: Path, typed: list[str], shown: dict[str, str]) -> None:
    page = plan_page(content, "05-hike", typed, ("kk", "ru", "de"))
    make_page(content, page)
    for language, title in shown.items():
        file = content / page.folder / f"{language}.md"
        assert read_document(file.read_bytes(), file.name).title == title


def test_a_title_of_the_sample_is_told_until_it_is_replaced(content: Path) -> None:
    page = plan_page(content, "hike", ["kk=Жорық"], ("kk", "ru"))
    make_page(content, page)
    text = content / page.folder / "ru.md"

    def told() -> list[tuple[str, int]]:
        rows = check(content).problems
        return [(row.file, row.line) for row in rows if row.code == "title-sample"]

    assert told() == [(f"{page.folder}/ru.md", 4)]
    text.write_bytes(text.read_bytes().replace(b"draft: yes", b"draft: no"))
    assert told() == [(f"{page.folder}/ru.md", 4)]
    text.write_bytes(text.read_bytes().replace("Название новой страницы".encode(), "Поход".encode()))
    assert told() == []


def test_a_title_that_fits_no_screen_is_refused(content: Path) -> None:
    with pytest.raises(Failure):
        plan_page(content, "x", ["ы" * 201], ("kk",))


@pytest.mark.parametrize(
    ("toml", "languages"),
    [
        ('languages = ["ru", "zh-Hans"]', ("ru", "zh-Hans")),
        ("", ("kk", "en")),
        ("languages = [", ("kk", "en")),
        (None, ("kk", "en")),
    ],
)
def test_the_languages(content: Path, toml: str | None, languages: tuple[str, ...]) -> None:
    (content / "01-expo" / "en.md").write_text("# Expo\n")
    if toml is None:
        (content / "kiosk.toml").unlink()
    else:
        (content / "kiosk.toml").write_text(toml)
    assert languages_for(content, "ru") == languages


def test_an_empty_folder_gets_the_language_of_whoever_types(tmp_path: Path) -> None:
    assert languages_for(tmp_path, "ru") == ("ru",)
    page = plan_page(tmp_path, "welcome", (), ("ru",))
    assert isinstance(page, NewPage)
    make_page(tmp_path, page)
    assert page.folder == "01-welcome"
    assert [problem.code for problem in check(tmp_path).problems] == ["draft", "title-sample"]


def test_a_new_page_is_right_at_once_and_changes_no_other(content: Path) -> None:
    order = list(scan_site(content).pages)
    page = plan_page(content, "tourism/Бурабай", (), languages_for(content, "en"))
    assert isinstance(page, NewPage)
    files = make_page(content, page)
    assert files == ("kk.md", "ru.md", "de.md")
    assert sorted(path.name for path in (content / page.folder).iterdir()) == sorted(files)
    now = list(scan_site(content).pages)
    assert [other for other in now if other != "tourism/Бурабай"] == order
    assert now.index("tourism/Бурабай") == now.index("tourism/Көл") + 1
    found = [(row.file, row.code) for row in check(content).problems if page.folder in row.file]
    told = ("draft", "title-sample")
    assert sorted(found) == [(f"{page.folder}/{file}", code) for file in sorted(files) for code in told]
    said = success_text(content, page, files, "en")
    for part in (
        str(content / page.folder),
        "kk.md, ru.md, de.md",
        "draft: yes",
        f"kiosk preview --content {content}",
    ):
        assert part in said
    with pytest.raises(FileExistsError):
        make_page(content, page)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_sample_shows_the_shapes(language: str) -> None:
    document = read_document(starter_text(language, "Бурабай").encode(), f"a/{language}.md")
    kinds = [type(block) for block in document.blocks]
    assert set(kinds) == {blocks.Paragraph, blocks.Heading, blocks.ListBlock, blocks.Quiz}
    quiz = document.blocks[-1]
    assert isinstance(quiz, blocks.Quiz)
    assert [answer.right for answer in quiz.answers] == [False, True, False]
    words = " ".join(
        span.text for block in document.blocks if isinstance(block, blocks.Paragraph) for span in block.text
    )
    for part in ("draft: yes", "##", "![", "[x]", "[ ]"):
        assert part in words or part in document.summary
    assert [problem.code for problem in document.problems] == ["draft"]


def test_other_languages_get_the_english_sample() -> None:
    assert starter_text("de", "A") == starter_text("en", "A")
    assert starter_text("kk-Latn", "A") == starter_text("en", "A")
    assert starter_text("ru-KZ", "A") == starter_text("ru", "A")


def test_what_the_disk_refuses_leaves_nothing_behind(content: Path) -> None:
    before = sorted(content.rglob("*"))
    with pytest.raises(OSError, match="No such file"):
        make_page(content, NewPage("13-x", {"kk": "", "no/such/folder": ""}))
    assert sorted(content.rglob("*")) == before


@pytest.fixture
def layered(tmp_path: Path) -> Path:
    """A content folder in which an own folder lies over the programme's."""
    root = tmp_path / "content"
    for folder in (
        "programme/01-expo",
        "programme/09-tourism/02-lake",
        "own/05-tourism/01-camp",
        "own/11-us",
    ):
        (root / folder).mkdir(parents=True)
        (root / folder / "kk.md").write_text("# Бет\n\nСөз.\n", "utf-8")
    (root / "programme/09-tourism/kk.md").write_text("# Бет\n\nСөз.\n", "utf-8")
    (root / "programme/kiosk.toml").write_text('languages = ["kk", "de"]\n', "utf-8")
    (root / "kiosk.toml").write_text('over = ["programme", "own"]\n', "utf-8")
    return root


LAYERED = [
    ("camp", "own/12-camp"),
    ("own/camp", "own/12-camp"),
    ("tourism/x", "own/05-tourism/03-x"),
    ("09-tourism/x", "own/05-tourism/03-x"),
    ("expo/x", "own/01-expo/01-x"),
    ("tourism/lake/x", "own/05-tourism/02-lake/01-x"),
]


@pytest.mark.parametrize(("wanted", "folder"), LAYERED)
def test_a_page_is_made_in_the_last_layer(layered: Path, wanted: str, folder: str) -> None:
    page = plan_page(layered, wanted, (), languages_for(layered, "en"))
    assert page.folder == folder
    assert make_page(layered, page) == ("kk.md", "de.md")
    assert (layered / folder / "kk.md").is_file()
    assert "folder-without-text" not in [problem.code for problem in check(layered).problems]


def test_no_page_is_made_while_a_layer_is_away(layered: Path) -> None:
    (layered / "programme").rename(layered / "away")
    with pytest.raises(OSError) as away:  # noqa: PT011 - the message is looked at
        plan_page(layered, "camp", (), ("kk",))
    assert "The layer programme of" in failure_message(layered, away.value).say(str)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("expo", "copy its folder to own/01-expo"),
        (
            "tourism/lake",
            "programme/09-tourism/02-lake. To change it, copy its folder to own/05-tourism/02-lake",
        ),
        ("us", "“11-us” is there already"),
        ("programme/x", "in the layer “own” only"),
        ("own", "cannot be the name"),
        ("nowhere/x", "There is no folder “nowhere”"),
    ],
)
def test_a_page_is_not_made_over_another_one(layered: Path, wanted: str, said: str) -> None:
    """A sample, which is a draft, would hide the page of the programme from visitors."""
    before = sorted(layered.rglob("*"))
    with pytest.raises(Failure) as refused:
        plan_page(layered, wanted, (), ("kk",))
    assert said in refused.value.message.say(str)
    assert sorted(layered.rglob("*")) == before
