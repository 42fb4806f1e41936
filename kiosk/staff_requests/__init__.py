"""What the staff screen asks of the publisher, since the viewer itself may change nothing.

In: a request as a file in the viewer's folder. Out: its answer beside it, after the publisher carried it out.
"""
