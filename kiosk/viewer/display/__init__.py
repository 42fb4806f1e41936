"""The screen of the machine and the window on it.

In: what the system says of its screens. Out: how many pixels a millimetre has, a window that covers a screen
and stays, a screen that stays lit, or which libraries Qt lacks.
"""
