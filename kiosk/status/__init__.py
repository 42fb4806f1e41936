"""`kiosk status`: how things stand.

In: a content folder and a state folder. Out: a Status, told in ten lines or as JSON; nothing is written.
"""
