"""What can be wrong with a text before it is read as Markdown: its file, size and encoding."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import LAST_GOOD_TEXT

_LAST_GOOD_FILE = N_("Visitors see its last good version, if there was one.")

KINDS = {
    "file-unreadable": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("The file cannot be opened ({reason})."),
        hint=N_("Close it in other programs and check that you may open it."),
        meanwhile=_LAST_GOOD_FILE,
    ),
    "file-forbidden": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("The kiosk may not open this file."),
        hint=N_(
            "Close it in other programs, or ask whoever looks after the computer to let everyone read it."
        ),
        meanwhile=_LAST_GOOD_FILE,
    ),
    "file-changing": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("The file was being written while it was read."),
        hint=N_("Wait until it is copied; the kiosk picks it up by itself."),
        meanwhile=_LAST_GOOD_FILE,
    ),
    "text-too-large": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("This text is too large: {size} KB, and the limit is {limit} KB."),
        hint=N_("Divide it into several pages."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "text-foreign": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("This is not plain text but another kind of file that was only renamed."),
        hint=N_("Open it in its own program, copy the words into Notepad and save them under this name."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "text-empty": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("This text is empty."),
        hint=N_("Write the text, or delete the file if the page is not needed in this language."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "text-binary": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("This file cannot be read as text. It may be damaged or half-copied."),
        hint=N_("Copy it here again, or open it in Notepad and save it with the encoding UTF-8."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "text-encoding": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text is saved in the encoding {encoding}."),
        hint=N_("Check its letters on the screen. In Notepad choose File, Save as, and the encoding UTF-8."),
        meanwhile=N_("Visitors see the text with the letters that the kiosk read."),
    ),
    "text-control": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text has invisible characters that do not belong there."),
        hint=N_("Type this line again, or copy the words into a new file."),
        meanwhile=N_("Visitors see the text without them."),
    ),
    "text-damaged": Kind(
        WARNING,
        Hides.PART,
        message=N_("A letter in this line is damaged."),
        hint=N_("Type the word again and save the file with the encoding UTF-8."),
        meanwhile=N_("Visitors see the sign � in its place."),
    ),
    "letters-lost": Kind(
        ERROR,
        Hides.PART,
        message=N_("In words such as “{word}” question marks stand for letters that were lost in saving."),
        hint=N_("Take the text from a copy, or type these words again, and save it with the encoding UTF-8."),
        meanwhile=N_("Visitors see the question marks."),
    ),
    "page-slow": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("The text could not be read within {seconds} seconds."),
        hint=N_("Look for long rows of the same character, such as [[[[ or ****, and delete them."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "page-unreadable": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("The text could not be read."),
        hint=N_("Copy the text into a new file with Notepad, leaving out anything that looks strange."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "text-not-understood": Kind(
        WARNING,
        Hides.PART,
        message=N_("This text could not be understood."),
        hint=N_("Look for long rows of characters such as > or [ and delete them."),
        meanwhile=N_("Visitors see its plain words, without headings, lists and pictures."),
    ),
}
