"""What the operating system is asked: files, locks, processes, the log.

In: paths, bytes, process ids. Out: the same, or why the system refused.

Nothing here knows pages or releases; anybody may import it.
"""
