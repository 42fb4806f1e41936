"""Languages of the content and of the interface, as the running program needs them; knows no Qt.

In: language tags as staff type them, dates, numbers, English texts. Out: proper tags, their names and
directions, what a reader of that language expects to see.
"""
