"""The pages of the staff screen on a real window, with the real commands behind them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.languages.zones import zone
from kiosk.releases.layout import current_number
from kiosk.settings.screen import load_screen_settings
from kiosk.staff_requests.errands import Errands
from kiosk.staff_requests.request import Answer, Restore
from kiosk.statistics.counts import ALL_DAY, Count, What
from kiosk.statistics.store import Store, statistics_file
from kiosk.system.sound import Sound
from kiosk.viewer.settle import settle
from kiosk.viewer.staff import stick
from kiosk.viewer.staff.asking import DEAF_SECONDS, StaffAsking
from kiosk.viewer.staff.sound import StaffSound
from tests.test_sound import Machine
from tests.viewer.hand import Kiosk, OpenKiosk
from tests.viewer.staff import Staff, set_pin

pytestmark = pytest.mark.usefixtures("own_garbage")

FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\nstaff_language = "en"\n',
    "01-a/kk.md": "# Бірінші\n\nМәтін бар.\n",
    "01-a/ru.md": "# Первый\n\n![Озеро](lake.jpg)\n",
}


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Kiosk:
    opened = open_kiosk(FILES)
    set_pin(opened.state)
    return opened


@pytest.fixture
def staff(kiosk: Kiosk) -> Staff:
    """Staff whose desk is open."""
    inside = Staff(kiosk)
    inside.enter()
    return inside


def said(staff: Staff) -> str:
    return "\n".join(staff.texts())


PAGES = ("problems", "releases", "stick", "statistics", "sound", "hours", "machine", "calibration", "end")


def test_every_page_opens_from_the_list_in_every_language(staff: Staff) -> None:
    titles: dict[str, set[str]] = {page: set() for page in PAGES}
    for language in ("Қазақша", "Русский", "English"):
        staff.tap(language)
        for page in PAGES:
            staff.show(page)
            titles[page].add(staff.texts()[0])
            staff.show("")
    assert all(len(found) >= 2 for found in titles.values()), titles  # “Статистика” is Kazakh, too
    assert staff.kiosk.viewer.language.current == "kk", "visitors keep their language"


def test_problems_in_the_words_of_the_report(staff: Staff) -> None:
    staff.tap("Problems")
    staff.until(lambda: "01-a/ru.md:3" in said(staff))
    assert "lake.jpg" in said(staff)
    english = said(staff)
    staff.tap("Русский")
    staff.until(lambda: said(staff) != english and "lake.jpg" in said(staff))
    assert "файл" in said(staff).casefold()


def test_no_problems(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({"01-a/kk.md": "# Бірінші\n\nМәтін бар.\n", "kiosk.toml": 'staff_language = "en"\n'})
    set_pin(kiosk.state)
    staff = Staff(kiosk)
    staff.enter()
    staff.show("problems")
    assert "No problems" in said(staff)


def test_back_to_a_release_after_a_question(staff: Staff) -> None:
    kiosk = staff.kiosk
    kiosk.write({"01-a/kk.md": "# Бірінші\n\nБасқа мәтін.\n"})
    kiosk.publish()
    errands = Errands(kiosk.content, kiosk.state)
    staff.show("releases")
    assert "Changed pages: Бірінші (kk)" in said(staff)
    staff.tap("Go back to this one")
    staff.tap("Cancel")
    assert not staff.desk.is_waiting()
    staff.tap("Go back to this one")
    staff.tap("Go back")
    assert staff.desk.is_waiting()
    staff.answered(errands)
    assert "Visitors see release 1 again" in said(staff)
    assert current_number(kiosk.state) == 3
    staff.until(lambda: "3 · " in said(staff))


def test_import_from_a_stick(staff: Staff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kiosk = staff.kiosk
    plugged: list[Path] = []
    monkeypatch.setattr(stick, "sticks", lambda: plugged)
    errands = Errands(kiosk.content, kiosk.state, lambda: plugged)
    staff.show("stick")
    assert "Plug in a stick" in said(staff)
    folder = tmp_path / "media" / "KINGSTON"
    for page in ("01-a", "02-b"):
        (folder / page).mkdir(parents=True)
        (folder / page / "kk.md").write_text("# Жаңа\n\nМәтін.\n", "utf-8")
    plugged.append(folder)
    staff.until(lambda: "KINGSTON" in said(staff))
    staff.tap("KINGSTON")
    staff.answered(errands)
    assert "2 changes – load?" in said(staff)
    assert {"new: 02-b", "changed: 01-a"} <= set(staff.texts())
    staff.tap("Қазақша")
    assert "2 өзгеріс" in said(staff)
    staff.tap("English")
    staff.tap("Load")
    staff.answered(errands)
    assert "Imported." in said(staff)
    assert (kiosk.content / "02-b/kk.md").is_file()
    staff.tap("Another stick")
    staff.tap("KINGSTON")
    staff.answered(errands)
    assert "nothing to import" in said(staff)
    plugged.clear()
    staff.tap("Another stick")
    staff.desk._pages["stick"].look(str(folder))  # type: ignore[attr-defined]
    staff.answered(errands)
    assert "not plugged in any more" in said(staff)


def test_a_publisher_that_does_not_answer(kiosk: Kiosk) -> None:
    asking = StaffAsking(kiosk.state, kiosk.watch)
    answers: list[Answer] = []
    asking.ask(Restore(1), "ru", answers.append)
    kiosk.watch.now += DEAF_SECONDS - 0.1
    asking.look()
    assert answers == []
    kiosk.watch.now += 0.2
    asking.look()
    assert "не отвечает" in answers[0].told
    assert not asking.is_waiting()
    assert list(asking._mailbox.take()) == [], "nobody carries it out later"


def test_a_publisher_that_is_at_it_is_waited_for(kiosk: Kiosk) -> None:
    asking = StaffAsking(kiosk.state, kiosk.watch)
    answers: list[Answer] = []
    asking.ask(Restore(1), "ru", answers.append)
    [letter] = asking._mailbox.take()
    kiosk.watch.now += 300
    asking.look()
    assert answers == []
    asking._mailbox.reply(letter.name, Answer(0, "x", ""))
    asking.look()
    assert answers == [Answer(0, "x", "")]


def test_a_disk_that_takes_no_request(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "viewer").touch()
    answers: list[Answer] = []
    StaffAsking(tmp_path).ask(Restore(1), "en", answers.append)
    assert "cannot be written" in answers[0].told


def test_the_machine(staff: Staff) -> None:
    staff.show("machine")
    told = said(staff)
    assert str(staff.kiosk.state / "log") in told
    facts = {"Free on the disk", "Free memory", "Computer running\u00a0time", "Program"}
    assert facts <= set(told.split("\n"))
    assert "1080 × 1920, 32″" in told


def test_the_opening_hours(open_kiosk: OpenKiosk) -> None:
    hours = "".join(f'{day} = "09:00-18:00"\n' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    kiosk = open_kiosk({**FILES, "kiosk.toml": f'staff_language = "en"\n[hours]\n{hours}'})
    set_pin(kiosk.state)
    kiosk.viewer.opening.start()
    staff = Staff(kiosk)
    staff.enter()
    staff.show("hours")
    texts = staff.texts()
    assert {"Open now", "Closed now"} & set(texts)
    assert texts.count("09:00–18:00") > 5
    staff.tap("Қазақша")
    staff.until(lambda: {"Қазір ашық", "Қазір жабық"} & set(staff.texts()))


def test_the_statistics(staff: Staff) -> None:
    state, today = staff.kiosk.state, datetime.now(UTC).astimezone(zone("")).date()
    visits = Count(today.isoformat(), 12, "", What.VISIT, "", "")
    opened = Count(today.isoformat(), ALL_DAY, "kk", What.OPENED, "a", "")
    Store(statistics_file(state)).add({visits: 12, opened: 3})
    staff.show("statistics")
    texts = staff.texts()
    assert texts[texts.index("Visits today") + 1] == "12"
    assert "Бірінші: fewer than 5" in said(staff)
    statistics_file(state).write_bytes(b"no database at all, but long enough to be one" * 100)
    staff.show("")
    staff.show("statistics")
    assert "The statistics are damaged" in said(staff)


def test_the_volume(staff: Staff) -> None:
    machine = Machine({"wpctl"})
    desk = staff.desk
    page = StaffSound(desk._language, staff.door._background, Sound(machine.run, machine.find))
    desk._makers = {**desk._makers, "sound": lambda: page}
    staff.show("sound")
    staff.until(lambda: "45 %" in said(staff))
    staff.tap("Louder")
    staff.until(lambda: "50 %" in said(staff))
    staff.tap("Switch the sound off")
    staff.until(lambda: "Switched off" in said(staff))
    staff.tap("Softer")
    staff.until(lambda: "45 %" in said(staff))
    assert (machine.percent, machine.muted) == (45, False)


def test_a_machine_without_sound(staff: Staff) -> None:
    machine = Machine(set())
    desk = staff.desk
    page = StaffSound(desk._language, staff.door._background, Sound(machine.run, machine.find))
    desk._makers = {**desk._makers, "sound": lambda: page}
    staff.show("sound")
    assert "No sound on this machine." in said(staff)


def test_the_size_of_the_screen_by_a_bank_card(staff: Staff) -> None:
    kiosk = staff.kiosk
    metrics = kiosk.viewer.metrics
    staff.show("calibration")
    page = staff.desk._pages["calibration"]
    true = metrics.pixelsPerMillimetre
    assert page.property("cardWidth") == pytest.approx(85.60 * true)
    assert page.property("cardHeight") == pytest.approx(53.98 * true)
    staff.tap("Much larger")
    staff.tap("A little smaller")
    assert page.property("cardWidth") == pytest.approx(85.60 * true * 1.05 / 1.005)
    assert metrics.pixelsPerMillimetre == true, "the buttons stay where they are"
    staff.tap("It fits: keep this")
    assert metrics.pixelsPerMillimetre == pytest.approx(true * 1.05 / 1.005, rel=1e-3)
    staff.answered(Errands(kiosk.content, kiosk.state))
    assert "the diagonal of this screen is 30.6 inches" in said(staff)
    assert load_screen_settings(kiosk.state, "en").diagonal_inches == pytest.approx(30.63, abs=0.01)


def test_what_is_awaited_keeps_the_door_open(kiosk: Kiosk) -> None:
    staff = Staff(kiosk)
    staff.enter()
    staff.door._close.setInterval(300)
    staff.door.touched()
    staff.desk._asking.ask(Restore(1), "en", lambda answer: None)
    kiosk.hand.pause(700)
    assert staff.is_open()
    staff.answered(Errands(kiosk.content, kiosk.state))
    staff.until(lambda: not staff.is_open())


def test_a_kiosk_without_a_release_has_a_desk(open_kiosk: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_kiosk(state=tmp_path / "empty")
    set_pin(kiosk.state)
    staff = Staff(kiosk)
    staff.enter()
    for page in PAGES:
        staff.show(page)
        staff.show("")
    settle(kiosk.viewer)
