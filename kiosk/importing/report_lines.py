"""The lines that `kiosk import` prints, in the staff's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kiosk.importing.carry_out import Imported
from kiosk.importing.plan import Change, PageChange
from kiosk.importing.source import Kind, Source
from kiosk.languages.catalogue import translate
from kiosk.message import N_, one_line
from kiosk.problems.explain import explain
from kiosk.problems.listing import as_line, as_lines
from kiosk.problems.problem import Problem

_KINDS = {
    Kind.WHOLE: N_("{source} is a whole content folder."),
    Kind.SECTIONS: N_("{source} is a folder with sections."),
    Kind.PAGE: N_("{source} is one page."),
}
MOST_NAMES = 5  # names in a line; of more, the number is given
_CHANGES = {
    Change.NEW: N_("new: {page} ({files})"),
    Change.CHANGED: N_("changed: {page} ({files})"),
    Change.UNCHANGED: N_("unchanged: {page}"),
}
_MOVED = N_("renamed: {was} becomes {page}")
_TOP = N_("the top of the content folder")
_SETTINGS = {
    "kept": N_("The folder’s own kiosk.toml stays. To take over that of the source, add --settings."),
    "replaced": N_("kiosk.toml is replaced by that of the source."),
    "new": N_("kiosk.toml is taken over: there was none."),
}


def report_lines(
    source: Source, done: Imported, remarks: Iterable[Problem], name: str, language: str, *, lacking: bool
) -> Iterator[str]:
    """Yield what `name` is, what changes, what is left out, and the problems that come with the import.

    With `lacking`, also what the content folder has and the source lacks.
    """
    say = _speaker(language)
    plan = done.plan
    yield say(_KINDS[source.kind], source=name)
    same = [page.folder for page in plan.pages if page.change is Change.UNCHANGED and page.folder]
    for page in plan.pages:
        if page.folder not in same:
            yield from _page(page, language)
    if same:
        yield say(_CHANGES[Change.UNCHANGED], page=_several(same, language))
    if plan.settings:
        yield say(_SETTINGS[plan.settings])
    for name in plan.removed if lacking else ():
        yield say(N_("removed: {name}"), name=name)
    stays = [name for name in plan.lacking if name not in plan.removed]
    if stays and lacking:
        yield say(N_("stays, though the source does not have it: {name}"), name=_several(stays, language))
    left_out = [_left_out(problem, language) for problem in plan.left_out]
    left_out += [_remark(remark, language) for remark in plan.remarks]
    if left_out:
        yield say(N_("Not taken over:"))
        yield from left_out
    noted = [_remark(remark, language) for remark in remarks]
    if noted:
        yield say(N_("What the document has and the page does not, or differently:"))
        yield from noted
    if done.problems:
        yield say(N_("Problems of what is imported:"))
        yield from as_lines(done.problems, language)


def other_problems_line(count: int, command: str, language: str) -> str:
    """Return the line about problems that other pages had before; the command line `command` lists them."""
    line = translate(
        language, N_("Problems of other pages, as before: {count}. To see them, type: {command}")
    )
    return line.format(count=count, command=command)


def closing_lines(done: Imported, again: str, *, yes: bool, language: str, lacking: bool) -> Iterator[str]:
    """Yield how the import ended and what to do next; `again` is the command line that really imports."""
    say = _speaker(language)
    if done.plan.is_empty:
        yield say(N_("There is nothing to import: the content folder has it all already."))
        return
    if not yes:
        not_yet = N_("Nothing has been changed yet. To import, type: {command}")
        yield translate(language, not_yet).format(command=again)
        if lacking and done.plan.lacking and not done.plan.removed:
            yield say(N_("To remove what the source does not have as well, add --delete."))
        return
    yield say(N_("Imported."))
    if done.in_steps:
        yield say(
            N_(
                "The content folder is a disk or share of its own, so its sections were exchanged one after "
                "another. If the power fails in between, the next kiosk command finishes it."
            )
        )
    if done.backup is not None and _exists(done.backup):
        yield say(
            N_("What it replaced is kept in {folder} until the next import. Copy back from there."),
            folder=str(done.backup),
        )


def _speaker(language: str) -> Callable[..., str]:
    """Return a function that translates a text, fills in values and returns one line."""

    def say(text: str, **values: str) -> str:
        """Return a text in the language of the outer function."""
        return one_line(translate(language, text).format(**values))

    return say


def _several(names: Sequence[str], language: str) -> str:
    """Return names as one text; of a long list the first ones, and how many more there are."""
    shown = names if len(names) <= MOST_NAMES + 1 else names[:MOST_NAMES]
    words = list(shown)
    if more := len(names) - len(shown):
        words.append(translate(language, N_("and {count} more")).format(count=more))
    return ", ".join(words)


def _remark(remark: Problem, language: str) -> str:
    """Return a remark as one line; double blanks in a name stay, since it may be a command line."""
    said = as_line(remark, language)
    return said if said.isprintable() else one_line(said)


def _page(page: PageChange, language: str) -> Iterator[str]:
    """Yield what happens to a page."""
    name = page.folder or translate(language, _TOP)
    if page.was:
        yield one_line(translate(language, _MOVED).format(was=page.was, page=name))
    if page.files or not page.was:
        words = translate(language, _CHANGES[page.change])
        yield one_line(words.format(page=name, files=", ".join(page.files)))


def _left_out(problem: Problem, language: str) -> str:
    """Return what kind of file is not taken over; advice about it would only concern the source."""
    return one_line(f"{problem.file}: {explain(problem, language).message}")


def _exists(folder: Path) -> bool:
    """True for a folder that is there and can be looked at."""
    try:
        return folder.exists()
    except OSError:
        return False
