"""The exit codes of `kiosk run` for whoever started it, such as systemd."""

from __future__ import annotations

ENDED = 0  # a signal asked it to end
RESTART = 75  # to be started again: staff or a watchdog asked for it
LEFT = 76  # staff left the kiosk: not to be started again
