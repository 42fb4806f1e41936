"""Publishing many pages, compared with two programs that make HTML of the same text."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.generated import page_text, write_content
from benchmarks.quiet import wait_for_quiet
from benchmarks.results import Row
from benchmarks.setting import Setting
from benchmarks.setting import publish as publish_once
from benchmarks.subjects import environment

GOALS = {"mkdocs": 0.6}  # hugo is native code: shown for comparison, without a goal
TEMPLATE = "<!doctype html><title>{title}</title><body>{content}</body>"


def publish(setting: Setting) -> list[Row]:
    """From nothing, and after one change; every run a new process, pictures left out.

    Every run writes into a folder of its own, and nothing is removed meanwhile: for minutes ext4 gives no
    inode anew, and tries those just removed one after the other for each new file.
    """
    folder = setting.folder / "publishing"
    content = folder / "content"
    write_content(content, setting.pages)
    builders: dict[str, Callable[[Path], None]] = {"kiosk": lambda out: publish_once(content, out)}
    if shutil.which("hugo"):
        builders["hugo"] = _hugo(folder, content)
    builders["mkdocs"] = _mkdocs(folder, content)
    whole: dict[str, list[float]] = {name: [] for name in builders}
    turns = setting.times(3)
    for turn in range(turns):
        for name, build in builders.items():
            whole[name].append(_seconds(build, folder / f"{name}-{turn}"))
    changes = []
    page = next(content.glob("03-*/*-page-*")) / "ru.md"
    for change in range(setting.times(7)):
        page.write_text(page_text("ru", 200_000 + change), "utf-8")
        changes.append(_seconds(builders["kiosk"], folder / f"kiosk-{turns - 1}"))
    name = f"{3 * setting.pages:,} page files"
    rows = [
        Row(
            f"publish {name} from nothing",
            median(whole["kiosk"]),
            "s",
            median(whole[peer]),
            peer,
            GOALS.get(peer),
            True,
        )
        for peer in builders
        if peer != "kiosk"
    ]
    return [*rows, Row(f"publish one change of {name}", median(changes), "s", goal=0.3)]


def _seconds(build: Callable[[Path], None], out: Path) -> float:
    wait_for_quiet()
    start = monotonic()
    build(out)
    return monotonic() - start


def _hugo(folder: Path, content: Path) -> Callable[[Path], None]:
    root = folder / "hugo"
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    text = TEMPLATE.format(title="{{ .Title }}", content="{{ .Content }}")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(text)
    (root / "config.toml").write_text(
        f'baseURL = "https://example.org/"\ncontentDir = "{content}"\n'
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    )
    return lambda out: _run(["hugo", "--quiet", "--source", str(root), "--destination", str(out)])


def _mkdocs(folder: Path, content: Path) -> Callable[[Path], None]:
    root = folder / "mkdocs"
    (root / "theme").mkdir(parents=True)
    text = TEMPLATE.format(title="{{ page.title }}", content="{{ page.content }}")
    (root / "theme" / "main.html").write_text(text)
    (root / "mkdocs.yml").write_text(
        f"site_name: Large\ndocs_dir: {content}\nplugins: []\n"
        f"theme: {{name: null, custom_dir: {root / 'theme'}}}\nmarkdown_extensions: [def_list]\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
    return lambda out: _run([*command, "--site-dir", str(out)])


def _run(command: list[str]) -> None:
    """Run a command. Raises SubprocessError when it fails."""
    subprocess.run(command, env=environment(), check=True, capture_output=True, timeout=600)
