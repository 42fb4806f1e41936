"""A worker that does what the name of a task's file says, see test_pool."""

from __future__ import annotations

import json
import os
import signal
import sys
import time

from kiosk.publishing.worker.answers import CodesMade
from kiosk.publishing.worker.messages import read_message, write_message
from kiosk.releases.format import encode


def main() -> None:
    """Answer tasks until killed; "dies", "killed", "hangs" and "babbles" are not answered."""
    write_message(sys.stdout.buffer, b"ready")
    read_message(sys.stdin.buffer)
    while True:
        for task in json.loads(read_message(sys.stdin.buffer)):
            name = task["file"]
            if name == "dies":
                os._exit(1)
            if name == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if name == "hangs":
                time.sleep(600)
            if name == "babbles":
                sys.stdout.buffer.write(b"\0\0\0\x03xyz")
                sys.stdout.flush()
                time.sleep(600)
            write_message(sys.stdout.buffer, encode(CodesMade({name: name})))
