"""Taking pages over from a stick, a folder or a Word document."""
