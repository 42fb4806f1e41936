"""What can be wrong with the languages of a page, and with its translations."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import WARNING, Hides, Kind

_THIS_TEXT = N_("Visitors see this text when they choose the language.")
_OLDER_TEXT = N_("Visitors still read the older text in this language.")

KINDS = {
    "language-missing": Kind(
        WARNING,
        Hides.PART,
        message=N_("This page has no text in this language: {language}."),
        hint=N_("Put the translation into the folder, named {name}."),
        meanwhile=N_("Visitors see the page in another language, with a note that says so."),
    ),
    "language-same": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text says the same as {other}, word for word."),
        hint=N_("Put the translation into {name}, or delete that file until there is one."),
        meanwhile=_THIS_TEXT,
    ),
    "language-other": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text is hardly in this language: {language}. It seems to be in another: {other}."),
        hint=N_("Look whether it lies in the right file. Each language has its own: kk.md, ru.md, en.md."),
        meanwhile=_THIS_TEXT,
    ),
    "language-letters": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "This text is hardly in Kazakh: it has next to none of the letters ә, ғ, қ, ң, ө, ұ, ү, і."
        ),
        hint=N_("Put the Kazakh text into the file, or type its letters with the Kazakh keyboard."),
        meanwhile=_THIS_TEXT,
    ),
    "language-undeclared": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("There are texts in the language {language} ({count}), which has no button."),
        hint=N_("Add “{language}” to languages in kiosk.toml, or rename the files if the name is a typo."),
        meanwhile=N_("Visitors see these texts only on pages that have no other language."),
    ),
    "translation-shapes": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "This text is older than {other}, which got or lost a part on {day}: a heading, list or picture."
        ),
        hint=N_("Change this text in the same way. If it is right as it is, add an empty line and save it."),
        meanwhile=_OLDER_TEXT,
    ),
    "translation-numbers": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text is older than {other}, in which numbers were changed on {day}."),
        hint=N_("Change them here as well. If this text is right as it is, add an empty line and save it."),
        meanwhile=_OLDER_TEXT,
    ),
    "translation-words": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text is older than {other}, much of which had been rewritten by {day}."),
        hint=N_("Change this text in the same way. If it is right as it is, add an empty line and save it."),
        meanwhile=_OLDER_TEXT,
    ),
}
