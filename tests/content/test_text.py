import random

import pytest

from kiosk.content.text.decode import MAX_BYTES, read_text
from kiosk.problems.explain import explain
from kiosk.problems.kind import Severity

RUSSIAN = "# Астана\n\nСтолица Казахстана — город «на Есиле», 1997."
KAZAKH = "# Қазақстан\n\nӘсем Бурабай, ғылым, үлкен, ұлы, ңөһі."


def codes(problems) -> list[str]:
    for problem in problems:
        assert len(explain(problem, "en").sentences) == 3
    return [problem.code for problem in problems]


READ = [
    ("ru.md", RUSSIAN.encode(), RUSSIAN, []),
    ("ru.md", RUSSIAN.encode("utf-8-sig"), RUSSIAN, []),
    ("a/ru.md", RUSSIAN.encode("cp1251"), RUSSIAN, ["text-encoding"]),
    ("a/kk.md", KAZAKH.encode("kz1048"), KAZAKH, ["text-encoding"]),
    ("kk.md", RUSSIAN.encode("cp1251"), RUSSIAN, ["text-encoding"]),
    ("fr.md", "Le café à Paris".encode("cp1252"), "Le café à Paris", ["text-encoding"]),
    ("en.md", "Café".encode("cp1252"), "Café", ["text-encoding"]),
    ("ar.md", "مرحبا بكم في بوراباي".encode("cp1256"), "مرحبا بكم في بوراباي", ["text-encoding"]),
    ("ru.md", RUSSIAN.encode("utf-16"), RUSSIAN, ["text-encoding"]),
    ("ru.md", b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), RUSSIAN, ["text-encoding"]),
    ("ru.md", RUSSIAN.encode("utf-32"), RUSSIAN, ["text-encoding"]),
    ("ru.md", RUSSIAN.encode("utf-16-le"), RUSSIAN, ["text-encoding"]),
    ("ru.md", RUSSIAN.encode("utf-16-be"), RUSSIAN, ["text-encoding"]),
    ("kk.md", "Қазақстан".encode("utf-16-le"), "Қазақстан", ["text-encoding"]),
    ("en.md", "Hello, world".encode("utf-16-be"), "Hello, world", ["text-encoding"]),
    ("ar.md", "مرحبا بكم".encode("utf-16-le"), "مرحبا بكم", ["text-encoding"]),
    ("zh.md", "哈萨克斯坦\n欢迎\n".encode("utf-16-le"), "哈萨克斯坦\n欢迎\n", ["text-encoding"]),
    ("en.md", b"a\r\nb\rc\nd\xe2\x80\xa8e", "a\nb\nc\nd\ne", []),
    ("en.md", b"one\0two \x02three\x03", "onetwo three", ["text-control"]),
    (
        "ru.md",
        RUSSIAN.encode()[:-20] + "й".encode()[:1],
        RUSSIAN.encode()[:-20].decode() + "\ufffd",
        ["text-damaged"],
    ),
    ("ru.md", "й".encode(), "й", []),
    ("en.md", b"`*```2002\x1a ", "`*```2002 ", ["text-control"]),
    ("ru.md", "слово\x1a\t".encode(), "слово\t", ["text-control"]),
]


@pytest.mark.parametrize(("file", "data", "text", "said"), READ)
def test_what_is_read(file, data, text, said):
    found, problems = read_text(data, file)
    assert found == text
    assert codes(problems) == said
    assert all(problem.severity is Severity.WARNING for problem in problems)


REFUSED = [
    (b"", "text-empty"),
    (b" \r\n\t\n", "text-empty"),
    (b"\xef\xbb\xbf\n", "text-empty"),
    (b"\0" * 5000, "text-empty"),
    (b"x" * (MAX_BYTES + 1), "text-too-large"),
    ("ж" * 400_000, "text-too-large"),
    (b"PK\x03\x04" + bytes(range(256)), "text-foreign"),
    (b"# Half a text, and room for the rest of it\n" * 20 + bytes(40), "text-binary"),
    (b"%PDF-1.4 ...", "text-foreign"),
    (b"{\\rtf1\\ansi Hello}", "text-foreign"),
    (bytes(range(256)) * 20, "text-binary"),
    (b"\xff\xfe" + random.Random(1).randbytes(5000), "text-binary"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data, code):
    data = data.encode() if isinstance(data, str) else data
    text, problems = read_text(data, "a/kk.md")
    assert text == ""
    assert codes(problems) == [code]
    assert problems[0].severity is Severity.ERROR
    assert problems[0].file == "a/kk.md"


def test_the_line_of_a_stray_sign():
    _, problems = read_text(b"one\ntwo\nth\x07ree", "en.md")
    assert [problem.line for problem in problems] == [3]
