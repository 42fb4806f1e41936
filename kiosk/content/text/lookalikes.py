"""Letters of two alphabets that look the same."""

from __future__ import annotations

# Latin -> the Kazakh or Russian letter that looks the same. Keyboards have them side by side.
TWINS = dict(zip("aceiopxyhkëəɵABCEHIKMOPTXYËƏƟ", "асеіорхуһкёәөАВСЕНІКМОРТХУЁӘӨ", strict=True))
_TO_CYRILLIC = str.maketrans(TWINS)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in TWINS.items() if latin not in "əɵƏƟëË"})


def as_cyrillic(text: str) -> str:
    """Return a text with each Latin letter that looks like a Kazakh or Russian one as that one."""
    return text.translate(_TO_CYRILLIC)


def as_latin(text: str) -> str:
    """Return a text with each Kazakh or Russian letter that looks like a Latin one as that one."""
    return text.translate(_TO_LATIN)
