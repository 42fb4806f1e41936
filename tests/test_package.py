"""What scripts/package puts together, as far as it can be tried without building it.

The rest is for scripts/test-package, which installs it.
"""

from __future__ import annotations

import ast
import configparser
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kiosk import __version__
from kiosk.content.folder.report_name import REPORT_NAMES
from kiosk.languages.catalogue import LANGUAGES
from kiosk.paths import default_content
from kiosk.viewer.display.libraries import libraries
from scripts.packaging import qt_parts
from scripts.packaging.command_line import command_line, shared
from scripts.packaging.completion import completion
from scripts.packaging.copyright import copyright_file
from scripts.packaging.debian import FILES, nfpm_settings
from scripts.packaging.man_page import man_page

PROJECT = Path(__file__).parents[1]
SHELL = shutil.which("dash") or "sh"
LOCKS = ("requirements.lock", "requirements-fleet.lock")  # of what scripts/package puts into it
ENTRIES = sorted(path.name for path in FILES.glob("*.desktop"))
# Options as the sources write them, and not as the parser that everything here is made of gives them.
TYPED = (PROJECT / "kiosk/commands/options.py", *(PROJECT / "kiosk/commands/arguments").glob("*.py"))
OPTIONS = {option for path in TYPED for option in re.findall(r'"(--[a-z-]+)"', path.read_text("utf-8"))} - {
    "--help"
}
COMMANDS = re.findall(r'(?m)^    "([a-z]+)": \(', (PROJECT / "kiosk/commands/options.py").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the package is Debian's")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_page_names_every_command_and_option(language: str) -> None:
    page = man_page(language).replace("\\-", "-")
    assert len(COMMANDS) > 9
    assert [name for name in COMMANDS if f"\n.SS {name}\n" not in page] == []
    assert len(OPTIONS) > 15
    assert [option for option in OPTIONS if f"\\fB{option}\\fP" not in page] == []


def test_the_manual_page_is_in_the_readers_language() -> None:
    pages = [man_page(language) for language in LANGUAGES]
    for number, line in enumerate(pages[0].splitlines()):
        if line.startswith(".SH "):
            assert len({page.splitlines()[number] for page in pages}) == 3
    assert len({page.count("\n") for page in pages}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_man_shows_the_page_without_a_warning(language: str, tmp_path: Path) -> None:
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("man is not installed")
    (tmp_path / "kiosk.1").write_text(man_page(language), "utf-8")
    command = ["man", "--warnings=w", "-l", tmp_path / "kiosk.1"]
    shown = subprocess.run(
        command, env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "90"}, capture_output=True, text=True
    )
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "09-tourism/burabay" in shown.stdout  # no sign of it was taken for a command of roff
    assert "~/.local/state/kiosk" in shown.stdout


@pytest.fixture
def proposed(tmp_path: Path):
    """What bash proposes for the last of the words that were typed, in a folder with a folder and a file."""
    (tmp_path / "here/09 tourism").mkdir(parents=True)
    (tmp_path / "here/letter.docx").touch()
    (tmp_path / "completion").write_text(completion(), "utf-8")
    script = """
        . ../completion && COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) && _kiosk
        printf '%s\\n' "${COMPREPLY[@]}"
    """

    def words(*typed: str) -> list[str]:
        command = ["bash", "-c", script, "bash", "kiosk", *typed]
        done = subprocess.run(command, cwd=tmp_path / "here", capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.split("\n")[:-1]

    return words


def test_bash_proposes_every_command_and_option(proposed) -> None:
    assert proposed("") == COMMANDS
    assert proposed("rel") == ["releases"]
    found = {option for name in ("", *COMMANDS) for option in proposed(*filter(None, [name]), "--")}
    assert found - {"--help"} == OPTIONS


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("check |", ["09 tourism"]),
        ("import |", ["09 tourism", "letter.docx"]),
        ("--state |", ["09 tourism"]),
        ("--content there status --j", ["--json"]),
        ("releases |", ["restore"]),
        ("run --language |", ["kk", "ru", "en"]),
        ("publish --edge |", [""]),
        ("status |", [""]),
    ],
)
def test_bash_proposes_what_fits(typed: str, expected: list[str], proposed) -> None:
    assert sorted(proposed(*typed.replace("|", "").split(" "))) == sorted(expected)


def test_options_of_all_commands_are_told_once() -> None:
    assert [each.names[-1] for each in shared(command_line("en"))] == ["--help", "--content", "--state"]


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_of_the_menu(name: str) -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(FILES / name, "utf-8")
    entry = parser["Desktop Entry"]
    program, *typed = entry["Exec"].split()
    assert (entry["Type"], program, entry["Icon"]) == ("Application", "kiosk", "kiosk")
    assert [word for word in typed if word not in COMMANDS] == []
    for key in ("Name", "GenericName", "Comment"):
        assert {entry[key], entry[f"{key}[kk]"], entry[f"{key}[ru]"]} != {entry[key]}
    assert not [value for value in entry.values() if value.startswith(" ") or value.endswith(".")]
    if validate := shutil.which("desktop-file-validate"):
        told = subprocess.run([validate, FILES / name], capture_output=True, text=True)
        assert (told.returncode, told.stdout) == (0, "")


