"""The staff screen: its door, its PIN pad and an object for each of its pages.

In: a held corner, what staff tap, the state folder. Out: what QML's module `KioskStaff` shows, and requests
to the publisher.
"""
