WORD_ENDINGS = frozenset((".docx",))
from pathlib import Path
from kiosk.importing.remarks import Remark


def page_from_word(
    document: Path, content: Path, place: str, language: str, work: Path
) -> tuple[Path, tuple[Remark, ...]]:
    raise NotImplementedError
