"""What is tried on the machine: each part returns a line about what it saw, or raises Failed."""

from __future__ import annotations

import time
from pathlib import Path

from tests.machine.container import Container, Failed
from tests.machine.fleet import FLEET
from tests.machine.installed import CONTENT, KIOSK, STATE, inside
from tests.machine.screen import Frame, look, picture, turned, watched
from tests.machine.trials import MOST_SECONDS, TRIALS, Part

# Kinds of devices that this computer need not have: whether they may be opened is asked before the driver is.
NODES = {"i2c-99": "89 99", "card99": "226 99", "event99": "13 163", "controlC99": "116 99"}
# What stays when the kiosk goes, and what is systemd's own or this trial's.
KEPT = ("/srv/kiosk*", "/var/lib/kiosk*", "/var/log/*", "/proc/*", "/sys/*", "*.service.d")


def installs(machine: Container, pictures: Path) -> str:
    """Install twice; the second time there is nothing to do."""
    install = f"{KIOSK} install{turned(machine)}"
    machine.does(f"{install} --dry-run")
    machine.does("! getent passwd kiosk")
    machine.does(install)
    if "nothing has to be changed" not in machine.does(install):
        raise Failed("the second installation finds something to do")
    units = "/etc/systemd/system/kiosk*.service /etc/systemd/system/kiosk*.timer"
    if said := machine.does(f"systemd-analyze verify --man=no {units} 2>&1"):
        raise Failed(said)
    pages_came(machine)
    return "twice: the second time nothing is left to do; systemd has nothing to say against the units"


def pages_came(machine: Container) -> None:
    """Raise Failed unless the pages that came with the program are there, and staff may change them."""
    machine.does(f"test -f {CONTENT}/kiosk.toml")
    theirs = "-user kiosk -group kiosk-staff ( -type d -perm 2775 -o -type f -perm 664 )"
    if found := machine.does(f"find {CONTENT}/0* ! ( {theirs} )".replace("(", r"\(").replace(")", r"\)")):
        raise Failed(f"not for staff: {found}")


def paints(machine: Container, pictures: Path) -> str:
    """Wait for the first release on the screen, and take its picture."""
    machine.until(lambda: machine.tries(f"test -e {STATE}/releases/current").returncode == 0, "a release")
    waited = machine.until(lambda: look(machine).is_painted, "something on the screen")
    time.sleep(3)
    taken = picture(machine)
    if taken is None:
        raise Failed("the compositor is gone")
    taken.save(pictures / "painted.png")
    where = f"{pictures}/painted.png, {taken.width} x {taken.height}"
    return f"painted {waited:.1f} s after the first release: {where}"


def killed(machine: Container, pictures: Path) -> str:
    """Kill the viewer a few times; each time it is painted again soon."""
    took = [_gap(machine, "systemctl kill --signal=KILL kiosk.service") for _ in range(3)]
    return f"kill -9 to a painted screen: {', '.join(f'{each:.1f}' for each in took)} s"


def restarted(machine: Container, pictures: Path) -> str:
    """Restart the viewer as every night does."""
    machine.does("systemctl start kiosk-restart.service")
    took = _gap(machine, "systemctl start kiosk-restart.service")
    return f"the nightly restart: empty for {took:.1f} s, nothing else is seen"


def without_compositor(machine: Container, pictures: Path) -> str:
    """Kill the compositor: all comes back."""
    took = _gap(machine, "systemctl kill --signal=KILL kiosk-screen.service")
    return f"the compositor killed: painted again after {took:.1f} s"


def _gap(machine: Container, command: str) -> float:
    """Return the seconds from a command to the next painted screen; Failed if it takes too long."""
    machine.until(lambda: look(machine).is_painted, "a painted screen before")
    number = machine.does("systemctl show kiosk -P MainPID")
    with watched(machine) as frames:
        begin = time.monotonic()
        machine.does(command)
        machine.until(
            lambda: machine.does("systemctl show kiosk -P MainPID") not in (number, "0\n"), "a new viewer", 20
        )
        since = time.monotonic()
        machine.until(
            lambda: any(each.at > since and each.is_painted for each in frames[-3:]), "a painted screen", 20
        )
    seen = [frame for frame in frames if frame.at > begin]
    strange = [frame for frame in seen if not frame.is_painted and not frame.is_empty]
    if strange:
        raise Failed(f"neither empty nor painted: {strange}")
    took = _painted_again(seen) - begin
    if took > MOST_SECONDS:
        raise Failed(f"painted only after {took:.1f} s")
    return took


def _painted_again(frames: list[Frame]) -> float:
    """Return when the screen was painted after it was empty; the last frame where it was never seen empty."""
    empty = max((frame.at for frame in frames if frame.is_empty), default=frames[0].at)
    return next((frame.at for frame in frames if frame.is_painted and frame.at > empty), frames[-1].at)


