"""The sign of a notice: what its title asks visitors to do, in Kazakh, Russian and English."""

from __future__ import annotations

_MOST_WORDS = 4  # a longer title is a sentence, and asks for nothing in particular

# How titles begin that ask for something; a star stands for any ending. Of those that fit, the first counts.
_STARTS = {
    "": "look after, обратите внимание",
    "star": (
        "fun fact, did you know, любопытный факт, интересный факт, знаете ли вы, а вы знали, қызық дерек,"
        " білесіз бе, білесіңдер ме"
    ),
    "eye": (
        "look, see, watch, find, search, смотри*, посмотри*, найди*, поищи*, взгляни*, разгляди*, қара*,"
        " ізде*, табыңыз*, тауып"
    ),
    "ear": "listen, hear, слушай*, послуша*, прислуша*, тыңда*, құлақ сал*",
    "pencil": "draw, write, paint, рису*, нарису*, напиши*, запиши*, сурет сал*, салып, салыңыз*, жаз*",
    "speech": (
        "ask, say, tell, vote, guess, talk, greet, спроси*, скажи*, расскажи*, поздоров*, проголос*, угада*,"
        " назови*, сұра*, айт*, амандас*, дауысқа сал*, атаңыз*, тәлімгеріңізден сұра*, дәрігерден сұра*"
    ),
    "hand": (
        "try, stand, walk, play, measure, count, hold, do it, do this, jump, touch, make, build, move,"
        " попробуй*, встан*, пройди*, сыграй*, поиграй*, измерь*, посчита*, сосчита*, состяз*, сдела*, прыг*,"
        " дотрон*, подыши*, вдохни*, байқап көр*, тұр*, жүр*, ойна*, өлше*, сана*, жаса*, бірге жаса*, секір*"
    ),
}
_SIGNS = [(sign, [start.strip() for start in starts.split(",")]) for sign, starts in _STARTS.items()]


def notice_sign(title: str) -> str:
    """Return "eye", "ear", "pencil", "speech", "hand" or "star"; "" for a title that asks for nothing."""
    words = title.casefold().strip(" .!:?…").split()
    if len(words) > _MOST_WORDS:
        return ""
    shown = " ".join(words)
    return next((sign for sign, starts in _SIGNS if any(_begins(shown, start) for start in starts)), "")


def _begins(title: str, start: str) -> bool:
    """True where a title begins with these words, of which a star leaves the ending open."""
    return title.startswith(start[:-1]) if start[-1] == "*" else f"{title} ".startswith(f"{start} ")
