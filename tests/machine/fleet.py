"""The units of a screen among many: one that follows another computer, one that tells a broker how it is."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from kiosk.releases.release import current_release
from tests.machine.container import Container, Failed
from tests.machine.installed import CONTENT, KIOSK, STATE, inside
from tests.machine.screen import look
from tests.machine.trials import BACK, PUBLISHER, VIEWER, Part
from tests.many_screens.services import free_port

FOLLOWER, STATUS = "kiosk-follower.service", "kiosk-status.service"
SOURCE, SHARED, OTHER = "/srv/author", "/srv/shared", "/srv/other"  # the folders of a computer that publishes
PUBLISH = f"{KIOSK} publish --once --content {SOURCE}/content --state {SOURCE}/state"
SHARE = f"{KIOSK} share {SHARED} --state {SOURCE}/state"
DEVICE = "almaty-foyer-1"
MINUTES = 5 * 60.0  # for all pictures of the shipped content on a busy computer
TOLD_AGAIN = 120.0  # seconds: a status that died is started after 60


def follows(machine: Container, pictures: Path) -> str:
    """Follow a computer that publishes, with the follower killed and hung; then publish and share again."""
    source = _source(machine)
    machine.does(f"{KIOSK} install --follow {source} --trust {SHARED}/kiosk.gpg")
    if machine.tries(f"systemctl cat {PUBLISHER}").returncode == 0:
        raise Failed("a screen that follows has a publisher")
    _runs(machine, FOLLOWER)
    machine.until(lambda: _is_shown(machine, "Firstword"), "the first release is shown")
    _share(machine, "Secondword")
    took = machine.until(lambda: _is_shown(machine, "Secondword"), "the next release is shown")
    said = _status(machine)
    told = next((line for line in said.splitlines() if source in line), "")
    if "answered last" not in told:
        raise Failed(f"the source is not told: {said}")
    _sandboxed(machine, source)
    back = {by: _back(machine, FOLLOWER, by, BACK) for by in ("KILL", "STOP")}
    _share(machine, "Thirdword")
    machine.until(lambda: _is_shown(machine, "Thirdword"), "a release is taken after all that")
    moved = _served(machine, "web-moved")
    machine.does(f"systemctl stop web && sed -i 's|{source}|{moved}|' {STATE}/screen.toml")
    reread = machine.until(lambda: moved in _status(machine), "another address in screen.toml counts", BACK)
    _share(machine, "Fourthword")
    machine.until(lambda: _is_shown(machine, "Fourthword"), "a release comes from there")
    machine.does(f"{KIOSK} install --follow ''")
    if machine.tries(f"systemctl cat {FOLLOWER}").returncode == 0:
        raise Failed("a screen that publishes has a follower")
    shared = _shares(machine)
    machine.does("systemctl stop web-moved")
    return (
        f"a release is shown {took:.1f} s after it was shared; the follower is back {back['KILL']:.1f} s"
        f" after kill -9 and {back['STOP']:.1f} s after it hung; another address counts after {reread:.1f} s;"
        f" the publisher's unit shares a text after"
        f" {shared:.1f} s; status says of the source:\n{told}"
    )


def tells(machine: Container, pictures: Path) -> str:
    """Tell a broker how the screen is, end that in good order, and kill it."""
    port = free_port()
    machine.does(f"systemd-run --quiet --unit=broker mosquitto -p {port}")
    _settings(machine, f'name = "foyer-1"\n\n[mqtt]\nbroker = "mqtt://127.0.0.1:{port}"\ncenter = "almaty"\n')
    machine.does(f"{KIOSK} install")
    _runs(machine, STATUS)
    heard = f"mosquitto_sub -h 127.0.0.1 -p {port} -t 'homie/5/{DEVICE}/$state' -C 1 -W 3"

    def says(state: str, seconds: float = BACK) -> float:
        return machine.until(
            lambda: machine.tries(heard).stdout.strip() == state, f"it says: {state}", seconds
        )

    ready = says("ready")
    well = machine.until(lambda: _table(machine) == [(DEVICE, "well")], "the table has it, and it is well")
    _writes_nothing(machine, STATUS, (f"{STATE}/x", f"{CONTENT}/x", "/etc/x", "/run/lock/x", "/opt/kiosk/x"))
    machine.does(f"systemctl stop {STATUS}")
    says("disconnected")
    machine.does(f"systemctl start {STATUS}")
    says("ready")
    before = machine.main(STATUS)
    machine.does(f"kill -KILL {before}")
    lost = says("lost")
    back = machine.until(lambda: machine.main(STATUS) not in (0, before), "a new process", TOLD_AGAIN)
    says("ready")
    _settings(machine, "")
    machine.does(f"{KIOSK} install && systemctl stop broker.service")
    if machine.tries(f"systemctl cat {STATUS}").returncode == 0:
        raise Failed("a screen without a broker has a unit that tells one")
    return (
        f"ready after {ready:.1f} s, disconnected when stopped, lost {lost:.1f} s after kill -9 and back"
        f" {back:.1f} s later; in the table it is well after {well:.1f} s"
    )


def _table(machine: Container) -> list[tuple[str, str]]:
    """Return which screens the table has, and how they are."""
    told = machine.tries(f"{KIOSK} fleet --json", user="kiosk").stdout
    return [(row["device"], row["state"]) for row in json.loads(told)["screens"]]


def _source(machine: Container) -> str:
    """Publish and share as another user, and serve that; return the address."""
    machine.does(
        f"useradd author && install -d -o author {SOURCE} {SHARED}"
        f" && mkdir {SOURCE}/content && cd /opt/kiosk/content"
        f" && cp -r kiosk.toml 01-expo-2017 13-center {SOURCE}/content && chown -R author {SOURCE}"
    )
    _share(machine, "Firstword")
    return _served(machine, "web")


def _served(machine: Container, unit: str) -> str:
    """Serve what is shared, as a unit of this name; return the address."""
    port = free_port()
    serve = f"python3 -m http.server --bind 127.0.0.1 --directory {SHARED} {port}"
    machine.does(f"systemd-run --quiet --unit={unit} --uid=author {serve}")
    return f"http://127.0.0.1:{port}"


def _status(machine: Container) -> str:
    """Return what `kiosk status` says; its exit code is 1, as links lead nowhere."""
    return machine.tries(f"{KIOSK} status", user="kiosk").stdout


def _share(machine: Container, word: str) -> None:
    """Publish and share a text with a word in it."""
    _write(machine, f"{SOURCE}/content", word)
    machine.does(f"{PUBLISH}; {SHARE}", user="author")  # publishing tells of links to what was not copied


def _write(machine: Container, content: str, word: str) -> None:
    """Write a word into a text of a content folder."""
    text = next((machine.root / content.lstrip("/")).glob("*/kk.md"))
    text.write_text(f"{text.read_text('utf-8')}\n{word}.\n", "utf-8")


def _is_shown(machine: Container, word: str) -> bool:
    """Return whether the viewer shows the current release, and that has a word in it."""
    number = machine.tries(f"cat {STATE}/releases/current").stdout.strip()
    has_it = machine.tries(f"grep -rqs {word} {STATE}/releases/{number.zfill(6)}/pages").returncode == 0
    is_it = machine.shows(VIEWER, "StatusText") == f"Release {number} is shown."
    return has_it and is_it and look(machine).is_painted


def _runs(machine: Container, unit: str) -> None:
    """Wait until a unit has said that it is ready, and says again and again that it lives."""
    machine.until(lambda: machine.shows(unit, "ActiveState") == "active", f"{unit} runs", BACK)
    if (found := machine.shows(unit, "Type")) != "notify":
        raise Failed(f"{unit} is of the type {found}")
    alive = machine.shows(unit, "WatchdogTimestampMonotonic")
    machine.until(lambda: machine.shows(unit, "WatchdogTimestampMonotonic") != alive, f"{unit} lives", BACK)


def _back(machine: Container, unit: str, by: str, most: float) -> float:
    """Send a signal to a unit's main process; return after how many seconds another one is ready."""
    before = machine.main(unit)
    machine.does(f"kill -{by} {before}")
    took = machine.until(lambda: machine.main(unit) not in (0, before), f"a new process of {unit}", most)
    return took + machine.until(lambda: machine.shows(unit, "ActiveState") == "active", f"{unit} runs", most)


