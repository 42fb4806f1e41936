"""What an import tells about what it takes over, apart from the problems of the folder that results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.message import N_, spoken
from kiosk.problems.problem import Severity

# code -> (what is so, what to do); placeholders in str.format style
REMARKS: dict[str, tuple[str, str]] = {
    "no-page": (
        N_("“{name}” belongs to no page, so it is not taken over."),
        N_("To take it over, put it into the folder of a page."),
    ),
    "word-alone": (
        N_("“{name}” belongs to no page, so it is not taken over."),
        N_("To make a page of it, type: {command}"),
    ),
    "name-twice": (
        N_("“{name}” is not taken over: another file there has the same name but for capital letters."),
        N_("Give one of the two another name."),
    ),
    # A Word document
    "word-delete": (
        N_("A document tells nothing of the page’s other files, so --delete removes none."),
        N_("Delete by hand what visitors do not need any more."),
    ),
    "word-language": (
        N_("By its letters, the text was taken for the language {tag}."),
        N_("If that is wrong, add --language and its code: kk, ru or en."),
    ),
    "word-title": (
        N_("The document has no heading, so the page is called like its folder."),
        N_("Put a title in the style Heading 1 at the top."),
    ),
    "word-notes": (
        N_("Footnotes and endnotes: {count}. They stand as a list at the end of the page."),
        N_("Move what visitors need into the text."),
    ),
    "word-boxes": (
        N_("Text boxes: {count}. Their words stand in the text, perhaps at another place."),
        N_("Look where they stand, and move them if needed."),
    ),
    "word-colours": (
        N_("Coloured or highlighted places: {count}. The page has its own colours."),
        N_("Make bold what must stand out."),
    ),
    "word-struck": (
        N_("Words that are struck through: {count} places. They are left out."),
        N_("If visitors need them, remove the line through them in Word and import again."),
    ),
    "word-hidden": (
        N_("Hidden words: {count} places. They are left out."),
        N_("If visitors need them, make them visible in Word and import again."),
    ),
    "word-small": (
        N_("Raised or lowered letters: {count} places. They stand on the line."),
        N_("Look whether the page still says the same."),
    ),
    "word-breaks": (N_("Page and section breaks: {count}. The page goes on without them."), ""),
    "word-changes": (
        N_("Tracked changes: {count}. New words are taken over, deleted ones are left out."),
        N_("To decide yourself, accept or reject them in Word and import again."),
    ),
    "word-comments": (N_("Comments: {count}. They are left out."), ""),
    "word-header": (
        N_("The document has words at the top or bottom of its pages. They are left out."),
        N_("If visitors need them, copy them into the text."),
    ),
    "word-merged": (
        N_("Merged cells in tables: {count}. They stand in the first of their places; the others are empty."),
        N_("Look at the tables on the page."),
    ),
    "word-nested": (
        N_("Tables inside tables: {count}. Their words stand in one cell."),
        N_("Make them tables of their own."),
    ),
    "word-links": (
        N_("Links to files or places inside the computer: {count}. Their words stay, without a link."),
        N_("Link to a web address or to a page of the kiosk."),
    ),
    "word-objects": (
        N_("Embedded objects, such as Excel sheets: {count}. At best their picture was kept."),
        N_("Copy them into the document as a picture, or as a Word table, and import again."),
    ),
    "word-chunks": (
        N_(
            "Parts that Word takes from other documents only when it opens this one: {count}. "
            "They are missing."
        ),
        N_("Open the document in Word, choose File, Save as, under another name, and import that file."),
    ),
    "word-charts": (
        N_("Charts: {count}. They could not be kept."),
        N_("In Word copy the chart, choose Paste Special, Picture (PNG), and import again."),
    ),
    "word-equations": (
        N_("Equations could not be kept: {text}"),
        N_("Type them as ordinary text, or put a picture of them into the document."),
    ),
    "word-drawings": (
        N_("Drawn shapes, SmartArt and the like: {count}. They could not be kept."),
        N_("In Word copy them, choose Paste Special, Picture (PNG), and import again."),
    ),
    "word-linked": (
        N_("Pictures that are not in the document but only linked: {count}. They are missing."),
        N_("Insert them into the document in Word, and import again."),
    ),
    "word-picture-format": (
        N_("Pictures in a format that the kiosk does not show (WMF, EMF and the like): {count}."),
        N_("In Word copy each, choose Paste Special, Picture (PNG), and import again."),
    ),
    "word-picture-large": (
        N_("Pictures that are too large: {count}. They are missing."),
        N_("In Word choose Compress Pictures, save, and import again."),
    ),
    "word-picture-many": (
        N_("The document has too many pictures for a page: the last {count} are missing."),
        N_("Divide it into several documents."),
    ),
    "word-words": (
        N_("These words could not be kept: “{text}”"),
        N_("Copy them into the text of the page."),
    ),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark about `file`; an error means that visitors will see less than the source has."""

    code: str
    severity: Severity
    file: str
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str]) -> str:
        values = spoken(self.values, translate)
        words = " ".join(translate(text).format(**values) for text in REMARKS[self.code] if text)
        return f"{self.file}: {words}"
