"""What the operating system is asked: files, locks, processes, the log.

In and out: paths, bytes, process ids; nothing here knows pages or releases. Anybody may import it.
"""
