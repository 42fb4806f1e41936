"""The kiosk.toml of several layers as one: which value counts, and which file a problem names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.problems.explain import explain
from kiosk.settings.center import Settings, parse_settings
from kiosk.settings.layered import laid_over, layers_of, parse_layered, place_of, read_center

OVER = 'over = ["programme", "own"]\n'
NAMES = ("programme/kiosk.toml", "own/kiosk.toml", "kiosk.toml")


def parsed(*texts: str, last: Settings | None = None) -> tuple[Settings | None, list[tuple[str, str, int]]]:
    """Return the settings of the programme's file, the own one and the uppermost, and what is wrong."""
    files = {name: text.encode() for name, text in zip(NAMES, texts, strict=True)}
    settings, problems = parse_layered(files, last)
    for problem in problems:
        assert len(explain(problem, "ru").sentences) == 3
    return settings, [
        (problem.file, problem.code.removeprefix("settings-"), problem.line) for problem in problems
    ]


# Tables of the programme's file and of the own one, and what both say.
LAID = {
    "a key": ({"zone": "A"}, {"zone": "B"}, {"zone": "B"}),
    "another key": ({"zone": "A"}, {"front": "b"}, {"zone": "A", "front": "b"}),
    "a list is one value": ({"languages": ["kk", "ru"]}, {"languages": ["en"]}, {"languages": ["en"]}),
    "a table key by key": (
        {"name": {"kk": "A", "ru": "А"}},
        {"name": {"kk": "B"}},
        {"name": {"kk": "B", "ru": "А"}},
    ),
    "a table over a value": ({"name": "A"}, {"name": {"kk": "B"}}, {"name": {"kk": "B"}}),
    "a value over a table": ({"name": {"kk": "B"}}, {"name": "A"}, {"name": "A"}),
    "an empty table": ({"hours": {"monday": "9-18"}}, {"hours": {}}, {"hours": {"monday": "9-18"}}),
    "a week is one value": (
        {"hours": {"monday-friday": "9-18", "exceptions": {"01.01": "closed"}}},
        {"hours": {"monday": "10-16", "exceptions": {"08.03": "closed"}}},
        {"hours": {"monday": "10-16", "exceptions": {"01.01": "closed", "08.03": "closed"}}},
    ),
    "exceptions alone leave the week": (
        {"hours": {"monday-friday": "9-18"}},
        {"hours": {"exceptions": {"08.03": "closed"}}},
        {"hours": {"monday-friday": "9-18", "exceptions": {"08.03": "closed"}}},
    ),
}


@pytest.mark.parametrize(("below", "above", "both"), LAID.values(), ids=LAID)
def test_which_value_counts(below: dict[str, Any], above: dict[str, Any], both: dict[str, Any]) -> None:
    assert laid_over(below, above) == both


def test_the_uppermost_file_alone_names_layers() -> None:
    settings, problems = parsed(
        OVER, 'zone = "Asia/Almaty"\n', 'over = ["programme", "own"]\n[name]\nkk = "X"\n'
    )
    assert settings == Settings(over=("programme", "own"), zone="Asia/Almaty", name={"kk": "X"})
    assert problems == [("programme/kiosk.toml", "over-inside", 1)]


# What is wrong: in the programme's file, in the own one, in the uppermost, and what is told of it.
WRONG = {
    "the file that counts": ("front = 1\n", "\nfront = 2\n", OVER, [("own/kiosk.toml", "needs-text", 2)]),
    "not one that does not": ("front = 1\n", 'front = "a"\n', OVER, []),
    "a key in a table": ("", "[idle]\nseconds = 1\n", OVER, [("own/kiosk.toml", "number-range", 2)]),
    "a table that one file opens": (
        '[nmae]\nkk = "x"\n',
        "",
        OVER,
        [("programme/kiosk.toml", "misspelt", 1)],
    ),
    "damaged": ("", 'front = "\n', OVER, [("own/kiosk.toml", "quote-missing", 1)]),
    "hours": (
        '[hours]\nmonday = "9-18"\n',
        '[hours.exceptions]\n\n"99.99" = "closed"\n',
        OVER,
        [("own/kiosk.toml", "hours-date", 3)],
    ),
}


@pytest.mark.parametrize(("programme", "own", "top", "problems"), WRONG.values(), ids=WRONG)
def test_a_problem_names_the_file_that_counts(
    programme: str, own: str, top: str, problems: list[tuple[str, str, int]]
) -> None:
    found = parsed(programme, own, top, last=Settings())[1]
    assert [(file, line) for file, _, line in found] == [(file, line) for file, _, line in problems]


def test_a_wrong_value_keeps_the_last_good_one() -> None:
    last = Settings(front="before", zone="Asia/Almaty")
    settings, _ = parsed('front = "programme"\n', "front = 7\n", OVER, last=last)
    assert settings is not None
    assert (settings.front, settings.zone) == ("before", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('over = "own"', "needs-layers"),
        ("over = [1]", "needs-layers"),
        ('over = ["../elsewhere"]', "layer-name"),
        ('over = ["/srv/programme"]', "layer-name"),
        ('over = ["own/inside"]', "layer-name"),
        ('over = ["own\\\\inside"]', "layer-name"),
        ('over = ["C:"]', "layer-name"),
        ('over = [""]', "layer-name"),
        ('over = ["."]', "layer-name"),
        ('over = [".hidden"]', "layer-name"),
        ('over = ["attract"]', "layer-name"),
        ('over = ["own", "Own"]', "layer-twice"),
        ("over = [own]", "syntax"),
    ],
)
def test_what_cannot_be_a_layer_is_told_with_its_line(text: str, code: str) -> None:
    settings, problems = parse_settings(f"zone = 'Asia/Almaty'\n{text}\n".encode(), Settings(over=("a", "b")))
    assert [(problem.file, problem.line) for problem in problems] == [("kiosk.toml", 2)]
    assert problems[0].code in (f"settings-{code}", "settings-needs-layers")
    assert settings is None or settings.over == ("a", "b")
    for language in ("kk", "ru", "en"):
        assert len(explain(problems[0], language).sentences) == 3


def test_names_of_layers_are_kept_as_they_are_spelt() -> None:
    settings, problems = parse_settings('over = ["Бағдарлама", " Our  pages "]\n'.encode())
    assert problems == ()
    assert settings is not None
    assert settings.over == ("Бағдарлама", "Our pages")
    assert Settings.from_json(settings.to_json()) == settings


def test_commands_read_the_settings_of_all_layers(tmp_path: Path) -> None:
    files = dict(zip(NAMES, ('languages = ["kk"]\n', 'zone = "Asia/Almaty"\n', OVER), strict=True))
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    expected = Settings(over=("programme", "own"), languages=("kk",), zone="Asia/Almaty")
    assert read_center(tmp_path) == expected
    assert layers_of(tmp_path) == ("programme", "own")
    assert place_of(tmp_path, ("programme", "own"), "zone") == ("own/kiosk.toml", 1)
    assert place_of(tmp_path, ("programme", "own"), "front") == ("kiosk.toml", 0)
    (tmp_path / "own/kiosk.toml").unlink()
    (tmp_path / "kiosk.toml").write_text("over = [\n")
    assert read_center(tmp_path) is None
    assert layers_of(tmp_path) == ()
    (tmp_path / "kiosk.toml").unlink()
    assert layers_of(tmp_path) == ()
