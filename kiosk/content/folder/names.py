"""How the names of files and folders are read: numbers, languages, media, leftovers of other programs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kiosk.content.text.lookalikes import as_latin
from kiosk.languages.tags import is_country, likely_tag

PICTURES = frozenset(
    (
        "jpg",
        "jpeg",
        "jpe",
        "jfif",
        "png",
        "webp",
        "gif",
        "avif",
        "svg",
        "svgz",
        "bmp",
        "tif",
        "tiff",
        "heic",
        "heif",
    )
)
VIDEOS = frozenset(("mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg", "mpeg", "ogv", "3gp", "wmv"))
SOUNDS = frozenset(("mp3", "m4a", "ogg", "oga", "opus", "wav", "aac", "flac", "wma"))
MEDIA = PICTURES | VIDEOS | SOUNDS | {"vtt", "srt"}

# Files that belong to other programs, and what staff are told of them.
_KINDS = {
    "film": VIDEOS,
    "sound": SOUNDS,
    "pdf-file": frozenset(("pdf",)),
    "sheet-file": frozenset(("xlsx", "xls", "xlsm", "ods", "csv", "numbers")),
    "slides-file": frozenset(("pptx", "ppt", "ppsx", "pps", "odp", "key")),
    "archive-file": frozenset(("zip", "rar", "7z", "tar", "gz", "tgz")),
    "photo-raw": frozenset(
        (
            "psd",
            "ai",
            "cdr",
            "eps",
            "indd",
            "xcf",
            "cr2",
            "cr3",
            "nef",
            "arw",
            "dng",
            "raf",
            "orf",
            "rw2",
            "raw",
        )
    ),
}
_KIND_OF = {end: kind for kind, ends in _KINDS.items() for end in ends}
DOCUMENTS = frozenset(("doc", "docx", "odt", "rtf", "pages"))

# The usual first, for a language written twice in one folder.
_TEXT_ENDINGS = (".md", ".markdown", ".md.txt", ".txt")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?")
_NUMBERED = re.compile(r"(\d+)[\s._)–—-]+(?=\S)(.+)")
_JUNK_FILE = re.compile(
    r"~\$.*|.*~|.*\.(?:tmp|temp|bak|old|part|partial|crdownload|download|swp|lnk|url)"
    r"|thumbs\.db|ehthumbs.*\.db|desktop\.ini|autorun\.inf",
    re.IGNORECASE,
)
_CONFLICT = re.compile(
    r"\.sync-conflict-|conflicted copy|case conflict|\(conflict|конфликтующ|копия конфликта|конфликт версий",
    re.IGNORECASE,
)
# What Windows and file managers call a copy in the languages of the staff.
_COPY = re.compile(
    r".*[\s_–—-](?:copy|копия|көшірме|көшірмесі)(?:\s*\(?\d+\)?)?|(?:copy of|копия|көшірме)\s.+|.+\s?\(\d+\)",
    re.IGNORECASE,
)
# And a folder that nobody has named yet.
_NEW_FOLDER = re.compile(
    r"(?:new folder|untitled folder|новая папка|папка без названия|жаңа қалта|атаусыз қалта)"
    r"(?:\s*\(?\d+\)?)?",
    re.IGNORECASE,
)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SYSTEM_FOLDERS = frozenset(
    {"$recycle.bin", "system volume information", "lost+found", "__macosx", "@eadir", "recycler", "found.000"}
)


# Windows takes neither in a name.
_FOREIGN = re.compile(r'[<>:"|?*\\]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_FOLDER = 100  # letters, and twice as many bytes; disks take 255

# The same few names fill every folder, and each scan looks at all of them.
_remembered = lru_cache(maxsize=4096)


@_remembered
def split_number(name: str) -> tuple[int | None, str]:
    """Return the number in front of a folder's name and the rest: "01-expo" is 1 and "expo"."""
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return None, name
    return int(match[1][:18]), match[2]


