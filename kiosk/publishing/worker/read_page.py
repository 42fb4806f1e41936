"""One text, from its bytes to what the builder is told of it."""

from __future__ import annotations

from kiosk.content.page.markdown import read_document
from kiosk.problems.kind import ERROR
from kiosk.publishing.store.entries import problem_rows
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.answers import Answer, Failed, PageRead
from kiosk.publishing.worker.limits import within_limits
from kiosk.publishing.worker.remarks import Remarks
from kiosk.publishing.worker.to_release_page import to_release_page
from kiosk.system.file_version import FileVersion


def read_page(
    data: bytes, version: FileVersion, file: str, page_id: str, language: str, places: LinkIndex
) -> Answer:
    """Return the page that `data`, the bytes of `file`, makes; Failed where there is nothing to show."""
    document = read_document(data, file)
    if not document.blocks and any(problem.severity is ERROR for problem in document.problems):
        return Failed(problem_rows(document.problems), version)
    document = within_limits(document, data, file)
    made = to_release_page(document, page_id, language, file, places)
    words = sum(block.words for block in made.page.blocks)
    remarks = Remarks(document, words, data, file)
    return PageRead(
        version,
        made.page,
        made.card,
        made.addresses,
        made.links,
        made.pictures,
        problem_rows((*made.problems, *remarks.problems())),
        remarks.facts(),
    )
