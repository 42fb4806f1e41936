from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.content.names.text_files import text_country, text_language
from kiosk.languages.fallback import choose
from kiosk.languages.names import is_right_to_left, own_name
from kiosk.languages.tags import SLIPS, canonical_tag, is_country, likely_tag, region_of, script_of


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("kk", "Қазақша"),
        ("ru", "Русский"),
        ("en", "English"),
        ("ar", "العربية"),
        ("uz", "O‘zbekcha"),
        ("zh", "中文"),
        ("zh-Hans", "简体中文"),
        ("kk-Arab", "قازاقشا"),
        ("sv", "Svenska"),  # from here on by CLDR
        ("pt-BR", "Português (Brasil)"),
        ("sr-Latn", "Srpski (latinica)"),
        ("en-GB", "English (United Kingdom)"),
        ("xx", "xx"),
        ("qqq-Foo", "qqq-Foo"),
        ("", ""),
    ],
)
def test_own_name(tag: str, name: str) -> None:
    assert own_name(tag) == name


@pytest.mark.parametrize(
    "tag", ["ar", "fa", "he", "ur", "ug", "kk-Arab", "kk-CN", "uz-AF", "az-Arab", "ar-EG"]
)
def test_right_to_left(tag: str) -> None:
    assert is_right_to_left(tag)


@pytest.mark.parametrize(
    "tag", ["kk", "ru", "en", "zh-Hans", "kk-Latn", "uz-Cyrl", "ar-Latn", "kk-KZ", "xx", ""]
)
def test_left_to_right(tag: str) -> None:
    assert not is_right_to_left(tag)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("kk", "kk"),
        (" KK ", "kk"),
        ("zh_hans", "zh-Hans"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("pt-br", "pt-BR"),
        ("es-419", "es-419"),
        ("ca-VALENCIA", "ca-valencia"),
        ("de-1996", "de-1996"),
        ("kaa", "kaa"),
        ("kz", None),
        ("rus", None),
        ("english", None),
        ("k", None),
        ("readme", None),
        ("kk.", None),
        ("кк", None),
        ("", None),
    ],
)
def test_canonical_tag(text: str, tag: str | None) -> None:
    assert canonical_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "likely"),
    [("kz", "kk"), ("KZ-Cyrl", "kk"), ("Русский", "ru"), ("eng", "en"), ("kk", ""), ("nonsense", "")],
)
def test_likely_tag(text: str, likely: str) -> None:
    assert likely_tag(text) == likely


@pytest.mark.parametrize(("slip", "tag"), SLIPS.items())
def test_a_slip_means_the_same_in_a_setting_and_as_the_name_of_a_text(slip: str, tag: str) -> None:
    assert canonical_tag(slip) is None
    assert likely_tag(slip) == tag
    if slip.isascii() and len(slip) <= 3:
        assert text_language(f"{slip}.md") == (tag, 4)
        assert bool(text_country(f"{slip}.md")) is is_country(slip)


@pytest.mark.parametrize(
    ("tag", "script", "region"),
    [("kk", "", ""), ("zh-Hans", "Hans", ""), ("zh-Hant-TW", "Hant", "TW"), ("es-419", "", "419")],
)
def test_parts_of_a_tag(tag: str, script: str, region: str) -> None:
    assert (script_of(tag), region_of(tag)) == (script, region)


@pytest.mark.parametrize(
    ("wanted", "available", "order", "shown"),
    [
        ("kk", ["en", "kk", "ru"], ["kk", "ru", "en"], "kk"),
        ("en", ["ru", "kk"], ["kk", "ru", "en"], "kk"),
        ("kk", ["en", "ru"], ["kk", "ru", "en"], "ru"),
        ("pt-BR", ["en", "pt"], ["pt-BR", "en"], "pt"),
        ("pt", ["en", "pt-BR"], ["en", "pt-BR"], "pt-BR"),
        ("pt-PT", ["pt-BR", "pt"], ["pt-BR", "pt"], "pt"),
        ("kk-Arab", ["kk", "ru", "kk-Arab-CN"], ["ru", "kk"], "kk-Arab-CN"),
        ("kk-Latn", ["ru", "kk"], ["ru", "kk"], "kk"),
        ("kk", ["fr", "de"], ["kk"], "de"),
        ("kk", ["fr", "ru"], ["kk", "ru"], "ru"),
        ("kk", [], ["kk", "ru"], ""),
        ("", ["ru"], [], "ru"),
    ],
)
def test_fallback(wanted: str, available: list[str], order: list[str], shown: str) -> None:
    assert choose(wanted, available, order) == shown
    assert choose(wanted, tuple(reversed(available)), order) == shown


def test_names_of_the_shipped_languages_need_no_babel() -> None:
    code = (
        "import sys; from kiosk.languages import dates, fallback, names, catalogue, zones\n"
        "names.own_name('kk'), names.is_right_to_left('kk'), catalogue.translate('kk', 'x')\n"
        "sys.exit('babel' in sys.modules or 'zoneinfo' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
