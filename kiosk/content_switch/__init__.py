"""Replacing the content folder, or sections of it, in one step, and completing a step that was interrupted.

In: a new folder that is whole. Out: at every instant the old content folder or the new one, and a backup.

The import does it; publisher and commands complete what was interrupted.
"""
