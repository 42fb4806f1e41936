"""Layers: a branch's own folder over the programme's, as tables of files and of the pages they make."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.folder.layers import LayerAway
from kiosk.content.folder.merge import merged
from kiosk.content.folder.resolve import Resolver
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import PageFolder, Site
from kiosk.problems.explain import explain

OVER = ("programme", "own")

Scanned = Callable[..., Site]


@pytest.fixture
def scanned(tmp_path: Path) -> Scanned:
    """Make empty files and folders ("name/") and return the Site of the layers, all of which exist."""

    def make(*files: str, over: Sequence[str] = OVER) -> Site:
        """Make the files, scan, and try the words of every problem."""
        for name in [f"{layer}/" for layer in over] + list(files):
            path = tmp_path / name
            if name.endswith("/"):
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        site = scan_site(tmp_path, over)
        for problem in site.problems:
            assert len(explain(problem, "en").sentences) == 3
        return site

    return make


def said(site: Site) -> set[tuple[str, str]]:
    """Return the code and the file of each problem."""
    return {(problem.code, problem.file) for problem in site.problems}


# Files below the layers -> the folder of each page, in the order of the screen.
MERGES = {
    "a page is added": (
        ["programme/01-a/kk.md", "own/02-b/kk.md"],
        {"a": "programme/01-a", "b": "own/02-b"},
    ),
    "a page is replaced": (
        ["programme/01-a/kk.md", "programme/02-b/kk.md", "own/01-a/kk.md"],
        {"a": "own/01-a", "b": "programme/02-b"},
    ),
    "the number of the folder that wins counts": (
        ["programme/01-a/kk.md", "programme/02-b/kk.md", "own/03-a/kk.md"],
        {"b": "programme/02-b", "a": "own/03-a"},
    ),
    "an own page comes between": (
        ["programme/01-a/kk.md", "programme/03-c/kk.md", "own/02-b/kk.md"],
        {"a": "programme/01-a", "b": "own/02-b", "c": "programme/03-c"},
    ),
    "a page is replaced, those inside stay": (
        ["programme/01-a/kk.md", "programme/01-a/01-x/kk.md", "own/01-a/kk.md"],
        {"a": "own/01-a", "a/x": "programme/01-a/01-x"},
    ),
    "a folder without texts is a place for pages": (
        ["programme/01-a/kk.md", "programme/01-a/02-x/kk.md", "own/07-a/01-y/kk.md"],
        {"a": "programme/01-a", "a/y": "own/07-a/01-y", "a/x": "programme/01-a/02-x"},
    ),
    "an own text over a place for pages": (
        ["programme/01-a/01-x/kk.md", "own/01-a/kk.md"],
        {"a": "own/01-a", "a/x": "programme/01-a/01-x"},
    ),
    "two places for pages": (
        ["programme/02-a/01-x/kk.md", "programme/01-b/kk.md", "own/03-a/02-y/kk.md"],
        {"b": "programme/01-b", "a": "own/03-a", "a/x": "programme/02-a/01-x", "a/y": "own/03-a/02-y"},
    ),
    "names are compared as everywhere": (
        ["programme/01-Our Camp/kk.md", "programme/01-Our Camp/a/kk.md", "own/our_camp/A/kk.md"],
        {"Our Camp": "programme/01-Our Camp", "Our Camp/a": "own/our_camp/A"},
    ),
    "letters of Unicode in two forms": (
        ["programme/01-\u0439/kk.md", "own/02-\u0438\u0306/kk.md"],
        {"\u0439": "own/02-\u0438\u0306"},
    ),
    "a page of the same name elsewhere is another": (
        ["programme/01-a/kk.md", "own/02-b/kk.md", "own/02-b/01-a/kk.md"],
        {"a": "programme/01-a", "b": "own/02-b", "b/a": "own/02-b/01-a"},
    ),
    "a typing mistake is a page of its own": (
        ["programme/09-tourism/kk.md", "own/09-turism/kk.md"],
        {"tourism": "programme/09-tourism", "turism": "own/09-turism"},
    ),
}


@pytest.mark.parametrize(("files", "pages"), MERGES.values(), ids=MERGES)
def test_which_folder_is_shown(scanned: Scanned, files: list[str], pages: dict[str, str]) -> None:
    site = scanned(*files)
    assert list(site.folders.items()) == list(pages.items())
    assert site.layers == OVER
    assert said(site) == set()


def test_a_page_is_replaced_with_all_its_languages(scanned: Scanned) -> None:
    site = scanned("programme/a/kk.md", "programme/a/ru.md", "programme/a/lake.jpg", "own/a/kk.md")
    assert site.pages["a"] == PageFolder("a", "own/a", {"kk": "own/a/kk.md"}, ())
    assert site.replaced == {"programme/a": "a"}
    assert site.spare == {"programme/a/kk.md", "programme/a/ru.md", "programme/a/lake.jpg"}
    assert site.files == {"own/a/kk.md"}


def test_three_layers(scanned: Scanned) -> None:
    site = scanned(
        *("country/01-a/kk.md", "country/02-b/kk.md", "region/01-a/kk.md", "own/05-a/kk.md", "own/b/x/kk.md"),
        over=("country", "region", "own"),
    )
    assert site.folders == {"b": "country/02-b", "b/x": "own/b/x", "a": "own/05-a"}
    assert site.replaced == {"country/01-a": "a", "region/01-a": "a"}
    assert site.places == {"own/b": "b"}


def test_pictures_of_a_folder_inside_a_replaced_page(scanned: Scanned) -> None:
    site = scanned("programme/a/kk.md", "programme/a/photos/1.jpg", "programme/a/x/kk.md", "own/a/kk.md")
    assert site.spare == {"programme/a/kk.md", "programme/a/photos/1.jpg"}
    assert "programme/a/x/kk.md" in site.files


ATTRACTS = {
    "the last with pictures": (["programme/attract/1.jpg", "own/attract/2.jpg"], ["own/attract/2.jpg"]),
    "only the first has any": (
        ["programme/attract/1.jpg", "own/attract/notes.bin"],
        ["programme/attract/1.jpg"],
    ),
    "none": ([], []),
}


@pytest.mark.parametrize(("files", "shown"), ATTRACTS.values(), ids=ATTRACTS)
def test_which_attract_screen_is_shown(scanned: Scanned, files: list[str], shown: list[str]) -> None:
    site = scanned(*files, "own/a/kk.md")
    assert list(site.attract) == shown
    assert {file for file in site.files if "attract" in file and file.endswith(".jpg")} == set(shown)


# What is told of names: once, with the layer, and not of what nobody sees.
NAMES = {
    "of any layer": (["programme/a/kk.md", "programme/a/Thumbs.db"], {("junk", "programme/a/Thumbs.db")}),
    "of the top of a layer": (["own/kk.md"], {("text-at-root", "own/kk.md")}),
    "the layers are no pages": (["programme/a/kk.md", "own/b/kk.md", "kiosk.toml"], set()),
    "what lies beside them is none either": (
        ["02-astana/kk.md", "own/b/kk.md"],
        {("folder-beside-layers", "02-astana")},
    ),
    "a backup beside them is no mistake": (["own-before-import/02-astana/kk.md"], set()),
    "the same page twice is no mistake": (["programme/01-a/kk.md", "own/02-a/kk.md"], set()),
    "twice in one layer is": (["own/01-a/kk.md", "own/02-a/kk.md"], {("same-name", "own/02-a")}),
    "not of a replaced page": (["programme/a/kk.md", "programme/a/x.docx", "own/a/kk.md"], set()),
    "of a page inside a replaced one": (
        ["programme/a/kk.md", "programme/a/b/kk.md", "programme/a/b/x.docx", "own/a/kk.md"],
        {("word-file", "programme/a/b/x.docx")},
    ),
    "not of an attract screen that is not shown": (
        ["programme/attract/x.docx", "programme/attract/1.jpg", "own/attract/1.jpg"],
        set(),
    ),
    "a report in a layer is no page": (["programme/CHECK.txt", "programme/a/kk.md"], set()),
}


@pytest.mark.parametrize(("files", "problems"), NAMES.values(), ids=NAMES)
def test_what_is_told_of_names(scanned: Scanned, files: list[str], problems: set[tuple[str, str]]) -> None:
    assert said(scanned(*files)) == problems


def test_a_layer_is_found_however_its_name_is_spelt(tmp_path: Path) -> None:
    (tmp_path / "Programme/a").mkdir(parents=True)
    (tmp_path / "Programme/a/kk.md").touch()
    site = scan_site(tmp_path, ["programme"])
    assert (site.layers, site.folders) == (("Programme",), {"a": "Programme/a"})


@pytest.mark.parametrize("there", ["nothing", "link", "file"])
def test_a_layer_that_is_away(tmp_path: Path, there: str) -> None:
    (tmp_path / "programme").mkdir()
    (tmp_path / "elsewhere/a").mkdir(parents=True)
    if there == "link":
        (tmp_path / "own").symlink_to(tmp_path / "elsewhere")
    elif there == "file":
        (tmp_path / "own").touch()
    with pytest.raises(LayerAway) as caught:
        scan_site(tmp_path, OVER)
    assert caught.value.filename == "own"
    assert caught.value.errno == (errno.ELOOP if there == "link" else errno.ENOENT)


def layer(name: str, pages: dict[str, str], *unreadable: str) -> Site:
    """Return a layer with pages, each an identity and the languages it has ("kk ru")."""
    made = {
        page: PageFolder(page, f"{name}/{page}", {tag: f"{name}/{page}/{tag}.md" for tag in tags.split()}, ())
        for page, tags in pages.items()
    }
    files = {file for page in made.values() for file in page.files.values()}
    return Site(Path(), made, frozenset(files), (), (), unreadable)


def lay(*layers: Site) -> Site:
    """Return layers over each other, named l0, l1 and so on."""
    top = Site(Path(), {}, frozenset(), (), ())
    return merged(top, {f"l{number}": site for number, site in enumerate(layers)})


def test_a_folder_out_of_reach_hides_what_it_may_replace() -> None:
    below = layer("l0", {"a": "kk", "a/x": "kk", "b": "kk"})
    site = lay(below, layer("l1", {}, "a"))
    assert (list(site.pages), site.unreadable) == (["b"], ("a",))
    assert {"l0/a/kk.md", "l0/a/x/kk.md"} <= site.spare


def test_a_folder_out_of_reach_hides_nothing_above_it() -> None:
    site = lay(layer("l0", {"b": "kk"}, "a"), layer("l1", {"a": "kk", "a/x": "kk"}))
    assert (list(site.pages), site.unreadable) == (["a", "a/x", "b"], ("a",))


IDENTITIES = st.lists(st.sampled_from(["a", "b", "A", "a b", "a_b"]), min_size=1, max_size=3).map("/".join)
LAYERS = st.lists(st.dictionaries(IDENTITIES, st.sampled_from(["", "kk", "kk ru"]), max_size=6), max_size=3)


@given(LAYERS)
def test_every_page_is_shown_once_and_below_its_parent(drawn: list[dict[str, str]]) -> None:
    """Whatever lies in the layers: no page is lost or shown twice, and each comes after the one around it."""
    sites = []
    for number, pages in enumerate(drawn):
        whole: dict[str, str] = {}
        for page, tags in sorted(pages.items()):
            parts = page.split("/")
            for depth in range(1, len(parts)):
                whole.setdefault("/".join(parts[:depth]), "")
            whole[page] = tags
        folded: dict[str, str] = {}
        for page in whole:  # one scan never yields two identities that are the same
            folded.setdefault(page.casefold().replace("_", "-").replace(" ", "-"), page)
        sites.append(layer(f"l{number}", {page: whole[page] for page in folded.values()}))
    site = lay(*sites)
    seen: set[str] = set()
    for page_id, shown_page in site.pages.items():
        assert shown_page.id == page_id
        above = page_id.rpartition("/")[0]
        assert not above or above in seen
        seen.add(page_id)
    shown = {page.folder for page in site.pages.values()}
    every = {page.folder for each in sites for page in each.pages.values()}
    assert shown | site.replaced.keys() | site.places.keys() == every
    assert not shown & (site.replaced.keys() | site.places.keys())
    assert site.files | site.spare == {file for each in sites for file in each.files}
    for each in sites[-1:]:  # the last layer is shown as it is
        assert {page.folder for page in each.pages.values() if page.files} <= shown


# Addresses

FILES = [
    *("programme/09-tourism/kk.md", "programme/09-tourism/lake.jpg", "programme/09-tourism/map.svg"),
    *("programme/09-tourism/burabay/kk.md", "programme/02-astana/kk.md", "programme/02-astana/ball.jpg"),
    *("own/05-tourism/kk.md", "own/05-tourism/lake.jpg", "own/05-tourism/camp/kk.md", "own/logo.png"),
]
LINKS = [
    ("../09-tourism/", "astana", "tourism"),
    ("../05-tourism/", "astana", "tourism"),
    ("../tourism/camp", "astana", "tourism/camp"),
    ("camp/", "tourism", "tourism/camp"),
    ("../", "tourism/burabay", "tourism"),
    ("../../02-astana/kk.md", "tourism/camp", "astana"),
    ("../../programme/02-astana/", "tourism", "astana"),
    ("/own/05-tourism/camp/", "astana", "tourism/camp"),
    ("../03-nowhere/", "astana", None),
    ("../programme/", "astana", None),
]


@pytest.mark.parametrize(("href", "page", "leads_to"), LINKS)
def test_links_lead_from_one_layer_to_all_others(
    scanned: Scanned, href: str, page: str, leads_to: str | None
) -> None:
    assert scanned(*FILES).resolve_page(href, page) == leads_to


PICTURES = [
    ("lake.jpg", "tourism", "own/05-tourism/lake.jpg"),
    ("map.svg", "tourism", "programme/09-tourism/map.svg"),
    ("../lake.jpg", "tourism/burabay", "programme/09-tourism/lake.jpg"),
    ("../lake.jpg", "tourism/camp", "own/05-tourism/lake.jpg"),
    ("ball.jpg", "astana", "programme/02-astana/ball.jpg"),
    ("../logo.png", "astana", "own/logo.png"),
    ("../../programme/09-tourism/lake.jpg", "tourism", "programme/09-tourism/lake.jpg"),
    ("nowhere.jpg", "tourism", None),
]


@pytest.mark.parametrize(("href", "page", "file"), PICTURES)
def test_a_picture_is_taken_from_the_layer_of_the_text_first(
    scanned: Scanned, href: str, page: str, file: str | None
) -> None:
    site = scanned(*FILES)
    assert Resolver(site.folders, site.named, site.layers).file(href, page) == file


@pytest.mark.parametrize(
    ("href", "page", "file"),
    [
        ("lake.png", "tourism", "own/05-tourism/lake.jpg"),
        ("lake.png", "tourism/burabay", ""),
        ("mapp.svg", "tourism", ""),
        ("ball.png", "tourism", ""),
    ],
)
def test_a_picture_that_is_probably_meant(scanned: Scanned, href: str, page: str, file: str) -> None:
    site = scanned(*FILES)
    assert Resolver(site.folders, site.named, site.layers).likely_file(href, page) == file
