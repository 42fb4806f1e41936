"""The letters and signs that the languages of the interface are written with."""

from __future__ import annotations

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"  # with all letters of Russian
_ENGLISH = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = "0123456789.,:;!?…–—-()«»“”„’№%°₸€$+×/&"

LETTERS = "".join((_KAZAKH, _KAZAKH.upper(), _ENGLISH, _ENGLISH.upper(), _SIGNS))
