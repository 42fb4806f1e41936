"""The work of a builder, and the lines of JSON in which it tells of it.

While it works it prints {"doing", "done", "total"}, see progress.steps.ShowProgress, with "ready": true when
pictures that were made should be shown. After each publication it prints the outcome, with "line", the line
for people, and "report", why the report for staff could not be written. Its last line is {"leaves": true}.

A builder that was told to stay reads requests for publications from its input: lines of JSON, each with the
fields of the job that are different then. It never shows pictures without such a request.
"""

from __future__ import annotations

import gc
import json
import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.languages.catalogue import translator
from kiosk.message import Message
from kiosk.progress.steps import Doing
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.pictures.backlog import Backlog
from kiosk.publishing.build.publication import publish
from kiosk.publishing.report.folder_messages import cannot_use, on_the_screen
from kiosk.publishing.report.outcome import Outcome
from kiosk.publishing.report.report_file import write_report
from kiosk.publishing.store import store
from kiosk.publishing.worker.pool_worker import WorkerLost

SIGN_SECONDS = 0.2  # between two lines about the progress
LOOK_SECONDS = 0.1  # between two looks for a request while pictures are made
REPORT_SECONDS = 10.0  # between two reports to staff while pictures are made
_OUTCOME_FIELDS = (
    "number",
    "fresh",
    "errors",
    "warnings",
    "pages",
    "retry",
    "next_change_in",
    "retry_rarely",
    "made",
    "pictures",
)


def build(row: dict[str, Any], worker: subprocess.Popen[bytes] | None) -> int:
    """Do what builder.main is asked for; return its exit code."""
    stay, refused = row.pop("stay", False), row.pop("refused", None)
    language, tell_staff = row.pop("language", "en"), row.pop("report", False)
    unmade = row.pop("unmade", None)
    job = Job(**{**row, "content": Path(row["content"]), "state": Path(row["state"])})
    building = Building(job, language, tell_staff=tell_staff, unmade=unmade and Message(*unmade))
    if refused:
        code = building.tell(Outcome(message=Message(*refused), retry=True))
    else:
        code = building.stay(worker) if stay else building.once(worker)
    _print({"leaves": True})
    return code


class Building:
    """The work of a builder on one folder.

    `unmade` is why the builder before this one could not go on with the pictures. It is told until a
    picture is made, even if texts alone can be published, because then all is not well.
    """

    def __init__(self, job: Job, language: str, *, tell_staff: bool, unmade: Message | None) -> None:
        self._unmade = unmade
        self._job = job
        self._language = language
        self._tell_staff = tell_staff
        self._signed = 0.0  # monotonic
        self._reported = 0.0  # monotonic
        self._doing: Doing = "waiting"

    def once(self, worker: subprocess.Popen[bytes] | None) -> int:
        """Publish once and wait for all pictures; return the exit code."""
        return self.tell(publish(self._job, worker, progress=self.progress))

    def stay(self, worker: subprocess.Popen[bytes] | None) -> int:
        """Publish now and whenever asked, until all pictures are made and shown; return the exit code."""
        requests = _requests()
        job = self._job
        backlog = Backlog(job.content, job.state, job.edge, durable=job.durable)
        outcome = publish(job, worker, backlog=backlog, progress=self.progress)
        code = self.tell(outcome)
        gc.enable()
        try:
            while not backlog.is_done:
                request = self._next_request(requests, backlog, outcome)
                if request is None:
                    break
                if request:
                    job = replace(job, **request)
                    outcome = publish(job, backlog=backlog, progress=self.progress)
                    code = self.tell(outcome, worth_a_line=not (job.sharpen and outcome.pictures))
        except WorkerLost as error:
            code = self._stop(outcome, error.message)
        except OSError as error:
            backlog.make_room()
            code = self._stop(outcome, cannot_use(error, job.state))
        finally:
            backlog.close()
        return code

    def _stop(self, outcome: Outcome, message: Message) -> int:
        """Tell why no more pictures can be made; return the exit code."""
        self._unmade = message
        return self.tell(Outcome(outcome.number, message=message, retry=True))

    def _next_request(
        self, requests: queue.SimpleQueue[dict[str, Any] | None], backlog: Backlog, outcome: Outcome
    ) -> dict[str, Any] | None:
        """Make pictures for a moment; return a request, {} for none yet, None when no more will come."""
        try:
            if backlog.is_empty:
                self.progress("pictures", backlog.done, backlog.total, ready=True)
                return requests.get(timeout=1.0)
            done = backlog.done
            backlog.work(LOOK_SECONDS)
            if backlog.done > done:
                self._unmade = None
            self.progress("pictures", backlog.done, backlog.total, ready=backlog.is_worth_showing)
            now = time.monotonic()
            trouble = outcome.message or self._unmade
            if self._tell_staff and trouble is None and now - self._reported > REPORT_SECONDS:
                self._report(replace(outcome, made=backlog.done, pictures=backlog.total))
            return requests.get_nowait()
        except queue.Empty:
            return {}

    def progress(self, doing: Doing, done: int, total: int, *, ready: bool = False) -> None:
        """Print the progress, but not with every file."""
        now = time.monotonic()
        if doing != self._doing or now - self._signed >= SIGN_SECONDS:
            self._doing, self._signed = doing, now
            _print({"doing": doing, "done": done, "total": total, "ready": ready})

    def tell(self, outcome: Outcome, *, worth_a_line: bool = True) -> int:
        """Print the outcome of a publication; return the exit code for it.

        Without `worth_a_line` people are not told of a success.
        """
        if self._unmade and outcome.message is None and outcome.made < outcome.pictures:
            outcome = replace(outcome, message=self._unmade, retry=True)
        unmade = self._unmade if outcome.message == self._unmade else None
        line = message = self._say(outcome.line) if outcome.line and (worth_a_line or outcome.message) else ""
        if outcome.message:
            line = f"{message} {self._say(on_the_screen(store.shown_number(self._job.state)))}"
        said = {name: getattr(outcome, name) for name in _OUTCOME_FIELDS}
        problems = outcome.problems if outcome.message else []
        # Without a release there is no report.json; a program that waits for one finds the problems here.
        said |= {"problems": [problem.to_row() for problem in problems], "report": ""}
        said["unmade"] = unmade and (unmade.text, dict(unmade.values))
        if self._tell_staff:
            said["report"] = self._report(outcome)
        _print({**said, "line": line, "message": message if outcome.message else ""})
        return outcome.exit_code

    def _report(self, outcome: Outcome) -> str:
        """Write the report for staff; return why that failed, "" if it did not."""
        self._reported = time.monotonic()
        failed = write_report(self._job.state, outcome, content=self._job.content, language=self._language)
        return self._say(failed) if failed else ""

    def _say(self, message: Message) -> str:
        """Return a message in the language of this builder."""
        return message.say(translator(self._language))


def _print(row: dict[str, Any]) -> None:
    """Print a row as JSON; ends the process when nobody reads any more."""
    try:
        print(json.dumps(row), flush=True)
    except BrokenPipeError:  # whoever started it is gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit from None


def _requests() -> queue.SimpleQueue[dict[str, Any] | None]:
    """Return a queue of the requests on the standard input, with None at its end."""
    found: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()

    def read() -> None:
        """Fill the queue; runs in a thread."""
        for line in sys.stdin.buffer:
            found.put(json.loads(line))
        found.put(None)

    threading.Thread(target=read, daemon=True).start()
    return found
