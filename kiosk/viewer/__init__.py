"""Everything Qt: the objects that QML is given, and the QML module `Kiosk`.

In: the current release, and a visitor's touches. Out: the screen.

Of the content it knows releases only, and it never opens the content folder.
"""
