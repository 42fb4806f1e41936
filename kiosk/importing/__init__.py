"""Taking pages over from a stick, a folder or a Word document.

In: a folder or a document. Out: what it would change, and the content folder with the change, whole.
"""
