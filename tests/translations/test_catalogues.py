from __future__ import annotations

import gettext
import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kiosk.languages import catalogue
from kiosk.languages.mo_file import MoFile
from scripts.translations.catalogues import check, update
from scripts.translations.po_file import mo_bytes
from scripts.translations.wording import faults_of_wording

PROJECT = Path(__file__).parents[2]

PYTHON = 'N_("There is no page “{name}”.")\nngettext("{n} page", "{n} pages", n)\n'
QML = """
//: on the button
text: translate("Home")
label: translate("%1 of %2").arg(1).arg(2) + translate("%n file(s)", "", n) + translate("100 % of it")
"""

ENGLISH_FILES = 'msgid_plural "%n file(s)"\nmsgstr[0] "%n file"\nmsgstr[1] "%n files"\n'
EMPTY_FILES = 'msgid_plural "%n file(s)"\nmsgstr[0] ""\nmsgstr[1] ""\n'
WORDS = {
    "kk": {
        "Home": ["Басты бет"],
        "There is no page “{name}”.": ["«{name}» деген бет жоқ."],
        "{n} page": ["{n} бет", "{n} бет"],
        "%1 of %2": ["%1 / %2"],
        "%n file(s)": ["%n файл", "%n файл"],
        "100 % of it": ["Түгел"],
    },
    "ru": {
        "Home": ["Главная"],
        "There is no page “{name}”.": ["Страницы «{name}» нет."],
        "{n} page": ["{n} страница", "{n} страницы", "{n} страниц"],
        "%1 of %2": ["%1 из %2"],
        "%n file(s)": ["%n файл", "%n файла", "%n файлов"],
        "100 % of it": ["Всё"],
    },
    "en": {"%n file(s)": ["%n file", "%n files"]},
}


def po(root: Path, language: str) -> Path:
    return root / "translations" / language / "LC_MESSAGES" / "kiosk.po"


