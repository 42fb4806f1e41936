"""Assemble the files of a release from what was read: cards, titles for folders without text, the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.content.folder.site import Site
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem, known_problems
from kiosk.publishing.build.dates.empty_screens import Hidden
from kiosk.publishing.store.entries import Entries, PageEntry, PictureEntry
from kiosk.releases.format import encode
from kiosk.releases.layout import children_file, page_file, parent_of
from kiosk.releases.records import Card, Cards, CardTexts, Crop, Page

MOST_PROBLEMS = 50  # of one file; more would hide those of the other files


@dataclass(slots=True)
class Assembled:
    """The page files of a release by name, None for one that stays as it is; `pages` counts its pages.

    `screens` are all names and groups of screens that its pages name.
    """

    files: dict[str, bytes | None] = field(default_factory=dict)
    pages: int = 0
    screens: tuple[str, ...] = ()


def assemble(
    pages: Entries,
    order: Sequence[str],
    fresh: Mapping[str, bytes],
    languages: Sequence[str],
    hidden: Hidden,
) -> Assembled:
    """Return the pages and cards of a release.

    `fresh` are the page files that are new, by name; `order` has every page before those inside it;
    `hidden` are the texts that are kept off the screen.
    """
    made = Assembled()
    inside: dict[str, list[str]] = {}
    for page_id in order:
        inside.setdefault(parent_of(page_id), []).append(page_id)
    for page_id, entries in pages.items():
        for language, entry in entries.items():
            if entry.good:
                name = page_file(page_id, language)
                made.files[name] = fresh.get(name)
    cards: dict[str, Card] = {}
    for page_id in reversed(order):  # the pages inside come before the page they are in
        children = [cards[child] for child in inside.get(page_id, ()) if child in cards]
        card = _card(page_id, pages.get(page_id, {}), children, languages, hidden.get(page_id, ()))
        if card is None:
            for child in children:
                _forget(child.id, inside, cards)
            continue
        cards[page_id] = card
        if not any(entry.good for entry in pages.get(page_id, {}).values()):
            for language, texts in card.texts.items():
                page = Page(page_id, language, texts.title, "", None, (), {})
                made.files[page_file(page_id, language)] = encode(page)
    for parent, children_ids in inside.items():
        shown = [cards[child] for child in children_ids if child in cards]
        if shown and (not parent or parent in cards):
            made.files[children_file(parent)] = encode(Cards(tuple(shown)))
    made.pages = len(cards)
    made.screens = tuple(sorted({name for card in cards.values() for name in _named(card)}))
    return made


def _forget(page_id: str, inside: Mapping[str, list[str]], cards: dict[str, Card]) -> None:
    """Remove the card of a page whose parent is not shown, and the cards of all pages inside it."""
    cards.pop(page_id, None)
    for child in inside.get(page_id, ()):
        _forget(child, inside, cards)


def _card(
    page_id: str,
    entries: Mapping[str, PageEntry],
    children: Sequence[Card],
    languages: Sequence[str],
    hidden: Sequence[str],
) -> Card | None:
    """Return a page's card; None for a page with nothing to show.

    `hidden` are languages that are not shown.
    """
    good = {language: entry.card for language, entry in entries.items() if entry.good}
    ordered = [language for language in languages if language in good]
    ordered += sorted(good.keys() - set(languages))
    shown = [language for language in ordered if language not in hidden]
    if not good and children:
        there = {language for child in children for language in child.texts}
        named = [language for language in languages if language in there] or sorted(there)
        from kiosk.publishing.worker.styled import folder_title  # 5 ms of every change, for few folders

        title = folder_title(page_id)
        return Card(
            page_id,
            "",
            None,
            {language: CardTexts(title, "") for language in named},
            screens=_screens(entries, children),
        )
    if not shown:
        return None
    rows = [good[language] for language in shown]
    return Card(
        page_id,
        next((row.color for row in rows if row.color), ""),
        next((row.picture for row in rows if row.picture), None),
        {
            language: CardTexts(row.title, row.summary, row.question)
            for language, row in zip(shown, rows, strict=True)
        },
        next((row.tall for row in rows if row.tall), None),
        next((row.crop for row in rows if row.crop != Crop()), Crop()),
        _screens(entries, children),
    )


def _screens(entries: Mapping[str, PageEntry], children: Sequence[Card]) -> tuple[tuple[str, ...], ...]:
    """Return which screens a page is for, see Card.

    Texts that are not shown now count as well: nothing shows where one of its texts was meant to hide it. A
    page with nothing but a title, all of whose pages are for some screens only, is for those screens.
    """
    good = [entry for entry in entries.values() if entry.good]
    said = [entry.card.screens for entry in good if entry.card.screens]
    if children and all(entry.bare for entry in good) and all(child.screens for child in children):
        said.append(tuple(dict.fromkeys(name for child in children for name in _named(child))))
    return tuple(dict.fromkeys(said))


def _named(card: Card) -> Iterator[str]:
    """Yield the names and groups of screens that a card has."""
    for names in card.screens:
        yield from names


def found_languages(pages: Entries) -> list[str]:
    """Return the languages of the texts, the one with most texts first."""
    counts: dict[str, int] = {}
    for entries in pages.values():
        for language, entry in entries.items():
            if entry.good:
                counts[language] = counts.get(language, 0) + 1
    return sorted(counts, key=lambda language: (-counts[language], language))


def undeclared(pages: Entries, languages: Sequence[str]) -> list[Problem]:
    """Return a warning for each language that has texts but no button."""
    problems = []
    for language in found_languages(pages):
        if language not in languages:
            files = [entries[language].file for entries in pages.values() if language in entries]
            values = {"language": language, "count": str(len(files))}
            problems.append(Problem("language-undeclared", min(files), 0, values))
    return problems


def report(
    site: Site, pages: Entries, pictures: Mapping[str, PictureEntry], others: Iterable[Problem]
) -> list[Problem]:
    """Return the problems for report.json, sorted by file and line, each once.

    `others` are problems besides those of single texts and pictures.
    """
    folders = {page.folder: page.id for page in site.pages.values()}
    folders = {**site.replaced, **site.places, **folders}

    def placed(problem: Problem) -> Problem:
        """Return a problem with the page that its file belongs to."""
        folder = problem.file
        while folder and folder not in folders:
            folder = folder.rpartition("/")[0]
        return replace(problem, page=folders.get(folder, ""))

    notes = [note.problem for note in pictures.values() if note.problem]
    found = [placed(problem) for problem in (*site.problems, *others, *known_problems(notes))]
    for entries in pages.values():
        for entry in entries.values():
            found += known_problems(entry.problems)
    unique = {(each.file, each.line, each.code, str(each.values)): each for each in found}
    files: dict[str, list[Problem]] = {}
    for problem in sorted(unique.values(), key=lambda each: (each.file, each.line, each.code)):
        files.setdefault(problem.file, []).append(problem)
    return [problem for of_file in files.values() for problem in _first(of_file)]


def _first(problems: list[Problem]) -> list[Problem]:
    """Return the problems of one file; if there are very many, the first ones, errors before warnings."""
    if len(problems) <= MOST_PROBLEMS + 1:
        return problems
    ordered = sorted(problems, key=lambda problem: problem.severity is not ERROR)
    kept = sorted(ordered[:MOST_PROBLEMS], key=lambda problem: (problem.line, problem.code))
    left = ordered[MOST_PROBLEMS:]
    code = "more-errors" if left[0].severity is ERROR else "more-problems"
    return [*kept, replace(problems[0], code=code, line=0, values={"count": str(len(left))})]
