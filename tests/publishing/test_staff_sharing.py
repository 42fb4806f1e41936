"""Files that come slowly, all at once or not at all, while the poller looks on."""

import io
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.publishing.build import publication as build
from kiosk.publishing.watch import poll
from kiosk.publishing.watch.alarm import Alarm
from kiosk.releases.layout import current_number
from kiosk.releases.release import Release, current_release
from kiosk.system import writers
from tests.publishing.conftest import Folder, Publish
from tests.publishing.test_poll import Clocks, Start, shown, start, until, waiting

__all__ = ["start"]

LINUX = sys.platform.startswith("linux")  # elsewhere nobody tells who is writing
OLD = "# A\n\n" + "old " * 400 + "\n"
NEW = "# A\n\n" + "new " * 400 + "\n"


def texts_of_all_releases(state: Path, page_id: str) -> set[str]:
    """Return every text that visitors have ever seen on a page."""
    found = set()
    for folder in sorted((state / "releases").glob("0*")):
        page = Release(folder).page(page_id, "kk")
        if page is not None:
            found.add(" ".join(block.text for block in page.blocks if getattr(block, "text", "")))
    return found


def pictures_of_all_releases(state: Path, page_id: str) -> list[str]:
    """Return every picture that visitors have ever seen on a page, "" for none."""
    found = []
    for folder in sorted((state / "releases").glob("0*")):
        page = Release(folder).page(page_id, "kk")
        found.append(page.picture.file if page and page.picture else "")
    return list(dict.fromkeys(found))


def write_slowly(path: Path, data: bytes, *, pieces: int, pause: float) -> None:
    size = len(data) // pieces + 1
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), size):
            file.write(data[start : start + size])
            time.sleep(pause)


@pytest.mark.parametrize(
    ("pieces", "pause"),
    [
        (10, 0.12),
        pytest.param(
            2,
            1.3,
            marks=pytest.mark.skipif(not LINUX, reason="the system does not tell"),
        ),
    ],
    ids=["in a stream", "with pauses"],
)
def test_a_file_written_slowly_is_never_seen_in_part(
    pieces: int, pause: float, content: Folder, state: Path, start: Start
) -> None:
    content.put("a/kk.md", OLD)
    content.put("b/kk.md", "# B\n\n![x](p.png)\n")
    photos = []
    for level in (40, 50):
        file = io.BytesIO()
        Image.effect_noise((500, 400), level).convert("RGB").save(file, "PNG")
        photos.append(file.getvalue())
    content.put("b/p.png", photos[0])
    start()
    until(lambda: waiting(state) == 0)
    copies = [
        threading.Thread(target=write_slowly, args=(content.root / name, data), kwargs=slowness)
        for slowness in [{"pieces": pieces, "pause": pause}]
        for name, data in (("a/kk.md", NEW.encode()), ("b/p.png", photos[1]))
    ]
    for copy in copies:
        copy.start()
    for copy in copies:
        copy.join()
    until(lambda: shown(state, "a").startswith("new"))
    assert texts_of_all_releases(state, "a") == {OLD[5:].strip(), NEW[5:].strip()}
    until(lambda: waiting(state) == 0 and len({*pictures_of_all_releases(state, "b")} - {""}) == 2)


@pytest.fixture
def reading(content: Folder) -> Iterator[Callable[[], bool]]:
    path = content.put("a.txt", "x")
    files: list[int] = []

    def ask() -> bool:
        files.append(os.open(path, os.O_RDONLY))
        return writers.is_being_written(files[-1], path.stat().st_mtime)

    yield ask
    for file in files:
        os.close(file)


@pytest.mark.skipif(not LINUX, reason="the system does not tell")
def test_a_file_that_word_keeps_open_has_only_to_rest_longer(
    content: Folder, reading: Callable[[], bool]
) -> None:
    path = content.root / "a.txt"
    assert not reading()
    with path.open("ab") as word:
        assert reading()
        word.write(b"more")
        word.flush()
        assert reading()
        saved = time.time() - writers.OPEN_SECONDS - 1
        os.utime(path, (saved, saved))
        assert not reading()
        os.utime(path, (saved + 86400, saved + 86400))  # the clock was set back since
        assert not reading()
    assert not reading()


def test_3000_files_replaced_at_once(content: Folder, state: Path, start: Start) -> None:
    def fill(word: str) -> None:
        for number in range(1000):
            for language in ("kk", "ru", "en"):
                content.put(f"p{number}/{language}.md", f"# P{number}\n\n{word}\n")

    fill("old")
    start()
    until(lambda: shown(state, "p999") == "old")
    fill("new")
    until(lambda: shown(state, "p999") == "new")
    for number in range(1, (current_number(state) or 0) + 1):
        release = Release(state / f"releases/{number:06}")
        seen = {
            page.blocks[0].text
            for name in range(0, 1000, 20)
            for language in ("kk", "ru", "en")
            if (page := release.page(f"p{name}", language))
        }
        assert len(seen) == 1, f"release {number} mixes"


Steps = Iterator[float]


