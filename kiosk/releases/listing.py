"""The list of releases for people: when each was made, what it changed, how to go back to it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.invocation import program
from kiosk.languages.catalogue import translate
from kiosk.languages.dates import long_date, short_time
from kiosk.languages.fallback import choose
from kiosk.languages.zones import zone
from kiosk.message import N_
from kiosk.releases.changes import PAGES, ChangedPage, Changes
from kiosk.releases.format import plain
from kiosk.releases.release import Release

WIDTH = 80  # columns of a terminal
_INDENT = " " * 9

_PAGES = {
    "added": N_("New pages: {pages}"),
    "removed": N_("Pages taken away: {pages}"),
    "moved": N_("Folder renamed or moved: {pages}"),
    "changed": N_("Changed pages: {pages}"),
    "pictured": N_("Other pictures on: {pages}"),
    "waiting": N_("Changed, but not on the screen: {pages}"),
}
_OTHERS = {
    "order": N_("The pages stand in another order."),
    "attract": N_("Other pictures on the attract screen."),
    "announcement": N_("Another announcement on the screens, or none any more."),
    "resized": N_("The pictures were made anew in another size."),
}


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """One release in the list.

    `published` is ISO 8601 in UTC, `zone` the center's time zone. `content` is the folder that it was made
    from, `restored` the number of the release that it brought back, else 0. `changes` is None when they are
    not known.
    """

    number: int
    published: str
    content: str
    zone: str
    languages: tuple[str, ...]
    pages: int
    errors: int
    warnings: int
    current: bool
    restored: int
    changes: Changes | None


def release_info(release: Release, current: int | None = None, changes: Changes | None = None) -> ReleaseInfo:
    """Return an entry of the list; `current` is the number of the release that visitors see."""
    about = release.about
    return ReleaseInfo(
        number=release.number,
        published=about.published,
        content=about.content,
        zone=release.settings.get("zone", ""),
        languages=release.languages,
        pages=about.pages,
        errors=about.problems.get("error", 0),
        warnings=about.problems.get("warning", 0),
        current=release.number == current,
        restored=about.restored,
        changes=changes,
    )


def as_lines(releases: Sequence[ReleaseInfo], language: str) -> Iterator[str]:
    """Yield the list, at most 80 columns wide except for long paths; the current release has a star."""
    for release in releases:
        mark = "*" if release.current else " "
        shown = translate(language, N_("visitors see this one")) if release.current else ""
        yield "  ".join(filter(None, [f"{mark}{release.number:>6}", when(release, language), shown]))
        for line in (*changes_lines(release, language), *_origin(release, language)):
            yield from textwrap.wrap(
                line,
                WIDTH,
                initial_indent=_INDENT,
                subsequent_indent=_INDENT + "  ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def as_json(releases: Sequence[ReleaseInfo], language: str) -> str:
    """Return {"releases": [{"number", "published", "local", "current", "restored", "content", ...}]}.

    "local" is the time in the center's zone. "changes" is a kiosk.releases.changes.Changes, in which each
    page has a "title" in `language` as well; it is null when not known.
    """
    return json.dumps({"releases": [_row(each, language) for each in releases]}, ensure_ascii=False, indent=2)


def when(release: ReleaseInfo, language: str) -> str:
    """Return day and time of a release by the center's clock: "Sunday, 22 November 2026, 14:05"."""
    local = _local(release)
    if local is None:
        return release.published
    return f"{long_date(local.date(), language)}, {short_time(local, language)}"


def restored_message(now: int, back: ReleaseInfo, before: int, content: str, language: str) -> str:
    """Return what to tell whoever went back to a release: what visitors see now, until when, how to undo it.

    `now` is the number of the new release, `back` the release it repeats, `before` the number of the one it
    replaced, 0 for none, and `content` the content folder.
    """
    said = translate(
        language,
        N_(
            "Release {now} is on the screen now: visitors see again what release {number} showed "
            "({when}). It stays until somebody changes a file in {folder}; then that whole folder is "
            "published again, with everything that was changed in it, and takes the place of what "
            "you have restored."
        ),
    ).format(now=now, number=back.number, when=when(back, language), folder=content)
    undo = translate(language, N_("To undo this, type: {command}"))
    return f"{said} {undo.format(command=f'{program()} releases restore {before}')}" if before else said


def _local(release: ReleaseInfo) -> datetime | None:
    """Return when a release was made in the center's zone, None for a time that cannot be read."""
    try:
        moment = datetime.fromisoformat(release.published)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone(release.zone))


def changes_lines(release: ReleaseInfo, language: str) -> Iterator[str]:
    """Yield what a release changed, one line for each kind of change."""
    changes = release.changes
    if changes is None:
        yield translate(language, N_("What changed is not known: the release before it is gone."))
        return
    if not changes.since:
        yield translate(language, N_("The first release."))
        return
    for name, text in _PAGES.items():
        if pages := getattr(changes, name):
            titles = _titles(pages, changes.more.get(name, 0), release, language)
            yield translate(language, text).format(pages=titles)
    if changes.settings:
        keys = ", ".join(changes.settings)
        yield translate(language, N_("Settings in kiosk.toml: {keys}")).format(keys=keys)
    for name, text in _OTHERS.items():
        if getattr(changes, name):
            yield translate(language, text)
    if not changes.on_screen:
        same = N_("Nothing changed on the screen; only the list of problems did.")
        yield translate(language, same if changes.problems else N_("Nothing changed on the screen."))


def _titles(pages: Iterable[ChangedPage], more: int, release: ReleaseInfo, language: str) -> str:
    """Return the titles of pages, each with the languages that changed, and how many `more` there are."""
    names = [
        f"{_title(page, release, language)} ({', '.join(page.languages)})"
        if page.languages
        else _title(page, release, language)
        for page in pages
    ]
    if more:
        names.append(translate(language, N_("and {count} more")).format(count=more))
    return "; ".join(names)


def _title(page: ChangedPage, release: ReleaseInfo, language: str) -> str:
    """Return a page's title in the language, else in one that stands in for it, else its identity."""
    return page.titles.get(choose(language, page.titles, release.languages)) or page.id


def _origin(release: ReleaseInfo, language: str) -> Iterator[str]:
    """Yield where a release came from, and how many pages and problems it has."""
    if release.restored:
        yield translate(language, N_("Restored from release {number}")).format(number=release.restored)
    else:
        yield translate(language, N_("From the folder {folder}")).format(folder=release.content)
    counts = translate(language, N_("pages: {pages}, errors: {errors}, warnings: {warnings}")).format(
        pages=release.pages, errors=release.errors, warnings=release.warnings
    )
    yield counts[:1].upper() + counts[1:]


def _row(release: ReleaseInfo, language: str) -> dict[str, object]:
    """Return a release as `as_json` prints it."""
    names = ("number", "published", "current", "restored", "content", "pages", "errors", "warnings")
    local = _local(release)
    changes = None
    if release.changes is not None:
        changes = plain(release.changes)
        for name in PAGES:
            for row, page in zip(changes.get(name, ()), getattr(release.changes, name), strict=True):
                row["title"] = _title(page, release, language)
    row = {name: getattr(release, name) for name in names}
    return {**row, "local": local.isoformat() if local else None, "changes": changes}
