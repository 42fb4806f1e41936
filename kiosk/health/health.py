"""How the screen is, as the viewer writes it every ten seconds to STATE/viewer/health.json.

It is the one place that tells others about the screen. The fields are told in docs/health.md; a new one has a
default, and a reader that does not know it goes on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from kiosk.message import one_line
from kiosk.paths import viewer_folder
from kiosk.system.small_file import put

FILE = "health.json"
FORMAT = 1
BEAT_SECONDS = 10.0  # between two writings
SILENT_SECONDS = 30.0  # without one, after which the screen counts as hung
LEAST_FREE_BYTES = 500_000_000  # of the disk: a release with many new photos may take as much
_SIZE = 4096  # bytes; it never changes, see kiosk.system.small_file
_MOST_LETTERS = 50  # of each text, of up to four bytes

Painting = Literal["painting", "hung", "gone"]


@dataclass(frozen=True, slots=True)
class Health:
    """How the screen was at `beat` (time.monotonic) and `at` (ISO 8601, UTC).

    Ages and `uptime` are seconds, memory and disk bytes, `width` and `height` pixels. An age of -1 stands for
    never, "" and 0 for what is not known. `name` and `group` are those of screen.toml.
    """

    format: int = FORMAT
    version: str = ""
    pid: int = 0
    boot: str = ""
    started: str = ""
    at: str = ""
    beat: float = 0.0
    uptime: float = 0.0
    release: int = 0
    release_published: str = ""
    problems: int = 0
    frames: int = 0
    frame_age: float = -1.0
    platform: str = ""
    renderer: str = ""
    screen: str = ""
    screens: int = 0
    width: int = 0
    height: int = 0
    width_mm: int = 0
    height_mm: int = 0
    refresh: float = 0.0
    pixels_per_mm: float = 0.0
    touch_age: float = -1.0
    idle: str = ""
    language: str = ""
    opening: str = ""
    dark: bool = False
    watchdog: str = ""
    stuck_touches: int = 0
    memory: int = 0
    memory_shared_fairly: int = 0
    threads: int = 0
    handles: int = 0
    disk_free: int = 0
    errors: int = 0
    name: str = ""
    group: str = ""


_DEFAULTS = asdict(Health())
NAMES = frozenset(_DEFAULTS)


def painting(health: Health | None, now: float, *, running: bool) -> Painting:
    """Return whether the screen paints; `now` is time.monotonic, `running` whether its process runs.

    time.monotonic starts again with the computer, so a beat in the future is one from before the last start.
    """
    if health is None or not running or health.beat > now:
        return "gone"
    return "painting" if now - health.beat < SILENT_SECONDS else "hung"


def of_facts(facts: Mapping[str, object]) -> Health:
    """Return the record of named facts, without unknown ones and those of another kind than their field.

    Long texts are cut, so that the record fits its file.
    """
    row = {}
    for name, usual in _DEFAULTS.items():
        value = facts.get(name)
        if type(usual) is float and type(value) is int:
            value = float(value)
        if type(value) is type(usual):
            row[name] = one_line(value)[:_MOST_LETTERS] if isinstance(value, str) else value
    return Health(**row)  # type: ignore[arg-type]


def write_health(state: Path, health: Health) -> None:
    """Replace the file in one step; nothing happens, and nothing is raised, when the disk refuses."""
    folder = viewer_folder(state)
    if not folder.is_dir():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
    put(folder / FILE, json.dumps(asdict(health), ensure_ascii=False).encode(), _SIZE)


def read_health(state: Path) -> Health | None:
    """Return what was written last; None when there is nothing, or it is damaged.

    Of a newer or older program, the fields that this one knows are read.
    """
    try:
        with (viewer_folder(state) / FILE).open("rb") as file:
            row: Any = json.loads(file.read(4 * _SIZE))
    except (OSError, ValueError, RecursionError):
        return None
    health = of_facts(row) if isinstance(row, dict) else Health()
    return health if health.pid > 0 and health.beat > 0 else None
