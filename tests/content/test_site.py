import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.folder.resolve import Resolver
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import Site
from kiosk.problems.explain import explain
from kiosk.problems.kind import Severity


@pytest.fixture
def folder(tmp_path: Path):
    def make(*files: str) -> Path:
        for file in files:
            path = tmp_path / file
            if file.endswith("/"):
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("# Page")
        return tmp_path

    return make


def said(site) -> set[tuple[str, str]]:
    for problem in site.problems:
        assert len(explain(problem, "en").sentences) == 3
    return {(problem.code, problem.file) for problem in site.problems}


def test_pages_in_display_order(folder):
    site = scan_site(
        folder(
            "10-sport/ru.md",
            "2. Астана/kk.md",
            "01-expo-2017/kk.md",
            "01-expo-2017/ru.md",
            "01-expo-2017/nur-alem.jpg",
            "01-expo-2017/02-b/en.md",
            "01-expo-2017/01-z/en.md",
            "about/en.md",
            "2017/en.md",
            "kiosk.toml",
            "readme.txt",
        )
    )
    assert list(site.pages) == ["expo-2017", "expo-2017/z", "expo-2017/b", "Астана", "sport", "2017", "about"]
    expo = site.pages["expo-2017"]
    assert expo.folder == "01-expo-2017"
    assert expo.files == {"kk": "01-expo-2017/kk.md", "ru": "01-expo-2017/ru.md"}
    assert expo.media == ("01-expo-2017/nur-alem.jpg",)
    assert "kiosk.toml" in site.files
    assert said(site) == set()


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("kk.md", "kk"),
        ("KK.MD", "kk"),
        ("zh-Hans.md", "zh-Hans"),
        ("zh-hans.md", "zh-Hans"),
        ("pt_br.md", "pt-BR"),
        ("es-419.md", "es-419"),
        ("ar.md", "ar"),
        ("ru.md.txt", "ru"),
        ("en.txt", "en"),
        ("kz.md", "kk"),
        ("KZ.TXT", "kk"),
        ("kz-Cyrl.md", "kk-Cyrl"),
        ("kaz.md", "kk"),
        ("rus.md.txt", "ru"),
        ("readme.md", None),
        ("кк.md", None),
        ("kk (2).md", None),
        ("kk.docx", None),
    ],
)
def test_language_of_a_file(folder, name, language):
    site = scan_site(folder(f"a/{name}", "a/fr.md"))
    assert set(site.pages["a"].files) == {"fr"} | ({language} if language else set())


@pytest.mark.parametrize(
    ("file", "code", "where"),
    [
        ("a/~$kk.docx", "junk", ""),
        ("a/kk.md.tmp", "junk", ""),
        ("a/Thumbs.db", "junk", ""),
        ("a/kk.sync-conflict-20260101-120000-ABCDEFG.md", "junk", ""),
        ("a/kk (Айгүл's conflicted copy 2026-01-01).md", "junk", ""),
        ("b.sync-conflict-1/kk.md", "junk", "b.sync-conflict-1"),
        ("a/text.docx", "word-file", ""),
        ("a/notes.txt", "text-without-language", ""),
        ("a/plan.bin", "file-unused", ""),
        ("a/plan.pdf", "pdf-file", ""),
        ("a/мәзір.xlsx", "sheet-file", ""),
        ("a/мәзір.CSV", "sheet-file", ""),
        ("a/a.pptx", "slides-file", ""),
        ("a/a.zip", "archive-file", ""),
        ("a/a.psd", "photo-raw", ""),
        ("attract/plan.pdf", "pdf-file", ""),
        ("attract/a.docx", "word-file", ""),
        ("Новая папка/kk.md", "folder-new", "Новая папка"),
        ("05-Жаңа қалта (2)/kk.md", "folder-new", "05-Жаңа қалта (2)"),
        ("New folder/kk.md", "folder-new", "New folder"),
        ("b (2)/kk.md", "folder-copy", "b (2)"),
        ("05-b - Copy/kk.md", "folder-copy", "05-b - Copy"),
        ("b — копия 2/kk.md", "folder-copy", "b — копия 2"),
        ("a/kk.txt", "language-twice", ""),
        ("a/KK.MD", "language-twice", ""),
        ("a/kz.md", "language-twice", ""),
        ("b/kz.md", "text-country", ""),
        ("b/kz.txt", "text-country", ""),
        ("b/rus.md", "text-ending", ""),
        ("b/ru.md.txt", "text-ending", ""),
        ("b/ru.txt", "text-ending", ""),
        ("kk.md", "text-at-root", ""),
        ("01-welcome.md", "text-at-root", ""),
        ("Хат.docx", "word-file", ""),
        ("a/autorun.inf", "junk", ""),
        ("2-empty/", "folder-without-text", "2-empty"),
        ("3-photos/a.jpg", "folder-without-text", "3-photos"),
        ("7-a/kk.md", "same-name", "a"),
        ("2-a - Копия/kk.md", "folder-copy", "2-a - Копия"),
        ("a - Copy (2)/kk.md", "folder-copy", "a - Copy (2)"),
        ("a/b — көшірме/kk.md", "folder-copy", "a/b — көшірме"),
        ("a/1/2/3/4/5/6/7/8/kk.md", "too-deep", "a/1/2/3/4/5/6/7/8"),
        ("attract/a.txt", "file-unused", ""),
    ],
)
def test_what_is_named(folder, file, code, where):
    site = scan_site(folder("a/kk.md", file))
    assert said(site) == {(code, where or file)}
    assert all(problem.severity is Severity.WARNING for problem in site.problems)
    assert "a/kk.md" in [page.files.get("kk") for page in site.pages.values()]


