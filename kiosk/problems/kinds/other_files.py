"""Files of other programs, which the kiosk does not show."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import NOT_SEEN

KINDS = {
    "word-file": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("“{name}” is a Word document, and the kiosk does not read those."),
        hint=N_(
            "“{kiosk} import” makes a page of it. Or save it in Word as plain text (.txt, UTF-8), "
            "named such as kk.md."
        ),
        meanwhile=NOT_SEEN,
    ),
    "film": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is a film, and the kiosk cannot show films yet."),
        hint=N_("Show a photo of it. Or put the film on a website and link to it there: [Film](https://…)"),
        meanwhile=NOT_SEEN,
    ),
    "film-live": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("“{name}” is the moving part of an iPhone’s photo, and the kiosk shows the photo only."),
        hint=N_("You can delete it."),
        meanwhile=NOT_SEEN,
    ),
    "sound": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is a sound, and the kiosk cannot play sounds yet."),
        hint=N_("Put the sound on a website and link to it there: [Listen](https://…)"),
        meanwhile=NOT_SEEN,
    ),
    "pdf-file": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is a PDF, and the kiosk does not read those."),
        hint=N_("Copy its words into the text. To show a page of it, save that page as JPEG or PNG."),
        meanwhile=NOT_SEEN,
    ),
    "sheet-file": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is a spreadsheet, and the kiosk does not read those."),
        hint=N_("Write its rows into the text as a table, such as | Day | Lunch |"),
        meanwhile=NOT_SEEN,
    ),
    "slides-file": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is a presentation, and the kiosk does not read those."),
        hint=N_("Save its slides as JPEG or PNG and copy its words into the text."),
        meanwhile=NOT_SEEN,
    ),
    "archive-file": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is an archive: what is in it stays packed."),
        hint=N_("Unpack it and put the files you need into the folder."),
        meanwhile=NOT_SEEN,
    ),
    "photo-raw": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is a picture in a format that only its own program opens."),
        hint=N_("Save it in that program as JPEG or PNG."),
        meanwhile=NOT_SEEN,
    ),
    "file-unused": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{name}” is not a text, picture, video or sound."),
        hint=N_("Move it out of the content folder."),
        meanwhile=NOT_SEEN,
    ),
}
