"""The import dies at any moment: the folder is the old one or the new one, and so is what visitors see."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.content_switch import switch
from kiosk.content_switch.switch_folder import SwitchFolder
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.build.unsettled import Changing
from kiosk.publishing.report.outcome import Outcome
from kiosk.releases.release import current_release
from kiosk.system import child_process as process
from tests.importing.conftest import Make, leftovers, text, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

PAGES = 5
IMPORT = "import sys; from kiosk.cli import main; sys.exit(main(sys.argv[1:]))"
# Reading the pages only takes time between the calls that matter here.
QUICK = (
    "from kiosk.importing import carry_out; from kiosk.publishing.build.check import CheckResult; "
    "carry_out.check = lambda folder, told: CheckResult(1, []); "
)
# Without the exchange of two folders at one instant, as on Windows and older file systems.
TWO_RENAMES = "from kiosk.content_switch import switch; switch.exchange = lambda one, other: False; " + IMPORT
# As where the content folder is a mount point.
IN_STEPS = (
    "from kiosk.importing import carry_out; carry_out.mounts_in = lambda folder: [folder.resolve()]; "
    + IMPORT
)
WAYS = {"exchanged": IMPORT, "two renames": TWO_RENAMES, "in steps": IN_STEPS}


def pages(word: str) -> dict[str, str]:
    return {f"0{number}-p{number}/kk.md": text(word) for number in range(PAGES)}


def version(content: Path) -> str:
    """Return which version the folder has; fails when it has two, or not all of one."""
    found = {
        name: data.decode() for name, data in tree(content).items() if not name.startswith(".kiosk-import")
    }
    assert found.keys() == pages("").keys()
    (one,) = set(found.values())
    return one.split()[1]


def command(way: str, stick: Path, content: Path, quick: str = "") -> list[str]:
    arguments = ["import", str(stick), "--content", str(content), "--yes"]
    return [sys.executable, "-c", quick + WAYS[way], *arguments]


@pytest.fixture
def content(make: Make) -> Path:
    return make("content", pages("v0"))


def test_killed_at_a_random_moment(content: Path, make: Make) -> None:
    way = "exchanged"
    stick = make("stick", pages("v1"))
    start = time.monotonic()
    subprocess.run(command(way, stick, content), check=True, capture_output=True, env=process.environment())
    whole = time.monotonic() - start
    assert version(content) == "v1"
    for attempt in range(2, 5):
        old = version(content)
        make("stick", pages(f"v{attempt}"))
        with subprocess.Popen(
            command(way, stick, content),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=process.environment(),
        ) as child:
            time.sleep(random.uniform(0.5, 1.05) * whole)
            child.kill()
        assert switch.settle(content)
        assert version(content) in (old, f"v{attempt}")
        assert leftovers(content) == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("way", WAYS)
def test_killed_at_each_rename(way: str, content: Path, make: Make, tmp_path: Path) -> None:
    """Only renames change the folder; before the first and after the last all is as it was."""
    stick = make("stick", pages("v1"))
    log = tmp_path / "trace"
    trace = ["strace", "-qq", "-o", str(log), "-e", "trace=/^rename"]
    found = subprocess.run(
        [*trace, *command(way, stick, content, QUICK)],
        capture_output=True,
        text=True,
        env=process.environment(),
    )
    if "Operation not permitted" in found.stderr:
        pytest.skip("strace may not trace here")
    assert version(content) == "v1"
    lines = log.read_text().splitlines()
    assert any("v1" not in line and "content" in line for line in lines)
    outcomes = set()
    for attempt, when in enumerate([*range(1, len(lines) + 1, 1 + len(lines) // 8), len(lines) + 1], 2):
        old, new = version(content), f"v{attempt}"
        make("stick", pages(new))
        inject = ["-e", f"inject=/^rename:signal=KILL:when={when}"]
        subprocess.run(
            [*trace, *inject, *command(way, stick, content, QUICK)],
            capture_output=True,
            env=process.environment(),
        )
        if way == "exchanged":
            assert version(content) in (old, new)  # at every instant, before anything recovers
        assert switch.settle(content)
        assert version(content) in (old, new)
        assert leftovers(content) == []
        outcomes.add(version(content) == new)
        if version(content) == new:
            assert version(SwitchFolder(content, inside=way == "in steps").backup) == old
    assert outcomes == {False, True}


def released(state: Path) -> set[str]:
    release = current_release(state)
    assert release is not None
    shown = [release.page(card.id, "kk") for card in release.cards("")]
    assert len(shown) == PAGES
    return {page.title for page in shown if page}


@pytest.mark.parametrize("way", ["exchanged", "in steps"])
def test_the_publisher_never_shows_half_of_it(
    way: str, content: Path, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import comes between the reading of one page and of the next."""
    state = tmp_path / "state"
    job = Job(content, state, edge=320, durable=False)
    assert publish(job).number == 1
    stick = make("stick", pages("v1"))
    from kiosk.publishing.build import publication as build
    from kiosk.publishing.build import read_folder

    read, imported = read_folder.read_site, []

    def reading(*arguments: object, **options: object) -> object:
        found = read(*arguments, **options)  # type: ignore[arg-type]
        if not imported:
            imported.append(True)
            # The pages have been read by now, and were the old ones.
            subprocess.run(
                command(way, stick, content), check=True, capture_output=True, env=process.environment()
            )
        return found

    monkeypatch.setattr(read_folder, "read_site", reading)
    # In its last try the publisher takes single files as they are; an import is whole even then.
    monkeypatch.setattr(read_folder, "is_as_read", lambda *arguments: True)
    tries: list[bool] = []
    run = build._Publication.run

    def counted(self: build._Publication) -> Outcome:
        try:
            return run(self)
        except Changing:
            tries.append(True)
            raise

    monkeypatch.setattr(build._Publication, "run", counted)
    (content / "00-p0/kk.md").write_text(text("v0 "))
    assert publish(job).message is None
    assert tries == [True]
    assert released(state) == {"v1"}


