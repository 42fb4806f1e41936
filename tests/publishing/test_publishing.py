"""Publishing in real processes: what visitors see after staff did this or that."""

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.publishing.build import publication as build
from kiosk.publishing.build.check import CannotCheck, check
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.restore import restore
from kiosk.releases.blocks import CardBlock
from kiosk.releases.layout import current_number
from kiosk.releases.records import CardTexts
from tests.publishing.conftest import Folder, Publish
from tests.publishing.looking import cards, codes, jpeg, page, release, words


def test_a_folder_becomes_a_release(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\nfront = "Tourism"\n[name]\nkk = "Балдәурен"\n')
    content.put("02-expo/kk.md", "# ЭКСПО\n\nБір сөз.\n\n![Шар](ball.jpg)\n\n[Сайт](https://a.kz)\n")
    content.put("02-expo/ru.md", "# ЭКСПО-2017\n\nСлово.\n")
    content.put("02-expo/ball.jpg", jpeg())
    content.put("01-tourism/kk.md", "# Туризм\n\nСаяхат.\n")
    content.put("01-tourism/lake/kk.md", "---\ncolor: #0af\n---\n# Көл\n\n[ЭКСПО](../../02-expo)\n")
    content.put("attract/1.jpg", jpeg("blue"))
    outcome = published()
    assert (outcome.number, outcome.fresh, outcome.pages, outcome.exit_code) == (1, True, 3, 0)
    found = release(state)
    assert found.languages == ("kk", "ru")
    assert found.settings["front"] == "tourism"
    assert found.settings["name"] == {"kk": "Балдәурен"}
    assert cards(state) == ["tourism", "expo"]
    (lake,) = found.cards("tourism")
    assert (lake.id, lake.color, lake.texts["kk"].title) == ("tourism/lake", "#00aaff", "Көл")
    expo = page(state, "expo")
    assert found.cards("")[1].picture == expo.picture
    assert found.cards("")[1].texts["ru"] == CardTexts("ЭКСПО-2017", "Слово.")
    assert expo.picture is not None
    assert [block.kind for block in expo.blocks] == ["paragraph", "picture", "qr"]
    for file in (expo.picture.file, expo.codes["https://a.kz"], found.about.attract[0].card):
        with Image.open(found.folder / file) as picture:
            picture.load()
    assert page(state, "tourism/lake").blocks == (CardBlock("expo", words=1),)
    assert not list(state.glob("releases/.*"))


def test_nothing_new_makes_no_release(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nx\n", b="# B\n\n![p](p.jpg)")
    content.put("b/p.jpg", jpeg())
    published()
    assert not published().fresh
    for path in content.root.rglob("*.*"):
        os.utime(path)
    assert not published().fresh
    assert current_number(state) == 1


def test_a_change_writes_only_what_changed(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nx\n", b="# B\n\n![p](p.jpg)\n")
    content.put("b/p.jpg", jpeg())
    published()
    first = release(state).folder
    content.write(a="# A\n\ny\n")
    assert published().number == 2
    second = release(state).folder
    assert words(state, "a") == "y"
    same = {
        path.name
        for part in ("pages", "pictures")
        for path in (second / part).iterdir()
        if (first / part / path.name).exists() and path.samefile(first / part / path.name)
    }
    changed = {path.name for part in ("pages", "pictures") for path in (second / part).iterdir()} - same
    assert len(changed) == 2  # the page and the cards of the home screen
    assert any(name.endswith(".jpg") for name in same)


def test_a_link_follows_its_page(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n\nto [b](../b) now\n")
    assert codes(published()) == [("a/kk.md", "link-missing")]
    assert words(state, "a") == "to b now"
    content.write(b="# B\n")
    assert published().problems == []
    assert words(state, "a") == 'to <a href="page:b">b</a> now'
    shutil.rmtree(content.root / "b")
    assert codes(published()) == [("a/kk.md", "link-missing")]
    assert words(state, "a") == "to b now"


def test_a_renumbered_section_moves_only(content: Folder, state: Path, published: Publish) -> None:
    content.put("01-a/kk.md", "# A\n\nx\n\n![p](p.jpg)\n")
    content.put("01-a/p.jpg", jpeg())
    content.write(**{"02-b": "# B\n"})
    published()
    before = page(state, "a")
    (content.root / "01-a").rename(content.root / "03-a")
    published()
    assert cards(state) == ["b", "a"]
    assert page(state, "a") == before


def test_a_folder_without_text_is_a_page_of_its_cards(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(**{"01-our-camp__a": "# A\n"})
    content.put("01-our-camp/a/en.md", "# A\n")
    published()
    (card,) = release(state).cards("")
    assert card.texts == {"en": CardTexts("Our camp", ""), "kk": CardTexts("Our camp", "")}
    assert page(state, "our-camp", "en").title == "Our camp"


def test_a_language_without_a_button_is_named_once(content: Folder, state: Path, published: Publish) -> None:
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    content.write(a="# A\n", b="# B\n")
    content.put("a/de.md", "# A\n\nx\n")
    content.put("b/de.md", "# B\n")
    outcome = published()
    assert codes(outcome) == [("a/de.md", "language-undeclared")]
    assert outcome.exit_code == 0
    assert words(state, "a", "de") == "x"
    assert release(state).languages == ("kk",)


def test_a_restored_release_stays_until_staff_change_a_file(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nold\n", b="# B\n")
    published()
    content.write(a="# A\n\nnew\n")
    published()
    assert restore(state, 1).number == 3
    assert published().number == 3
    assert published(retry_failed=True).number == 3
    assert words(state, "a") == "old"
    content.write(b="# B\n\nchanged\n")
    assert published().number == 4
    assert (words(state, "a"), words(state, "b")) == ("new", "changed")


@pytest.mark.parametrize("lost", ["sources.json", "content folder"])
def test_a_restored_release_stays_whatever_is_lost(
    lost: str, content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nold\n")
    published()
    old = release(state).folder
    content.write(a="# A\n\nnew\n")
    published()
    away = content.root.with_name("away")
    if lost == "sources.json":
        (old / lost).unlink()
    else:
        content.root.rename(away)
    assert restore(state, 1).number == 3
    if away.exists():
        away.rename(content.root)
    assert published().number == 3
    assert words(state, "a") == "old"
    content.write(a="# A\n\nnewer\n")
    assert published().number == 4
    assert words(state, "a") == "newer"


def test_another_folder_s_pages_are_not_last_good_here(
    content: Folder, state: Path, published: Publish, tmp_path: Path
) -> None:
    content.write(a="# A\n\nours\n", b="# B\n")
    published()
    other = Folder(tmp_path / "other")
    other.put("a/kk.md", b"\0\1\2" * 900)
    other.write(c="# C\n")
    outcome = build.publish(Job(other.root, state, edge=640, durable=False))
    assert outcome.number == 2
    assert cards(state) == ["c"]


def test_another_screen_makes_pictures_anew(content: Folder, state: Path, published: Publish) -> None:
    content.put("a/kk.md", "# A\n\n![p](p.jpg)\n")
    content.put("a/p.jpg", jpeg())
    published(edge=300)
    published(edge=600)
    picture = page(state, "a").picture
    assert picture is not None
    assert (picture.width, current_number(state)) == (600, 2)


@pytest.mark.parametrize("damage", ["current", "sources.json", "release.json", "pages"])
def test_a_damaged_state_folder_mends_itself(
    damage: str, content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\nx\n", b="# B\n")
    published()
    folder = release(state).folder
    if damage == "current":
        (state / "releases/current").write_text("77")
    elif damage == "pages":
        for path in (folder / "pages").iterdir():
            path.unlink()
        content.write(b="# B\n\nnew\n")
    else:
        (folder / damage).write_bytes(b"\0\0\0")
    outcome = published()
    assert outcome.exit_code == 0
    assert words(state, "a") == "x"
    assert cards(state) == ["a", "b"]


def test_a_state_folder_that_is_a_file_says_so(content: Folder, state: Path, published: Publish) -> None:
    content.write(a="# A\n")
    state.write_text("")
    outcome = published()
    assert outcome.exit_code == 2
    assert outcome.message is not None
    assert str(state) in outcome.message.say()


def test_checking_keeps_nothing(content: Folder, tmp_path: Path) -> None:
    content.write(a="# A\n\n[x](gone)\n", b="# B\n")
    before = sorted(tmp_path.rglob("*"))
    result = check(content.root)
    assert (result.pages, [problem.code for problem in result.problems]) == (2, ["link-missing"])
    assert sorted(tmp_path.rglob("*")) == before


def test_checking_nothing(content: Folder, tmp_path: Path) -> None:
    assert [problem.code for problem in check(content.root).problems] == ["no-pages"]
    with pytest.raises(CannotCheck, match="nowhere"):
        check(tmp_path / "nowhere")
    content.put("a/kk.md", b"")
    assert [problem.code for problem in check(content.root).problems] == ["no-pages", "text-empty"]


def test_a_page_that_comes_back_brings_its_pictures_from_an_older_release(
    content: Folder, state: Path, published: Publish
) -> None:
    content.write(a="# A\n\n![x](p.jpg)\n", b="# B\n")
    content.put("a/p.jpg", jpeg(noise=True))
    assert published().number == 1
    shown = page(state, "a").picture
    assert shown
    first = release(state).folder / shown.file
    shutil.move(content.root / "a", state / "away")
    assert published().number == 2
    assert not (release(state).folder / shown.file).exists()
    shutil.copytree(state / "away", content.root / "a")
    assert published().number == 3
    assert (release(state).folder / shown.file).samefile(first)


def test_a_drawing_that_only_links_its_photo_says_so(
    content: Folder, state: Path, published: Publish
) -> None:
    drawn = '<rect width="9" height="9"/><image href="photo.jpg" width="9" height="9"/>'
    content.put("a/kk.md", "# A\n\n![Карта](map.svg)\n")
    content.put(
        "a/map.svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="9cm" height="9cm">{drawn}</svg>'
    )
    (problem,) = published().problems
    assert (problem.file, problem.code, problem.values["name"]) == (
        "a/map.svg",
        "picture-linked",
        "photo.jpg",
    )
    page = release(state).page("a", "kk")
    assert page is not None
    assert page.picture  # visitors see the rest
    assert codes(published(retry_failed=True)) == [("a/map.svg", "picture-linked")]
    content.put(
        "a/map.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
    )
    assert not published().problems
