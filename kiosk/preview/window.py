"""`kiosk preview`: shows a folder as it is now in a window on the staff's own computer."""

from __future__ import annotations

import contextlib
import os
import signal
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk.languages.staff import staff_language
from kiosk.paths import PACKAGE
from kiosk.preview.folder_files import FolderFiles
from kiosk.preview.folder_state import FolderState
from kiosk.preview.look import PreviewLook
from kiosk.preview.pages import PageList
from kiosk.preview.problems import PageProblems
from kiosk.preview.publisher import PreviewPublisher
from kiosk.preview.screen_controls import ScreenControls
from kiosk.preview.screens import Screens
from kiosk.preview.staff_language import StaffLanguage
from kiosk.settings.center import Settings
from kiosk.settings.layered import read_center
from kiosk.system.reach import Reach, reach
from kiosk.viewer.assembly import HERE as VIEWER
from kiosk.viewer.assembly import application
from kiosk.viewer.hang_watch import Hangs, never

HERE = PACKAGE / "preview"  # where QML finds the module KioskPreview

# Pixels. The screens are shown at less than half their size, and small pictures are made faster.
PICTURE_EDGE = 960
LOOK_MILLISECONDS = 50  # between two looks for a new release


def language_for(content: Path) -> str:
    """Return the staff's language for a folder of which there is no release yet."""
    settings = None
    if reach(content)[0] is Reach.THERE:
        with contextlib.suppress(OSError):
            settings = read_center(content)
    settings = settings or Settings()
    return staff_language(
        settings=settings.staff_language, content=settings.languages, computer=computer_language()
    )


def computer_language() -> str:
    """Return the language of this computer from Qt, since Windows and macOS have none in the environment."""
    return QLocale.system().name().partition("_")[0]


class Preview:
    """The window and everything that lives as long as it.

    `language` is that of the window; with "" it is that of the settings, and follows them.
    """

    def __init__(
        self, content: Path, state: Path, language: str = "", *, animated: bool = True, hangs: Hangs = never
    ) -> None:
        """Build the window without showing it; for `hangs` see HangWatch."""
        self._content, self._follows = content, not language
        language = staff_language(typed=language) if language else language_for(content)
        self.language = StaffLanguage(language)
        self.screens = Screens(state, animated=animated)
        self.publisher = PreviewPublisher(content, state, PICTURE_EDGE, language, hangs)
        self.problems = PageProblems(language)
        self.pages = PageList(self.language)
        self.files = FolderFiles(content, self.language, self.screens)
        self.controls = ScreenControls(content, self.screens, self.files, self.problems)
        self.folder = FolderState(
            content, self.language, self.publisher, self.screens, self.files, self.problems
        )
        self.look = PreviewLook(self.screens)
        self.screens.changed.connect(self._refresh)
        self.folder.heard.connect(self._hear)
        self._engine = QQmlApplicationEngine()
        self.window = self._load_window()
        self._timer = QTimer()
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.screens.look)
        self._refresh()

    def _load_window(self) -> QQuickWindow:
        """Return the window, built of QML on the objects that were made."""
        for folder in (VIEWER, HERE):
            self._engine.addImportPath(str(folder))
        self._engine.setInitialProperties(
            {
                "language": self.language,
                "screens": self.screens,
                "problems": self.problems,
                "pages": self.pages,
                "files": self.files,
                "controls": self.controls,
                "folder": self.folder,
                "look": self.look,
            }
        )
        self._engine.loadFromModule("KioskPreview", "PreviewWindow")
        roots = self._engine.rootObjects()
        if not roots:
            raise RuntimeError("the preview's window could not be built")
        window = roots[0]
        assert isinstance(window, QQuickWindow)
        return window

    def start(self) -> None:
        """Show the window, and follow the folder from now on."""
        self.window.show()
        self._timer.start()
        self.publisher.start()

    def _hear(self) -> None:
        """Take over what the publisher has made."""
        self.files.read()
        self.screens.look()
        self.pages.know(self.screens.first.parts.release.pages, self.files.site)
        self._refresh()
        self._follow_settings()

    def _refresh(self) -> None:
        """Show the files and the problems of the page that is open now."""
        self.files.refresh()
        self.controls.refresh(self.folder.found())

    def _follow_settings(self) -> None:
        """Use the language of the settings, which staff may have changed."""
        release = self.screens.first.parts.release.shown
        if not self._follows or release is None:
            return
        language = staff_language(
            settings=release.settings.get("staff_language", ""),
            content=release.languages,
            computer=computer_language(),
        )
        if language != self.language.tag:
            self.problems.speak(language)
            self.language.choose(language)
            self._refresh()
            # Later, since this function runs while a report of the publisher is being handled.
            QTimer.singleShot(0, self.folder, lambda: self.publisher.speak(language))

    def close(self) -> None:
        """Close the window and end the publisher."""
        self._timer.stop()
        self.publisher.stop()
        self.files.close()
        self.window.close()
        delete(self._engine)
        self.screens.close()


def preview(content: Path, language: str, hangs: Callable[[Path, int, float], bool]) -> int:
    """Show a folder until the window is closed; return the exit code. Nothing is kept.

    `language` is that of messages, "" for the staff's own. `hangs` takes a state folder, a process id and
    when that process was started (time.monotonic); it returns True when the publisher has ceased to answer.
    """
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "1")  # a desk's screen, not a lobby's
    app = application()
    with tempfile.TemporaryDirectory(prefix="kiosk-preview-", ignore_cleanup_errors=True) as folder:
        window = Preview(content, Path(folder), language, hangs=partial(hangs, Path(folder)))
        # Python looks at signals between the ticks of the window's timers.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: app.quit())
        window.start()
        try:
            return int(app.exec())
        finally:
            window.close()
