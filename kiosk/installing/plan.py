"""What belongs on a computer that is a kiosk, as records."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.installing.choices import Choices
from kiosk.installing.program import Program, is_at_home
from kiosk.installing.texts import fill, quoted
from kiosk.paths import INSTALLED

USER, STAFF = "kiosk", "kiosk-staff"
UNITS = "/etc/systemd/system"
SYSUSERS, TMPFILES = "/etc/sysusers.d/kiosk.conf", "/etc/tmpfiles.d/kiosk.conf"
FOLDERS_FILE = str(INSTALLED)
SCREEN_SCRIPT = "/usr/local/lib/kiosk/screen"
STATUS = "kiosk-status.service"  # only where screen.toml names a broker
PUBLISHER, FOLLOWER = "kiosk-publisher.service", "kiosk-follower.service"  # one of them
KEY_FILE = "/etc/kiosk/follow.asc"
# Unit -> the target that starts it, "" for none.
STARTED_BY = {
    "kiosk-screen.service": "multi-user.target",
    "kiosk.service": "multi-user.target",
    PUBLISHER: "multi-user.target",
    FOLLOWER: "multi-user.target",
    STATUS: "multi-user.target",
    "kiosk-restart.timer": "timers.target",
    "kiosk-restart.service": "",
    "kiosk-leave.service": "",
}
# Degrees -> where a touch belongs on a picture that is turned clockwise by so many, as libinput takes it.
_TOUCH = {90: "0 1 0 -1 0 1", 180: "-1 0 1 0 -1 1", 270: "0 -1 1 1 0 0"}


@dataclass(frozen=True, slots=True)
class Account:
    """A group, or with a `home` a user of the same name who is in the groups `member_of`.

    `owns` is a folder: whoever owns it already, from an earlier installation, is this account.
    """

    name: str
    owns: str
    home: str = ""
    member_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with its owner, its group and its mode."""

    path: str
    mode: int
    owner: str
    group: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of root's."""

    path: str
    text: str
    mode: int = 0o644


@dataclass(frozen=True, slots=True)
class Link:
    """A link, such as the one by which a target starts a unit."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it; users and folders are also told by files, for a root that is not booted yet."""

    accounts: tuple[Account, ...]
    folders: tuple[Folder, ...]
    items: tuple[File | Link, ...]


def make_plan(choices: Choices, program: Program, *, tells: bool = False) -> Plan:
    """Return what belongs on the computer on which `program` starts the program.

    With `tells` a unit tells others how the screen is.
    """
    viewer = f"{choices.state}/viewer"
    accounts = (
        Account(STAFF, choices.content),
        Account(USER, choices.state, choices.state, (STAFF, "audio", "render", "video")),
    )
    folders = (
        Folder(choices.content, 0o2775, USER, STAFF),
        Folder(choices.state, 0o755, USER, USER),
        Folder(viewer, 0o755, USER, USER),
        *([Folder(choices.share, 0o755, USER, USER)] if choices.share else []),
    )
    home = "read-only" if program.is_at_home else "yes"
    values = {
        "PROGRAM": " ".join(quoted(word, command=True) for word in program.words),
        "CONTENT": quoted(choices.content),
        "STATE": quoted(choices.state),
        "VIEWER": quoted(viewer),
        "HOME": home,
        "STATUS_CACHES": _caches(f"{choices.state}/viewer", program),
        "PUBLISHER_HOME": "no" if is_at_home(choices.content) or is_at_home(choices.share) else home,
        # The folder for other screens may be on a disk that is away.
        "WRITABLE": " ".join(map(quoted, [choices.state, *([f"-{choices.share}"] if choices.share else [])])),
        "VIEWER_CACHES": _caches(viewer, program),
        "PUBLISHER_CACHES": _caches(choices.state, program),
        "SCREEN": f"/bin/sh {SCREEN_SCRIPT} {choices.rotate}"
        if choices.rotate
        else "/usr/bin/cage -d -s -- /usr/bin/sleep infinity",
        "RESTART_AT": choices.restart_at,
        "WORKER": FOLLOWER if choices.follows else PUBLISHER,
    }
    items = (
        File(SYSUSERS, _sysusers(accounts)),
        File(TMPFILES, _tmpfiles(folders, choices)),
        File(FOLDERS_FILE, f"{choices.content}\n{choices.state}\n"),
        *((File(KEY_FILE, choices.key),) if choices.follows and choices.key else ()),
        *_units(values, {PUBLISHER if choices.follows else FOLLOWER, *(() if tells else (STATUS,))}),
        # Nobody is to be asked for a password where the kiosk is, and no desktop is to take its screen.
        Link(f"{UNITS}/getty@tty1.service", "/dev/null"),
        Link(f"{UNITS}/default.target", "/usr/lib/systemd/system/multi-user.target"),
        File("/etc/systemd/logind.conf.d/kiosk.conf", fill("logind.conf", {})),
        File("/etc/udev/rules.d/99-kiosk-monitor.rules", fill("monitor.rules", {})),
        File("/etc/udev/rules.d/99-kiosk-stick.rules", fill("stick.rules", {})),
        *_turned(choices.rotate),
    )
    return Plan(accounts, folders, items)


def _units(values: Mapping[str, str], without: Collection[str]) -> Iterator[File | Link]:
    """Yield the units but those `without`, each followed by the link that starts it."""
    for name, target in STARTED_BY.items():
        if name in without:
            continue
        yield File(f"{UNITS}/{name}", fill(name, values))
        if target:
            yield Link(f"{UNITS}/{target}.wants/{name}", f"{UNITS}/{name}")


def _turned(degrees: int) -> Iterator[File]:
    """Yield what a picture that is turned takes."""
    if degrees:
        values = {"ROTATE": str(degrees), "MATRIX": _TOUCH[degrees]}
        yield File("/etc/udev/rules.d/99-kiosk-touch.rules", fill("touch.rules", values))
        yield File(SCREEN_SCRIPT, fill("screen.sh", {}), 0o755)


def _caches(folder: str, program: Program) -> str:
    """Return the variables that have caches written into a folder where the units may write.

    A checkout is compiled there, too, since its own folder belongs to somebody else.
    """
    variables = [f"XDG_CACHE_HOME={folder}/cache"]
    if program.is_checkout:
        variables.append(f"PYTHONPYCACHEPREFIX={folder}/python")
    return " ".join(map(quoted, variables))


def _sysusers(accounts: Sequence[Account]) -> str:
    """Return the file for systemd-sysusers, which makes users and groups."""
    lines = ["# Who owned the folders before gets the same numbers again."]
    for each in accounts:
        owns = quoted(each.owns)
        if each.home:
            lines.append(f'u {each.name} {owns} "Kiosk" {quoted(each.home)} /usr/sbin/nologin')
        else:
            lines.append(f"g {each.name} {owns}")
        lines += [f"m {each.name} {group}" for group in each.member_of]
    return "\n".join(lines) + "\n"


def _tmpfiles(folders: Sequence[Folder], choices: Choices) -> str:
    """Return the file for systemd-tmpfiles, which makes folders at each start."""
    lines = [f"d {quoted(each.path)} {each.mode:04o} {each.owner} {each.group} - -\n" for each in folders]
    if choices.follows:  # root has written it, maybe into a tree in which this user is not known yet
        lines.append(f"z {quoted(f'{choices.state}/screen.toml')} 0600 {USER} {USER} - -\n")
    return "".join(lines)
