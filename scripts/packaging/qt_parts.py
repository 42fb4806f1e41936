"""The parts of PySide6 that the kiosk uses; the package leaves out the others."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

# Python's modules: what kiosk/viewer and kiosk/preview import, and what those load themselves.
MODULES = ("QtCore", "QtGui", "QtNetwork", "QtOpenGL", "QtQml", "QtQuick")
# QML modules, as folders: what our QML imports, and what those import themselves.
QML = ("QtQml", "QtQml/Models", "QtQml/WorkerScript", "QtQuick", "QtQuick/Shapes", "QtQuick/Templates")
# Qt's plugins: windows on X and Wayland and none, their decorations, typing, and the pictures of a release
# and of the interface. Not the looks of desktops, which would change ours.
PLUGINS = (
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
)


def take(whole: Path, place: Path) -> None:
    """Fill the new folder `place` with the parts of the folder `whole`, a PySide6, that are used.

    Files are hard links where the file system has them. Raises FileNotFoundError when a part is not there,
    as it may be in another version of Qt.
    """
    parts = [*_python(whole), *_qml(whole), *(whole / "Qt/plugins" / name for name in PLUGINS)]
    for part in parts:
        part.stat()
    for part in (*parts, *_libraries(whole, parts)):
        target = place / part.relative_to(whole)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(part, target)
        except OSError:
            shutil.copy2(part, target)


def _python(whole: Path) -> list[Path]:
    """Return Python's part: the package itself, its modules, the libraries that they share."""
    own = [path for path in whole.glob("*") if path.suffix == ".py" or path.name.startswith("libpyside6")]
    return [*own, *(whole / f"{name}.abi3.so" for name in MODULES)]


def _qml(whole: Path) -> list[Path]:
    """Return the files of the QML modules; what tells their types to tools is left out."""
    folders = [whole / "Qt/qml" / name for name in QML]
    files = [path for folder in folders for path in folder.iterdir() if path.is_file()]
    return [path for path in files if path.suffix != ".qmltypes"]


def _libraries(whole: Path, parts: Iterable[Path]) -> list[Path]:
    """Return the libraries of Qt that these parts need, as the system's loader finds them."""
    loaded = [path for path in parts if ".so" in path.name]
    told = subprocess.run(["ldd", *loaded], capture_output=True, text=True, check=True).stdout
    needed = {
        Path(line.split("=> ")[1].rsplit(" (", 1)[0]).resolve()
        for line in told.splitlines()
        if "=> /" in line
    }
    return sorted(path for path in (whole.resolve() / "Qt/lib").iterdir() if path in needed)
