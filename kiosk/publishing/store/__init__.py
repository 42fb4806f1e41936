"""Folders that are replaced at once: releases, and the content folder itself.

In: finished files. Out: at every instant the old folder or the new one, whole.
"""
