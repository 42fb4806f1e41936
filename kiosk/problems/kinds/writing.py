"""What can be wrong in the words of a page: signs of Markdown, titles and letters."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import NOT_SEEN

_FOLDER_AS_TITLE = N_("Visitors see the name of the folder as the title.")
_AS_IT_IS = N_("Visitors see the word as it is.")

KINDS = {
    "title-missing": Kind(
        WARNING,
        Hides.PART,
        message=N_("This text has no heading."),
        hint=N_("Begin it with a line such as “# Our lake”."),
        meanwhile=_FOLDER_AS_TITLE,
    ),
    "title-sample": Kind(
        WARNING,
        Hides.PART,
        message=N_("The title is still that of the sample: “{title}”."),
        hint=N_("Write the page’s own title in its place."),
        meanwhile=N_("As soon as this text is no draft, visitors see that title."),
    ),
    "title-too-long": Kind(
        WARNING,
        Hides.PART,
        message=N_("The first heading is too long for a title ({length} letters)."),
        hint=N_("Put a short heading of at most {most} letters above it."),
        meanwhile=_FOLDER_AS_TITLE,
    ),
    "title-twice": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The page “{other}” beside this one has the same title: “{title}”."),
        hint=N_("Give one of them another title, or delete it if it is a copy."),
        meanwhile=N_("Visitors see both pages."),
    ),
    "sign-alone": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The sign {sign} in “{text}” has no partner."),
        hint=N_(
            "Bold words have two asterisks before them and two behind: **tomorrow**. Or delete the sign."
        ),
        meanwhile=N_("Visitors see the words without the sign."),
    ),
    "sign-raw": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The sign {sign} in “{text}” means nothing here."),
        hint=N_("Delete it, or write **bold**, [words](address), ![what it shows](photo.jpg)."),
        meanwhile=N_("Visitors see the sign as it stands there."),
    ),
    "comment-open": Kind(
        WARNING,
        Hides.PART,
        message=N_("The comment “{text}” has no end."),
        hint=N_("Put --> behind it. If it is for visitors, delete the signs <!--."),
        meanwhile=N_("Visitors see neither it nor the rest of its paragraph."),
    ),
    "html-embed": Kind(
        WARNING,
        Hides.PART,
        message=N_("The kiosk cannot show what <{text}> brings in from a website."),
        hint=N_("Link to the website, visitors take a code along for it: [Our film](https://…)"),
        meanwhile=NOT_SEEN,
    ),
    "text-struck": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("“{text}” is crossed out with the signs ~~."),
        hint=N_("Delete these words. If they are to be read, delete only the signs."),
        meanwhile=N_("Visitors do not see them."),
    ),
    "page-long": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "This page has {words} words. Visitors read standing, and it takes them about {minutes} minutes."
        ),
        hint=N_("Divide it into pages of at most {most} words, each in a folder of its own inside this one."),
        meanwhile=N_("Visitors see all of it."),
    ),
    "word-long": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("“{word}” has {letters} letters in a row; no line has room for so many."),
        hint=N_("Put spaces or hyphens into it. For a long address write: [what is there](address)"),
        meanwhile=N_("Visitors see it on two lines, broken anywhere."),
    ),
    "word-latin": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("In the word “{word}” these letters are Latin and only look right: {letters}."),
        hint=N_(
            "Type the word again with the Kazakh or Russian keyboard: otherwise a search does not find it. "
            "After a foreign name put a hyphen before the ending."
        ),
        meanwhile=_AS_IT_IS,
    ),
    "word-cyrillic": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "In the word “{word}” these letters are Kazakh or Russian and only look right: {letters}."
        ),
        hint=N_("Type the word again with the English keyboard: otherwise a search does not find it."),
        meanwhile=_AS_IT_IS,
    ),
    "letters-missing": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The kiosk’s fonts lack these signs: {letters}"),
        hint=N_(
            "Use other signs or leave them out, or have a font with these signs installed on the computer."
        ),
        meanwhile=N_("Visitors may see empty boxes in their place."),
    ),
}
