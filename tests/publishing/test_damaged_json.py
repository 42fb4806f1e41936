"""Valid JSON of the wrong shape: what does not decode counts as absent, and the next release mends it."""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.store.build_manifest import empty_manifest, read_build_manifest
from kiosk.releases.blocks import KINDS, AnyBlock, Paragraph
from kiosk.releases.fields import FileName, Percent
from kiosk.releases.format import Count, Pixels, decode, encode, plain
from kiosk.releases.layout import children_file, page_file, release_folder
from kiosk.releases.records import Color, Page
from kiosk.releases.release import Release, current_release
from tests.publishing.conftest import Folder
from tests.publishing.made_once import MadeOnce

OTHERS: tuple[Any, ...] = (
    None,
    [],
    {},
    "",
    -1,
    10**30,
    True,
    1e999,
    [None],
    {"a": None},
    "x" * 300,
    "\u0000",
)
SAMPLE = 10  # of some thousand ways; several hundred were tried once
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="9" height="9"/></svg>'
TEXT = """# A

First words with a [link](https://a.kz) and one [inside](../b/).

![Map](map.svg)

- 52 % 24 % **Astana** the capital

![One](map.svg)
![Two](map.svg)

- **2002** opened

288
: children

Which?

- [x] this
- [ ] that

| a | b |
|---|---|
| 1 | 2 |

> **Note.** Words.

> Words.

## Head

1. One
   - Two

---

    x = 1

[B](../b/)

[Web](https://b.kz)
"""


@pytest.mark.parametrize(
    ("value", "shape", "right"),
    [
        (1, int, True),
        (True, int, False),
        (1.0, int, False),
        (1, Count, True),
        (-1, Count, False),
        (2**31, Count, False),
        (True, Count, False),
        (0, Pixels, False),
        (50, Percent, True),
        (1e300, Percent, False),
        (float("nan"), Percent, False),
        (float("inf"), Percent, False),
        (None, str | None, True),
        (0, str | None, False),
        (["a", 1], tuple[str, ...], False),
        ({"a": 1}, dict[str, str], False),
        ("#00aaFF", Color, True),
        ("", Color, True),
        ("#00aaff\n", Color, False),
        ("red", Color, False),
        ("pictures/qr-1_a.png", FileName, True),
        ("", FileName, True),
        ("pictures/../a.png", FileName, False),
        ("/pictures/a.png", FileName, False),
        ("pictures/a.png\n", FileName, False),
        ("pictures/a.svg", FileName, False),
        ({"kind": "heading", "level": 2, "text": "a", "more": 1}, AnyBlock, True),
        ({"kind": "heading", "level": 2}, AnyBlock, False),
        ({"kind": "song", "level": 2, "text": "a"}, AnyBlock, False),
        ({"level": 2, "text": "a"}, AnyBlock, False),
        ([], AnyBlock, False),
    ],
)
def test_a_value_has_its_shape_or_is_refused(value: object, shape: Any, right: bool) -> None:
    """Whatever the way it is read: by msgspec, and by Python's json where a name is no valid Unicode."""
    data = json.dumps(value).encode()
    wrapped = b'["\xed\xb2\x80",' + data + b"]"  # a lone surrogate
    for ask in (lambda: decode(data, shape), lambda: decode(wrapped, tuple[str, shape])):
        if right:
            ask()
        else:
            with pytest.raises(ValueError):  # noqa: PT011 - that is all that is promised
                ask()


def test_names_that_are_no_unicode_survive() -> None:
    page = Page("a\udce4", "kk", "T", "", None, (Paragraph("\udce4 \ud83d"),), {})
    for text in (encode(page), json.dumps(plain(page)).encode()):
        assert decode(text, Page) == page


def write(content: Folder) -> None:
    """Write a page of many kinds of blocks, and others."""
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\nfront = "a"\n[name]\nkk = "A"\n')
    content.put("01-a/kk.md", TEXT)
    content.put("01-a/ru.md", TEXT.replace("First", "Первые"))
    content.put("01-a/map.svg", DRAWING)
    content.put("02-b/kk.md", "# B\n\nB.\n")
    content.put("02-b/c/kk.md", "# C\n\nC. [nowhere](../x/)\n")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """These pages and their first release."""
    return MadeOnce(tmp_path_factory.mktemp("damaged"), write, edge=320)


@pytest.fixture
def content(made_once: MadeOnce, state: Path) -> Folder:
    """A content folder with these pages, which are published."""
    return made_once.copy(state)


