"""Warnings about a text that only show when it is compared with others, or that depend on the machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.content.folder.site import Site
from kiosk.content.header.words import KEYS
from kiosk.languages.detect import DETECTED
from kiosk.languages.names import own_name
from kiosk.problems.problem import Problem
from kiosk.publishing.fonts.machine import letters_of_machine
from kiosk.publishing.store.entries import Entries, Facts

_NAMED_KEYS = 12
_NAMED_LETTERS = 12
_TOLD_COPIES = ("folder-copy", "folder-new", "same-name")


def text_warnings(site: Site, pages: Entries, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield the warnings; `languages` are those that kiosk.toml declares."""
    yield from _foreign_headers(site, pages)
    yield from _wrong_languages(pages, languages)
    yield from _same_titles(site, pages)
    yield from _missing_letters(pages)


def _foreign_headers(site: Site, pages: Entries) -> Iterator[Problem]:
    """Yield one warning a folder for the keys of other programs in its headers."""
    for page_id, entries in pages.items():
        keys = [*dict.fromkeys(key for entry in entries.values() for key in entry.facts.ignored)]
        if keys and page_id in site.pages:
            named = ", ".join(keys[:_NAMED_KEYS]) + (" …" if len(keys) > _NAMED_KEYS else "")
            yield Problem(
                "header-foreign", site.pages[page_id].folder, 0, {"keys": named, "known": ", ".join(KEYS)}
            )


def _wrong_languages(pages: Entries, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield a warning for each text that is a copy of another language's, or seems to be in another."""
    for entries in pages.values():
        facts = {language: entry.facts for language, entry in entries.items() if entry.is_fresh}
        copies = _copies(facts, languages)
        for language, fact in facts.items():
            file, seems = entries[language].file, fact.seems
            if language in copies:
                other = entries[copies[language]].file.rpartition("/")[2]
                yield Problem("language-same", file, 0, {"other": other, "name": file.rpartition("/")[2]})
            elif (language, seems) == ("kk", "ru"):  # or Kazakh without its own letters
                yield Problem("language-letters", file)
            elif seems and language in DETECTED and seems != language:
                values = {"language": own_name(language), "other": own_name(seems)}
                yield Problem("language-other", file, 0, values)


def _copies(facts: Mapping[str, Facts], languages: Sequence[str]) -> dict[str, str]:
    """Return for each language whose text says the same as another's which language that is."""
    alike: dict[str, list[str]] = {}
    for language in (*(tag for tag in languages if tag in facts), *sorted(facts.keys() - set(languages))):
        if said := facts[language].said:
            alike.setdefault(said, []).append(language)
    copies = {}
    for tags in alike.values():
        first = next((tag for tag in tags if facts[tag].seems == tag), tags[0])
        copies.update({tag: first for tag in tags if tag != first})
    return copies


def _same_titles(site: Site, pages: Entries) -> Iterator[Problem]:
    """Yield a warning for each page with the title of one beside it."""
    told = {problem.file for problem in site.problems if problem.code in _TOLD_COPIES}
    seen: dict[tuple[str, str, str], str] = {}
    for page in site.pages.values():
        if page.folder in told:
            continue
        twice: Problem | None = None
        for language, entry in pages.get(page.id, {}).items():
            if not entry.is_fresh or not entry.facts.titled:
                continue
            title = entry.card.title
            key = (page.id.rpartition("/")[0], language, " ".join(title.casefold().split()))
            other = seen.setdefault(key, page.folder)
            if other != page.folder:
                values = {"other": other.rpartition("/")[2], "title": title}
                twice = twice or Problem("title-twice", entry.file, 0, values)
        if twice:
            yield twice


def _missing_letters(pages: Entries) -> Iterator[Problem]:
    """Yield a warning for each text with signs that neither the kiosk's nor the machine's fonts have."""
    rows = [(entry, entry.facts.letters) for entries in pages.values() for entry in entries.values()]
    wanted = {letter for _, letters in rows for letter in letters}
    drawn = letters_of_machine(wanted) if wanted else frozenset()
    for entry, letters in rows:
        lost = [letter for letter in letters if letter not in drawn]
        if lost:
            named = " ".join(lost[:_NAMED_LETTERS]) + (" …" if len(lost) > _NAMED_LETTERS else "")
            line = entry.facts.lines[letters.index(lost[0])]
            yield Problem("letters-missing", entry.file, line, {"letters": named})