class Driven:
    """The real poller and its real builders, while a test lets the hours pass.

    `steps` does something and yields for how many seconds nothing happens then.
    """

    def __init__(self, content: Folder, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clocks = Clocks(time.time())
        self.built = 0
        self.poller = poll._Poller(content.root, state, 640, alarm=Alarm(self.clocks))
        self._steps: Steps = iter(())
        self._until = 0.0
        take = poll._Poller.take

        def count(poller: poll._Poller, row: dict[str, Any]) -> None:
            if "next_change_in" in row:
                self.built += 1
                # The builder knows the true time only.
                row["next_change_in"] = row["next_change_in"] and 86400 - self.clocks.wall % 86400 + 1
            take(poller, row)

        monkeypatch.setattr(poll._Poller, "wait", lambda poller, seconds: self._wait(seconds))
        monkeypatch.setattr(poll._Poller, "take", count)

    def follow(self, steps: Steps) -> None:
        self._steps, self._until = steps, self.clocks.counting
        self.poller.follow()

    def _wait(self, seconds: float) -> bool:
        while self.poller.builder is not None:
            self.poller.hear(1.0)
        left = self._until - self.clocks.counting
        self.clocks.pass_by(20.0 if left > 30 else seconds)
        if self.clocks.counting >= self._until:
            pause = next(self._steps, None)
            if pause is None:
                return False
            self._until = self.clocks.counting + pause
        return True


HOURS = 3600.0


@pytest.mark.parametrize("mounted", [False, True], ids=["no folder", "an empty folder"])
def test_a_share_gone_for_hours_and_back(
    mounted: bool, content: Folder, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.put("kiosk.toml", 'languages = ["kk"]\n')
    content.write(a="# A\n\nold\n", b="# B\n")
    driven = Driven(content, state, monkeypatch)
    away = content.root.with_name("away")

    def steps() -> Steps:
        yield 5
        assert shown(state, "a") == "old"
        before, built = current_number(state), driven.built
        content.root.rename(away)
        if mounted:
            content.root.mkdir()
        yield 5 * HOURS if not mounted else 100
        assert (current_number(state), shown(state, "a")) == (before, "old")
        assert driven.built - built < 8  # it is not asked for every second
        if mounted:
            content.root.rmdir()
        away.rename(content.root)
        yield 5
        assert (current_number(state), shown(state, "a")) == (before, "old")  # nothing to tell
        content.root.rename(away)
        yield 3 * HOURS if not mounted else 10
        (away / "a/kk.md").write_text("# A\n\nnew\n")  # changed on the server meanwhile
        away.rename(content.root)
        yield 5
        assert shown(state, "a") == "new"

    driven.follow(steps())


def test_a_page_comes_by_itself_at_midnight_and_when_the_machine_wakes(
    content: Folder, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n\na\n")
    driven = Driven(content, state, monkeypatch)

    def steps() -> Steps:
        yield 5
        content.write(b="---\nfrom: 2020-01-01\n---\n# B\n\nb\n")
        yield 5
        built = driven.built
        yield 26 * HOURS
        assert built < driven.built <= built + 3  # at midnight, by the builder's own clock each time
        built = driven.built
        driven.clocks.wall += 8 * HOURS  # it slept
        yield 2
        assert driven.built == built + 1
        yield HOURS
        driven.clocks.wall -= 400 * 24 * HOURS  # somebody set the clock
        yield 2
        assert driven.built >= built + 2
        assert shown(state, "b") == "b"

    driven.follow(steps())
    assert current_release(state) is not None


def test_a_clock_set_back_hides_nothing_that_staff_save(
    content: Folder, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.write(a="# A\n\nold\n")
    driven = Driven(content, state, monkeypatch)

    def steps() -> Steps:
        yield 5
        driven.clocks.wall = 946_684_800.0
        yield 5
        path = content.put("a/kk.md", "# A\n\nnew\n")
        os.utime(path, (946_684_800, 946_684_800))
        yield 5
        assert shown(state, "a") == "new"

    driven.follow(steps())


def test_a_day_begins_while_another_builder_is_slow(content: Folder, published: Publish) -> None:
    content.write(a="# A\n", b="---\nuntil: 2026-11-22\n---\n# B\n")
    content.put("kiosk.toml", 'zone = "Asia/Almaty"\n')
    before_midnight = 1_795_374_000.0 - 2  # 23:59:58 in Almaty on the 22nd
    turns = iter([before_midnight])
    outcome = published(clock=lambda: next(turns, before_midnight + 30))
    assert outcome.next_change_in == 1.0  # the next day began while it was built


@pytest.mark.skipif(not LINUX, reason="the system does not tell")
def test_a_renamed_folder_whose_text_is_being_written_does_not_vanish(
    content: Folder, state: Path, start: Start
) -> None:
    """The page has another identity, of which there is no last good version."""
    content.put("a/kk.md", OLD)
    content.put("b/kk.md", "# B\n")
    start()
    until(lambda: shown(state, "a"))
    (content.root / "a").rename(content.root / "c")
    with (content.root / "c/kk.md").open("w") as file:
        file.write(NEW[:-500])
        file.flush()
        time.sleep(1.5)  # longer than the folder must rest
        file.write(NEW[-500:])
    until(lambda: "new" in shown(state, "c"))
    for folder in (state / "releases").glob("0*"):
        pages = {card.id for card in Release(folder).cards("")}
        assert pages in ({"a", "b"}, {"b", "c"})


@pytest.mark.skipif(not LINUX, reason="the system does not tell")
def test_a_program_that_writes_for_ever_stops_nobody_s_text(
    content: Folder, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it was waited for long enough, what can be read is shown."""
    monkeypatch.setattr(build, "TRY_SECONDS", 0.0)
    content.put("a/kk.md", "# A\n")
    with (content.root / "a/ru.md").open("w") as file:
        file.write("# ")
        ends = threading.Event()

        def write() -> None:
            """Write on: what was left alone for five seconds would count as finished."""
            while not ends.wait(0.1):
                file.write("А")
                file.flush()

        writer = threading.Thread(target=write)
        writer.start()
        try:
            waiting = published(require_consistent=True)
            shown = published(require_consistent=False)
        finally:
            ends.set()
            writer.join()
        assert (waiting.number, waiting.retry) == (0, True)
        assert (shown.number, shown.retry) == (1, True)
    assert published(require_consistent=True).number == 2
