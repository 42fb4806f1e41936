"""Who may know whom: imports go one way, and each library is known in one place."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
BASE = ("__version__", "paths", "invocation", "message", "system", "languages", "progress", "problems")
# Room -> the rooms that it may import, besides its own. The longest name that fits a module counts.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "paths": ("system.short_hash",),
    "invocation": ("paths",),
    "message": ("invocation",),
    "system": ("paths", "message"),
    "system.short_hash": (),
    "languages": ("paths",),
    "progress": ("message", "languages"),
    "problems": ("message", "system", "languages"),
    "health": ("paths", "message", "system"),
    "content.names": BASE,
    "content.text": (*BASE, "content.names"),
    "content.header": (*BASE, "content.days", "content.text"),
    "content.page": (*BASE, "content.days", "content.names", "content.text", "content.header"),
    "content.folder": (*BASE, "content.names", "content.text.lookalikes"),
    "content": BASE,
    "hours": ("content.days",),
    "settings": (
        *("paths", "message", "system", "languages", "problems"),
        *("content.folder.layers", "content.text", "hours"),
    ),
    "releases": BASE,
    "supervision": ("paths", "system", "releases"),
    "supervision.sd_notify": (),
    "supervision.files": ("paths",),
    "publishing": ("publishing.watch.poll", *BASE),
    "content_switch": ("system",),
    "publishing.store": (*BASE, "content.folder", "content.names", "releases"),
    "publishing.report": (
        *(*BASE, "content.folder", "settings", "health", "releases", "supervision", "publishing.store"),
        "sharing.note",
    ),
    "publishing.fonts": BASE,
    "publishing.worker.pictures": (*BASE, "content.text", "releases", "publishing.fonts"),
    "publishing.worker": (*BASE, "content", "releases", "publishing.store", "publishing.fonts"),
    "publishing.build.pictures": (*BASE, "releases", "publishing.store", "publishing.worker"),
    "publishing.build.reading": (
        *(*BASE, "content.folder", "content.names.announcement_files", "content.text", "settings"),
        *(
            "releases",
            "publishing.store",
            "publishing.worker",
            "publishing.build.digests",
            "publishing.build.pictures",
        ),
    ),
    "publishing.build.dates": (
        *(*BASE, "content.days", "content.moments", "content.names.announcement_files"),
        *("releases", "publishing.store"),
    ),
    "publishing.build.warnings": (
        *(*BASE, "content", "releases", "publishing.store", "publishing.fonts", "publishing.build.dates"),
    ),
    "publishing.build": (
        *(*BASE, "content", "content_switch", "settings", "releases"),
        *("publishing.store", "publishing.report", "publishing.fonts", "publishing.worker"),
    ),
    "publishing.watch": (
        *(*BASE, "content.folder", "health", "releases", "publishing.store", "publishing.report"),
        *("supervision.files", "supervision.sd_notify", "staff_requests.errands", "sharing.note"),
        "screen_edge",
    ),
    "staff_access": ("message", "system", "languages"),
    "staff_requests": ("paths", "message", "system", "languages", "settings.change", "staff_access"),
    "new_page": (*BASE, "content", "settings"),
    "announcement": (*BASE, "content", "releases"),
    "own_content": ("paths", "message", "system", "content.folder"),
    "importing.word": BASE,
    "importing": (*BASE, "content", "content_switch", "settings", "publishing.build", "publishing.report"),
    "statistics": ("paths", "message", "system", "languages", "releases"),
    "statistics.report": ("paths", "message", "languages", "statistics"),
    "screen_edge": ("paths", "system"),
    "this_screen": ("paths", "settings.screen", "content.header.screens", "content.names.identity"),
    "ostree": ("message", "system"),
    "sharing": (*BASE, "releases", "screen_edge", "settings", "ostree", "publishing.store"),
    "sharing.note": ("system", "problems"),
    "following": (
        *(*BASE, "releases", "settings", "ostree", "content_switch.moves", "publishing.store"),
        *("publishing.report", "publishing.watch", "staff_requests.errands", "supervision.sd_notify"),
    ),
    "fleet": (
        *(*BASE, "health", "hours", "releases", "settings", "screen_edge", "publishing.watch.activity"),
        *("supervision.files", "supervision.sd_notify", "supervision.trouble"),
    ),
    "installing": ("paths", "invocation", "message", "system", "settings.change"),
    "viewer.display": ("paths", "message", "system.disk"),
    "status": (
        *(*BASE, "health", "this_screen", "publishing.store", "publishing.report", "publishing.watch"),
        *("releases", "settings", "sharing.note", "following.heard", "following.source"),
    ),
    "selfcheck": (*BASE, "health", "this_screen", "releases", "viewer.display.geometry"),
    "viewer.page": (
        *("paths", "languages", "releases", "viewer.display.geometry"),
        *("viewer.current_release", "viewer.release_pages"),
        *("viewer.language", "viewer.navigation", "viewer.rows"),
    ),
    "viewer.proof": (
        *("__version__", "message", "system", "health", "releases"),
        *("viewer.assembly", "viewer.settle"),
    ),
    "viewer": (
        *("__version__", "paths", "screen_edge", "message", "system", "languages", "progress"),
        *("this_screen", "health", "hours", "releases", "statistics", "supervision"),
    ),
    "viewer.staff": (
        *("__version__", "paths", "message", "system", "languages", "problems", "settings", "releases"),
        *("viewer", "hours", "statistics", "staff_access", "staff_requests", "supervision.exit_codes"),
    ),
    "preview": (
        *(*BASE, "content.folder", "content.names", "content.text"),
        *("settings", "releases", "viewer"),
    ),
    "commands": (
        *(*BASE, "content", "content_switch", "settings", "releases", "new_page", "announcement"),
        *("own_content", "status"),
        *("installing", "screen_edge", "publishing", "importing", "statistics", "viewer", "preview"),
        *("health", "selfcheck", "supervision", "staff_access", "ostree", "sharing", "following", "fleet"),
        "this_screen",
    ),
    "cli": ("paths", "languages", "commands"),
}
# Library -> the modules, or the packages with all their modules, that may import it.
KNOWN_IN = {
    "markdown": "kiosk.content.page.parser",
    "babel": "kiosk.languages",
    "PIL": "kiosk.publishing.worker.pictures",
    "msgspec": "kiosk.releases.format",
    "mammoth": "kiosk.importing.word.html",
    "pyvips": "kiosk.publishing.worker.pictures",
    "pygal": "kiosk.statistics.report.charts",
    "segno": "kiosk.publishing",
    "paho": "kiosk.fleet.connection",
    "PySide6": "kiosk.viewer kiosk.preview",
    "shiboken6": "kiosk.viewer kiosk.preview",
    "tqdm": "kiosk.progress.terminal",
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


def within(name: str, room: str) -> bool:
    """True when a dotted name is the room itself or lies in it."""
    return f"{name}.".startswith(f"{room}.")


def mistake(module: str, name: str) -> str | None:
    """Return what is wrong with `module` importing `name` and how to mend it, or None."""
    top = name.partition(".")[0]
    if top == "kiosk":
        importer, imported = (each.partition(".")[2] for each in (module, name))
        rooms = [room for room in MAY_IMPORT if within(importer, room)]
        if not rooms:
            return (
                f"{module} is in a new room: say in MAY_IMPORT which rooms it may import."
                if importer
                else None
            )
        own = max(rooms, key=len)
        allowed = (own, *MAY_IMPORT[own])
        if any(within(imported, room) for room in allowed):
            return None
        return (
            f"kiosk/{own.replace('.', '/')} may import {', '.join(allowed)} only. Let a module of "
            "kiosk/commands import both and hand over a value or a function, or move what both need down "
            "to a room that both may import; if the arrow is meant, add it to MAY_IMPORT."
        )
    if top in sys.stdlib_module_names:
        return None
    homes = KNOWN_IN.get(top)
    if homes is None:
        return f"{top} is a new dependency: list it in pyproject.toml, and its one home in KNOWN_IN here."
    if any(within(module, home) for home in homes.split()):
        return None
    return f"{top} is known in {homes} only: call a function there, or add one, that returns plain values."


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
        ("kiosk.viewer.current_release", "kiosk.commands.run", False),
        ("kiosk.viewer.current_release", "kiosk.releases.release.Release", True),
        ("kiosk.viewer.current_release", "kiosk.publishing.store.store", False),
        ("kiosk.publishing", "kiosk.viewer", False),
        ("kiosk.publishing.worker.worker", "kiosk.publishing.worker.pictures.convert", True),
        ("kiosk.publishing.worker.pictures.svg", "kiosk.publishing.worker.worker", False),
        ("kiosk.publishing.build.decide", "kiosk.publishing.build.dates.schedule", True),
        ("kiosk.publishing.build.dates.schedule", "kiosk.publishing.build.decide", False),
        ("kiosk.publishing.build.warnings.site_warnings", "kiosk.publishing.build.reading.due", False),
        ("kiosk.publishing.store.store", "kiosk.content_switch.switch", False),
        ("kiosk.content_switch.switch", "kiosk.publishing.store.store", False),
        ("kiosk.content.folder.site", "kiosk.cli.main", False),
        ("kiosk.content.page.parser", "markdown.Markdown", True),
        ("kiosk.content.page.parser", "kiosk.content.text.placeholders", True),
        ("kiosk.content.text.decode", "kiosk.content.folder.site", False),
        ("kiosk.content.text.decode", "kiosk.content.header.words", False),
        ("kiosk.content.header.read", "kiosk.content.page.document", False),
        ("kiosk.content.folder.scan", "kiosk.content.page.markdown", False),
        ("kiosk.importing.word.convert", "kiosk.importing.source", False),
        ("kiosk.content.markdown_tables", "markdown.Markdown", False),
        ("kiosk.languages.dates", "babel.dates.format_date", True),
        ("kiosk.releases.release", "PySide6.QtCore", False),
        ("kiosk.releases.release", "json", True),
        ("kiosk.releases.release", "requests", False),
    ],
)
def test_the_rule_itself(module: str, name: str, right: bool) -> None:
    assert (mistake(module, name) is None) is right


def circle(imports: Mapping[str, set[str]]) -> list[str]:
    """Return modules of which each imports the next and the last is the first again, [] without a circle.

    `imports` are the modules that each module imports.
    """
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        return list(reversed(error.args[1]))  # graphlib begins with what is imported
    return []


def our_imports(module: str) -> set[str]:
    """Return the modules of ours that a module imports, wherever in the file, also for its types alone."""
    names = {name for _, name in imported_by(module)}
    modules = {name if name in MODULES else name.rpartition(".")[0] for name in names}
    return modules.intersection(MODULES)


def test_no_module_imports_itself_by_way_of_others() -> None:
    found = circle({module: our_imports(module) for module in MODULES})
    assert not found, (
        f"{' imports '.join(found)}. Move what the first and the last of them share into a module that "
        "imports neither; an import inside a function or under TYPE_CHECKING counts as well."
    )


@pytest.mark.parametrize(
    ("imports", "found"),
    [
        ({"a": {"b", "c"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, ["a", "b", "c"]),
        ({"a": {"a"}}, ["a"]),
    ],
)
def test_a_circle_is_found(imports: dict[str, set[str]], found: list[str]) -> None:
    told = circle(imports)
    assert sorted(set(told)) == found
    assert all(other in imports[one] for one, other in pairwise(told))
    assert told[:1] == told[-1:]


def modules_loaded_by(module: str) -> set[str]:
    """Return the full names that importing `module` loads."""
    code = f"import sys; old = set(sys.modules); import {module}; print(*(set(sys.modules) - old))"
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def loaded_by(module: str) -> set[str]:
    """Return the top-level names, beyond the standard library, that importing `module` loads."""
    tops = {name.partition(".")[0] for name in modules_loaded_by(module)}
    return tops - sys.stdlib_module_names - {"kiosk"}


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ("kiosk.publishing.watch.poll", "the process that waits for changes stays under 20 MB"),
        ("kiosk.cli", "each command loads only what it needs when it runs"),
    ],
)
def test_light_modules_load_the_standard_library_only(module: str, why: str) -> None:
    heavy = loaded_by(module)
    assert not heavy, f"import {module} loads {heavy}, yet {why}: import it in a worker or in the function."


@pytest.mark.parametrize("module", ["kiosk.commands.run", "kiosk.viewer.run"])
def test_the_kiosk_starts_without_the_table_of_problems(module: str) -> None:
    loaded = {name for name in modules_loaded_by(module) if within(name, "kiosk.problems")}
    assert not loaded, f"{module} loads {loaded}, which no visitor sees: import it where staff are told."


def test_the_worker_that_reads_pages_loads_no_qt() -> None:
    assert loaded_by("kiosk.content.page.markdown") & KNOWN_IN.keys() == {"markdown"}


def test_the_builder_leaves_the_reading_of_texts_to_workers() -> None:
    loaded = modules_loaded_by("kiosk.publishing.build.building")
    heavy = {name for name in loaded if within(name, "kiosk.content.page") or name.endswith("worker.styled")}
    assert not heavy, f"the builder loads {heavy}, which every change waits for: import it in a function."
