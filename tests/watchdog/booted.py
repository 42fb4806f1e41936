"""A tree of files with the kiosk in it, booted by its own systemd, with a screen that is only in memory."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

BOOT = Path(__file__).with_name("boot.sh")
PATIENCE = 120.0
# What a screen in memory needs otherwise than the installed units say. Without a virtual console there is no
# terminal for the compositor, and in namespaces of their own processes make no further ones for users.
CHANGES = {
    "kiosk-screen.service": "[Unit]\nConditionPathExists=\n[Service]\nTTYPath=\nTTYReset=no\nTTYVHangup=no\n"
    "TTYVTDisallocate=no\nStandardInput=null\nUtmpIdentifier=\n"
    "Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman\n",
    "kiosk.service": "[Service]\nPrivateUsers=no\n",
}
AS_KIOSK = (
    "setpriv",
    "--reuid=kiosk",
    "--regid=kiosk",
    "--clear-groups",
    "env",
    "XDG_RUNTIME_DIR=/run/kiosk",
)


@dataclass(frozen=True, slots=True)
class Booted:
    """A system that runs; `init` is its first process, as this system counts."""

    tree: Path
    init: int

    def run(self, *command: str, seconds: float = 20.0) -> bytes:
        """Run a command in it and return what it prints."""
        inside = ("nsenter", "-t", str(self.init), "-a", "-r", "-w", "env", "-i", "LC_ALL=C.UTF-8")
        path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
        ran = subprocess.run([*inside, path, *command], capture_output=True, timeout=seconds)
        if ran.returncode:
            raise OSError(f"{command}: {ran.stderr.decode(errors='replace')}")
        return ran.stdout

    def show(self, unit: str, what: str) -> str:
        """Return a property of a unit."""
        return self.run("systemctl", "show", "-P", what, unit).decode().strip()

    def main(self, unit: str) -> int:
        """Return the main process of a unit, as the booted system counts; 0 for none."""
        return int(self.show(unit, "MainPID") or 0)

    def kill(self, pid: int, by: signal.Signals) -> None:
        """Send a signal to a process of it."""
        self.run("kill", f"-{by.value}", str(pid))

    def picture(self) -> Image.Image | None:
        """Return what the compositor shows, None while it does not answer."""
        grim = (*AS_KIOSK, "WAYLAND_DISPLAY=wayland-0", "grim", "-t", "ppm", "-")
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            return Image.open(io.BytesIO(self.run(*grim, seconds=2.0)))
        return None

    def is_painted(self) -> bool:
        """Return whether more than an empty screen is shown."""
        picture = self.picture()
        return picture is not None and picture.getcolors(16) is None

    def until(self, met: Callable[[], object], seconds: float = PATIENCE) -> float:
        """Wait until a condition is met; return the seconds that it took."""
        began = time.monotonic()
        while not met():
            if time.monotonic() - began > seconds:
                raise AssertionError(f"not within {seconds:g} s: {self.state()}")
            time.sleep(0.1)
        return time.monotonic() - began

    def state(self) -> str:
        """Return how the units are, and what they said last."""
        units = ("kiosk-screen", "kiosk", "kiosk-publisher")
        found = self.run("sh", "-c", f"systemctl --no-pager -n 8 status {' '.join(units)} || true")
        return found.decode(errors="replace")


@contextlib.contextmanager
def booted(tree: Path) -> Iterator[Booted]:
    """Boot a tree, and end it with all its processes."""
    for unit, text in CHANGES.items():
        folder = tree / "etc/systemd/system" / f"{unit}.d"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "memory.conf").write_text(text)
    with subprocess.Popen(
        [
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--ipc",
            "--uts",
            "--cgroup",
            "--kill-child",
            "sh",
            BOOT,
            tree,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            system = Booted(tree, _init(process.pid))
            system.until(lambda: _runs(system), 60)
            yield system
        finally:
            process.kill()


def _init(parent: int) -> int:
    """Return the only child of a process, as soon as it has one."""
    end = time.monotonic() + 10
    children = Path(f"/proc/{parent}/task/{parent}/children")
    while not (found := children.read_text().split()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return int(found[0])


def _runs(system: Booted) -> bool:
    """Return whether its systemd answers."""
    if os.readlink(f"/proc/{system.init}/root") != str(system.tree):  # noqa: PTH115
        return False
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        system.run("systemctl", "list-jobs")
        return True
    return False
