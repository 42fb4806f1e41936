"""A page: Markdown to a typed document of blocks.

In: clean text. Out: a `Document`; links and pictures still carry the address that staff wrote.
"""
