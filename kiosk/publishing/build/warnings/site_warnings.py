"""Warnings about the site as a whole: what should be looked at although visitors see everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo

from kiosk.content.days import parse_day
from kiosk.content.folder.site import Site
from kiosk.content.names.media import PICTURES, SOUNDS, VIDEOS, ending, kind_of
from kiosk.languages.names import own_name
from kiosk.problems.problem import Problem
from kiosk.publishing.build.dates.empty_screens import Hidden
from kiosk.publishing.build.warnings.history import leader
from kiosk.publishing.build.warnings.screen_warnings import screen_warnings
from kiosk.publishing.build.warnings.text_warnings import text_warnings
from kiosk.publishing.store.entries import Entries, PageEntry, PictureEntry

# A cover fills 1080 x 605 pixels of a Full HD screen; enlarged by a fifth it still looks sharp.
COVER = (900, 500)
LONGER_SIDE = 800  # of a picture in the text, which is at most 980 pixels wide
_LIVE = ("heic", "heif", "jpg", "jpeg")  # the photo beside which its moving part lies
_FILM_LINKS = ("!link-to-film", "!link-to-sound")  # see address.link_outcome
_NAMED_UNUSED = 5  # of a folder; if there are more, one warning names them together


def site_warnings(
    site: Site,
    pages: Entries,
    pictures: Mapping[str, PictureEntry],
    languages: Sequence[str],
    hidden: Hidden,
    now: datetime,
) -> Iterator[Problem]:
    """Yield the warnings; `languages` are those that kiosk.toml declares, `now` is in the center's zone."""
    yield from _missing_languages(site, languages)
    yield from _ended(pages, hidden, now.date())
    yield from _outdated(pages, now.tzinfo)
    yield from _small_pictures(pages, pictures)
    yield from _unused_pictures(site, pages)
    yield from _films(site, pages)
    yield from screen_warnings(site, pages)
    yield from text_warnings(site, pages, languages)


def _missing_languages(site: Site, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield a warning for each declared language in which a page has no text."""
    for page in site.pages.values():
        if any(language in page.files for language in languages):
            for language in languages:
                if language not in page.files:
                    values = {"language": own_name(language), "name": f"{language}.md"}
                    yield Problem("language-missing", page.folder, 0, values)


def _ended(pages: Entries, hidden: Hidden, today: date) -> Iterator[Problem]:
    """Yield a warning for each text whose last day is past."""
    for page_id, languages in hidden.items():
        for entry in (pages[page_id][language] for language in languages):
            first, last = (parse_day(day) for day in (entry.card.first_day, entry.card.last_day))
            crossed = first and last and last < first  # has never been shown, and has a warning of its own
            if last is not None and last < today and not crossed:
                line = entry.facts.until
                yield Problem("until-past", entry.file, line, {"day": last.isoformat()})


def _outdated(pages: Entries, zone: tzinfo | None) -> Iterator[Problem]:
    """Yield a warning for each text that has not followed a change of its translation."""

    def day(seconds: int) -> str:
        """Return the day of a time, ISO 8601."""
        return datetime.fromtimestamp(seconds, zone).date().isoformat()

    for entries in pages.values():
        if not any(entry.history.led for entry in entries.values()):
            continue
        fresh = {tag: entry for tag, entry in entries.items() if entry.is_fresh}
        for language, entry in fresh.items():
            ahead = leader(language, fresh)
            if ahead is not None:
                led = fresh[ahead].history
                other = fresh[ahead].file.rpartition("/")[2]
                values = {"other": other, "day": day(led.led), "last": day(entry.history.at)}
                yield Problem(f"translation-{led.why}", entry.file, 0, values)


def _small_pictures(pages: Entries, pictures: Mapping[str, PictureEntry]) -> Iterator[Problem]:
    """Yield a warning for each picture that looks blurred because it is small."""
    covers = {entry.card.picture.file for entry in _entries(pages) if entry.good and entry.card.picture}
    for source, note in pictures.items():
        if not note.picture or not note.size:
            continue
        width, height = note.size
        values = {"width": str(width), "height": str(height)}
        if note.picture.file in covers:
            if width < COVER[0] or height < COVER[1]:
                yield Problem("picture-small-cover", source, 0, values)
        elif max(width, height) < LONGER_SIDE:
            yield Problem("picture-small", source, 0, values)


def _unused_pictures(site: Site, pages: Entries) -> Iterator[Problem]:
    """Yield a warning for the pictures that no text shows."""
    used = {source for entry in _entries(pages) for source in entry.pictures.values()}
    used = {source.removeprefix("?") for source in used}  # one that is probably meant has a problem there
    used.update(site.attract)
    # A text that cannot be read just now may name any of the pictures beside it.
    unsure = tuple(
        f"{page.folder}/"
        for page in site.pages.values()
        if any(not entry.is_fresh for entry in pages.get(page.id, {}).values())
    )
    films = {file.rpartition(".")[0] for file in site.files if ending(file) in VIDEOS | SOUNDS}
    unused: dict[str, list[str]] = {}
    for file in site.files:
        if ending(file) in PICTURES and file not in used and not file.startswith(unsure):
            folder, _, name = file.rpartition("/")
            if file.rpartition(".")[0] not in films:  # a picture named like a film is its poster
                unused.setdefault(folder, []).append(name)
    for folder, names in unused.items():
        if len(names) <= _NAMED_UNUSED:
            for name in names:
                yield Problem("picture-unused", f"{folder}/{name}" if folder else name, 0, {"name": name})
        else:
            named = ", ".join(sorted(names)[:_NAMED_UNUSED])
            yield Problem("pictures-unused", folder, 0, {"count": str(len(names)), "names": f"{named} …"})


def _films(site: Site, pages: Entries) -> Iterator[Problem]:
    """Yield a warning for each film and sound that no text names; else its text has the problem."""
    named_files: set[str] = set()
    for entry in _entries(pages):
        named_files.update(source.removeprefix("?") for source in entry.pictures.values())
        folder = entry.file.rpartition("/")[0]
        links = entry.links.items()
        named_files.update(f"{folder}/{href}" for href, outcome in links if outcome in _FILM_LINKS)
    photos = {file.rpartition(".")[0].casefold() for file in site.files if ending(file) in _LIVE}
    for file in site.files:
        folder, _, name = file.rpartition("/")
        code = kind_of(name)
        if not folder or file in named_files or code not in ("film", "sound"):
            continue
        if ending(file) == "mov" and file.rpartition(".")[0].casefold() in photos:
            code = "film-live"
        yield Problem(code, file, 0, {"name": name})


def _entries(pages: Entries) -> Iterator[PageEntry]:
    """Yield the notes on every text."""
    for entries in pages.values():
        yield from entries.values()
