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
    """Measure publishing from nothing, and after one change; every run is a new process, without pictures."""
    folder = setting.folder / "publishing"
    content = folder / "content"
    write_content(content, setting.pages)
    state = folder / "state"
    builders: dict[str, Callable[[], None]] = {"kiosk": lambda: publish_once(content, state)}
    if shutil.which("hugo"):
        builders["hugo"] = _hugo(folder, content)
    builders["mkdocs"] = _mkdocs(folder, content)
    outputs = {"kiosk": state, "hugo": folder / "hugo" / "out", "mkdocs": folder / "mkdocs" / "out"}
    whole: dict[str, list[float]] = {name: [] for name in builders}
    for _ in range(setting.times(3)):
        for name, build in builders.items():
            shutil.rmtree(outputs[name], ignore_errors=True)
            whole[name].append(_seconds(build))
    changes = []
    page = next(content.glob("03-*/*-page-*")) / "ru.md"
    for turn in range(setting.times(7)):
        page.write_text(page_text("ru", 200_000 + turn), "utf-8")
        changes.append(_seconds(builders["kiosk"]))
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


def _seconds(work: Callable[[], None]) -> float:
    """Return the seconds that something takes on a quiet machine."""
    wait_for_quiet()
    start = monotonic()
    work()
    return monotonic() - start


def _hugo(folder: Path, content: Path) -> Callable[[], None]:
    """Prepare a hugo site of the content; return the function that builds it."""
    root = folder / "hugo"
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    text = TEMPLATE.format(title="{{ .Title }}", content="{{ .Content }}")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(text)
    (root / "config.toml").write_text(
        f'baseURL = "https://example.org/"\ncontentDir = "{content}"\npublishDir = "out"\n'
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    )
    return lambda: _run(["hugo", "--quiet", "--source", str(root)])


def _mkdocs(folder: Path, content: Path) -> Callable[[], None]:
    """Prepare a MkDocs site of the content; return the function that builds it."""
    root = folder / "mkdocs"
    (root / "theme").mkdir(parents=True)
    text = TEMPLATE.format(title="{{ page.title }}", content="{{ page.content }}")
    (root / "theme" / "main.html").write_text(text)
    (root / "mkdocs.yml").write_text(
        f"site_name: Large\ndocs_dir: {content}\nsite_dir: {root / 'out'}\nplugins: []\n"
        f"theme: {{name: null, custom_dir: {root / 'theme'}}}\nmarkdown_extensions: [def_list]\n"
    )
    return lambda: _run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
    )


def _run(command: list[str]) -> None:
    """Run a command. Raises SubprocessError when it fails."""
    subprocess.run(command, env=environment(), check=True, capture_output=True, timeout=600)
