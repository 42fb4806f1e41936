"""The builder process: one publication, then its memory is the system's again."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
from pathlib import Path

from kiosk.publishing.process import start_worker


def main() -> None:
    """Publish once and print the outcome as one line of JSON, with what to tell people in "line".

    The argument is JSON: what outcome.Job has, the language of that line, "changed" when there
    surely is something to read, and "report" when staff are to be told in their folder; what was in
    the way of that comes out as "report".
    """
    gc.disable()  # this process ends before there is garbage worth looking for
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)  # the screen comes first
    row = json.loads(sys.argv[1])
    # It needs 0.15 s to get ready, and so does what is imported here.
    worker = start_worker() if row.pop("changed") else None
    language = row.pop("language", "en")
    tell_staff = row.pop("report", False)
    from kiosk.languages.catalogue import translate
    from kiosk.publishing.build import publish
    from kiosk.publishing.outcome import Job

    job = Job(**{**row, "content": Path(row["content"]), "state": Path(row["state"])})
    outcome = publish(job, worker)
    names = ("number", "fresh", "errors", "warnings", "pages", "retry", "wake", "later")
    line = outcome.line.say(lambda text: translate(language, text)) if outcome.line else ""
    said = {name: getattr(outcome, name) for name in names}
    # Where there is no release there is no report; who waits for one learns here what is wrong.
    said["problems"] = outcome.problems if outcome.message else []
    said["report"] = ""
    if tell_staff:
        from kiosk.publishing.report_file import write_report

        failed = write_report(job.state, outcome, content=job.content, language=language)
        said["report"] = failed.say(lambda text: translate(language, text)) if failed else ""
    print(json.dumps({**said, "line": line, "message": line if outcome.message else ""}), flush=True)
    os._exit(outcome.exit_code)
