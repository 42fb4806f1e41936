"""Files of the release are damaged on the disk: that is noticed, never handed on, and made good again."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.mending import TOLD_SECONDS
from kiosk.publishing.build.publication import publish
from kiosk.publishing.build.restore import NotRestored, restore
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.watch import poll
from kiosk.publishing.watch.scrub import AGAIN_SECONDS, FILES_A_STEP, REST_SECONDS, Scrubber
from kiosk.releases.checksums import MANIFEST, damaged_files, entry, entry_of, read_manifest
from kiosk.releases.layout import children_file, current_number, page_file, release_folder
from kiosk.system.child_process import environment
from tests.publishing.conftest import Folder
from tests.publishing.looking import jpeg, release
from tests.publishing.made_once import MadeOnce

Mend = Callable[..., Outcome]


def write(content: Folder) -> None:
    """Write three pages with pictures."""
    content.put("kiosk.toml", 'languages = ["kk", "ru"]\n')
    for name in "abc":
        content.put(f"{name}/kk.md", f"# {name}\n\nWords of {name}, <https://{name}.kz>.\n\n![P](p.jpg)\n")
        content.put(f"{name}/ru.md", f"# {name}\n\nСлова {name}.\n")
        content.put(f"{name}/p.jpg", jpeg(noise=True, size=(400, 300)))


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """These pages and their first release."""
    return MadeOnce(tmp_path_factory.mktemp("mending"), write, edge=320)


@pytest.fixture
def content(made_once: MadeOnce, state: Path) -> Folder:
    """A content folder with these pages, which are published."""
    return made_once.copy(state)


@pytest.fixture
def published(content: Folder, state: Path) -> Mend:
    """Return the function that publishes the pages again."""

    def again(**options: object) -> Outcome:
        return publish(Job(content.root, state, edge=320, durable=False, **options))  # type: ignore[arg-type]

    return again


def pictures(state: Path) -> list[str]:
    return sorted(name for name in read_manifest(release(state).folder) if name.startswith("pictures/"))


def picture(state: Path, page: str) -> str:
    """Return the file of a page's cover."""
    shown = release(state).page(page, "kk")
    assert shown is not None
    assert shown.picture is not None
    return str(shown.picture.file)


def says(state: Path, name: str) -> bytes | None:
    """Return the bytes of a file of the current release, None if it has no such file."""
    try:
        return (release(state).folder / name).read_bytes()
    except FileNotFoundError:
        return None


