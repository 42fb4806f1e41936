"""From the staff's folder to typed blocks and problems; knows no Qt and no release.

In: the content folder. Out: its pages as documents of blocks, and problems.

The rooms in it import one way: names, text, header, page; folder beside them.
"""
