"""scripts/setup with a real Python and pip, in a folder whose name has a space and Cyrillic letters.

Nothing is downloaded: the packages are two small wheels, in the folder as scripts/bundle leaves them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
LIBRARIES = "kiosk/viewer/display/libraries.txt"
TOOLS = [
    *(
        "cat",
        "chown",
        "cmp",
        "find",
        "flock",
        "git",
        "id",
        "ln",
        "ls",
        "mkdir",
        "mktemp",
        "mv",
        "readlink",
        "rm",
    ),
    *("sh", "tar", "uname"),
]
NOBODY = 65534

# As PySide6 does when its modules are asked for beside its library.
QT = """
import os, pathlib
if os.environ.get("SBK_EMBED") == "0":
    beside = pathlib.Path(__file__).parents[1] / "shiboken6" / "files.dir"
    beside.mkdir(parents=True)
    (beside / "loader.py").touch()
"""

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="what the scripts install is Linux's"
)


def wheel(folder: Path, name: str, files: dict[str, str], version: str = "1.0") -> str:
    """Make a wheel and return the line of a lock file for it."""
    info = f"{name}-{version}.dist-info"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        for file, text in files.items():
            packed.writestr(file, text)
        packed.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        packed.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{info}/RECORD", "")
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def machine(folder: Path, python: Path) -> dict[str, str]:
    """Return the environment of a machine without network and without apt."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is missing"))
    (tools / "python3").symlink_to(python)
    return {"PATH": str(tools), "HOME": str(folder), "LC_ALL": "C", "PIP_NO_INDEX": "1"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], str]:
    """A folder that was set up once, its environment, and what that printed."""
    folder = tmp_path_factory.mktemp("machine")
    root = folder / "Мой киоск"
    (root / LIBRARIES).parent.mkdir(parents=True)
    shutil.copytree(PROJECT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("spelling"))
    shutil.copy(PROJECT / LIBRARIES, root / LIBRARIES)
    (root / "kiosk/__init__.py").touch()
    (root / "main.py").write_text("import kiosk, PySide6.QtQuick, sys; print('shown', *sys.argv[1:])")
    (root / "wheels").mkdir()
    files = {"PySide6/__init__.py": "", "PySide6/QtQuick.py": QT, "PySide6-1.0.data/scripts/a_tool.py": ""}
    locked = wheel(root / "wheels", "PySide6", files)
    (root / "requirements.lock").write_text(locked)
    (root / "requirements-dev.lock").write_text(locked)
    environment = machine(folder, Path(sys._base_executable).resolve())
    done = setup(root, environment)
    assert done.returncode == 0, done.stderr
    return root, environment, done.stderr


@pytest.fixture
def root(made: tuple[Path, dict[str, str], str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[0], tmp_path / made[0].name, symlinks=True))


@pytest.fixture
def environment(made: tuple[Path, dict[str, str], str]) -> dict[str, str]:
    return made[1]


