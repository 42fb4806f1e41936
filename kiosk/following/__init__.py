"""A screen that takes its releases from elsewhere instead of publishing: the command `follow`.

In: the address or folder of an OSTree repository, and the publisher's key. Out: numbered releases in the
state folder, as the publisher would have written them; old or new at every instant, and signed.

`kiosk.commands` may import it. The process that waits, `follower`, stays for months and imports little; what
takes time, memory or ostree is done by `fetch`, a process of its own.
"""
