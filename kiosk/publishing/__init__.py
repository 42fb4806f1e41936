"""From the staff's folder to releases: polling, reading in killable workers, storing; knows no Qt.

In: the content folder. Out: numbered releases in the state folder, and the report in the content folder.
"""
