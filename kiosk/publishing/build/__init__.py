"""One publication: from the content folder as it is now to a release.

In: a scanned folder, the notes of the last publication. Out: the files of a release, notes, problems.
"""