def translate_all(root: Path) -> None:
    """Fill in the translations of WORDS."""
    for language, words in WORDS.items():
        lines = po(root, language).read_text().split("\n")
        current: list[str] = []
        for at, line in enumerate(lines):
            if line.startswith("msgid "):
                current = words.get(line[7:-1], [])
            if line.startswith("msgstr") and current:
                form = int(line[7]) if line.startswith("msgstr[") else 0
                lines[at] = f'{line.split(" ")[0]} "{current[form]}"'
        po(root, language).write_text("\n".join(lines))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small project with complete catalogues."""
    (tmp_path / "kiosk" / "viewer").mkdir(parents=True)
    shutil.copy(PROJECT / "babel.cfg", tmp_path)
    (tmp_path / "kiosk" / "a.py").write_text(PYTHON)
    (tmp_path / "kiosk" / "viewer" / "B.qml").write_text(QML)
    assert update(tmp_path)  # everything is still to be translated
    translate_all(tmp_path)
    assert update(tmp_path) == []
    return tmp_path


def test_complete_catalogues_pass(root: Path) -> None:
    assert check(root) == []


def test_update_writes_nothing_the_second_time(root: Path) -> None:
    files = sorted(path for path in (root / "translations").rglob("*") if path.is_file())
    assert len(files) == 7
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    assert update(root) == []
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


def test_the_written_files(root: Path) -> None:
    template = (root / "translations" / "kiosk.pot").read_text()
    assert '#. on the button\n#: kiosk/viewer/B.qml\nmsgid "Home"\n' in template
    assert "python-format" not in template
    english = po(root, "en").read_text()
    assert 'msgid "Home"\nmsgstr "Home"' in english
    assert 'msgid_plural "{n} pages"\nmsgstr[0] "{n} page"\nmsgstr[1] "{n} pages"' in english
    for text in (template, english, po(root, "kk").read_text(), po(root, "ru").read_text()):
        assert "@" not in text
        assert "Date" not in text


@pytest.mark.parametrize(
    ("language", "old", "new", "line"),
    [
        ("ru", 'msgstr "Главная"', 'msgstr ""', 'ru: not translated: "Home"'),
        ("ru", 'msgstr[2] "%n файлов"', 'msgstr[2] ""', 'ru: not translated: "%n file(s)"'),
        ("kk", 'msgid "Home"', '#, fuzzy\nmsgid "Home"', 'kk: doubtful (fuzzy): "Home"'),
        ("kk", "«{name}»", "«{nаme}»", "kk: placeholders differ"),
        ("kk", "«{name}» деген", "Бұл", "kk: placeholders differ"),
        ("kk", '"%1 / %2"', '"%1 / %3"', "kk: placeholders differ"),
        ("ru", '"{n} страниц"', '"страниц"', "ru: placeholders differ"),
        ("ru", '"Главная"', '"Главная "', "ru: differs in the space at the end"),
        ("ru", '"Главная"', '"Глaвная"', "ru: “Глaвная” mixes Latin and Cyrillic letters"),
        ("en", 'msgstr "Home"', 'msgstr "Home page"', 'en: English differs from the source: "Home"'),
        ("en", ENGLISH_FILES, EMPTY_FILES, 'en: not translated: "%n file(s)"'),
        ("kk", '\nmsgid "Home"', '\nmsgid "House"', 'kk: not yet in the catalogue: "Home"'),
        ("kk", '\nmsgid "Home"', '\nmsgid "House"', 'kk: no longer in the sources: "House"'),
        ("kk", 'msgid "Home"', 'msgid "Home', "kk: "),
        ("kk", '"Басты бет"', '"Бас бет"', "kk: kiosk.mo is stale"),
    ],
)
def test_check_finds(root: Path, language: str, old: str, new: str, line: str) -> None:
    text = po(root, language).read_text()
    assert old in text
    po(root, language).write_text(text.replace(old, new, 1))
    assert any(found.startswith(line) for found in check(root)), check(root)


def test_check_finds_a_new_and_a_removed_text(root: Path) -> None:
    (root / "kiosk" / "viewer" / "B.qml").write_text(QML.replace("Home", "Homeward"))
    found = check(root)
    assert "kiosk.pot is stale" in found
    assert 'ru: not yet in the catalogue: "Homeward" (kiosk/viewer/B.qml)' in found
    assert 'ru: no longer in the sources: "Home" (kiosk/viewer/B.qml)' in found


def test_a_reworded_text_keeps_its_translation_as_doubtful(root: Path) -> None:
    (root / "kiosk" / "viewer" / "B.qml").write_text(QML.replace("100 % of it", "100 % of it!"))
    assert update(root) == [
        f'{language}: doubtful (fuzzy): "100 % of it!" (kiosk/viewer/B.qml)' for language in ("kk", "ru")
    ]
    assert "100 % of it" not in po(root, "ru").with_suffix(".mo").read_text("utf-8", "replace")


def test_a_text_that_began_to_count_is_doubtful_but_not_in_english(root: Path) -> None:
    (root / "kiosk" / "a.py").write_text(PYTHON + 'ngettext("Home", "Homes", n)\n')
    (root / "kiosk" / "viewer" / "B.qml").write_text(QML.replace('translate("Home")', '""'))
    assert update(root) == [f'{language}: doubtful (fuzzy): "Home" (kiosk/a.py)' for language in ("kk", "ru")]


def test_a_file_that_does_not_parse_loses_no_translation(root: Path) -> None:
    before = po(root, "ru").read_bytes()
    (root / "kiosk" / "a.py").write_text("def broken(")
    assert update(root) == ["kiosk/a.py:1: not readable as Python"]
    assert check(root)[0] == "kiosk/a.py:1: not readable as Python"
    assert po(root, "ru").read_bytes() == before


def test_a_missing_mo_is_stale(root: Path) -> None:
    po(root, "ru").with_suffix(".mo").unlink()
    assert check(root) == ["ru: kiosk.mo is stale"]


def test_the_command_line(root: Path) -> None:
    command = [sys.executable, "-m", "scripts.translations"]
    good = subprocess.run([*command, "check", "--root", root], capture_output=True, text=True, check=False)
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    po(root, "ru").with_suffix(".mo").write_bytes(b"")
    bad = subprocess.run([*command, "check", "--root", root], capture_output=True, text=True, check=False)
    assert (bad.returncode, bad.stdout.splitlines()[0]) == (1, "ru: kiosk.mo is stale")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_shipped_mo_is_what_its_po_says(language: str) -> None:
    path = po(PROJECT, language)
    catalog = read_po(io.BytesIO(path.read_bytes()), locale=language, abort_invalid=True)
    assert path.with_suffix(".mo").read_bytes() == mo_bytes(catalog), (
        "run: python -m scripts.translations update"
    )


def forget() -> None:
    """Let the catalogue read its files anew."""
    for known in (catalogue._translated, catalogue._mo_file, catalogue._catalogue):
        known.cache_clear()


@pytest.fixture
def words(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the catalogue read the small project's files."""
    monkeypatch.setattr(catalogue, "_PLACES", (root / "none", root / "translations"))
    forget()
    yield root
    forget()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Басты бет"),
        ("kk-KZ", "Басты бет"),
        ("kk-Arab", "Басты бет"),
        ("ru", "Главная"),
        ("en", "Home"),
        ("de", "Home"),
        ("xx-Yyyy", "Home"),
        ("", "Home"),
        ("../ru", "Home"),
    ],
)
def test_translate(words: Path, language: str, text: str) -> None:
    assert catalogue.translate(language, "Home") == text


