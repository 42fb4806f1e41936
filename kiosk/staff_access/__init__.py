"""Who may open the staff screen: a held corner, a PIN, a key on a stick, and the wait after wrong tries.

In: touches with their times, typed digits, the files of a stick. Out: whether the staff screen opens, or how
long to wait; knows no Qt.
"""
