"""An announcement from the command line: the command `announce`.

In: what somebody typed, the time. Out: the files of an announcement in the content folder, or none any more.
"""