@pytest.fixture
def published(content: Folder, state: Path) -> Callable[[], Outcome]:
    """Return the function that publishes the pages again."""
    job = Job(content.root, state, edge=320, durable=False)
    return lambda: publish(job)


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every part of a JSON value, of a long list to its first two."""
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, (*path, name))
    elif isinstance(value, list):
        for at, inner in enumerate(value[:2]):
            yield from places(inner, (*path, at))


def replaced(value: Any, path: tuple[Any, ...], other: object) -> Any:
    """Return a copy of nested values with `other` at the path."""
    if not path:
        return other
    value = copy.deepcopy(value)
    place = value
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = other
    return value


FILES = {
    "release.json": lambda: "release.json",
    "sources.json": lambda: "sources.json",
    "report.json": lambda: "report.json",
    "page": lambda: page_file("a", "kk"),
    "cards": lambda: children_file(""),
}


@pytest.mark.parametrize("file", FILES)
def test_any_part_may_be_another(
    file: str, published: Callable[[], Outcome], state: Path, tmp_path: Path, content: Folder
) -> None:
    """One random part at a time is something else: publishing raises nothing and the kiosk recovers."""
    chance = random.Random(file)
    whole = shutil.copytree(state, tmp_path / "whole")
    path = release_folder(state, 1) / FILES[file]()
    value = json.loads(path.read_bytes())
    ways = [(way, other) for way in places(value) for other in OTHERS]
    for way, other in chance.sample(ways, min(len(ways), SAMPLE)):
        shutil.rmtree(state)
        shutil.copytree(whole, state)
        path.write_text(json.dumps(replaced(value, way, other)))
        outcome = published()
        assert outcome.message is None, (way, other)
        assert outcome.pages == 3, (way, other)
        after = current(state)
        assert after is not None, (way, other)
        assert {card.id for card in after.cards("")} == {"a", "b"}, (way, other)
        if file != "page":  # which nobody opens to publish
            page = after.page("a", "kk")
            assert page is not None, (way, other)
            assert page.title == "A", (way, other)


def current(state: Path) -> Release | None:
    """Return the current release, None when it is damaged."""
    try:
        return current_release(state)
    except (OSError, ValueError):
        return None


@pytest.mark.parametrize(
    "said", [b"", b"[]", b"null", b"\0" * 500, b"[" * 100_000, b'{"format": 1}', b"\xff\xfe"]
)
@pytest.mark.parametrize("file", ["release.json", "sources.json", "report.json"])
def test_a_file_of_nonsense_counts_as_absent(
    file: str, said: bytes, published: Callable[[], Outcome], state: Path, content: Folder
) -> None:
    (release_folder(state, 1) / file).write_bytes(said)
    for command in (["status"], ["releases"]):
        assert main([*command, "--state", str(state), "--content", str(content.root)]) in (0, 1)
    assert published().message is None
    release = current_release(state)
    assert release is not None
    assert len(release.cards("")) == 2
    assert len(release.report()) == 3


@pytest.mark.parametrize("said", ["", "-5", "0", "9" * 5000, "9" * 12, "1.5", "7"])
def test_a_pointer_of_nonsense_is_written_anew(
    said: str, published: Callable[[], Outcome], state: Path, content: Folder
) -> None:
    (state / "releases/current").write_text(said)
    content.put("02-b/kk.md", "# B\n\nOther words.\n")
    assert published().message is None
    release = current_release(state)
    assert release is not None
    assert release.number < 20


def test_a_folder_in_the_place_of_the_pointer_goes(
    published: Callable[[], Outcome], state: Path, content: Folder
) -> None:
    (state / "releases/current").unlink()
    (state / "releases/current/deep").mkdir(parents=True)
    assert published().message is None
    assert current_release(state) is not None


def test_what_the_publisher_writes_has_its_shape(published: Callable[[], Outcome], state: Path) -> None:
    folder = release_folder(state, 1)
    release = Release(folder)
    for language in ("kk", "ru"):
        page = release.page("a", language)
        assert page is not None
        assert {block.kind for block in page.blocks} >= KINDS.keys() - {"picture", "timeline"}
    assert read_build_manifest(folder / "sources.json") != empty_manifest()
    assert all((folder / "pages" / name).is_file() for name in os.listdir(folder / "pages"))  # noqa: PTH208


def test_notes_that_say_nonsense_in_the_right_shape_are_no_obstacle(
    published: Callable[[], Outcome], state: Path, content: Folder
) -> None:
    path = release_folder(state, 1) / "sources.json"
    notes = json.loads(path.read_bytes())
    notes["believed"] = "yesterday"
    notes["order"] = ["a", "a", "nowhere"]
    for entry in notes["pages"]["a"].values():
        entry["card"]["first_day"] = "\ud800"
        entry["links"] = {"https://[": "page:"}
    path.write_text(json.dumps(notes))
    content.put("02-b/kk.md", "# B\n\nOther words.\n")
    outcome = published()
    assert outcome.message is None
    assert outcome.pages == 3
