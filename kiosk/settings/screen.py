"""The settings of one machine's screen: screen.toml, in its state folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.languages.catalogue import translate
from kiosk.paths import SCREEN_TOML
from kiosk.settings.declared import setting
from kiosk.settings.limits import LEAST_INCHES, LEAST_PIXELS, MOST_INCHES, MOST_PIXELS
from kiosk.settings.readers import Choice, Number, OneName, Text, WholeNumber
from kiosk.system.reasons import reason

if TYPE_CHECKING:  # most machines have no such file, and the kiosk is to start fast
    from kiosk.problems.problem import Problem


LARGEST_SCREEN_TOML = 64 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """What screen.toml says; a setting that it does not name has its default."""

    # Of the visible picture; None means what the system says.
    diagonal_inches: float | None = setting(
        "diagonal_inches",
        None,
        Number(LEAST_INCHES, MOST_INCHES),
        ru="Диагональ экрана в дюймах, если система называет её неверно.",
        kk="Экран диагоналі дюйммен, егер жүйе оны қате көрсетсе.",
        en="Diagonal of the screen in inches, if the system tells it wrongly.",
    )
    # A panel whose touch goes off with its picture cannot be woken before the morning.
    dark: str = setting(
        "dark",
        "off",
        Choice("off", "black"),
        ru="Вне часов работы экран выключается (off) или становится чёрным (black).",
        kk="Жұмыс уақытынан тыс экран сөнеді (off) немесе қап-қара болады (black).",
        en="Outside the opening hours the screen goes off (off), or is only black (black).",
    )
    # See kiosk.staff_access.pin; "" for none.
    staff_pin: str = setting(
        "staff_pin",
        "",
        Text(300),
        ru="ПИН-код экрана сотрудников, в зашифрованном виде: его записывает команда kiosk pin.",
        kk="Қызметкерлер экранының PIN-коды, шифрланған түрде: оны kiosk pin командасы жазады.",
        en="PIN of the staff screen, not as it is typed: the command kiosk pin writes it.",
    )
    # See kiosk.staff_access.key; "" for none.
    staff_key: str = setting(
        "staff_key",
        "",
        Text(300),
        ru="Отпечаток флешки-ключа к экрану сотрудников: его записывает команда kiosk pin --key.",
        kk="Қызметкерлер экранының кілт-флешкасының таңбасы: оны kiosk pin --key командасы жазады.",
        en="Fingerprint of the stick that opens the staff screen: the command kiosk pin --key writes it.",
    )
    # The screen among the others of the center, and the group of screens that it belongs to; "" for none.
    name: str = setting(
        "name",
        "",
        OneName(40),
        ru="Имя этого экрана среди других, например foyer-1.",
        kk="Осы экранның басқалардан ажырататын аты, мысалы foyer-1.",
        en="Name of this screen among others, such as foyer-1.",
    )
    group: str = setting(
        "group",
        "",
        OneName(40),
        ru="Группа экранов, к которой относится этот, например foyer: по ней выбираются страницы.",
        kk="Осы экран кіретін топ, мысалы foyer: беттер сол бойынша таңдалады.",
        en="Group of screens that this one belongs to, such as foyer: pages are chosen by it.",
    )
    # The page that opens when a visitor comes, as its folder or its identity; "" for the home screen.
    start: str = setting(
        "start",
        "",
        Text(300),
        ru="Страница, которая открывается первой, например 09-tourism; иначе главный экран.",
        kk="Бірінші ашылатын бет, мысалы 09-tourism; әйтпесе басты экран.",
        en="Page that opens first, such as 09-tourism; else the home screen.",
    )
    # The folder of an OSTree repository, see kiosk.sharing; "" to share nothing.
    share: str = setting(
        "share",
        "",
        Text(1000),
        ru="Папка, через которую версии с этого компьютера получают другие экраны.",
        kk="Осы компьютердегі нұсқаларды басқа экрандар алатын қалта.",
        en="Folder through which other screens get the releases of this computer.",
    )
    # Of the largest screen that shows what is shared, where no other way tells it; 0 means it is not known.
    edge: int = setting(
        "edge",
        0,
        WholeNumber(LEAST_PIXELS, MOST_PIXELS),
        ru="Длинная сторона самого большого из других экранов в пикселях, например 3840.",
        kk="Басқа экрандардың ең үлкенінің ұзын қыры, пиксельмен, мысалы 3840.",
        en="Longest edge of the largest other screen in pixels, such as 3840.",
    )
    # The address of a repository or a folder with one, see kiosk.following; "" to publish by itself.
    follow: str = setting(
        "follow",
        "",
        Text(1000),
        ru="Адрес, откуда этот экран берёт готовые версии, например http://10.0.0.5:8080/kiosk.",
        kk="Осы экран дайын нұсқаларды алатын мекенжай, мысалы http://10.0.0.5:8080/kiosk.",
        en="Address from which this screen takes finished releases, such as http://10.0.0.5:8080/kiosk.",
    )
    trust: str = setting(
        "trust",
        "",
        Text(1000),
        ru="Файл с открытым ключом: версии, которые им не подписаны, не показываются.",
        kk="Ашық кілттің файлы: осы кілтпен қол қойылмаған нұсқа көрсетілмейді.",
        en="File with the publisher’s key: releases without its signature are not shown.",
    )
    follow_seconds: int = setting(
        "follow_seconds",
        5,
        WholeNumber(2, 86400),
        ru="Через сколько секунд спрашивать о новой версии.",
        kk="Жаңа нұсқаны неше секунд сайын сұрау керек.",
        en="After how many seconds to ask for a new release.",
    )
    # Where all screens tell how they are, see kiosk.fleet: a table of its own.
    mqtt_broker: str = setting(
        "mqtt.broker",
        "",
        Text(300),
        ru="адрес брокера, которому экран сообщает о себе, например mqtts://10.0.0.5:8883",
        kk="экран өз күйін хабарлайтын брокердің мекенжайы, мысалы mqtts://10.0.0.5:8883",
        en="address of the broker that this screen tells how it is, such as mqtts://10.0.0.5:8883",
    )
    mqtt_center: str = setting(
        "mqtt.center",
        "",
        Text(60),
        ru="имя центра, например almaty",
        kk="орталықтың аты, мысалы almaty",
        en="name of the center, such as almaty",
    )
    mqtt_password_file: str = setting(
        "mqtt.password_file",
        "",
        Text(1000),
        ru="файл с двумя строками: имя и пароль для брокера; читать его может только владелец",
        kk="екі жолы бар файл: брокерге арналған ат пен құпиясөз; оны тек иесі оқи алады",
        en="file of two lines, the name and the password for the broker, which only its owner may read",
    )
    mqtt_ca_file: str = setting(
        "mqtt.ca_file",
        "",
        Text(1000),
        ru="сертификат, которым подписан сертификат брокера",
        kk="брокердің сертификатына қол қойылған сертификат",
        en="certificate that the broker’s own was signed with",
    )
    mqtt_picture_minutes: int = setting(
        "mqtt.picture_minutes",
        0,
        WholeNumber(0, 1440),
        ru="через сколько минут посылать маленький снимок экрана; 0 — никогда",
        kk="экранның кішкентай суретін неше минут сайын жіберу керек; 0 – ешқашан",
        en="after how many minutes to send a small picture of the screen; 0 for never",
    )
    # By which `kiosk fleet --mail` sends; without a server by the computer's own sendmail.
    mail_server: str = setting(
        "mail.server",
        "",
        Text(300),
        ru="почтовый сервер, например smtps://smtp.example.org:465; иначе sendmail этого компьютера",
        kk="пошта сервері, мысалы smtps://smtp.example.org:465; әйтпесе осы компьютердің sendmail-і",
        en="mail server, such as smtps://smtp.example.org:465; else this computer’s own sendmail",
    )
    mail_sender: str = setting(
        "mail.sender",
        "",
        Text(200),
        ru="адрес отправителя писем",
        kk="хат жіберушінің мекенжайы",
        en="address that the mails come from",
    )
    mail_password_file: str = setting(
        "mail.password_file",
        "",
        Text(1000),
        ru="файл с двумя строками: имя и пароль для почтового сервера",
        kk="екі жолы бар файл: пошта серверіне арналған ат пен құпиясөз",
        en="file of two lines, the name and the password for the mail server",
    )


def parse_screen(data: bytes) -> tuple[ScreenSettings, tuple[Problem, ...]]:
    """Read the bytes of screen.toml; return the settings and the problems, by line.

    What cannot be used has its default.
    """
    from kiosk.settings.read import parse

    settings, problems, _ = parse(ScreenSettings, SCREEN_TOML, data, ScreenSettings())
    return settings or ScreenSettings(), tuple(sorted(problems, key=lambda problem: problem.line))


def load_screen_settings(state: Path, language: str) -> ScreenSettings:
    """Read STATE/screen.toml, which need not exist; what is wrong is written to the log in `language`."""
    path = state / SCREEN_TOML
    try:
        if not path.is_file():
            return ScreenSettings()
        settings, problems = parse_screen(path.read_bytes())
    except OSError as error:
        _log(f"{path}: {translate(language, reason(error))}")
        return ScreenSettings()
    for problem in problems:
        from kiosk.problems.explain import explain

        told = explain(problem, language)
        _log(f"{path}:{problem.line}: {told.message} {told.hint}")
    return settings


def _log(line: str) -> None:
    """Write a warning to the log, which is imported only then."""
    import logging

    logging.getLogger(__name__).warning(line)
