"""What is wrong in the content folder, as data; turned into words only where it is shown."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from kiosk.message import N_, spoken
from kiosk.system.reasons import reason


class Severity(StrEnum):
    ERROR = "error"  # visitors see less than staff meant: an old version, no page, no picture
    WARNING = "warning"  # visitors see everything, but something should be looked at


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `file` is relative to the content folder, with forward slashes; `line` is 1-based, 0 when
    the problem has no line. `values` fill the placeholders of the code's message and hint.
    """

    code: str
    severity: Severity
    file: str
    line: int = 0
    values: Mapping[str, str] = field(default_factory=dict)


# code -> (what is wrong, what to do); placeholders in str.format style
MESSAGES: dict[str, tuple[str, str]] = {
    # The names of files and folders
    "junk": (
        N_("“{name}” was left behind by another program."),
        N_("You can delete it. If it holds text or a picture you need, give it an ordinary name."),
    ),
    "folder-forbidden": (
        N_("The kiosk may not open this folder."),
        N_("Ask whoever looks after the computer to let everyone read this folder."),
    ),
    "link-ignored": (
        N_("“{name}” is only a link to another place, and the kiosk does not follow links."),
        N_("Copy the real file or folder here instead."),
    ),
    "not-a-file": (
        N_("“{name}” is not an ordinary file."),
        N_("Remove it from the folder."),
    ),
    "bad-name": (
        N_("The name of this file or folder has characters that cannot be read."),
        N_("Rename it: letters, digits, spaces and hyphens always work."),
    ),
    "folder-unreadable": (
        N_("This folder cannot be opened ({reason})."),
        N_("Check that the disk or network is connected and that you may open the folder."),
    ),
    "folder-without-text": (
        N_("This folder has no text."),
        N_("Put a text into it, named after its language: kk.md, ru.md or en.md."),
    ),
    "too-deep": (
        N_("This folder is more than {depth} folders deep."),
        N_("Move it nearer to the top."),
    ),
    "same-name": (
        N_("The folders “{other}” and “{name}” have the same name apart from the number."),
        N_("Give one of the two folders another name, or delete it if it is a copy."),
    ),
    "folder-copy": (
        N_("“{name}” looks like a copy of another folder."),
        N_("Give it a name of its own, or delete it."),
    ),
    "folder-new": (
        N_("“{name}” is the name that the computer gives to a new folder."),
        N_("Give it a name of its own, such as 05-hike."),
    ),
    "language-twice": (
        N_("“{name}” and “{other}” are texts in the same language."),
        N_("Keep the right one of the two and delete the other."),
    ),
    "text-ending": (
        N_("The name of “{name}” should be “{right}”."),
        N_("Rename it to “{right}”. If you do not see the ending, let Windows show file name extensions."),
    ),
    "text-country": (
        N_("The name of “{name}” should be “{right}”: “{country}” is a country, “{language}” the language."),
        N_("Rename it to “{right}”."),
    ),
    "text-without-language": (
        N_("The name of “{name}” is not a language."),
        N_("Name the text after its language, in Latin letters: kk.md, ru.md or en.md."),
    ),
    "text-at-root": (
        N_("“{name}” is not in a folder."),
        N_("Make a folder for the page and move the text into it."),
    ),
    "word-file": (
        N_("“{name}” is a Word document, and the kiosk does not read those."),
        N_(
            "“{kiosk} import” makes a page of it. Or save it in Word as plain text (.txt, UTF-8), "
            "named such as kk.md."
        ),
    ),
    "film": (
        N_("“{name}” is a film, and the kiosk cannot show films yet."),
        N_("Show a photo of it. Or put the film on a website and link to it there: [Film](https://…)"),
    ),
    "film-live": (
        N_("“{name}” is the moving part of an iPhone’s photo, and the kiosk shows the photo only."),
        N_("You can delete it."),
    ),
    "sound": (
        N_("“{name}” is a sound, and the kiosk cannot play sounds yet."),
        N_("Put the sound on a website and link to it there: [Listen](https://…)"),
    ),
    "pdf-file": (
        N_("“{name}” is a PDF, and the kiosk does not read those."),
        N_("Copy its words into the text. To show a page of it, save that page as JPEG or PNG."),
    ),
    "sheet-file": (
        N_("“{name}” is a spreadsheet, and the kiosk does not read those."),
        N_("Write its rows into the text as a table, such as | Day | Lunch |"),
    ),
    "slides-file": (
        N_("“{name}” is a presentation, and the kiosk does not read those."),
        N_("Save its slides as JPEG or PNG and copy its words into the text."),
    ),
    "archive-file": (
        N_("“{name}” is an archive: what is in it stays packed."),
        N_("Unpack it and put the files you need into the folder."),
    ),
    "photo-raw": (
        N_("“{name}” is a picture in a format that only its own program opens."),
        N_("Save it in that program as JPEG or PNG."),
    ),
    "file-unused": (
        N_("“{name}” is not a text, picture, video or sound."),
        N_("Move it out of the content folder."),
    ),
    # A text as a file
    "text-too-large": (
        N_("This text is too large: {size} KB, and the limit is {limit} KB."),
        N_("Divide it into several pages."),
    ),
    "text-foreign": (
        N_("This is not plain text but another kind of file that was only renamed."),
        N_("Open it in its own program, copy the words into Notepad and save them under this name."),
    ),
    "text-empty": (
        N_("This text is empty."),
        N_("Write the text, or delete the file if the page is not needed in this language."),
    ),
    "text-binary": (
        N_("This file cannot be read as text. It may be damaged or half-copied."),
        N_("Copy it here again, or open it in Notepad and save it with the encoding UTF-8."),
    ),
    "text-encoding": (
        N_("This text is saved in the encoding {encoding}."),
        N_("Check its letters on the screen. In Notepad choose File, Save as, and the encoding UTF-8."),
    ),
    "text-control": (
        N_("This text has invisible characters that do not belong there."),
        N_("Type this line again, or copy the words into a new file."),
    ),
    "text-damaged": (
        N_("A letter in this line is damaged."),
        N_("Type the word again and save the file with the encoding UTF-8."),
    ),
    # The header of a text
    "header-open": (
        N_("The second line --- that ends the header is missing."),
        N_("Put a line with three hyphens (---) after the last line of the header."),
    ),
    "header-line": (
        N_("The line “{text}” in the header cannot be understood."),
        N_("Write it as “title: My page”, or move it below the second line ---."),
    ),
    "header-twice": (
        N_("The header has “{key}” twice."),
        N_("Delete one of the two lines."),
    ),
    "header-day": (
        N_("“{value}” after “{key}” is not a date."),
        N_("Write it as year-month-day, such as 2026-11-22."),
    ),
    "header-day-none": (
        N_("There is no day “{value}”, which stands after “{key}”: its month has {days} days."),
        N_("Correct the day, and write it as year-month-day, such as 2026-11-22."),
    ),
    "header-color": (
        N_("“{value}” is not a colour."),
        N_("Write it as # and six characters, such as #1d6fa5."),
    ),
    "header-draft": (
        N_("“{value}” after “draft” is neither yes nor no."),
        N_("Write “draft: yes” to keep this text off the screen, or delete the line to show it."),
    ),
    "draft": (
        N_("This text is marked as a draft."),
        N_("When it is ready, delete the line “draft: yes” at the top."),
    ),
    "header-key-misspelt": (
        N_("The header has no “{key}”; “{likely}” is probably meant."),
        N_("Write “{likely}” instead of “{key}”."),
    ),
    "header-draft-likely": (
        N_("“{text}” is taken for “draft: yes”."),
        N_(
            "Write “draft: yes” at the very top, between two lines ---. "
            "If the text is ready, delete this line."
        ),
    ),
    "header-too-long": (
        N_("The text behind “{key}” in the header has {length} letters, and there is room for {most}."),
        N_("Write it shorter."),
    ),
    "header-foreign": (
        N_("The headers of these texts have lines that mean nothing to the kiosk: {keys}"),
        N_("They do no harm: leave them or delete them. These are known: {known}."),
    ),
    # What a text says
    "text-not-understood": (
        N_("This text could not be understood."),
        N_("Look for long rows of characters such as > or [ and delete them."),
    ),
    "picture-without-words": (
        N_("Nothing says what the picture “{picture}” shows."),
        N_("Write a few words between the brackets: ![what it shows]({picture})"),
    ),
    "sign-alone": (
        N_("The sign {sign} in “{text}” has no partner."),
        N_("Bold words have two asterisks before them and two behind: **tomorrow**. Or delete the sign."),
    ),
    "sign-raw": (
        N_("The sign {sign} in “{text}” means nothing here."),
        N_("Delete it, or write **bold**, [words](address), ![what it shows](photo.jpg)."),
    ),
    "comment-open": (
        N_("The comment “{text}” has no end."),
        N_("Put --> behind it. If it is for visitors, delete the signs <!--."),
    ),
    "html-embed": (
        N_("The kiosk cannot show what <{text}> brings in from a website."),
        N_("Link to the website, visitors take a code along for it: [Our film](https://…)"),
    ),
    "text-struck": (
        N_("“{text}” is crossed out with the signs ~~."),
        N_("Delete these words. If they are to be read, delete only the signs."),
    ),
    "table-wide": (
        N_("This table has {columns} columns, and the screen has room for {most}."),
        N_("Divide it into several tables, or swap its rows and columns."),
    ),
    "link-scheme": (
        N_("The address “{address}” is of a kind that the kiosk cannot show."),
        N_("Link to a page here, to a web address (https://…), a phone (tel:+7…) or an e-mail address."),
    ),
    "title-too-long": (
        N_("The first heading is too long for a title ({length} letters)."),
        N_("Put a short heading of at most {most} letters above it."),
    ),
    "timeline-mixed": (
        N_("All lines of this list but one start with a bold date. The other one is “{text}”."),
        N_("Start this line with a short date in bold as well: **2002** …"),
    ),
    "marks-mixed": (
        N_("All lines of this list but one name a place on the picture above. The other one is “{text}”."),
        N_("Start this line with how far it is from the left and from the top: 52 % 24 % **Astana**"),
    ),
    "quiz-without-right": (
        N_("This quiz has no right answer: neither “{text}” nor any other is ticked."),
        N_("Put an x into the brackets of the right one: [x]"),
    ),
    "quiz-mixed": (
        N_("Only some lines of this list have [ ]. The first one without is “{text}”."),
        N_("Start every answer with [ ] or, if it is right, with [x]."),
    ),
    "table-cut": (
        N_("This table has {columns} columns, of which the first {most} are shown."),
        N_("Divide it into several tables."),
    ),
    "quiz-long": (
        N_("This quiz has {answers} answers; visitors can choose among at most {most}."),
        N_("Leave out some answers, or make several questions of it."),
    ),
    "marks-many": (
        N_("{marks} places are named on this picture; at most {most} can be told apart."),
        N_("Divide the list: the same picture may stand several times, each time with some of the places."),
    ),
    "codes-many": (
        N_("This text has more than {most} addresses; “{name}” and those after it have no QR code."),
        N_("Leave out some addresses, or divide the page."),
    ),
    # What should be looked at, although visitors see it
    "language-missing": (
        N_("This page has no text in this language: {language}."),
        N_("Put the translation into the folder, named {name}."),
    ),
    "language-same": (
        N_("This text says the same as {other}, word for word."),
        N_("Put the translation into {name}, or delete that file until there is one."),
    ),
    "language-other": (
        N_("This text is hardly in this language: {language}. It seems to be in another: {other}."),
        N_("Look whether it lies in the right file. Each language has its own: kk.md, ru.md, en.md."),
    ),
    "language-letters": (
        N_("This text is hardly in Kazakh: it has next to none of the letters ә, ғ, қ, ң, ө, ұ, ү, і."),
        N_("Put the Kazakh text into the file, or type its letters with the Kazakh keyboard."),
    ),
    "title-twice": (
        N_("The page “{other}” beside this one has the same title: “{title}”."),
        N_("Give one of them another title, or delete it if it is a copy."),
    ),
    "translation-shapes": (
        N_("This text is older than {other}, which got or lost a part on {day}: a heading, list or picture."),
        N_("Change this text in the same way. If it is right as it is, add an empty line and save it."),
    ),
    "translation-numbers": (
        N_("This text is older than {other}, in which numbers were changed on {day}."),
        N_("Change them here as well. If this text is right as it is, add an empty line and save it."),
    ),
    "translation-words": (
        N_("This text is older than {other}, much of which had been rewritten by {day}."),
        N_("Change this text in the same way. If it is right as it is, add an empty line and save it."),
    ),
    "until-past": (
        N_("This text was to be shown until {day}, which is past."),
        N_("Write a later day after “until”, delete that line, or delete the text if nobody needs it."),
    ),
    "page-long": (
        N_("This page has {words} words. Visitors read standing, and it takes them about {minutes} minutes."),
        N_("Divide it into pages of at most {most} words, each in a folder of its own inside this one."),
    ),
    "word-long": (
        N_("“{word}” has {letters} letters in a row; no line has room for so many."),
        N_("Put spaces or hyphens into it. For a long address write: [what is there](address)"),
    ),
    "word-latin": (
        N_("In the word “{word}” these letters are Latin and only look right: {letters}."),
        N_(
            "Type the word again with the Kazakh or Russian keyboard: otherwise a search does not find it. "
            "After a foreign name put a hyphen before the ending."
        ),
    ),
    "word-cyrillic": (
        N_("In the word “{word}” these letters are Kazakh or Russian and only look right: {letters}."),
        N_("Type the word again with the English keyboard: otherwise a search does not find it."),
    ),
    "letters-missing": (
        N_("The kiosk’s fonts lack these signs: {letters}"),
        N_("Use other signs or leave them out, or have a font with these signs installed on the computer."),
    ),
    "picture-small-cover": (
        N_("The picture is small ({width} × {height} pixels), so it looks blurred at the top of the page."),
        N_(
            "Put the original in its place, at least 1080 pixels wide and 600 high. "
            "Messengers make photos small: ask for the photo as a file."
        ),
    ),
    "picture-small": (
        N_("The picture is small ({width} × {height} pixels), so it looks blurred."),
        N_(
            "Put the original in its place, with at least 1000 pixels on its longer side. "
            "Messengers make photos small: ask for the photo as a file."
        ),
    ),
    "picture-unused": (
        N_("No text shows the picture “{name}”."),
        N_("Show it with a line such as ![what it shows]({name}), or move it out of the content folder."),
    ),
    "pictures-unused": (
        N_("No text shows these pictures ({count}): {names}"),
        N_("Show them, each with a line such as ![what it shows](name), or move them out of the folder."),
    ),
    # kiosk.toml and screen.toml
    "settings-too-large": (
        N_("The settings file is larger than {most} KB."),
        N_("Keep only settings in it."),
    ),
    "settings-not-text": (
        N_("The settings file is not a text file."),
        N_("Save it again as plain text (UTF-8) in Notepad."),
    ),
    "settings-encoding": (
        N_("The settings file is saved in the encoding {encoding}."),
        N_("Choose “Save as” in Notepad and the encoding UTF-8."),
    ),
    "settings-syntax": (
        N_("This line of the settings cannot be read: “{text}”."),
        N_('Write it like this: zone = "Asia/Almaty", and a number like this: seconds = 60.'),
    ),
    "settings-curly-quotes": (
        N_("Curly quotes in the setting {key}."),
        N_('Type straight quotes: ". Word makes them curly, Notepad does not.'),
    ),
    "settings-quote-missing": (
        N_("A quotation mark is missing in the setting {key}."),
        N_('Put a straight quote " before the text and one after it.'),
    ),
    "settings-unclosed": (
        N_("The list in the setting {key} is not closed."),
        N_("Put a closing square bracket ] after the last item."),
    ),
    "settings-twice": (
        N_("The setting {key} appears twice."),
        N_("Keep one of the two and delete the other."),
    ),
    "settings-letters": (
        N_("The setting {key} is written with letters that are not English."),
        N_("Type the word before the = sign with the English keyboard: some letters only look the same."),
    ),
    "settings-misspelt": (
        N_("There is no setting “{name}”."),
        N_("Did you mean “{likely}”?"),
    ),
    "settings-unknown": (
        N_("There is no setting “{name}”."),
        N_("Delete the line, or use one of these: {known}."),
    ),
    "settings-belongs-on-top": (
        N_("The setting {name} is in the part [{table}], where it does not belong."),
        N_("Move the line to the top of the file, above the first line with square brackets."),
    ),
    "settings-belongs-under": (
        N_("The setting {name} does not belong here."),
        N_("Move the line under the line [{table}]."),
    ),
    "settings-needs-text": (
        N_("The setting {key} must be text."),
        N_("Put the text between straight quotes."),
    ),
    "settings-needs-texts": (
        N_("The setting {key} needs a text for each language."),
        N_('Write the line [{key}], and under it a line for each language: kk = "…"'),
    ),
    "settings-needs-texts-in-list": (
        N_("The list in the setting {key} may only hold texts between quotes."),
        N_('Write it like this: ["kk", "ru", "en"]'),
    ),
    "settings-semicolon": (
        N_("There is a semicolon behind the setting {key}."),
        N_("Delete it: a line ends without a sign."),
    ),
    "settings-needs-list": (
        N_("The setting {key} must be a list."),
        N_('Write it like this: ["kk", "ru", "en"]'),
    ),
    "settings-needs-table": (
        N_("The setting {key} consists of several lines."),
        N_("Write the line [{key}], and its settings on the lines under it."),
    ),
    "settings-needs-number": (
        N_("The setting {key} must be a number."),
        N_("Write digits only, such as 60: no quotes, no comma and no unit."),
    ),
    "settings-number-range": (
        N_("The setting {key} cannot be {value}."),
        N_("Choose a number from {least} to {most}."),
    ),
    "settings-too-long": (
        N_("The text of the setting {key} is too long for the screen."),
        N_("Use at most {most} letters."),
    ),
    "settings-language": (
        N_("“{value}” is not the code of a language."),
        N_("Use the two-letter code: kk for Kazakh, ru for Russian, en for English."),
    ),
    "settings-language-likely": (
        N_("“{value}” is not the code of a language."),
        N_("Did you mean “{likely}”?"),
    ),
    "settings-zone": (
        N_("There is no time zone “{value}”."),
        N_('Write it like this: "Asia/Almaty".'),
    ),
    "settings-zone-likely": (
        N_("There is no time zone “{value}”."),
        N_("Did you mean “{likely}”?"),
    ),
    # Publishing: links, pictures, files that cannot be read
    "link-missing": (
        N_("The link “{name}” leads to a page that does not exist."),
        N_("Check the name of the folder, or remove the link."),
    ),
    "link-to-file": (
        N_("The link “{name}” leads to a file, and only pages can be opened."),
        N_("Link to a page’s folder. To show a picture, put an exclamation mark before it: ![…](…)"),
    ),
    "link-to-document": (
        N_("The link “{name}” leads to a file that the kiosk cannot open."),
        N_("Copy its words into a text. Or put it on a website and link to it there."),
    ),
    "link-file-missing": (
        N_("The link “{name}” leads to a file that does not exist."),
        N_("To show a picture, put it beside the text and write ![what it shows]({name})"),
    ),
    "link-unsupported": (
        N_("The link “{name}” is of a kind that the kiosk does not show."),
        N_("Use a folder of the kiosk, an address with https:// or a phone number."),
    ),
    "link-too-long": (
        N_("The address “{name}” is too long for a QR code."),
        N_("Use a shorter address of the same page."),
    ),
    "picture-missing": (
        N_("The picture “{name}” was not found."),
        N_("Put the file beside the text, or correct its name in the text."),
    ),
    "picture-likely": (
        N_("The picture “{name}” was not found; “{other}” is probably meant."),
        N_("Write “{other}” in the text, or give the file the name that stands there."),
    ),
    "picture-outside": (
        N_("The picture “{name}” lies on the internet, and the kiosk shows only its own files."),
        N_("Save the picture beside the text and name that file."),
    ),
    "picture-empty": (
        N_("The picture file is empty."),
        N_("Copy the picture into the folder again."),
    ),
    "picture-broken": (
        N_("The picture is damaged or was not fully copied."),
        N_("Copy it into the folder again. If that does not help, save it again as JPEG or PNG."),
    ),
    "picture-unknown": (
        N_("This file is not a picture that the kiosk can show."),
        N_("Save it as JPEG or PNG and put that file in its place."),
    ),
    "picture-heic": (
        N_("This photo is in the format HEIC, which the kiosk cannot open."),
        N_(
            "Save it as JPEG. To get JPEG from now on: on an iPhone choose Settings, Camera, Formats, "
            "Most Compatible; on a Samsung open the camera’s settings and turn off High efficiency pictures."
        ),
    ),
    "picture-drawing": (
        N_("This drawing has parts (DOCTYPE or ENTITY) that the kiosk does not read."),
        N_("In the drawing program, save it as plain SVG or as PNG."),
    ),
    "picture-linked": (
        N_("This drawing shows a picture that lies in another file, “{name}”."),
        N_("Embed the picture in the drawing (in Inkscape: Extensions, Images), or save the drawing as PNG."),
    ),
    "picture-blank": (
        N_("There is nothing to be seen in this drawing: everything in it lies outside its page."),
        N_("In the drawing program, fit the page to the drawing, or save it as PNG."),
    ),
    "picture-too-large": (
        N_("The picture is too large to be opened."),
        N_("Save it with at most 10,000 pixels a side."),
    ),
    "picture-slow": (
        N_("The picture could not be opened within {seconds} seconds."),
        N_("Save it again as JPEG or PNG."),
    ),
    "page-slow": (
        N_("The text could not be read within {seconds} seconds."),
        N_("Look for long rows of the same character, such as [[[[ or ****, and delete them."),
    ),
    "page-unreadable": (
        N_("The text could not be read."),
        N_("Copy the text into a new file with Notepad, leaving out anything that looks strange."),
    ),
    "file-unreadable": (
        N_("The file cannot be opened ({reason})."),
        N_("Close it in other programs and check that you may open it."),
    ),
    "file-forbidden": (
        N_("The kiosk may not open this file."),
        N_("Close it in other programs, or ask whoever looks after the computer to let everyone read it."),
    ),
    "file-changing": (
        N_("The file was being written while it was read."),
        N_("Wait until it is copied; the kiosk picks it up by itself."),
    ),
    "language-undeclared": (
        N_("There are texts in the language {language} ({count}), which has no button."),
        N_("Add “{language}” to languages in kiosk.toml, or rename the files if the name is a typo."),
    ),
    "front-missing": (
        N_("The setting front names the page “{name}”, which does not exist."),
        N_("Write the name of a folder, without the number in front."),
    ),
    "more-problems": (
        N_("More problems in this file, which are not listed: {count}."),
        N_("Solve those above first; the next ones appear by themselves."),
    ),
    # Dates
    "letters-lost": (
        N_("In words such as “{word}” question marks stand for letters that were lost in saving."),
        N_("Take the text from a copy, or type these words again, and save it with the encoding UTF-8."),
    ),
    "title-missing": (
        N_("This text has no heading."),
        N_("Begin it with a line such as “# Our lake”."),
    ),
    "title-sample": (
        N_("The title is still that of the sample: “{title}”."),
        N_("Write the page’s own title in its place."),
    ),
    "settings-gone": (
        N_("The file kiosk.toml is missing."),
        N_("Put it back, for example from a copy. If you do not want one, save an empty file of that name."),
    ),
    "settings-comments": (
        N_("Every line of kiosk.toml begins with #, so it sets nothing. Perhaps a part of it was lost."),
        N_("Put it back from a copy. If you want no settings, save an empty file of that name."),
    ),
    "clock-wrong": (
        N_("The clock of this computer is wrong: it shows a time before {day}, the day of the last release."),
        N_(
            "Set date and time of the computer; then dates after from and until count again. "
            "If they are right, they were wrong before: “{kiosk} releases restore” goes back to "
            "a release from before that."
        ),
    ),
    "dates-keep-home": (
        N_(
            "The dates of this page are past or still to come, but without it the home screen would be empty."
        ),
        N_("Change the dates after “from” and “until”, or add another page."),
    ),
    "dates-keep-section": (
        N_("The dates of this page are past or still to come, but without it “{name}” would be empty."),
        N_("Change the dates after “from” and “until”, or add another page to “{name}”."),
    ),
    "dates-crossed": (
        N_("The last day ({last}) comes before the first day ({first})."),
        N_("Write the first day after from and the last day after until."),
    ),
    "dates-differ": (
        N_("The dates in the header are not those of “{other}”, which is the same page."),
        N_("Write the same from and until into the header of every language."),
    ),
    "release-mended": (
        N_(
            "Files of the kiosk itself were damaged on the disk of this computer, and it made them "
            "anew: {count}."
        ),
        N_(
            "If this comes again, the disk is failing: ask whoever looks after the computer to replace it. "
            "Your own files are not concerned, but keep a copy of them."
        ),
    ),
    "no-pages": (
        N_("There is no page in the content folder."),
        N_("Make a folder with a text in it, such as 01-welcome/kk.md."),
    ),
}


def not_opened(what: Literal["file", "folder"], error: OSError) -> tuple[str, dict[str, str]]:
    """Return code and values for a file or folder that the system does not open."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{what}-forbidden", {}
    return f"{what}-unreadable", {"reason": reason(error)}


def describe(problem: Problem, translate: Callable[[str], str]) -> tuple[str, str]:
    """Return the message and the hint of a problem in the reader's language."""
    message, hint = MESSAGES[problem.code]
    values = spoken(problem.values, translate)
    return translate(message).format(**values), translate(hint).format(**values)
