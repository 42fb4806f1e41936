"""Names of files and folders, and addresses: what they tell without a look at the disk.

In: a name. Out: its number, its language, the kind of file, whether another program left it behind.
"""
