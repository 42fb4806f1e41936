"""The process that opens what staff wrote, and the pool that hands out tasks and kills what hangs.

In: one text or picture. Out: a page of the release, or a picture file.
"""
