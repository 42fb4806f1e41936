"""Pages that all say the same, so that one can see whether a release is old, new or a mix of both."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from kiosk.releases.format import plain
from kiosk.releases.layout import page_file
from kiosk.releases.release import Release, current_release
from kiosk.system import child_process as process

PAGES = 6
BUILDER = "from kiosk.publishing.build.builder import main; main()"


def edit(content: Path, text: str) -> None:
    """Let every page say `text`; one inside the first never changes, so releases share its file."""
    inner = content / "p0" / "inner" / "kk.md"
    if not inner.exists():
        inner.parent.mkdir(parents=True)
        inner.write_text("# Inner\n\nalways the same\n", encoding="utf-8")
    for number in range(PAGES):
        file = content / f"p{number}" / "kk.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# P{number}\n\n{text}\n", encoding="utf-8")


def job(content: Path, state: Path) -> str:
    """Return the argument of a builder, see builder.main."""
    return json.dumps({"content": str(content), "state": str(state), "edge": 640, "changed": True})


def command(content: Path, state: Path) -> list[str]:
    """Return how a builder is started; it needs process.environment()."""
    return [sys.executable, "-c", BUILDER, job(content, state)]


def build(
    content: Path, state: Path, before: list[str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run a builder to its end, below the command `before`, such as strace."""
    return subprocess.run(
        [*(before or []), *command(content, state)],
        capture_output=True,
        text=True,
        env=process.environment(),
        **options,
    )


def seen(state: Path) -> str:
    """Return what a visitor reads, having asked for everything; fails when it is not of one release."""
    release = current_release(state)
    assert release is not None
    assert len(release.cards("")) == PAGES
    release.report()
    texts = set()
    for card in release.cards(""):
        page = release.page(card.id, "kk")
        assert page is not None
        texts.add((page.blocks[0].text, card.texts["kk"].summary))
        assert (release.folder / page_file(card.id, "kk")).stat().st_size > 0
    ((text, summary),) = texts
    assert text == summary
    return str(text)


def leftovers(state: Path) -> list[str]:
    """Return the names of unfinished files and folders among the releases."""
    return [path.name for path in (state / "releases").iterdir() if path.name.startswith(".")]


def whole(release: Release) -> dict[str, bytes]:
    """Return everything that a release shows, by name; two releases of the same content are equal."""
    found = {
        f"{part}/{path.name}": path.read_bytes()
        for part in ("pages", "pictures")
        for path in sorted((release.folder / part).iterdir())
    }
    own = {"number", "published", "content", "changes", "edge", "sharpens"}
    about = {name: value for name, value in plain(release.about).items() if name not in own}
    rows = [release.report(), about]
    return {**found, "report": json.dumps(rows, sort_keys=True, ensure_ascii=False).encode()}
