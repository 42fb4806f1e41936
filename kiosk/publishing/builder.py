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
    the way of that comes out as "report". With "refused", the text and the values of a message that says
    why nothing can be published, that is only told.
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
    refused = row.pop("refused", None)
    from kiosk.languages.catalogue import translate
    from kiosk.message import Message
    from kiosk.publishing.build import publish
    from kiosk.publishing.message import on_the_screen
    from kiosk.publishing.outcome import Job, Outcome
    from kiosk.publishing.store import shown_number

    def say(message: Message) -> str:
        return message.say(lambda text: translate(language, text))

    job = Job(**{**row, "content": Path(row["content"]), "state": Path(row["state"])})
    outcome = Outcome(message=Message(*refused), retry=True) if refused else publish(job, worker)
    names = ("number", "fresh", "errors", "warnings", "pages", "retry", "wake", "later")
    line = message = say(outcome.line) if outcome.line else ""
    if outcome.message:
        line = f"{message} {say(on_the_screen(shown_number(job.state)))}"
    said = {name: getattr(outcome, name) for name in names}
    # Where there is no release there is no report; who waits for one learns here what is wrong.
    said["problems"] = outcome.problems if outcome.message else []
    said["report"] = ""
    if tell_staff:
        from kiosk.publishing.report_file import write_report

        failed = write_report(job.state, outcome, content=job.content, language=language)
        said["report"] = say(failed) if failed else ""
    print(json.dumps({**said, "line": line, "message": message if outcome.message else ""}), flush=True)
    os._exit(outcome.exit_code)
