"""What can be wrong with links, and why an address has no QR code."""

from __future__ import annotations

from dataclasses import replace

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind
from kiosk.problems.kinds import other_files

_NO_LINK = N_("Visitors see its words without a link.")

KINDS = {
    "link-scheme": Kind(
        WARNING,
        Hides.PART,
        message=N_("The address “{address}” is of a kind that the kiosk cannot show."),
        hint=N_("Link to a page here, to a web address (https://…), a phone (tel:+7…) or an e-mail address."),
        meanwhile=_NO_LINK,
    ),
    "link-missing": Kind(
        ERROR,
        Hides.PART,
        message=N_("The link “{name}” leads to a page that does not exist."),
        hint=N_("Check the name of the folder, or remove the link."),
        meanwhile=_NO_LINK,
    ),
    "link-to-file": Kind(
        ERROR,
        Hides.PART,
        message=N_("The link “{name}” leads to a file, and only pages can be opened."),
        hint=N_("Link to a page’s folder. To show a picture, put an exclamation mark before it: ![…](…)"),
        meanwhile=_NO_LINK,
    ),
    "link-to-document": Kind(
        ERROR,
        Hides.PART,
        message=N_("The link “{name}” leads to a file that the kiosk cannot open."),
        hint=N_("Copy its words into a text. Or put it on a website and link to it there."),
        meanwhile=_NO_LINK,
    ),
    "link-to-film": replace(other_files.KINDS["film"], severity=ERROR),
    "link-to-sound": replace(other_files.KINDS["sound"], severity=ERROR),
    "link-file-missing": Kind(
        ERROR,
        Hides.PART,
        message=N_("The link “{name}” leads to a file that does not exist."),
        hint=N_("To show a picture, put it beside the text and write ![what it shows]({name})"),
        meanwhile=_NO_LINK,
    ),
    "link-unsupported": Kind(
        ERROR,
        Hides.PART,
        message=N_("The link “{name}” is of a kind that the kiosk does not show."),
        hint=N_("Use a folder of the kiosk, an address with https:// or a phone number."),
        meanwhile=_NO_LINK,
    ),
    "link-too-long": Kind(
        ERROR,
        Hides.PART,
        message=N_("The address “{name}” is too long for a QR code."),
        hint=N_("Use a shorter address of the same page."),
        meanwhile=_NO_LINK,
    ),
    "codes-many": Kind(
        ERROR,
        Hides.PART,
        message=N_("This text has more than {most} addresses; “{name}” and those after it have no QR code."),
        hint=N_("Leave out some addresses, or divide the page."),
        meanwhile=_NO_LINK,
    ),
}
