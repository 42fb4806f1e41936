"""Three minutes of the run that otherwise takes hours: see tests/soak."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
MISSING = [program for program in ("Xvfb", "xrandr") if not shutil.which(program)]


@pytest.mark.long
@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
def test_three_minutes_of_everything_at_once() -> None:
    pytest.importorskip("Xlib", reason="the soak needs the Python package python-xlib")
    # Other tests on this machine wait for time to pass.
    command = ["nice", sys.executable, "-m", "tests.soak", "--minutes", "3"]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=420)
    assert ran.returncode == 0, f"{ran.stdout[-6000:]}\n{ran.stderr[-3000:]}"
