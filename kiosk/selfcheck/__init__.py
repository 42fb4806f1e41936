"""Whether a new machine is fit for the kiosk: the command `selfcheck`.

In: what Linux tells of the machine, and what a window has measured. Out: findings in words, each with what to
do, or as JSON; nothing is changed.
"""
