"""Letters of the Latin and the Cyrillic alphabet that look the same."""

from __future__ import annotations

# Each Latin letter with the Kazakh or Russian letter that looks the same.
TWINS = dict(zip("aceiopxyhkëəɵABCEHIKMOPTXYËƏƟ", "асеіорхуһкёәөАВСЕНІКМОРТХУЁӘӨ", strict=True))
_TO_CYRILLIC = str.maketrans(TWINS)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in TWINS.items() if latin not in "əɵƏƟëË"})


def as_cyrillic(text: str) -> str:
    """Return a text with each Latin letter that has a Cyrillic twin replaced by it."""
    return text.translate(_TO_CYRILLIC)


def as_latin(text: str) -> str:
    """Return a text with each Cyrillic letter that has a Latin twin replaced by it."""
    return text.translate(_TO_LATIN)
