"""A content folder and something to import, as trees of files on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.importing.command import Options, import_

Tree = Mapping[str, str | bytes]
Make = Callable[[str, Tree], Path]


def text(word: str) -> str:
    """Return a page with a title."""
    return f"# {word}\n\nText of {word}.\n"


def run(source: Path, content: Path, **options: object) -> int:
    """Import as `kiosk import` does, told in English; return the exit code."""
    return import_(Options(source, **options), content, "en")  # type: ignore[arg-type]


def tree(root: Path) -> dict[str, bytes]:
    """Return all files below a folder by relative path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a tree of files."""

    def build(name: str, files: Tree) -> Path:
        """Write files (content by path) below a new folder, and return it."""
        root = tmp_path / name
        root.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
        return root

    return build


def leftovers(content: Path) -> list[str]:
    """Return what an import has left behind beside or inside the content folder."""
    found = [name for name in os.listdir(content.parent) if name.endswith(".import")]  # noqa: PTH208
    inside = content / ".kiosk-import"
    if inside.exists():
        found += [path.name for path in inside.iterdir() if path.name not in ("before", "last", "lock")]
    return found
