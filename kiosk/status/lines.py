"""A status as a dozen lines for people, with a sign before what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.languages.catalogue import translate, translator
from kiosk.languages.dates import age, long_date, short_time
from kiosk.languages.zones import zone
from kiosk.message import N_, Message, one_line
from kiosk.problems.explain import explain
from kiosk.progress.words import counted, size
from kiosk.status.status import Disk, Status

WRONG, WELL = "! ", "  "

_WAITS = N_("waits for changes")
_EMPTY = N_(
    "This screen: the release has no page for it, so that it only greets; see “screens” in the headers, "
    "and name and group in screen.toml"
)
_WAITS_FOR_RELEASES = N_("waits for releases")
_FETCHES = N_("fetches a release")
_PULSE = {
    "hung": N_("does not answer; last sign of life: {when}"),
    "gone": N_("does not run; to start the kiosk, type: {kiosk}"),
    "unknown": N_("cannot be told, as the state folder cannot be written"),
}


def as_lines(status: Status, language: str, now: datetime | None = None) -> Iterator[str]:
    """Yield the status in a dozen lines; `now`, by default the present, knows its zone."""
    words = _StatusText(status, language, now or datetime.now(UTC))
    yield words.heading()
    for part, text in words.parts():
        yield (WRONG if part in status.wrong else WELL) + text
    for entry in status.errors or ():
        yield f"    {words.when(entry.at)}: {one_line(entry.text)}"


@dataclass(frozen=True, slots=True)
class _StatusText:
    """Puts the parts of a status into a language, with times in the zone of the center."""

    status: Status
    language: str
    now: datetime

    def say(self, text: str, **values: str) -> str:
        """Return a text in the language, its placeholders filled."""
        return said(Message(text, values), self.language)

    def heading(self) -> str:
        """Return the first line: whether all is well."""
        if not self.status.wrong:
            return self.say(N_("The kiosk is well."))
        return self.say(N_("The kiosk needs help: see the lines that begin with an exclamation mark."))

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each part, as `Status.wrong` names it, and its line."""
        yield "screen", self._screen()
        yield from self._among()
        yield from self._release()
        yield from self._pages()
        follows = self.status.followed is not None
        worker = N_("Follower: {doing}") if follows else N_("Publisher: {doing}")
        yield "publisher", self.say(worker, doing=self._doing())
        yield from self._sharing()
        if follows:
            yield "source", self._source()
        for part, trouble, text, folder in (
            ("content", self.status.content_trouble, N_("Content folder: {folder}"), self.status.content),
            ("state", self.status.state_trouble, N_("State folder: {folder}"), self.status.state),
        ):
            if part == "content" and follows:
                continue
            yield part, said(trouble, self.language) if trouble else self.say(text, folder=folder)
        yield "disk", _disk(self.status.disk, self.language)
        last, none = N_("Log: the last errors in {folder}:"), N_("Log: no errors in {folder}")
        text = last if self.status.errors else none
        if self.status.errors is None:
            text = N_("Log: root sees it with {folder}")
        yield "log", self.say(text, folder=self.status.log)

    def _release(self) -> Iterator[tuple[str, str]]:
        """Yield the lines about the release and its problems."""
        shown = self.status.release
        if shown is None:
            damaged, none = N_("Release: damaged. {screen}"), N_("Release: none. {screen}")
            text = damaged if self.status.is_damaged else none
            yield "release", self.say(text, screen=said(self.status.screen, self.language))
            return
        text = N_("Release: {number}, published {when}; pages: {pages}")
        when = self.when(shown.published)
        line = self.say(text, number=str(shown.number), when=when, pages=str(shown.pages))
        if self.status.instead is not None:
            told = explain(self.status.instead, self.language)
            line = f"{line}. {told.message} {told.meanwhile}"
        yield "release", line
        text = N_("Content: errors: {errors}, warnings: {warnings}")
        if shown.errors or shown.warnings:
            text = N_("Content: errors: {errors}, warnings: {warnings}; “{kiosk} check” names them")
        yield "problems", self.say(text, errors=str(shown.errors), warnings=str(shown.warnings))

    def _among(self) -> Iterator[tuple[str, str]]:
        """Yield the lines about this screen among others; none where nothing tells it from them."""
        among = self.status.among
        if among is None:
            return
        if among.name or among.group:
            text = N_("This screen: {name}, group: {group}")
            if not (among.name and among.group):
                text = N_("This screen: {name}") if among.name else N_("This screen: group: {group}")
            yield "name", self.say(text, name=among.name, group=among.group)
        if among.empty:
            yield "empty", self.say(_EMPTY)
        if among.start:
            text = N_(
                "Start page: “{start}” is no page of this screen, so that visits begin on the home screen"
            )
            if not among.lost_start:
                text = N_("Start page: {start}")
            yield "start", self.say(text, start=among.start)

    def _screen(self) -> str:
        """Return the line about the program on the screen."""
        viewer = self.status.viewer
        health = viewer.health
        if viewer.pulse == "hung" and health:
            text = N_("Screen: does not answer; last sign of life: {when}")
            return self.say(text, when=self.when(health.at))
        if viewer.pulse == "gone" or health is None:
            text = N_("Screen: does not run")
            if viewer.expected:
                text = N_("Screen: does not run, though this computer should start it")
            return self.say(text)
        if not health.release:
            return self.say(N_("Screen: shows the greeting, as there is no release yet"))
        shown = str(health.release)
        if viewer.behind:
            return self.say(N_("Screen: still shows release {number}; see its log"), number=shown)
        if health.dark:
            text = N_("Screen: dark, as the center is closed; shows release {number} when it opens")
            return self.say(text, number=shown)
        if health.touch_age < 0:
            return self.say(N_("Screen: shows release {number}; not touched yet"), number=shown)
        touched = age(health.touch_age, self.language)
        return self.say(N_("Screen: shows release {number}; last touched {when}"), number=shown, when=touched)

    def _pages(self) -> Iterator[tuple[str, str]]:
        """Yield the line about the last look at every page; nothing before the first one."""
        proof = self.status.proof
        if proof is None:
            return
        text = N_("Pages: no flaws; looked over: {when}")
        if proof.findings:
            text = N_("Pages: flaws: {count}; “{kiosk} proof” names them; looked over: {when}")
        yield "pages", self.say(text, count=str(len(proof.findings)), when=self.when(proof.at))

    def _sharing(self) -> Iterator[tuple[str, str]]:
        """Yield the line about what other screens get; nothing where nothing is shared."""
        sharing = self.status.sharing
        if sharing is None:
            return
        if sharing.problem is not None:
            told = explain(sharing.problem, self.language)
            yield "sharing", one_line(f"{told.message} {told.hint}")
            return
        text = N_("Other screens: release {number} is in {folder}")
        yield "sharing", self.say(text, number=str(sharing.release), folder=sharing.folder)

    def _source(self) -> str:
        """Return the line about where releases come from."""
        followed = self.status.followed
        assert followed is not None
        if followed.trouble is not None:
            return said(followed.trouble, self.language)
        if not followed.heard:
            return self.say(
                N_("Releases come from {source}; it has not answered yet"), source=followed.source
            )
        text = N_("Releases come from {source}; it answered last: {when}")
        return self.say(text, source=followed.source, when=self.when(followed.heard))

    def _doing(self) -> str:
        """Return what the publisher is doing, or why it is doing nothing."""
        publisher = self.status.publisher
        if publisher.pulse != "alive":
            return self.say(_PULSE[publisher.pulse], when=self.when(publisher.at))
        if publisher.message:
            return publisher.message
        if self.status.followed is not None:
            return self.say(_WAITS_FOR_RELEASES if publisher.doing == "waiting" else _FETCHES)
        if publisher.doing == "waiting":
            return self.say(_WAITS)
        words = counted(publisher.doing, publisher.done, publisher.total, self.language)
        return words[:1].lower() + words[1:]

    def when(self, iso: str) -> str:
        """Return day, time and age: "Sunday, 29 November 2026, 14:05 (2 hours ago)"."""
        try:
            moment = datetime.fromisoformat(iso)
        except ValueError:
            return one_line(iso)
        release = self.status.release
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment = moment.astimezone(zone(release.zone if release else ""))
        ago = age((self.now - moment).total_seconds(), self.language)
        return f"{long_date(moment.date(), self.language)}, {short_time(moment, self.language)} ({ago})"


def said(message: Message, language: str) -> str:
    """Return a message in a language, as one line."""
    return one_line(message.say(translator(language)))


def _disk(disk: Disk | None, language: str) -> str:
    """Return the line about the disk."""
    if disk is None:
        return translate(language, N_("Disk: its free room cannot be read"))
    text = translate(language, N_("Disk: {free} of {total} are free"))
    return text.format(free=size(disk.free, language), total=size(disk.total, language))
