"""Layers that are away: nothing is published without them, so that none of their pages leaves the screen."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from kiosk.content.folder.layers import LayerAway, layer_folder
from kiosk.content.names.leftovers import is_hidden
from kiosk.message import N_, Failure, Message
from kiosk.problems.problem import Problem
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.reading.staff_settings import StaffSettings
from kiosk.publishing.build.unsettled import Unsettled
from kiosk.publishing.store.build_manifest import BuildManifest
from kiosk.system.reasons import reason

_WITHOUT = N_(
    "A layer of {folder} is away: {layer}. Nothing is published without it; the kiosk tries again by itself."
)
_UNKNOWN = N_(
    "What {folder} says of layers (over in kiosk.toml) cannot be read. Nothing is published until that file "
    "is put right; the kiosk tries again by itself."
)
_CODES = {
    errno.ENOENT: "layer-missing",
    errno.ENOTDIR: "layer-missing",
    errno.ELOOP: "layer-link",
    errno.ENODEV: "layer-empty",
}


def require_layers(content: Path, over: Sequence[str], before: BuildManifest) -> tuple[str, ...]:
    """Return which layers are disks or shares of their own; `before` knows which of them were.

    Raises LayerAway for an empty folder in which nothing is mounted any more, or which is not the last layer
    and had pages: staff have not deleted them all. OSError when the content folder cannot be listed.
    """
    folders = os.listdir(content)  # noqa: PTH208 - names are all that is needed
    now = []
    for layer in over:
        folder = content / layer_folder(content, layer, folders)
        if os.path.ismount(folder):
            now.append(layer)
        elif not _holds_anything(folder, layer) and (
            layer in before.mounted or (layer != over[-1] and _had_pages(folder.name, before))
        ):
            raise LayerAway(errno.ENODEV, os.strerror(errno.ENODEV), layer)
    return tuple(now)


def require_known(job: Job, settings: StaffSettings) -> None:
    """Raise Unsettled when kiosk.toml names layers that cannot be read: they would be taken for pages."""
    from kiosk.settings.layered import layers_to_change

    try:
        layers_to_change(Path(job.root))
    except Failure:
        raise Unsettled(Message(_UNKNOWN, {"folder": job.root}), settings.problems) from None


def _holds_anything(folder: Path, layer: str) -> bool:
    """Return whether anything that staff see lies in a folder. LayerAway when it cannot be listed."""
    try:
        return not all(map(is_hidden, os.listdir(folder)))  # noqa: PTH208 - names are all that is needed
    except OSError as error:
        raise LayerAway(error.errno or errno.EIO, error.strerror or "", layer) from None


def _had_pages(layer: str, before: BuildManifest) -> bool:
    """Return whether the last release shows a page of a layer."""
    entries = (entry for languages in before.pages.values() for entry in languages.values())
    return any(entry.good and entry.file.startswith(f"{layer}/") for entry in entries)


def without_layer(job: Job, settings: StaffSettings, error: LayerAway) -> Unsettled:
    """Return the error that nothing can be published, since a layer is away."""
    from kiosk.settings.layered import place_of

    layer = str(error.filename)
    code = _CODES.get(error.errno or 0, "layer-unreadable")
    values = {"name": layer} if code in _CODES.values() else {"name": layer, "reason": reason(error)}
    problem = Problem(code, *place_of(Path(job.root), (), "over"), values)
    message = Message(_WITHOUT, {"folder": job.root, "layer": layer})
    # Without the settings: those of the layer are lacking, such as the language of the report.
    return Unsettled(message, [problem, *settings.problems])
