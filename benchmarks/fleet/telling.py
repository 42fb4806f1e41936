"""How a broker bears many screens: connecting, at rest, and all of them coming back after it was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.fleet.broker import OFFICE, Mosquitto
from benchmarks.fleet.following import Figure
from benchmarks.fleet.usage import cpu_seconds, load, megabytes
from benchmarks.processes import Program
from benchmarks.subjects import PROJECT, environment
from kiosk.fleet.connection import Connection
from kiosk.message import Failure

CENTER = "bench"
ALL_WITHIN = 600.0  # seconds
REST_SECONDS = 120.0
AWAY_SECONDS = (1.0, 60.0)  # for which the broker is gone


class _Office:
    """Somebody who hears when each screen gave its last sign of life."""

    def __init__(self, mosquitto: Mosquitto) -> None:
        self._mosquitto = mosquitto
        self._connection: Connection | None = None
        self._seen: dict[str, datetime] = {}
        self.heard = 0

    def listen(self, seconds: float) -> None:
        """Listen so long; connect anew where need be."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._connection is None or self._connection.trouble is not None:
                with suppress(Failure):
                    asked = self._mosquitto.asked_by(OFFICE)
                    self._connection = Connection(asked, "office", receive=self._take)
                    self._connection.subscribe(["homie/5/#"])
            else:
                self._connection.run(min(left, 0.1))

    def wait_for(self, many: int, began: float) -> list[float]:
        """Wait until so many screens have given a sign of life since `began` (time.monotonic).

        Return after how many seconds each did. Raises TimeoutError after ALL_WITHIN seconds.
        """
        since = datetime.now(UTC) - timedelta(seconds=time.monotonic() - began)
        after = since.replace(microsecond=0)
        came: list[float] = []
        while len(came) < many:
            if time.monotonic() - began > ALL_WITHIN:
                raise TimeoutError(f"{many - len(came)} screens did not come")
            self.listen(0.1)
            there = sum(seen >= after for seen in self._seen.values())
            came += [time.monotonic() - began] * (there - len(came))
        return came

    def _take(self, topic: str, payload: bytes, retained: bool) -> None:
        self.heard += 1
        if topic.endswith("/machine/last-seen"):
            self._seen[topic] = datetime.fromisoformat(payload.decode())


def measure_telling(folder: Path, many: int) -> Iterator[Figure]:
    """Yield what `many` real processes that tell of a screen make of a broker."""
    names = [f"screen-{number}" for number in range(many)]
    mosquitto = Mosquitto(folder / "broker", [OFFICE, *(f"{CENTER}-{name}" for name in names)])
    mosquitto.start()
    screens: list[Program] = []
    try:
        office = _Office(mosquitto)
        began = time.monotonic()
        screens += [_screen(folder / f"telling-{name}", name, mosquitto) for name in names]
        came = office.wait_for(many, began)
        yield _figure(f"{many} screens tell a broker: from their start", _seconds(came))
        used = cpu_seconds([mosquitto.pid])
        yield _figure("… the broker for that", f"{used:.2f} s of a core, {office.heard:,} messages")
        memory = megabytes(screen.pid for screen in screens)
        yield _figure("… memory of one that tells", f"{median(memory):.1f} MB, all {sum(memory):,.0f} MB")
        yield from _rest(mosquitto, office, screens)
        yield _figure(f"`kiosk fleet` of {many} screens", f"{_table(folder, mosquitto):.1f} s")
        for away in AWAY_SECONDS:
            office.listen(61.0)  # what has lasted a minute asks soon when it is cut off
            mosquitto.end(signal.SIGKILL)
            time.sleep(away)
            began = time.monotonic()
            mosquitto.start()
            came = office.wait_for(many, began)
            yield _figure(f"… broker killed, gone for {away:.0f} s: back after its start", _seconds(came))
            yield _figure("… the broker for that", f"{cpu_seconds([mosquitto.pid]):.2f} s of a core")
    finally:
        for screen in screens:
            screen.stop()
        mosquitto.end()


def _rest(mosquitto: Mosquitto, office: _Office, screens: list[Program]) -> Iterator[Figure]:
    """Yield what goes on while nothing changes."""
    pids = [screen.pid for screen in screens]
    before = cpu_seconds([mosquitto.pid]), cpu_seconds(pids), office.heard
    office.listen(REST_SECONDS)
    minutes = REST_SECONDS / 60
    messages = (office.heard - before[2]) / REST_SECONDS
    used = 1000 * (cpu_seconds([mosquitto.pid]) - before[0]) / minutes
    each = 1000 * (cpu_seconds(pids) - before[1]) / minutes / len(pids)
    memory = megabytes([mosquitto.pid])[0]
    yield _figure(
        "… at rest: the broker",
        f"{messages:.1f} messages/s, {used:.0f} ms of a core a minute, {memory:.1f} MB",
    )
    yield _figure("… at rest: one that tells", f"{each:.0f} ms of a core a minute")


def _screen(state: Path, name: str, mosquitto: Mosquitto) -> Program:
    """Start a process that tells of a screen."""
    state.mkdir()
    password = mosquitto.password_file(f"{CENTER}-{name}")
    (state / "screen.toml").write_text(
        f'name = "{name}"\n[mqtt]\nbroker = "{mosquitto.address}"\ncenter = "{CENTER}"\n'
        f'password_file = "{password}"\nca_file = "{mosquitto.certificate}"\n'
    )
    command = [sys.executable, "-m", "kiosk.fleet", "--state", str(state), "--language", "en"]
    return Program(command, environment(), mark=str(state))


def _table(folder: Path, mosquitto: Mosquitto) -> float:
    """Return how long the table of all screens takes."""
    command = [sys.executable, str(PROJECT / "main.py"), "fleet", "--state", str(folder), "--json"]
    command += ["--broker", mosquitto.address, "--ca-file", str(mosquitto.certificate)]
    command += ["--password-file", str(mosquitto.password_file(OFFICE))]
    began = time.monotonic()
    subprocess.run(command, env=environment(), capture_output=True, timeout=120)
    return time.monotonic() - began


def _seconds(came: list[float]) -> str:
    return f"half {median(came):.1f} s, all {came[-1]:.1f} s"


def _figure(what: str, value: str) -> Figure:
    return Figure(what, value, load())