def test_the_publisher_waits_while_sections_are_exchanged(content: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    job = Job(content, state, edge=320, durable=False)
    assert publish(job).number == 1
    work = SwitchFolder(content, inside=True)
    with work.locked():
        shutil.copytree(content / "00-p0", work.new / "00-p0")
        (work.new / "00-p0/kk.md").write_text(text("v1"))
        work.journal.write_text('{"parts": [["00-p0", true]]}')
        outcome = publish(job)
        assert outcome.retry
        assert "being changed" in str(outcome.message)
        assert released(state) == {"v0"}
    # Its holder is dead: the publisher ends what it began.
    assert publish(job).message is None
    assert released(state) == {"v0", "v1"}
    assert leftovers(content) == []


def test_any_command_that_changes_something_ends_what_was_interrupted(content: Path, make: Make) -> None:
    """The power failed between two renames: there is no content folder at all."""
    work = SwitchFolder(content)
    make(".content.import/new", pages("v1"))
    work.journal.write_text('{"new": 0}')
    content.rename(work.old)
    assert main(["check", "--content", str(content)]) == 2  # only looks
    assert work.journal.exists()
    new = ["new", "09-new", "--content", str(content)]
    assert main(new) == 0
    shutil.rmtree(content / "09-new")
    assert version(content) == "v0"
    assert not work.journal.exists()


def test_what_cannot_be_exchanged_is_taken_back(
    content: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(content)
    rename, calls = switch.rename, []

    def fail(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == 4:
            raise PermissionError(13, "open in another program", str(source))
        rename(source, target)

    monkeypatch.setattr(switch, "rename", fail)
    work = SwitchFolder(content, inside=True)
    with work.locked():
        make("content/.kiosk-import/new", pages("v1"))
        with pytest.raises(PermissionError):
            switch.switch(work, sorted(os.listdir(work.new)))  # noqa: PTH208
        work.clear()
    assert {name: data for name, data in tree(content).items() if ".kiosk" not in name} == before
    assert leftovers(content) == []
