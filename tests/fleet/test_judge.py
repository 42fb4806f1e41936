"""How a screen stands, whatever the broker still keeps of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.fleet.homie import EMPTY
from kiosk.fleet.judge import judged
from kiosk.fleet.names import is_topic_name, topic_name
from kiosk.fleet.report import report
from tests.fleet.samples import ALL, CLOSED, NOON, WELL

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("changes", "standing", "why"),
    [
        ({}, "well", ""),
        ({"told": "init"}, "starts", ""),
        ({"told": "disconnected"}, "off", ""),
        ({"told": "disconnected", "why": "viewer-gone", "last_seen": None}, "off", ""),
        ({"told": "sleeping"}, "closed", ""),
        ({"told": "lost"}, "lost", "lost"),
        ({"why": "viewer-hung"}, "ill", "viewer-hung"),
        ({"told": "sleeping", "why": "disk-full"}, "ill", "disk-full"),
        # What the broker keeps may be of a screen that has long been gone.
        ({"last_seen": NOON - 2 * MINUTE}, "well", ""),
        ({"last_seen": NOON - 4 * MINUTE}, "lost", "silent"),
        ({"last_seen": None}, "lost", "silent"),
        ({"last_seen": NOON - 4 * MINUTE, "why": "viewer-hung"}, "lost", "silent"),
        # Something of it came just now, so its clock is behind.
        ({"last_seen": NOON - 400 * MINUTE, "arrived": NOON - MINUTE}, "well", ""),
        ({"last_seen": NOON + 400 * MINUTE}, "ill", "clock-wrong"),
        ({"last_seen": NOON + 2 * MINUTE}, "well", ""),
        # The main switch is turned at night: that is no alarm until the center opens.
        ({"told": "lost", "opens": NOON + MINUTE}, "closed", ""),
        ({"told": "lost", "opens": NOON - 2 * MINUTE}, "closed", ""),
        ({"told": "lost", "opens": NOON - 4 * MINUTE}, "lost", "lost"),
        ({"told": "sleeping", "last_seen": NOON - 600 * MINUTE, "opens": NOON + MINUTE}, "closed", ""),
        (
            {"told": "sleeping", "last_seen": NOON - 600 * MINUTE, "opens": NOON - 4 * MINUTE},
            "lost",
            "silent",
        ),
        ({"told": "sleeping", "last_seen": NOON - 600 * MINUTE}, "closed", ""),
    ],
)
def test_a_screen_stands_as_it_told_unless_it_is_silent(
    changes: dict[str, Any], standing: str, why: str
) -> None:
    [screen] = judged([replace(WELL, **changes)], NOON)
    assert (screen.standing, screen.why) == (standing, why)
    assert screen.is_wrong == (standing in ("lost", "ill"))


@pytest.mark.parametrize(
    ("role", "hours", "newest", "standing"),
    [
        ("publishes", 2.0, False, "ill"),  # for the newest is an hour old
        ("follows", 1.0, True, "well"),
        ("alone", 2.0, None, "well"),  # it makes releases of its own
    ],
)
def test_who_lacks_the_newest_release_of_its_center(
    role: Any, hours: float, newest: bool | None, standing: str
) -> None:
    newer = replace(WELL, device="almaty-a", published=NOON - timedelta(hours=1))
    other_center = replace(WELL, device="astana-a", center="Астана", published=NOON)
    own = replace(WELL, role=role, published=NOON - timedelta(hours=hours))
    found = {each.report.device: each for each in judged([newer, other_center, own], NOON)}
    assert (found[own.device].newest, found[own.device].standing) == (newest, standing)
    assert found["astana-a"].standing == "well"


def test_a_release_that_has_just_come_is_waited_for() -> None:
    newer = replace(WELL, device="almaty-a", published=NOON - timedelta(minutes=9))
    found = {each.report.device: each for each in judged([newer, WELL], NOON)}
    assert (found[WELL.device].newest, found[WELL.device].standing) == (False, "well")


def test_those_that_are_wrong_come_first() -> None:
    assert [each.standing for each in judged(ALL, NOON)] == ["lost", "ill", "well", "closed", "off"]
    assert CLOSED.opens is not None


KEPT = {
    "$state": b"ready",
    "viewer/version": b"0.2.0",
    "machine/last-seen": b"2026-11-30T11:59:40+00:00",
    "machine/name": "Фойе 1".encode(),
    "content/release": b"12",
}


@pytest.mark.parametrize(
    ("name", "payload", "field", "value"),
    [
        ("machine/name", b"\xff\xfe\x1b[31m", "name", "\ufffd\ufffd[31m"),
        ("machine/name", "а\u202eб\nв".encode(), "name", "аб в"),
        ("machine/name", b"x" * 100_000, "name", "x" * 300),
        ("machine/group", EMPTY.encode(), "group", ""),
        ("content/release", b"-5", "release", 0),
        ("content/release", b"9" * 100, "release", 0),
        ("content/release", "١٢".encode(), "release", 0),
        ("machine/disk-free", b"a lot", "disk_free", None),
        ("machine/last-seen", b"yesterday", "last_seen", None),
        ("machine/last-seen", b"0001-01-01T00:00:00+23:59", "last_seen", None),
        ("machine/why", b"<script>", "why", "well"),
        ("content/role", b"king", "role", "alone"),
    ],
)
def test_whatever_is_at_the_broker_is_taken_with_care(
    name: str, payload: bytes, field: str, value: object
) -> None:
    found = report("almaty-foyer-1", {**KEPT, name: payload})
    assert found is not None
    assert getattr(found, field) == value


@pytest.mark.parametrize("without", ["$state", "viewer/version", "machine/last-seen"])
def test_a_device_that_is_no_kiosk_is_left_out(without: str) -> None:
    assert report("lamp", {name: value for name, value in KEPT.items() if name != without}) is None
    assert report("lamp", {**KEPT, "$state": b"glowing"}) is None


def test_only_a_jpeg_is_a_picture() -> None:
    found = report("a-b", KEPT, picture=b"<svg onload=x>")
    assert found is not None
    assert found.picture == b""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("foyer-1", "foyer-1"),
        ("Фойе 1", "foie-1"),
        ("Қызылорда, Өлең үйі", "qyzylorda-olen-uii"),
        ("Щучинск/объект", "shchuchinsk-obekt"),
        ("Café №2", "cafe-no2"),
        ("  +/#$ ", ""),
        ("展示", ""),
        ("a" * 100, "a" * 60),
    ],
)
def test_a_name_becomes_one_that_a_topic_can_take(text: str, name: str) -> None:
    assert topic_name(text) == name
    assert is_topic_name(name) is bool(name)