@_remembered
def fold(name: str) -> str:
    """Return a name as it is compared: one Unicode form, no capitals, one kind of gap."""
    return re.sub(r"[\s_–—-]+", "-", unicodedata.normalize("NFC", name).strip().casefold())


def identity(folder: str) -> str:
    """Return a folder's name as pages are told apart by it: folded, without its number."""
    return fold(split_number(folder)[1])


def fold_file(name: str) -> str:
    """Return a file's name as it is compared: one Unicode form, no capitals, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name).strip().casefold())


def ending(name: str) -> str:
    """Return the part behind the last dot in small letters, "" without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(name: str) -> str:
    """Return the code of the problem that a file of another program is, "" for texts and pictures."""
    return _KIND_OF.get(ending(name), "")


def bare(name: str) -> str:
    """Return a picture's name without what people mistake: endings, gaps, letters that look alike."""
    while ending(name) in MEDIA:
        name = name.rpartition(".")[0]
    letters = as_latin(unicodedata.normalize("NFKC", name).casefold())
    return "".join(letter for letter in letters if letter.isalnum())


@_remembered
def language_of(name: str) -> tuple[str, int] | None:
    """Return the language tag that a text file's name gives and how unusual the name is.

    "kk.md" is ("kk", 0); "KK.md.txt", as Notepad saves it, is ("kk", 2); "kz.md" is ("kk", 4) after
    all of these; None for other names.
    """
    lower = name.lower()
    for rank, end in enumerate(_TEXT_ENDINGS):
        if lower.endswith(end) and (match := _TAG.fullmatch(name[: -len(end)].strip())):
            tag = likely_tag(match[1]) or match[1].lower()
            if tag != match[1].lower():
                rank += len(_TEXT_ENDINGS)
            parts = (tag, (match[2] or "").title(), (match[3] or "").upper())
            return "-".join(part for part in parts if part), rank
    return None


def country_of(name: str) -> str:
    """Return the country code that stands in a text file's name instead of its language, else ""."""
    code = re.split(r"[._\s-]", name.strip().lower(), maxsplit=1)[0]
    return code if is_country(code) else ""


def is_hidden(name: str) -> bool:
    """True for what an operating system keeps for itself and staff never see."""
    return name.startswith(".") or name == "Icon\r" or name.lower() in _SYSTEM_FOLDERS


@_remembered
def is_junk(name: str) -> bool:
    """True for what other programs leave behind: locks, temporary files, sync conflicts."""
    return _JUNK_FILE.fullmatch(name) is not None or is_conflict(name)


def is_conflict(name: str) -> bool:
    return _CONFLICT.search(name) is not None


def is_copy(name: str) -> bool:
    """True for the name that a file manager gives to a copy of a folder: "02-astana - копия"."""
    return _COPY.fullmatch(split_number(name)[1].strip()) is not None


def is_new_folder(name: str) -> bool:
    """True for the name that Windows and others give to a folder that was just made."""
    return _NEW_FOLDER.fullmatch(split_number(name)[1].strip()) is not None


def spoken(folder: str) -> str:
    """Return the words that a folder's name is made of: "our-camp" is "Our camp"."""
    words = " ".join(folder.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def can_be_page(folder: str) -> bool:
    """True for a name that a page's folder can have on every computer, Windows included."""
    return (
        is_plain(folder)
        and any(letter.isalnum() for letter in split_number(folder)[1])
        and not is_hidden(folder)
        and not is_junk(folder)
        and not _FOREIGN.search(folder)
        and not _DEVICE.fullmatch(folder)
        and folder == folder.strip()
        and not folder.endswith(".")
        and len(folder) <= _LONGEST_FOLDER
        and len(folder.encode("utf-8", "replace")) <= 2 * _LONGEST_FOLDER
    )


def is_plain(name: str) -> bool:
    """False for a name with bytes that are no text, or with control characters."""
    return _UNPRINTABLE.search(name) is None
