"""The screen of the machine: which one, covered, lit, and the libraries that Qt needs for it."""
