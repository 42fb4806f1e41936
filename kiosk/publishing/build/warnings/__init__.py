"""Warnings that no text shows alone: about the folder as a whole, and about texts that are compared.

In: the notes on all texts and pictures. Out: problems, and in the notes when each text last changed.

`decide` asks; no file of the staff's is opened.
"""
