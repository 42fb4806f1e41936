"""The places of the names on a marked picture, for QML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewer.labels import Label, label_places

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LabelPlaces(QObject):
    """Finds where names can stand on a picture; keeps nothing."""

    @Slot(float, float, "QVariantList", result="QVariantList")
    def find(self, width: float, height: float, labels: Sequence[dict[str, Any]]) -> list[dict[str, float]]:
        """Return {"x", "y"} for each of `labels`; empty when they cannot all be read.

        A label is {"x", "y", "width", "height", "point"}: where its point or its middle is, its
        size, and the radius of its point or 0; everything in pixels.
        """
        wanted = [Label(**{name: float(value) for name, value in label.items()}) for label in labels]
        boxes = label_places(width, height, wanted)
        return [{"x": box.x, "y": box.y} for box in boxes or ()]
