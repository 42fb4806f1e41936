"""What `kiosk import` prints, line by line, in the staff's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.content.problems import N_, Problem, describe
from kiosk.importing.carry_out import Imported
from kiosk.importing.plan import Change, PageChange
from kiosk.importing.remarks import Remark
from kiosk.importing.source import Kind, Source
from kiosk.languages.catalogue import translate
from kiosk.problem_report import as_lines, one_line

_KINDS = {
    Kind.WHOLE: N_("{source} is a whole content folder."),
    Kind.SECTIONS: N_("{source} is a folder with sections."),
    Kind.PAGE: N_("{source} is one page."),
}
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


def told(
    source: Source, done: Imported, remarks: Iterable[Remark], name: str, language: str, *, lacking: bool
) -> Iterator[str]:
    """Yield what `name` is, what changes, what is left out, then the problems of the folder that results.

    `lacking`: also what the content folder has and the source does not.
    """

    def say(text: str, **values: str) -> str:
        return one_line(translate(language, text).format(**values))

    plan = done.plan
    yield say(_KINDS[source.kind], source=name)
    for page in plan.pages:
        yield from _page(page, language)
    if plan.settings:
        yield say(_SETTINGS[plan.settings])
    for name in plan.lacking if lacking else ():
        if name in plan.removed:
            yield say(N_("removed: {name}"), name=name)
        else:
            yield say(N_("stays, though the source does not have it: {name}"), name=name)
    left_out = [*map_problems(plan.left_out, language)]
    left_out += [one_line(remark.say(lambda text: translate(language, text))) for remark in plan.remarks]
    if left_out:
        yield say(N_("Not taken over:"))
        yield from left_out
    noted = [one_line(remark.say(lambda text: translate(language, text))) for remark in remarks]
    if noted:
        yield say(N_("What the document has and the page does not, or differently:"))
        yield from noted
    if done.result.problems:
        yield say(N_("Problems of the content folder after the import:"))
        yield from as_lines(done.result.problems, language)


def ending(done: Imported, *, yes: bool, language: str, lacking: bool) -> Iterator[str]:
    """Yield how the import ended and what to do next."""

    def say(text: str, **values: str) -> str:
        return one_line(translate(language, text).format(**values))

    if done.plan.is_empty:
        yield say(N_("There is nothing to import: the content folder has it all already."))
        return
    if not yes:
        yield say(N_("Nothing has been changed yet. To import, repeat the line with --yes at its end."))
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


def _page(page: PageChange, language: str) -> Iterator[str]:
    name = page.folder or translate(language, _TOP)
    if page.was:
        yield one_line(translate(language, _MOVED).format(was=page.was, page=name))
    if page.files or not page.was:
        words = translate(language, _CHANGES[page.change])
        yield one_line(words.format(page=name, files=", ".join(page.files)))


def map_problems(problems: Iterable[Problem], language: str) -> Iterator[str]:
    for problem in problems:
        message, _ = describe(problem, lambda text: translate(language, text))
        yield one_line(f"{problem.file}: {message}")


def _exists(folder: Path) -> bool:
    try:
        return folder.exists()
    except OSError:
        return False