def setup(root: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return script(root, environment, "setup", *arguments)


def script(root: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", f"{root}/scripts/{arguments[0]}", *arguments[1:]]
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd="/", timeout=120)


def kiosk(root: Path, environment: dict[str, str]) -> str:
    """Return what the program prints, started by its own script from another folder."""
    return script(root, environment, "kiosk", "check").stdout.strip()


def update(root: Path) -> None:
    """Ask for one more package, as an update of the program does."""
    extra = wheel(root / "wheels", "extra", {"extra.py": ""})
    with (root / "requirements.lock").open("a") as file:
        file.write(extra)


def has_extra(root: Path, environment: dict[str, str]) -> bool:
    command = [root / ".venv/bin/python", "-c", "import extra"]
    return subprocess.run(command, env=environment, capture_output=True).returncode == 0


def test_first_time(made: tuple[Path, dict[str, str], str]) -> None:
    root, environment, said = made
    assert said == "Installing Python packages, about 120 MB the first time.\n"
    assert kiosk(root, environment) == "shown check"
    assert {path.name for path in root.glob(".venv*")} == {".venv"}
    tools = [path for path in (root / ".venv/bin").iterdir() if path.is_file()]
    assert [path for path in tools if b".venv.new" in path.read_bytes()] == []
    assert (root / ".venv/bin/__pycache__").is_dir(), "pip compiles a tool that is called .py"
    again = setup(root, environment)
    assert (again.returncode, again.stderr) == (0, "")


def test_qts_own_modules_are_compiled(made: tuple[Path, dict[str, str], str]) -> None:
    compiled = list(made[0].glob(".venv/lib/python3*/site-packages/shiboken6/files.dir/__pycache__/*.pyc"))
    assert [path.name.partition(".")[0] for path in compiled] == ["loader"]


def test_a_moved_folder_works_without_network(root: Path, environment: dict[str, str]) -> None:
    shutil.rmtree(root / "wheels")
    moved = root.rename(root.with_name("elsewhere"))
    done = setup(moved, environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert kiosk(moved, environment) == "shown check"


def test_an_update_without_network_leaves_what_works(root: Path, environment: dict[str, str]) -> None:
    update(root)
    shutil.rmtree(root / "wheels")
    done = script(root, environment | {"LC_ALL": "ru_RU.UTF-8"}, "kiosk", "check")  # it calls setup first
    assert (done.returncode, done.stdout) == (0, "shown check\n")
    assert "работа продолжается с теми, что есть" in done.stderr
    assert {path.name for path in root.glob(".venv*")} == {".venv"}


def test_a_package_that_is_not_the_locked_one_is_refused(root: Path, environment: dict[str, str]) -> None:
    update(root)
    wheel(root / "wheels", "extra", {"extra.py": "evil = True"})
    assert setup(root, environment).returncode == 0
    assert not has_extra(root, environment)


def test_killed_in_the_middle(root: Path, environment: dict[str, str]) -> None:
    update(root)
    command = ["sh", root / "scripts/setup"]
    running = subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL)
    while not (root / ".venv.new/bin/python").exists():
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert kiosk_of_venv(root, environment) == "shown"
    assert setup(root, environment).returncode == 0
    assert has_extra(root, environment)
    assert {path.name for path in root.glob(".venv*")} == {".venv"}


def kiosk_of_venv(root: Path, environment: dict[str, str]) -> str:
    command = [root / ".venv/bin/python", root / "main.py"]
    return subprocess.run(command, env=environment, capture_output=True, text=True).stdout.strip()


def test_killed_while_it_was_swapped(root: Path, environment: dict[str, str]) -> None:
    (root / ".venv").rename(root / ".venv.new")
    shutil.rmtree(root / "wheels")
    assert setup(root, environment).stderr == ""
    assert kiosk(root, environment) == "shown check"


def test_two_at_once_take_turns(root: Path, environment: dict[str, str]) -> None:
    update(root)
    both = [
        subprocess.Popen(["sh", root / "scripts/setup"], env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = sorted(process.communicate()[1] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert said[0] == ""
    assert said[1].startswith("Installing Python packages")
    assert has_extra(root, environment)


def test_lost_run_bits(root: Path, environment: dict[str, str]) -> None:
    for path in (root / "scripts").iterdir():
        if path.is_file():
            path.chmod(0o644)
    shown = script(root, environment | {"DISPLAY": ":7"}, "run", "--diagonal", "43")
    assert (shown.stdout, shown.stderr) == ("shown run --diagonal 43\n", "")


def python_of_everybody() -> Path | None:
    """Return a Python of the system that another user can start, and that can make a .venv."""
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        asked = [
            f"/usr/bin/{name}",
            "-c",
            "import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 11))",
        ]
        if Path(asked[0]).exists() and subprocess.run(asked, capture_output=True).returncode == 0:
            return Path(asked[0]).resolve()
    return None


def test_a_bundle_installs_without_network(root: Path, environment: dict[str, str], tmp_path: Path) -> None:
    """With what staff added, and without what the scripts have made."""
    (root / "content/01-Көл").mkdir(parents=True)
    (root / "content/01-Көл/kk.md").write_text("# Көл")
    out = tmp_path / "стик/kiosk"
    registry = environment | {"PIP_FIND_LINKS": (root / "wheels").as_uri()}
    done = script(root, registry, "bundle", str(out))
    assert done.returncode == 0, done.stderr
    assert f"“{out}”" in done.stderr
    assert (out / "content/01-Көл/kk.md").read_text() == "# Көл"
    assert [path.name for path in (out / "wheels").iterdir()] == ["PySide6-1.0-py3-none-any.whl"]
    assert not list(out.glob(".venv*"))
    shutil.rmtree(root)
    assert kiosk(out, environment) == "shown check"
    assert script(out, environment, "bundle").returncode == 2
    assert script(out, environment, "bundle", str(out)).returncode == 2


def as_nobody(*arguments: str | Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments,
        env=environment,
        capture_output=True,
        text=True,
        cwd="/",
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
    )


@pytest.fixture(scope="module")
def public_made(made: tuple[Path, dict[str, str], str]) -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder that all can read, set up by root with a strict umask, and the environment of everybody."""
    if os.geteuid() != 0:
        pytest.skip("only root can be somebody else")
    python = python_of_everybody()
    if python is None:
        pytest.skip("the only Python with venv here is root's own: no other user can start it")
    place = Path(tempfile.mkdtemp(dir="/var/tmp"))
    place.chmod(0o755)
    root = Path(shutil.copytree(made[0], place / "made", ignore=shutil.ignore_patterns(".venv")))
    environment = machine(place, python) | {"HOME": "/nonexistent"}
    strict = ["sh", "-c", 'umask 077 && sh "$0"', root / "scripts/setup"]
    assert subprocess.run(strict, env=environment, capture_output=True).returncode == 0
    yield root, environment
    shutil.rmtree(place)


@pytest.fixture
def public(public_made: tuple[Path, dict[str, str]]) -> Iterator[tuple[Path, dict[str, str]]]:
    made, environment = public_made
    root = Path(shutil.copytree(made, made.with_name("Мой киоск"), symlinks=True))
    yield root, environment
    shutil.rmtree(root)


Public = tuple[Path, dict[str, str]]


def test_a_user_runs_what_root_made(public: Public) -> None:
    root, environment = public
    shown = as_nobody("/bin/sh", root / "scripts/kiosk", "check", environment=environment)
    assert (shown.stdout, shown.stderr) == ("shown check\n", "")


def test_a_user_is_told_what_root_has_to_do(public: Public) -> None:
    root, environment = public
    update(root)
    said = as_nobody("/bin/sh", root / "scripts/setup", environment=environment)
    assert said.returncode == 2
    assert said.stderr.rstrip().endswith(f"sudo sh '{root}/scripts/setup'")


def test_what_root_made_in_the_folder_of_a_user_is_theirs(public: Public) -> None:
    root, environment = public
    os.chown(root, NOBODY, NOBODY)
    update(root)
    assert setup(root, environment).returncode == 0
    assert {path.stat().st_uid for path in (root / ".venv").rglob("*") if not path.is_symlink()} == {NOBODY}


def test_a_user_repairs_what_root_left_in_their_folder(public: Public) -> None:
    root, environment = public
    os.chown(root, NOBODY, NOBODY)
    update(root)
    done = as_nobody("/bin/sh", root / "scripts/setup", environment=environment)
    assert done.returncode == 0
    assert has_extra(root, environment)
    assert "sudo rm -rf" in done.stderr  # the old one is root's, and no longer used
