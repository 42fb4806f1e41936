"""A folder as it is now in a window, with its problems: the command `preview`.

In: a content folder. Out: a window with small screens of the viewer, fed by a publisher of its own.
"""
