"""What is tried with the package in place of the checkout: Debian's tools install, update and remove it."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.machine.container import Container, Failed
from tests.machine.parts import KEPT, is_gone, killed, pages_came, paints, sandboxed
from tests.machine.screen import longest_gap, look, turned, watched
from tests.machine.trials import Part

DEB, NEXT = "/root/kiosk.deb", "/root/next.deb"
APT = "DEBIAN_FRONTEND=noninteractive apt-get -q -y"
UNIT = "/etc/systemd/system/kiosk.service"
SITE = "/opt/kiosk/lib/python3*/site-packages"
MINUTES = 10 * 60.0
MOST_EMPTY = 10.0  # seconds of an update without a painted screen


def installs(machine: Container, pictures: Path) -> str:
    """Install the package, which leaves the computer as it is, and then the kiosk."""
    machine.does(f"{APT} install {DEB}", seconds=MINUTES)
    machine.does(f"! getent passwd kiosk && ! test -e {UNIT}")
    machine.does(f"kiosk install{turned(machine)}")
    pages_came(machine)
    return "installed by apt, and by: kiosk install"


def updated(machine: Container, pictures: Path) -> str:
    """Install a later version, whose unit says something else, while the kiosk runs."""
    machine.does(
        f"cd /root && dpkg-deb -R {DEB} next && sed -i 's/^Version: .*/&+1/' next/DEBIAN/control"
        f" && sed -i '1i # A later version.' next{SITE}/kiosk/installing/files/kiosk.service"
        f" && dpkg-deb -Zgzip -z1 -b next {NEXT} && rm -r next",
        seconds=MINUTES,
    )
    before = machine.main("kiosk.service"), machine.main("kiosk-publisher.service")
    with watched(machine) as frames:
        machine.does(f"dpkg -i {NEXT}", seconds=MINUTES)
        for unit, old in zip(("kiosk.service", "kiosk-publisher.service"), before, strict=True):
            machine.until(lambda u=unit, o=old: machine.main(u) not in (0, o), f"a new {unit}")  # type: ignore[misc]
        machine.until(lambda: machine.shows("kiosk.service", "ActiveState") == "active", "the viewer runs")
        machine.until(lambda: look(machine).is_painted, "a painted screen")
    machine.does(f"grep -q '^# A later version' {UNIT}")
    if machine.shows("kiosk.service", "NeedDaemonReload") != "no":
        raise Failed("systemd has not read the new units")
    empty = longest_gap(frames)
    if empty > MOST_EMPTY:
        raise Failed(f"nothing was shown for {empty:.1f} s")
    return f"units are written anew and what runs is the later version; nothing was shown for {empty:.1f} s"


def removed(machine: Container, pictures: Path) -> str:
    """Remove the package: the kiosk goes with it, but content and state."""
    _goes(machine, "remove")
    machine.does(f"{APT} install {DEB} && kiosk install{turned(machine)}", seconds=MINUTES)
    waited = machine.until(lambda: look(machine).is_painted, "a painted screen with what was kept")
    return f"the kiosk is gone; once more installed it takes up what was kept, painted after {waited:.1f} s"


def purged(machine: Container, pictures: Path) -> str:
    """Purge the package."""
    _goes(machine, "purge")
    found = machine.does(f"find / -xdev -name '*kiosk*' ! -path '/old/*' ! -path '/root/*' {_NOT_KEPT}")
    if found:
        raise Failed(f"left behind: {found}")
    return "nothing is left but content and state"


def _goes(machine: Container, how: str) -> None:
    """Remove or purge the package while the kiosk runs, and see that it is gone."""
    machine.does(f"{APT} {how} kiosk", seconds=MINUTES)
    machine.does("! test -e /opt/kiosk")
    is_gone(machine)


_NOT_KEPT = " ".join(f"! -path {shlex.quote(pattern)}" for pattern in KEPT)
PACKAGED: dict[str, Part] = {
    "install": installs,
    "paint": paints,
    "kill": killed,
    "sandbox": sandboxed,
    "update": updated,
    "remove": removed,
    "purge": purged,
}
