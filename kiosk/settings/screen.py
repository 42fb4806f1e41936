"""The settings of one machine's screen: screen.toml, in its state folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.problems.problem import Problem, describe
from kiosk.settings.declared import setting
from kiosk.settings.readers import Number
from kiosk.system.reasons import reason

SCREEN_TOML = "screen.toml"
DIAGONAL = Number(5, 200)  # inches


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """What screen.toml says; a setting that it does not name has its default."""

    # Of the visible picture; None is what the system says.
    diagonal_inches: float | None = setting(
        "diagonal_inches",
        None,
        DIAGONAL,
        ru="Диагональ экрана в дюймах, если система называет её неверно.",
        kk="Экран диагоналі дюйммен, егер жүйе оны қате көрсетсе.",
        en="Diagonal of the screen in inches, if the system tells it wrongly.",
    )


def parse_screen(data: bytes) -> tuple[ScreenSettings, tuple[Problem, ...]]:
    """Read screen.toml; what is wrong has its default."""
    from kiosk.settings.read import parse  # most machines have no such file, and the kiosk is to start fast

    settings, problems, _ = parse(ScreenSettings, SCREEN_TOML, data, ScreenSettings())
    return settings or ScreenSettings(), tuple(sorted(problems, key=lambda problem: problem.line))


def load_screen_settings(state: Path, translate: Callable[[str], str] = str) -> ScreenSettings:
    """Read STATE/screen.toml, which need not exist; what is wrong in it goes to the log."""
    path = state / SCREEN_TOML
    try:
        if not path.is_file():
            return ScreenSettings()
        settings, problems = parse_screen(path.read_bytes())
    except OSError as error:
        _log(f"{path}: {translate(reason(error))}")
        return ScreenSettings()
    for problem in problems:
        _log(f"{path}:{problem.line}: {' '.join(describe(problem, translate))}")
    return settings


def _log(line: str) -> None:
    import logging

    logging.getLogger(__name__).warning(line)
