"""How far long work is, and how that is shown.

In: counts. Out: lines for the terminal, words for report and preview.

Anybody may import it.
"""
