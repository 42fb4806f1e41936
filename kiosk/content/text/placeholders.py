"""Control characters that stand for something while a text is read.

read_text() lets no control character through, so one of these is never the writer's own.
"""

from __future__ import annotations

CODE_BLOCK = "\x1a"  # on both sides of the number of a preformatted block that was taken out
SEPARATOR = f"{CODE_BLOCK}{CODE_BLOCK}"  # keeps two blocks apart that the parser would join; shows nothing
CODE_SPAN = "\x0e"  # on both sides of the number of a span of code that was taken out
LINE_BREAK = "\x1b"  # a line break inside a block
