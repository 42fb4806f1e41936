"""Which file of the source goes where: by identity, not by spelling."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from kiosk.content.folder.scan import scan_site
from kiosk.importing.copying import same_bytes
from kiosk.importing.errors import CannotImport
from kiosk.importing.folders import find_place, is_wrong_place
from kiosk.importing.plan import Plan
from kiosk.importing.planner import make_plan
from kiosk.importing.source import Kind, read_source
from tests.importing.conftest import Make, text

OLD, NEW = text("Old"), text("New")
TOML = 'languages = ["kk"]\n'


def nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def planned(
    make: Make, content: dict[str, str], source: dict[str, str], page: str = "", **options: bool
) -> Plan:
    here, brought = make("content", content), make(page or "stick", source)
    site = scan_site(here)
    found = read_source(brought, here, as_page=bool(page))
    return make_plan(
        found,
        site,
        lambda mine, theirs: same_bytes(found.site.root / mine, here / theirs),
        place=find_place(site, page) if page else "",
        **options,
    )


# content, source, "change source -> target" of every file
FILES: dict[str, tuple[dict[str, str], dict[str, str], set[str]]] = {
    "a new section": (
        {"01-a/kk.md": OLD},
        {"02-b/kk.md": NEW},
        {"new 02-b/kk.md -> 02-b/kk.md"},
    ),
    "the same": ({"01-a/kk.md": OLD}, {"01-a/kk.md": OLD}, {"unchanged 01-a/kk.md -> 01-a/kk.md"}),
    "another number keeps the folder's own": (
        {"01-a/kk.md": OLD},
        {"07-a/kk.md": NEW},
        {"changed 07-a/kk.md -> 01-a/kk.md"},
    ),
    "another number of a whole folder counts": (
        {"01-a/kk.md": OLD, "kiosk.toml": TOML},
        {"07-a/kk.md": NEW, "kiosk.toml": TOML},
        {"changed 07-a/kk.md -> 07-a/kk.md"},
    ),
    "capital letters": (
        {"01-Sport/kk.md": OLD, "01-Sport/Photo.JPG": "1"},
        {"01-sport/KK.MD": NEW, "01-sport/photo.jpg": "2"},
        {"changed 01-sport/KK.MD -> 01-Sport/kk.md", "changed 01-sport/photo.jpg -> 01-Sport/Photo.JPG"},
    ),
    "another Unicode form": (
        {"02-Шай/kk.md": OLD},
        {f"{nfd('02-Шай')}/kk.md": NEW, f"{nfd('03-Йод')}/kk.md": NEW},
        {f"changed {nfd('02-Шай')}/kk.md -> 02-Шай/kk.md", f"new {nfd('03-Йод')}/kk.md -> 03-Йод/kk.md"},
    ),
    "a text as Notepad saves it": (
        {"01-a/ru.txt": OLD},
        {"01-a/ru.md.txt": NEW},
        {"changed 01-a/ru.md.txt -> 01-a/ru.md"},
    ),
    "a text twice": (
        {"01-a/ru.md": OLD},
        {"01-a/ru.md": NEW, "01-a/ru.txt": OLD},
        {"changed 01-a/ru.md -> 01-a/ru.md"},
    ),
    "pages inside": (
        {"01-a/kk.md": OLD, "01-a/01-b/kk.md": OLD},
        {"a/02-b/kk.md": NEW, "a/02-b/03-c/kk.md": NEW},
        {"changed a/02-b/kk.md -> 01-a/01-b/kk.md", "new a/02-b/03-c/kk.md -> 01-a/01-b/03-c/kk.md"},
    ),
    "two sections of one name": (
        {"01-a/kk.md": OLD, "02-a/kk.md": OLD},
        {"02-a/kk.md": NEW, "05-a/kk.md": NEW},
        {"changed 02-a/kk.md -> 02-a/kk.md", "changed 05-a/kk.md -> 01-a/kk.md"},
    ),
    "leftovers, reports, strangers": (
        {"01-a/kk.md": OLD},
        {
            "01-a/kk.md": NEW,
            "01-a/~$letter.docx": "",
            "01-a/.DS_Store": "",
            "ПРОВЕРКА.txt": "x",
            "setup.exe": "x",
            "Photos/1.jpg": "x",
        },
        {"changed 01-a/kk.md -> 01-a/kk.md"},
    ),
    "notes beside a whole folder's settings": (
        {"01-a/kk.md": OLD, "SOURCES.md": "1"},
        {"01-a/kk.md": OLD, "sources.md": "2", "kiosk.toml": TOML, "CHECK.txt": "x"},
        {
            "unchanged 01-a/kk.md -> 01-a/kk.md",
            "changed sources.md -> SOURCES.md",
            "new kiosk.toml -> kiosk.toml",
        },
    ),
    "the idle screen is no page": (
        {"03-attract/kk.md": OLD},
        {"attract/1.jpg": "x", "01-a/kk.md": NEW},
        {"new attract/1.jpg -> attract/1.jpg", "new 01-a/kk.md -> 01-a/kk.md"},
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_where_files_go(name: str, make: Make) -> None:
    content, source, expected = FILES[name]
    plan = planned(make, content, source)
    assert {f"{file.change} {file.source} -> {file.target}" for file in plan.files} == expected


# content, page folder and its files, target
PAGES: dict[str, tuple[dict[str, str], str, str]] = {
    "is found by its name": ({"01-a/kk.md": OLD}, "05-a", "01-a/kk.md"),
    "is put inside": ({"01-a/kk.md": OLD}, "A/letter", "01-a/01-letter/kk.md"),
    "brings its section": ({"01-a/kk.md": OLD}, "08-b/letter", "08-b/01-letter/kk.md"),
}


@pytest.mark.parametrize("name", PAGES)
def test_where_a_page_goes(name: str, make: Make) -> None:
    content, page, target = PAGES[name]
    plan = planned(make, content, {"kk.md": NEW}, page)
    assert [file.target for file in plan.files] == [target]


def test_settings_stay_unless_said_otherwise(make: Make) -> None:
    content = {"01-a/kk.md": OLD, "kiosk.toml": TOML}
    source = {"01-a/kk.md": OLD, "kiosk.toml": TOML + "# more\n"}
    kept = planned(make, content, source)
    assert (kept.settings, kept.is_empty) == ("kept", True)
    replaced = planned(make, content, source, settings=True)
    assert (replaced.settings, [file.target for file in replaced.writes]) == ("replaced", ["kiosk.toml"])


def test_what_the_source_lacks_is_named_and_goes_on_wish_only(make: Make) -> None:
    content = {
        "01-a/kk.md": OLD,
        "01-a/ru.md": OLD,
        "01-a/01-b/kk.md": OLD,
        "02-c/kk.md": OLD,
        "02-c/1.jpg": "x",
        "kiosk.toml": TOML,
    }
    sections = planned(make, content, {"01-a/kk.md": NEW})
    assert (sections.lacking, sections.removed) == (("01-a/01-b/", "01-a/ru.md"), ())
    whole = planned(make, content, {"kiosk.toml": TOML}, remove=True)
    assert whole.lacking == whole.removed == ("01-a/01-b/", "02-c/", "01-a/ru.md")


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"01-a/kk.md": OLD, "kiosk.toml": TOML}, Kind.WHOLE),
        ({"Content/01-a/kk.md": OLD, "Content/kiosk.toml": TOML, "x.exe": ""}, Kind.WHOLE),
        ({"01-a/kk.md": OLD}, Kind.SECTIONS),
        ({"kk.md": OLD, "01-a/kk.md": OLD}, Kind.PAGE),
    ],
)
def test_what_a_source_is(files: dict[str, str], kind: Kind, make: Make) -> None:
    assert read_source(make("stick", files), make("content", {}), as_page=False).kind is kind


def test_a_source_that_is_none(make: Make, tmp_path: Path) -> None:
    content = make("content", {"01-a/kk.md": OLD})
    empty = make("empty", {"photos/1.jpg": "x"})
    for source in (tmp_path / "gone", empty, content, content / "01-a", tmp_path, content / "01-a/kk.md"):
        with pytest.raises(CannotImport):
            read_source(source, content, as_page=False)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("08-society/letter", False),
        ("Қоғам/хат", False),
        ("", True),
        ("../x", True),
        ("a//b", True),
        (".git/x", True),
        ("a/b:c", True),
        ("attract", True),
        ("a/~$b", True),
        ("/".join("abcdefghi"), True),
    ],
)
def test_places(place: str, wrong: bool) -> None:
    assert is_wrong_place(place) is wrong
