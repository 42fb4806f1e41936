"""What `kiosk import --json` prints, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kiosk.importing.carry_out import Imported
from kiosk.importing.plan import Change
from kiosk.message import one_line
from kiosk.problems.explain import explain
from kiosk.problems.order import by_weight
from kiosk.problems.problem import Problem


def as_json(done: Imported, remarks: Iterable[Problem], language: str) -> str:
    """Return {"new", "changed", "removed", "renamed", "files", "problems", "backup"} as JSON.

    The first three are lists of page folders, "" being the top of the content folder, and of what is
    removed; "renamed" counts folders, "files" the files that are written. "problems" are {"file", "severity",
    "message"} in `language`, those of the document included. "backup" is null before it is done.
    """
    plan = done.plan
    rows = [
        {
            "file": problem.file,
            "severity": problem.severity.value,
            "message": one_line(explain(problem, language).message),
        }
        for problem in (*by_weight(done.problems), *remarks)
    ]
    found = {
        "new": [page.folder for page in plan.pages if page.change is Change.NEW],
        "changed": [page.folder for page in plan.pages if page.change is Change.CHANGED],
        "removed": list(plan.removed),
        "renamed": len(plan.moved),
        "files": len(plan.writes),
        "problems": rows,
        "backup": str(done.backup) if done.backup is not None else None,
    }
    return json.dumps(found, ensure_ascii=False, indent=2)