def test_the_icon_is_square() -> None:
    icon = ElementTree.parse(FILES / "kiosk.svg").getroot()
    assert icon.attrib["viewBox"].split() == ["0", "0", "256", "256"]


def imported(folder: Path) -> set[str]:
    """Return the modules of PySide6 that the Python below a folder imports."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            found |= {name.split(".")[1] for name in names if name.startswith("PySide6.")}
    return found


def test_the_modules_that_we_import_are_in_the_package() -> None:
    found = imported(PROJECT / "kiosk")
    assert "QtQuick" in found
    assert found - set(qt_parts.MODULES) == set(), "add it to MODULES in scripts/packaging/qt_parts.py"


def test_the_qml_modules_that_we_import_are_in_the_package() -> None:
    sources = [path.read_text("utf-8") for path in (PROJECT / "kiosk").rglob("*.qml")]
    found = {name for text in sources for name in re.findall(r"(?m)^\s*import ([\w.]+)", text)}
    theirs = {name.replace(".", "/") for name in found if not name.startswith("Kiosk")}
    assert "QtQuick" in theirs
    assert theirs - set(qt_parts.QML) == set(), "add it to QML in scripts/packaging/qt_parts.py"


@pytest.fixture(scope="module")
def with_parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which Python finds the PySide6 of the package, made of the one that is installed."""
    folder = tmp_path_factory.mktemp("parts")
    whole = Path(distribution("PySide6-Essentials").locate_file("PySide6"))
    qt_parts.take(whole, folder / "PySide6")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert size < 120_000_000  # all of it has 240
    return {
        **os.environ,
        "PYTHONPATH": f"{folder}{os.pathsep}{PROJECT}",
        "TMPDIR": str(tmp_path_factory.mktemp("tmp")),
        "QT_QPA_PLATFORM": "offscreen",
    }


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a page that has a picture."""
    page = tmp_path / "content/01-a"
    page.mkdir(parents=True)
    (page / "kk.md").write_text("# Көл\n\n![Көл](cover.svg)\n\nСөз.\n", "utf-8")
    shutil.copy(PROJECT / "content/02-astana/cover.svg", page)
    return page.parent


def test_screens_are_drawn_with_the_parts_of_qt_alone(
    with_parts: dict[str, str], content: Path, tmp_path: Path
) -> None:
    program = "import sys, PySide6; from kiosk.cli import main; print(PySide6.__file__); sys.exit(main())"
    command = [sys.executable, "-c", program, "screenshots", str(tmp_path / "out"), "--size", "540x960"]
    done = subprocess.run([*command, "--content", content], env=with_parts, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(with_parts["PYTHONPATH"].partition(os.pathsep)[0])
    assert re.search(r"(?i)warning|error|qrc:|\.qml", done.stderr) is None, done.stderr
    assert len(list((tmp_path / "out").rglob("*.png"))) > 3


def test_the_preview_opens_with_the_parts_of_qt_alone(with_parts: dict[str, str], content: Path) -> None:
    command = [sys.executable, PROJECT / "main.py", "preview", content]
    started = subprocess.Popen(
        command, env=with_parts, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        until = time.monotonic() + 60
        while not list(Path(with_parts["TMPDIR"]).rglob("current")):
            assert started.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        started.terminate()
        _, said = started.communicate(timeout=30)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
    assert said == ""


def test_a_part_that_is_not_there_is_noticed(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    for name in ("plugins", "lib", *(f"qml/{module}" for module in qt_parts.QML)):
        (whole / "Qt" / name).mkdir(parents=True, exist_ok=True)
    with pytest.raises(FileNotFoundError):
        qt_parts.take(whole, tmp_path / "taken")


def test_the_licence_of_everything_that_is_shipped_is_told() -> None:
    locks = "".join((PROJECT / name).read_text("utf-8") for name in LOCKS)
    names = re.findall(r"(?m)^([a-z0-9._-]+)==", locks)
    found = []
    for name in names:
        with contextlib.suppress(PackageNotFoundError):  # what only Windows needs
            found.append(distribution(name))
    assert len(found) > 12
    text = copyright_file(PROJECT, found)
    assert text.count("\nFiles: ") == len(found) + 2 + len(list((PROJECT / "kiosk").rglob("OFL-*.txt")))
    for words in (
        "Baldauren",
        "SIL OPEN FONT LICENSE",
        "common-licenses/LGPL-3",
        "libvips",
        "Babel Team",
        "Apache-2.0.",
        "Eclipse Public License - v 2.0",
        "Eclipse Distribution License - v 1.0",
    ):
        assert words in text
    assert "Version 3, 29 June 2007" not in text  # Debian has it
    assert [
        line for line in text.splitlines() if line.strip() and not re.match(r" |[A-Z][\w-]+: ", line)
    ] == []


def test_a_library_without_a_licence_is_noticed() -> None:
    class Nameless:
        name, version, files, metadata = "nameless", "1", (), {}

        def locate_file(self, path: str) -> str:
            return path

    with pytest.raises(LookupError, match="nameless"):
        copyright_file(PROJECT, [Nameless()])  # type: ignore[list-item]


def test_the_package_asks_for_what_the_program_loads() -> None:
    settings = nfpm_settings(Path("/tree"), "13", "amd64", "python3.13")
    assert set(libraries().values()) < set(settings["depends"])
    assert settings["depends"][0] == "python3.13"
    assert settings["version"] == f"{__version__}~deb13"
    assert [path for path in settings["scripts"].values() if not Path(path).is_file()] == []


def test_each_release_of_debian_has_a_newer_package_than_the_one_before() -> None:
    if shutil.which("dpkg") is None:
        pytest.skip("dpkg is not installed")
    versions = [nfpm_settings(Path("/"), each, "amd64", "")["version"] for each in ("12", "13")]
    for lower, higher in (versions, (versions[1], __version__)):
        assert subprocess.run(["dpkg", "--compare-versions", lower, "lt", higher]).returncode == 0


@pytest.fixture
def maintained(tmp_path: Path):
    """Run a script of dpkg's where nothing is installed but a program that says what it was asked."""
    (tmp_path / "etc/systemd/system").mkdir(parents=True)
    (tmp_path / "kiosk").write_text('#!/bin/sh\necho "kiosk $1"\n')
    (tmp_path / "kiosk").chmod(0o755)

    def run(name: str, *arguments: str, language: str = "en") -> str:
        script = re.sub(
            "/(etc/systemd|opt/kiosk/share|run/systemd)", rf"{tmp_path}/\1", (FILES / name).read_text("utf-8")
        )
        done = subprocess.run(
            [SHELL, "-c", script, name, *arguments],
            env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "LANG": f"{language}_KZ.UTF-8"},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


