"""Text as staff's programs write it, made into what the parsers understand.

In: the bytes or the lines of a text file. Out: lines of clean text, and problems with what is in them.
"""
