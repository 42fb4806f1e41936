"""The units and rules as systemd itself reads them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.installing.choices import Choices
from kiosk.installing.first_content import FirstContent, copy_here
from kiosk.installing.install import install
from kiosk.installing.plan import Folder, make_plan
from kiosk.installing.program import Program, this_program

MOST_EXPOSED = {
    "kiosk.service": 1.0,
    "kiosk-screen.service": 2.5,
    "kiosk-publisher.service": 2.0,
    "kiosk-status.service": 2.0,
}
MOST_EXPOSED_FOLLOWER = 2.0  # it has a network, and nothing else that the publisher has not
ODD = Choices(content="/srv/our $pages/100%", state='/var/lib/екінші "kiosk"', rotate=90)


def tool(name: str) -> str:
    """Return where a tool of the system is; skips without it."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def root_with(
    tmp_path: Path, choices: Choices, program: Program, pages: Path | None = None, *, tells: bool = True
) -> Path:
    plan = make_plan(choices, program, tells=tells)
    install(plan, choices, tmp_path, pages=pages, force=False, dry=False, later=True)
    return tmp_path


@pytest.fixture(params=[Choices(), ODD], ids=["usual", "odd"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A root in which the kiosk is installed, with usual choices and with odd ones."""
    return root_with(tmp_path, request.param, this_program())


def said(*command: str | Path) -> str:
    """Return all that a command says, which is to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_systemd_has_nothing_to_say_against_the_units(root: Path) -> None:
    if not Path("/usr/bin/cage").exists():
        pytest.skip("cage is not installed")
    units = sorted((root / "etc/systemd/system").glob("kiosk*.*"))
    assert len(units) == 7
    assert said(tool("systemd-analyze"), "verify", "--man=no", *units) == ""


@pytest.mark.parametrize("unit", MOST_EXPOSED)
def test_units_are_exposed_no_more_than_promised(root: Path, unit: str) -> None:
    path = root / "etc/systemd/system" / unit
    told = said(tool("systemd-analyze"), "security", "--offline=true", "--no-pager", path)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", told)
    assert found is not None, told
    assert float(found[1]) <= MOST_EXPOSED[unit]


def test_a_follower_is_exposed_hardly_more_than_a_publisher(tmp_path: Path) -> None:
    root = root_with(tmp_path, replace(Choices(), follows=True), this_program())
    units = root / "etc/systemd/system"
    unit = units / "kiosk-follower.service"
    if Path("/usr/bin/cage").exists():
        assert said(tool("systemd-analyze"), "verify", "--man=no", *sorted(units.glob("kiosk*.*"))) == ""
    told = said(tool("systemd-analyze"), "security", "--offline=true", "--no-pager", unit)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", told)
    assert found is not None, told
    assert float(found[1]) <= MOST_EXPOSED_FOLLOWER
    lines = unit.read_text().splitlines()
    assert [line for line in lines if line.startswith("ReadWrite")] == ["ReadWritePaths=/var/lib/kiosk"]
    assert "InaccessiblePaths=-/srv/kiosk/content" in lines
    assert (
        "z /var/lib/kiosk/screen.toml 0600 kiosk kiosk - -"
        in (root / "etc/tmpfiles.d/kiosk.conf").read_text()
    )


def test_who_tells_how_the_screen_is_sees_whether_viewer_and_publisher_run(tmp_path: Path) -> None:
    root = root_with(tmp_path, Choices(), this_program())
    lines = (root / "etc/systemd/system/kiosk-status.service").read_text().splitlines()
    # They have rights, or namespaces, of their own, so that systemd would hide them from it.
    assert not [line for line in lines if line.startswith("ProtectProc=")]


def test_the_viewer_has_no_network_and_writes_into_its_own_folder_only(tmp_path: Path) -> None:
    root = root_with(tmp_path, Choices(), this_program())
    lines = (root / "etc/systemd/system/kiosk.service").read_text().splitlines()
    for line in ("PrivateNetwork=yes", "ProtectSystem=strict", "InaccessiblePaths=-/srv/kiosk/content"):
        assert line in lines
    writes = [line for line in lines if line.startswith(("ReadWrite", "StateDir", "CacheDir", "LogsDir"))]
    assert writes == ["ReadWritePaths=/var/lib/kiosk/viewer"]


def test_a_screen_is_told_of_only_where_that_is_wanted(tmp_path: Path) -> None:
    units = tmp_path / "etc/systemd/system"
    names = ("kiosk-status.service", "multi-user.target.wants/kiosk-status.service")
    for tells in (False, True, False):
        root_with(tmp_path, Choices(), this_program(), tells=tells)
        assert [os.path.lexists(units / name) for name in names] == [tells, tells]


def test_who_tells_of_a_screen_writes_into_the_viewers_folder_only(tmp_path: Path) -> None:
    root = root_with(tmp_path, Choices(), this_program())
    lines = (root / "etc/systemd/system/kiosk-status.service").read_text().splitlines()
    assert "ProtectSystem=strict" in lines
    writes = [line for line in lines if line.startswith(("ReadWrite", "StateDir", "CacheDir", "LogsDir"))]
    assert writes == ["ReadWritePaths=/var/lib/kiosk/viewer"]


@pytest.mark.parametrize(
    ("words", "hidden"), [("/opt/kiosk/bin/kiosk", "yes"), ("/home/aibek/kiosk/main.py", "read-only")]
)
def test_a_program_in_a_home_folder_is_seen_by_the_units(tmp_path: Path, words: str, hidden: str) -> None:
    root = root_with(tmp_path, Choices(), Program((words,)))
    for unit in ("kiosk.service", "kiosk-publisher.service", "kiosk-status.service"):
        assert f"ProtectHome={hidden}" in (root / "etc/systemd/system" / unit).read_text().splitlines()


def test_users_and_folders_are_made_as_the_units_expect(root: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give folders to others")
    (root / "etc/passwd").write_text("root:x:0:0:root:/root:/bin/sh\n")
    (root / "etc/group").write_text("root:x:0:\naudio:x:29:\nvideo:x:44:\nfirst:x:999:\nsecond:x:998:\n")
    said(tool("systemd-sysusers"), f"--root={root}", "kiosk.conf")
    said(tool("systemd-tmpfiles"), f"--root={root}", "--create", "kiosk.conf")
    users = dict(line.split(":", 1) for line in (root / "etc/passwd").read_text().splitlines())
    groups = dict(line.split(":x:", 1) for line in (root / "etc/group").read_text().splitlines())
    user, staff = int(users["kiosk"].split(":")[1]), int(groups["kiosk-staff"].split(":")[0])
    assert users["kiosk"].endswith(":/usr/sbin/nologin")
    assert groups["kiosk-staff"].endswith(":kiosk")
    assert groups["video"].endswith(":kiosk")
    content, state = (root / "etc/kiosk/folders").read_text().splitlines()
    kept = {content: (staff, 0o2775), state: (user, 0o755), f"{state}/viewer": (user, 0o755)}
    for folder, (group, mode) in kept.items():
        found = (root / folder.lstrip("/")).stat()
        assert (found.st_uid, found.st_gid, found.st_mode & 0o7777) == (user, group, mode)

    # Who comes again gets the numbers of before, so that content and state are still theirs.
    for path in (root / "etc").glob("*shadow*"):
        path.unlink()
    (root / "etc/passwd").write_text("root:x:0:0:root:/root:/bin/sh\n")
    (root / "etc/group").write_text("root:x:0:\naudio:x:29:\nvideo:x:44:\n")
    said(tool("systemd-sysusers"), f"--root={root}", "kiosk.conf")
    assert f"\nkiosk:x:{user}:" in (root / "etc/passwd").read_text()
    assert f"\nkiosk-staff:x:{staff}:" in (root / "etc/group").read_text()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """The pages that come with a program; root's, and not to be changed by anybody else."""
    if os.geteuid() != 0:
        pytest.skip("only root can give files to others")
    folder = tmp_path / "pages"
    (folder / "01-lake").mkdir(parents=True, mode=0o755)
    (folder / "01-lake/kk.md").write_text("# Көл\n", "utf-8")
    (folder / "01-lake/kk.md").chmod(0o644)
    return folder


def rights(path: Path) -> tuple[int, int, int]:
    """Return owner, group and mode."""
    found = path.stat()
    return found.st_uid, found.st_gid, found.st_mode & 0o7777


@pytest.mark.parametrize("choices", [Choices(), ODD], ids=["usual", "odd"])
def test_pages_below_a_root_belong_to_the_kiosk_that_starts_there(
    tmp_path: Path, pages: Path, choices: Choices
) -> None:
    root = tmp_path / "root"
    (root / "etc").mkdir(parents=True)
    (root / "etc/passwd").write_text("root:x:0:0:root:/root:/bin/sh\nold:x:600:600::/:/bin/sh\n")
    (root / "etc/group").write_text("root:x:0:\naudio:x:29:\nvideo:x:44:\nold:x:600:\n")
    root_with(root, choices, this_program(), pages)
    said(tool("systemd-sysusers"), f"--root={root}", "kiosk.conf")
    said(tool("systemd-tmpfiles"), f"--root={root}", "--create", "kiosk.conf")
    user = int(re.findall("(?m)^kiosk:x:([0-9]+):", (root / "etc/passwd").read_text())[0])
    staff = int(re.findall("(?m)^kiosk-staff:x:([0-9]+):", (root / "etc/group").read_text())[0])
    content = root / choices.content.lstrip("/")
    assert rights(content) == (user, staff, 0o2775)
    assert rights(content / "01-lake") == (user, staff, 0o2775)
    assert rights(content / "01-lake/kk.md") == (user, staff, 0o664)
    assert rights(root / choices.state.lstrip("/") / "viewer")[0] == user
    assert 600 not in (user, staff)


def test_pages_belong_to_whom_the_content_folder_belongs(pages: Path) -> None:
    # Not below pytest's own folder, into which nobody else may look.
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
        source, content = Path(place, "from"), Path(place, "to")
        Path(place).chmod(0o755)
        shutil.copytree(pages, source)
        content.mkdir()
        shutil.chown(content, "nobody", "daemon")
        content.chmod(0o2775)
        copy_here(FirstContent(source, Folder(str(content), 0o2775, "nobody", "daemon")))
        assert rights(content / "01-lake") == rights(content)
        assert rights(content / "01-lake/kk.md") == (*rights(content)[:2], 0o664)
        assert not (content / ".kiosk-copying").exists()


def test_udev_has_nothing_to_say_against_the_rules(tmp_path: Path) -> None:
    root = root_with(tmp_path, Choices(rotate=180), this_program())
    rules = sorted((root / "etc/udev/rules.d").glob("*.rules"))
    assert len(rules) == 3
    if "verify" not in said(tool("udevadm"), "--help"):
        pytest.skip("this udevadm verifies no rules")
    said(tool("udevadm"), "verify", "--resolve-names=never", *rules)
