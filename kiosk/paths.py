"""Where the program, its fonts, the content folder and the state folder are."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from kiosk.system.short_hash import short_hash

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent  # the checkout, or the folder that pip installed the package into
SCREEN_TOML = "screen.toml"  # this machine's own settings, in its state folder
# What other screens need of a picture, see kiosk.screen_edge: in the state folder where the viewer may write.
FLEET_EDGE = "viewer/fleet-edge"
QML_MODULE = PACKAGE / "viewer" / "Kiosk"
FONTS = QML_MODULE / "fonts"
INSTALLED = Path("/etc/kiosk/folders")  # `kiosk install` writes the folders of this computer's kiosk there


def is_checkout() -> bool:
    """Return whether the program runs from its own folder with its scripts, and was not installed by pip."""
    return (PROJECT / "scripts" / "kiosk").is_file()


def content_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """Return the content folder, absolute.

    It is that of --content, else of KIOSK_CONTENT, else the one that `kiosk own` remembers, else that of the
    kiosk that is installed, else the one that came with the program, or ./content where pip installed it.
    """
    chosen = option or environment.get("KIOSK_CONTENT")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if own := own_content_folder(environment):
        return own
    installed = installed_folders()
    return installed[0] if installed else default_content()


def installed_folders() -> tuple[Path, Path] | None:
    """Return content and state of the kiosk that is installed on this computer; None without one."""
    try:
        content, state, *_ = INSTALLED.read_bytes().split(b"\n")
    except (OSError, ValueError):
        return None
    folders = Path(os.fsdecode(content)), Path(os.fsdecode(state))
    return folders if all(folder.is_absolute() for folder in folders) else None


def default_content() -> Path:
    """Return the content folder that is used when nobody named one, absolute."""
    if is_checkout():
        return PROJECT / "content"
    packaged = Path(sys.prefix) / "share" / "kiosk" / "content"  # where a package of the system puts it
    return packaged if packaged.is_dir() else Path("content").absolute()


def own_content_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the content folder that `kiosk own` remembers for this user, None if there is none."""
    try:
        line = own_content_file(environment, sys.platform).read_bytes().rstrip(b"\n")
    except OSError:
        return None
    folder = Path(os.fsdecode(line))
    return folder if line and folder.is_absolute() else None


def own_content_file(environment: Mapping[str, str], platform: str) -> Path:
    """Return the file that holds the path of this user's own content folder; it may not exist."""
    if platform in ("win32", "darwin"):
        return user_state(environment, platform) / "content-folder"
    return Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "kiosk" / "content-folder"


def state_folder(option: str | None, environment: Mapping[str, str], content: Path) -> Path:
    """Return the folder of --state, else of KIOSK_STATE, else one among the user's own files; absolute.

    Each content folder has a state folder of its own, so that looking at another center's content never
    shows the pages of this one. That of a kiosk that is installed has the one that was installed with it.
    """
    chosen = option or environment.get("KIOSK_STATE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    installed = installed_folders()
    if installed and installed[0] == content:
        return installed[1]
    mark = short_hash(os.fsencode(content), 4)
    return user_state(environment, sys.platform) / f"{content.name or 'content'}-{mark}"


def viewer_folder(state: Path) -> Path:
    """Return the folder in a state folder into which the viewer writes; it may not be able to elsewhere."""
    return state / "viewer"


def user_state(environment: Mapping[str, str], platform: str) -> Path:
    """Return the folder for the state of this user's programs on `platform`, see sys.platform."""
    if platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"]) / "kiosk"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "kiosk"
    return Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "kiosk"
