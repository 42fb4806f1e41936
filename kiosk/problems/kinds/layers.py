"""What can be wrong with the layers of a content folder."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import NOT_SEEN

_AS_BEFORE = N_("Visitors see everything as it was before; nothing new is shown until then.")

KINDS = {
    "layer-missing": Kind(
        ERROR,
        Hides.EVERYTHING,
        message=N_("The setting over names the folder “{name}”, which is not there."),
        hint=N_(
            "If it lies on a disk or share, connect it. If its name is another one, write it as the folder "
            "is called. If it is to be new, make it: it may be empty."
        ),
        meanwhile=_AS_BEFORE,
    ),
    "layer-empty": Kind(
        ERROR,
        Hides.EVERYTHING,
        message=N_("The folder “{name}” is empty: its disk or share is not connected."),
        hint=N_(
            "Connect it, or copy its pages there again. If you do not want them any more, take its name out "
            "of the setting over in kiosk.toml."
        ),
        meanwhile=_AS_BEFORE,
    ),
    "layer-link": Kind(
        ERROR,
        Hides.EVERYTHING,
        message=N_(
            "The layer “{name}” is only a link to another place, and the kiosk does not follow links."
        ),
        hint=N_("Copy the real folder here instead, or mount its disk or share here."),
        meanwhile=_AS_BEFORE,
    ),
    "layer-unreadable": Kind(
        ERROR,
        Hides.EVERYTHING,
        message=N_("The layer “{name}” cannot be opened ({reason})."),
        hint=N_("Check that its disk or share is connected and that everyone may read the folder."),
        meanwhile=_AS_BEFORE,
    ),
    "folder-beside-layers": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("“{name}” lies beside the layers, so it is no page."),
        hint=N_("Move it into the folder “{layer}”, or delete it."),
        meanwhile=NOT_SEEN,
    ),
}
