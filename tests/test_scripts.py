"""The scripts, in a copy of the project whose name has a space; nothing is downloaded."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
SCREEN_TOOLS = ("Xvfb", "openbox", "xdotool", "xrandr", "dbus-daemon", "dbus-monitor")
FILES = [path for path in (PROJECT / "scripts").iterdir() if path.is_file()]
SCRIPTS = sorted(path.name for path in FILES if path.suffix in ("", ".sh"))

LIBRARIES = "kiosk/viewer/display/libraries.txt"

TOOLS = (
    "sh",
    "cat",
    "cmp",
    "readlink",
    "uname",
    "mv",
    "rm",
    "mkdir",
    "msgfmt",
    "hunspell",
    "strace",
    "openssl",
    "git",
    "pkill",
    "ostree",
    "gpg",
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are POSIX sh")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A project folder as after a finished `scripts/setup dev`; its python prints its arguments."""
    root = tmp_path / "my kiosk"
    shutil.copytree(PROJECT / "scripts", root / "scripts")
    (root / LIBRARIES).parent.mkdir(parents=True)
    for part in ("requirements.lock", "requirements-dev.lock", LIBRARIES):
        shutil.copy(PROJECT / part, root / part)
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    python.chmod(0o755)
    for suffix in ("", "-dev"):
        made_of = (f"requirements{suffix}.lock", LIBRARIES, "scripts/setup")
        (root / ".venv" / f"ready{suffix}").write_bytes(
            b"".join((root / part).read_bytes() for part in made_of)
        )
    return root


