"""What a screen takes from a source, and what it does not: old or new, never a mix, and it says why."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.publishing.build.restore import restore
from kiosk.publishing.store.kept import list_releases
from kiosk.releases.checksums import MANIFEST, encode_manifest, entry, read_manifest
from kiosk.releases.layout import current_number, numbers, release_folder
from tests.conditions import wait_for_another_second
from tests.following.conftest import Screen
from tests.following.publisher import Key, Publisher
from tests.following.web import Answer, Web, changing, cutting, refusing, saying
from tests.publishing.old_or_new import leftovers, seen


def shows(screen: Screen, number: int, text: str) -> bool:
    """Return whether visitors see a release, whole and nothing else."""
    return (current_number(screen.state), seen(screen.state)) == (number, text)


def test_first_release_next_one_and_nothing_new(publisher: Publisher, screen: Screen) -> None:
    assert screen.fetch().is_new
    assert shows(screen, 1, "old")
    publisher.publish("new")
    assert screen.fetch().is_new
    assert shows(screen, 2, "new")
    again = screen.fetch()
    assert (again.number, again.is_new, again.message) == (2, False, None)
    assert numbers(screen.state) == [1, 2]
    assert leftovers(screen.state) == []
    assert [release.number for release in list_releases(screen.state)] == [2, 1]


@pytest.mark.usefixtures("has_old")
def test_what_did_not_change_is_neither_fetched_nor_kept_twice(
    publisher: Publisher, screen: Screen, web: Web
) -> None:
    web.asked.clear()
    publisher.be_at("new")
    screen.fetch()
    files = {path.name: path for path in (release_folder(screen.state, 2) / "pages").iterdir()}
    old = release_folder(screen.state, 1) / "pages"
    shared = [name for name, path in files.items() if (old / name).exists() and path.samefile(old / name)]
    assert shared
    fetched = sum(path.endswith(".filez") for path in web.asked)  # none where a delta was made in time
    assert fetched <= len(files) - len(shared) + len(["release.json", "report.json", "manifest.json"])


@pytest.mark.usefixtures("has_old")
def test_a_restored_release_is_simply_a_new_one(publisher: Publisher, screen: Screen) -> None:
    publisher.be_at("new")
    screen.fetch()
    restore(publisher.state, 1)
    publisher.share_current()
    screen.fetch()
    assert shows(screen, 3, "old")


def unsigned(publisher: Publisher, _: Key) -> None:
    publisher.be_at("new")
    publisher.commit(signed=False)


def by_somebody_else(publisher: Publisher, other: Key) -> None:
    publisher.be_at("new")
    publisher.commit(key=other)


def without_signed_summary(publisher: Publisher, _: Key) -> None:
    publisher.be_at("new")
    (publisher.repository / "summary.sig").unlink()


def without_a_file(publisher: Publisher, _: Key) -> None:
    before = set(publisher.repository.rglob("*.filez"))
    publisher.be_at("new")
    publisher.commit()
    (set(publisher.repository.rglob("*.filez")) - before).pop().unlink()


def of_another_number(publisher: Publisher, _: Key) -> None:
    publisher.be_at("new")
    publisher.commit(number="7")


def altered(name: str, change: Callable[[Path], None], *, listed: bool = False) -> Callable[..., None]:
    """Return how to share a release of which one file is another than it should be, signed nevertheless."""

    def share(publisher: Publisher, _: Key) -> None:
        publisher.be_at("new")
        folder = publisher.root / "altered"
        shutil.copytree(release_folder(publisher.state, 2), folder)
        file = next(folder.glob(name))
        change(file)
        if listed:
            files = {**read_manifest(folder), file.relative_to(folder).as_posix(): entry(file.read_bytes())}
            (folder / MANIFEST).write_bytes(encode_manifest(files))
        publisher.commit(folder)

    return share


def say_format(number: int) -> Callable[[Path], None]:
    """Return how to let release.json say another format."""

    def change(file: Path) -> None:
        file.write_text(json.dumps({**json.loads(file.read_bytes()), "format": number}))

    return change


def empty(file: Path) -> None:
    """Leave nothing in a file."""
    file.write_text("{}")


def add_block(file: Path) -> None:
    """Let a page have a block of a kind that this program does not know."""
    row = json.loads(file.read_bytes())
    file.write_text(json.dumps({**row, "blocks": [{"kind": "hologram"}]}))


def lasting(folder: Path) -> Path:
    """Return the file of a release that is the same in each."""
    (file,) = (path for path in folder.glob("pages/*.kk.json") if "always the same" in path.read_text())
    return file


def reverse(manifest: Path) -> None:
    """Turn the file around that is the same in each release."""
    file = lasting(manifest.parent)
    file.write_bytes(file.read_bytes()[::-1])


def list_wrongly(manifest: Path) -> None:
    """Let the manifest say something else of a file that is as it was in the release before."""
    files = read_manifest(manifest.parent)
    name = lasting(manifest.parent).relative_to(manifest.parent).as_posix()
    manifest.write_bytes(encode_manifest({**files, name: [files[name][0], 1]}))


def link(file: Path) -> None:
    """Put a link to the same words in a file's place."""
    elsewhere = file.parents[2] / file.name
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def add_file(file: Path) -> None:
    """Put another file beside a file."""
    file.with_name("more.json").write_bytes(file.read_bytes())


