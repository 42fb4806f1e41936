"""Whether the packages that the program needs are installed for the Python that runs it."""

from __future__ import annotations

from importlib.util import find_spec

from kiosk.message import N_, Message
from kiosk.paths import is_checkout

# The packages of pyproject.toml by the names they are imported by.
PARTS = ("PySide6", "markdown", "babel", "PIL", "pyvips", "segno", "mammoth", "tzdata")


def missing_parts() -> Message | None:
    """Return what to say when parts of the program are not installed, else None."""
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
