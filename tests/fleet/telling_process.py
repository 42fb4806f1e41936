"""The process that tells how a screen is, quicker than it really is."""

from __future__ import annotations

import os
import sys

from kiosk.fleet import __main__, facts, rivals, telling

telling.LOOK_SECONDS = 0.2
telling.SEEN_SECONDS = float(os.environ.get("SEEN_SECONDS", "60"))
telling.PAUSE_SECONDS = (0.1, 0.4)
rivals.ANSWER_SECONDS = 0.2
if os.environ.get("INSTALLED"):
    vars(facts)["is_installed"] = lambda state: True

if __name__ == "__main__":
    sys.exit(__main__.main(sys.argv[1:]))
