"""What can be wrong with the names of files and folders, and with where they lie."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import NOT_SEEN

_LAST_GOOD_PAGES = N_("Visitors see the last good version of its pages.")
_PAGE_OF_ITS_OWN = N_("Visitors see it as a page of its own.")
_AS_IT_IS = N_("Visitors see the text as it is.")

KINDS = {
    "junk": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("“{name}” was left behind by another program."),
        hint=N_("You can delete it. If it holds text or a picture you need, give it an ordinary name."),
        meanwhile=NOT_SEEN,
    ),
    "bad-name": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("The name of this file or folder has characters that cannot be read."),
        hint=N_("Rename it: letters, digits, spaces and hyphens always work."),
        meanwhile=NOT_SEEN,
    ),
    "link-ignored": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is only a link to another place, and the kiosk does not follow links."),
        hint=N_("Copy the real file or folder here instead."),
        meanwhile=NOT_SEEN,
    ),
    "not-a-file": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is not an ordinary file."),
        hint=N_("Remove it from the folder."),
        meanwhile=NOT_SEEN,
    ),
    "folder-forbidden": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("The kiosk may not open this folder."),
        hint=N_("Ask whoever looks after the computer to let everyone read this folder."),
        meanwhile=_LAST_GOOD_PAGES,
    ),
    "folder-unreadable": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("This folder cannot be opened ({reason})."),
        hint=N_("Check that the disk or network is connected and that you may open the folder."),
        meanwhile=_LAST_GOOD_PAGES,
    ),
    "folder-without-text": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("This folder has no text."),
        hint=N_("Put a text into it, named after its language: kk.md, ru.md or en.md."),
        meanwhile=NOT_SEEN,
    ),
    "too-deep": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("This folder is more than {depth} folders deep."),
        hint=N_("Move it nearer to the top."),
        meanwhile=NOT_SEEN,
    ),
    "same-name": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The folders “{other}” and “{name}” have the same name apart from the number."),
        hint=N_("Give one of the two folders another name, or delete it if it is a copy."),
        meanwhile=N_("Visitors see both as pages of their own."),
    ),
    "folder-copy": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("“{name}” looks like a copy of another folder."),
        hint=N_("Give it a name of its own, or delete it."),
        meanwhile=_PAGE_OF_ITS_OWN,
    ),
    "folder-new": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("“{name}” is the name that the computer gives to a new folder."),
        hint=N_("Give it a name of its own, such as 05-hike."),
        meanwhile=_PAGE_OF_ITS_OWN,
    ),
    "language-twice": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("“{name}” and “{other}” are texts in the same language."),
        hint=N_("Keep the right one of the two and delete the other."),
        meanwhile=N_("Visitors see “{other}” only."),
    ),
    "text-ending": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The name of “{name}” should be “{right}”."),
        hint=N_(
            "Rename it to “{right}”. If you do not see the ending, let Windows show file name extensions."
        ),
        meanwhile=_AS_IT_IS,
    ),
    "text-country": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "The name of “{name}” should be “{right}”: “{country}” is a country, “{language}” the language."
        ),
        hint=N_("Rename it to “{right}”."),
        meanwhile=_AS_IT_IS,
    ),
    "text-without-language": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("The name of “{name}” is not a language."),
        hint=N_("Name the text after its language, in Latin letters: kk.md, ru.md or en.md."),
        meanwhile=NOT_SEEN,
    ),
    "text-at-root": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("“{name}” is not in a folder."),
        hint=N_("Make a folder for the page and move the text into it."),
        meanwhile=NOT_SEEN,
    ),
}
