"""Many pictures at once: how long they take, and how long a text that is saved meanwhile has to wait."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from PIL import Image

from benchmarks.generated import page_text
from benchmarks.paint import first_change
from benchmarks.quiet import wait_for_quiet
from benchmarks.results import Row
from benchmarks.scale import PUBLISHED_WITHIN, replace
from benchmarks.setting import Setting
from benchmarks.subjects import PROJECT, environment
from benchmarks.targets import find_targets
from benchmarks.visitor import standing_before
from kiosk.releases.release import Release, current_release

PHOTOS = 60
QUICK_PHOTOS = 20
SIZE = (4000, 3000)  # 12 megapixels, as phones take them
MADE_WITHIN = 600.0  # seconds


def pictures(setting: Setting) -> list[Row]:
    """Measure photos dropped in while the kiosk runs, a text saved meanwhile, a start without a release."""
    many = QUICK_PHOTOS if setting.quick else PHOTOS
    content = setting.folder / "photos"
    shutil.copytree(PROJECT / "content", content)
    kiosk = setting.published(content)
    page = next(iter(find_targets(kiosk.state).cards))
    file = next(content.glob(f"*-{page}/kk.md"))
    saved, all_made = [], []
    for turn in range(setting.times(3)):
        with standing_before(kiosk, setting.display, find_targets(kiosk.state)) as (visitor, _):
            visitor.open_card(page)
            visitor.program.calm()
            dropped = _drop(setting.folder, content / f"90-photos-{turn}", many)
            _until(kiosk.state, lambda release: release.about.waiting > 0)
            before = visitor.observer.rest(visitor.text)
            moment = replace(file, page_text("kk", 300_000 + turn))
            looks = visitor.observer.record(visitor.text, before, still=1.0, limit=PUBLISHED_WITHIN)
            saved.append(first_change(looks) - moment)
            all_made.append(_until(kiosk.state, lambda release: not release.about.waiting) - dropped)
    texts, sharp = zip(
        *(_first_start(setting.folder / "first") for _ in range(setting.times(3))), strict=True
    )
    return [
        Row(f"save to seen while {many} photos are being made", median(saved), "s", goal=2.0),
        Row(f"{many} photos of 12 megapixels, all sharp", median(all_made), "s", goal=8.0),
        Row("first start, shipped content: texts", median(texts), "s"),
        Row("first start, shipped content: all pictures sharp", median(sharp), "s", goal=15.0),
    ]


def _drop(folder: Path, page: Path, many: int) -> float:
    """Make a page with `many` photos and move it into the content folder at once; return when.

    `folder` is for temporary files, `page` the path of the new page.
    """
    fresh = folder / "fresh"
    fresh.mkdir()
    rough = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), 60)
    for number in range(many):
        photo = Image.merge("RGB", [rough.rotate(90 * band + number) for band in range(3)]).resize(SIZE)
        file = io.BytesIO()
        photo.save(file, "JPEG", quality=90)
        (fresh / f"{number}.jpg").write_bytes(file.getvalue())
    shown = "".join(f"![{number}]({number}.jpg)\n" for number in range(many))
    (fresh / "kk.md").write_text(f"# {page.name}\n\n{many}.\n\n{shown}", "utf-8")
    wait_for_quiet()
    fresh.rename(page)
    return monotonic()


def _first_start(state: Path) -> tuple[float, float]:
    """Delete `state`; return the seconds until the first release, and until one with all its pictures."""
    shutil.rmtree(state, ignore_errors=True)
    wait_for_quiet()
    start = monotonic()
    with _publisher(PROJECT / "content", state):
        texts = _until(state, lambda release: True)
        return texts - start, _until(state, lambda release: not release.about.waiting) - start


@contextmanager
def _publisher(content: Path, state: Path) -> Iterator[None]:
    """Run a publisher inside the context."""
    command = [sys.executable, "-m", "kiosk.publishing", "--content", str(content), "--state", str(state)]
    process = subprocess.Popen(
        command, cwd=PROJECT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def _until(state: Path, met: Callable[[Release], bool]) -> float:
    """Wait for a release that meets the condition; return when it came (time.monotonic).

    Raises TimeoutError after MADE_WITHIN seconds.
    """
    end = monotonic() + MADE_WITHIN
    while (now := monotonic()) < end:
        release = current_release(state)
        if release is not None and met(release):
            return now
        sleep(0.02)
    raise TimeoutError("the pictures were not made")
