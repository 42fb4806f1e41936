"""How things stand: the command `status`.

In: a content folder and a state folder. Out: a Status, told in a dozen lines or as JSON; nothing is written.
"""