def test_hidden_things_are_not_mentioned(folder):
    site = scan_site(folder("a/kk.md", "a/.DS_Store", ".git/x.md", "a/photos/1.jpg", "Lost+Found/x"))
    assert said(site) == set()
    assert list(site.pages) == ["a"]


def test_pages_that_differ_only_in_number_both_stay(folder):
    site = scan_site(folder("1-a/kk.md", "2-A/kk.md", "3-a/kk.md"))
    assert list(site.pages) == ["a", "2-A", "3-a"]
    assert [(p.file, p.values["other"]) for p in site.problems] == [("2-A", "1-a"), ("3-a", "1-a")]


def test_a_name_that_only_begins_like_a_copy_is_none(folder):
    assert said(scan_site(folder("1-copyright/kk.md", "hardcopy/kk.md", "копия/kk.md"))) == set()


def test_a_section_without_text_of_its_own_holds_its_pages(folder):
    site = scan_site(folder("1-a/2-b/kk.md"))
    assert {page: dict(found.files) for page, found in site.pages.items()} == {
        "a": {},
        "a/b": {"kk": "1-a/2-b/kk.md"},
    }


def test_the_idle_screens_pictures(folder):
    site = scan_site(folder("Attract/b.jpg", "Attract/a.png", "a/kk.md"))
    assert site.attract == ("Attract/a.png", "Attract/b.jpg")
    assert list(site.pages) == ["a"]


def test_links_and_pipes_are_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "kk.md").write_text("secret")
    root = folder("a/kk.md")
    (root / "b").symlink_to(outside)
    (root / "a" / "ru.md").symlink_to(outside / "kk.md")
    os.mkfifo(root / "a" / "en.md")
    site = scan_site(root)
    assert said(site) == {("link-ignored", "b"), ("link-ignored", "a/ru.md"), ("not-a-file", "a/en.md")}
    assert list(site.pages) == ["a"]
    assert file_meant(site, "../../outside/kk.md", "a") is None


def test_a_name_in_an_old_encoding(folder):
    root = folder("a/kk.md")
    Path(os.fsdecode(os.fsencode(root) + b"/a/\xe4\xe5.jpg")).write_text("x")
    (root / "a" / "line\nbreak.jpg").write_text("x")
    site = scan_site(root)
    assert {code for code, _ in said(site)} == {"bad-name"}
    assert all(problem.file.encode() for problem in site.problems)


