"""One publication: from the content folder as it is now to a release, in three steps: read, decide, write.

In: a scanned folder, the notes of the last publication. Out: the files of a release, notes, problems.

`publication` takes the steps, each in the module of its name: `read_folder`, `decide`, `write_release`.
`builder` is the process that publishes, once or again and again (`building`); `check` and `restore` are what
commands call.
"""
