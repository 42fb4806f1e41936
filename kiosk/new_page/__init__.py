"""A new page: where its folder goes and what is in its texts.

In: what somebody typed. Out: a folder with a sample in every language.
"""
