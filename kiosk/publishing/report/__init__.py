"""What the publisher tells people: CHECK.txt in the content folder, and why a folder cannot be used.

In: an outcome. Out: text in the staff's language.
"""
