"""How the screen is: what the viewer tells of itself, and of a look at all pages at night.

In: facts of the running viewer, and what was found on its pages. Out: health.json and proof.json in the
viewer's folder, and whether the screen paints.
"""
