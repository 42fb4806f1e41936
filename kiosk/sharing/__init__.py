"""Releases for other screens: the command `share`, and what the publisher does after every release.

In: the current release of a state folder. Out: a signed OSTree repository in a folder that a web server
serves, or a stick.

`share` does it, and the commands call it; the publisher starts `child`, a process that may be killed.
"""
