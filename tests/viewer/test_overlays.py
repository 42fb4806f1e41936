"""What lies over the pages keeps their rules: the question, the attract screen, pictures and codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlEngine, QQmlExpression

from kiosk.viewer.proof.seen import FIND, look
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk
from tests.viewer.panel import PANELS, Panel
from tests.viewer.rules import unreadable

SMALL = [panel for panel in PANELS if panel.inches in (10, 15, 55)]
CAPTION = "Жылқышылардың жиналуы Места Бурабая у озера"
LINK = "https://www.baldauren.kz/kk/about-the-center/programme"
PAGE = f"# {{0}}\n\n[{{0}}]({LINK})\n"
PICTURE = f"{{source: '', alt: '', caption: '{CAPTION}', width: 16, height: 10}}"


def say(kiosk: Kiosk, call: str) -> None:
    """Have the page screen emit a signal, as a touched link or picture does."""
    context = QQmlEngine.contextForObject(kiosk.viewer.window)
    QQmlExpression(context, kiosk.viewer.window, f"{FIND}(contentItem, 'PageScreen').{call}").evaluate()
    settle(kiosk.viewer)


def wrong(kiosk: Kiosk, panel: Panel, kind: str) -> list[str]:
    seen = look(kiosk.viewer, kind)
    assert seen.texts, kind
    whole = QRectF(0, 0, panel.width, panel.height)
    where = f"{kiosk.viewer.language.tag} {kind}"
    found = [f"{where}: {each}" for each in unreadable(seen, panel.density)]
    found += (
        f"{where}: out of reach: {each.name}" for each in seen.buttons if not whole.contains(each.place)
    )
    found += (f"{where}: out of sight: {each.text}" for each in seen.texts if not whole.contains(each.ink))
    return found


@pytest.mark.parametrize("panel", SMALL, ids=str)
def test_what_lies_over_the_pages_keeps_the_rules(open_kiosk: OpenKiosk, panel: Panel) -> None:
    content = Path(__file__).resolve().parents[2] / "content"
    files = {
        f"1-p/{tag}.md": PAGE.format(name) for tag, name in (("kk", "Көл"), ("ru", "Озеро"), ("en", "Lake"))
    }
    files["kiosk.toml"] = (content / "kiosk.toml").read_text("utf-8")
    kiosk = open_kiosk(files, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    found: list[str] = []
    for tag in ("kk", "ru", "en"):
        kiosk.viewer.language.choose(tag)
        kiosk.open("p")
        say(kiosk, f"codeOpened({LINK!r})")
        found += wrong(kiosk, panel, "CodeSheet")
        kiosk.viewer.navigation.home()
        kiosk.open("p")
        say(kiosk, f"pictureOpened([{PICTURE}, {PICTURE}], 0)")
        found += wrong(kiosk, panel, "PictureViewer")
        kiosk.viewer.navigation.home()
        kiosk.viewer.idle.show_warning()
        settle(kiosk.viewer)
        found += wrong(kiosk, panel, "StillHere")
        kiosk.viewer.idle.touch()
    kiosk.viewer.idle.rest()
    settle(kiosk.viewer)
    found += wrong(kiosk, panel, "AttractScreen")
    assert not found, "\n".join(found)