def run(script: Path, *arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script on a machine that has no display, no apt and no Python."""
    tools = cwd / "tools"
    tools.mkdir(exist_ok=True)
    for tool in (*TOOLS, *SCREEN_TOOLS):
        if not (tools / tool).exists():
            (tools / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is missing"))
    return subprocess.run(
        [script, *arguments], cwd=cwd, env={"PATH": str(tools)} | environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_posix_and_can_be_started(name: str) -> None:
    shell = shutil.which("dash") or "sh"
    script = PROJECT / "scripts" / name
    check = subprocess.run([shell, "-n", script], capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, "")
    assert os.access(script, os.X_OK) == (script.suffix == "")


@pytest.mark.parametrize("name", ["run", "preview"])
def test_without_a_display_one_line_names_the_screenshots(name: str, copy: Path, tmp_path: Path) -> None:
    shutil.rmtree(copy / ".venv")
    result = run(copy / "scripts" / name, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "scripts/screenshots" in result.stderr
    assert not (copy / ".venv").exists()


def test_a_second_start_goes_straight_to_the_program(copy: Path, tmp_path: Path) -> None:
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        result = run(copy / "scripts" / "run", "--content", "my folder", cwd=tmp_path, DISPLAY=":7")
        seconds.append(time.perf_counter() - started)
    # The least, because other programs run on this machine.
    assert min(seconds) < 0.2
    assert result.stderr == ""
    assert result.stdout.splitlines() == [f"{copy}/main.py", "run", "--content", "my folder"]


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_CTYPE", "LANG", "NOTHING"])
def test_qt_is_given_a_locale_with_all_letters(variable: str, copy: Path, tmp_path: Path) -> None:
    (copy / ".venv/bin/python").write_text('#!/bin/sh\necho "${LC_ALL:-${LC_CTYPE:-$LANG}}"\n')
    for locale in ("C", "POSIX"):
        result = run(copy / "scripts/kiosk", cwd=tmp_path, **{variable: locale})
        assert result.stdout == "C.UTF-8\n"
    result = run(copy / "scripts/kiosk", cwd=tmp_path, LANG="kk_KZ.UTF-8")
    assert result.stdout == "kk_KZ.UTF-8\n"


def test_a_link_to_a_script_works_from_anywhere(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(copy / "scripts" / "run")
    result = run(tmp_path / "link", cwd=tmp_path, DISPLAY=":7")
    assert result.stdout.splitlines() == [f"{copy}/main.py", "run"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["{copy}/screenshots"]),
        (("--size", "800x600"), ["{copy}/screenshots", "--size", "800x600"]),
        (("out", "--language", "kk"), ["out", "--language", "kk"]),
    ],
)
def test_screenshots_have_a_folder(
    arguments: tuple[str, ...], expected: list[str], copy: Path, tmp_path: Path
) -> None:
    result = run(copy / "scripts" / "screenshots", *arguments, cwd=tmp_path)
    assert result.stdout.splitlines()[1:] == ["screenshots", *(part.format(copy=copy) for part in expected)]


def updated(root: Path) -> None:
    with (root / "requirements.lock").open("a") as file:
        file.write("# another dependency\n")


def without_python(root: Path) -> None:
    (root / ".venv" / "bin" / "python").unlink()


@pytest.mark.parametrize("happened", [updated, without_python])
def test_what_no_longer_fits_is_set_up_again(happened, copy: Path, tmp_path: Path) -> None:
    assert run(copy / "scripts" / "setup", cwd=tmp_path).returncode == 0
    happened(copy)
    result = run(copy / "scripts" / "setup", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith("Python is missing")


COMMON = (PROJECT / "scripts/common.sh").read_text("utf-8")
MESSAGES = re.findall(r"(?m)^    ([a-z-]+)\)$", COMMON)


@pytest.mark.parametrize("key", MESSAGES)
def test_each_message_comes_in_three_languages(key: str) -> None:
    said = set()
    for language in ("kk_KZ.UTF-8", "ru_RU.UTF-8", "en_US.UTF-8"):
        values = "ONE TWO"[: 4 * COMMON.partition(f"    {key})\n")[2].partition("\n")[0].count("%s")]
        command = ["sh", "-c", f". scripts/common.sh && say {key} {values}", "scripts/common.sh"]
        done = subprocess.run(
            command, cwd=PROJECT, env={"LANG": language}, capture_output=True, text=True, check=True
        )
        assert (done.stderr.count("\n"), "%" in done.stderr) == (1, False)
        said.add(done.stderr)
    assert len(said) == 3
    assert len({(line.count("ONE"), line.count("TWO")) for line in said}) == 1


def test_every_message_is_used() -> None:
    scripts = [(PROJECT / "scripts" / name).read_text("utf-8") for name in SCRIPTS]
    used = {key for text in scripts for key in re.findall(r"(?m)^(?!#).*\b(?:ask|say) ([a-z-]+)", text)}
    assert used == set(MESSAGES)


def test_commands_that_are_missing_are_noticed(copy: Path, tmp_path: Path) -> None:
    assert run(copy / "scripts" / "setup", "dev", "cat=coreutils", cwd=tmp_path).returncode == 0
    assert run(copy / "scripts" / "setup", "dev", "browser=browser", cwd=tmp_path).returncode == 2


def test_the_tests_need_more_than_the_kiosk(copy: Path, tmp_path: Path) -> None:
    (copy / ".venv" / "ready-dev").unlink()
    assert run(copy / "scripts" / "setup", cwd=tmp_path).returncode == 0
    assert run(copy / "scripts" / "setup", "dev", cwd=tmp_path).returncode == 2


ASKS = "echo 'sudo: a password is required' >&2; exit 1"
FORBIDS = "echo 'Sorry, user anna may not run sudo on kiosk.' >&2; exit 1"


@pytest.mark.parametrize("has_debs", [False, True], ids=["network", "bundle"])
@pytest.mark.parametrize(
    ("sudo", "by"), [(ASKS, "sudo"), (FORBIDS, "su"), (None, "su")], ids=["asks", "forbids", "none"]
)
def test_who_is_not_root_is_told_a_line_that_can_be_typed(
    sudo: str | None, by: str, has_debs: bool, copy: Path, tmp_path: Path
) -> None:
    """One line, whole also where the folder's name has a space."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, does in {"id": "echo 1000", "sudo": sudo, "dpkg": "echo amd64"}.items():
        if does is not None:
            (tools / name).write_text(f"#!/bin/sh\n{does}\n")
            (tools / name).chmod(0o755)
    for name in ("sh", "cat", "grep", "mktemp", "mkdir", "chmod", "ln"):
        (tools / name).symlink_to(shutil.which(name) or pytest.fail(f"{name} is missing"))
    does = 'script="$0/setup" && . "$0/common.sh" && . "$0/debs.sh"'
    if has_debs:
        (copy / "debs").mkdir()
        does += ' && release >"$root/debs/release"'
    does += " && install_debs ' gettext  python3-venv'"
    done = subprocess.run(
        ["sh", "-c", does, copy / "scripts"],
        env={"PATH": str(tools), "LC_ALL": "C", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    typed = shlex.split(done.stderr.partition("start again:  ")[2])
    wanted = "apt-get update && apt-get install -y --no-install-recommends gettext python3-venv"
    by_sudo = ["sudo", "sh", "-c", wanted]
    if has_debs:
        wanted = f"sh '{copy}/scripts/setup'"
        by_sudo = ["sudo", *shlex.split(wanted)]
    assert typed == (by_sudo if by == "sudo" else ["su", "-c", wanted])


def test_a_commit_runs_each_check_once() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    entries = [hook["entry"].split() for hook in hooks]
    assert {entry[0] for entry in entries} == {"scripts/check"}
    checks = re.findall(r"(?m)^check ([a-z-]+) ", (PROJECT / "scripts/check").read_text("utf-8"))
    assert sorted(name for entry in entries for name in entry[1:]) == sorted(checks)
