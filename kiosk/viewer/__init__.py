"""Everything Qt: the objects that QML is given, and the QML module `Kiosk`.

In: the current release, and a visitor's touches. Out: the screen.

It knows releases, languages and settings only, and never opens the content folder.
"""
