"""The steps of “Three screens in an afternoon”, in its order; each returns a line on what was seen."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Mapping

from tests.many_screens import trials
from tests.many_screens.center import NAMES, PATIENCE, Center
from tests.many_screens.page import PROJECT
from tests.many_screens.waiting import Wrong, until


def install(center: Center) -> str:
    """The shipped content is published; docs/install.md tells how."""
    shutil.copytree(PROJECT / "content", center.publisher.content, dirs_exist_ok=True)
    center.publisher.boot("publish")
    until(center.is_all_made, PATIENCE, "all pictures are made")
    return f"release {center.publisher.release}"


def share(center: Center) -> str:
    """The current release is shared, and each one from now on."""
    section = center.page["The computer that publishes"]
    center.type_in(center.publisher, section, "sudo apt install ostree gnupg nginx-light mosquitto")
    said = center.type_in(center.publisher, section, "sudo -u kiosk scripts/kiosk share /var/lib/kiosk/share")
    for told in ("signed with the key", "kiosk.gpg", "secret.asc"):
        if told not in said:
            raise Wrong(f"not told: {told}")
    settings = center.page["What is shared, and how"].blocks["toml"][0]
    center.publisher.write("/var/lib/kiosk/screen.toml", settings)
    return said.partition("\n")[0].replace(str(center.publisher.root), "")


def serve(center: Center) -> str:
    """A web server has what is shared."""
    section = center.page["The computer that publishes"]
    center.publisher.write("/etc/nginx/conf.d/kiosk.conf", center.page["Serving it"].blocks["nginx"][0])
    center.type_in(center.publisher, section, "sudo systemctl restart nginx")
    release = center.served()
    if release != center.publisher.release:
        raise Wrong(f"kiosk.json tells of release {release}")
    return f"kiosk.json tells of release {release}"


def three_screens(center: Center) -> str:
    """The screens are installed with the key from a stick, and show the release."""
    shutil.copy(center.publisher.file("/var/lib/kiosk/share/kiosk.gpg"), center.stick)
    section = center.page["Three screens"]
    for screen in center.screens:
        for line in section.commands:
            center.type_in(screen, section, line)
        screen.boot()
    return center.seen_after(center.publisher.release)


def broker(center: Center) -> str:
    """The broker has its certificate, its users and their rights."""
    section, computer = center.page["The broker"], center.publisher
    center.type_in(computer, section, "sudo apt install mosquitto")
    computer.run(f"sh -ec {shlex.quote(section.blocks['sh'][0])}")
    certificates = computer.file("/etc/mosquitto/certs")
    certificates.mkdir(parents=True)
    for name in ("broker.crt", "broker.key"):
        shutil.copy(computer.root / name, certificates)
    computer.write("/etc/mosquitto/conf.d/kiosk.conf", section.blocks["conf"][0])
    computer.write("/etc/mosquitto/kiosk.rights", section.blocks["acl"][0], 0o600)
    *passwords, restart = section.commands[1:]
    for line in dict.fromkeys((*passwords, *center.page["How they are"].commands[:-1])):
        center.type_in(computer, section, line)
    center.type_in(computer, section, restart)
    return "it listens"


def how_they_are(center: Center) -> str:
    """Each screen tells the broker, and all are well."""
    section = center.page["Each screen"]
    for screen, name in zip(center.screens, NAMES, strict=True):
        shutil.copy(center.publisher.root / "ca.crt", screen.file("/etc/kiosk/ca.crt"))
        user = f"almaty-{name}"
        screen.write("/etc/kiosk/broker-password", f"{user}\n{user}\n", 0o600)
        (settings,) = section.blocks["toml"]
        settings = settings.replace("foyer-1", name).replace('"foyer"', f'"{name[:-2]}"')
        screen.write("/var/lib/kiosk/screen.toml", settings, add=True)
        for line in section.commands:
            center.type_in(screen, section, line)
        screen.shut_down()
        screen.boot()
    center.publisher.write("/office", "office\noffice\n", 0o600)
    after = until(lambda: center.standing() == ["well"] * 3, PATIENCE, "all three are well")
    releases = {row["release"] for row in center.fleet()}
    if releases != {center.publisher.release}:
        raise Wrong(f"releases {releases}")
    return f"all well after {after:.1f} s"


# What is done, by what it is called.
STEPS: Mapping[str, Callable[[Center], str]] = {
    "install the publisher": install,
    "share": share,
    "serve": serve,
    "three screens": three_screens,
    "the broker": broker,
    "how they are": how_they_are,
    "change a text": trials.change_a_text,
    "end the web server": trials.end_the_web_server,
    "pull the plug": trials.pull_the_plug,
    "a stick": trials.a_stick,
    "all was typed": trials.all_was_typed,
    "the logs": trials.the_logs,
}
