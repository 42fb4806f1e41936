"""The releases of a state folder: written unseen, made current in one step, kept, removed.

In: finished files. Out: at every instant the old release or the new one, whole.
"""
