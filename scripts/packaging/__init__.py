"""What goes into the Debian package besides the program, and what of its libraries is left out.

In: the command line's parser, libraries.txt, an installed PySide6, the files in this folder. Out: man pages,
completion for bash, the copyright file, nfpm's settings, and PySide6 with the parts of Qt that are used. For
scripts/package; the running program imports none of it.
"""
