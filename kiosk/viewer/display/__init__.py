"""The screen of the machine and the window on it.

In: what the system says of its screens. Out: a window that covers one and stays, a screen that stays lit, or
which libraries Qt lacks.
"""
