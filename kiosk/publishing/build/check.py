"""Read everything as for a release, for the problems alone."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.scan import scan_site
from kiosk.content_switch.switch import is_interrupted
from kiosk.message import N_, Failure, Message
from kiosk.problems.problem import Problem
from kiosk.progress.steps import ShowProgress, quiet
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.settings.layered import layers_of

EDGE = 320  # pixels: a picture that can be shown small can be shown large
_HALFWAY = N_(
    "An import into {folder} has begun and not ended: the folder is half old and half new. The kiosk ends it "
    "when it next publishes, or at once with: {kiosk} publish --once"
)


class CannotCheck(Failure):
    """Nothing could be read; the message names the folder's full path."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A page of a layer that is shown in place of another one's; folders relative to the content folder."""

    page: str
    folder: str
    below: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The number of pages, and all problems."""

    pages: int
    problems: list[Problem]


def check(content: Path, progress: ShowProgress = quiet, over: tuple[str, ...] = ()) -> CheckResult:
    """Return the problems of a content folder, read through the same workers as by the publisher.

    `over` are layers in place of those that its settings name. Nothing is kept or changed. Raises
    CannotCheck.
    """
    if any(map(is_interrupted, (content, *(content / layer for layer in over or layers_of(content))))):
        raise CannotCheck(Message(_HALFWAY, {"folder": str(content)}))
    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as state:
        outcome = publish(
            Job(content, Path(state), edge=EDGE, durable=False, drafts=True, settle=False, over=over),
            progress=progress,
        )
    if outcome.message and not outcome.problems:
        raise CannotCheck(outcome.message)
    return CheckResult(outcome.pages, outcome.problems)


def replaced_in(content: Path) -> list[Replaced]:
    """Return which pages of the layers are shown in place of others, in the order of the screen."""
    over = layers_of(content)
    try:
        site = scan_site(content, over) if over else None
    except OSError:  # the check itself tells why
        return []
    if site is None:
        return []
    found = [Replaced(page, site.pages[page].folder, below) for below, page in site.replaced.items()]
    order = [*site.pages]
    return sorted(found, key=lambda each: order.index(each.page))
