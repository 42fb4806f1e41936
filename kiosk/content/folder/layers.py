"""Layers: folders in the content folder of which each lies over those before it. What their paths tell."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk.content.names.identity import fold_file
from kiosk.system.plain_file import is_folder

BACKUP = "-before-import"  # behind the name of a layer, what the last import into it replaced


class LayerAway(OSError):
    """A layer cannot be listed; `filename` is its name, as for any OSError `errno` says why.

    ENOENT stands for a layer that is not there, ELOOP for one that is only a link.
    """


def layer_away(layer: str, error: OSError) -> LayerAway:
    """Return the error that a layer cannot be listed."""
    return LayerAway(error.errno or errno.EIO, error.strerror or str(error), layer)


def layer_folder(root: Path, layer: str, folders: Sequence[str]) -> str:
    """Return the path of a layer in the content folder, spelt as on the disk.

    `layer` is its name, or the path of a folder that stands in for it; `folders` are the names of those in
    the content folder. LayerAway when there is no such folder.
    """
    if layer in folders or "/" in layer:
        return layer
    for name in folders:
        if fold_file(name) == fold_file(layer):
            return name
    path = root / layer
    is_link = os.path.lexists(path) and not is_folder(path) and path.is_dir()
    number = errno.ELOOP if is_link else errno.ENOENT
    raise LayerAway(number, os.strerror(number), layer)


def is_layer(name: str, layers: Iterable[str]) -> bool:
    """Return whether a folder directly in the content folder is one of the layers."""
    return fold_file(name) in map(fold_file, layers)


def layer_of(path: str, layers: Iterable[str]) -> str:
    """Return the layer that a relative path lies in, "" for one beside them."""
    return next((layer for layer in layers if path == layer or path.startswith(f"{layer}/")), "")


def within_layer(path: str, layers: Iterable[str]) -> str:
    """Return a relative path as it is within its layer; unchanged for one beside the layers."""
    layer = layer_of(path, layers)
    return path[len(layer) + 1 :] if layer else path
