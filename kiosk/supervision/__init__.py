"""What keeps the screen alive: signs of life for systemd, how each start of the viewer ended, what follows.

In: the environment of a service, a state folder. Out: messages to systemd, and which release may be shown.

It knows no Qt, and what the poller imports of it is light.
"""
