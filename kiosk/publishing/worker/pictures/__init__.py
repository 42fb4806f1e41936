"""Staff's photos and drawings to pictures for the screen.

In: a file's bytes and a longest edge in pixels. Out: a JPEG or PNG file, and a smaller one for cards.

Only the worker imports it: a hostile file may hang or end the process that opens it.
"""
