"""A Word document as Markdown, converted in a process of its own that may be killed.

In: a .docx file. Out: a `ConvertedDocument`, and its pictures in a folder.
"""
