"""The share of docs/install.md, served by Samba on loopback: what staff write from Windows is published."""

from __future__ import annotations

import grp
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.releases.release import current_release

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
Client = Callable[..., str]

pytestmark = [
    pytest.mark.skipif(
        shutil.which("smbd", path="/usr/sbin") is None or shutil.which("smbclient") is None,
        reason="Samba is not installed",
    ),
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root serves shares"),
]


def recipe(content: Path) -> str:
    """Return the share that the page tells to write, for this content folder and a group of this computer."""
    page = (PROJECT / "docs/install.md").read_text("utf-8")
    [block] = re.findall(r"(?m)^    \[content\]\n(?:^     .*\n)+", page)
    group = grp.getgrgid(os.getegid()).gr_name
    assert "kiosk-staff" in block
    return block.replace("/srv/kiosk/content", str(content)).replace("kiosk-staff", group)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "srv" / "content"
    (folder / "01-lake").mkdir(parents=True)
    (folder / "01-lake/kk.md").write_text("# Көл\n\nСөз.\n", "utf-8")
    folder.chmod(0o2775)
    return folder


@pytest.fixture
def client(tmp_path: Path, content: Path) -> Iterator[Client]:
    """Serve the share; returns what smbclient says to commands, typed as a member of the staff."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings, folder = tmp_path / "smb.conf", tmp_path / "samba"
    folder.mkdir(mode=0o755)
    kinds = ("private dir", "lock directory", "state directory", "cache directory", "pid directory")
    lines = [f"{kind} = {folder}" for kind in (*kinds, "ncalrpc dir")]
    lines += [
        f"smb ports = {port}",
        "interfaces = lo",
        "bind interfaces only = yes",
        f"log file = {folder}/log",
    ]
    lines += ["disable netbios = yes", "load printers = no", "passdb backend = tdbsam"]
    settings.write_text("\n".join(["[global]", *lines, recipe(content)]))
    told = subprocess.run(["testparm", "-s", settings], capture_output=True, text=True)
    assert "Unknown parameter" not in told.stderr, told.stderr
    password = "сөз-1"
    subprocess.run(
        ["smbpasswd", "-c", settings, "-s", "-a", "root"],
        input=f"{password}\n{password}\n".encode(),
        check=True,
        capture_output=True,
    )
    # It makes a session of its own, which the leader of another one could not.
    server = subprocess.Popen(
        ["sh", "-c", 'smbd --foreground -s "$0" & wait', settings], start_new_session=True
    )

    def run(*commands: str) -> str:
        command = ["smbclient", "//127.0.0.1/content", "-p", str(port), "-U", f"root%{password}"]
        # Typed, as only then a command of the shell may be among them.
        done = subprocess.run(
            [*command, "-s", settings], input="\n".join(commands), capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    until = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            assert time.monotonic() < until
            assert server.poll() is None
            time.sleep(0.1)
    yield run
    os.kill(int((folder / "smbd.pid").read_text()), signal.SIGTERM)
    server.wait(PATIENCE)


def titles(content: Path, state: Path) -> set[str]:
    """Publish, and return the titles of the pages that visitors see."""
    publish(Job(content, state, edge=320, durable=False))
    release = current_release(state)
    assert release is not None
    return {card.texts["kk"].title for card in release.cards("")}


def test_what_staff_write_on_the_share_is_published(client: Client, content: Path, tmp_path: Path) -> None:
    page = tmp_path / "kk.md"
    page.write_text("# Жаңалық\n\nСөз.\n", "utf-8")
    client("mkdir 02-жаңалық", f"put {page} 02-жаңалық/kk.md")
    written = content / "02-жаңалық/kk.md"
    assert written.stat().st_mode & 0o777 == 0o664
    assert written.parent.stat().st_mode & 0o7777 == 0o2775
    assert titles(content, tmp_path / "state") >= {"Көл", "Жаңалық"}
    client("rename 02-жаңалық 03-жаңа", "del 01-lake/kk.md", "rmdir 01-lake")
    assert titles(content, tmp_path / "state") == {"Жаңалық"}


def test_who_is_connected_sees_what_an_import_has_replaced(client: Client, content: Path) -> None:
    """The publisher's unit may write nothing beside the content folder: then an import goes by sections."""
    new, old = content / ".kiosk-import/new/01-lake", content / ".kiosk-import/old"
    new.mkdir(parents=True)
    old.mkdir()
    (new / "imported.md").touch()
    exchange = f"mv {content}/01-lake {old} && mv {new} {content}"
    told = client("ls 01-lake/*", f"!{exchange}", "ls 01-lake/*", "ls")
    assert told.index("kk.md") < told.index("imported.md")
    assert told.count("kk.md") == 1
    assert ".kiosk-import" not in told
