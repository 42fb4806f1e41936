"""What the Debian package is called, what it needs and what it holds, as nfpm reads it."""

from __future__ import annotations

from pathlib import Path

from kiosk import __version__
from kiosk.viewer.display.libraries import libraries

FILES = Path(__file__).parent / "files"
SUMMARY = "touchscreen for a lobby, fed from a folder of texts and pictures"
_DESCRIPTION = f"""\
{SUMMARY}
Pages in several languages from a folder of plain text and photos, shown full
screen on a touchscreen, without internet and without a graphics card. Staff
change a file and the screen shows it a moment later.

A computer becomes a kiosk by `sudo kiosk install`; `kiosk preview` shows a
folder in a window."""
# For a kiosk, not for making its pages: a compositor, a session, ways to darken the screen.
_RECOMMENDED = ("cage", "wlr-randr", "ddcutil", "systemd", "libpam-systemd")
# The cage of Debian 12 ends when there is no Xwayland, which it does not ask for.
_RECOMMENDED_IN = {"12": ("xwayland",)}
# Samba listens to the network as soon as it is there; the last two are for many screens.
_SUGGESTED = ("samba", "bash-completion", "ostree", "gnupg")
# nfpm's names for the scripts that dpkg runs, and their files.
_SCRIPTS = {"postinstall": "postinst", "preremove": "prerm"}


def package_version(release: str) -> str:
    """Return the version of the package for a release of Debian, such as `0.2.0~deb12` for 12.

    What is made for the next release counts as newer.
    """
    return f"{__version__}~deb{release}"


def nfpm_settings(tree: Path, release: str, architecture: str, python: str) -> dict[str, object]:
    """Return nfpm's settings.

    `tree` is the root of a file system with what is installed, `release` the number of Debian's release,
    `python` Debian's package with the Python that the tree was made for, such as python3.11.
    """
    needed = [python, "libc6 (>= 2.34)", "libstdc++6", *dict.fromkeys(libraries().values())]
    return {
        "name": "kiosk",
        "arch": architecture,
        "platform": "linux",
        "version": package_version(release),
        "version_schema": "none",
        "section": "misc",
        "priority": "optional",
        "maintainer": "Baldauren kiosk contributors <kiosk@localhost>",
        "description": _DESCRIPTION,
        "license": "MIT",
        "depends": needed,
        "recommends": [*_RECOMMENDED, *_RECOMMENDED_IN.get(release, ())],
        "suggests": list(_SUGGESTED),
        "contents": [
            {"src": str(tree / top), "dst": f"/{top}", "type": "tree"} for top in ("opt/kiosk", "usr")
        ],
        "scripts": {name: str(FILES / file) for name, file in _SCRIPTS.items()},
        "deb": {"compression": "zstd"},  # 4 s to pack where xz takes 50, 67 MB where that has 64
    }