def zeroed(path: Path) -> None:
    """Damage a file as a disk does: its size and its date stay."""
    status = path.stat()
    with path.open("r+b") as file:
        file.write(b"\0" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def test_the_manifest_lists_every_file(published: Mend, state: Path) -> None:
    folder = release(state).folder
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    listed = read_manifest(folder)
    assert listed.keys() == there - {MANIFEST, "sources.json"}
    assert all(entry((folder / name).read_bytes()) == listed[name] for name in listed)
    assert damaged_files(folder) == set()


def test_a_release_that_shares_files_lists_them_all(published: Mend, content: Folder, state: Path) -> None:
    content.put("a/kk.md", "# a\n\nOther words.\n\n![P](p.jpg)\n")
    assert published().number == 2
    test_the_manifest_lists_every_file(published, state)
    (release(state).folder / MANIFEST).unlink()  # as of an older program
    content.put("a/kk.md", "# a\n\nThird words.\n\n![P](p.jpg)\n")
    assert published().number == 3
    test_the_manifest_lists_every_file(published, state)


WAYS: dict[str, Callable[[Path], None]] = {"zeroed": zeroed, "cut": cut, "gone": Path.unlink}


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_file_is_never_handed_on(way: str, published: Mend, content: Folder, state: Path) -> None:
    """Staff change another page while nobody has noticed yet."""
    codes = [name for name in pictures(state) if "qr-" in name]
    names = [page_file("b", "kk"), picture(state, "b"), codes[0], children_file("")]
    whole = {name: (release(state).folder / name).read_bytes() for name in names}
    for name in names:
        WAYS[way](release(state).folder / name)
    content.put("a/kk.md", "# a\n\nWords of a, <https://a.kz>.\n\n![P](p.jpg)\n\nOther words.\n")
    assert published().message is None
    assert release(state).number == 2
    assert {name: (release(state).folder / name).read_bytes() for name in names} == whole
    assert damaged_files(release(state).folder) == set()


@pytest.mark.parametrize("way", WAYS)
def test_damaged_files_are_made_anew_and_staff_are_told(
    way: str, published: Mend, content: Folder, state: Path
) -> None:
    folder = release(state).folder
    # Both sizes of all pictures, the codes, and the pages of two languages.
    lost = [page_file("a", "kk"), page_file("b", "ru"), *pictures(state)]
    whole = {name: (folder / name).read_bytes() for name in lost}
    for name in lost:
        WAYS[way](folder / name)
    outcome = published(mend=True)
    assert outcome.message is None
    assert outcome.number == 2
    assert {name: (release(state).folder / name).read_bytes() for name in lost} == whole
    assert damaged_files(release(state).folder) == set()
    (told,) = (problem for problem in outcome.problems if problem.code == "release-mended")
    assert told.values == {"count": str(len(lost))}


def test_the_report_tells_of_it_for_a_week(published: Mend, content: Folder, state: Path) -> None:
    zeroed(release(state).folder / page_file("a", "kk"))
    published(mend=True)
    assert "release-mended" in [problem.code for problem in published().problems]
    assert current_number(state) == 2  # no news
    later = time.time() + TOLD_SECONDS
    job = Job(content.root, state, edge=320, durable=False)
    assert "release-mended" not in [problem.code for problem in publish(job, clock=lambda: later).problems]


def test_a_page_whose_text_is_gone_wrong_meanwhile_costs_itself(
    published: Mend, content: Folder, state: Path
) -> None:
    content.put("b/kk.md", b"\x89PNG no text \0\0")
    assert published().number == 2
    assert release(state).page("b", "kk") is not None  # the last good version
    zeroed(release(state).folder / page_file("b", "kk"))
    assert published(mend=True).message is None
    assert release(state).page("b", "kk") is None
    assert release(state).page("b", "ru") is not None
    assert {card.id for card in release(state).cards("")} == {"a", "b", "c"}


def test_a_whole_release_has_nothing_to_mend(published: Mend, state: Path) -> None:
    assert published(mend=True).number == 1


def test_history_of_a_mended_text_goes_on(published: Mend, content: Folder, state: Path) -> None:
    notes = json.loads((release(state).folder / "sources.json").read_bytes())
    zeroed(release(state).folder / page_file("a", "kk"))
    published(mend=True)
    after = json.loads((release(state).folder / "sources.json").read_bytes())
    assert after["pages"]["a"]["kk"]["history"] == notes["pages"]["a"]["kk"]["history"]


def test_a_damaged_release_does_not_come_back(published: Mend, content: Folder, state: Path) -> None:
    content.put("a/kk.md", "# a\n\nOther words.\n")
    published()
    old = release_folder(state, 1) / page_file("a", "kk")
    cut(old)
    with pytest.raises(NotRestored, match="damaged"):
        restore(state, 1)
    assert current_number(state) == 2


def test_a_walk_finds_what_is_damaged(published: Mend, state: Path) -> None:
    now = [1000.0]
    scrubber = Scrubber(state, lambda: now[0])
    steps = len(read_manifest(release(state).folder)) // FILES_A_STEP + 20
    assert not any(scrubber.step() for _ in range(steps))
    name = page_file("c", "ru")
    whole = (release(state).folder / name).read_bytes()
    zeroed(release(state).folder / name)
    assert not any(scrubber.step() for _ in range(steps))  # it rests
    now[0] += REST_SECONDS
    assert any(scrubber.step() for _ in range(steps))
    now[0] += AGAIN_SECONDS / 2  # and is not asked for again at once, even by another release
    assert not any(scrubber.step() for _ in range(steps))
    (release(state).folder / name).write_bytes(whole)
    now[0] += REST_SECONDS
    assert not any(scrubber.step() for _ in range(steps))


def test_a_walk_needs_no_release(tmp_path: Path) -> None:
    assert not Scrubber(tmp_path).step()
    (tmp_path / "releases/current").mkdir(parents=True)
    assert not Scrubber(tmp_path).step()


def test_the_publisher_mends_while_nothing_changes(
    published: Mend, content: Folder, state: Path, tmp_path: Path
) -> None:
    import subprocess
    import sys

    name = picture(state, "b")
    whole = (release(state).folder / name).read_bytes()
    zeroed(release(state).folder / name)
    run = "import sys; from pathlib import Path; from kiosk.publishing.watch import poll; "
    run += "poll.run(Path(sys.argv[1]), Path(sys.argv[2]), edge=320)"
    with subprocess.Popen(
        [sys.executable, "-c", run, str(content.root), str(state)],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as publisher:
        try:
            limit = time.monotonic() + 60
            # A release without the picture may come first.
            while time.monotonic() < limit and (says(state, name) != whole or current_number(state) == 1):
                time.sleep(0.1)
        finally:
            publisher.kill()
    assert (release(state).folder / name).read_bytes() == whole
    assert damaged_files(release(state).folder) == set()
    assert poll.IDLE_SECONDS < 1


def test_an_entry_is_that_of_the_file(tmp_path: Path) -> None:
    data = os.urandom(700_000)
    (tmp_path / "file").write_bytes(data)
    assert entry_of(str(tmp_path / "file")) == entry(data)
    shutil.rmtree(tmp_path)
