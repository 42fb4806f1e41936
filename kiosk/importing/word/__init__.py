"""A Word document as a page folder.

In: a .docx file. Out: Markdown and pictures, converted in a process of its own that may be killed.
"""
