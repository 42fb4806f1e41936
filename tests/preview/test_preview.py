"""What staff do in the preview: look, read what is wrong, save, open the file."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickItem

from kiosk.paths import QML_MODULE
from kiosk.preview.files import site_of, text_of, to_open
from kiosk.preview.screen import NEVER
from kiosk.preview.shapes import DIAGONALS_INCHES, Shape, arrangement
from kiosk.preview.window import Preview, language_for
from kiosk.viewer.idle_times import IdleState, idle_state
from tests.preview.staff import BUTTON, FILES, LABEL, ROW, Editor, OpenPreview, is_a
from tests.viewer.hand import OpenKiosk, area

VIEWER = QML_MODULE.parent


def test_each_problem_says_where_what_what_to_do_and_what_visitors_see(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    assert "2 problems" in staff.texts()
    staff.open("b")
    staff.until(lambda: len(staff.rows()) == 2)
    texts = staff.texts(staff.rows()[0])
    assert texts[0] == "02-b/ru.md:5"
    assert "nowhere.jpg" in texts[1]
    assert texts[2].startswith("Put the file beside the text")
    assert texts[3].startswith("Visitors see")
    name = str(staff.rows()[0].property("message"))
    assert name == texts[1]


def test_problems_of_the_open_page_come_first(open_preview: OpenPreview) -> None:
    staff = open_preview({**FILES, "01-a/kk.md": "# Бірінші\n\n[x](../99/)\n"})
    for page, first in (("a", "01-a/kk.md:3"), ("b", "02-b/ru.md:5")):
        staff.open(page)
        staff.until(lambda first=first: staff.texts(staff.rows()[0])[0] == first)
        assert staff.texts().index("On this page") < staff.texts().index("On other pages")


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_a_tap_on_a_problem_opens_its_page_in_its_language(
    by_keyboard: bool, open_preview: OpenPreview
) -> None:
    staff = open_preview(FILES)
    assert not staff.sees("Текст.")
    if by_keyboard:
        for _ in range(30):
            staff.key(Qt.Key.Key_Tab)
            if is_a(staff.window.activeFocusItem(), ROW):
                break
        staff.key(Qt.Key.Key_Return)
    else:
        staff.click(staff.items(LABEL, staff.rows()[0])[0])
    staff.until(lambda: staff.sees("Текст.", staff.item(staff.screens()[0])))
    assert staff.screens()[0].language.tag == "ru"


@pytest.mark.parametrize("held", [0, 400, 1200])
def test_a_click_on_a_problem_that_glides_after_the_wheel_opens_its_page(
    held: int, open_preview: OpenPreview
) -> None:
    wrong = {f"{n:02}-p{n}/kk.md": f"# Бет {n}\n\n[x](../99/)\n" for n in range(10, 22)}
    staff = open_preview({**FILES, **wrong})
    problems = staff.window.findChild(QQuickItem, "problems")
    staff.glide(problems)
    row = min(staff.rows(), key=lambda row: abs(area(row).center().y() - area(problems).center().y()))
    page = str(row.property("page"))
    staff.click(staff.items(LABEL, row)[1], held)
    staff.until(lambda: str(staff.screens()[0].navigation.page) == page)


def test_the_marked_problem_stays_marked_wherever_it_goes(open_preview: OpenPreview) -> None:
    wrong = {f"{n:02}-p{n}/kk.md": f"# Бет {n}\n\n[x](../99/)\n" for n in range(10, 22)}
    staff = open_preview({**FILES, **wrong})
    problems = staff.window.findChild(QQuickItem, "problems")

    def marked() -> str:
        item = problems.property("currentItem")
        return str(item.property("place")) if item is not None else ""

    def in_sight() -> bool:
        return area(problems).adjusted(0, -1, 0, 1).contains(area(problems.property("currentItem")))

    first = staff.rows()[2]
    chosen = str(first.property("place"))
    staff.click(staff.items(LABEL, first)[0])
    staff.until(lambda: staff.sees("On this page"))
    staff.until(lambda: marked() == chosen and in_sight())
    staff.open("b")
    staff.until(lambda: staff.texts(staff.rows()[0])[0].startswith("02-b"))
    staff.until(lambda: marked() == chosen and in_sight())

    def mend(place: str) -> None:
        staff.write(place.partition(":")[0], "# Бет\n\nМәтін.\n")
        staff.until(lambda: place not in [row["place"] for row in staff.preview.problems.rows.rows])

    mend("21-p21/kk.md:3")
    staff.until(lambda: marked() == chosen and in_sight())
    mend(chosen)
    assert marked() == ""


def test_a_saved_file_is_seen_soon_at_the_same_place(
    open_preview: OpenPreview, capsys: pytest.CaptureFixture[str]
) -> None:
    staff = open_preview(FILES)
    staff.open("a")
    staff.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: staff.sees("Параграф 0"))
    for _ in range(3):
        staff.key(Qt.Key.Key_PageDown)
    screen = staff.screens()[0]
    staff.until(lambda: staff.top(screen, "Параграф") not in ("Параграф 0", "Параграф 1"))
    before = staff.top(screen, "Параграф")
    seconds = []
    for n in range(3):
        number = before.removeprefix("Параграф ")
        staff.write(
            "01-a/ru.md", FILES["01-a/ru.md"].replace(f"Параграф {number}.", f"Параграф {number}. Новое {n}!")
        )
        start = time.monotonic()
        staff.until(lambda n=n: staff.sees(f"Новое {n}!", staff.item(screen)))
        seconds.append(time.monotonic() - start)
        assert staff.top(screen, "Параграф") == before
        assert (str(screen.navigation.page), screen.language.tag) == ("a", "ru")
    with capsys.disabled():
        print(f"\n  saved to seen: {', '.join(f'{each:.2f} s' for each in seconds)}")
    assert min(seconds) < 5


def test_languages_side_by_side_show_the_same_page_at_the_same_place(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.open("a")
    staff.press("Languages side by side: 2")
    first, second = staff.screens()
    assert (first.language.tag, second.language.tag) == ("kk", "ru")
    staff.until(
        lambda: staff.sees("Абзац 0", staff.item(first)) and staff.sees("Параграф 0", staff.item(second))
    )
    assert not area(staff.item(first)).intersects(area(staff.item(second)))

    def scrolled() -> bool:
        staff.wheel(staff.item(second), 60)
        return staff.top(second, "Параграф") not in ("Параграф 0", "Параграф 1")

    staff.until(scrolled)
    staff.until(lambda: staff.top(first, "Абзац").split()[1] == staff.top(second, "Параграф").split()[1])
    staff.key(Qt.Key.Key_End)
    # The words of the kiosk itself, made while scrolling, are each screen's own, too.
    staff.until(
        lambda: (
            staff.sees("Келесі бөлім", staff.item(first))
            and staff.sees("Следующий раздел", staff.item(second))
        )
    )
    assert not staff.sees("Next section")

    second.navigation.open("b")
    staff.until(lambda: staff.sees("Басқа.", staff.item(first)) and staff.sees("Текст.", staff.item(second)))
    staff.press("Languages side by side: 1")
    staff.until(lambda: len(staff.screens()) == 1 and staff.sees("Басқа."))


def test_two_screens_swap_their_languages(open_preview: OpenPreview) -> None:
    staff = open_preview(THREE)
    staff.open("b")
    staff.press("Languages side by side: 2")
    first, second = staff.screens()

    def tags() -> tuple[str, str]:
        return first.language.tag, second.language.tag

    for chosen, tag, both in ((first, "ru", "ru kk"), (second, "ru", "kk ru"), (second, "en", "kk en")):
        chosen.language.choose(tag)
        assert tags() == tuple(both.split())
    staff.until(lambda: staff.sees("Басқа.", staff.item(first)) and staff.sees("Second", staff.item(second)))


@pytest.mark.parametrize("landscape", [False, True])
def test_a_screen_is_a_true_miniature(
    landscape: bool, open_preview: OpenPreview, open_kiosk: OpenKiosk
) -> None:
    shape = Shape(landscape, 43.0)
    kiosk = open_kiosk(FILES, size=shape.pixels, diagonal_inches=43.0)
    kiosk.open("a")
    staff = open_preview(FILES)
    staff.open("a")
    if landscape:
        staff.press("Screen: Wide")
    staff.press("Size in inches: 43")
    screen = staff.screens()[0]

    def places(root: QQuickItem) -> dict[str, float]:
        found: dict[str, float] = {}
        for label in staff.items(LABEL, root):
            at, text = root.mapFromItem(label, QPointF(0, 0)), str(label.property("text"))
            if at.y() < shape.pixels[1]:  # below, heights are estimated
                found |= {f"{text} x": at.x(), f"{text} y": at.y(), f"{text} width": label.width()}
        return found

    real = places(kiosk.viewer.window.contentItem())
    staff.until(lambda: places(staff.item(screen)).keys() == real.keys())
    assert places(staff.item(screen)) == pytest.approx(real, abs=1)
    scaled = area(staff.item(screen))
    frame = area(staff.window.findChild(QQuickItem, "screens"))
    assert frame.contains(scaled)
    assert scaled.width() / scaled.height() == pytest.approx(shape.pixels[0] / shape.pixels[1])


def test_larger_letters(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.open("a")
    screen = staff.screens()[0]

    def size() -> int:
        labels = staff.items(LABEL, staff.item(screen))
        return next(
            label.property("font").pixelSize()
            for label in labels
            if str(label.property("text")).startswith("Абзац")
        )

    before = size()
    staff.press("Text size: 150 %")
    staff.until(lambda: size() == pytest.approx(before * 1.5, abs=1))


def test_a_small_screen_is_painted_anew_and_loses_no_line(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.open("a")
    staff.until(lambda: staff.sees("Абзац 0"))
    screen = staff.screens()[0]
    frame = staff.item(screen).childItems()[0]

    def anew(change: Callable[[], object]) -> bool:
        """Tell whether what lies under the whole screen changes, too."""
        staff.draw()
        before = frame.property("color").name()
        change()
        staff.draw()
        return str(frame.property("color").name()) != before

    assert not anew(lambda: None)
    assert anew(lambda: staff.preview.controls.scroll(0.07))
    assert anew(lambda: staff.preview.look.chooseTextScale(1.25))
    assert anew(lambda: staff.window.resize(1366, 640))
    assert anew(lambda: staff.open("b"))
    theme = QQmlEngine.contextForObject(staff.item(screen)).engine().singletonInstance("Kiosk", "Theme")
    assert theme.property("hairline") * staff.item(screen).scale() >= 1


@pytest.mark.parametrize(
    ("width", "height", "pixels", "count", "columns"),
    [
        (966, 694, (1080, 1920), 1, 1),
        (966, 694, (1080, 1920), 3, 3),
        (966, 694, (1920, 1080), 1, 1),
        (966, 694, (1920, 1080), 3, 2),
        (500, 1500, (1920, 1080), 2, 1),
        (9000, 9000, (1080, 1920), 2, 2),
    ],
)
def test_screens_are_as_large_as_they_fit(
    width: int, height: int, pixels: tuple[int, int], count: int, columns: int
) -> None:
    spots = arrangement(width, height, pixels, count, 20)
    assert len({spot.x for spot in spots[:columns]}) == columns
    assert len({spot.y for spot in spots[:columns]}) == 1
    scale = spots[0].scale
    assert 0 < scale <= 1
    for at, spot in enumerate(spots):
        assert spot.x >= 19
        assert spot.y >= 19
        assert spot.x + pixels[0] * scale <= width - 19
        assert spot.y + pixels[1] * scale <= height - 19
        for other in spots[at + 1 :]:
            apart = (abs(other.x - spot.x) - pixels[0] * scale, abs(other.y - spot.y) - pixels[1] * scale)
            assert max(apart) >= 19


THREE = {
    **FILES,
    "kiosk.toml": FILES["kiosk.toml"].replace('"ru"]', '"ru", "en"]'),
    "01-a/en.md": "# First\n\nText.\n",
    "02-b/en.md": "# Second\n\nText.\n",
}


def test_many_files_leave_room_for_the_problems(open_preview: OpenPreview) -> None:
    staff = open_preview(THREE)
    staff.window.resize(960, 560)
    staff.open("b")
    staff.press("Languages side by side: 3")
    staff.until(lambda: staff.sees("02-b/en.md"))
    files, problems = (staff.window.findChild(QQuickItem, name) for name in ("files", "problems"))
    staff.until(lambda: problems.height() > 120 and area(files).bottom() < area(problems).top())
    for _ in range(40):
        staff.key(Qt.Key.Key_Tab)
        if staff.window.activeFocusItem().property("name") == "Open this file in my editor: 02-b/en.md":
            break
    assert area(files).contains(area(staff.window.activeFocusItem()).center())
    # The way to the folder never scrolls away.
    folder = next(item for item in staff.items(BUTTON) if item.property("name") == "Open folder")
    assert area(files).bottom() < area(folder).top() < area(folder).bottom() < area(problems).top()


def test_each_file_is_told_once_with_its_language_and_no_other_instead(
    open_preview: OpenPreview, editor: Editor
) -> None:
    staff = open_preview({name: text for name, text in THREE.items() if name != "02-b/en.md"})
    files = staff.window.findChild(QQuickItem, "files")
    opens, none = "Open this file in my editor", "There is no file for this page in this language."
    staff.press("Languages side by side: 3")
    staff.until(lambda: staff.texts(files) == ["kiosk.toml", opens])
    staff.open("b")
    three = ["Қазақша", "02-b/kk.md", opens, "Русский", "02-b/ru.md", opens, "English", none]
    staff.until(lambda: staff.texts(files) == three)
    staff.press("Languages side by side: 1")
    staff.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: staff.texts(files) == [none])
    staff.press("Open folder")
    staff.until(lambda: editor.opened == [staff.content / "02-b"])


def test_shapes_have_their_real_size() -> None:
    for inches in DIAGONALS_INCHES:
        width, height = Shape(True, inches).millimetres
        assert (width**2 + height**2) ** 0.5 == pytest.approx(inches * 25.4)
        assert Shape(False, inches).millimetres == pytest.approx((height, width))


def test_the_page_s_file_is_opened_in_the_editor(open_preview: OpenPreview, editor: Editor) -> None:
    staff = open_preview(FILES)
    opens = "Open this file in my editor: "
    staff.press(f"{opens}kiosk.toml")
    staff.open("b")
    staff.until(lambda: staff.sees("02-b/kk.md"))
    staff.press(f"{opens}02-b/kk.md")
    staff.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    staff.until(lambda: staff.sees("02-b/ru.md"))
    staff.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    staff.press("Open folder")
    staff.press("Open this file: 02-b/ru.md")
    files = ("kiosk.toml", "02-b/kk.md", "02-b/ru.md", "02-b", "02-b/ru.md")
    staff.until(lambda: sorted(editor.opened) == sorted(staff.content / name for name in files))


@pytest.mark.parametrize(
    ("file", "opened"),
    [
        ("01-a/kk.md", "01-a/kk.md"),
        ("01-a/photo.JPG", "01-a/photo.JPG"),
        ("01-a/gone.md", "01-a"),
        ("01-a/setup.exe", "01-a"),
        ("01-a/go.bat", "01-a"),
        ("01-a", "01-a"),
        ("gone/deep/kk.md", "."),
        ("../secret.txt", "."),
        ("", "."),
    ],
)
def test_nothing_is_started_and_nothing_outside_is_opened(file: str, opened: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name in ("01-a/kk.md", "01-a/photo.JPG", "01-a/setup.exe", "01-a/go.bat", "../secret.txt"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("x")
    assert to_open(content, file) == content / opened


def test_the_text_of_a_page(tmp_path: Path) -> None:
    for name in ("01-a/kk.md", "01-a/b/RU.md.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# A\n")
    folders = site_of(tmp_path).pages
    assert text_of(tmp_path, folders, "a", "kk") == "01-a/kk.md"
    assert text_of(tmp_path, folders, "a/b", "ru") == "01-a/b/RU.md.txt"
    assert text_of(tmp_path, folders, "a", "ru") == ""
    assert text_of(tmp_path, folders, "", "kk") == ""
    assert site_of(tmp_path / "nowhere").pages == {}


def test_a_folder_that_is_not_there_is_said_and_waited_for(open_preview: OpenPreview, editor: Editor) -> None:
    staff = open_preview(None)
    assert staff.sees(f"There is no content folder at {staff.content}.")
    button = next(item for item in staff.items(BUTTON) if item.property("name") == "Open folder")
    assert not button.isEnabled()
    staff.content.mkdir()
    staff.until(button.isEnabled)  # something is to be put there
    staff.press("Open folder")
    staff.until(lambda: editor.opened == [staff.content])
    for name, text in FILES.items():
        staff.write(name, text)
    staff.until(lambda: staff.sees("Орталық") and not staff.preview.folder.trouble)


def test_a_folder_without_pages_is_said_with_its_problems(open_preview: OpenPreview) -> None:
    staff = open_preview({"01-a/notes.docx": "x"})
    assert staff.sees("There is no page that can be shown")
    staff.until(lambda: staff.sees("notes.docx"))


def test_a_mistake_in_the_settings_is_said_at_once_and_goes(open_preview: OpenPreview) -> None:
    staff = open_preview({**FILES, "kiosk.toml": FILES["kiosk.toml"].replace('"Центр"', '"Центр')})
    assert str(staff.preview.folder.trouble).startswith("kiosk.toml:4: ")
    staff.until(lambda: staff.sees(str(staff.preview.folder.trouble)))
    staff.write("kiosk.toml", FILES["kiosk.toml"])
    staff.until(lambda: not staff.preview.folder.trouble)


def test_an_announcement_is_shown_with_what_is_wrong_with_it(open_preview: OpenPreview) -> None:
    told = "<b>Назар!</b> Түскі ас басталды."
    staff = open_preview({**FILES, "announcement.md": "**Назар!** Түскі ас басталды. ![ас](as.jpg)\n"})
    staff.until(lambda: staff.sees(told, staff.item(staff.screens()[0])))
    staff.until(lambda: staff.sees("announcement.md"))
    staff.write("announcement.md", "until: soon\n\nТүскі ас.\n")
    staff.until(lambda: not staff.sees(told, staff.item(staff.screens()[0])))
    staff.until(lambda: staff.sees("“soon” after “until” is not a time."))


def test_a_page_that_was_deleted_is_said(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.open("b")
    for name in ("kk", "ru"):
        (staff.content / "02-b" / f"{name}.md").unlink()
    (staff.content / "02-b").rmdir()
    staff.until(lambda: staff.preview.folder.trouble == "This page is no longer in the folder.")
    assert staff.texts().count(str(staff.preview.folder.trouble)) == 2  # in the banner, and below
    staff.preview.controls.back()
    staff.until(lambda: not staff.preview.folder.trouble)


def test_the_window_leaves_room_for_its_title_bar(tmp_path: Path, qapp: QGuiApplication) -> None:
    preview = Preview(tmp_path / "content", tmp_path / "state", "en", animated=False)
    high = preview.window.height()
    preview.close()
    assert high <= 0.92 * qapp.primaryScreen().availableGeometry().height()


def test_f5_reads_the_folder_again(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    publisher = staff.preview.publisher.findChild(QProcess)
    before = publisher.processId()
    staff.key(Qt.Key.Key_F5)
    assert publisher.processId() != before
    staff.until(lambda: staff.sees("The folder is being read…"))
    staff.until(lambda: staff.sees("Shown as last saved"))


def test_the_attract_screen_comes_only_when_asked_for(open_preview: OpenPreview) -> None:
    assert idle_state(NEVER, 0, 24 * 3600)[0] is IdleState.ACTIVE
    staff = open_preview(FILES)
    staff.open("a")
    screen = staff.screens()[0]
    assert str(screen.idle.state) == "active"
    staff.press("Start as a visitor")
    staff.until(lambda: staff.sees("Экранды түртіңіз"))
    staff.click(staff.item(screen))
    staff.until(lambda: not staff.sees("Экранды түртіңіз"))
    assert screen.navigation.atHome


def test_the_window_speaks_the_staff_s_language_whatever_visitors_read(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES, "ru")
    staff.until(lambda: staff.preview.folder.status.startswith("Показано") and len(staff.rows()) == 2)

    def around() -> list[str]:
        visitors = staff.texts(staff.item(staff.screens()[0]))
        return sorted(text for text in staff.texts() if text not in visitors)

    before = around()
    for place in (Qt.Key.Key_2, Qt.Key.Key_1):
        staff.key(place, Qt.KeyboardModifier.ControlModifier)
        staff.until(lambda: staff.sees("Центр") == (place == Qt.Key.Key_2))  # noqa: B023
        assert around() == before


def test_the_staff_s_language_comes_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('staff_language = "kk"\n')
    assert language_for(tmp_path) == "kk"
    assert language_for(tmp_path / "nowhere") != ""


def test_every_button_has_a_name_and_takes_the_keyboard(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    reached = []
    for _ in range(40):
        staff.key(Qt.Key.Key_Tab)
        item = staff.window.activeFocusItem()
        if item in reached:
            break
        reached.append(item)
    names = [item.property("name") for item in reached if is_a(item, BUTTON)]
    assert {"Screen: Upright", "Text size: 100 %", "Open folder", "Read again (F5)"} <= set(names)
    buttons = staff.items(BUTTON)
    assert all(item.property("name") for item in buttons)


def test_the_visitors_program_can_open_no_file(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kiosk.viewer import run\n"
        "from kiosk.viewer.assembly import application, assemble\n"
        "application()\n"
        "viewer = assemble(Path(sys.argv[1]))\n"
        "print(*(name for name in sys.modules if name.startswith('kiosk.')))\n"
        "viewer.close()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=VIEWER.parents[1], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    loaded = ran.stdout.split()
    assert "kiosk.viewer.page.open_page" in loaded
    assert not [name for name in loaded if ".preview" in name]

    starters = ("QDesktopServices", "QProcess", "Popen", "run")
    users = {
        f"{path.parent.name}.{path.stem}"
        for path in (*VIEWER.rglob("*.py"), *(VIEWER.parent / "preview").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Name) and node.id in starters[:2])
        or (isinstance(node, ast.Attribute) and node.attr in starters and "subprocess" in ast.unparse(node))
        or (isinstance(node, ast.Attribute) and node.attr == "startfile")
    }
    # The others start our own programs, the publisher, the look at every page, what tells a broker how the
    # screen is and what lets it go dark again, or the system's that turn the screen off.
    own = {"preview.publisher", *(f"viewer.{name}" for name in ("publisher_process", "status_process"))}
    own |= {"viewer.nightly_proof", "display.awake", "display.screen_power"}
    assert users == {"preview.opener", *own}
    for path in VIEWER.parent.rglob("*.qml"):
        assert "openUrlExternally" not in path.read_text("utf-8"), path.name
    for path in QML_MODULE.glob("*.qml"):
        assert "KioskPreview" not in path.read_text("utf-8"), path.name


def test_a_folder_that_does_not_answer_is_told_until_it_does(open_preview: OpenPreview) -> None:
    staff = open_preview(FILES)
    staff.preview.publisher.silent.emit()
    staff.until(lambda: staff.sees(str(staff.preview.folder.trouble)))
    assert str(staff.preview.folder.trouble).startswith("The folder does not answer.")
    staff.write("01-a/kk.md", "# Жаңа\n\nСөз.\n")
    staff.until(lambda: not staff.preview.folder.trouble)
