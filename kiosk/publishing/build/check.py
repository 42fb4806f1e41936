"""Read everything as for a release, for the problems alone."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.content_switch.switch import is_interrupted
from kiosk.message import N_, Failure, Message
from kiosk.problems.problem import Problem
from kiosk.progress.steps import ShowProgress, quiet
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish

EDGE = 320  # pixels: a picture that can be shown small can be shown large
_HALFWAY = N_(
    "An import into {folder} has begun and not ended: the folder is half old and half new. The kiosk ends it "
    "when it next publishes, or at once with: {kiosk} publish --once"
)


class CannotCheck(Failure):
    """Nothing could be read; the message names the folder's full path."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The number of pages, and all problems."""

    pages: int
    problems: list[Problem]


def check(content: Path, progress: ShowProgress = quiet) -> CheckResult:
    """Return the problems of a content folder, read through the same workers as by the publisher.

    Nothing is kept or changed. Raises CannotCheck.
    """
    if is_interrupted(content):
        raise CannotCheck(Message(_HALFWAY, {"folder": str(content)}))
    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as state:
        outcome = publish(
            Job(content, Path(state), edge=EDGE, durable=False, drafts=True, settle=False), progress=progress
        )
    if outcome.message and not outcome.problems:
        raise CannotCheck(outcome.message)
    return CheckResult(outcome.pages, outcome.problems)
