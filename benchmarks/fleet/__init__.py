"""Many screens on one computer: `python -m benchmarks.fleet`, apart from the figures of one kiosk.

Followers and the processes that tell a broker are the real ones, each with a state folder of its own; one
nginx and one mosquitto serve them, over loopback.
"""
