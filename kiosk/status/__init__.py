"""`kiosk status`: how things stand.

In: a content folder and a state folder. Out: ten lines, or JSON; nothing is written.
"""
