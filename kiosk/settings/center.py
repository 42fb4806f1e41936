"""The center's settings: kiosk.toml, at the top of the content folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kiosk.content.text.mixed_script import mixed_script_problems
from kiosk.problems.problem import Problem
from kiosk.settings.declared import declared, setting
from kiosk.settings.hours import SAMPLE, OpeningHours
from kiosk.settings.read import parse, read_values
from kiosk.settings.readers import Layers, Tag, Tags, Text, Texts, WholeNumber, Zone

KIOSK_TOML = "kiosk.toml"
# The comment at the top of the file.
HEAD = {
    "ru": 'Настройки киоска. Текст меняйте только между кавычками "…"; лишнюю строку можно удалить.',
    "kk": 'Киоск баптаулары. Мәтінді тек "…" тырнақшаларының арасында өзгертіңіз; '
    "артық жолды өшіруге болады.",
    "en": 'Settings of the kiosk. Change text only between the quotes "…"; a line you do not need may go.',
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What kiosk.toml says; a setting that it does not name has its default."""

    # () means the languages of the texts that are found.
    languages: tuple[str, ...] = setting(
        "languages",
        (),
        Tags(),
        ru="Языки экрана, первый — главный: kk — казахский, ru — русский, en — английский.",
        kk="Экран тілдері, біріншісі – негізгі: kk – қазақша, ru – орысша, en – ағылшынша.",
        en="Languages of the screen, the first is the main one: kk – Kazakh, ru – Russian, en – English.",
    )
    # "" means the machine's own.
    zone: str = setting(
        "zone",
        "",
        Zone(),
        ru="Часовой пояс: по нему киоск узнаёт, какое сегодня число.",
        kk="Уақыт белдеуі: киоск бүгін қай күн екенін осыған қарап біледі.",
        en="Time zone: by it the kiosk knows which day it is.",
    )
    # The page with the large card on the home screen; "" means none.
    front: str = setting(
        "front",
        "",
        Text(300),
        ru="Раздел о самом центре: имя папки без номера впереди.",
        kk="Орталық туралы бөлім: алдындағы нөмірсіз қалта атауы.",
        en="The section about the center itself: the name of its folder without the number in front.",
    )
    # "" means the first of the languages, see kiosk.languages.staff.
    staff_language: str = setting(
        "staff_language",
        "",
        Tag(),
        ru="Язык сообщений для сотрудников: kk, ru или en.",
        kk="Қызметкерлерге арналған хабарлар тілі: kk, ru немесе en.",
        en="Language of the messages for staff: kk, ru or en.",
    )
    # () means that the content folder itself has the pages; see kiosk.content.folder.layers.
    over: tuple[str, ...] = setting(
        "over",
        (),
        Layers(),
        ru="Для филиала: папки внутри этой, лежащие слоями. Страница из папки, названной позже, заменяет "
        "страницу с тем же именем.",
        kk="Филиал үшін: осы қалтаның ішінде қабаттасып жататын қалталар. Кейін аталған қалтаның беті аттас "
        "бетті алмастырады.",
        en="For a branch: folders in this one that lie in layers. A page of a folder named later replaces "
        "the page of the same name.",
        sample='# over = ["programme", "own"]\n',
    )
    name: Mapping[str, str] = setting(
        "name",
        {},
        Texts(120),
        ru="Название центра, до 45 букв.",
        kk="Орталықтың атауы, 45 әріптен аспасын.",
        en="Name of the center, up to 45 letters.",
    )
    greeting: Mapping[str, str] = setting(
        "greeting",
        {},
        Texts(200),
        ru="Приветствие на экране ожидания, пока никто не касается киоска.",
        kk="Киоскіні ешкім түртпей тұрғанда күту экранында шығатын сәлемдесу.",
        en="Greeting on the attract screen, as long as nobody touches the kiosk.",
    )
    # Shown where nothing else can be.
    contacts: Mapping[str, str] = setting(
        "contacts",
        {},
        Texts(200),
        ru="Телефон или адрес центра: их видят посетители, когда сам киоск показать нечего.",
        kk="Орталықтың телефоны немесе мекенжайы: киоск ештеңе көрсете алмағанда, келушілер осыны көреді.",
        en="Telephone or address of the center: what visitors see when the kiosk can show nothing else.",
    )
    # In addition to the time that it takes to read the screen.
    idle_seconds: int = setting(
        "idle.seconds",
        60,
        WholeNumber(10, 3600),
        ru="через сколько секунд тишины спросить «Вы ещё здесь?»",
        kk="экран түртілмесе, неше секундтан кейін «Әлі осындасыз ба?» деп сұрайды",
        en="after how many seconds without a touch to ask “Still here?”",
    )
    # WCAG 2.2.1 demands at least 20 seconds to answer before a time limit takes effect.
    idle_warning_seconds: int = setting(
        "idle.warning_seconds",
        20,
        WholeNumber(20, 120),
        ru="сколько ждать ответа",
        kk="жауапты неше секунд күтеді",
        en="how long to wait for an answer",
    )
    # {} means always open; see kiosk.hours.written.
    hours: Mapping[str, Any] = setting(
        "hours",
        {},
        OpeningHours(),
        ru="Часы работы: в другое время экран тёмный. Уберите # в начале строки и впишите свои часы; "
        "день, который не назван, — выходной. Пока часов нет, экран работает всегда.",
        kk="Жұмыс уақыты: басқа кезде экран қараңғы. Жол басындағы # белгісін өшіріп, өз уақытыңызды "
        "жазыңыз; аталмаған күн – демалыс. Уақыт жазылмаса, экран үнемі жұмыс істейді.",
        en="Opening hours: at other times the screen is dark. Delete the # before a line and put in your "
        "hours; a day that is not named is closed. Without hours the screen is always on.",
        sample=SAMPLE,
    )

    def to_json(self) -> dict[str, Any]:
        """Return the settings as release.json keeps them: dotted keys become nested objects."""
        row: dict[str, Any] = {}
        for attribute, about in declared(self).items():
            place = row.setdefault(about.table, {}) if about.table else row
            value = getattr(self, attribute)
            place[about.name] = list(value) if isinstance(value, tuple) else value
        return row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Settings:
        """Return the settings that `to_json` wrote; a damaged one has its default."""
        checked = cls(zone=str(row.get("zone", "")))  # so that it is not looked up, which takes time
        return read_values(cls, row, checked, lambda code, key, **values: None)


def parse_settings(
    data: bytes, last_good: Settings | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the bytes of kiosk.toml; return the settings and what is wrong with the file.

    A single wrong value keeps that of `last_good`, else its default. The settings are None when nothing of
    the file can be used.
    """
    settings, problems, toml = parse(Settings, KIOSK_TOML, data, last_good or Settings())
    found = [*problems, *mistyped(toml.values or {}, lambda key: (KIOSK_TOML, toml.line(key)))]
    return settings, tuple(sorted(found, key=lambda problem: problem.line))


def mistyped(values: Mapping[str, Any], place: Callable[[str], tuple[str, int]]) -> Iterator[Problem]:
    """Yield a warning for each word in a visible text that has letters of two alphabets.

    `place` returns the file and the line of a key.
    """
    for key in ("name", "greeting", "contacts"):
        texts = values.get(key)
        for tag, text in texts.items() if isinstance(texts, dict) else ():
            if isinstance(text, str):
                file, line = place(f"{key}.{tag}")
                for problem in mixed_script_problems(text, file):
                    yield replace(problem, line=line)