def test_an_unknown_or_empty_text_stays(words: Path) -> None:
    assert catalogue.translate("kk", "Never written") == "Never written"
    assert catalogue.translate("kk", "") == ""
    assert catalogue.plural("kk", "one", "many", 5) == "many"


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [
        ("kk", 1, "%n файл"),
        ("kk", 5, "%n файл"),
        ("ru", 1, "%n файл"),
        ("ru", 3, "%n файла"),
        ("ru", 11, "%n файлов"),
        ("ru", 21, "%n файл"),
        ("ru", 0, "%n файлов"),
        ("en", 1, "%n file"),
        ("en", 0, "%n files"),
        ("de", 2, "%n files"),
    ],
)
def test_plural_of_qml(words: Path, language: str, n: int, text: str) -> None:
    assert catalogue.plural(language, "%n file(s)", "%n file(s)", n) == text


@pytest.mark.parametrize(("n", "text"), [(1, "{n} страница"), (2, "{n} страницы"), (7, "{n} страниц")])
def test_plural_of_python(words: Path, n: int, text: str) -> None:
    assert catalogue.plural("ru", "{n} page", "{n} pages", n) == text


@pytest.mark.parametrize("data", [b"", b"\xde\x12\x04\x95", b"junk", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_broken_mo_gives_english(words: Path, data: bytes) -> None:
    po(words, "ru").with_suffix(".mo").write_bytes(data)
    assert catalogue.translate("ru", "Home") == "Home"


def test_half_of_a_mo_gives_english_wherever_it_ends(words: Path) -> None:
    path = po(words, "ru").with_suffix(".mo")
    whole = path.read_bytes()
    for size in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:size])
        forget()
        assert catalogue.translate("ru", "Home") == "Home", size


def test_what_is_no_text_gives_english(words: Path) -> None:
    path = po(words, "ru").with_suffix(".mo")
    path.write_bytes(path.read_bytes().replace("Главная".encode(), b"\xff" * 14))
    assert catalogue.translate("ru", "Home") == "Home"


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_single_texts_are_found_as_gettext_finds_them(language: str) -> None:
    data = (PROJECT / "translations" / language / "LC_MESSAGES" / "kiosk.mo").read_bytes()
    whole = gettext.GNUTranslations(io.BytesIO(data))
    single = MoFile(data)
    texts = [message.id for message in read_po(io.StringIO(po(PROJECT, language).read_text("utf-8")))]
    plain = [text for text in texts if isinstance(text, str) and text]
    assert len(plain) > 1000
    assert [single.find(text) for text in plain] == [whole.gettext(text) for text in plain]
    assert single.find("Never written") is None
    assert single.find("{n} pages") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde"),  # of a machine with the other order of bytes
        (b"charset=UTF-8", b"charset=KOI-8"),
    ],
)
def test_gettext_is_left_what_is_of_another_kind(old: bytes, new: bytes) -> None:
    data = (PROJECT / "translations" / "ru" / "LC_MESSAGES" / "kiosk.mo").read_bytes()
    assert old in data
    with pytest.raises(ValueError, match="catalogue"):
        MoFile(data.replace(old, new))


@pytest.mark.parametrize(
    ("source", "text", "faults"),
    [
        ("{a} of {b}", "{b}: {a}", ()),
        ("{a} of {b}", "{a}: {a}", ("placeholders differ",)),
        ("%L1 <b>x</b>", "<b>y</b> %L1", ()),
        ("%L1 <b>x</b>", "<b>y %L1", ("placeholders differ",)),
        ("QR code", "QR-код", ()),
        ("{file}", "{file}", ()),
    ],
)
def test_wording(source: str, text: str, faults: tuple[str, ...]) -> None:
    assert faults_of_wording((source,), (text,)) == faults
