"""What can be wrong with pictures, and with where a text shows them."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import NOT_SEEN

_DESCRIPTION = N_("Visitors see its description instead, if it has one.")
_LAST_GOOD_PICTURE = N_(
    "Visitors see the last good version of the picture or, if there was none, its description."
)
_ENLARGED = N_("Visitors see the picture enlarged.")

KINDS = {
    "picture-missing": Kind(
        ERROR,
        Hides.PART,
        message=N_("The picture “{name}” was not found."),
        hint=N_("Put the file beside the text, or correct its name in the text."),
        meanwhile=_DESCRIPTION,
    ),
    "picture-likely": Kind(
        ERROR,
        Hides.PART,
        message=N_("The picture “{name}” was not found; “{other}” is probably meant."),
        hint=N_("Write “{other}” in the text, or give the file the name that stands there."),
        meanwhile=_DESCRIPTION,
    ),
    "picture-outside": Kind(
        ERROR,
        Hides.PART,
        message=N_("The picture “{name}” lies on the internet, and the kiosk shows only its own files."),
        hint=N_("Save the picture beside the text and name that file."),
        meanwhile=_DESCRIPTION,
    ),
    "picture-empty": Kind(
        ERROR,
        Hides.PART,
        message=N_("The picture file is empty."),
        hint=N_("Copy the picture into the folder again."),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-broken": Kind(
        ERROR,
        Hides.PART,
        message=N_("The picture is damaged or was not fully copied."),
        hint=N_("Copy it into the folder again. If that does not help, save it again as JPEG or PNG."),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-unknown": Kind(
        ERROR,
        Hides.PART,
        message=N_("This file is not a picture that the kiosk can show."),
        hint=N_("Save it as JPEG or PNG and put that file in its place."),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-heic": Kind(
        ERROR,
        Hides.PART,
        message=N_("This photo is in the format HEIC, which the kiosk cannot open."),
        hint=N_(
            "Save it as JPEG. To get JPEG from now on: on an iPhone choose Settings, Camera, Formats, "
            "Most Compatible; on a Samsung open the camera’s settings and turn off High efficiency pictures."
        ),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-drawing": Kind(
        ERROR,
        Hides.PART,
        message=N_("This drawing has parts (DOCTYPE or ENTITY) that the kiosk does not read."),
        hint=N_("In the drawing program, save it as plain SVG or as PNG."),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-linked": Kind(
        ERROR,
        Hides.PART,
        message=N_("This drawing shows a picture that lies in another file, “{name}”."),
        hint=N_(
            "Embed the picture in the drawing (in Inkscape: Extensions, Images), or save the drawing as PNG."
        ),
        meanwhile=N_("Visitors see the drawing without that picture."),
    ),
    "picture-blank": Kind(
        ERROR,
        Hides.PART,
        message=N_("There is nothing to be seen in this drawing: everything in it lies outside its page."),
        hint=N_("In the drawing program, fit the page to the drawing, or save it as PNG."),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-too-large": Kind(
        ERROR,
        Hides.PART,
        message=N_("The picture is too large to be opened."),
        hint=N_("Save it with at most 10,000 pixels a side."),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-slow": Kind(
        ERROR,
        Hides.PART,
        message=N_("The picture could not be opened within {seconds} seconds."),
        hint=N_("Save it again as JPEG or PNG."),
        meanwhile=_LAST_GOOD_PICTURE,
    ),
    "picture-without-words": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("Nothing says what the picture “{picture}” shows."),
        hint=N_("Write a few words between the brackets: ![what it shows]({picture})"),
        meanwhile=N_("Visitors see the picture, but those who cannot see it learn nothing of it."),
    ),
    "picture-small-cover": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "The picture is small ({width} × {height} pixels), so it looks blurred at the top of the page."
        ),
        hint=N_(
            "Put the original in its place, at least 1080 pixels wide and 600 high. "
            "Messengers make photos small: ask for the photo as a file."
        ),
        meanwhile=_ENLARGED,
    ),
    "picture-small": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The picture is small ({width} × {height} pixels), so it looks blurred."),
        hint=N_(
            "Put the original in its place, with at least 1000 pixels on its longer side. "
            "Messengers make photos small: ask for the photo as a file."
        ),
        meanwhile=_ENLARGED,
    ),
    "picture-unused": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("No text shows the picture “{name}”."),
        hint=N_(
            "Show it with a line such as ![what it shows]({name}), or move it out of the content folder."
        ),
        meanwhile=NOT_SEEN,
    ),
    "pictures-unused": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("No text shows these pictures ({count}): {names}"),
        hint=N_(
            "Show them, each with a line such as ![what it shows](name), or move them out of the folder."
        ),
        meanwhile=N_("Visitors do not see them."),
    ),
}
