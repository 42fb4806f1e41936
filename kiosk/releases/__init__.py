"""The release format: what the publisher writes and the viewer reads.

In: a state folder. Out: typed pages, cards and settings; what changed between two releases.
"""
