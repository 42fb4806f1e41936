"""What a screen tells, in the words of the Homie convention 5.0 (homieiot.github.io): topics and payloads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

ROOT = "homie/5"
PICTURES = "kiosk/pictures"  # a JPEG each; Homie knows no bytes
STATE, DESCRIPTION = "$state", "$description"
EMPTY = "\0"  # how Homie writes the empty text, as an empty message removes what a broker keeps

State = Literal["init", "ready", "sleeping", "disconnected", "lost"]
Painting = Literal["painting", "hung", "gone", "none"]  # none: nothing is to be shown here
Role = Literal["alone", "publishes", "follows"]
Why = Literal[
    "well",
    "name-twice",
    "viewer-hung",
    "viewer-gone",
    "plain-screen",
    "no-release",
    "release-set-aside",
    "release-behind",
    "disk-full",
    "publisher-gone",
    "publisher-hung",
    "publisher-trouble",
]


@dataclass(frozen=True, slots=True)
class Property:
    """A property as the description has it: what it is called, its kind, its unit, and its values."""

    name: str
    datatype: str
    format: str = ""
    unit: str = ""

    def to_row(self) -> dict[str, str]:
        """Return the property for the description."""
        row = {"name": self.name, "datatype": self.datatype, "format": self.format, "unit": self.unit}
        return {key: value for key, value in row.items() if value}


def _one_of(name: str, words: object) -> Property:
    """Return a property that is one of a few words."""
    return Property(name, "enum", ",".join(get_args(words)))


# Node -> its name and its properties.
NODES: Mapping[str, tuple[str, Mapping[str, Property]]] = {
    "content": (
        "Content",
        {
            "release": Property("Release on the screen", "integer"),
            "release-published": Property("When it was published", "datetime"),
            "problems": Property("Problems in it", "integer", "0:"),
            "role": _one_of("Where its releases come from", Role),
            "trouble": Property("What keeps it from being published", "string"),
        },
    ),
    "viewer": (
        "Viewer",
        {
            "version": Property("Version of the program", "string"),
            "painting": _one_of("Whether the screen is painted", Painting),
            "edge": Property("Longest edge of the screen", "integer", "0:", "px"),
        },
    ),
    "machine": (
        "Machine",
        {
            "id": Property("Identity of the computer and of its process", "string"),
            "name": Property("Name", "string"),
            "center": Property("Center", "string"),
            "group": Property("Group of screens", "string"),
            "disk-free": Property("Free on the disk", "integer", "0:", "B"),
            "uptime": Property("Since the computer was started", "duration"),
            "last-seen": Property("Last sign of life", "datetime"),
            "opens": Property("When the center opens", "datetime"),
            "why": _one_of("What is wrong", Why),
        },
    ),
}


def topic(device: str, *names: str) -> str:
    """Return the topic of a device, or of something in it: `topic("almaty-foyer", "machine/why")`."""
    return "/".join((ROOT, device, *names))


def picture_topic(device: str) -> str:
    """Return the topic of the picture of what a screen shows."""
    return f"{PICTURES}/{device}"


def all_properties() -> Iterator[str]:
    """Yield each property as `node/property`."""
    for node, (_, properties) in NODES.items():
        yield from (f"{node}/{name}" for name in properties)


def description(device: str, version: int) -> str:
    """Return the description of a device; a later one needs a larger `version`."""
    nodes = {
        node: {"name": name, "properties": {each: about.to_row() for each, about in properties.items()}}
        for node, (name, properties) in NODES.items()
    }
    row = {"homie": "5.0", "version": version, "name": device, "type": "kiosk-screen", "nodes": nodes}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def duration(seconds: float) -> str:
    """Return a duration in whole hours, so that it seldom changes."""
    return f"PT{int(seconds // 3600)}H"
