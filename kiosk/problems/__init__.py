"""What is wrong in the content folder, and how it is told.

In: a code and its values. Out: a problem as data, or its sentences in the reader's language.
"""