def test_a_folder_that_cannot_be_listed_was_not_removed(folder, monkeypatch):
    root = folder("a/kk.md", "b/c/kk.md")
    real = os.scandir

    def refuse(path):
        if str(path).endswith("b/c"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    site = scan_site(root)
    assert site.unreadable == ("b/c",)
    assert [problem.severity for problem in site.problems] == [Severity.ERROR]
    assert "b" in site.pages


def test_a_missing_content_folder(tmp_path):
    with pytest.raises(FileNotFoundError):
        scan_site(tmp_path / "nowhere")


PAGE_LINKS = [
    ("../09-tourism/", "tourism"),
    ("../tourism", "tourism"),
    ("../Tourism/", "tourism"),
    ("..\\09-tourism\\kk.md", "tourism"),
    ("../tourism/kk", "tourism"),
    ("../tourism/#top", "tourism"),
    ("/tourism/burabay lake", "tourism/Burabay lake"),
    ("../tourism/Burabay%20lake", "tourism/Burabay lake"),
    ("../tourism/burabay_lake.md", "tourism/Burabay lake"),
    ("tourism", "start/tourism"),
    ("sport", "sport"),
    ("../../../../tourism", "tourism"),
    ("../Астана", "Астана"),
    ("../%D0%90%D1%81%D1%82%D0%B0%D0%BD%D0%B0/", "Астана"),
    ("../1-й этаж", "й этаж"),
    ("../1-й этаж", "й этаж"),
    ("#here", "start"),
    (".", "start"),
    ("../nowhere", None),
    ("../../../etc/passwd", None),
    ("https://tourism", None),
    ("", None),
]


@pytest.mark.parametrize(("href", "page"), PAGE_LINKS)
def test_where_a_link_leads(folder, href, page):
    site = scan_site(
        folder(
            "1-start/kk.md",
            "1-start/tourism/kk.md",
            "sport/kk.md",
            "09-tourism/kk.md",
            "09-tourism/3-Burabay lake/kk.md",
            "Астана/kk.md",
            "1-й этаж/kk.md",
        )
    )
    assert site.resolve_page(href, "start") == page


def file_meant(site: Site, href: str, page: str) -> str | None:
    return Resolver({each.id: each.folder for each in site.pages.values()}, site.files).file(href, page)


FILE_LINKS = [
    ("nur alem.jpg", "1-start/Nur Alem.JPG"),
    ("Nur%20Alem.jpg", "1-start/Nur Alem.JPG"),
    ("./NUR ALEM.JPG", "1-start/Nur Alem.JPG"),
    ("photos\\лето.png", "1-start/Photos/лето.png"),
    ("../start/photos/лето.png", "1-start/Photos/лето.png"),
    ("йод.png", "1-start/йод.png"),
    ("logo.png", "logo.png"),
    ("C:\\Users\\Aigul\\Desktop\\nur alem.jpg", "1-start/Nur Alem.JPG"),
    ("file:///C:/Users/Aigul/nur%20alem.jpg", "1-start/Nur Alem.JPG"),
    ("100%.jpg", "1-start/100%.jpg"),
    ("a#1.jpg", "1-start/a#1.jpg"),
    ("a#1.jpg?raw=1", None),
    ("100%25 wool.jpg", "1-start/100%25 wool.jpg"),
    ("https://example.kz/nur alem.jpg", None),
    ("../../etc/passwd", None),
    ("/etc/passwd", None),
    ("missing.jpg", None),
]


@pytest.mark.parametrize(("href", "file"), FILE_LINKS)
def test_which_picture_is_meant(folder, href, file):
    site = scan_site(
        folder(
            "1-start/kk.md",
            "1-start/Nur Alem.JPG",
            "1-start/Photos/лето.png",
            "1-start/йод.png",
            "1-start/100%.jpg",
            "1-start/a#1.jpg",
            "1-start/100%25 wool.jpg",
            "logo.png",
        )
    )
    assert file_meant(site, href, "start") == file


def test_scanning_needs_no_heavy_import():
    code = (
        "import sys, kiosk.content.folder.scan\n"
        "print(*sorted({'markdown', 'babel', 'PIL', 'PySide6', 'json', 'urllib.request'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == ""
