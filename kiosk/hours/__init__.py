"""The center's opening hours: what staff write, and whether it is open at a moment; knows no Qt.

In: the table [hours] of kiosk.toml, and a moment. Out: open or closed, until when, and the hours of a day.
"""
