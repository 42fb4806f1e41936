"""Judges what screen.toml says of this screen among others: name, group, start page."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from kiosk.message import N_
from kiosk.releases.release import Release
from kiosk.releases.screens import shows_anything, shows_page
from kiosk.selfcheck.finding import Finding, well, wrong
from kiosk.this_screen import ThisScreen

_BOTH = N_("This screen: {name}, group: {group}")
_NAME = N_("This screen: {name}")
_GROUP = N_("This screen: group: {group}")
_EMPTY = N_("This screen: the release has no page for it, so that it only greets")
_GIVE_PAGES = N_("Correct “screens” in the headers of the texts, or name and group in screen.toml.")
_START = N_("Start page: {start}")
_NO_START = N_("Start page: “{start}” is no page of this screen, so that visits begin on the home screen")
_NAME_START = N_(
    'Write the folder of a page into screen.toml that this screen shows, such as: start = "09-tourism"'
)


def among_findings(screen: ThisScreen, release: Release | None) -> Iterator[Finding]:
    """Yield what there is to say of a screen and the current release, None where there is none."""
    if screen.name or screen.group:
        text = _BOTH if screen.name and screen.group else _NAME if screen.name else _GROUP
        yield well("name", text, name=screen.name, group=screen.group)
    if release is None:
        return
    with contextlib.suppress(OSError, ValueError):  # a damaged release is told elsewhere
        if release.about.pages and not shows_anything(release, *screen.named):
            yield wrong("empty", _EMPTY, _GIVE_PAGES)
        if screen.starts and any(shows_page(release, page, *screen.named) for page in screen.starts):
            yield well("start", _START, start=screen.start)
        elif screen.starts:
            yield wrong("start", _NO_START, _NAME_START, start=screen.start)
