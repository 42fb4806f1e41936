"""Resolve the links and pictures of one page, and tell staff of those that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.names.media import kind_of
from kiosk.problems.problem import Problem
from kiosk.publishing.worker.address import (
    LinkIndex,
    Target,
    link_outcome,
    link_problem,
    page_href,
    picture_outcome,
    target,
)
from kiosk.publishing.worker.limits import MOST_CODES

_LONGEST_NAME = 80  # letters of an address in a message


@dataclass(slots=True)
class LinkResolver:
    """Resolves the addresses on page `id`, read from `file`; `lines` has the line of each link.

    It collects the `addresses` that need a QR code, in their order; the outcome of every link and picture
    by its address as written; and the problems.
    """

    id: str
    file: str
    index: LinkIndex
    lines: dict[str, int]
    addresses: dict[str, None] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _targets: dict[str, Target] = field(default_factory=dict)
    _told_of_codes: bool = False

    def link(self, href: str) -> str:
        """Return the address of a link within a text, as StyledText has it; "" for none."""
        found = self.target(href)
        if found.page is not None:
            return page_href(found.page) if found.page != self.id else ""
        return self.coded(found.address, href) if found.address else ""

    def coded(self, address: str, href: str) -> str:
        """Return the address if it gets a QR code, "" for one too many; `href` is the link as written."""
        if address in self.addresses or len(self.addresses) < MOST_CODES:
            self.addresses[address] = None
            return address
        if not self._told_of_codes:
            self._say("codes-many", self.lines.get(href, 0), href, most=str(MOST_CODES))
        self._told_of_codes = True
        return ""

    def target(self, href: str) -> Target:
        """Return where a link leads."""
        found = self._targets.get(href)
        if found is None:
            found = self._targets[href] = target(href, self.id, self.index)
            self.links[href] = link_outcome(href, self.id, self.index)
            if found.problem:
                self._say(found.problem, self.lines.get(href, 0), href)
        return found

    def picture(self, href: str, line: int) -> str:
        """Return the relative path of a picture, or "" when there is none."""
        if href not in self.pictures:
            self.pictures[href] = picture_outcome(href, self.id, self.index)
            self._miss(href, line)
        return "" if self.pictures[href].startswith("?") else self.pictures[href]

    def picture_beside(self, href: str, suffix: str) -> str:
        """Return the relative path of the picture whose name has a suffix more, or "" when there is none."""
        stem, dot, ending = href.rpartition(".")
        beside = f"{stem}{suffix}{dot}{ending}"
        found = self.pictures[beside] = picture_outcome(beside, self.id, self.index)
        return "" if found.startswith("?") else found

    def _miss(self, href: str, line: int) -> None:
        """Add the problem that tells why there is no picture."""
        outcome = self.pictures[href]
        if outcome and not outcome.startswith("?"):
            return
        if target(href, self.id, self.index).address:
            self._say("picture-outside", line, href)
        elif kind := kind_of(outcome or href):
            self._say(link_problem(kind), line, href)
        elif outcome:
            other = _short(self.index.address(outcome[1:], self.id))
            self._say("picture-likely", line, href, other=other)
        else:
            self._say("picture-missing", line, href)

    def _say(self, code: str, line: int, href: str, **values: str) -> None:
        """Add a problem about an address."""
        values = {"name": _short(href), **values}
        self.problems.append(Problem(code, self.file, line, values))


def _short(name: str) -> str:
    """Return an address for a message, cut after _LONGEST_NAME letters."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
