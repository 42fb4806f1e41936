"""Every command in README.md, docs/develop.md and the guides for staff is run as it is printed.

A command that is printed and stands in no table here fails, and so does one here that is printed nowhere.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.publishing.build.restore import restore
from kiosk.publishing.watch.poll import run as publish
from kiosk.releases.release import current_release
from tests.importing.documents import docx, p

PROJECT = Path(__file__).parents[1]
PAGES = [
    *("README.md", "CONTRIBUTING.md"),
    *(f"docs/{name}.md" for name in ("caretaker", "content", "develop", "first-change", "install")),
    *(f"docs/{name}.md" for name in ("glossary", "health", "map", "new-kind", "traps", "windows")),
    *(f"docs/{guides}/{language}.md" for guides in ("caretaker", "staff") for language in ("kk", "ru", "en")),
]
PATIENCE = 180  # seconds; on a busy machine

# Command -> the exit codes that are right.
ENDS = {
    "git pull": {0},
    "pip install .": {0},
    "rm -rf ~/.local/state/kiosk ~/.config/kiosk ~/.cache/kiosk": {0},
    "scripts/kiosk --help": {0},
    "scripts/kiosk check content --language ru": {0},
    "scripts/kiosk import /media/stick": {0},
    "scripts/kiosk import letter.docx --as 08-society/letter": {0},
    "scripts/kiosk import letter.docx --as 08-society/letter --yes": {0},
    "scripts/kiosk install --dry-run": {0, 2},  # 2: no kiosk can be installed here
    "scripts/kiosk install --root build/root --program /opt/kiosk/bin/kiosk": {0},
    "scripts/kiosk uninstall --dry-run": {0},
    "scripts/kiosk new 09-tourism/camp": {0},
    "scripts/kiosk new 13-center/05-hike": {0},
    "scripts/kiosk own": {0},
    "scripts/kiosk own --forget": {0},
    "scripts/kiosk own ~/kiosk-content": {0},
    "scripts/kiosk pin": {2},  # nobody types a PIN here
    "scripts/kiosk pin --forget": {0},
    "scripts/kiosk pin --key /media/stick": {0},
    "scripts/kiosk releases": {0},
    "scripts/kiosk releases restore 12": {0},
    "scripts/kiosk fleet": {2},  # no broker is named here
    "scripts/kiosk stats": {0},
    "scripts/kiosk stats --from 2026-11-01 --to 2026-11-30": {0},
    "scripts/kiosk stats --html report.html --csv report.csv": {0},
    "scripts/kiosk proof": {0},
    "scripts/kiosk selfcheck": {0, 1},  # 1: this computer has no touchscreen
    "scripts/kiosk status": {0, 1},  # 1: nothing runs here
    "scripts/setup": {0},
    ".venv/bin/python -m scripts.settings_file": {0},
    ".venv/bin/python -m scripts.translations update": {0, 1},  # 1: something is not translated yet
}

# Command -> what appears, below the scene, while it goes on.
GOES_ON = {
    "kiosk": "home/.local/state/kiosk/*/releases/current",
    "scripts/kiosk": "home/.local/state/kiosk/*/releases/current",
    "scripts/preview": "tmp/**/current",
    "scripts/run": "home/.local/state/kiosk/*/releases/current",
    "sh scripts/run": "home/.local/state/kiosk/*/releases/current",
    "scripts/screenshots": "kiosk/screenshots/**/*.png",
    "scripts/screenshots pictures/": "kiosk/pictures/**/*.png",
    "scripts/soak": "tmp/soak-*",
    "scripts/torture": "tmp/torture-*",
}

NOT_RUN = {
    **dict.fromkeys(
        (
            ".venv/bin/python -m pytest -q tests/content/test_site.py",
            'git commit -am "Take WinSCP\'s unfinished files for leftovers"',
            "scripts/kiosk check /tmp/try --json",
            "scripts/kiosk check /tmp/try --language en",
            "scripts/preview /tmp/try",
        ),
        "tests/test_first_change.py does what the page tells",
    ),
    **dict.fromkeys(
        (
            "sudo adduser aigul kiosk-staff",
            "sudo apt install cage xwayland wlr-randr",
            "sudo rm -rf /srv/kiosk /var/lib/kiosk",
            "sudo scripts/kiosk install",
            "sudo scripts/kiosk uninstall",
            "sudo scripts/test-install",
            "sudo systemctl edit kiosk-screen",
            "sudo systemctl start kiosk",
            "sudo mount /dev/sdb1 /mnt",
        ),
        "changes the computer: scripts/test-install does the same on one that is made for it",
    ),
    **dict.fromkeys(
        (
            "sudo -u kiosk scripts/kiosk releases restore 12",
            "sudo ln -s /dev/null /etc/udev/rules.d/99-kiosk-stick.rules",
            "sudo scripts/kiosk install --force",
            "sudo scripts/kiosk install --rotate 90",
        ),
        "changes the computer: tests/installing does the same below a root of its own",
    ),
    **dict.fromkeys(
        (
            'sudo adduser --disabled-password --gecos "" aigul',
            "sudo apt install samba",
            "sudo smbpasswd -a aigul",
            "sudo systemctl restart smbd",
        ),
        "changes the computer: tests/installing/test_share.py serves a share of its own",
    ),
    **dict.fromkeys(
        ("sudo apt install ddcutil", "sudo ddcutil detect", "sudo modprobe i2c-dev"),
        "needs a real panel",
    ),
    "pkill -f main.py": "a test of its own: it ends every kiosk of the machine",
    "scripts/bench": "installs Chromium and takes 15 minutes; tests/benchmarks tries its parts",
    "scripts/bundle /media/stick/kiosk": "downloads 200 MB; tests/test_setup.py bundles two small packages",
    "scripts/check": "scripts/test begins with it",
    "scripts/package": "downloads 90 MB; scripts/test-package runs it, tests/test_package.py tries its parts",
    "scripts/test-package": "makes two systems from nothing; takes ten minutes",
    "sudo apt install ./dist/kiosk_*.deb": "scripts/test-package does",
    "sudo apt install ./kiosk_*.deb": "scripts/test-package does",
    **dict.fromkeys(
        ("kiosk selfcheck", "kiosk status", "sudo kiosk install --rotate 90", "sudo kiosk pin"),
        "run as scripts/kiosk; tests/test_caretaker_guides.py reads them with the program's parser",
    ),
    "sudo apt remove kiosk": "scripts/test-package does",
    "sudo kiosk install": "scripts/test-package does; tests/installing tries it below a root",
    "scripts/lock": "asks PyPI; tests/test_packaging.py holds what it has written",
    "scripts/test": "this is it",
    "scripts/test-fleet": "takes minutes; tests/test_fleet_guide.py holds it to docs/fleet.md",
    "scripts/bench-fleet": "takes a quarter of an hour, and is run by hand",
    "scripts/test-install": "boots a computer, for root, and takes a quarter of an hour",
    ".venv/bin/python docs/staff/pictures.py": "draws the guides' pictures for people to look at",
}

SECTIONS = ("08-society", "09-tourism", "13-center")
PROGRAMS = {"git", "kiosk", "pip", "pkill", "python", "python3", "rm", "sh", "sudo", ".venv/bin/python"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are for Linux")


def is_command(text: str) -> bool:
    program = text.split(" ")[0]
    script = PROJECT / program
    return program in PROGRAMS or (
        program.startswith("scripts/") and script.is_file() and os.access(script, os.X_OK)
    )


def printed() -> set[str]:
    """Return the commands in the blocks and lines of the pages, without what is said beside them."""
    found = set()
    for page in PAGES:
        text = (PROJECT / page).read_text("utf-8")
        for block in re.findall(r"(?m)^    (\S.*)$", text):
            found.add(re.split(r" {2,}| +#", block)[0])
        prose = re.sub(r"(?m)^    .*$", "", text)
        for paragraph in re.split(r"\n\n|\n(?=[-|\d])", prose):
            found.update(re.findall("`([^`]+)`", " ".join(paragraph.split())))
    return {text for text in found if is_command(text)}


def test_every_command_is_run_or_has_a_reason() -> None:
    listed = [*ENDS, *GOES_ON, *NOT_RUN]
    assert sorted(printed()) == sorted(listed)
    assert len(listed) == len(set(listed))


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a repository, its content a short text for each page that commands name."""
    folder = tmp_path_factory.mktemp("docs") / "upstream"
    folder.mkdir(parents=True)
    for name in ("content", "docs", "kiosk", "scripts", "tests", "translations"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*PROJECT.glob("[!.]*"), PROJECT / ".gitignore"):
        if path.is_file():
            shutil.copy(path, folder)
    assert not (folder / ".git").exists()  # a work tree has a file of that name, which leads to the real one
    for path in (folder / "content").glob("*/"):
        shutil.rmtree(path)
    for section in SECTIONS:
        (folder / "content" / section).mkdir()
        for language, title in {"kk": "Орталығымыз", "ru": "Наш центр", "en": "Our center"}.items():
            (folder / "content" / section / f"{language}.md").write_text(f"# {title}\n", "utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "as it is"]):
        git = ["git", "-c", "user.name=Staff", "-c", "user.email=staff@localhost"]
        assert subprocess.run([*git, *command], cwd=folder, capture_output=True).returncode == 0
    return folder


@pytest.fixture
def scene(upstream: Path, tmp_path: Path) -> Path:
    """A folder with a clone of the project in `kiosk`, and empty folders `home` and `tmp`."""
    assert subprocess.run(["git", "clone", "-q", upstream, tmp_path / "kiosk"]).returncode == 0
    (tmp_path / "kiosk/.venv").symlink_to(sys.prefix)
    (tmp_path / "home").mkdir()
    (tmp_path / "tmp").mkdir()
    docx(tmp_path / "kiosk/letter.docx", p("Қымбатты достар!", style="a3") + p("Хат."))
    return tmp_path


def environment(scene: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(scene / "home"),
        "TMPDIR": str(scene / "tmp"),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }


def twelve_releases(scene: Path) -> dict[str, str]:
    """Make twelve releases of a small folder, and return where they are."""
    content, state = scene / "small", scene / "state"
    (content / "01-lake").mkdir(parents=True)
    (content / "01-lake/ru.md").write_text("# Озеро\n", "utf-8")
    assert publish(content, state, once=True, edge=320, parent=None, language="en") == 0
    for _ in range(11):
        restore(state, 1)
    return {"KIOSK_CONTENT": str(content), "KIOSK_STATE": str(state)}


def with_a_stick(command: str) -> list[str]:
    """Return how to run a command where something is plugged in at /media/stick, for this process only."""
    plug = "mount -t tmpfs none /media && mkdir /media/stick && cp -r content/09-tourism /media/stick"
    way = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if subprocess.run([*way, "mount", "-t", "tmpfs", "none", "/media"], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    return [*way, "sh", "-c", f"{plug} && {command}"]


def with_pip(scene: Path) -> dict[str, str]:
    """Return what makes pip install the project without the network, into a folder of the scene."""
    return {
        "PATH": f"{sys.prefix}/bin:{os.environ['PATH']}",
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip's way to say: no isolation
        "PIP_PREFIX": str(scene / "installed"),
        "PIP_IGNORE_INSTALLED": "1",
    }


@pytest.mark.parametrize("command", ENDS)
def test_commands_that_end(command: str, scene: Path) -> None:
    with_releases = "releases" in command or "proof" in command
    more = twelve_releases(scene) if with_releases else {}
    if command.startswith("pip"):
        more = with_pip(scene)
    started = ["sh", "-c", command] if "/media/" not in command else with_a_stick(command)
    done = subprocess.run(
        started,
        cwd=scene / "kiosk",
        env=environment(scene) | more,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode in ENDS[command], done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def ended() -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        left = is_left_after(process, seconds=30)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not left, "a program that the command started does not end with it"


def is_left_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Return whether the process, or one of those that it started, still runs then."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        process.poll()  # a child that nobody has asked for stays in the table of processes
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("command", GOES_ON)
def test_commands_that_go_on(command: str, scene: Path, ended: list[subprocess.Popen[bytes]]) -> None:
    more = {}
    if command == "kiosk":
        env = environment(scene) | with_pip(scene)
        made = subprocess.run(
            ["pip", "install", "-q", "."], cwd=scene / "kiosk", env=env, capture_output=True
        )
        assert made.returncode == 0, made.stderr
        [packages] = (scene / "installed").glob("lib*/python3*/site-packages")
        more = {"PATH": f"{scene}/installed/bin:{os.environ['PATH']}", "PYTHONPATH": str(packages)}
    with (scene / "said").open("wb") as said:
        process = subprocess.Popen(
            ["sh", "-c", command],
            cwd=scene / "kiosk",
            env=environment(scene) | more,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    ended.append(process)
    until = time.monotonic() + PATIENCE
    while not list(scene.glob(GOES_ON[command])):
        assert process.poll() is None, (scene / "said").read_text("utf-8")
        assert time.monotonic() < until, (scene / "said").read_text("utf-8")
        time.sleep(0.05)
    assert "Traceback" not in (scene / "said").read_text("utf-8")


def test_the_line_that_ends_the_kiosk_ends_it(scene: Path) -> None:
    """In a room with processes of its own, because it ends every kiosk it can see."""
    room = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]
    if subprocess.run([*room, "true"], capture_output=True).returncode:
        pytest.skip("only root can make a room with processes of its own")
    typed = """
        scripts/run & started=$!
        until ls "$HOME"/.local/state/kiosk/*/releases/current >/dev/null 2>&1; do sleep 0.1; done
        pkill -f main.py
        wait $started
    """
    assert "pkill -f main.py" in (PROJECT / "README.md").read_text("utf-8")
    done = subprocess.run(
        [*room, "sh"],
        input=typed,
        cwd=scene / "kiosk",
        env=environment(scene),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode in (0, 143), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_are_there(page: str) -> None:
    """Paths in backticks and in links; {placeholders}, globs and what a command makes are none."""
    text = (PROJECT / page).read_text("utf-8")
    named = re.findall(r"`((?:benchmarks|content|docs|kiosk|scripts|tests|translations)/[\w./-]+)`", text)
    linked = re.findall(r"\]\(((?!https?:|#|\.\.)[\w./-]+\.(?:md|png|svg|lock)|[A-Z]+|content)\)", text)
    if page.startswith("docs/staff"):
        named = []  # they speak of folders that staff make
    missing = [name for name in named if not (PROJECT / name).exists()]
    missing += [name for name in linked if not ((PROJECT / page).parent / name).exists()]
    assert missing == []


def test_the_content_folder_is_as_the_readme_draws_it() -> None:
    [drawn] = re.findall(r"(?m)^    content/\n((?:^      .*\n)+)", (PROJECT / "README.md").read_text("utf-8"))
    place, paths = PROJECT / "content", []
    for line in drawn.splitlines():
        names = re.split(r" {3,}", line.strip())[0].split("  ")
        folder = place / "02-astana" if line.startswith(" " * 8) else place
        paths += [folder / name for name in names]
    assert len(paths) == 8
    assert [path for path in paths if not path.exists()] == []


def test_a_fourth_language_gets_its_button_as_the_readme_says(tmp_path: Path) -> None:
    content, state = tmp_path / "content", tmp_path / "state"
    shutil.copytree(PROJECT / "content/12-health", content / "12-health")
    (content / "12-health/de.md").write_text("# Gesundheit\n", "utf-8")

    def buttons(settings: str) -> list[str]:
        (content / "kiosk.toml").write_text(settings, "utf-8")
        assert publish(content, state, once=True, edge=320, parent=None, language="en") in (
            0,
            1,
        )  # links to other pages
        release = current_release(state)
        assert release is not None
        return list(release.languages)

    shipped = (PROJECT / "content/kiosk.toml").read_text("utf-8").replace('front = "center"', "")
    line = 'languages = ["kk", "ru", "en"]'
    assert line in shipped
    assert buttons(shipped) == ["kk", "ru", "en"]
    assert buttons(shipped.replace(line, 'languages = ["kk", "ru", "en", "de"]')) == ["kk", "ru", "en", "de"]
    assert set(buttons(shipped.replace(line, ""))) == {"kk", "ru", "en", "de"}
