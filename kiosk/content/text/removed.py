"""What was taken out of a text because it cannot be meant as it stands."""

from __future__ import annotations

from dataclasses import dataclass

QUOTED = 30  # letters of the text that a message quotes


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was taken out of a text and needs a warning.

    `sign` is "**" or "__" for a sign without a partner, "~~" for crossed-out words, "<!--" for a comment
    without an end, "<>" for an embedded film or frame. `text` is what stands there in the source.
    """

    sign: str
    text: str
