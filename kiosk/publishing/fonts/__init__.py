"""Fonts: which letters the kiosk's own have, and which this machine's.

In: the letters of a text. Out: those that can be shown, and the font files that have them.
"""
