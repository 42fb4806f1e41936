"""One file of an announcement, from its bytes to what the builder is told of it."""

from __future__ import annotations

from kiosk.content.announcement import read_announcement
from kiosk.publishing.store.entries import problem_rows
from kiosk.publishing.worker.answers import AnnouncementRead
from kiosk.publishing.worker.styled import styled
from kiosk.system.file_version import FileVersion


def read(data: bytes, version: FileVersion, file: str, language: str) -> AnnouncementRead:
    """Return what `data`, the bytes of `file`, says; `language` is "" for a text for all languages."""
    found = read_announcement(data, file, language)
    text = styled(found.text, lambda href: "")
    return AnnouncementRead(
        version, text, found.begins, found.ends, found.line, found.screens, problem_rows(found.problems)
    )
