"""docs/first-change.md, done as it is told, in a copy of the project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
TEXT = (PROJECT / "docs/first-change.md").read_text("utf-8")
DIFFS = re.findall(r"```diff\n(.*?)```", TEXT, re.DOTALL)
SAID = re.findall(r"(?:It says|the check says): (“lake.jpg.filepart” .*?\.)\s", TEXT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project, and the small content folder beside it."""
    project = tmp_path / "project"
    for name in ("kiosk", "tests", "translations"):
        shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(PROJECT / name, project)
    lake = tmp_path / "try/01-lake"
    lake.mkdir(parents=True)
    (lake / "en.md").write_text("# The lake\n", "utf-8")
    (lake / "lake.jpg.filepart").touch()
    return project


def ran(project: Path, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8").stdout


def end_of_tests(project: Path) -> str:
    """Return how the test that the page names ends."""
    lines = ran(project, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/content/test_site.py")
    return lines.splitlines()[-1]


def checked(project: Path) -> str:
    return ran(project, "main.py", "check", str(project.parent / "try"), "--language", "en")


def apply(project: Path, diff: str) -> None:
    done = subprocess.run(["git", "apply", "-"], cwd=project, input=diff.encode(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_every_step_has_the_result_that_is_told(copy: Path) -> None:
    before, after = SAID
    test, change = DIFFS
    assert before in checked(copy)
    apply(copy, test)
    assert end_of_tests(copy).startswith("1 failed, ")
    apply(copy, change)
    assert "failed" not in end_of_tests(copy)
    assert after in checked(copy)
    assert before not in checked(copy)
