"""Words typed with two keyboards, and signs that no font has."""

import time

import pytest

from kiosk.content.text.missing_glyphs import missing_glyphs
from kiosk.content.text.mixed_script import mixed_script_words

LATIN, CYRILLIC = True, False

MISTYPED = {
    "the Kazakh i of the English keyboard": ("Бұл бiр сөз.", [("бiр", "i", LATIN)]),
    "several letters of one word": ("көпмe бip", [("көпмe", "e", LATIN), ("бip", "ip", LATIN)]),
    "a capital": ("Kазақстан", [("Kазақстан", "K", LATIN)]),
    "h for the Kazakh һ": ("көhне", [("көhне", "h", LATIN)]),
    "the last letter only": ("көһнe", [("көһнe", "e", LATIN)]),
    "a Latin schwa": ("əдемі", [("əдемі", "ə", LATIN)]),
    "each twin of the small letters": (
        "жaж жcж жeж жoж жpж жxж жyж",
        [(f"ж{letter}ж", letter, LATIN) for letter in "aceopxy"],
    ),
    "each twin of the capitals": (
        " ".join(f"Ж{letter}Ж" for letter in "ABCEHKMOPTX"),
        [(f"Ж{letter}Ж", letter, LATIN) for letter in "ABCEHKMOPTX"],
    ),
    "a word that could be either": ("CО2", [("CО", "C", LATIN)]),
    "a Russian letter in a foreign name": ("Аstana Hub", [("Аstana", "А", CYRILLIC)]),
    "mostly Latin, and all twins": ("COPЕ", [("COPЕ", "Е", CYRILLIC)]),
    "said once": ("бiр, бiр және бiр", [("бiр", "i", LATIN)]),
    "a whole word of Latin letters": ("EXPO, YouTube, A4 және cop", []),
    "a whole word of Cyrillic letters": ("Бір көрме, һәм әдемі", []),
    "a hyphen between the scripts": ("QR-код, WhatsApp-қа, IT-компания", []),
    "a name with an ending": ("WhatsAppқа iPhoneға", []),
    "a mark that mixes scripts on purpose": ("ALMATЫ", []),
    "a century without a space": ("XXғасыр, XIXв.", []),
    "digits between": ("5G желісі, Л2A1", []),
}


@pytest.mark.parametrize("name", MISTYPED)
def test_letters_of_the_wrong_keyboard(name: str) -> None:
    text, found = MISTYPED[name]
    assert [(word.word, "".join(word.letters), word.latin) for word in mixed_script_words(text)] == found


SHAPES = {
    "the letters of the three languages": ("Әрі қарай. Ёлка? “Yes” – №1 ₸ 5 °C", ""),
    "signs of other fonts": ("→ 😀", "→😀"),
    "each once, as they come": ("字中字", "字中"),
    "what steers letters but has no shape": ("а\u200bб\u00adв ❤\ufe0f", "❤"),
    "a damaged letter, which has its own message": ("а\ufffdб", ""),
}


@pytest.mark.parametrize("name", SHAPES)
def test_signs_without_a_shape(name: str) -> None:
    text, found = SHAPES[name]
    assert "".join(missing_glyphs(text, lambda letter: False)) == found
    assert missing_glyphs(text, lambda letter: True) == []


@pytest.mark.parametrize(
    "text", ["жa" * 60_000, "жa " * 40_000, "aж" * 60_000, "".join(map(chr, range(0x3000, 0xD000)))]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.process_time()
    assert len(mixed_script_words(text)) <= 50
    missing_glyphs(text, lambda letter: False)
    assert time.process_time() - start < 0.5
