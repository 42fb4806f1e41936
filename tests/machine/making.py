"""Makes the tree of the machine: Debian, with this checkout in /opt/kiosk or a package to be installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.machine.container import Failed

PROJECT = Path(__file__).parents[2]
PACKAGES = (
    *("systemd", "systemd-sysv", "dbus", "udev", "libpam-systemd", "passwd", "procps", "kbd"),
    *("python3", "python3-venv", "ca-certificates", "cage", "xwayland", "wlr-randr", "grim"),
    *("ostree", "gnupg", "mosquitto", "mosquitto-clients"),
)
# By it Debian's packages start no service, which would run on this computer, beside the machine.
NO_SERVICE = "usr/sbin/policy-rc.d"
# So that there is a screen where there is none: pictures are drawn into memory.
HEADLESS = """[Unit]
ConditionPathExists=
[Service]
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
StandardInput=null
UtmpIdentifier=
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman
"""


def make(root: Path, release: str, base: Path | None, package: Path | None) -> None:
    """Make the tree in the new folder `root`, of the tree `base` or of Debian's servers.

    A `package` is only laid into the home folder of root, in place of the checkout.
    """
    if base is not None:
        subprocess.run(["cp", "-a", f"{base}/.", root], check=True)
    else:
        subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", release, str(root)],
            check=True,
        )
    (root / "etc/resolv.conf").unlink(missing_ok=True)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    variables = {
        "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    }
    if certificates := os.environ.get("PIP_CERT"):
        shutil.copy(certificates, root / "etc/pip-certificates.pem")
        variables["PIP_CERT"] = "/etc/pip-certificates.pem"
    set_up = f"apt-get -q update && apt-get -q install -y --no-install-recommends {' '.join(PACKAGES)}"
    if package is not None:
        shutil.copy(package, root / "root/kiosk.deb")
    else:
        copy_project(root / "opt/kiosk")
        set_up += " && sh /opt/kiosk/scripts/setup"
        set_up += " && /opt/kiosk/.venv/bin/python -m pip install -q -r /opt/kiosk/requirements-fleet.lock"
    # The machine has our network, in which the broker's usual port may be taken.
    set_up += " && systemctl mask mosquitto.service"
    (root / NO_SERVICE).write_text("#!/bin/sh\nexit 101\n")
    (root / NO_SERVICE).chmod(0o755)
    mounts = f"mount --bind /proc {root}/proc && mount --bind /dev {root}/dev"
    inside = ["unshare", "--mount", "sh", "-c", f'{mounts} && exec chroot "$0" sh -c "$1"', str(root), set_up]
    done = subprocess.run(inside, env=variables, capture_output=True, text=True)
    (root / NO_SERVICE).unlink()
    if done.returncode:
        raise Failed(f"the machine cannot be made: {done.stdout}{done.stderr}")


def copy_project(place: Path) -> None:
    """Copy the files of this checkout that git knows, or would know."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    ).stdout.split(b"\0")
    for name in filter(None, map(os.fsdecode, listed)):
        if (PROJECT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, place / name)


def give_a_screen(root: Path) -> None:
    """Let the compositor of a machine draw into memory."""
    folder = root / "etc/systemd/system/kiosk-screen.service.d"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "headless.conf").write_text(HEADLESS)
