"""The pictures and QR codes of a release: which to make, what keeps their places, how they come into pages.

In: what texts show, and workers' answers. Out: tasks for workers, notes on pictures, pages with pictures.

`reading` asks for them, `building` works on the backlog between two publications, and `restore` takes what
was made since a release.
"""
