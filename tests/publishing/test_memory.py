"""A worker or a builder that eats memory: it ends long before the computer has none left, and it is told."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.publishing.build.builder import MEMORY as MOST_OF_A_BUILDER
from kiosk.publishing.worker.worker import MEMORY as MOST_OF_A_WORKER
from kiosk.system.child_process import environment

LONGEST = 45.0  # seconds
# Without ever stopping, and without filling what it takes, which would only take longer.
EAT = """
def eat(*_):
    eaten = []
    while True:
        eaten.append(bytes(1 << 24))
"""
WORKER = f"{EAT}\nfrom kiosk.publishing.worker import worker\nworker._limit()\neat()"
BUILDER = f"{EAT}\nfrom kiosk.publishing.build import builder, building\nbuilding.build = eat\nbuilder.main()"


def job(state: Path) -> str:
    return json.dumps({"content": str(state), "state": str(state), "changed": False})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no memory")
@pytest.mark.parametrize(("program", "most"), [(WORKER, MOST_OF_A_WORKER), (BUILDER, MOST_OF_A_BUILDER)])
def test_who_eats_memory_ends(program: str, most: int, tmp_path: Path) -> None:
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program, job(tmp_path)], env=environment(), capture_output=True, timeout=60
    )
    assert ran.returncode == 1
    assert time.monotonic() - began < LONGEST
    told = ran.stderr.decode()
    log = tmp_path / "log/builder.log"
    assert "MemoryError" in (log.read_text() if log.exists() else told)
    assert most < 5 * 1024**3
