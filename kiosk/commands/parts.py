"""Whether the packages that the program needs are installed for the Python that runs it."""

from __future__ import annotations

from importlib.util import find_spec

from kiosk.message import N_, Message
from kiosk.paths import is_checkout

# The dependencies in pyproject.toml, by the names under which they are imported.
PARTS = (
    "PySide6",
    "markdown",
    "babel",
    "PIL",
    "pyvips",
    "segno",
    "mammoth",
    "msgspec",
    "pygal",
    "tqdm",
    "tzdata",
)


def missing_parts() -> Message | None:
    """Return which packages are missing and how to install them, as a message; None if all are there."""
    lacking = [name for name in PARTS if find_spec(name) is None]
    if not lacking:
        return None
    text = N_(
        "Parts of the program itself are missing here: {names}. Your content is not to blame. "
        "To install them, type in the folder of the program: pip install ."
    )
    if is_checkout():
        text = N_(
            "Parts of the program itself are missing here: {names}. Your content is not to blame. "
            "Start the kiosk with {kiosk}, which installs them first."
        )
    return Message(text, {"names": ", ".join(lacking)})
