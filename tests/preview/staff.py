"""Somebody at a desk who uses the preview's window, and the computer on which it runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.preview.screen import ScreenState
from kiosk.preview.window import Preview
from tests.viewer.hand import area, walk

PATIENCE = 30_000  # milliseconds

LONG = "\n\n".join(f"Абзац {n}. " + "Балдәурен " * 20 for n in range(25))
LONG_RU = "\n\n".join(f"Параграф {n}. " + "Достопримечательность " * 20 for n in range(25))
FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\n[name]\nkk = "Орталық"\nru = "Центр"\n',
    "01-a/kk.md": f"# Бірінші\n\n{LONG}\n",
    "01-a/ru.md": f"# Первая\n\n{LONG_RU}\n",
    "02-b/kk.md": "# Екінші\n\nБасқа.\n",
    "02-b/ru.md": "# Вторая\n\nТекст.\n\n![Озеро](nowhere.jpg)\n\n[Никуда](../77-none/)\n",
}


# A property, or a base class, that only items of a kind have. The kind's own name would be read from its
# QMetaObject, whose wrapper PySide6 keeps and mistakes for that of a later item at the same address.
LABEL, BUTTON, ROW = "QQuickLabel", "quiet", "meanwhile"


def is_a(item: QQuickItem, kind: str) -> bool:
    """True for an item of a kind (LABEL, BUTTON, ROW)."""
    return item.inherits(kind) if kind == LABEL else item.property(kind) is not None


class Staff:
    """Somebody at a desk, with mouse and keyboard."""

    def __init__(self, preview: Preview, content: Path, qtbot: Any) -> None:
        """Take the preview and its content folder."""
        self.preview, self.content, self.window = preview, content, preview.window
        self._qtbot = qtbot

    def until(self, met: Callable[[], object]) -> None:
        """Wait until `met` returns something true."""
        self._qtbot.waitUntil(lambda: bool(met()), timeout=PATIENCE)

    def write(self, name: str, text: str) -> None:
        """Write a file into the content folder."""
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def items(self, kind: str, inside: QQuickItem | None = None) -> list[QQuickItem]:
        """Return the visible items of a kind."""
        return [item for item in walk(inside or self.window.contentItem()) if is_a(item, kind)]

    def texts(self, inside: QQuickItem | None = None) -> list[str]:
        """Return the texts that can be read, from top to bottom."""
        labels = sorted(self.items(LABEL, inside), key=lambda label: area(label).top())
        return [text for label in labels if (text := str(label.property("text")))]

    def sees(self, text: str, inside: QQuickItem | None = None) -> bool:
        """True when a text can be read."""
        return any(text in shown for shown in self.texts(inside))

    def click(self, item: QQuickItem, held: int = 0) -> None:
        """Press the mouse button on an item, for so many milliseconds."""
        how = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, area(item).center().toPoint()
        QTest.mousePress(self.window, *how)
        if held:
            QTest.qWait(held)
        QTest.mouseRelease(self.window, *how)

    def press(self, name: str) -> None:
        """Click the button with a name."""
        found = [item for item in self.items(BUTTON) if item.property("name") == name]
        assert found, [item.property("name") for item in self.items(BUTTON)]
        self.click(found[0])

    def type(self, text: str) -> None:
        """Type a text on the keyboard."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QGuiApplication.sendEvent(
                    self.window, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                )

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.window, key, modifier)  # type: ignore[call-overload]

    def wheel(self, item: QQuickItem, down: int) -> None:
        """Turn the mouse wheel over an item, by so many degrees."""
        place = area(item).center()
        event = QWheelEvent(
            place,
            QPointF(self.window.mapToGlobal(place.toPoint())),
            QPoint(0, 0),
            QPoint(0, -8 * down),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        event.setTimestamp(round(time.monotonic() * 1000))
        QGuiApplication.sendEvent(self.window, event)

    def glide(self, list_view: QQuickItem) -> None:
        """Turn the wheel over a list until the list moves by itself."""

        def glides() -> bool:
            """Turn the wheel once, and return whether the list moves."""
            if not list_view.property("moving"):
                self.wheel(list_view, -60 if list_view.property("atYEnd") else 60)
            return bool(list_view.property("moving") and list_view.property("contentY") > 0)

        self.until(glides)

    def draw(self, frames: int = 3) -> None:
        """Wait until so many more frames have been drawn."""
        for _ in range(frames):
            self.window.update()
            with self._qtbot.waitSignal(self.window.frameSwapped, timeout=PATIENCE):
                pass

    def rows(self) -> list[QQuickItem]:
        """Return the problems that can be read now, from top to bottom."""
        return sorted(self.items(ROW), key=lambda row: area(row).top())

    def screens(self) -> list[ScreenState]:
        """Return the small screens."""
        return list(self.preview.screens)

    def item(self, screen: ScreenState) -> QQuickItem:
        """Return the item that shows a small screen."""
        items = walk(self.window.findChild(QQuickItem, "screens"))
        found = [item for item in items if item.objectName() == "screen"]
        return found[self.screens().index(screen)]

    def open(self, page: str) -> None:
        """Open a page."""
        self.preview.screens.open(page)

    def top(self, screen: ScreenState, word: str) -> str:
        """Return the paragraph at the top of a screen, up to its first full stop."""
        frame = area(self.item(screen))
        shown = [
            label
            for label in self.items(LABEL, self.item(screen))
            if str(label.property("text")).startswith(word) and area(label).bottom() > frame.top() + 1
        ]
        return str(min(shown, key=lambda label: area(label).top()).property("text")).partition(".")[0]


OpenPreview = Callable[..., Staff]


class Editor:
    """The computer's editor and file manager: a program that notes what it was started with."""

    def __init__(self, folder: Path) -> None:
        """Install the program below a folder."""
        self.log = folder / "opened"
        self._program = folder / "editor"
        self._entries = folder / "share" / "applications"
        self._entries.mkdir(parents=True)
        self.install("text/markdown;text/plain;inode/directory;")

    def install(self, types: str, *, ends_with: int = 0, terminal: bool = False) -> None:
        """Install the program for media types; it ends with an exit code."""
        self._program.write_text(f'#!/bin/sh\necho "$1" >> "{self.log}"\nexit {ends_with}\n')
        self._program.chmod(0o755)
        (self._entries / "editor.desktop").write_text(
            "[Desktop Entry]\nType=Application\nName=Editor\nCategories=Utility;TextEditor;\n"
            f'Exec="{self._program}" %f\nTerminal={str(terminal).lower()}\nMimeType={types}\n'
        )

    @property
    def opened(self) -> list[Path]:
        """The paths that it was started with."""
        return [Path(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []
