"""The ways of the preview: to the place of a problem, to a page by keyboard, to the editor."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.content.page.blocks import Heading, Paragraph
from kiosk.content.page.markdown import read_document
from kiosk.preview.programs import command_for
from kiosk.preview.text_place import line_of, row_at, row_lines
from tests.importing.documents import png
from tests.large_pictures import add_large_pictures
from tests.preview.staff import BUTTON, FILES, LABEL, LONG, Editor, OpenPreview, Staff
from tests.viewer.hand import area, walk

SHIPPED = Path(__file__).resolve().parents[2] / "content"
CTRL = Qt.KeyboardModifier.ControlModifier


def row(staff: Staff, place: str) -> QQuickItem:
    return next(item for item in staff.rows() if item.property("place") == place)


def chosen(staff: Staff, place: str) -> None:
    staff.until(lambda: any(item.property("place") == place for item in staff.rows()))
    staff.click(staff.items(LABEL, row(staff, place))[0])


def mark(staff: Staff) -> QQuickItem | None:
    """The mark beside the place of a problem, if it can be seen."""
    items = walk(staff.item(staff.screens()[0]))
    return next((item for item in items if item.objectName() == "highlight"), None)


# Where a line of a text is on its page


def test_each_block_is_found_in_its_text() -> None:
    text = (
        '---\ntitle: Т\n---\n# Тақырып\n\nБір *екі* [үш](x.md) төрт.\n\n![Көл](a.jpg "Су")\n![Тау](b.jpg)\n\n'
        "- **2002** ашылды\n- **2010** өсті\n\n288\n: бала\n\nСұрақ?\n\n- [ ] Жоқ\n- [x] Иә\n\n"
        "| А | Ә |\n|---|---|\n| 1 | 2 |\n\nСоңы &amp; бәрі.\n"
    )
    rows = [
        {"kind": "paragraph", "text": "Бір <i>екі</i> <a href='page:x'>үш</a> төрт."},
        {"kind": "gallery", "pictures": [{"alt": "Көл", "caption": "Су"}, {"alt": "Тау", "caption": ""}]},
        {"kind": "cards", "cards": [{"title": "Ішкі бет"}]},
        {"kind": "timeline", "items": [{"date": "2002", "text": "ашылды"}, {"date": "2010", "text": "өсті"}]},
        {"kind": "figures", "items": [{"value": "288", "label": "бала"}]},
        {"kind": "quiz", "question": "Сұрақ?", "answers": [{"text": "Жоқ"}, {"text": "Иә"}]},
        {"kind": "table", "header": ["А", "Ә"], "rows": [["1", "2"]]},
        {"kind": "paragraph", "text": "Соңы &amp; бәрі."},
    ]
    assert row_lines(text, rows) == [6, 8, 0, 11, 14, 17, 22, 26]
    for line, place in (
        (1, -1),
        (4, -1),
        (6, 0),
        (9, 1),
        (12, 3),
        (15, 4),
        (20, 5),
        (24, 6),
        (99, 7),
        (0, -1),
    ):
        assert row_at(text, rows, line) == place, line
    notice = {"kind": "notice", "title": "Біз", "items": [{"text": "бірінші"}]}
    parts = [notice, {**notice, "items": [{"text": "екінші"}], "continued": True}]
    assert row_lines("# A\n\n> **Біз** бірінші\n>\n> екінші\n\nБіз екінші\n", parts) == [3, 5]
    assert line_of(text, "B.JPG") == 9
    assert line_of(text, "c.jpg") == 0


def test_each_heading_and_paragraph_of_the_shipped_content_is_found_at_its_line() -> None:
    for path in sorted(SHIPPED.glob("0*/*.md")):
        text = path.read_text("utf-8")
        blocks = read_document(text.encode(), path.name).blocks
        shown = [block for block in blocks if isinstance(block, Heading | Paragraph)]
        words = ["".join(span.text for span in block.text) for block in shown]
        lines = row_lines(text, [{"text": each} for each in words])
        for each, line in zip(words, lines, strict=True):
            assert each.split()[0].strip("«“(") in text.split("\n")[line - 1], (path, each)


# To the place of a problem


def test_a_problem_leads_from_the_attract_screen_to_its_page(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.press("Start as a visitor")
    staff.until(lambda: staff.sees("Экранды түртіңіз"))
    chosen(staff, "02-b/ru.md:5")
    staff.until(lambda: staff.sees("Текст.") and not staff.sees("Экранды түртіңіз"))


@pytest.mark.parametrize("key", [Qt.Key.Key_2, Qt.Key.Key_E])
def test_keys_wake_the_attract_screen(key: Qt.Key, open_preview: OpenPreview, editor: Editor) -> None:
    staff = open_preview(FILES)
    staff.press("Start as a visitor")
    staff.until(lambda: staff.sees("Экранды түртіңіз"))
    staff.key(key, CTRL)
    staff.until(lambda: staff.sees("Экранды түртіңіз") == (key == Qt.Key.Key_E))


@pytest.mark.parametrize("first", [True, False], ids=["the first page", "another page"])
def test_a_problem_leads_to_its_place_on_the_page(first: bool, open_preview: OpenPreview) -> None:
    text = LONG.replace("Абзац 20. ", "Абзац 20. [Жоқ](../99/) ")
    staff = open_preview({**FILES, "01-a/kk.md": f"# Бірінші\n\n{text}\n"})
    if not first:
        staff.open("b")
        staff.until(lambda: staff.sees("Басқа."))
    screen = staff.screens()[0]
    chosen(staff, "01-a/kk.md:43")

    def paragraph() -> QQuickItem | None:
        labels = staff.items(LABEL, staff.item(screen))
        return next((each for each in labels if "Абзац 20." in str(each.property("text"))), None)

    def in_sight() -> bool:
        found, marked = paragraph(), mark(staff)
        if found is None or marked is None:
            return False
        return area(staff.item(screen)).contains(area(found)) and area(marked).contains(area(found))

    staff.until(in_sight)
    # It stays at its place while the text is written, and goes with the problem.
    staff.write("01-a/kk.md", f"# Бірінші\n\n{text} Тағы.\n")
    staff.until(lambda: any("Тағы." in str(row.get("text")) for row in screen.rows()))
    assert in_sight()
    staff.write("01-a/kk.md", FILES["01-a/kk.md"])
    staff.until(lambda: mark(staff) is None)


def test_a_problem_that_is_in_sight_moves_nothing(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    chosen(staff, "02-b/ru.md:5")
    staff.until(lambda: mark(staff) is not None)
    assert staff.sees("Вторая", staff.item(staff.screens()[0]))
    staff.open("a")
    staff.until(lambda: mark(staff) is None)


def test_a_problem_of_a_picture_leads_to_the_picture(open_preview: OpenPreview) -> None:
    staff = open_preview({**FILES, "01-a/kk.md": f"# Бірінші\n\n{LONG}\n\n![Шағын көл](Small.png)\n"})
    (staff.content / "01-a/small.PNG").write_bytes(png(size=60))
    screen = staff.screens()[0]

    def told() -> list[str]:
        return [
            str(item.property("place")) for item in staff.rows() if "small.PNG" in str(item.property("place"))
        ]

    staff.until(told)
    chosen(staff, told()[0])
    staff.until(lambda: mark(staff) is not None)
    kinds = screen.kinds()
    assert kinds[int(str(screen.place.marked))] == "picture", kinds


def test_side_by_side_both_screens_go_to_the_place(open_preview: OpenPreview) -> None:
    text = LONG.replace("Абзац 20. ", "Абзац 20. [Жоқ](../99/) ")
    staff = open_preview({**FILES, "01-a/kk.md": f"# Бірінші\n\n{text}\n"})
    staff.press("Languages side by side: 2")
    chosen(staff, "01-a/kk.md:43")
    staff.until(lambda: staff.sees("Абзац 20.") and staff.sees("Параграф 20"))


# To a page by keyboard


def test_every_page_is_found_by_keyboard(open_preview: OpenPreview) -> None:
    staff = open_preview({**FILES, "02-b/03-deep/ru.md": "# Глубокая\n\nДно.\n"})
    staff.key(Qt.Key.Key_G, CTRL)
    field = staff.window.activeFocusItem()
    pages = staff.window.findChild(QQuickItem, "pages")
    staff.until(lambda: staff.sees("Глубокая", pages) and staff.sees("02-b/03-deep", pages))
    assert pages.property("count") == 3
    for typed, count in (("ГЛУБ", 1), ("02-b", 2), ("вторая", 1), ("нет", 0), ("", 3)):
        while field.property("text"):
            staff.key(Qt.Key.Key_Backspace)
        staff.type(typed)
        assert pages.property("count") == count, typed
    staff.key(Qt.Key.Key_Down)
    staff.key(Qt.Key.Key_Down)
    staff.key(Qt.Key.Key_Return)
    staff.until(lambda: str(staff.screens()[0].navigation.page) == "b/deep")
    staff.key(Qt.Key.Key_G, CTRL)
    staff.key(Qt.Key.Key_Escape)
    assert not pages.isVisible()
    staff.key(Qt.Key.Key_Tab)  # the keyboard is where it was
    assert staff.window.activeFocusItem() is not None


def test_a_page_among_many_is_found_while_their_rows_are_made(open_preview: OpenPreview) -> None:
    many = {f"{n}-p{n}/kk.md": f"# Бет {n}\n\nМәтін.\n" for n in range(10, 90)}
    staff = open_preview({**FILES, **many})
    pages = staff.window.findChild(QQuickItem, "pages")
    for wait in range(0, 30, 3):
        staff.key(Qt.Key.Key_G, CTRL)
        QTest.qWait(wait)  # rows below the edge are being made
        staff.type("55-")
        assert pages.property("count") == 1
        staff.key(Qt.Key.Key_Escape)
    staff.draw()


def test_a_click_on_a_page_that_glides_after_the_wheel_opens_it(open_preview: OpenPreview) -> None:
    many = {f"{n}-p{n}/kk.md": f"# Бет {n}\n\nМәтін.\n" for n in range(10, 60)}
    staff = open_preview({**FILES, **many})
    pages = staff.window.findChild(QQuickItem, "pages")
    staff.key(Qt.Key.Key_G, CTRL)
    staff.glide(pages)
    rows = [item for item in walk(pages) if item.property("folder") is not None]
    near = min(rows, key=lambda row: abs(area(row).center().y() - area(pages).center().y()))
    page = str(near.property("page"))
    staff.click(near, held=400)
    staff.until(lambda: str(staff.screens()[0].navigation.page) == page)


# To the editor


def entry(folder: Path, name: str, **keys: str) -> None:
    rows = {"Type": "Application", "Exec": "sh %f", "MimeType": "text/plain;", "Categories": "TextEditor;"}
    lines = [f"{key}={value}" for key, value in (rows | keys).items() if value]
    (folder / "applications").mkdir(parents=True, exist_ok=True)
    (folder / "applications" / f"{name}.desktop").write_text("\n".join(["[Desktop Entry]", *lines]))


VIM = {"Exec": "sh -c vim %F", "Terminal": "true", "MimeType": "text/markdown;text/plain;"}


@pytest.mark.parametrize(
    ("entries", "chosen", "command"),
    [
        ({}, "", []),
        ({"vim": VIM}, "", []),
        ({"vim": VIM}, "text/plain=vim.desktop", []),
        ({"vim": VIM, "gedit": {}}, "text/markdown=vim.desktop;", ["sh", "FILE"]),
        ({"a": {"Exec": "sh a"}, "b": {"Exec": "sh b %U"}}, "text/plain=b.desktop", ["sh", "b", "URI"]),
        ({"a": {"Exec": "sh a"}}, "", ["sh", "a", "FILE"]),
        ({"a": {"Exec": 'sh "a b" --name %c %f'}}, "", ["sh", "a b", "--name", "FILE"]),
        ({"browser": {"Categories": "WebBrowser;"}}, "", []),
        ({"browser": {"Categories": "WebBrowser;"}}, "text/plain=browser.desktop", ["sh", "FILE"]),
        ({"md": {"MimeType": "text/markdown;", "Exec": "sh md"}, "a": {}}, "", ["sh", "md", "FILE"]),
        ({"a": {"Exec": "no-such-program %f"}}, "", []),
        ({"a": {"TryExec": "no-such-program"}}, "", []),
        ({"a": {"Hidden": "true"}}, "", []),
        ({"a": {"Type": "Link"}}, "", []),
        ({"a": {"Exec": 'sh "'}}, "", []),
        ({"a": {"MimeType": "image/png;"}}, "", []),
        ({"a": {}}, "text/plain=gone.desktop", ["sh", "FILE"]),
    ],
)
def test_a_program_with_a_window_opens_a_text(
    entries: dict[str, dict[str, str]], chosen: str, command: list[str], tmp_path: Path
) -> None:
    for name, keys in entries.items():
        entry(tmp_path / "share", name, **keys)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "mimeapps.list").write_text(f"[Default Applications]\n{chosen}\n")
    file = tmp_path / "kk.md"
    file.write_text("# A\n")
    environment = {
        "PATH": os.environ["PATH"],
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "XDG_DATA_DIRS": str(tmp_path / "none"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CONFIG_DIRS": str(tmp_path / "none"),
    }
    places = {"FILE": str(file), "URI": file.as_uri()}
    assert command_for(file, environment) == [places.get(part, part) for part in command]


def test_the_nearer_of_two_entries_counts_and_a_desktop_has_a_list_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "foto.JPG"
    file.write_bytes(b"")
    entry(tmp_path / "far", "a", Exec="sh far", MimeType="image/jpeg;", Categories="Graphics;")
    entry(tmp_path / "far", "b", Exec="sh b", MimeType="image/png;", Categories="")
    entry(tmp_path / "near", "a", Exec="sh near", MimeType="image/jpeg;", Categories="")
    environment = {"PATH": os.environ["PATH"], "XDG_DATA_HOME": str(tmp_path / "near")}
    environment["XDG_DATA_DIRS"] = f"{tmp_path}/far:{tmp_path}/none"
    assert command_for(file, environment) == ["sh", "near", str(file)]
    (tmp_path / "far/applications/kde-mimeapps.list").write_text(
        "[Default Applications]\nimage/jpeg=b.desktop\n"
    )
    assert command_for(file, environment) == ["sh", "near", str(file)]
    assert command_for(file, environment | {"XDG_CURRENT_DESKTOP": "KDE"}) == ["sh", "b", str(file)]


OPENS = "Open this file in my editor: kiosk.toml"
NO_PROGRAM = "This computer has no program with a window that opens kiosk.toml."


@pytest.mark.parametrize("kind", ["terminal", "fails", "none"])
def test_a_file_that_no_program_opens_is_told_and_its_folder_offered(
    kind: str, open_preview: OpenPreview, editor: Editor
) -> None:
    staff = open_preview(FILES)
    if kind == "terminal":
        editor.install("text/plain;", terminal=True)
    elif kind == "fails":
        editor.install("text/plain;", ends_with=3)
    else:
        editor.install("text/calendar;")
    staff.press(OPENS)
    staff.until(lambda: staff.sees(NO_PROGRAM))
    editor.install("inode/directory;")
    staff.press("Show it in its folder")
    staff.until(lambda: editor.opened[-1:] == [staff.content])
    assert not staff.sees(NO_PROGRAM)


def test_a_folder_that_no_program_shows_is_told(
    open_preview: OpenPreview, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    editor.install("text/calendar;")
    staff = open_preview(FILES)
    staff.press("Open folder")
    staff.until(lambda: staff.sees(f"no program that shows folders. The folder is {staff.content}."))
    assert "Show it in its folder" not in [item.property("name") for item in staff.items(BUTTON)]
    staff.key(Qt.Key.Key_F5)
    assert not staff.sees("no program that shows folders")


# What the window says of itself


def test_the_window_says_that_it_reads(open_preview: OpenPreview) -> None:
    staff = open_preview(None)
    for name, text in FILES.items():
        staff.write(name, text)
    # Before anything was read there is neither a screen nor a problem.
    staff.preview.publisher.stop()
    waiting = "The first time, a folder with many photos takes up to a minute."
    assert not staff.sees(waiting)
    staff.key(Qt.Key.Key_F5)
    assert staff.sees(waiting)
    assert staff.texts().count("The folder is being read…") == 2
    staff.until(lambda: staff.sees("Орталық"))
    assert not staff.sees(waiting)


def test_the_clock_is_the_center_s(open_preview: OpenPreview) -> None:
    hours = set()
    staff = open_preview(FILES)
    release = staff.preview.screens.first.release
    for zone in ("Pacific/Kiritimati", "Etc/GMT+11"):
        staff.write("kiosk.toml", f'zone = "{zone}"\n{FILES["kiosk.toml"]}')
        staff.until(lambda zone=zone: release.shown and release.shown.settings["zone"] == zone)
        staff.until(lambda: str(staff.preview.folder.status).startswith("Shown as last saved"))
        hours.add(str(staff.preview.folder.status).rpartition(" ")[2][:2])
    assert len(hours) == 2  # 25 hours apart


def test_the_window_speaks_another_language_as_soon_as_the_settings_say_so(
    open_preview: OpenPreview,
) -> None:
    named = {**FILES, "kiosk.toml": f'staff_language = "ru"\n{FILES["kiosk.toml"]}'}
    staff = open_preview(named, "")
    staff.until(lambda: staff.sees("Открыть папку") and len(staff.rows()) == 2)
    russian = [str(row.property("message")) for row in staff.rows()]
    staff.write("kiosk.toml", named["kiosk.toml"].replace('"ru"\n', '"en"\n', 1))
    staff.until(lambda: staff.sees("Open folder") and staff.sees("read at"))
    staff.until(lambda: [str(row.property("message")) for row in staff.rows()] != russian)
    assert staff.window.property("title").startswith("Preview")
    visitors = staff.texts(staff.item(staff.screens()[0]))
    assert "Орталық" in visitors
    # A slip in the settings turns nothing.
    staff.write("kiosk.toml", 'staff_language = "kk\n')
    staff.until(lambda: staff.preview.folder.trouble)
    assert staff.sees("Open folder")


def test_the_home_screen_is_painted_anew_while_it_is_scrolled(open_preview: OpenPreview) -> None:
    many = {f"{n}-p{n}/kk.md": f"# Бет {n}\n\nМәтін.\n" for n in range(10, 60)}
    staff = open_preview({**FILES, **many})
    screen = staff.screens()[0]
    frame = staff.item(screen).childItems()[0]
    grid = next(item for item in staff.items("cellWidth", staff.item(screen)))
    staff.draw()
    before = frame.property("color").name()
    grid.setProperty("contentY", float(grid.property("contentY")) + 40)
    staff.until(lambda: frame.property("color").name() != before)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_bar_leaves_room_for_the_page_in_a_small_window(language: str, open_preview: OpenPreview) -> None:
    staff = open_preview(FILES, language)
    staff.window.resize(960, 560)
    screen = staff.item(staff.screens()[0])
    staff.until(lambda: area(screen).bottom() < 560 and area(screen).height() > 0.7 * 560)
    buttons = [area(item) for item in staff.items(BUTTON) if area(item).bottom() < area(screen).top()]
    assert len(buttons) == 14
    assert not any(one.intersects(two) for at, one in enumerate(buttons) for two in buttons[:at])


def test_the_preview_tells_how_many_pictures_are_ready(open_preview: OpenPreview) -> None:
    staff = open_preview({"01-a/kk.md": "# A\n\nx\n"}, "ru")
    staff.until(lambda: staff.preview.folder.share < 0)
    told: list[tuple[str, float]] = []
    desk = staff.preview.folder
    desk.changed.connect(lambda: told.append((str(desk.status), float(desk.share))))
    staff.write("02-b/kk.md", "# B\n\nx\n\n" + add_large_pictures(staff.content / "02-b", 14))
    staff.until(lambda: any("из 14 картинок" in words for words, _ in told))
    staff.write("01-a/kk.md", "# A\n\nсохранено\n")  # is not kept waiting by them
    staff.until(lambda: desk.share < 0 and not str(desk.status).startswith("Готово"))
    shares = [share for words, share in told if words.startswith("Готово")]
    assert all(0 <= share <= 1 for share in shares)
    assert len(set(shares)) > 2
