"""`kiosk new`: makes a page folder with a sample text in every language, which staff replace."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.layers import LayerAway
from kiosk.content.folder.scan import scan_site
from kiosk.content.header.lengths import LONGEST_TITLE
from kiosk.content.starter_texts import starter_text
from kiosk.invocation import command_line
from kiosk.languages.catalogue import translate
from kiosk.message import N_, Failure, Message
from kiosk.new_page.page_folder import folder_for
from kiosk.settings.layered import layers_of, read_center
from kiosk.system.reasons import reason


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page that can be made.

    `folder` is relative to the content folder, with forward slashes. `titles` gives each language its title,
    "" for the title of the sample.
    """

    folder: str
    titles: Mapping[str, str]


def plan_page(
    content: Path, wanted: str, titles: Sequence[str], languages: Sequence[str], here: Path | None = None
) -> NewPage:
    """Return the page that `wanted`, such as "09-tourism/burabay", means in the content folder.

    Numbers may be left out: folders around the page are found without them, and the page gets the next free
    number. Each of `titles` is for all languages, or for one as in "kk=Жорық". `here` is the folder in which
    the command was typed. Failure when the page cannot be made, OSError when the content folder cannot be
    read.
    """
    return NewPage(folder_for(content, wanted, here or Path.cwd()), _titles(titles, languages))


def make_page(content: Path, page: NewPage) -> tuple[str, ...]:
    """Make the folder with its texts in one step, and return their names.

    FileExistsError when something with that name has come meanwhile, other OSErrors when the disk does not
    take it.
    """
    folder = content / page.folder
    if os.path.lexists(folder):
        raise FileExistsError(0, "exists", str(folder))
    # The kiosk ignores folders whose name starts with a dot, so it never reads half of the page.
    beside = folder.with_name(f".new-{os.getpid()}")
    folder.parent.mkdir(parents=True, exist_ok=True)  # only another layer may have the folder around it
    beside.mkdir()
    try:
        files = tuple(f"{language}.md" for language in page.titles)
        for (language, title), file in zip(page.titles.items(), files, strict=True):
            text = starter_text(language, title)
            (beside / file).write_bytes(text.replace("\n", "\r\n").encode())  # for old Notepads
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return files


def languages_for(content: Path, fallback: str) -> tuple[str, ...]:
    """Return the languages of kiosk.toml, else those of the existing texts, else `fallback` alone."""
    try:
        settings = read_center(content)
    except OSError:
        settings = None
    if settings is not None and settings.languages:
        return settings.languages
    counts: dict[str, int] = {}
    for page in scan_site(content, layers_of(content)).pages.values():
        for language in page.files:
            counts[language] = counts.get(language, 0) + 1
    return tuple(sorted(counts, key=lambda language: (-counts[language], language))) or (fallback,)


def success_text(content: Path, page: NewPage, files: Sequence[str], language: str) -> str:
    """Return what to print: what was made, and what to do next."""
    folder = str(content.absolute() / page.folder)
    lines = (
        N_("The page folder {folder} is ready, with a sample in {files}."),
        N_(
            "Visitors do not see it yet. Write your own words in the place of the sample; when a text is "
            "ready, delete the line “draft: yes” at its top."
        ),
        N_("To see the page before visitors do, type: {command}"),
    )
    values = {
        "folder": folder,
        "files": ", ".join(files),
        "command": command_line("preview", content=content),
    }
    return "\n".join(translate(language, line).format(**values) for line in lines)


def failure_message(content: Path, error: OSError) -> Message:
    """Return the message for a content folder that could not be read or written."""
    values = {"folder": str(content.absolute()), "reason": reason(error)}
    if isinstance(error, LayerAway):
        text = N_(
            "The layer {layer} of {folder} cannot be read ({reason}), so no page is made. Connect its disk "
            "or share, and repeat."
        )
        return Message(text, {**values, "layer": str(error.filename)})
    return Message(
        N_(
            "The page could not be made in {folder} ({reason}). Check that you may write there "
            "and that the disk is not full."
        ),
        values,
    )


def _titles(typed: Sequence[str], languages: Sequence[str]) -> dict[str, str]:
    """Return the title of each language; Failure when one is too long."""
    titles = dict.fromkeys(languages, "")
    own = {}
    for each in typed:
        language, equals, title = each.partition("=")
        if equals and language.strip() in titles:
            own[language.strip()] = _title(title)
        else:
            titles = dict.fromkeys(languages, _title(each))
    return titles | own


def _title(typed: str) -> str:
    """Return a typed title on one line; Failure when it is too long."""
    title = " ".join(typed.strip().lstrip("#").split())
    if len(title) > LONGEST_TITLE:
        values = {"length": str(len(title)), "most": str(LONGEST_TITLE)}
        too_long = N_("The title has {length} letters; at most {most} fit on the screen.")
        raise Failure(Message(too_long, values))
    return title
