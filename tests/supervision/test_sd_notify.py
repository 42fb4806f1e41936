"""The signs of life that systemd is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.supervision.sd_notify import Supervisor
from tests.supervision.listener import listening


@pytest.mark.parametrize("abstract", [True, False])
def test_all_words_arrive(tmp_path: Path, abstract: bool) -> None:
    with listening(None if abstract else tmp_path) as systemd:
        environment = {**systemd.variables, "WATCHDOG_PID": str(os.getpid()), "HOME": "/"}
        supervisor = Supervisor.of(environment)
        assert environment == {"HOME": "/"}
        supervisor.ready()
        supervisor.alive()
        supervisor.alive()  # too early to be wanted
        supervisor.status("two\nlines")
        supervisor.stopping()
        assert systemd.hear(0) == ["READY=1", "WATCHDOG=1", "STATUS=two lines", "STOPPING=1"]


@pytest.mark.parametrize(
    "more", [{"WATCHDOG_PID": "1"}, {"WATCHDOG_USEC": ""}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "-1"}]
)
def test_no_signs_of_life_where_none_are_wanted(more: dict[str, str]) -> None:
    with listening() as systemd:
        supervisor = Supervisor.of({**systemd.variables, **more})
        assert supervisor.interval is None
        supervisor.alive()
        supervisor.ready()
        assert systemd.hear(0) == ["READY=1"]


@pytest.mark.parametrize("address", ["", "/nowhere/at/all", "@nobody-listens-here"])
def test_nothing_happens_where_nobody_listens(address: str) -> None:
    supervisor = Supervisor.of({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "1000000"})
    supervisor.ready()
    supervisor.alive()
    assert supervisor.listens == bool(address)


def test_a_systemd_that_does_not_read_holds_nobody_up() -> None:
    with listening() as systemd:
        supervisor = Supervisor.of(dict(systemd.variables))
        for _ in range(1000):
            supervisor.ready()
        assert len(systemd.hear(0)) < 1000
