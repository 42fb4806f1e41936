"""The content folder as it lies on the disk.

In: a path. Out: its pages and files by identity, and problems with their names; no file is opened.
"""
