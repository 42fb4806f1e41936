"""What is on the screen now: its texts, buttons and pictures, and where they are.

A single JavaScript function looks at all items. PySide6 has no converter for Text's enumerations, and its
wrapper of a meta-object outlives the item, see docs/develop.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtQml import QQmlEngine, QQmlExpression

from kiosk.viewer.assembly import Viewer

_LOOK = """(function look(item, frames, found) {
    function inkOf(item, place) {
        const across = item.width - item.leftPadding - item.rightPadding - item.contentWidth;
        const down = item.height - item.topPadding - item.bottomPadding - item.contentHeight;
        const left = item.leftPadding + across * ({2: 1, 4: 0.5}[item.effectiveHorizontalAlignment] ?? 0);
        const above = item.topPadding + down * ({64: 1, 128: 0.5}[item.verticalAlignment] ?? 0);
        return [place[0] + left, place[1] + above, item.contentWidth, item.contentHeight];
    }
    if (!item.visible || item.opacity === 0)
        return found;
    const corner = item.mapToItem(null, 0, 0);
    const end = item.mapToItem(null, item.width, item.height);
    const place = [corner.x, corner.y, end.x - corner.x, end.y - corner.y];
    if (item.lineCount !== undefined && item.textFormat !== undefined && item.text !== "")
        found.texts.push({
            "text": item.text, "styled": item.textFormat === 4, "wraps": item.wrapMode === 4,
            "family": item.font.family, "size": item.font.pixelSize,
            "bold": item.font.bold, "italic": item.font.italic,
            "width": item.width - item.leftPadding - item.rightPadding, "lines": item.lineCount,
            "truncated": item.truncated, "frames": frames,
            "ink": inkOf(item, place)
        });
    if (item.paintedWidth !== undefined && String(item.source).includes("/pictures/"))
        found.pictures.push({
            "source": String(item.source), "place": place, "frames": frames,
            "decoded": [item.implicitWidth, item.implicitHeight],
            "painted": [item.paintedWidth, item.paintedHeight],
            "broken": item.status === 3
        });
    const touched = item.clicked !== undefined && item.pressed !== undefined;
    if (touched && item.enabled)
        found.buttons.push({"name": item.name, "place": place, "frames": frames});
    if (String(item).startsWith("Bar_"))
        found.bar = place;
    if (String(item).startsWith("ScrollButton_"))
        found.scroll = place;
    if (touched || item.clip || frames.length === 0)
        frames = [...frames, {"place": place, "scrolls": item.originY !== undefined}];
    for (let at = 0; at < item.children.length; ++at)
        look(item.children[at], frames, found);
    return found;
})"""


@dataclass(frozen=True, slots=True)
class Frame:
    """A button, or an item that clips its content; `scrolls` says that more of the content may be below."""

    place: QRectF
    scrolls: bool


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text and how it is set: `width` is the room for its lines, `ink` is where they are."""

    text: str
    styled: bool
    wraps: bool
    font: QFont
    width: float
    lines: int
    truncated: bool
    ink: QRectF
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button that can be tapped."""

    name: str
    place: QRectF
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture of the release.

    `decoded` are the pixels that were read, `painted` those on which they are painted, cropped ones included;
    `broken` says that its file cannot be opened.
    """

    source: str
    decoded: list[float]
    painted: list[float]
    broken: bool
    place: QRectF
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is on the screen; `scroll` is the round button that scrolls a page."""

    texts: tuple[SeenText, ...]
    buttons: tuple[SeenButton, ...]
    pictures: tuple[SeenPicture, ...]
    bar: QRectF
    scroll: QRectF


FIND = """(function find(item, kind) {
    if (kind === "" || String(item).startsWith(kind + "_"))
        return item;
    for (const child of item.children) {
        const found = find(child, kind);
        if (found)
            return found;
    }
})"""


def look(viewer: Viewer, kind: str = "") -> Seen:
    """Return what is seen now on the whole screen, or on its first item of a QML type."""
    empty = '{"texts": [], "buttons": [], "pictures": [], "bar": [0, 0, 0, 0], "scroll": [0, 0, 0, 0]}'
    call = f"JSON.stringify({_LOOK}({FIND}(this.contentItem, '{kind}'), [], {empty}))"
    told, _ = QQmlExpression(QQmlEngine.contextForObject(viewer.window), viewer.window, call).evaluate()
    found = json.loads(str(told))
    buttons = (
        SeenButton(each["name"], QRectF(*each["place"]), _frames(each["frames"])) for each in found["buttons"]
    )
    pictures = (
        SeenPicture(**{**each, "place": QRectF(*each["place"]), "frames": _frames(each["frames"])})
        for each in found["pictures"]
    )
    places = QRectF(*found["bar"]), QRectF(*found["scroll"])
    return Seen(tuple(map(_text, found["texts"])), tuple(buttons), tuple(pictures), *places)


def _frames(told: list[dict[str, Any]]) -> tuple[Frame, ...]:
    """Return frames as JavaScript described them."""
    return tuple(Frame(QRectF(*each["place"]), each["scrolls"]) for each in told)


def _text(each: dict[str, Any]) -> SeenText:
    """Return a text as JavaScript described it."""
    font = QFont(each["family"])
    font.setPixelSize(each["size"])
    font.setBold(each["bold"])
    font.setItalic(each["italic"])
    return SeenText(
        each["text"],
        each["styled"],
        each["wraps"],
        font,
        each["width"],
        each["lines"],
        each["truncated"],
        QRectF(*each["ink"]),
        _frames(each["frames"]),
    )
