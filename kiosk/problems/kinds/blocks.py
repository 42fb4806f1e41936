"""What can be wrong with tables, timelines, quizzes and pictures with named places."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind

_ORDINARY_LIST = N_("Visitors see an ordinary list.")

KINDS = {
    "table-wide": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This table has {columns} columns, and the screen has room for {most}."),
        hint=N_("Divide it into several tables, or swap its rows and columns."),
        meanwhile=N_("Visitors see each row as a list of its cells."),
    ),
    "table-cut": Kind(
        ERROR,
        Hides.PART,
        message=N_("This table has {columns} columns, of which the first {most} are shown."),
        hint=N_("Divide it into several tables."),
        meanwhile=N_("Visitors do not see the columns after that."),
    ),
    "timeline-mixed": Kind(
        WARNING,
        Hides.PART,
        message=N_("All lines of this list but one start with a bold date. The other one is “{text}”."),
        hint=N_("Start this line with a short date in bold as well: **2002** …"),
        meanwhile=_ORDINARY_LIST,
    ),
    "marks-mixed": Kind(
        WARNING,
        Hides.PART,
        message=N_(
            "All lines of this list but one name a place on the picture above. The other one is “{text}”."
        ),
        hint=N_("Start this line with how far it is from the left and from the top: 52 % 24 % **Astana**"),
        meanwhile=_ORDINARY_LIST,
    ),
    "marks-many": Kind(
        ERROR,
        Hides.PART,
        message=N_("{marks} places are named on this picture; at most {most} can be told apart."),
        hint=N_(
            "Divide the list: the same picture may stand several times, each time with some of the places."
        ),
        meanwhile=N_("Visitors see the picture, and all its places as an ordinary list below it."),
    ),
    "quiz-without-right": Kind(
        WARNING,
        Hides.PART,
        message=N_("This quiz has no right answer: neither “{text}” nor any other is ticked."),
        hint=N_("Put an x into the brackets of the right one: [x]"),
        meanwhile=N_("Visitors see the quiz, but every answer is wrong."),
    ),
    "quiz-mixed": Kind(
        WARNING,
        Hides.PART,
        message=N_("Only some lines of this list have [ ]. The first one without is “{text}”."),
        hint=N_("Start every answer with [ ] or, if it is right, with [x]."),
        meanwhile=_ORDINARY_LIST,
    ),
    "quiz-long": Kind(
        ERROR,
        Hides.PART,
        message=N_("This quiz has {answers} answers; visitors can choose among at most {most}."),
        hint=N_("Leave out some answers, or make several questions of it."),
        meanwhile=_ORDINARY_LIST,
    ),
}
