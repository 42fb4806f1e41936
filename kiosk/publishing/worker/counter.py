"""Count the texts and pictures of a publication, to show its progress."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.progress.steps import ShowProgress


@dataclass(slots=True)
class Counter:
    """Counts the texts and pictures of one publication.

    `progress` is called with the texts until all are read, then with the pictures.
    """

    progress: ShowProgress
    asked: dict[str, int] = field(default_factory=dict)
    answered: dict[str, int] = field(default_factory=dict)

    def ask(self, kind: str) -> None:
        """Count a task of this kind that was submitted."""
        self.asked[kind] = self.asked.get(kind, 0) + 1

    def answer(self, kind: str) -> None:
        """Count a task of this kind that was answered, and show the progress."""
        self.answered[kind] = self.answered.get(kind, 0) + 1
        pages = self.answered.get("page", 0), self.asked.get("page", 0)
        pictures = self.answered.get("picture", 0), self.asked.get("picture", 0)
        if pages[0] < pages[1] or not pictures[1]:
            self.progress("reading", *pages)
        else:
            self.progress("pictures", *pictures)
