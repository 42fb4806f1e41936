"""The preview of a content folder in layers: it tells of each page where it is from."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from tests.preview.staff import OpenPreview, Staff

FILES = {
    "kiosk.toml": 'over = ["programme", "own"]\n[name]\nkk = "Филиал"\n',
    "programme/kiosk.toml": 'languages = ["kk"]\nstaff_language = "ru"\n',
    "programme/01-a/kk.md": "# Бірінші\n\nБағдарлама.\n",
    "programme/02-b/kk.md": "# Екінші\n\nБағдарлама.\n\n[Жоқ](../77-none/)\n",
    "programme/02-b/01-c/kk.md": "# Үшінші\n\nБағдарлама.\n",
    "own/02-b/kk.md": "# Біздікі\n\nФилиал.\n\n[Жоқ](../77-none/)\n",
}


def origins(staff: Staff) -> dict[str, str]:
    """Return what the list of pages tells of each: where it is from."""
    pages = staff.window.findChild(QQuickItem, "pages")
    assert isinstance(pages, QQuickItem)

    def opened() -> bool:
        """Ask for the list of pages, which a preview that is still loading does not show."""
        if not pages.isVisible():
            staff.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        return pages.isVisible() and bool(pages.property("count"))

    staff.until(opened)
    rows = staff.preview.pages.rows.rows
    for row in rows:
        staff.until(lambda row=row: row["origin"] in staff.texts(pages))  # type: ignore[misc]
    staff.key(Qt.Key.Key_Escape)
    return {row["page"]: row["origin"] for row in rows}


@pytest.mark.parametrize(
    ("language", "both", "instead", "copy"),
    [
        (
            "en",
            "own in place of programme",
            "Shown in place of programme/02-b.",
            "copy its folder to own/01-a",
        ),
        ("ru", "own вместо programme", "Показывается вместо programme/02-b.", "папку в own/01-a"),
        ("kk", "programme орнына own", "programme/02-b орнына көрсетіледі.", "сонда өзгертіңіз: own/01-a."),
    ],
)
def test_each_page_tells_where_it_is_from(
    language: str, both: str, instead: str, copy: str, open_preview: OpenPreview
) -> None:
    staff = open_preview(FILES, language)
    assert origins(staff) == {"a": "programme", "b": both, "b/c": "programme"}
    staff.open("b")
    staff.until(lambda: staff.sees(instead) and staff.sees("own/02-b/kk.md"))
    staff.open("a")
    staff.until(lambda: staff.sees(copy) and staff.sees("programme/01-a/kk.md"))
    staff.open("b/c")
    staff.until(lambda: staff.sees("own/02-b/01-c"))
    staff.open("")
    staff.until(lambda: not staff.sees("programme/") and staff.sees("kiosk.toml"))


def test_problems_name_the_layer_and_lead_to_its_file(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.until(lambda: len(staff.rows()) == 1)
    assert staff.texts(staff.rows()[0])[0] == "own/02-b/kk.md:5"
    staff.click(staff.rows()[0])
    staff.until(lambda: staff.preview.screens.page == "b")
    shutil.rmtree(staff.content / "own/02-b")
    staff.until(lambda: staff.sees("programme/02-b/kk.md:5"))
    staff.until(lambda: staff.sees("From “programme”."))


def test_the_pages_stay_while_a_layer_is_away(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.open("b")
    (staff.content / "own").rename(staff.content / ".own")
    staff.until(lambda: staff.sees("The setting over names the folder “own”"))
    assert staff.sees("A layer of")
    assert staff.preview.screens.first.parts.release.pages.exists("b")
    assert staff.sees("own/02-b/kk.md")
    (staff.content / ".own").rename(staff.content / "own")
    staff.until(lambda: not staff.sees("A layer of"))
    staff.until(lambda: staff.sees("own/02-b/kk.md"))


def test_without_layers_nothing_is_told_of_them(open_preview: OpenPreview) -> None:
    staff = open_preview({"01-a/kk.md": "# Бірінші\n\nСөз.\n"})
    assert {row["origin"] for row in staff.preview.pages.rows.rows} <= {""}
    staff.open("a")
    staff.until(lambda: staff.sees("01-a/kk.md"))
    layer = staff.window.findChild(QQuickItem, "layer")
    assert isinstance(layer, QQuickItem)
    assert not layer.isVisible()
