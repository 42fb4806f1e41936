"""The places of names on a marked picture, for QML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.viewer.page.label_layout import Label, label_layout
from kiosk.viewer.page.spread import spread

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

_NUMBERS = ("x", "y", "width", "height", "point")


@QmlElement
@QmlSingleton
class LabelModel(QObject):
    """Finds where names can be placed on a picture; has no state."""

    @Slot(float, float, "QVariantList", result="QVariantList")
    def find(self, width: float, height: float, labels: Sequence[dict[str, Any]]) -> list[dict[str, float]]:
        """Return {"x", "y"} for each of `labels`, nothing when not all of them can be read.

        A label is {"x", "y", "width", "height", "point"}, in pixels: the middle of its point or of its area,
        its size, and the radius of its point or 0; and "side", on which side of its point it is to stand.
        """
        wanted = [
            Label(**{name: float(label[name]) for name in _NUMBERS}, side=label.get("side", ""))
            for label in labels
        ]
        boxes = label_layout(width, height, wanted)
        return [{"x": box.x, "y": box.y} for box in boxes or ()]

    @Slot(float, float, "QVariantList", result="QVariantList")
    def findSome(
        self, width: float, height: float, labels: Sequence[dict[str, Any]]
    ) -> list[dict[str, float]]:
        """Return the same for as many names as can be read, {} for each of the others."""
        found: list[dict[str, float]] = []
        kept = list(labels)
        while kept and not (found := self.find(width, height, kept)):
            names = [label for label in kept if label["width"] > 0]
            if not names:
                break
            kept.remove(max(names, key=lambda label: label["width"]))
        by_label = dict(zip(map(id, kept), found, strict=False))
        return [by_label.get(id(label), {}) for label in labels]

    @Slot(float, float, "QVariantList", float, result="QVariantList")
    def spread(
        self, width: float, height: float, points: Sequence[dict[str, Any]], disc: float
    ) -> list[dict[str, float]]:
        """Return {"x", "y"}, the centre of a disc for each of `points`, so that no disc covers another."""
        centres = spread(width, height, [(float(point["x"]), float(point["y"])) for point in points], disc)
        return [{"x": x, "y": y} for x, y in centres]