def _sandboxed(machine: Container, source: str) -> None:
    """Raise Failed unless the follower's unit may do what it has to, and nothing else."""
    machine.tries("useradd --create-home aigul; chmod 755 /home/aigul")
    for may in (f"touch {STATE}/x && rm {STATE}/x", f"python3 -c {shlex.quote(_ASKS.format(source))}"):
        if not inside(machine, FOLLOWER, may):
            raise Failed(f"the follower's unit cannot: {may}")
    _writes_nothing(machine, FOLLOWER, (f"{CONTENT}/x", "/etc/x", "/run/lock/x", "/opt/kiosk/x", "/home/x"))
    for command in ("ls /home/aigul", f"ls {CONTENT}", "cat /etc/shadow", "unshare -U true"):
        if inside(machine, FOLLOWER, command):
            raise Failed(f"the follower's unit may: {command}")


def _writes_nothing(machine: Container, unit: str, paths: tuple[str, ...]) -> None:
    """Raise Failed when a unit may write a file that is none of its business."""
    for path in paths:
        if inside(machine, unit, f"touch {path}"):
            raise Failed(f"{unit} may write {path}")


def _shares(machine: Container) -> float:
    """Have the publisher's unit share through a folder of its own; return how soon a new text is there."""
    _settings(machine, f'share = "{OTHER}"\n')
    machine.does(f"{KIOSK} install")
    _runs(machine, PUBLISHER)
    machine.until(lambda: _is_all_shared(machine), "a release with all its pictures is shared", MINUTES)
    before = _current(machine)
    _write(machine, CONTENT, "Ownword")
    took = machine.until(lambda: _is_shown(machine, "Ownword"), "an own release is shown again")
    took += machine.until(lambda: _shared(machine) == _current(machine) > before, "it is shared")
    machine.does(f"ostree --repo={OTHER} fsck --quiet && test -s {OTHER}/summary.sig")
    return took


def _is_all_shared(machine: Container) -> bool:
    """Return whether the current release waits for no pictures, and is shared."""
    release = current_release(machine.root / STATE[1:])
    return release is not None and not release.about.waiting and _shared(machine) == release.about.number


def _shared(machine: Container) -> int:
    """Return the release that the publisher's unit shares, 0 for none."""
    said = machine.tries(f"cat {OTHER}/kiosk.json").stdout
    return int(json.loads(said)["release"]) if said else 0


def _current(machine: Container) -> int:
    """Return the number of the current release."""
    return int(machine.does(f"cat {STATE}/releases/current"))


def _settings(machine: Container, text: str) -> None:
    """Write screen.toml."""
    place = f"{STATE}/screen.toml"
    (machine.root / place.lstrip("/")).write_text(text, "utf-8")
    machine.does(f"chown kiosk:kiosk {place}")


_ASKS = "import urllib.request as r; r.urlopen('{}/summary.sig', timeout=5)"
FLEET: dict[str, Part] = {"follow": follows, "tell": tells}
