"""The arguments of each command: one function a command, which adds them to a parser.

In: an argparse parser, and `translate`, which returns an English help text in the reader's language. Out: the
same parser, with the arguments of that command.
"""
