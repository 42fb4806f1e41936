"""What the first step of a publication reads: the texts that may say something new, and the settings.

In: a scanned folder, the notes of the last publication. Out: a `Reading` and `StaffSettings`.

No text is opened here: workers do that. `read_folder` asks for both.
"""
