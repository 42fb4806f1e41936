"""What `kiosk run` loads before its first screen is painted: everything else comes later."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.system.child_process import environment

# Starts the kiosk, wakes it, and tells what was loaded when its home screen is painted.
START = """
import json, sys
import kiosk.viewer.run as run
from kiosk.cli import main
from kiosk.languages import catalogue

def live(app, viewer, start_others):
    from PySide6 import QtCore
    viewer.idle.touch()
    while not viewer.window.isExposed():
        app.processEvents()
    for _ in range(50):
        app.processEvents()
    told = {"modules": sorted(sys.modules), "Qt": "Qt" in vars(QtCore), "date": viewer.clock.date}
    told["catalogues"] = catalogue._catalogue.cache_info().currsize
    print(json.dumps(told))
    return 0

run.live = live
sys.exit(main(sys.argv[1:]))
"""
LATER = [
    "PIL",
    "PySide6.QtQuick",  # Python's part of it
    "babel",
    "concurrent",
    "difflib",
    "html",
    "kiosk.content",
    "kiosk.fleet",
    "kiosk.health",
    "kiosk.hours",
    "kiosk.installing",
    "kiosk.problems",
    "kiosk.publishing",
    "kiosk.releases.screens",
    "kiosk.selfcheck",
    "kiosk.settings.declared",
    "kiosk.settings.screen",
    "kiosk.staff_access",
    "kiosk.staff_requests",
    "kiosk.statistics",
    "kiosk.supervision.compositor",
    "kiosk.supervision.sd_notify",
    "kiosk.this_screen",
    "kiosk.viewer.announcing",
    "kiosk.viewer.cleaning",
    "kiosk.viewer.collector",
    "kiosk.viewer.companions",
    "kiosk.viewer.display.awake",
    "kiosk.viewer.display.darkness",
    "kiosk.viewer.display.screen_power",
    "kiosk.viewer.frame_watch",
    "kiosk.viewer.health_report",
    "kiosk.viewer.nightly_proof",
    "kiosk.viewer.opening_words",
    "kiosk.viewer.plain_screen",
    "kiosk.viewer.page.dead_links",
    "kiosk.viewer.probation",
    "kiosk.viewer.proof",
    "kiosk.viewer.publisher_process",
    "kiosk.viewer.recorder",
    "kiosk.viewer.screen_facts",
    "kiosk.viewer.small_picture",
    "kiosk.viewer.staff",
    "kiosk.viewer.start_page",
    "kiosk.viewer.status_process",
    "kiosk.viewer.telling",
    "kiosk.viewer.touch_watch",
    "logging.handlers",
    "markdown",
    "multiprocessing",
    "paho",
    "pickle",
    "socket",
    "sqlite3",
    "subprocess",
    "tomllib",
]


def test_only_what_the_first_screen_needs_is_loaded_before_it(tmp_path: Path) -> None:
    content, state = tmp_path / "content", tmp_path / "state"
    (content / "01-a").mkdir(parents=True)
    for language in ("kk", "ru", "en"):
        (content / "01-a" / f"{language}.md").write_text("# Title\n\nWords.\n", "utf-8")
    assert publish(Job(content, state, edge=640, durable=False)).number == 1
    command = [sys.executable, "-c", START, "run", "--content", str(content), "--state", str(state)]
    ran = subprocess.run(
        command, env={**environment(), "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    early = [name for name in told["modules"] if any(f"{name}.".startswith(f"{late}.") for late in LATER)]
    assert early == []
    assert told["date"] != ""
    assert told["catalogues"] == 0, "a text is not found by MoFile: to read a whole catalogue takes 1.5 ms"
    assert told["Qt"] is False, "somebody imports `Qt` from PySide6.QtCore: its enumerations take 12 ms"
