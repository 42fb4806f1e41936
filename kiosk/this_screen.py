"""This screen among others: its name, its group and its start page, as screen.toml tells them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.header.screens import screen_word
from kiosk.content.names.identity import fold, identity
from kiosk.settings.screen import ScreenSettings


@dataclass(frozen=True, slots=True)
class ThisScreen:
    """What screen.toml says, as it is typed there; "" for nothing."""

    name: str = ""
    group: str = ""
    start: str = ""

    @property
    def named(self) -> tuple[str, str]:
        """Name and group, folded, as kiosk.releases.screens compares them."""
        return screen_word(self.name), screen_word(self.group)

    @property
    def starts(self) -> tuple[str, ...]:
        """The identities that the start page may have, with and without a number; () for none."""
        parts = [part for part in self.start.replace("\\", "/").split("/") if part.strip(" .")]
        if not parts:
            return ()
        ways = ("/".join(map(fold, parts)), "/".join(identity(part.strip()) for part in parts))
        return tuple(dict.fromkeys(ways))


def of_settings(settings: ScreenSettings) -> ThisScreen:
    """Return what settings say of this screen."""
    return ThisScreen(settings.name, settings.group, settings.start)
