"""Who may know whom: imports go one way, and each library is known in one place."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
UPPER = ("cli", "commands", "viewer", "importing", "publishing", "station")
MAY_IMPORT_UPPER = {
    "cli": {"commands"},
    "commands": {"viewer", "importing", "publishing", "station"},
    "importing": {"publishing"},
}
# Library -> the module, or the package with all its modules, that may import it.
KNOWN_IN = {
    "markdown": "kiosk.content.markdown",
    "babel": "kiosk.languages",
    "PIL": "kiosk.publishing",
    "mammoth": "kiosk.importing.word_html",
    "resvg_py": "kiosk.publishing",
    "segno": "kiosk.publishing",
    "PySide6": "kiosk.viewer",
    "shiboken6": "kiosk.viewer",
    "tqdm": "kiosk.terminal",
    "tzdata": "kiosk.languages",
}
MODULES = sorted(
    ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")
    for path in (PROJECT / "kiosk").rglob("*.py")
)


def imported_by(module: str) -> Iterator[tuple[int, str]]:
    """Yield each line and full name that the module imports, wherever in the file it does."""
    path = PROJECT.joinpath(*module.split("."))
    package = module if path.is_dir() else module.rpartition(".")[0]
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def mistake(module: str, name: str) -> str | None:
    """Return what is wrong with `module` importing `name` and how to mend it, or None."""
    top = name.partition(".")[0]
    if top == "kiosk":
        part, other = (f"{each}..".split(".")[1] for each in (module, name))
        if other in UPPER and other != part and other not in MAY_IMPORT_UPPER.get(part, ()):
            return (
                f"kiosk/{part} must not know kiosk/{other}. Let a module of kiosk/commands import both and "
                "hand over a value or a function, or move what both need down to content, languages or "
                "settings."
            )
        return None
    if top in sys.stdlib_module_names:
        return None
    home = KNOWN_IN.get(top)
    if home is None:
        return f"{top} is a new dependency: list it in pyproject.toml, and its one home in KNOWN_IN here."
    if f"{module}.".startswith(f"{home}."):
        return None
    return f"{top} is known in {home} only: call a function there, or add one, that returns plain values."


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    wrong = [
        f"{module}, line {line}: imports {name}. {reason}"
        for line, name in imported_by(module)
        if (reason := mistake(module, name))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("module", "name", "right"),
    [
        ("kiosk.commands.run", "kiosk.viewer.run", True),
        ("kiosk.cli", "kiosk.commands.options", True),
        ("kiosk.viewer.site", "kiosk.commands.run", False),
        ("kiosk.viewer.site", "kiosk.release.Release", True),
        ("kiosk.viewer.site", "kiosk.publishing.store", False),
        ("kiosk.publishing", "kiosk.viewer", False),
        ("kiosk.content.site", "kiosk.cli.main", False),
        ("kiosk.content.markdown", "markdown.Markdown", True),
        ("kiosk.content.markdown_tables", "markdown.Markdown", False),
        ("kiosk.languages.dates", "babel.dates.format_date", True),
        ("kiosk.release", "PySide6.QtCore", False),
        ("kiosk.release", "json", True),
        ("kiosk.release", "requests", False),
    ],
)
def test_the_rule_itself(module: str, name: str, right: bool) -> None:
    assert (mistake(module, name) is None) is right


def loaded_by(module: str) -> set[str]:
    """Return the top-level names, beyond the standard library, that importing `module` loads."""
    code = f"import sys; old = set(sys.modules); import {module}; print(*(set(sys.modules) - old))"
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    tops = {name.partition(".")[0] for name in run.stdout.split()}
    return tops - sys.stdlib_module_names - {"kiosk"}


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ("kiosk.publishing.poll", "the process that waits for changes stays under 20 MB"),
        ("kiosk.cli", "each command loads only what it needs when it runs"),
    ],
)
def test_light_modules_load_the_standard_library_only(module: str, why: str) -> None:
    heavy = loaded_by(module)
    assert not heavy, f"import {module} loads {heavy}, yet {why}: import it in a worker or in the function."


def test_the_worker_that_reads_pages_loads_no_qt() -> None:
    assert loaded_by("kiosk.content.markdown") & KNOWN_IN.keys() == {"markdown"}
