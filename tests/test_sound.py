"""The volume, by programs as the system has them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.system.sound import Sound, Volume, run


class Machine:
    """A machine with some of the programs; it answers as they do."""

    def __init__(self, programs: set[str]) -> None:
        self.programs, self.percent, self.muted = programs, 45, False

    def find(self, name: str) -> object:
        return name in self.programs

    def run(self, command: Sequence[str]) -> str:
        name, *words = command
        assert name in self.programs
        if any(word.startswith("set-") or word == "set" for word in words):
            if words[-1].endswith("%"):
                self.percent = int(words[-1][:-1])
            else:
                self.muted = words[-1] in ("1", "mute")
            return ""
        if name == "wpctl":
            return f"Volume: {self.percent / 100:.2f}{' [MUTED]' if self.muted else ''}\n"
        if name == "pactl":
            if "get-sink-mute" in words:
                return f"Mute: {'yes' if self.muted else 'no'}\n"
            return f"Volume: front-left: 29491 /  {self.percent}% / -20.81 dB,   front-right: 29491 / 45%\n"
        state = "off" if self.muted else "on"
        return (
            f"Simple mixer control 'Master',0\n  Mono: Playback 29 [{self.percent}%] [-30.75dB] [{state}]\n"
        )


@pytest.mark.parametrize("program", ["wpctl", "pactl", "amixer"])
def test_the_volume_is_read_and_set(program: str) -> None:
    machine = Machine({program})
    sound = Sound(machine.run, machine.find)
    assert sound.volume() == Volume(45, False)
    assert sound.mute(True) == Volume(45, True)
    assert sound.set(120) == Volume(100, False), "whoever makes it louder wants to hear it"
    assert sound.set(-3) == Volume(0, False)


def test_without_a_program_or_a_card_there_is_no_sound() -> None:
    machine = Machine(set())
    assert Sound(machine.run, machine.find).volume() is None
    deaf = Sound(lambda command: "Cannot connect to PipeWire\n", lambda name: True)
    assert (deaf.volume(), deaf.set(50), deaf.mute(True)) == (None, None, None)


def test_a_program_that_fails_says_nothing() -> None:
    assert run(["false"]) == ""
    assert run(["/no/such/program"]) == ""
    assert run(["echo", "45%"]) == "45%\n"
