"""The report for the center: one HTML page with charts, which needs nothing beside itself and prints on A4.

In: the tables of a period, the center's name. Out: HTML.
"""
