"""Statistics without persons: sums of what visitors opened, kept, added up and told; knows no Qt.

In: what happens on the screen, as it happens. Out: sums in a file of the viewer's folder, and from there
tables, a report and CSV, in which counts under five are hidden.
"""
