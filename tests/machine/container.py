"""A Debian tree booted with its own systemd: processes, mounts and control groups of its own, our network."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

SECONDS = 120.0
# Runs as the first process of new namespaces. Its control group is one of its own: two machines in the same
# one would kill each other's processes.
ENTER = """
set -e
mount --make-rprivate /
mount -t cgroup2 cgroup2 /mnt
mkdir -p "/mnt/${1##*/}"
echo 0 >"/mnt/${1##*/}/cgroup.procs"
umount /mnt
exec unshare --cgroup sh -c "$2" boot "$1"
"""
# Then this. What is only chrooted may make no user namespaces, which units ask for: hence pivot_root.
BOOT = """
set -e
cd "$1"
mount --bind . .
cd "$1"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs dev
for name in null zero full random urandom tty; do
    touch dev/$name
    mount --bind /dev/$name dev/$name
done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
mount -t tmpfs tmpfs dev/shm
mount -t cgroup2 cgroup2 sys/fs/cgroup
mkdir -p old
pivot_root . old
exec env -i container=systemd-nspawn PATH=/usr/sbin:/usr/bin:/sbin:/bin \\
    sh -c 'umount -l /old; exec /lib/systemd/systemd' </dev/null >/dev/null 2>&1
"""
# Removes the control groups, which stay behind.
LEAVE = """
mount --make-rprivate /
mount -t cgroup2 cgroup2 /mnt
find "/mnt/${1##*/}" -depth -type d -exec rmdir {} +
"""


class Failed(Exception):
    """Something on the machine is not as it should be."""


class Container:
    """The machine: `root` is its tree. Use it as a context, in which it runs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._unshare: subprocess.Popen[bytes] | None = None
        self._init = 0

    def __enter__(self) -> Container:
        """Boot, and wait until all units have started."""
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--ipc", "--uts"]
        self._unshare = subprocess.Popen(
            [*command, "sh", "-c", ENTER, "enter", str(self.root), BOOT], stderr=subprocess.DEVNULL
        )
        self.until(self._has_booted, "the machine boots")
        return self

    def __exit__(self, *_: object) -> None:
        """Cut the power."""
        assert self._unshare is not None
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._init, signal.SIGKILL)
        self._unshare.wait(SECONDS)
        subprocess.run(["unshare", "--mount", "sh", "-c", LEAVE, "leave", str(self.root)], check=False)

    def does(self, command: str, *, user: str = "", seconds: float = SECONDS) -> str:
        """Return what a line of shell prints, which is to succeed."""
        done = self.tries(command, user=user, seconds=seconds)
        if done.returncode:
            raise Failed(f"{command}\nends with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def tries(
        self, command: str, *, user: str = "", seconds: float = SECONDS
    ) -> subprocess.CompletedProcess[str]:
        """Run a line of shell, by default as root."""
        try:
            done = subprocess.run(self.command(command, user=user), capture_output=True, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise Failed(f"{command}\nhas not ended after {seconds:g} s: {error.stdout!r}") from None
        out, err = (said.decode("utf-8", "replace") for said in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    def command(self, line: str, *, user: str = "") -> list[str]:
        """Return the command that runs a line of shell on the machine."""
        become = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if user else []
        path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
        entered = ["nsenter", "-t", str(self._init), "--all", "env", "-i", path, "LANG=C.UTF-8"]
        return [*entered, *become, "sh", "-c", line]

    def shows(self, unit: str, what: str) -> str:
        """Return a property of a unit."""
        return self.does(f"systemctl show -P {what} {unit}").strip()

    def main(self, unit: str) -> int:
        """Return the main process of a unit, as the machine counts; 0 for none."""
        return int(self.shows(unit, "MainPID"))

    def until(self, met: Callable[[], object], what: str, seconds: float = SECONDS) -> float:
        """Wait until a function returns something true; return how long that took."""
        begin = time.monotonic()
        while not met():
            if time.monotonic() - begin > seconds:
                raise Failed(f"not within {seconds:g} s: {what}\n{self._units()}")
            time.sleep(0.05)
        return time.monotonic() - begin

    def _units(self) -> str:
        """Return how the units are, and what they said last."""
        if not self._init:
            return ""
        units = "kiosk-screen kiosk kiosk-publisher kiosk-follower kiosk-status"
        return self.tries(f"systemctl --no-pager -n 8 status {units}").stdout

    def _has_booted(self) -> bool:
        """Return whether systemd says that it has started everything."""
        assert self._unshare is not None
        if not self._init:
            children = (
                Path(f"/proc/{self._unshare.pid}/task/{self._unshare.pid}/children").read_text().split()
            )
            self._init = int(children[0]) if children else 0
        if not self._init or not self._is_systemd():
            return False
        return "running" in self.tries("systemctl is-system-running").stdout

    def _is_systemd(self) -> bool:
        """Return whether the first process has become systemd."""
        return Path(f"/proc/{self._init}/exe").readlink().name == "systemd"
