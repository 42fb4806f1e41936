"""What docs/fleet.md tells of serving: its nginx configuration, its mirror, and sticks without links."""

from __future__ import annotations

import re
import shlex
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest

from kiosk.following.ask import ask
from kiosk.following.source import parse_source
from kiosk.message import Message as Said
from kiosk.ostree import PUBLIC_KEY
from kiosk.releases.release import Release
from kiosk.sharing.gnupg import gnupg_home, gpg
from kiosk.sharing.share import share
from kiosk.sharing.stick import write_stick
from tests.conditions import wait_for_another_second
from tests.sharing.conftest import Screen

GUIDE = (Path(__file__).parents[2] / "docs/fleet.md").read_text("utf-8")
PATIENCE = 30.0
NewScreen = Callable[[], Screen]
Released = Callable[[str], int]


def block(language: str, having: str = "") -> str:
    """Return the first block of code of a language in the guide that has some words."""
    blocks: list[str] = re.findall(rf"(?m)^```{language}\n(.*?)^```$", GUIDE, re.DOTALL)
    return next(text for text in blocks if having in text)


def free_port() -> int:
    """Return a port of this computer that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def caching(url: str) -> str | None:
    """Return what a server says of how long a file may be kept."""
    with urllib.request.urlopen(url) as answer:
        told: Message = answer.headers
    return told["Cache-Control"]


@pytest.fixture
def nginx(tmp_path: Path, folder: Path) -> Iterator[str]:
    """Serve the shared folder as the guide tells; return its address."""
    port = free_port()
    site = block("nginx").replace("listen 8080;", f"listen 127.0.0.1:{port};")
    with running_nginx(site, folder, tmp_path / "nginx", port):
        yield f"http://127.0.0.1:{port}/kiosk"


@contextmanager
def running_nginx(site: str, folder: Path, work: Path, port: int) -> Iterator[None]:
    """Run nginx with a file of the guide, in a folder that is made, for as long as it takes."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin") or pytest.skip("nginx is not installed")
    site = site.replace("/var/lib/kiosk/share/", f"{folder}/")
    work.mkdir()
    kept = "".join(
        f"{name}_temp_path {work}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"user root;\ndaemon off;\npid {work}/pid;\nerror_log {work}/log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{kept}{site}}}\n"
    )
    command = [program, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", str(work / "log")]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            assert time.monotonic() < end, (work / "log").read_text()
            time.sleep(0.02)
    try:
        yield
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def test_nginx_with_tls(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificates are made as the guide has it for the broker, under the other names that it tells."""
    folder.mkdir()
    (folder / "summary.sig").write_bytes(b"signed")
    assert "-keyout web.key -out web.crt" in GUIDE
    made = block("sh", "openssl").replace("10.0.0.5", "127.0.0.1").replace("broker.", "web.")
    subprocess.run(["sh", "-ec", made], cwd=tmp_path, check=True, capture_output=True)
    port = free_port()
    tls = block("nginx", "ssl_certificate").replace("listen 8443", f"listen 127.0.0.1:{port}")
    site = block("nginx").replace("    listen 8080;\n", tls.replace("/etc/nginx/", f"{tmp_path}/"))
    source = parse_source(f"https://127.0.0.1:{port}/kiosk")
    with running_nginx(site, folder, tmp_path / "nginx", port):
        assert "does not trust the certificate" in (ask(source).trouble or Said("")).say()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.crt"))
        assert ask(source).trouble is None
        assert ask(source).mark


def test_nginx_and_a_mirror(
    released: Released, state: Path, folder: Path, tmp_path: Path, screen: NewScreen, nginx: str
) -> None:
    released("Жылы.")
    share(state, folder)
    other = screen()
    other.pull(nginx)
    number = released("Ыстық.")
    wait_for_another_second()
    share(state, folder)
    assert Release(other.pull(nginx)).number == number

    for name in ("summary", "summary.sig", "config", "refs/heads/kiosk/content", PUBLIC_KEY):
        assert caching(f"{nginx}/{name}") == "no-cache", name
    for kind in ("objects/*/*.filez", "objects/*/*.commit", "objects/*/*.dirtree", "deltas/*/*/superblock"):
        file = next(folder.glob(kind)).relative_to(folder)
        assert "immutable" in (caching(f"{nginx}/{file}") or ""), file
    changed = next(folder.glob("objects/*/*.commitmeta")).relative_to(folder)
    assert caching(f"{nginx}/{changed}") == "no-cache"
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{nginx}/objects/")

    mirror = tmp_path / "mirror"

    def typed(line: str) -> list[str]:
        """Return the words of a line of the guide, for this computer."""
        line = line.replace("sudo -u mirror ", "").replace("/srv/mirror", str(mirror))
        line = line.replace("/etc/kiosk-mirror.gpg", str(folder / PUBLIC_KEY))
        return shlex.split(line.replace("http://ADDRESS:8080/kiosk", nginx))

    for line in block("sh", "--mirror").splitlines():
        subprocess.run(typed(line), cwd=tmp_path, check=True, capture_output=True)
    unit = dict(line.split("=", 1) for line in block("ini", "--mirror").splitlines() if "=" in line)
    once_a_minute = typed(unit["ExecStart"])
    assert Release(other.pull(mirror.as_uri())).number == number
    number = released("Салқын.")
    wait_for_another_second()
    share(state, folder)
    subprocess.run(once_a_minute, check=True, capture_output=True)
    subprocess.run(typed(unit["ExecStartPost"]), check=True, capture_output=True)
    assert Release(other.pull(mirror.as_uri())).number == number

    # With another key the mirror takes nothing, until it is told of that as well.
    with gnupg_home() as home:
        gpg(home, "--passphrase", "", "--quick-generate-key", "Kiosk 2", "ed25519", "sign", "never")
        (tmp_path / "other.asc").write_bytes(gpg(home, "--export-secret-keys"))
    number = released("Ыстық.")
    share(state, folder, key=tmp_path / "other.asc")
    refused = subprocess.run(once_a_minute, capture_output=True, text=True)
    assert "public key not found" in refused.stderr
    [told] = re.findall(r"(?m)^ {4}(sudo -u mirror ostree .* gpg-import .*)$", GUIDE)
    subprocess.run(typed(told), check=True, capture_output=True)
    subprocess.run(once_a_minute, check=True, capture_output=True)
    other.trust(folder / PUBLIC_KEY)
    assert Release(other.pull(mirror.as_uri())).number == number


def test_a_stick_on_which_no_links_can_be_made(
    released: Released,
    state: Path,
    folder: Path,
    tmp_path: Path,
    screen: NewScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FAT refuses links; a real one was tried with Linux 6.1."""
    released("Жылы.")
    share(state, folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    strict = tmp_path / "strict/ostree"
    strict.parent.mkdir()
    calls = "link,symlink,symlinkat,setxattr,lsetxattr,fsetxattr"
    strict.write_text(
        f"#!/bin/sh\nexec strace -f -qq -o /dev/null -e trace={calls} -e inject={calls}:error=EPERM "
        f'{shutil.which("ostree")} "$@"\n'
    )
    strict.chmod(0o755)
    with monkeypatch.context() as patched:
        patched.setenv("PATH", str(strict.parent), prepend=":")
        write_stick(folder, stick)
    other = screen()
    assert Release(other.take(stick)).number == 1
    before = {path: path.stat().st_mtime_ns for path in stick.rglob("*.filez")}
    number = released("Ыстық.")
    share(state, folder)
    write_stick(folder, stick)
    assert Release(other.take(stick)).number == number
    after = {path: path.stat().st_mtime_ns for path in stick.rglob("*.filez")}
    assert before.items() & after.items()
    assert (stick / PUBLIC_KEY).read_bytes() == (folder / PUBLIC_KEY).read_bytes()
