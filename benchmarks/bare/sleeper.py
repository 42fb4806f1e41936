"""A program that wakes so many times a second, by its only argument, and does nothing else."""

import sys
from time import sleep

pause = 1 / max(0.1, float(sys.argv[1]))
while True:
    sleep(pause)
