"""The header of a text: `key: value` lines at its top.

In: the lines of a text. Out: its settings by key, the lines that remain, and problems.
"""
