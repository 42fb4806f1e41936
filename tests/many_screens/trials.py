"""What “Try it before you leave” tells to try, and that nothing else was wrong; each returns a line."""

from __future__ import annotations

import os

from tests.many_screens.center import PATIENCE, Center
from tests.many_screens.page import PARTS
from tests.many_screens.waiting import Wrong, until

AT_ONCE = 10.0  # seconds in which a text is to be on all screens, where the machine has time for that


def change_a_text(center: Center) -> str:
    """A text is on all screens within ten seconds."""
    number = center.publisher.release
    center.save()
    busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    within = PATIENCE if busy else AT_ONCE
    after = until(lambda: center.all_have(number + 1), within, "all have the text")
    center.seen_after(number + 1)
    return f"on all three after {after:.1f} s{' on a busy machine' if busy else ''}"


def end_the_web_server(center: Center) -> str:
    """Screens keep what they have while the server is away, and take what is new when it is back."""
    section = center.page["Try it before you leave"]
    center.type_in(center.publisher, section, "sudo systemctl stop nginx")
    number = center.publisher.release
    center.save()
    until(lambda: center.publisher.release > number, PATIENCE, "the text is published")
    until(lambda: center.shared() > number, PATIENCE, "the text is shared")
    if not all(screen.release == number for screen in center.screens):
        raise Wrong("a screen has what nobody serves")
    center.type_in(center.publisher, section, "sudo systemctl start nginx")
    after = until(lambda: center.all_have(number + 1), PATIENCE, "all have the text")
    return f"on all three {after:.1f} s after its start"


def pull_the_plug(center: Center) -> str:
    """A screen without power is lost in the table, and well again when it is back."""
    screen = center.screens[-1]
    screen.cut_off()
    lost = until(lambda: "lost" in center.standing(), PATIENCE, "one is lost")
    screen.boot()
    well = until(lambda: center.standing() == ["well"] * 3, PATIENCE, "all three are well")
    return f"lost after {lost:.1f} s, well {well:.1f} s after its start"


def a_stick(center: Center) -> str:
    """A screen without a network takes the release from a stick."""
    section = center.page["Try it before you leave"]
    center.type_in(center.publisher, section, "sudo -u kiosk scripts/kiosk share --stick /media/stick")
    # There the system mounts it, under the name that the kernel has given it.
    mounted = center.lonely.file("/media/kiosk/sdb1")
    mounted.parent.mkdir()
    center.stick.rename(mounted)
    line = "sudo scripts/kiosk install --follow /media/kiosk --trust /media/kiosk/sdb1/kiosk.gpg"
    center.type_in(center.lonely, section, line)
    center.lonely.boot()
    number = center.publisher.release
    after = until(lambda: center.lonely.painted == number, PATIENCE, "it shows the release of the stick")
    return f"release {number} is on its screen after {after:.1f} s"


def all_was_typed(center: Center) -> str:
    """Nothing is printed that was not typed here."""
    printed = [line for part in PARTS for line in center.page[part].commands]
    if left := [line for line in printed if line not in center.typed]:
        raise Wrong(f"docs/fleet.md prints, and this test does not type: {left}")
    return f"{len(printed)} commands"


def the_logs(center: Center) -> str:
    """No program has ended, or failed, in a way that nobody had thought of."""
    computers = (center.publisher, *center.screens, center.lonely)
    if errors := [f"{each.root.name}: {line}" for each in computers for line in each.errors()]:
        raise Wrong("; ".join(errors))
    return "no error of the program"
