"""How a screen stands, in words."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.fleet.judge import Screen, Standing
from kiosk.languages.catalogue import translate
from kiosk.message import N_, Message

STANDINGS: Mapping[Standing, str] = {
    "well": N_("well"),
    "starts": N_("starts"),
    "closed": N_("closed now"),
    "off": N_("off on purpose"),
    "ill": N_("needs help"),
    "lost": N_("lost"),
}
WHYS: Mapping[str, str] = {
    "lost": N_("without a connection: no power, no network, or switched off at the plug"),
    "silent": N_("no sign of life, though it never said goodbye"),
    "clock-wrong": N_("its clock is ahead of this computer’s"),
    "name-twice": N_("two screens have this name: give one of them another"),
    "viewer-hung": N_("the picture stands still"),
    "viewer-gone": N_("nothing is shown: the program on the screen does not run"),
    "plain-screen": N_("only the center’s name is shown, as the program ended again and again"),
    "no-release": N_("there is no release to show yet"),
    "release-set-aside": N_("the newest release is set aside, as the program ended with it"),
    "release-behind": N_("an older release is shown than the one that is there"),
    "release-old": N_("does not have the newest release"),
    "disk-full": N_("the disk is nearly full"),
    "publisher-gone": N_("nothing new is published: the publisher does not run"),
    "publisher-hung": N_("nothing new is published: the publisher does not answer"),
    "publisher-trouble": N_("nothing new is published: {trouble}"),
}
# The same of a screen that takes its releases from elsewhere.
_FOLLOWING: Mapping[str, str] = {
    "publisher-gone": N_("nothing new arrives: the part that takes releases does not run"),
    "publisher-hung": N_("nothing new arrives: the part that takes releases does not answer"),
    "publisher-trouble": N_("nothing new arrives: {trouble}"),
}


def standing_words(screen: Screen, language: str) -> str:
    """Return how a screen stands, in a word or two."""
    return translate(language, STANDINGS[screen.standing])


def why_words(screen: Screen, language: str) -> str:
    """Return why, in a sentence without its full stop; "" for nothing."""
    if not screen.why:
        return ""
    words = {**WHYS, **_FOLLOWING} if screen.report.role == "follows" else WHYS
    said = Message(translate(language, words[screen.why]), {"trouble": screen.report.trouble}).say()
    return said.rstrip(".")
