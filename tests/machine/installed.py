"""The kiosk as it is installed on the machine: its command, its folders, and what its units may do."""

from __future__ import annotations

import re

from tests.machine.container import Container

KIOSK = "/opt/kiosk/.venv/bin/python /opt/kiosk/main.py"
CONTENT, STATE = "/srv/kiosk/content", "/var/lib/kiosk"


def inside(machine: Container, unit: str, command: str) -> bool:
    """Run a line of shell as a unit's main process is run; return whether it succeeds."""
    text = machine.does(f"cat /etc/systemd/system/{unit}")
    own = r"(?m)^(ExecSt\w+|Restart\w*|WatchdogSec|Type)=.*\n|^\[Install\](.*\n)*"
    quoted = command.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    start = f'[Service]\nType=oneshot\nExecStart=/bin/sh -c "{quoted}"\n'
    text = re.sub(own, "", text).replace("[Service]\n", start)
    (machine.root / "etc/systemd/system/try.service").write_text(text)
    machine.does("systemctl daemon-reload")
    done = machine.tries("systemctl start try.service")
    (machine.root / "etc/systemd/system/try.service").unlink()
    return done.returncode == 0
