"""The settings of one machine's screen: screen.toml, in its state folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.languages.catalogue import translate
from kiosk.paths import SCREEN_TOML
from kiosk.settings.declared import setting
from kiosk.settings.limits import LEAST_INCHES, MOST_INCHES
from kiosk.settings.readers import Choice, Number, Text
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
