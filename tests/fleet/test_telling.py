"""What a screen tells a real broker, and what the broker tells when the screen no longer does."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.fleet.homie import EMPTY, all_properties
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.screen_edge import noted_edge
from tests.fleet.conftest import Listener, Screen
from tests.fleet.mosquitto import Mosquitto, until

Screens = Callable[..., Screen]
Listeners = Callable[..., Listener]
# Homie 5.0: each datatype with what a payload of it may be.
PAYLOADS: dict[str, Callable[[str], object]] = {
    "integer": int,
    "string": str,
    "datetime": datetime.fromisoformat,
    "duration": lambda text: text.removeprefix("PT").removesuffix("H").isdigit() or pytest.fail(text),
    "enum": str,
}


def test_a_screen_tells_all_that_homie_asks_for(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    told, heard = screen(mosquitto, "all"), listener(mosquitto.address, "homie/5/almaty-all/#")
    told.start()
    heard.until("homie/5/almaty-all/$state", "ready")
    kept = {topic.removeprefix("homie/5/almaty-all/"): value for topic, value in heard.kept.items() if value}
    assert [value for topic, value in heard.heard if topic.endswith("$state")] == ["init", "ready"]
    about = json.loads(kept["$description"])
    assert (about["homie"], type(about["version"])) == ("5.0", int)
    assert kept.keys() == {"$state", "$description", *all_properties()} - {"machine/opens"}
    for node, described in about["nodes"].items():
        for name, each in described["properties"].items():
            assert set(each) <= {"name", "datatype", "format", "unit"}
            if (value := kept.get(f"{node}/{name}")) is not None:
                PAYLOADS[each["datatype"]](value)
                assert each["datatype"] != "enum" or value in each["format"].split(",")
    assert kept["content/release"] == "12"
    assert kept["content/problems"] == "3"
    assert kept["content/trouble"] == EMPTY
    assert kept["viewer/version"] == "9.9"
    assert kept["viewer/painting"] == "painting"
    assert kept["machine/group"] == "foyer"
    assert kept["machine/why"] in ("well", "disk-full")
    assert abs(datetime.fromisoformat(kept["machine/last-seen"]) - datetime.now(UTC)) < timedelta(seconds=30)


@pytest.mark.parametrize(("number", "state"), [(signal.SIGKILL, "lost"), (signal.SIGTERM, "disconnected")])
def test_a_screen_that_dies_is_lost_and_one_that_is_ended_is_not(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners, number: int, state: str
) -> None:
    told, heard = screen(mosquitto, state), listener(mosquitto.address)
    told.start()
    heard.until(f"homie/5/{told.device}/$state", "ready")
    told.end(number)
    heard.until(f"homie/5/{told.device}/$state", state)
    told.start()
    heard.until(f"homie/5/{told.device}/$state", "ready")


def test_only_what_changed_is_told_again(mosquitto: Mosquitto, screen: Screens, listener: Listeners) -> None:
    told, heard = screen(mosquitto, "few"), listener(mosquitto.address, "homie/5/almaty-few/#")
    told.start()
    heard.until("homie/5/almaty-few/$state", "ready")
    heard.heard.clear()
    told.paint(release=11, opening="closed", dark=True)
    heard.until("homie/5/almaty-few/$state", "sleeping")
    # The disk is everybody's.
    assert [each for each in heard.heard if not each[0].endswith("/disk-free")] == [
        ("homie/5/almaty-few/content/release", "11"),
        ("homie/5/almaty-few/$state", "sleeping"),
    ]


def test_while_a_center_is_closed_its_screen_sleeps_and_says_until_when(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners, tmp_path: Path
) -> None:
    told, heard = screen(mosquitto, "night"), listener(mosquitto.address, "homie/5/almaty-night/#")
    content = tmp_path / "content"
    (content / "01-a").mkdir(parents=True)
    (content / "01-a/kk.md").write_text("# Бірінші\n\nСөз.\n", "utf-8")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[tomorrow.weekday()]
    (content / "kiosk.toml").write_text(f'zone = "UTC"\n[hours]\n{day} = "12:00-13:00"\n')
    (told.state / "releases/current").unlink()
    publish(Job(content, told.state, edge=640, durable=False))
    told.paint(opening="closed", release=1)
    (told.state / "releases/current").write_text("1")
    told.start()
    heard.until("homie/5/almaty-night/$state", "sleeping")
    assert heard.kept["homie/5/almaty-night/machine/opens"] == f"{tomorrow:%Y-%m-%d}T12:00:00+00:00"
    told.paint(opening="open", release=1)
    heard.until("homie/5/almaty-night/machine/opens", "")
    heard.until("homie/5/almaty-night/$state", "ready")


def test_what_was_kept_of_a_former_start_is_removed(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    heard = listener(mosquitto.address, "homie/5/almaty-anew/#", "kiosk/pictures/almaty-anew")
    told = screen(mosquitto, "anew")
    before = {
        "homie/5/almaty-anew/machine/opens": "2099-01-01T00:00:00+00:00",
        "kiosk/pictures/almaty-anew": "x",
    }
    other = listener(mosquitto.address)
    for topic, value in before.items():
        other.connection.publish(topic, value)
        heard.until(topic, value)
    (told.state / "viewer" / "screen.jpg").write_bytes(b"x")  # pictures were wanted then
    told.start()
    for topic in before:
        heard.until(topic, "")
    assert not (told.state / "viewer" / "screen.jpg").exists()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"beat": 1.0}, "viewer-hung"),
        ({"pid": 2**22 - 1}, "viewer-gone"),
    ],
)
def test_what_is_wrong_is_told(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners, facts: dict[str, Any], why: str
) -> None:
    told, heard = screen(mosquitto, why), listener(mosquitto.address)
    told.paint(**facts)
    told.start(INSTALLED="yes")
    heard.until(f"homie/5/{told.device}/machine/why", why)
    told.paint()
    heard.hear(lambda: heard.kept[f"homie/5/{told.device}/machine/why"] in ("well", "disk-full"))


def test_a_computer_that_shows_nothing_by_itself_lacks_no_screen(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    told, heard = screen(mosquitto, "headless"), listener(mosquitto.address)
    told.paint(pid=2**22 - 1)  # somebody looked at it once
    told.start()
    heard.until("homie/5/almaty-headless/viewer/painting", "none")
    heard.hear(lambda: heard.kept.get("homie/5/almaty-headless/machine/why") in ("well", "disk-full"))


def test_a_broker_that_is_away_is_asked_again(
    own_mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    own_mosquitto.end()
    told = screen(own_mosquitto, "patient")
    told.start()
    until(lambda: "no broker runs at that port" in told.log())
    own_mosquitto.start()
    heard = listener(own_mosquitto.address)
    heard.until("homie/5/almaty-patient/$state", "ready")
    own_mosquitto.end(signal.SIGKILL)
    until(lambda: "is lost" in told.log())
    own_mosquitto.start()
    heard = listener(own_mosquitto.address)
    told.paint(release=13)
    heard.until("homie/5/almaty-patient/content/release", "13")
    heard.until("homie/5/almaty-patient/$state", "ready")


def test_two_screens_of_one_name_notice_each_other(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    heard = listener(mosquitto.address, "homie/5/almaty-twin/#")
    one, other = screen(mosquitto, "twin", folder="one"), screen(mosquitto, "twin", folder="other")
    one.start()
    heard.until("homie/5/almaty-twin/$state", "ready")
    other.start()
    said = "Two screens have the name almaty-twin"
    heard.hear(lambda: said in one.log() and said in other.log())
    heard.until("homie/5/almaty-twin/machine/why", "name-twice")


def test_a_computer_that_replaced_another_one_is_no_twin(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    heard = listener(mosquitto.address, "homie/5/almaty-heir/#")
    old, new = screen(mosquitto, "heir", folder="old"), screen(mosquitto, "heir", folder="new")
    old.start()
    heard.until("homie/5/almaty-heir/$state", "ready")
    old.end()
    before = heard.kept["homie/5/almaty-heir/machine/id"]
    new.start()
    heard.hear(lambda: heard.kept["homie/5/almaty-heir/machine/id"] != before)
    heard.until("homie/5/almaty-heir/$state", "ready")
    assert heard.kept["homie/5/almaty-heir/machine/why"] != "name-twice"
    assert "Two screens" not in new.log()


def test_two_computers_with_the_same_identity_notice_it(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    heard = listener(mosquitto.address, "homie/5/almaty-clone/#")
    told = screen(mosquitto, "clone")
    told.start()
    heard.until("homie/5/almaty-clone/$state", "ready")
    first, told.process = told.process, None
    assert first is not None
    try:
        told.start()
        heard.until("homie/5/almaty-clone/machine/why", "name-twice")
    finally:
        first.kill()
        first.communicate()


def test_who_publishes_notes_how_large_the_screens_of_the_center_are(
    mosquitto: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    publisher = screen(mosquitto, "server")
    file = publisher.state / "screen.toml"
    file.write_text(f'share = "/srv/shared"\n{file.read_text()}')
    publisher.start()
    heard = listener(mosquitto.address)
    heard.until("homie/5/almaty-server/$state", "ready")
    assert heard.kept["homie/5/almaty-server/content/role"] == "publishes"
    for device, edge in (
        ("astana-large", "5000"),
        ("almaty-bad", "999999"),
        ("almaty-bad", "-5"),
        ("almaty-bad", "x" * 5000),
        ("almaty-bad", "8193"),
        ("almaty-wall", "3840"),
        ("almaty-small", "1080"),
    ):
        heard.connection.publish(f"homie/5/{device}/viewer/edge", edge)
    heard.hear(lambda: noted_edge(publisher.state) == 3840)
    assert noted_edge(publisher.state) == 3840
