"""Links in a text that lead to pages which this screen does not show; no Qt."""

from __future__ import annotations

import re
from collections.abc import Callable

_LINK = re.compile(r'<a href="page:([^"]*)">(.*?)</a>')
_WRITTEN = (("%22", '"'), ("%27", "'"), ("%25", "%"))  # see kiosk.publishing.worker.address.page_href


def without_dead_links(text: str, exists: Callable[[str], bool]) -> str:
    """Return a text of Qt's StyledText in which a link to a page that does not exist is plain words."""
    if '<a href="page:' not in text:
        return text
    return _LINK.sub(lambda link: link[0] if exists(_page(link[1])) else link[2], text)


def _page(written: str) -> str:
    """Return the identity of a page from the address of a link."""
    for code, sign in _WRITTEN:
        written = written.replace(code, sign)
    return written
