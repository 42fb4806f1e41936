"""What an import leaves out of its source, and what it cannot keep of a Word document."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Kind

KINDS = {
    "no-page": Kind(
        WARNING,
        message=N_("“{name}” belongs to no page, so it is not taken over."),
        hint=N_("To take it over, put it into the folder of a page."),
    ),
    "word-alone": Kind(
        WARNING,
        message=N_("“{name}” belongs to no page, so it is not taken over."),
        hint=N_("To make a page of it, type: {command}"),
    ),
    "name-twice": Kind(
        WARNING,
        message=N_(
            "“{name}” is not taken over: another file there has the same name but for capital letters."
        ),
        hint=N_("Give one of the two another name."),
    ),
    "word-delete": Kind(
        WARNING,
        message=N_("A document tells nothing of the page’s other files, so --delete removes none."),
        hint=N_("Delete by hand what visitors do not need any more."),
    ),
    "word-language": Kind(
        WARNING,
        message=N_("By its letters, the text was taken for the language {tag}."),
        hint=N_("If that is wrong, add --language and its code: kk, ru or en."),
    ),
    "word-title": Kind(
        WARNING,
        message=N_("The document has no heading, so the page is called like its folder."),
        hint=N_("Put a title in the style Heading 1 at the top."),
    ),
    "word-notes": Kind(
        WARNING,
        message=N_("Footnotes and endnotes: {count}. They stand as a list at the end of the page."),
        hint=N_("Move what visitors need into the text."),
    ),
    "word-boxes": Kind(
        WARNING,
        message=N_("Text boxes: {count}. Their words stand in the text, perhaps at another place."),
        hint=N_("Look where they stand, and move them if needed."),
    ),
    "word-colours": Kind(
        WARNING,
        message=N_("Coloured or highlighted places: {count}. The page has its own colours."),
        hint=N_("Make bold what must stand out."),
    ),
    "word-struck": Kind(
        WARNING,
        message=N_("Words that are struck through: {count} places. They are left out."),
        hint=N_("If visitors need them, remove the line through them in Word and import again."),
    ),
    "word-hidden": Kind(
        WARNING,
        message=N_("Hidden words: {count} places. They are left out."),
        hint=N_("If visitors need them, make them visible in Word and import again."),
    ),
    "word-small": Kind(
        WARNING,
        message=N_("Raised or lowered letters: {count} places. They stand on the line."),
        hint=N_("Look whether the page still says the same."),
    ),
    "word-breaks": Kind(
        WARNING,
        message=N_("Page and section breaks: {count}. The page goes on without them."),
    ),
    "word-changes": Kind(
        WARNING,
        message=N_("Tracked changes: {count}. New words are taken over, deleted ones are left out."),
        hint=N_("To decide yourself, accept or reject them in Word and import again."),
    ),
    "word-comments": Kind(
        WARNING,
        message=N_("Comments: {count}. They are left out."),
    ),
    "word-header": Kind(
        WARNING,
        message=N_("The document has words at the top or bottom of its pages. They are left out."),
        hint=N_("If visitors need them, copy them into the text."),
    ),
    "word-merged": Kind(
        WARNING,
        message=N_(
            "Merged cells in tables: {count}. They stand in the first of their places; the others are empty."
        ),
        hint=N_("Look at the tables on the page."),
    ),
    "word-nested": Kind(
        WARNING,
        message=N_("Tables inside tables: {count}. Their words stand in one cell."),
        hint=N_("Make them tables of their own."),
    ),
    "word-links": Kind(
        WARNING,
        message=N_(
            "Links to files or places inside the computer: {count}. Their words stay, without a link."
        ),
        hint=N_("Link to a web address or to a page of the kiosk."),
    ),
    "word-objects": Kind(
        ERROR,
        message=N_("Embedded objects, such as Excel sheets: {count}. At best their picture was kept."),
        hint=N_("Copy them into the document as a picture, or as a Word table, and import again."),
    ),
    "word-chunks": Kind(
        ERROR,
        message=N_(
            "Parts that Word takes from other documents only when it opens this one: {count}. "
            "They are missing."
        ),
        hint=N_("Open the document in Word, choose File, Save as, under another name, and import that file."),
    ),
    "word-charts": Kind(
        ERROR,
        message=N_("Charts: {count}. They could not be kept."),
        hint=N_("In Word copy the chart, choose Paste Special, Picture (PNG), and import again."),
    ),
    "word-equations": Kind(
        ERROR,
        message=N_("Equations could not be kept: {text}"),
        hint=N_("Type them as ordinary text, or put a picture of them into the document."),
    ),
    "word-drawings": Kind(
        ERROR,
        message=N_("Drawn shapes, SmartArt and the like: {count}. They could not be kept."),
        hint=N_("In Word copy them, choose Paste Special, Picture (PNG), and import again."),
    ),
    "word-linked": Kind(
        ERROR,
        message=N_("Pictures that are not in the document but only linked: {count}. They are missing."),
        hint=N_("Insert them into the document in Word, and import again."),
    ),
    "word-picture-format": Kind(
        ERROR,
        message=N_("Pictures in a format that the kiosk does not show (WMF, EMF and the like): {count}."),
        hint=N_("In Word copy each, choose Paste Special, Picture (PNG), and import again."),
    ),
    "word-picture-large": Kind(
        ERROR,
        message=N_("Pictures that are too large: {count}. They are missing."),
        hint=N_("In Word choose Compress Pictures, save, and import again."),
    ),
    "word-picture-many": Kind(
        ERROR,
        message=N_("The document has too many pictures for a page: the last {count} are missing."),
        hint=N_("Divide it into several documents."),
    ),
    "word-words": Kind(
        ERROR,
        message=N_("These words could not be kept: “{text}”"),
        hint=N_("Copy them into the text of the page."),
    ),
}
