"""What is shipped: the lock files fit pyproject.toml; the wheel has all that it needs, and its licences."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kiosk.commands.parts import PARTS

PROJECT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
ABOUT = PYPROJECT["project"]
SHIPPED = ABOUT["dependencies"]
EXTRAS = [line for group in ABOUT["optional-dependencies"].values() for line in group]
AGAIN = "run scripts/lock after a change of the dependencies in pyproject.toml"


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Return each package of a lock file with its version and the number of its hashes."""
    found: dict[str, tuple[str, int]] = {}
    for entry in re.split(r"(?m)^(?=[a-z])", (PROJECT / name).read_text("utf-8")):
        if match := re.match(r"([a-z0-9._-]+)==([^\s;]+)", entry):
            found[canonicalize_name(match[1])] = (match[2], entry.count("--hash=sha256:"))
    return found


def needed_by(lines: list[str]) -> set[str]:
    """Return the packages that these need on this system, with all that those need, as installed here."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        waiting += map(Requirement, importlib.metadata.requires(name) or [])
    return found


@pytest.mark.parametrize(
    ("name", "lines"), [("requirements.lock", SHIPPED), ("requirements-dev.lock", [*SHIPPED, *EXTRAS])]
)
def test_lock_files_fit_the_project(name: str, lines: list[str]) -> None:
    lock = locked(name)
    for requirement in map(Requirement, lines):
        version, _ = lock.get(canonicalize_name(requirement.name), ("0", 0))
        assert requirement.specifier.contains(version), f"{requirement}: {AGAIN}"
    assert needed_by(lines) <= lock.keys(), AGAIN
    assert [package for package, (_, hashes) in lock.items() if not hashes] == []


def test_what_builds_the_package_is_locked() -> None:
    lock, tests = locked("requirements-package.lock"), locked("requirements-dev.lock")
    for requirement in map(Requirement, PYPROJECT["dependency-groups"]["package"]):
        version, hashes = lock.get(canonicalize_name(requirement.name), ("0", 0))
        assert requirement.specifier.contains(version), f"{requirement}: {AGAIN}"
        assert hashes
    assert {name: tests.get(name, found) for name, found in lock.items()} == lock, AGAIN


def test_nothing_is_shipped_that_is_not_needed() -> None:
    text = (PROJECT / "requirements.lock").read_text("utf-8")
    marked = re.findall(r"(?m)^([a-z0-9._-]+)==\S+ ; ([^\\\n]+)", text)
    elsewhere = {name for name, marker in marked if not Marker(marker).evaluate()}  # on another system only
    assert locked("requirements.lock").keys() - elsewhere == needed_by(SHIPPED), AGAIN


def test_both_lock_files_name_the_same_versions() -> None:
    shipped, all_ = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name: all_.get(name) for name in shipped} == shipped


def test_every_package_is_looked_for_before_a_command_runs() -> None:
    looked_for = {each for part in PARTS for each in importlib.metadata.packages_distributions()[part]}
    needed = {canonicalize_name(Requirement(line).name) for line in SHIPPED}
    needed -= {"pyvips-binary"}  # pyvips may use the system's libvips
    assert {canonicalize_name(name) for name in looked_for} == needed


def test_what_is_installed_is_what_is_locked() -> None:
    lock = locked("requirements.lock")
    for name in needed_by(SHIPPED):
        assert importlib.metadata.version(name) == lock[name][0], "run scripts/setup dev"


def test_what_is_compiled_is_locked_for_both_processors_and_for_every_python() -> None:
    text = (PROJECT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"(?m)^(?=[a-z])", text)
    compiled = [entry for entry in entries if entry.startswith(("pyside6", "pyvips-"))]
    # One wheel for all versions of Python (abi3), for each of: x86-64 and ARM on Linux, macOS, Windows twice.
    assert [entry.count("--hash") >= 4 for entry in compiled] == [True, True]


def test_the_wheel_has_its_licences_and_all_that_it_reads(tmp_path: Path) -> None:
    copy = tmp_path / "project"
    for folder in ("kiosk", "translations"):
        shutil.copytree(PROJECT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / file, copy)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "out"]
    made = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    [wheel] = (tmp_path / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        [metadata] = [name for name in names if name.endswith(".dist-info/METADATA")]
        about = Parser().parsestr(packed.read(metadata).decode())
    assert about["License-Expression"] == "MIT AND OFL-1.1"
    fonts = PROJECT / "kiosk/viewer/Kiosk/fonts"
    licences = {"LICENSE", *(f"kiosk/viewer/Kiosk/fonts/{path.name}" for path in fonts.glob("OFL-*.txt"))}
    assert set(about.get_all("License-File")) == licences
    shipped = {str(path.relative_to(PROJECT)) for path in (PROJECT / "kiosk").rglob("*") if path.is_file()}
    assert {name for name in shipped if "__pycache__" not in name} <= set(names)
    assert "kiosk/translations/kk/LC_MESSAGES/kiosk.mo" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"kiosk"}


def test_each_font_has_a_licence() -> None:
    fonts = PROJECT / "kiosk/viewer/Kiosk/fonts"
    families = {path.name.partition("_")[0] for path in fonts.glob("*.ttf")}
    assert families == {path.stem.removeprefix("OFL-") for path in fonts.glob("OFL-*.txt")}
