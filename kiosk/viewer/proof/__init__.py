"""A look at every page on no screen: what is cut, which letters are missing, which pictures are broken.

In: a release, the size of the screen. Out: a Proof, as the kiosk has it made at night.
"""
