"""One publication: from the content folder as it is now to a release, in a process that ends then."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.content.names import PICTURES, ending
from kiosk.content.problems import Problem, Severity
from kiosk.content.site import SETTINGS, Site, scan_site
from kiosk.publishing import store
from kiosk.publishing.address import Places
from kiosk.publishing.assemble import assemble, found_languages, has_dates, report, undeclared
from kiosk.publishing.crew import Crew, WorkerLost
from kiosk.publishing.disk import replace_file
from kiosk.publishing.lock import locked
from kiosk.publishing.reading import Reading, read_site
from kiosk.publishing.sources import (
    Row,
    Sources,
    look,
    names_digest,
    problem_row,
    program_digest,
    read_sources,
)
from kiosk.publishing.tree import site_fingerprint
from kiosk.publishing.worker import Setup
from kiosk.release import Release, current_number, encode_about, encode_report, release_folder

PATIENCE = 60.0  # seconds for another builder or a restore to finish


class Unsettled(Exception):
    """The content folder is not whole just now; what visitors see stays, and it is tried again."""

    def __init__(self, message: str, problems: Sequence[Row] = ()) -> None:
        super().__init__(message)
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class Job:
    """What to publish. `edge`: the longest edge of a picture in pixels; `again`: retry failed files.

    Without `durable` nothing is flushed to the disk.
    """

    content: Path
    state: Path
    edge: int = 1920
    again: bool = False
    durable: bool = True


@dataclass(slots=True)
class Outcome:
    """How a publication went. `number`: the release that is current now, 0 for none.

    `message` is one line for the log when nothing could be published; `retry` asks for another
    try soon, `wake` for one after so many seconds (0: never), because a page's day comes or ends.
    """

    number: int = 0
    fresh: bool = False
    pages: int = 0
    errors: int = 0
    warnings: int = 0
    message: str = ""
    retry: bool = False
    wake: float = 0.0
    problems: list[Row] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        return 1 if self.errors else 2 if self.message else 0


def publish(job: Job, worker: subprocess.Popen[bytes] | None = None) -> Outcome:
    """Publish the content folder if it says something new; never raises for what staff or disks do.

    `worker` is one that was started already; it ends with this call.
    """
    crew = Crew(worker)
    try:
        with locked(store.build_lock(job.state), patience=PATIENCE) as mine:
            if not mine:
                return Outcome(message="another program keeps writing releases", retry=True)
            try:
                return _Publication(job, crew).run()
            except store.BaseDamaged:
                crew.dismiss()
                crew = Crew()
                return _Publication(job, crew, anew=True).run()
    except Unsettled as error:
        return Outcome(
            number=_current(job.state),
            errors=sum(row["severity"] == Severity.ERROR for row in error.problems),
            message=str(error),
            retry=True,
            problems=error.problems,
        )
    except WorkerLost as error:
        return Outcome(number=_current(job.state), message=str(error), retry=True)
    except OSError as error:
        return Outcome(number=_current(job.state), message=_explain(error, job), retry=True)
    finally:
        crew.dismiss()


def _current(state: Path) -> int:
    with contextlib.suppress(OSError):
        return current_number(state) or 0
    return 0


def _explain(error: OSError, job: Job) -> str:
    why = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"the state folder {job.state} is full ({why}); visitors see the last release"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"the state folder {job.state} cannot be written ({why}); visitors see the last release"
    return f"nothing could be published: {error}; visitors see the last release"


class _Publication:
    def __init__(self, job: Job, crew: Crew, *, anew: bool = False) -> None:
        self._job = job
        self._state = job.state
        self._content = os.path.abspath(job.content)  # noqa: PTH100 - resolve() would follow links
        self._base = None if anew else self._find_base()
        self._before = self._read_before()
        self._crew = crew
        self._draft: store.Draft | None = None
        self._problems: list[Problem] = []

    def run(self) -> Outcome:
        with contextlib.suppress(OSError):
            store.clean(self._state)
        if held := self._held():
            return held
        (self._state / "releases").mkdir(parents=True, exist_ok=True)
        try:
            return self._publish()
        finally:
            if self._draft is not None:
                self._draft.drop()

    def _find_base(self) -> Release | None:
        """Return the release to build upon: the current one, else the newest whole one."""
        current = current_number(self._state)
        for number in [current, *reversed(store.numbers(self._state))]:
            if number is not None:
                with contextlib.suppress(OSError, ValueError, KeyError):
                    return Release(release_folder(self._state, number))
        return None

    def _read_before(self) -> Sources:
        if self._base is None:
            return Sources()
        before = read_sources(self._base.folder / store.SOURCES)
        if before.content != self._content:
            # Another center's pages are not the last good version of this one's.
            return Sources()
        if before.program != program_digest():
            for entries in before.pages.values():
                for entry in entries.values():
                    entry["print"] = None
            before.settings = {}
        if before.edge != self._job.edge:
            for note in before.pictures.values():
                note["print"] = None
        return before

    def _held(self) -> Outcome | None:
        """Return how things stand when staff restored a release and have changed nothing since."""
        if self._base is None or not self._before.held:
            return None
        try:
            now = site_fingerprint(Path(self._content))
        except OSError:
            raise Unsettled(_where(self._job.content)) from None
        if self._before.held == "unknown":
            self._before.held = now
            self._write_sources(self._before)
        return self._outcome(fresh=False) if self._before.held == now else None

    def _publish(self) -> Outcome:
        try:
            listing = sorted(os.listdir(self._content))  # noqa: PTH208 - names are all that is needed
            site = scan_site(Path(self._content))
        except OSError:
            raise Unsettled(_where(self._job.content)) from None
        if "" in site.unreadable:
            raise Unsettled(_where(self._job.content))
        reading = self._read(site)
        settings, settings_note = self._settings()
        languages = settings["languages"] or found_languages(reading.pages)
        self._problems += undeclared(reading.pages, languages)
        self._resolve_front(settings, site)
        today = _today(settings["zone"]) if has_dates(reading.pages) else None
        made = assemble(reading.pages, reading.order, reading.fresh, languages, today and today.date())
        try:
            if sorted(os.listdir(self._content)) != listing:  # noqa: PTH208
                raise Unsettled(f"{self._content} is being changed")
        except OSError:
            raise Unsettled(_where(self._job.content)) from None
        if not made.pages:
            self._refuse_empty(site, listing, reading)
        rows = report(site, reading.pages, reading.pictures, self._problems)
        notes = Sources(
            content=self._content,
            edge=self._job.edge,
            program=program_digest(),
            names=names_digest(site),
            settings=settings_note,
            order=reading.order,
            pages=reading.pages,
            pictures=reading.pictures,
        )
        about = {
            "content": self._content,
            "languages": languages,
            "settings": settings,
            "pages": made.pages,
            "problems": {
                severity: sum(row["severity"] == severity for row in rows)
                for severity in ("error", "warning")
            },
            "attract": self._attract(site, reading),
        }
        fresh = self._write(made.files, reading, rows, about, notes)
        wake = _until_midnight(today) if today else 0.0
        return self._outcome(fresh=fresh, retry=reading.retry, wake=wake)

    def _refuse_empty(self, site: Site, listing: list[str], reading: Reading) -> None:
        """Keep what visitors see: a share that is not connected looks like an empty folder.

        Only who leaves kiosk.toml in it has really deleted the pages.
        """
        self._problems.append(Problem("no-pages", Severity.ERROR, ""))
        if SETTINGS not in listing or self._base is None:
            rows = report(site, reading.pages, reading.pictures, self._problems)
            raise Unsettled(f"there is no page in {self._content} that can be shown", rows)

    def _read(self, site: Site) -> Reading:
        there: set[str] = set()
        if self._base is not None:
            with contextlib.suppress(OSError):
                there = {f"pictures/{name}" for name in os.listdir(self._base.folder / "pictures")}  # noqa: PTH208
        self._draft = store.Draft(
            self._state, self._base.folder if self._base else None, durable=self._job.durable
        )
        places = Places({page.id: page.folder for page in site.pages.values()}, list(site.files))
        self._crew.equip(Setup(site.root, places, self._job.edge, self._draft.work))
        return read_site(
            site,
            places,
            self._before,
            self._crew,
            attract=_attract_sources(site),
            has_code=there,
            again=self._job.again,
        )

    def _settings(self) -> tuple[Row, Row]:
        """Return the settings, those of the last release where kiosk.toml is damaged, and their note."""
        note = self._before.settings
        path = f"{self._content}/{SETTINGS}"
        try:
            version = look(path)
            # A note that kept last good settings must be kept, too, while the file is as it was.
            if note and version == note["print"]:
                self._problems += [_problem(row) for row in note["problems"]]
                return dict(note["values"]), note
            data = Path(path).read_bytes() if version is not None else b""
        except OSError as error:
            version, data = None, None
            reason = {"reason": error.strerror or ""}
            problems: tuple[Problem, ...] = (Problem("file-unreadable", Severity.ERROR, SETTINGS, 0, reason),)
        from kiosk.settings import Settings, parse_settings

        last = Settings.from_json(self._base.settings) if self._base and self._before.content else None
        parsed: Settings | None = None
        if data is not None:
            parsed, problems = parse_settings(data, last)
        values = (parsed or last or Settings()).to_json()
        rows = [problem_row(problem) for problem in problems]
        self._problems += problems
        made = {"print": version, "values": values, "problems": rows} if data is not None else {}
        return json.loads(json.dumps(values)), made

    def _resolve_front(self, settings: Row, site: Site) -> None:
        if front := settings["front"]:
            settings["front"] = site.resolve_page(front, "") or ""
            if not settings["front"]:
                self._problems.append(
                    Problem("front-missing", Severity.WARNING, SETTINGS, 0, {"name": front})
                )

    def _attract(self, site: Site, reading: Reading) -> list[Row]:
        notes = [reading.pictures.get(source) for source in _attract_sources(site)]
        return [note["picture"] for note in notes if note and note["picture"]]

    def _write(
        self,
        files: dict[str, bytes | None],
        reading: Reading,
        rows: list[Row],
        about: dict[str, Any],
        notes: Sources,
    ) -> bool:
        """Write a release unless it would say what the last one says; return whether it was written."""
        draft = self._draft
        assert draft is not None
        said = encode_report(rows)
        if self._says_the_same(files, said, about):
            assert self._base is not None
            if notes.to_bytes() != self._before.to_bytes():
                self._write_sources(notes)
            return False
        for name, data in files.items():
            if data is None or self._is_in_base(name, data):
                draft.keep(name)
            else:
                draft.write(name, data)
        for name in self._pictures(reading):
            if name in reading.made:
                draft.adopt(name)
            else:
                draft.keep(name)
        draft.write("report.json", said)
        draft.write(store.SOURCES, notes.to_bytes())
        number = store.next_number(self._state)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        draft.write("release.json", encode_about(number=number, published=now, **about))
        folder = draft.commit(number)
        self._draft = None
        self._base = Release(folder)
        with contextlib.suppress(OSError):
            store.prune(self._state)
        return True

    def _pictures(self, reading: Reading) -> set[str]:
        names = {
            note["picture"][size]
            for note in reading.pictures.values()
            if note["picture"]
            for size in ("file", "card")
        }
        entries = (entry for languages in reading.pages.values() for entry in languages.values())
        return names.union(*(entry.get("files", ()) for entry in entries))

    def _says_the_same(self, files: dict[str, bytes | None], said: bytes, about: dict[str, Any]) -> bool:
        base = self._base
        if base is None or current_number(self._state) != base.number:
            return False
        if any(base.about.get(name) != value for name, value in about.items()):
            return False
        if not self._is_in_base("report.json", said):
            return False
        there = {f"pages/{name}" for name in os.listdir(base.folder / "pages")}  # noqa: PTH208
        if there != files.keys():
            return False
        return all(data is None or self._is_in_base(name, data) for name, data in files.items())

    def _is_in_base(self, name: str, data: bytes) -> bool:
        if self._base is None:
            return False
        try:
            return (self._base.folder / name).read_bytes() == data
        except OSError:
            return False

    def _write_sources(self, notes: Sources) -> None:
        assert self._base is not None
        # Only notes: a release without them is read anew. Nothing is worth waiting for the disk.
        replace_file(self._base.folder / store.SOURCES, notes.to_bytes(), durable=False)

    def _outcome(self, *, fresh: bool, retry: bool = False, wake: float = 0.0) -> Outcome:
        assert self._base is not None
        counts = self._base.about["problems"]
        return Outcome(
            self._base.number,
            fresh,
            self._base.about["pages"],
            counts["error"],
            counts["warning"],
            "",
            retry,
            wake,
            self._base.report(),
        )


def _where(content: Path) -> str:
    return (
        f"the content folder cannot be read: {os.path.abspath(content)} "  # noqa: PTH100
        "(another one is named with --content or KIOSK_CONTENT)"
    )


def _attract_sources(site: Site) -> list[str]:
    return [file for file in site.attract if ending(file) in PICTURES]


def _problem(row: Row) -> Problem:
    return Problem(row["code"], Severity(row["severity"]), row["file"], row["line"], row["values"])


def _today(name: str) -> datetime:
    from kiosk.languages.zones import zone

    return datetime.now(zone(name))


def _until_midnight(now: datetime) -> float:
    tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    return (tomorrow - now).total_seconds() + 1