def test_the_package_tells_what_makes_a_kiosk_and_does_not_do_it(maintained) -> None:
    said = {maintained("postinst", "configure", language=language) for language in LANGUAGES}
    assert len(said) == 3
    assert [line for line in said if not line.endswith(":  sudo kiosk install\n")] == []
    assert maintained("postinst", "abort-remove") == ""


def test_a_kiosk_of_this_package_is_renewed_and_taken_back(maintained, tmp_path: Path) -> None:
    unit = tmp_path / "etc/systemd/system/kiosk.service"
    unit.write_text("ExecStart=/opt/kiosk/bin/kiosk run\n")
    assert maintained("postinst", "configure", "0.1.0") == "kiosk install\n"
    assert maintained("prerm", "upgrade", "0.3.0") == ""
    assert maintained("prerm", "remove") == "kiosk uninstall\n"
    unit.write_text("ExecStart=/home/me/kiosk/main.py run\n")  # a checkout's
    assert maintained("prerm", "remove") == ""
    assert "sudo kiosk install" in maintained("postinst", "configure", "0.1.0")


def test_what_the_publisher_told_of_the_content_of_the_package_goes_with_it(
    maintained, tmp_path: Path
) -> None:
    content = tmp_path / "opt/kiosk/share/kiosk/content"
    content.mkdir(parents=True)
    for name in REPORT_NAMES:
        (content / name).touch()
    assert maintained("prerm", "remove") == ""
    assert list(content.iterdir()) == []


def test_the_program_has_a_locale_with_all_letters_and_no_modules_of_others(tmp_path: Path) -> None:
    text = (FILES / "kiosk").read_text("utf-8").replace("/opt/kiosk", str(tmp_path))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python").write_text(
        '#!/bin/sh\necho "${LC_ALL:-${LC_CTYPE:-$LANG}}" $PYTHONSAFEPATH "$@"\n'
    )
    (tmp_path / "bin/python").chmod(0o755)
    for variables, locale in (({"LANG": "C"}, "C.UTF-8"), ({"LC_ALL": "kk_KZ.UTF-8"}, "kk_KZ.UTF-8")):
        done = subprocess.run(
            [SHELL, "-c", text, "kiosk", "check", "a folder"], env=variables, capture_output=True, text=True
        )
        assert done.stdout == f"{locale} 1 {tmp_path}/main.py check a folder\n"


def test_the_content_of_the_package_is_taken_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.paths.PROJECT", tmp_path / "lib")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert default_content() == tmp_path / "content"  # as pip installs the program
    packaged = tmp_path / "share/kiosk/content"
    packaged.mkdir(parents=True)
    assert default_content() == packaged


@pytest.mark.parametrize("name", ["files/kiosk", "files/postinst", "files/prerm", "try_release.sh"])
def test_scripts_are_posix(name: str) -> None:
    check = subprocess.run([SHELL, "-n", FILES.parent / name], capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, "")
