"""The computers of docs/fleet.md: one that publishes, three screens, and one without a network."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

from kiosk.releases.release import current_release
from tests.many_screens.computer import Computer
from tests.many_screens.page import Section, sections
from tests.many_screens.services import free_port, mosquitto, nginx
from tests.many_screens.waiting import Wrong, until

PATIENCE = 120.0  # seconds; on a busy machine
NAMES = ("foyer-1", "foyer-2", "canteen-1")


class Center:
    """All of them, below a folder, and the page by which they are set up; `typed` are its commands so far."""

    def __init__(self, folder: Path) -> None:
        web, broker = free_port(), free_port()
        root = folder / "publisher"
        root.mkdir()
        self._services = {"nginx": nginx(root, web), "mosquitto": mosquitto(root, broker)}
        self._web = f"http://127.0.0.1:{web}/kiosk"
        self.page = sections()
        self.typed: set[str] = set()
        self.publisher = Computer(root, (web, broker), self._services)
        self.screens = [Computer(folder / name, (web, broker), {}) for name in NAMES]
        self.lonely = Computer(folder / "lonely", (web, broker), {})
        self.stick = self.publisher.file("/media/stick")
        self.stick.mkdir(parents=True)
        self._texts = 0

    def end(self) -> None:
        """End everything."""
        for computer in (*self.screens, self.lonely, self.publisher):
            computer.shut_down()
        for service in self._services.values():
            service.obey("stop")

    def type_in(self, computer: Computer, section: Section, line: str) -> str:
        """Type a printed command into a computer; return what it printed. Raises Wrong if it is not."""
        if line not in section.commands and line not in self.page["How they are"].commands:
            raise Wrong(f"docs/fleet.md does not print: {line}")
        self.typed.add(line)
        if "kiosk install" in line:
            computer.install(line)
            return ""
        return computer.run(line)

    def save(self) -> None:
        """Save a text of the publisher's content."""
        self._texts += 1
        file = next(self.publisher.content.glob("*/kk.md"))
        fresh = file.with_suffix(".tmp")
        fresh.write_text(f"{file.read_text('utf-8')}\nБүгін {self._texts}.\n", "utf-8")
        fresh.replace(file)

    def is_all_made(self) -> bool:
        """Return whether the publisher has a release with all its pictures."""
        release = current_release(self.publisher.state)
        return release is not None and not release.about.waiting

    def served(self) -> int:
        """Return the release that the web server tells of."""
        with urllib.request.urlopen(f"{self._web}/kiosk.json", timeout=10) as answer:
            return int(json.load(answer)["release"])

    def shared(self) -> int:
        """Return the release that is shared, served or not."""
        return int(json.loads((self.publisher.state / "share/kiosk.json").read_bytes())["release"])

    def all_have(self, number: int) -> bool:
        """Return whether all screens have a release or a later one."""
        return all(screen.release >= number for screen in self.screens)

    def seen_after(self, number: int) -> str:
        """Wait until all screens have painted a release; tell how long that took."""
        after = until(
            lambda: all(screen.painted >= number for screen in self.screens),
            PATIENCE,
            f"release {number} is seen",
        )
        return f"release {number} is on all three after {after:.1f} s"

    def fleet(self) -> list[dict[str, Any]]:
        """Return the table of all screens, as JSON has it."""
        line = self.page["How they are"].commands[-1]
        self.typed.add(line)
        said = self.publisher.run(f"{line} --json", codes=(0, 1))
        rows: list[dict[str, Any]] = json.loads(said)["screens"]
        return rows

    def standing(self) -> list[str]:
        """Return the state of each screen in that table."""
        return [str(row["state"]) for row in self.fleet()]
