"""What keeps a text off the screen today: the dates in its header, or that it is a draft.

In: the notes on all texts, the time. Out: the languages of each page that are hidden, and when to look again.

`decide` asks; no file is opened.
"""
