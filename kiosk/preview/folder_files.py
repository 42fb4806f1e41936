"""The files behind what the small screens show, which staff open to change them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.folder.site import PageFolder
from kiosk.content.folder.top_layer import folders_from_top
from kiosk.message import N_
from kiosk.preview.files import layer_of_page, no_site, site_of, text_of, to_open
from kiosk.preview.opener import Opener
from kiosk.preview.screens import Screens
from kiosk.preview.staff_language import StaffLanguage
from kiosk.viewer.rows import Rows

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

FILE_ROLES = {"language": "", "file": "", "there": False}


@QmlElement
@QmlUncreatable("Made by the preview")
class FolderFiles(QObject):
    """Opens files of the content folder in the programs that this computer has for them."""

    changed = Signal()

    def __init__(self, content: Path, language: StaffLanguage, screens: Screens) -> None:
        """Take the content folder, the language of messages, and the screens whose page counts."""
        super().__init__()
        self._content, self._language, self._screens = content, language, screens
        self.site = no_site(content)
        self._folder_there = True
        self._unopened: Path | None = None
        self._rows = Rows(FILE_ROLES, parent=self)
        self._opener = Opener(self._tell_unopened, self)

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The text behind each screen; the same text only once."""
        return self._rows

    @Property(str, notify=changed)
    def onlyOn(self) -> str:
        """The screens that the open page is for, "" where it is for all."""
        return self._screens.first.parts.release.pages.only_on(self._screens.page)

    @Property(bool, notify=changed)
    def folderThere(self) -> bool:
        """Whether the content folder exists."""
        return self._folder_there

    @Property(bool, notify=changed)
    def unopened(self) -> bool:
        """True after a file could not be opened: its folder may be."""
        return self._unopened is not None and self._unopened.is_file()

    @property
    def folders(self) -> Mapping[str, PageFolder]:
        """The folder of each page by its identity."""
        return self.site.pages

    @Property(str, notify=changed)
    def layer(self) -> str:
        """What whoever changes the open page has to know of its layer; "" without layers."""
        page = self._screens.page
        layer, replaced = layer_of_page(self.site, page)
        if replaced:
            return self._language.say(N_("Shown in place of {folders}.")).format(folders=", ".join(replaced))
        if not layer or layer == (own := self.site.layers[-1]):
            return ""
        text = N_("From “{layer}”. To change this page, copy its folder to {folder} and change it there.")
        folder = f"{own}/{folders_from_top(self.site)[page]}"
        return self._language.say(text).format(layer=layer, folder=folder)

    @property
    def refusal(self) -> str:
        """The message about a file or folder that no program opened, "" when there is none."""
        if self._unopened is None:
            return ""
        if self._unopened.is_file():
            no_program = N_(
                "This computer has no program with a window that opens {file}. Open the folder and choose "
                "a program there."
            )
            return self._language.say(no_program).format(file=self._unopened.name)
        no_manager = N_("This computer has no program that shows folders. The folder is {folder}.")
        return self._language.say(no_manager).format(folder=self._unopened)

    @Slot(str)
    def open(self, file: str) -> None:
        """Open a file of the content folder by its relative path; "" opens the folder itself."""
        self._unopened = None
        self._opener.open(to_open(self._content, file))
        self.changed.emit()

    @Slot(int)
    def openText(self, place: int) -> None:
        """Open the text in one of `rows`, counted from 0."""
        row = self._rows.rows[place]
        if row["there"]:
            self.open(row["file"])

    @Slot()
    def openFolder(self) -> None:
        """Open the folder of the page on the screens."""
        folder = self.folders.get(self._screens.page)
        self.open(folder.folder if folder is not None else "")

    @Slot()
    def openFolderInstead(self) -> None:
        """Open the folder of the file that could not be opened."""
        if self._unopened is not None:
            self.open(self._unopened.parent.relative_to(self._content).as_posix())

    def close(self) -> None:
        """Watch the programs that were started no longer; call it when the window closes."""
        self._opener.close()

    def text_of(self, page: str, language: str) -> str:
        """Return the relative path of a page's text, as files.text_of does."""
        return text_of(self._content, self.folders, page, language)

    def read(self) -> None:
        """Find out anew which pages have a folder."""
        self.site = site_of(self._content, self.site)
        self._folder_there = os.path.isdir(self._content)  # noqa: PTH112 - is_dir() raises where it may not look

    def forget(self) -> None:
        """Drop the message about what could not be opened."""
        self._unopened = None
        self.changed.emit()

    def refresh(self) -> None:
        """Show the files of the page that is open now."""
        page, rows = self._screens.page, list[dict[str, Any]]()
        for screen in self._screens:
            # The chosen language, even where another is shown in its place: its file is the one to write.
            tag = screen.parts.language.tag
            file = self.text_of(page, tag)
            several = page and len(self._screens) > 1
            name = screen.parts.language.nameOf(tag) if several else ""
            row = {"language": name, "file": file, "there": bool(file)}
            if row not in rows:
                rows.append(row)
        self._rows.replace(rows)
        self.changed.emit()

    def _tell_unopened(self, path: Path) -> None:
        """Note what could not be opened."""
        self._unopened = path
        self.changed.emit()