def sandboxed(machine: Container, pictures: Path) -> str:
    """What the viewer's unit forbids is forbidden, and what it has to do it can."""
    refused = {
        f"touch {STATE}/x": "write into the state",
        f"ls {CONTENT}": "open the content",
        "touch /etc/x": "write into the system",
        "touch /run/lock/x": "write into /run",
        "python3 -c 'import socket; socket.socket()'": "make a socket of the network",
        "ls /home/aigul": "look into a home folder",
        "cat /etc/shadow": "read passwords",
        "unshare -U true": "make namespaces",
    }
    machine.tries("useradd --create-home --groups kiosk-staff aigul; chmod 755 /home/aigul")
    if not inside(machine, "kiosk.service", f"touch {STATE}/viewer/x && rm {STATE}/viewer/x"):
        raise Failed("the viewer's unit cannot write into the viewer's folder")
    for name, number in NODES.items():
        machine.does(f"mknod -m 660 /dev/{name} c {number} && chgrp video /dev/{name}")
        opened = inside(machine, "kiosk.service", f"{{ true 3<>/dev/{name}; }} 2>&1 | grep -q 'No such'")
        if opened != name.startswith("i2c"):
            raise Failed(f"/dev/{name} can {'' if opened else 'not '}be opened")
    for command, what in refused.items():
        if inside(machine, "kiosk.service", command):
            raise Failed(f"the viewer's unit may {what}")
    for path in (f"{CONTENT}/x", f"{STATE}/x"):
        if not inside(machine, "kiosk-publisher.service", f"touch {path} && rm {path}"):
            raise Failed(f"the publisher's unit cannot write {path}")
    for path in ("/etc/x", "/home/aigul/x", "/opt/kiosk/x"):
        if inside(machine, "kiosk-publisher.service", f"touch {path}"):
            raise Failed(f"the publisher's unit may write {path}")
    return f"the viewer may open no device but /dev/i2c-*; it may not: {', '.join(refused.values())}"


def edited(machine: Container, pictures: Path) -> str:
    """A page that a member of the staff writes is published, and the report is theirs to delete."""
    before = machine.does(f"readlink {STATE}/releases/current; cat {STATE}/releases/current")
    page = f"{CONTENT}/90-news"
    machine.does(f"umask 002; mkdir {page}; printf '# Жаңалық\\n\\nСөз.\\n' > {page}/kk.md", user="aigul")
    current = f"readlink {STATE}/releases/current; cat {STATE}/releases/current"
    waited = machine.until(lambda: machine.does(current) != before, "the page is published")
    machine.does(f"rm -r {page}", user="aigul")
    return f"what staff write is published after {waited:.1f} s"


def imported(machine: Container, pictures: Path) -> str:
    """An import with the rights of the publisher leaves a folder that staff may change."""
    page = "/media/kiosk/sdb1/91-letter"
    machine.does(f"mkdir -p {page} && printf '# Хат\\n\\nСөз.\\n' > {page}/kk.md")
    line = f"{KIOSK} import /media/kiosk/sdb1 --content {CONTENT} --state {STATE} --yes"
    if not inside(machine, "kiosk-publisher.service", line):
        raise Failed(machine.does("journalctl -u try.service -n 20"))
    machine.does(f"echo Тағы >> {CONTENT}/91-letter/kk.md && rm -r {CONTENT}/91-letter", user="aigul")
    mode = machine.does(f"stat -c '%a %U %G' {CONTENT}").strip()
    if mode != "2775 kiosk kiosk-staff":
        raise Failed(f"the content folder is {mode} after an import")
    return "an import with the publisher's rights leaves what staff may change"


def logged(machine: Container, pictures: Path) -> str:
    """The log is in the journal, and the command status tells its errors to who may read it."""
    machine.does(f"test ! -e {STATE}/log")
    machine.does("journalctl -u kiosk.service | grep -q 'starts as process'")
    machine.does(f"touch {CONTENT}/13-center/kk.md; until pkill -KILL -f build[.]builder; do sleep 0.1; done")
    noted = "journalctl -u kiosk-publisher.service -p err | grep -q 'builder has ended'"
    machine.until(lambda: machine.tries(noted).returncode == 0, "the error is in the journal")
    told = {user: machine.tries(f"{KIOSK} status", user=user).stdout for user in ("", "aigul")}
    for line in (CONTENT, STATE, "journalctl -u"):
        if not all(line in each for each in told.values()):
            raise Failed(f"{line} is not told: {told}")
    if "builder has ended" not in told[""] or "root sees it" not in told["aigul"]:
        raise Failed(f"the error is not told: {told}")
    if "no permission" in told["aigul"]:
        raise Failed(f"who looks is taken for the kiosk: {told}")
    return "the journal has the log; status says as root and as one of the staff:\n" + "".join(told.values())


def left(machine: Container, pictures: Path) -> str:
    """Staff leave the kiosk: it stays away until it is started."""
    machine.does("systemctl start kiosk-leave.service")
    machine.until(lambda: look(machine).colours == 0, "no compositor")
    machine.does("systemctl start kiosk.service")
    machine.until(lambda: look(machine).is_painted, "a painted screen")
    return "left, and back with: systemctl start kiosk"


def is_gone(machine: Container) -> None:
    """Raise Failed unless the kiosk is gone, but content and state."""
    machine.does(f"test -d {CONTENT} && test -d {STATE}/releases")
    machine.does("! getent passwd kiosk && ! getent group kiosk-staff")
    if units := machine.does("systemctl list-units --all --no-legend --plain 'kiosk*'"):
        raise Failed(f"still there: {units}")
    if look(machine).colours:
        raise Failed("a compositor is still there")


def taken_back(machine: Container, pictures: Path) -> str:
    """Uninstall: everything is as before, but content and state."""
    machine.does(f"{KIOSK} uninstall")
    is_gone(machine)
    found = machine.does("find /etc /usr/local -name '*kiosk*' ! -name '*.service.d'")
    if found:
        raise Failed(f"left behind: {found}")
    machine.does(f"{KIOSK} install{turned(machine)}")
    machine.until(lambda: look(machine).is_painted, "a painted screen with what was kept")
    machine.does(f"{KIOSK} uninstall")
    return "nothing is left but content and state, which a new installation takes up"


PARTS: dict[str, Part] = {
    "install": installs,
    "paint": paints,
    "kill": killed,
    "restart": restarted,
    "screen": without_compositor,
    "sandbox": sandboxed,
    "edit": edited,
    "import": imported,
    "log": logged,
    **TRIALS,
    **FLEET,
    "leave": left,
    "uninstall": taken_back,
}
