"""The open page as rows for the screen.

In: a page of the release, the visitor's language, the width of the column. Out: rows with what QML needs to
show them: divided, measured and placed.
"""
