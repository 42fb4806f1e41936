"""`kiosk preview`: a folder as it is now in a window, with its problems.

In: a content folder. Out: a window with small screens of the viewer, fed by a publisher of its own.
"""
