"""The example of docs/new-kind.md, as it is printed there: applied to a copy, published, and looked at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "docs" / "new-kind.md"
NEEDED = ("kiosk", "translations", "tests", "benchmarks", "pyproject.toml")
MOST_PLACES = 4
TEST = '''
from kiosk.releases.release import current_release
from tests.windows import OpenKiosk

TEXT = """# Кафе

Не сатамыз.

- **Шай**, сүтпен – 300 ₸
- Бауырсақ – 1 200 ₸
"""


def test_a_price_list_is_on_the_screen(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"01-cafe/kk.md": TEXT})
    release = current_release(kiosk.state)
    assert [block.kind for block in release.page("cafe", "kk").blocks] == ["paragraph", "prices"]
    kiosk.open("cafe")
    shown = kiosk.hand.texts()
    assert {"<b>Шай</b>, сүтпен", "300 ₸", "Бауырсақ"} <= {text.replace("\\u00a0", " ") for text in shown}
'''


def test_a_new_kind_needs_no_other_place(tmp_path: Path) -> None:
    for name in NEEDED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, tmp_path / name)
    steps = re.split(r"^\*\*\d\. ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(steps) <= MOST_PLACES
    for step in steps:
        (diff,) = re.findall(r"```diff\n(.*?)```", step, re.DOTALL)
        run = subprocess.run(
            ["git", "apply", "-C1", "-"], input=diff, cwd=tmp_path, capture_output=True, text=True
        )
        assert run.returncode == 0, f"docs/new-kind.md does not fit the code any more: {run.stderr}"
    (tmp_path / "tests" / "viewer" / "test_prices.py").write_text(TEST, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/viewer/test_prices.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
