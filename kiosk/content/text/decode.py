"""Decodes the bytes of a text file, in whatever encoding staff's programs wrote it, into clean text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from kiosk.content.names.text_files import text_language
from kiosk.problems.problem import Problem

MAX_BYTES = 128 * 1024  # a page of 20,000 words; beyond, the Markdown parser takes seconds

# What Windows calls ANSI in each language. Kazakh needs KZ-1048, which has the Russian letters, too.
_ANSI = {"kk": "kz1048", "ar": "cp1256", "fa": "cp1256", "tr": "cp1254", "az": "cp1254", "he": "cp1255"}
_ANSI |= {"el": "cp1253", "et": "cp1257", "lt": "cp1257", "lv": "cp1257", "vi": "cp1258"}
_ANSI |= dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "sl"), "cp1250")
_ANSI |= dict.fromkeys(("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "fi"), "cp1252")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
)
_NEVER_WRITTEN = bytes(16)  # the end of a file whose copying stopped after room was made for it
_CONTROL_BYTES = bytes(range(9)) + bytes(range(14, 32)) + b"\x7f"
# STX and ETX among them are the Markdown parser's own marks and must not occur in text.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
_LINE_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")


def read_text(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file and problems with it.

    The text has "\\n" as line ends, is in NFC, and has no control characters. The language in the name of
    `file` decides which old encoding is tried. A file that cannot be read as text gives "" and one error;
    text that was only readable after a repair comes with a warning.
    """
    if len(data) > MAX_BYTES:
        return "", (Problem("text-too-large", file, 0, size_and_limit(len(data))),)
    if data.startswith(_FOREIGN):
        return "", (Problem("text-foreign", file),)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return "", (Problem("text-empty", file),)
    text, encoding = _decode(data, file)
    if text is None or data.endswith(_NEVER_WRITTEN):
        return "", (Problem("text-binary", file),)
    problems = []
    if encoding != "utf-8":
        problems.append(Problem("text-encoding", file, 0, {"encoding": _shown(encoding)}))
    text = _LINE_END.sub("\n", text)
    text = text.replace("\ufeff", "")
    stray = _CONTROL.search(text)
    if stray is not None:
        line = text.count("\n", 0, stray.start()) + 1
        problems.append(Problem("text-control", file, line))
        text = _CONTROL.sub("", text)
    damaged = text.find("\ufffd")
    if damaged >= 0:
        problems.append(Problem("text-damaged", file, text.count("\n", 0, damaged) + 1))
    return unicodedata.normalize("NFC", text), tuple(problems)


def size_and_limit(size: int) -> dict[str, str]:
    """Return the size of a text and the limit, in KB rounded up: one byte over 128 KB is 129."""
    return {"size": str(-(-size // 1024)), "limit": str(MAX_BYTES // 1024)}


def _decode(data: bytes, file: str) -> tuple[str | None, str]:
    """Return the text and its encoding; None for bytes that are no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            implausible = sum(unicodedata.category(char) in ("Co", "Cn") for char in text)
            implausible += len(_CONTROL.findall(text)) + text.count("\ufffd")
            return text if implausible <= max(2, len(text) // 20) else None, encoding
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls and not _is_certain_utf8(data) and (encoding := _utf16_without_bom(data)):
        return data.decode(encoding), encoding
    if controls > max(8, len(data) // 20):
        return None, ""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
    if controls:  # text in an old encoding has none
        return None, ""
    return _decode_old(data, file, cut_off)


def _is_certain_utf8(data: bytes) -> bool:
    """True for valid UTF-8 with letters beyond ASCII: other encodings do not give such bytes by chance."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _decode_old(data: bytes, file: str, cut_off: bool) -> tuple[str | None, str]:
    """Decode bytes that are not valid UTF-8: as damaged UTF-8 if nearly all of them fit, else as the
    language's ANSI.

    `cut_off` says that the only mistake is a letter cut off at the end. Returns text and encoding.
    """
    text = data.decode("utf-8", "replace")
    letters = sum(byte >= 0x80 for byte in data)
    if text.count("\ufffd") <= letters // 50 or (cut_off and letters > 3):
        return text, "utf-8"
    language = text_language(file.rpartition("/")[2])
    encoding = _ANSI.get(language[0].partition("-")[0] if language else "", "cp1251")
    return data.decode(encoding, "replace"), encoding


def _utf16_without_bom(data: bytes) -> str:
    """Return the encoding of UTF-16 text without a byte order mark, "" for other bytes.

    A text uses few blocks of 256 characters, so it has few different high bytes, and among them is that of
    ASCII's spaces and digits.
    """
    if len(data) % 2:
        return ""
    low, high = sorted((data[0::2], data[1::2]), key=lambda half: len(set(half)), reverse=True)
    encoding = "utf-16-be" if high == data[0::2] else "utf-16-le"
    common = max(set(high), key=high.count)
    plain = sum(not page and (char >= 32 or char in b"\t\r\n") for page, char in zip(high, low, strict=True))
    alphabet = (
        common < 0x20 and high.count(common) * 10 >= len(high) * 6
    )  # the small scripts, all below U+2000
    if plain * 30 < len(high) and not alphabet:
        return ""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return "" if len(_CONTROL.findall(text)) * 50 > len(text) else encoding


def _shown(encoding: str) -> str:
    """Return the name of an encoding as people know it."""
    names = {"kz1048": "Windows-1251 (KZ-1048)"}
    return names.get(encoding, encoding.upper().replace("CP", "Windows-"))
