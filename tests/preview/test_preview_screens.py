"""The preview shows the pages as a screen or a group of screens sees them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.preview.staff import BUTTON, OpenPreview, Staff

FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\n',
    "01-a/kk.md": "# Бірінші\n\nСөз.\n",
    "02-b/kk.md": "---\nscreens: foyer, canteen\n---\n# Екінші\n\nБасқа.\n",
    "02-b/01-c/kk.md": "---\nscreens: foyer\n---\n# Ішкі\n\nТерең.\n",
}


def names(staff: Staff) -> list[str]:
    """Return the names of the buttons in the tool bar that choose a screen."""
    found = (str(item.property("name")) for item in staff.items(BUTTON))
    return [name for name in found if name.startswith("As seen on")]


def test_pages_as_each_group_sees_them(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    assert names(staff) == ["As seen on: All screens", "As seen on: canteen", "As seen on: foyer"]
    staff.preview.controls.openPage("b/c")
    staff.until(lambda: staff.sees("Терең."))
    assert staff.sees("Only on these screens: foyer + foyer, canteen")
    staff.press("As seen on: canteen")
    staff.until(lambda: staff.sees("Екінші") and not staff.sees("Терең."))
    staff.preview.screens.show(2)
    assert all(screen.parts.release.pages.exists("b") for screen in staff.preview.screens)
    assert not any(screen.parts.release.pages.exists("b/c") for screen in staff.preview.screens)
    staff.press("As seen on: All screens")
    staff.preview.controls.openPage("b/c")
    staff.until(lambda: staff.sees("Терең."))


def test_the_choice_goes_with_its_last_page(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.press("As seen on: canteen")
    staff.until(lambda: staff.preview.screens.named == "canteen")
    staff.write("02-b/kk.md", "# Екінші\n\nБарлығына.\n")
    staff.write("02-b/01-c/kk.md", "# Ішкі\n\nТерең.\n")
    staff.until(lambda: not names(staff))
    assert staff.preview.screens.named == ""
    staff.preview.controls.openPage("b")
    staff.until(lambda: staff.sees("Барлығына."))
    assert not staff.sees("Only on these screens")


def test_the_list_of_pages_says_for_which_screens_they_are(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: staff.sees("02-b  (foyer, canteen)"))
    assert staff.sees("01-a")
    assert not staff.sees("01-a  (")
