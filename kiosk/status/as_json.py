"""A status as JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from kiosk.message import Message
from kiosk.status.lines import said
from kiosk.status.status import Sharing, Status, Viewer


def as_json(status: Status, language: str) -> str:
    """Return {"well", "wrong", "screen", "release", "instead", "pages", "publisher", ...} as JSON.

    "screen" has what kiosk.health.health.Health has, "this_screen" what kiosk.status.status.Among has,
    "pages" a kiosk.health.proof.Proof.
    """

    def folder(path: str, trouble: Message | None) -> dict[str, object]:
        """Return a folder and what is wrong with it, null for nothing."""
        return {"folder": path, "trouble": said(trouble, language) if trouble else None}

    row = {
        "well": not status.wrong,
        "wrong": status.wrong,
        "release": asdict(status.release) if status.release else None,
        "screen": _screen(status.viewer),
        "this_screen": asdict(status.among) if status.among else None,
        "pages": asdict(status.proof) if status.proof else None,
        "instead": status.instead.to_row() if status.instead else None,
        "publisher": asdict(status.publisher),
        "sharing": _shared(status.sharing),
        "follows": _followed(status, language),
        "content": folder(status.content, status.content_trouble),
        "state": folder(status.state, status.state_trouble),
        "disk": asdict(status.disk) if status.disk else None,
        "log": {"folder": status.log, "errors": _errors(status)},
    }
    return json.dumps(row, ensure_ascii=False, indent=2)


def _followed(status: Status, language: str) -> dict[str, object] | None:
    """Return what is followed and what is wrong with it as plain values, None for nothing."""
    if status.followed is None:
        return None
    trouble = status.followed.trouble
    return {
        "source": status.followed.source,
        "heard": status.followed.heard,
        "trouble": said(trouble, language) if trouble else None,
    }


def _errors(status: Status) -> list[dict[str, str]] | None:
    """Return the last errors as rows, None when they cannot be read."""
    return None if status.errors is None else [asdict(entry) for entry in status.errors]


def _screen(viewer: Viewer) -> dict[str, object]:
    """Return the program on the screen and what it told of itself, as plain values."""
    told = asdict(viewer.health) if viewer.health else {}
    return {"pulse": viewer.pulse, "expected": viewer.expected, "behind": viewer.behind, **told}


def _shared(sharing: Sharing | None) -> dict[str, object] | None:
    """Return what is shared as plain values, null for nothing."""
    if sharing is None:
        return None
    trouble = sharing.problem.to_row() if sharing.problem else None
    return {"folder": sharing.folder, "release": sharing.release, "trouble": trouble}
