"""When a source is asked and when what it offers is fetched, by a table of what happens; no time passes."""

from __future__ import annotations

import pytest

from kiosk.following.said import explained
from kiosk.following.times import ANYWAY_SECONDS, PULL_SECONDS, RETRY_SECONDS, Times


def middle(least: float, most: float) -> float:
    """Spread nothing."""
    return (least + most) / 2


@pytest.fixture
def times() -> Times:
    return Times(5.0, middle)


def test_it_asks_at_once_and_then_every_few_seconds(times: Times) -> None:
    assert times.asks(0.0)
    times.answered(0.0, "a")
    assert not times.asks(4.9)
    assert times.asks(5.0)


def test_it_rests_until_something_is_due(times: Times) -> None:
    assert times.idle_seconds(0.0) == 0.0
    times.answered(0.0, "a")
    assert times.idle_seconds(0.0) == 0.0
    times.fetched(1.0, well=True)
    assert times.idle_seconds(1.0) == 4.0
    assert times.idle_seconds(6.0) == 0.0
    times.answered(6.0, "")
    times.answered(7.0, "")
    assert times.idle_seconds(8.0) == 4.0
    times.fetched(8.0, well=False)
    assert times.idle_seconds(20.0) == 0.0
    times.answered(20.0, "")  # nothing is fetched from who does not answer
    assert times.idle_seconds(20.0) == 5.0


def test_it_fetches_when_there_is_something_new_and_once_an_hour(times: Times) -> None:
    assert not times.fetches(0.0)
    times.answered(0.0, "a")
    assert times.fetches(0.0)
    times.fetched(1.0, well=True)
    times.answered(5.0, "a")
    assert not times.fetches(5.0)
    times.answered(10.0, "b")
    assert times.fetches(10.0)
    times.fetched(11.0, well=True)
    assert times.fetches(11.0 + ANYWAY_SECONDS)


def test_a_source_that_is_away_is_asked_on_and_fetched_from_when_it_is_back(times: Times) -> None:
    times.answered(0.0, "a")
    times.fetched(1.0, well=True)
    now = 5.0
    for _ in range(1000):
        times.answered(now, "")
        assert not times.fetches(now + ANYWAY_SECONDS * 2)
        assert times.asks(now + 5.0)
        now += 5.0
    times.answered(now, "b")
    assert times.fetches(now)


def test_what_cannot_be_taken_is_tried_ever_more_rarely_until_it_changes(times: Times) -> None:
    times.answered(0.0, "bad")
    pauses, now = [], 0.0
    for _ in range(8):
        assert times.fetches(now)
        times.fetched(now, well=False)
        began = now
        while not times.fetches(now):
            now += 1.0
            times.answered(now, "bad")
        pauses.append(now - began)
    assert pauses == sorted(pauses)
    assert pauses[0] <= RETRY_SECONDS[0]
    assert RETRY_SECONDS[1] * 0.8 <= pauses[-1] <= RETRY_SECONDS[1]
    times.fetched(now, well=False)
    times.answered(now + 1, "mended")
    assert times.fetches(now + 1)
    times.fetched(now + 1, well=False)
    assert times.fetches(now + 1 + RETRY_SECONDS[0])


def test_a_pull_gets_more_time_each_time_until_one_comes_through(times: Times) -> None:
    found = []
    for _ in range(5):
        found.append(times.pull_seconds)
        times.fetched(0.0, well=False)
    assert found == [600.0, 1200.0, 2400.0, 3600.0, 3600.0]
    times.fetched(0.0, well=True)
    assert times.pull_seconds == PULL_SECONDS[0]


def test_a_thousand_screens_do_not_ask_together() -> None:
    screens = [Times(5.0) for _ in range(1000)]
    for screen in screens:
        screen.answered(0.0, "a")
    due = [next(tenth for tenth in range(100) if screen.asks(tenth / 10)) for screen in screens]
    assert max(due.count(tenth) for tenth in set(due)) < 120
    assert 40 <= min(due) <= max(due) <= 61


SAID = {
    "older": (
        "Upgrade target revision 'f62e' with timestamp 'Mon Nov 30' is chronologically older than current "
        "revision '33af' with timestamp 'Mon Nov 30'; use --allow-downgrade to permit",
        "older than the one here",
    ),
    "other-key": (
        "Signature made Mon using EdDSA key ID 1D Can't check signature: public key not found",
        "another key",
    ),
    "altered": (
        'Signature made Mon using key ID 1D BAD signature from "kiosk" Primary key ID 1D',
        "altered on",
    ),
    "expired": ('Signature made Mon BAD signature from "kiosk" Key expired Tue Dec 1', "no longer valid"),
    "object": (
        "Writing content object: Corrupted file object; checksum expected='8b' actual='ce'",
        "altered on",
    ),
    "compressed-bits": ("Writing content object: Invalid compressed data", "altered on"),
    "compressed-end": ("Writing content object: Unexpected EOF with 12/300 bytes remaining", "altered on"),
    "compressed-more": ("Writing content object: Need more input", "altered on"),
    "compressed-header": ("Parsing 8b.file: File header size 4328521728 exceeds size 300", "altered on"),
    "no-summary": (
        "GPG verification enabled, but no summary found (use gpg-verify-summary=false in remote config)",
        "no releases at",
    ),
    "unsigned": ("Commit 41: GPG verification enabled, but no signatures found", "is not signed"),
    "branch": ("No such branch 'kiosk/content' in repository summary", "no releases at"),
    "collection": (
        "Commit 33: Commit has collection ID ‘a’ in collection binding metadata, while the remote it came "
        "from has collection ID ‘b’",
        "something else",
    ),
    "half": ("Server returned HTTP 404", "not complete"),
    "pulled": ("Error reading from file descriptor: Input/output error", "Plug the stick in again"),
    "plain-at-tls": ("Server returned HTTP 400", "at a port with TLS it begins with https://"),
    "forbidden": ("Server returned HTTP 403", "refuses to hand out its releases (HTTP 403)"),
    "away": (
        "While fetching http://x/summary.sig: [7] Couldn't connect to server",
        "The connection to http://x broke",
    ),
    "name": (
        "While fetching http://x/summary.sig: [6] Couldn't resolve host name",
        "broke while a release came",
    ),
    "slow": ("While fetching http://x/summary.sig: [28] Timeout was reached", "broke while a release came"),
    "certificate": (
        "While fetching https://x/summary.sig: [60] SSL peer certificate or SSH remote key was not OK",
        "does not prove",
    ),
    "full": (
        "Writing content object: min-free-space-percent '3%' would be exceeded, at least 8 kB",
        "too full",
    ),
    "delta-full": ("Delta requires 727.1 kB free space, but only 368.6 kB available", "too full"),
    "really-full": ("Writing content object: fallocate: No space left on device", "too full"),
    "else": ("something that nobody has seen", "OSTree says: something that nobody has seen"),
}


@pytest.mark.parametrize("name", SAID)
def test_what_ostree_says_is_told_in_plain_words(name: str) -> None:
    said, words = SAID[name]
    values = {"source": "http://x", "trust": "/k.asc", "state": "/s", "now": "2020-01-01 00:00"}
    assert words in explained(said, values, clock_can_be_right=True).say()
    clock = explained(said, values, clock_can_be_right=False).say()
    assert ("the clock of this screen is wrong" in clock) is (
        name.startswith("compressed-") or name in ("other-key", "altered", "expired", "object")
    )
