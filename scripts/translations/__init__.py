"""The words of the interface: found in the sources, merged into translations/*.po, compiled to .mo, checked.

In: kiosk/**.py and .qml, translations/LANGUAGE/LC_MESSAGES/kiosk.po. Out: kiosk.pot, .po and .mo files,
and lines that say what a person still has to do. For translators; the running program imports none of it.
"""
