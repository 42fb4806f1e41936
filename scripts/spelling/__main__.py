"""Check the spelling: python -m scripts.spelling CONTENT.

Exit code 1 when a word is wrong, 2 without hunspell.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.spelling.misspelt import misspelt
from scripts.spelling.words import collect


def main(content: Path) -> int:
    """Print the wrong words of the interface and of the content folder; return the exit code."""
    collected = collect(content)
    try:
        wrong = {language: misspelt(found, language) for language, found in collected.items()}
    except FileNotFoundError:
        print("hunspell is missing: scripts/setup dev installs it.", file=sys.stderr)
        return 2
    for language, found in wrong.items():
        for word in sorted(found):
            print(f"{sorted(collected[language][word])[0]}: {word} ({language})")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
