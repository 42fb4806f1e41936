"""What an import tells about what it takes over, apart from the problems of the folder that results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.content.problems import N_, Severity

# code -> (what is so, what to do); placeholders in str.format style
REMARKS: dict[str, tuple[str, str]] = {
    "no-page": (
        N_("“{name}” belongs to no page, so it is not taken over."),
        N_("To take it over, put it into the folder of a page."),
    ),
    "name-twice": (
        N_("“{name}” is not taken over: another file there has the same name but for capital letters."),
        N_("Give one of the two another name."),
    ),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark about `file`; an error means that visitors will see less than the source has."""

    code: str
    severity: Severity
    file: str
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str]) -> str:
        words = " ".join(translate(text).format(**self.values) for text in REMARKS[self.code] if text)
        return f"{self.file}: {words}"
