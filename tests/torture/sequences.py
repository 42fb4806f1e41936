"""Short random editing histories against the real poller: every release is the folder of one moment."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from PIL import Image

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.layout import current_number, release_folder
from kiosk.releases.release import Release
from kiosk.system import child_process as process
from tests.publishing.old_or_new import whole
from tests.torture.ground import Ground

PATIENCE = 60.0
PAUSES = (0.1, 0.3, 0.7, 1.5)  # seconds between the steps of somebody slow
AT_ONCE, SLOWLY = "at once", "slowly"
View = frozenset[tuple[str, str, str]]  # page, language, what it says


@dataclass
class Staff:
    """Somebody who edits a folder; `views` are the folders that visitors may see."""

    content: Path
    chance: random.Random
    numbers: count[int] = field(default_factory=count)
    views: set[View] = field(default_factory=set)
    slow: bool = False

    def view(self) -> View:
        """Return which texts the folder has, and what each says."""
        rows = set()
        for file in self.content.glob("*/*.md"):
            rows.add((file.parent.name.partition("-")[2], file.stem, file.read_text().split()[-1]))
        return frozenset(rows)

    def pause(self) -> None:
        """Wait a moment at random, if these staff are slow."""
        if self.slow:
            self.views.add(self.view())
            time.sleep(self.chance.choice(PAUSES))

    def text(self) -> str:
        return f"# T\n\nword{next(self.numbers)}"

    def files(self) -> list[Path]:
        return sorted(file for file in self.content.glob("*/*.md") if "-home" not in file.parent.name)

    def folders(self) -> list[Path]:
        return sorted({file.parent for file in self.files()})

    def create(self) -> None:
        """Make a page in some languages."""
        folder = self.content / f"{self.chance.randint(1, 9)}-page{next(self.numbers)}"
        folder.mkdir()
        for language in self.chance.sample(["kk", "ru", "en"], self.chance.randint(1, 3)):
            (folder / f"{language}.md").write_text(self.text())
        if self.chance.random() < 0.3:
            self.add_photos(folder)

    def add_photos(self, folder: Path) -> None:
        """Put photos into a page, more than are made before its text is shown."""
        names = [f"{number}.jpg" for number in range(self.chance.randint(1, 12))]
        for name in names:
            colour = tuple(self.chance.randbytes(3))
            Image.new("RGB", (1600, 1000), colour).save(folder / name)
            self.pause()
        for file in folder.glob("*.md"):
            title, _, words = file.read_text().rpartition("\n\n")
            file.write_text(f"{title}\n\n" + "".join(f"![p]({name})\n" for name in names) + f"\n{words}")

    def write(self) -> None:
        """Type into a file; slowly, it is half there for a while."""
        file = self.chance.choice(self.files())
        text = self.text()
        with file.open("w") as stream:
            if self.slow:
                stream.write(text[:-1])
                stream.flush()
                self.pause()
                stream.write(text[-1])
            else:
                stream.write(text)

    def replace(self) -> None:
        """Save as editors do: a new file beside, renamed over the old one."""
        file = self.chance.choice(self.files())
        beside = file.with_name(f"~{file.name}.tmp")
        beside.write_text(self.text())
        self.pause()
        beside.replace(file)

    def rename(self) -> None:
        """Give a folder another name."""
        folder = self.chance.choice(self.folders())
        folder.rename(self.content / f"{self.chance.randint(1, 9)}-page{next(self.numbers)}")

    def swap(self) -> None:
        """Let two folders change names."""
        one, other = self.chance.choice(self.folders()), self.chance.choice(self.folders())
        if one != other:
            away = self.content / ".away"
            one.rename(away)
            other.rename(one)
            away.rename(other)

    def delete(self) -> None:
        """Delete a folder or a file."""
        if self.chance.random() < 0.5:
            shutil.rmtree(self.chance.choice(self.folders()))
        else:
            file = self.chance.choice(self.files())
            file.unlink()
            if not any(file.parent.iterdir()):
                file.parent.rmdir()

    def history(self) -> str:
        """Do one to three steps; return their names."""
        self.slow = self.chance.random() < 0.4
        names = []
        for _ in range(self.chance.randint(1, 3)):
            steps: list[Callable[[], None]] = [self.create]
            if len(self.folders()) >= 2:
                steps += [
                    self.write,
                    self.replace,
                    self.rename,
                    self.swap,
                    self.delete,
                    self.write,
                    self.replace,
                ]
            if len(self.folders()) > 8:
                steps.remove(self.create)
            step = self.chance.choice(steps)
            names.append(step.__name__)
            step()
            self.pause()
        return f"{', '.join(names)} {SLOWLY if self.slow else AT_ONCE}"


def view_of(release: Release) -> View:
    """Return what a release says, having read every page of it."""
    release.report()
    rows = set()
    for card in release.cards(""):
        for language in release.languages:
            page = release.page(card.id, language)
            if page is not None:
                rows.add((card.id, language, page.blocks[-1].text))
                assert card.texts[language].summary == page.blocks[-1].text
    return frozenset(rows)


def edits(ground: Ground) -> str:
    """Edit a folder at random while a publisher follows; return what was seen."""
    many = ground.times(1000, 20)
    with ground.place() as (content, state):
        staff = Staff(content, random.Random(ground.seed))
        (content / "kiosk.toml").write_text('languages = ["kk", "ru", "en"]\n')
        (content / "0-home").mkdir()
        (content / "0-home" / "kk.md").write_text("# Home\n\nhome")
        for _ in range(3):
            staff.create()
        command = [sys.executable, "-m", "kiosk.publishing", "--content", str(content), "--state", str(state)]
        with subprocess.Popen(
            [*command, "--edge", "640"], stdout=subprocess.DEVNULL, env=process.environment()
        ) as poller:
            try:
                last = _settle(staff, state, 0, "start")
                for _ in range(many):
                    # While staff work, releases come and go: each is looked at below.
                    last = _settle(staff, state, last, staff.history())
            finally:
                poller.terminate()  # it ends a builder at work
    return f"{many} editing histories, {last} releases, each the folder of one moment, seed {ground.seed}"


def _settle(staff: Staff, state: Path, last: int, history: str) -> int:
    """Wait until the release is as one from scratch; every release on the way is one of `views`."""
    now = staff.view()
    staff.views.add(now)
    scratch = state.with_name("scratch")
    assert publish(Job(staff.content, scratch, edge=640, durable=False)).exit_code == 0
    anew = whole(Release(release_folder(scratch, 1)))
    shutil.rmtree(scratch)
    differing, looked = set(anew), 0
    end = time.monotonic() + PATIENCE
    while differing:
        current = current_number(state) or 0
        for number in range(max(1, last), current + 1 if current != looked else 0):
            if not release_folder(state, number).exists():
                continue  # a later one repeats it with more of its pictures
            release = Release(release_folder(state, number))
            view = view_of(release)
            mix = f"{history}: a mix in release {number}: {sorted(view)}, now {sorted(now)}"
            assert view in staff.views, mix
            found = whole(release)
            differing = {name for name in {*found, *anew} if found.get(name) != anew.get(name)}
        last = looked = current
        assert time.monotonic() < end, f"{history}: {sorted(differing)} never became as from scratch"
        time.sleep(0.02)
    staff.views = {now}
    return last
