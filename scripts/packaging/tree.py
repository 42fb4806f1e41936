"""The files of the package, laid out as they will be on the computer that installs it."""

from __future__ import annotations

import compileall
import gzip
import os
import py_compile
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

from kiosk.content.folder.report_name import is_report
from kiosk.languages.catalogue import LANGUAGES, SOURCE_LANGUAGE
from scripts.packaging.completion import completion
from scripts.packaging.copyright import copyright_file
from scripts.packaging.debian import FILES
from scripts.packaging.man_page import man_page
from scripts.packaging.qt_parts import take

# Where the program is on that computer.
HOME = "opt/kiosk"
# What tells other programs of a library, and what only names the place where it was built.
_LEFT_OUT = (
    "*.pyi",
    "py.typed",
    "RECORD",
    "INSTALLER",
    "REQUESTED",
    "direct_url.json",
    "*.c",
    "*.h",
    "*.pxd",
)
# For whoever works with the kiosk; what else is in docs speaks of the checkout.
DOCS = ("content.md", "install.md", "caretaker", "staff")


def fill(root: Path, project: Path) -> None:
    """Make the folder `root` hold all that the package installs.

    It holds a venv in opt/kiosk, with the program and its libraries, whose Python runs this.
    """
    site = _site_packages(root)
    _write(root / "usr/share/doc/kiosk/copyright", copyright_file(project, _libraries(site)))
    _trim(site)
    _lay_out_qts_own_modules(root)
    _settle(root)
    _copy(project / "main.py", root / HOME / "main.py")
    _copy(project / "content", root / HOME / "share/kiosk/content")
    for name in DOCS:
        _copy(project / "docs" / name, root / "usr/share/doc/kiosk" / name)
    _compressed(root / "usr/share/doc/kiosk/CHANGELOG.md.gz", (project / "CHANGELOG.md").read_text("utf-8"))
    for language in LANGUAGES:
        place = root / "usr/share/man" / ("" if language == SOURCE_LANGUAGE else language)
        _compressed(place / "man1/kiosk.1.gz", man_page(language))
    _write(root / "usr/share/bash-completion/completions/kiosk", completion())
    _desktop(root / "usr/share")
    _compile(root, site)
    _permissions(root)


def _site_packages(root: Path) -> Path:
    """Return the folder of the libraries."""
    [site] = (root / HOME / "lib").glob("python3*/site-packages")
    return site


def _libraries(site: Path) -> list[Distribution]:
    """Return the libraries that are installed beside the program."""
    return [each for each in distributions(path=[str(site)]) if each.name != "kiosk"]


def _trim(site: Path) -> None:
    """Take away what the kiosk does not use."""
    whole = site / "PySide6.whole"
    (site / "PySide6").rename(whole)
    take(whole, site / "PySide6")
    shutil.rmtree(whole)
    for pattern in _LEFT_OUT:
        for path in site.rglob(pattern):
            path.unlink()


def _lay_out_qts_own_modules(root: Path) -> None:
    """Have PySide6 lay its own modules, which it has in a library, beside that: they are compiled then."""
    python = root / HOME / "bin/python"
    subprocess.run([python, "-c", "import PySide6.QtQuick"], env={**os.environ, "SBK_EMBED": "0"}, check=True)


def _settle(root: Path) -> None:
    """Take the place where it was built out of the venv, and put in what starts the program."""
    home = root / HOME
    for path in (home / "bin").iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif not path.name.startswith("python"):
            path.unlink()
    (home / ".gitignore").unlink(missing_ok=True)  # Python 3.13 makes one
    for name in ("include", "share"):
        shutil.rmtree(home / name, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    (home / "pyvenv.cfg").write_text(
        f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {version}\n", "ascii"
    )
    _copy(FILES / "kiosk", home / "bin/kiosk")
    link = root / "usr/bin/kiosk"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(f"/{HOME}/bin/kiosk")


def _desktop(share: Path) -> None:
    """Put in what desktops show: the entries of their menus, and the icon."""
    import pyvips

    for name in ("kiosk.desktop", "kiosk-preview.desktop"):
        _copy(FILES / name, share / "applications" / name)
    icons = share / "icons/hicolor"
    _copy(FILES / "kiosk.svg", icons / "scalable/apps/kiosk.svg")
    (icons / "256x256/apps").mkdir(parents=True)
    drawn = pyvips.Image.svgload(str(FILES / "kiosk.svg"))
    drawn.write_to_file(str(icons / "256x256/apps/kiosk.png"), keep="none")


def _compile(root: Path, site: Path) -> None:
    """Compile all Python, for its place on the other computer; what was compiled is never looked at again."""
    for old in root.rglob("__pycache__"):
        shutil.rmtree(old)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(
        site, quiet=2, workers=0, stripdir=root, prependdir="/", invalidation_mode=mode, maxlevels=20
    )


def _permissions(root: Path) -> None:
    """Let everybody read all of it, whatever the umask was."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)


def _copy(source: Path, target: Path) -> None:
    """Copy a file, or a folder without what the publisher tells staff in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=_not_shipped)
    else:
        shutil.copy(source, target)


def _not_shipped(folder: str, names: list[str]) -> list[str]:
    """Return which of the names in a folder are not copied; see shutil.copytree."""
    return [name for name in names if is_report(name) or name == ".kiosk-import" or name.endswith(".py")]


def _write(path: Path, text: str) -> None:
    """Write a text file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _compressed(path: Path, text: str) -> None:
    """Write a text file compressed, the same bytes for the same text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
