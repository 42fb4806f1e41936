"""The manual page kiosk(1), written from the command line's own texts, in each language of the interface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk import __version__
from scripts.packaging.command_line import Argument, Command, command_line, shared


@dataclass(frozen=True, slots=True)
class _Words:
    """What a manual page says beside the texts of the command line."""

    name: str
    synopsis: str
    description: str
    commands: str
    options: str
    files: str
    exit_status: str
    see_also: str
    summary: str
    about: str
    everywhere: str
    packaged: str
    state: str
    installed: str
    codes: tuple[str, str, str]


WORDS = {
    "en": _Words(
        *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "FILES", "EXIT STATUS", "SEE ALSO"),
        summary="a touchscreen for a lobby: pages in several languages from a folder of texts and pictures",
        about="Staff change plain texts and photos in the content folder; the kiosk publishes what has "
        "changed and shows it full screen a moment later. A text that cannot be read costs only its own "
        "page. Without a command the kiosk is shown.",
        everywhere="These may stand before or behind the name of any command.",
        packaged="the content that came with the package",
        state="the releases, the log and the settings of this machine, for each content folder",
        installed="the same on a machine that was set up as a kiosk",
        codes=("all is well", "something is to be mended, and was named", "it could not be done"),
    ),
    "ru": _Words(
        *(
            "ИМЯ",
            "СИНТАКСИС",
            "ОПИСАНИЕ",
            "КОМАНДЫ",
            "ПАРАМЕТРЫ",
            "ФАЙЛЫ",
            "КОД ЗАВЕРШЕНИЯ",
            "СМОТРИТЕ ТАКЖЕ",
        ),
        summary="сенсорный экран для холла: страницы на нескольких языках из папки с текстами и картинками",
        about="Сотрудники меняют обычные тексты и фотографии в папке с материалами; киоск выпускает новую "
        "версию и через мгновение показывает её на весь экран. Текст, который не удалось прочитать, задевает "
        "только свою страницу. Без команды показывается киоск.",
        everywhere="Их можно писать до имени любой команды или после него.",
        packaged="материалы, которые пришли с пакетом",
        state="версии, журнал и настройки этого компьютера, отдельно для каждой папки с материалами",
        installed="то же на компьютере, который настроен как киоск",
        codes=("всё в порядке", "что-то надо исправить, и это названо", "выполнить не удалось"),
    ),
    "kk": _Words(
        *("АТАУЫ", "ҚОЛДАНЫЛУЫ", "СИПАТТАМАСЫ", "КОМАНДАЛАР", "ПАРАМЕТРЛЕР"),
        *("ФАЙЛДАР", "АЯҚТАЛУ КОДЫ", "ТАҒЫ ҚАРАҢЫЗ"),
        summary="холлға арналған сенсорлық экран: мәтіндер мен суреттер қалтасынан бірнеше тілдегі беттер",
        about="Қызметкерлер материалдар қалтасындағы кәдімгі мәтіндер мен фотосуреттерді өзгертеді; киоск "
        "жаңа нұсқаны шығарып, оны бірер сәтте толық экранда көрсетеді. Оқылмай қалған мәтін тек өз бетіне "
        "әсер етеді. Команда берілмесе, киоск көрсетіледі.",
        everywhere="Бұларды кез келген команда атауының алдынан да, соңынан да жазуға болады.",
        packaged="пакетпен бірге келген материалдар",
        state="нұсқалар, журнал және осы компьютердің баптаулары, әр материалдар қалтасы үшін бөлек",
        installed="киоск ретінде бапталған компьютерде де сол",
        codes=("бәрі дұрыс", "түзететін нәрсе бар, ол аталды", "орындалмады"),
    ),
}
_FILES = (
    ("/opt/kiosk/share/kiosk/content", "packaged"),
    ("~/.local/state/kiosk", "state"),
    ("/srv/kiosk/content, /var/lib/kiosk", "installed"),
)


def man_page(language: str) -> str:
    """Return the manual page in a language, as roff."""
    words, commands = WORDS[language], command_line(language)
    everywhere = shared(commands)
    kiosk, *others = commands
    lines = [
        "'\\\" -*- coding: UTF-8 -*-",
        f'.TH KIOSK 1 "" "kiosk {__version__}" "{_text(kiosk.meaning)}"',
        ".ad l",
        f".SH {words.name}",
        f"kiosk \\- {_text(words.summary)}",
        *(f".SH {words.synopsis}", _usage(kiosk)),
        *(f".SH {words.description}", _text(words.about)),
        f".SH {words.commands}",
    ]
    for command in others:
        lines += [f".SS {command.name}", _usage(command), ".PP", _text(command.meaning)]
        lines += _items(each for each in command.arguments if each not in everywhere and _tells(each))
    lines += [f".SH {words.options}", _text(words.everywhere)]
    lines += _items(kiosk.arguments)
    lines.append(f".SH {words.files}")
    for path, what in _FILES:
        lines += [".TP", f".I {_text(path)}", _text(getattr(words, what))]
    lines.append(f".SH {words.exit_status}")
    for code, meaning in enumerate(words.codes):
        lines += [".TP", f".B {code}", _text(meaning)]
    lines += [f".SH {words.see_also}", ".I /usr/share/doc/kiosk"]
    return "\n".join(lines) + "\n"


def _tells(argument: Argument) -> bool:
    """Return whether there is more to say of an argument than its usage line does."""
    return bool(argument.names or argument.meaning)


def _items(arguments: Iterable[Argument]) -> list[str]:
    """Return the lines of a list of arguments with their meanings."""
    items = [[".TP", _typed(each), _text(each.meaning) or "\\&"] for each in arguments]
    return [line for item in items for line in item]


def _typed(argument: Argument) -> str:
    """Return an argument as it is typed: names bold, values in italics."""
    names = ", ".join(f"\\fB{_text(name)}\\fP" for name in argument.names)
    value = f"\\fI{_text(argument.value)}\\fP" if argument.value else ""
    return " ".join(filter(None, (names, value)))


def _usage(command: Command) -> str:
    """Return the line that shows how a command is typed, its name bold."""
    name = f"kiosk {command.name}".strip()
    return f".B {name}\n{_text(command.usage.removeprefix(name).strip())}"


def _text(text: str) -> str:
    """Return a text with the characters escaped that mean something to roff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("~", "\\(ti")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