WRONG = {
    "unsigned": (unsigned, "is not signed"),
    "foreign": (by_somebody_else, "signed with another key"),
    "no-summary": (without_signed_summary, "is not signed"),
    "number": (of_another_number, "not whole (release.json)"),
    "half": (without_a_file, "not complete there"),
    "no-manifest": (altered(MANIFEST, Path.unlink), "not whole (manifest.json)"),
    "manifest-wrong": (altered(MANIFEST, list_wrongly), "not whole (pages/"),
    "lasting-file": (altered(MANIFEST, reverse), "not whole (pages/"),
    "file-missing": (altered("pages/*.kk.json", Path.unlink), "not whole (pages/"),
    "file-changed": (altered("pages/*.kk.json", empty), "not whole (pages/"),
    "file-added": (altered("pages/*.kk.json", add_file), "not whole (pages/more.json)"),
    "link": (altered("pages/*.kk.json", link), "not whole (pages/"),
    "unreadable": (altered("release.json", empty, listed=True), "not whole (release.json)"),
    "newer-format": (
        altered("release.json", say_format(2), listed=True),
        "Update the program of this screen",
    ),
    "older-format": (altered("release.json", say_format(0), listed=True), "Update the program of the comp"),
    "newer-block": (
        altered("pages/*.kk.json", add_block, listed=True),
        "Update the program of this screen",
    ),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.usefixtures("has_old")
def test_what_is_wrong_at_the_source_never_shows(
    name: str, publisher: Publisher, screen: Screen, keys: tuple[Key, Key]
) -> None:
    spoil, words = WRONG[name]
    spoil(publisher, keys[1])
    for _ in range(2):
        assert words in screen.told()
        assert shows(screen, 1, "old")
        assert numbers(screen.state) == [1]
        assert leftovers(screen.state) == []
    if name in ("unsigned", "half"):  # what `share` finds there
        publisher.publish("mended")
    else:
        publisher.be_at("mended")
    assert screen.told() == ""
    assert shows(screen, publisher.number, "mended")


IN_THE_MIDDLE: dict[str, tuple[Answer, str]] = {
    "summary": (changing("summary", 40), "altered on the way"),
    "signature": (changing("summary.sig", 100), "altered on the way"),
    "commit": (changing(".commit"), "altered on the way"),
    "object": (changing(".filez"), "altered on the way"),
    "delta": (changing("/superblock"), "altered on the way"),
    "cut": (cutting(".filez"), "broke while a release came"),
    "cut-summary": (cutting("summary"), "broke while a release came"),
    "not-found": (refusing(404), "There are no releases at"),
    "forbidden": (refusing(403), "There are no releases at"),
    "gateway": (refusing(502), "refuses to hand out its releases (HTTP 502)"),
    "login-page": (saying("<html>Password, please</html>"), "is not signed"),
}


@pytest.mark.parametrize("name", IN_THE_MIDDLE)
@pytest.mark.usefixtures("has_old")
def test_who_stands_in_the_middle_changes_nothing(
    name: str, publisher: Publisher, screen: Screen, web: Web
) -> None:
    publisher.be_at("new" if name == "delta" else "new-without-delta")
    web.answer, words = IN_THE_MIDDLE[name]
    assert words in screen.told()
    assert shows(screen, 1, "old")
    web.answer = None
    assert screen.told() == ""
    assert shows(screen, 2, "new")


@pytest.mark.parametrize("by", ["web", "folder"])
def test_an_old_copy_is_not_taken(by: str, publisher: Publisher, screen: Screen, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(publisher.repository, old)
    publisher.be_at("new")
    screen.fetch()
    web = Web(old)
    assert "is older than the one here" in screen.told(web.url if by == "web" else str(old))
    web.stop()
    assert shows(screen, 2, "new")
    assert screen.told() == ""


def test_a_stick_below_the_folder_in_which_sticks_are_mounted(
    publisher: Publisher, screen: Screen, tmp_path: Path
) -> None:
    mounted = tmp_path / "media"
    for name in ("sda1/photos", "sdb1"):
        (mounted / name).mkdir(parents=True)
    assert "Plug the stick in" in screen.told(str(mounted))
    publisher.ostree("create-usb", str(mounted / "sdb1"), "org.kiosk.Content", "kiosk/content")
    assert screen.told(str(mounted)) == ""
    assert shows(screen, publisher.number, "old")
    (mounted / "sdb1").rename(mounted / "sdc1")
    assert screen.told(str(mounted)) == ""


def test_of_two_sticks_the_one_that_was_written_last(
    publisher: Publisher, screen: Screen, tmp_path: Path
) -> None:
    mounted = tmp_path / "media"
    for name, written in (("sda1", 1000), ("sdb1", 2000), ("sdc1", 1500)):
        (mounted / name).mkdir(parents=True)
        publisher.be_at("old" if name == "sda1" else "new")
        publisher.ostree("create-usb", str(mounted / name), "org.kiosk.Content", "kiosk/content")
        for file in (mounted / name).glob(".ostree/repo/refs/mirrors/*/kiosk/content"):
            os.utime(file, (written, written))
    assert screen.told(str(mounted)) == ""
    assert shows(screen, publisher.number, "new")


def test_a_stick(publisher: Publisher, screen: Screen, tmp_path: Path) -> None:
    stick = tmp_path / "my stick"
    stick.mkdir()
    assert "Plug the stick in" in screen.told(str(stick))
    publisher.ostree("create-usb", str(stick), "org.kiosk.Content", "kiosk/content")
    assert screen.told(str(stick)) == ""
    assert shows(screen, 1, "old")
    publisher.be_at("new")
    publisher.ostree("create-usb", str(stick), "org.kiosk.Content", "kiosk/content")
    for file in stick.rglob("*.filez"):
        data = file.read_bytes()
        file.unlink()  # it may be a link to the publisher's own
        file.write_bytes(data[:-3] + b"xyz")
    assert "altered on the way" in screen.told(str(stick))
    assert shows(screen, 1, "old")
    assert screen.told() == ""
    assert shows(screen, 2, "new")


def test_a_mirror_of_a_branch(publisher: Publisher, screen: Screen, web: Web, tmp_path: Path) -> None:
    mirror = tmp_path / "mirror"

    def ostree(*words: str) -> None:
        subprocess.run(["ostree", f"--repo={mirror}", *words], check=True, capture_output=True)

    collection = "--collection-id=org.kiosk.Content"
    ostree("init", "--mode=archive", collection)
    trusted = f"--gpg-import={publisher.repository / 'kiosk.gpg'}"
    ostree("remote", "add", "--set=gpg-verify-summary=true", collection, trusted, "center", web.url)
    branch = Web(mirror)
    for number, text in ((1, "old"), (2, "new")):
        wait_for_another_second()
        publisher.be_at(text)
        ostree("pull", "--mirror", "center")
        assert screen.told(branch.url) == ""
        assert shows(screen, number, text)
    branch.stop()


@pytest.mark.parametrize("began", ["anew", "anew-with-less"])
@pytest.mark.usefixtures("has_old")
def test_a_publisher_that_began_anew(
    began: str, publisher: Publisher, screen: Screen, key: Key, tmp_path: Path
) -> None:
    if began == "anew-with-less":
        for step in ("new", "mended"):
            publisher.be_at(step)
            screen.fetch()
    anew = Publisher(tmp_path / "anew", key)
    shutil.copytree(publisher.repository, anew.repository)
    assert anew.publish("other") == 1
    assert screen.told(str(anew.repository)) == ""
    assert shows(screen, 1, "other")
    assert anew.publish("more") == 2
    screen.fetch(str(anew.repository))
    assert shows(screen, 2, "more")
    assert numbers(screen.state) == [1, 2]


@pytest.mark.usefixtures("has_old")
def test_another_key_and_another_address(publisher: Publisher, screen: Screen, keys: tuple[Key, Key]) -> None:
    screen.trust = keys[1].public
    assert "signed with another key" in screen.told()
    screen.trust = keys[0].public
    second = Web(publisher.repository)
    publisher.be_at("new")
    before = len(list((screen.state / "follow/repo/objects").rglob("*.file")))
    assert screen.told(second.url) == ""
    second.stop()
    assert shows(screen, 2, "new")
    assert len(list((screen.state / "follow/repo/objects").rglob("*.file"))) > before
    assert sum(path.endswith(".filez") for path in second.asked) < before


def test_keys_that_are_none(screen: Screen, key: Key, tmp_path: Path) -> None:
    for name, data, words in (
        ("text", b"hello", "is no public key"),
        ("binary", b"\x99\x00garbage", "holds no key that could be read"),
        ("secret", (key.secret).read_bytes(), "secret key"),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        screen.trust = file
        assert words in screen.told()
    screen.trust = tmp_path / "nowhere"
    assert "it is not there" in screen.told()
    assert not (screen.state / "releases").exists()


def test_a_key_as_gpg_exports_it_without_armour(screen: Screen, key: Key, tmp_path: Path) -> None:
    screen.trust = tmp_path / "key.gpg"
    screen.trust.write_bytes(subprocess.check_output(["gpg", "--homedir", str(key.home), "--export"]))
    assert screen.told() == ""


def test_without_ostree(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert "sudo apt install ostree gnupg" in screen.told()


@pytest.mark.usefixtures("has_old")
def test_a_damaged_release_is_made_whole_again(publisher: Publisher, screen: Screen) -> None:
    page = next((release_folder(screen.state, 1) / "pages").glob("*.kk.json"))
    page.write_bytes(page.read_bytes().replace(b"old", b"odd"))  # and with it the object it is a link to
    assert screen.fetch(mend=True).is_new
    assert shows(screen, 1, "old")
    assert leftovers(screen.state) == []


@pytest.mark.parametrize("what", ["config", "refs/remotes", "objects", "taken", "everything"])
@pytest.mark.usefixtures("has_old")
def test_a_repository_that_a_power_cut_damaged(what: str, publisher: Publisher, screen: Screen) -> None:
    follow = screen.state / "follow"
    if what == "config":
        (follow / "repo/config").write_bytes(b"")
    elif what == "refs/remotes":
        (ref,) = (path for path in (follow / "repo/refs/remotes").rglob("*") if path.is_file())
        ref.write_bytes(b"")
    elif what == "objects":
        for path in (follow / "repo/objects").rglob("*.file"):
            path.unlink()
    elif what == "taken":
        (follow / "taken.json").write_bytes(b"\0\0\0")
    else:
        shutil.rmtree(follow)
    publisher.be_at("new")
    assert screen.told() == ""
    assert shows(screen, 2, "new")
