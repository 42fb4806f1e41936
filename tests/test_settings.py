"""kiosk.toml as staff write it, right and wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.problems.explain import explain
from kiosk.problems.kind import Severity
from kiosk.problems.problem import Problem
from kiosk.settings.center import Settings, parse_settings
from kiosk.settings.declared import declared
from kiosk.settings.screen import ScreenSettings, load_screen_settings, parse_screen
from scripts.settings_file import commented

PROJECT = Path(__file__).parents[1]
WHOLE = """\
languages = ["kk", "ru", "en"]
zone = "Asia/Almaty"
front = "center"
staff_language = "ru"

[name]
kk = "«Балдәурен» орталығы"
ru = 'Центр «Балдаурен»'

[greeting]
kk = "Қош келдіңіз!"

[idle]
seconds = 90
warning_seconds = 25
"""

SETTINGS = Settings(
    languages=("kk", "ru", "en"),
    zone="Asia/Almaty",
    front="center",
    staff_language="ru",
    name={"kk": "«Балдәурен» орталығы", "ru": "Центр «Балдаурен»"},
    greeting={"kk": "Қош келдіңіз!"},
    idle_seconds=90,
    idle_warning_seconds=25,
)


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.encode(),
        b"\xef\xbb\xbf" + WHOLE.encode(),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("\n", "\r").encode(),
        WHOLE.replace(" = ", "\u00a0=\u00a0").encode(),
        b"idle = { seconds = 90, warning_seconds = 25 }\n" + WHOLE.partition("[idle]")[0].encode(),
        b"idle.seconds = 90\nidle.warning_seconds = 25\n" + WHOLE.partition("[idle]")[0].encode(),
        WHOLE.replace('"kk", "ru", "en"', '"KK", "ru", "en", "kk"').encode(),
    ],
    ids=["plain", "bom", "crlf", "cr", "hard-spaces", "inline", "dotted", "tags"],
)
def test_reads_what_notepad_and_word_save(data: bytes) -> None:
    assert parse_settings(data) == (SETTINGS, ())


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (WHOLE.replace("Балдәурен", "Балдаурен").replace("ғ", "г").replace("Қ", "К").replace("ң", "н"),
         "cp1251", "cp1251"),
        (WHOLE, "utf-16", "utf-16"),
    ],
)  # fmt: skip
def test_old_encodings_are_read_and_named(text: str, encoding: str, named: str) -> None:
    settings, problems = parse_settings(text.encode(encoding))
    assert settings is not None
    assert settings.name["ru"] == "Центр «Балдаурен»"
    assert [(p.code, p.severity, p.values) for p in problems] == [
        ("settings-encoding", Severity.WARNING, {"encoding": named})
    ]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# nothing yet\n"])
def test_an_empty_file_means_the_defaults(data: bytes) -> None:
    assert parse_settings(data, SETTINGS) == (Settings(), ())


# (what staff wrote, code without "settings-", line, key or text)
BROKEN = [
    ("zone = “Asia/Almaty”", "curly-quotes", 1, "zone"),
    ("[name]\nkk = «Орталық»", "curly-quotes", 2, "name.kk"),
    ('[name]\nru = "x"\nkk = "Орталық”\nen = "y"', "curly-quotes", 3, "name.kk"),
    ('languages = [\n"kk",\n“ru”,\n]', "curly-quotes", 3, "languages"),
    ("[name]\nkk = Орталық", "quote-missing", 2, "name.kk"),
    ('[name]\nkk = "«Орталық»\nru = "Центр"', "quote-missing", 2, "name.kk"),
    ('zone = "Asia/Almaty', "quote-missing", 1, "zone"),
    ('front = "a"\nzone = "b"\nfront = "c"', "twice", 3, "front"),
    ('[name]\nkk = "a"\n[name]\nru = "b"', "twice", 3, "name"),
    ('languages = ["kk", "ru"\nzone = "x"', "unclosed", 1, "languages"),
    ('zone = "x"\nlanguages = ["kk", "ru"', "unclosed", 2, "languages"),
    ('languages = ["kk",\n"ru"\n\n', "unclosed", 1, "languages"),
    ('zone = "Asia/Almaty";', "semicolon", 1, "zone"),
    ("[idle]\nseconds = 60 ;", "semicolon", 2, "idle.seconds"),
    ('зона = "x"', "letters", 1, "зона"),
    ('frоnt = "x"', "letters", 1, "frоnt"),
    ("[idle]\nseconds = 60 s", "needs-number", 2, "idle.seconds"),
    ("[idle]\nseconds = 60,5", "needs-number", 2, "idle.seconds"),
    ("[idle]\nseconds = sixty", "needs-number", 2, "idle.seconds"),
    ("[idle]\nseconds = “60”", "needs-number", 2, "idle.seconds"),
    ("idle.seconds =", "needs-number", 1, "idle.seconds"),
    ("languages = kk, ru", "needs-list", 1, "languages"),
    ("languages = [kk, ru]", "needs-list", 1, "languages"),
    ("name = Орталық", "needs-texts", 1, "name"),
    ("front = 02-astana", "needs-text", 1, "front"),
    ("zone =", "needs-text", 1, "zone"),
    ('zone = "a" "b"', "syntax", 1, 'zone = "a" "b"'),
    ("zone: Asia", "syntax", 1, "zone: Asia"),
    ("\n[name", "syntax", 2, "[name"),
    ("a = " + "9" * 5000, "syntax", 1, "a = " + "9" * 55 + "…"),
    ("a = " + "[" * 5000, "syntax", 1, "a = " + "[" * 55 + "…"),
    ("front = 1\n" + "a." * 30000 + "a = 1", "syntax", 2, ("a." * 30)[:59] + "…"),
]


@pytest.mark.parametrize(("text", "code", "line", "about"), BROKEN)
def test_a_file_that_is_not_toml_is_explained(text: str, code: str, line: int, about: str) -> None:
    settings, problems = parse_settings(text.encode(), SETTINGS)
    assert settings is None
    assert [(p.code, p.line, p.file) for p in problems] == [(f"settings-{code}", line, "kiosk.toml")]
    assert list(problems[0].values.values()) == [about]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "settings-not-text"),
        (b"a\0b", "settings-not-text"),
        (b"\xff\xfea", "settings-not-text"),
        (b"# \x98", "settings-not-text"),  # neither UTF-8 nor cp1251
        (b"#" * 70_000, "settings-too-large"),
    ],
)
def test_a_file_that_is_no_text(data: bytes, code: str) -> None:
    settings, problems = parse_settings(data)
    assert settings is None
    assert [p.code for p in problems] == [code]


# (what staff wrote, the one problem's code, its line, its values, the settings then, others as last good)
WRONG = [
    ("languages = 'kk'", "needs-list", 1, {"key": "languages"}, {"languages": ("kk", "ru", "en")}),
    (
        "languages = ['kk', 7]",
        "needs-texts-in-list",
        1,
        {"key": "languages"},
        {"languages": ("kk", "ru", "en")},
    ),
    ("\nlanguages = ['kz', 'ru']", "language-likely", 2, {"value": "kz", "likely": "kk"},
     {"languages": ("kk", "ru", "en")}),
    ("staff_language = 'english'", "language-likely", 1, {"value": "english", "likely": "en"},
     {"staff_language": "ru"}),
    ("staff_language = 'qqqqq'", "language", 1, {"value": "qqqqq"}, {"staff_language": "ru"}),
    ("zone = 'Asia/Almata'", "zone-likely", 1, {"likely": "Asia/Almaty"}, {"zone": "Asia/Almaty"}),
    ("zone = 'Almaty'", "zone-likely", 1, {"likely": "Asia/Almaty"}, {"zone": "Asia/Almaty"}),
    ("zone = 'Astana'", "zone-likely", 1, {"likely": "Asia/Almaty"}, {"zone": "Asia/Almaty"}),
    ("zone = '../../etc/passwd'", "zone", 1, {"value": "../../etc/passwd"}, {"zone": "Asia/Almaty"}),
    ("zone = 5", "needs-text", 1, {"key": "zone"}, {"zone": "Asia/Almaty"}),
    ("front = ['a']", "needs-text", 1, {"key": "front"}, {"front": "center"}),
    ("name = 'Центр'", "needs-texts", 1, {"key": "name"}, {"name": SETTINGS.name}),
    ("[name]\nkk = 'Жаңа'\nru = 7", "needs-text", 3, {"key": "name.ru"},
     {"name": {"kk": "Жаңа", "ru": "Центр «Балдаурен»"}}),
    ("[name]\nkz = 'Жаңа'\nru = 'Новый'", "language-likely", 2, {"value": "kz", "likely": "kk"},
     {"name": {"kk": "«Балдәурен» орталығы", "ru": "Новый"}}),
    (f"[greeting]\nkk = '{'а' * 201}'", "too-long", 2, {"most": "200"}, {"greeting": SETTINGS.greeting}),
    ("[name]\nkk = 'Жаңа'\nzone = 'Asia/Almaty'", "belongs-on-top", 3, {"name": "zone", "table": "name"},
     {"name": {"kk": "Жаңа"}, "zone": "Asia/Almaty"}),
    ("seconds = 30", "belongs-under", 1, {"name": "seconds", "table": "idle"}, {"idle_seconds": 90}),
    ("idle = 30", "needs-table", 1, {"key": "idle"}, {"idle_seconds": 90, "idle_warning_seconds": 25}),
    ("[idle]\nseconds = '60'", "needs-number", 2, {"key": "idle.seconds"}, {"idle_seconds": 90}),
    ("[idle]\nseconds = true", "needs-number", 2, {}, {"idle_seconds": 90}),
    ("[idle]\nseconds = 60.5", "needs-number", 2, {}, {"idle_seconds": 90}),
    ("[idle]\nseconds = nan", "needs-number", 2, {}, {"idle_seconds": 90}),
    ("[idle]\nseconds = inf", "needs-number", 2, {}, {"idle_seconds": 90}),
    ("[idle]\nseconds = 9", "number-range", 2, {"value": "9", "least": "10", "most": "3600"},
     {"idle_seconds": 90}),
    ("[idle]\nseconds = 3601", "number-range", 2, {}, {"idle_seconds": 90}),
    (f"[idle]\nseconds = 0x{'f' * 5000}", "number-range", 2, {"value": "…"}, {"idle_seconds": 90}),
    ("[idle]\nwarning_seconds = 19", "number-range", 2, {"least": "20"}, {"idle_warning_seconds": 25}),
    ("[idle]\nwarning_seconds = 121", "number-range", 2, {"most": "120"}, {"idle_warning_seconds": 25}),
    ("idle = { seconds = 9 }", "number-range", 1, {"key": "idle.seconds"}, {"idle_seconds": 90}),
    ("idle.seconds = 9", "number-range", 1, {"key": "idle.seconds"}, {"idle_seconds": 90}),
    ("langauges = ['ru']", "misspelt", 1, {"name": "langauges", "likely": "languages"},
     {"languages": ("kk", "ru", "en")}),
    ("Zone = 'UTC'", "misspelt", 1, {"likely": "zone"}, {"zone": "Asia/Almaty"}),
    ("staff-language = 'kk'", "misspelt", 1, {"likely": "staff_language"}, {"staff_language": "ru"}),
    ("# x\n[nmae]\nkk = 'Жаңа'", "misspelt", 2, {"likely": "name"}, {"name": SETTINGS.name}),
    ("[idle]\nsecnds = 30", "misspelt", 2, {"key": "idle.secnds", "likely": "seconds"}, {"idle_seconds": 90}),
    ("[idel]\nseconds = 30", "misspelt", 1, {"likely": "idle"},
     {"idle_seconds": 90, "idle_warning_seconds": 25}),
    ("color = 'red'", "unknown", 1, {"name": "color"}, {}),
    ("[idle]\ncolor = 'red'", "unknown", 2, {"known": "seconds, warning_seconds"}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "values", "then"), WRONG)
def test_a_wrong_value_costs_only_itself(
    text: str, code: str, line: int, values: dict[str, str], then: dict[str, object]
) -> None:
    settings, problems = parse_settings(text.encode(), SETTINGS)
    assert [(p.code, p.line) for p in problems] == [(f"settings-{code}", line)]
    assert values.items() <= problems[0].values.items()
    defaults = Settings()
    assert settings == Settings(
        **{name: then.get(name, getattr(defaults, name)) for name in Settings.__dataclass_fields__}  # type: ignore[arg-type]
    )


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    _, problems = parse_settings(b"[idle]\nseconds = 1\nwarning_seconds = 2\nsecond = 3\n[nmae]\nkk = 'x'\n")
    assert [(p.line, p.code.removeprefix("settings-")) for p in problems] == [
        (2, "number-range"),
        (3, "number-range"),
        (4, "misspelt"),
        (5, "misspelt"),
    ]


@pytest.mark.parametrize("settings", [Settings(), SETTINGS])
def test_settings_survive_the_release(settings: Settings) -> None:
    assert Settings.from_json(settings.to_json()) == settings


def test_release_form() -> None:
    assert Settings().to_json() == {
        "languages": [],
        "zone": "",
        "front": "",
        "staff_language": "",
        "over": [],
        "name": {},
        "greeting": {},
        "contacts": {},
        "idle": {"seconds": 60, "warning_seconds": 20},
        "hours": {},
    }


@pytest.mark.parametrize("row", [{}, {"idle": None, "languages": 5, "name": [], "zone": 7, "more": 1}])
def test_a_damaged_release_gives_defaults(row: dict[str, object]) -> None:
    assert Settings.from_json(row).to_json() | {"zone": ""} == Settings().to_json()


@pytest.mark.parametrize(
    ("text", "inches", "codes"),
    [
        ("", None, []),
        ("diagonal_inches = 43", 43.0, []),
        ("diagonal_inches = 27.5", 27.5, []),
        ("diagonal_inches = 2", None, ["settings-number-range"]),
        ("diagonal_inches = '43'", None, ["settings-needs-number"]),
        ("diagonal_inchs = 43", None, ["settings-misspelt"]),
        ("diagonal_inches = abc", None, ["settings-needs-number"]),
        ('diagonal_inches = 43"', None, ["settings-needs-number"]),
        ("diagonal_inches = 43,5", None, ["settings-needs-number"]),
        ("diagonal_inches = 43 inches", None, ["settings-needs-number"]),
    ],
)
def test_screen(text: str, inches: float | None, codes: list[str]) -> None:
    settings, problems = parse_screen(text.encode())
    assert settings == ScreenSettings(inches)
    assert [p.code for p in problems] == codes
    assert all(p.file == "screen.toml" for p in problems)


@pytest.mark.parametrize(
    ("text", "dark", "code"),
    [
        ("", "off", ""),
        ('dark = "Black"', "black", ""),
        ('dark = "grey"', "off", "choice"),
        ("dark = 1", "off", "needs-text"),
    ],
)
def test_whether_the_screen_goes_off_at_night(text: str, dark: str, code: str) -> None:
    settings, problems = parse_screen(text.encode())
    assert settings.dark == dark
    assert [p.code for p in problems] == ([f"settings-{code}"] if code else [])
    assert all(len(explain(problem, "ru").sentences) == 3 for problem in problems)


@pytest.mark.parametrize(
    ("text", "inches", "logged"),
    [
        (None, None, ""),
        ("diagonal_inches = 43", 43.0, ""),
        ("\ndiagonal = 43", None, "screen.toml:2: There is no"),
    ],
)
def test_the_screen_of_this_machine(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str | None, inches: float | None, logged: str
) -> None:
    if text is not None:
        (tmp_path / "screen.toml").write_text(text)
    assert load_screen_settings(tmp_path, "en") == ScreenSettings(inches)
    assert logged in caplog.text
    assert bool(logged) == bool(caplog.text)


def test_every_problem_has_words_for_its_values() -> None:
    samples = [row[0] for row in BROKEN] + [row[0] for row in WRONG]
    for text in samples:
        for problem in parse_settings(text.encode())[1]:
            assert len(explain(problem, "en").sentences) == 3
            assert Problem.from_row(problem.to_row()) == problem  # its values are all that the texts name


def test_a_letter_of_the_wrong_keyboard_in_a_name_is_told() -> None:
    text = '[name]\nkk = "Балдәурeн"\nru = "Центр"\n\n[greeting]\nen = "Hеllo"\n'
    settings, problems = parse_settings(text.encode())
    assert [(problem.code, problem.line, problem.values["word"]) for problem in problems] == [
        ("word-latin", 2, "Балдәурeн"),
        ("word-cyrillic", 6, "Hеllo"),
    ]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert settings is not None
    assert settings.name["kk"] == "Балдәурeн"


@pytest.mark.parametrize(("language", "word"), [("kk", "сан"), ("ru", "числом"), ("en", "a number")])
def test_what_is_wrong_with_the_screen_is_told_in_the_reader_s_language(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, language: str, word: str
) -> None:
    (tmp_path / "screen.toml").write_text("diagonal_inches = abc")
    load_screen_settings(tmp_path, language)
    assert word in caplog.text
    assert "diagonal_inches" in caplog.text


@pytest.mark.parametrize("kind", [Settings, ScreenSettings])
def test_every_setting_is_explained_in_three_languages(kind: type) -> None:
    comments = [about.comment for about in declared(kind).values()]
    assert [set(filter(comment.get, comment)) for comment in comments] == [{"kk", "ru", "en"}] * len(comments)


@pytest.mark.parametrize("settings", [Settings(), SETTINGS])
def test_the_commented_file_says_what_the_settings_are(settings: Settings) -> None:
    assert parse_settings(commented(settings).encode()) == (settings, ())


def test_the_file_that_staff_get_is_written_from_the_declarations() -> None:
    shipped = (PROJECT / "content" / "kiosk.toml").read_text("utf-8")
    settings, problems = parse_settings(shipped.encode())
    assert problems == ()
    assert settings is not None
    assert shipped == commented(settings), "run: .venv/bin/python -m scripts.settings_file"
