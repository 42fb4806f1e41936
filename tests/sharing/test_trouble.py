"""What keeps a release from being shared: people are told what is wrong, where, and what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.commands import share as command
from kiosk.languages.catalogue import LANGUAGES, translate
from kiosk.ostree import COLLECTION, PUBLIC_KEY, ostree
from kiosk.problems.kinds import KINDS
from kiosk.releases.layout import release_folder
from kiosk.sharing import share as sharing
from kiosk.sharing.gnupg import gnupg_home, gpg
from kiosk.sharing.not_shared import NotShared
from kiosk.sharing.share import share
from kiosk.system.child_process import environment
from kiosk.system.lock import locked
from tests.conditions import COMMON_USER
from tests.sharing.conftest import Screen

Released = Callable[[str], int]
NewScreen = Callable[[], Screen]


def refused(state: Path, folder: Path, key: Path | None = None) -> str:
    """Share a release, which is not possible; return the code of the problem."""
    with pytest.raises(NotShared) as told:
        share(state, folder, key=key)
    return told.value.problem.code


@pytest.fixture
def small_disk(folder: Path) -> Iterator[None]:
    """Mount a disk of 4 MB as the shared folder; skips where that is not allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "kiosk-test", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("may not mount")
    yield
    subprocess.run(["umount", "-l", folder], check=True)


def test_there_is_no_release(state: Path, folder: Path) -> None:
    assert refused(state, folder) == "share-no-release"
    assert not folder.exists()


@pytest.mark.parametrize("damage", ["page", "manifest"])
def test_a_damaged_release_is_not_shared(damage: str, released: Released, state: Path, folder: Path) -> None:
    at = release_folder(state, released("Жылы."))
    file = at / "manifest.json" if damage == "manifest" else next(at.glob("pages/*.kk.json"))
    file.write_bytes(b"\0" * file.stat().st_size)
    assert refused(state, folder) == "share-damaged"


def test_a_folder_of_somebody_s_own(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    (folder / "state").mkdir(parents=True)
    assert refused(state, folder) == "share-other-folder"
    assert [path.name for path in folder.iterdir()] == ["state"]


def test_a_folder_that_would_be_published(released: Released, content: Path, state: Path) -> None:
    released("Жылы.")
    assert refused(state, content / "share") == "share-in-content"
    assert not (content / "share").exists()


def test_a_file_in_place_of_the_folder(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    folder.write_text("mine")
    assert refused(state, folder) == "share-refused"
    assert folder.read_text() == "mine"


@pytest.mark.parametrize(
    "made",
    [
        ["--mode=bare-user-only", f"--collection-id={COLLECTION}"],
        ["--mode=archive", "--collection-id=org.example.Other"],
        ["--mode=archive"],
    ],
    ids=["no-archive", "another-collection", "no-collection"],
)
def test_a_repository_of_something_else(
    made: list[str], released: Released, state: Path, folder: Path
) -> None:
    released("Жылы.")
    ostree(folder, "init", *made)
    assert refused(state, folder) == "share-other-repository"


def test_a_repository_that_lacks_its_newest_commit(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    share(state, folder)
    for file in folder.glob("objects/*/*.commit"):
        file.unlink()
    released("Ыстық.")
    assert refused(state, folder) in ("share-failed", "share-refused")


def test_a_repository_that_was_begun_is_completed(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    ostree(folder, "init", "--mode=archive", f"--collection-id={COLLECTION}")
    (folder / "objects").rmdir()  # which ostree makes last
    assert share(state, folder).fresh


@pytest.mark.usefixtures("small_disk")
@pytest.mark.parametrize("least", ["", "0MB"], ids=["some-room-stays-free", "to-the-last-byte"])
def test_a_full_disk(least: str, released: Released, content: Path, state: Path, folder: Path) -> None:
    released("Жылы.")
    if least:
        ostree(folder, "init", "--mode=archive", f"--collection-id={COLLECTION}")
        ostree(folder, "config", "set", "core.min-free-space-size", least)
        (folder / "objects/filler").write_bytes(b"x" * (4 * 1024**2 - 40 * 1024))
    assert refused(state, folder) == "share-full"


def test_a_folder_that_may_only_be_read(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    folder.mkdir(mode=0o555)
    typed = ["--state", str(state), "share", str(folder), "--language", "en"]
    line = [sys.executable, "-c", "import sys; from kiosk.cli import main; sys.exit(main())", *typed]
    ran = subprocess.run([*COMMON_USER, *line], env=environment(), capture_output=True, text=True)
    assert ran.returncode == 2
    assert f"Nothing can be written into {folder} for other screens (no permission)." in ran.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_installed_is_named(
    language: str,
    released: Released,
    state: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    released("Жылы.")
    monkeypatch.setenv("PATH", "/nowhere")
    assert main(["--state", str(state), "share", str(folder), "--language", language]) == 2
    kind = KINDS["share-program"]
    told = capsys.readouterr().err
    assert translate(language, kind.message).format(program="ostree") in told
    assert "sudo apt install ostree gnupg" in told


def test_gnupg_is_not_installed(
    released: Released, state: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released("Жылы.")
    only = tmp_path / "only/ostree"
    only.parent.mkdir()
    only.symlink_to("/usr/bin/ostree")
    monkeypatch.setenv("PATH", str(only.parent))
    assert refused(state, folder) == "share-program"


def test_somebody_else_shares_and_does_not_end(
    released: Released, state: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released("Жылы.")
    monkeypatch.setattr(sharing, "PATIENCE_SECONDS", 0.1)
    with locked(state / "share.lock"):
        assert refused(state, folder) == "share-busy"


def test_no_folder_is_named(
    released: Released, state: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released("Жылы.")
    assert main(["--state", str(state), "share", "--language", "en"]) == 2
    assert f"write it into {state / 'screen.toml'} as share = " in capsys.readouterr().err
    (state / "screen.toml").write_text(f'share = "{folder}"\n')
    assert main(["--state", str(state), "share", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert f"Release 1 is in {folder} now" in told
    assert f"Carry the file {folder / PUBLIC_KEY} to every screen by hand" in told
    assert f"copy of {state / 'share-key/secret.asc'}" in told


def test_a_stick_alone_needs_no_folder(
    released: Released, state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released("Жылы.")
    (stick := tmp_path / "stick").mkdir()
    assert main(["--state", str(state), "share", "--stick", str(stick), "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert f"Release 1 is in the folder {stick} now, too, but no stick is there" in told
    assert (state / "share/kiosk.json").is_file()
    assert (stick / PUBLIC_KEY).is_file()


def test_a_stick_that_is_one_can_be_unplugged(
    released: Released,
    state: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = Path("/dev/shm")  # another disk for the system, on any computer with Linux
    if not memory.is_dir() or memory.stat().st_dev == state.parent.stat().st_dev:
        pytest.skip("there is no second disk here")
    monkeypatch.setattr("kiosk.sharing.stick.MEMORY", "somewhere else")
    released("Жылы.")
    with tempfile.TemporaryDirectory(dir=memory) as stick:
        assert main(["--state", str(state), "share", "--stick", stick, "--language", "en"]) == 0
        assert f"Release 1 is on the stick {stick} now, too. You can unplug it." in capsys.readouterr().out
        assert (Path(stick) / PUBLIC_KEY).is_file()


@pytest.mark.parametrize("inside", ["content", "state", "shared"])
def test_a_folder_of_the_kiosk_is_no_stick(
    inside: str,
    released: Released,
    content: Path,
    state: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    released("Жылы.")
    (stick := {"content": content, "state": state, "shared": folder}[inside] / "stick").mkdir(parents=True)
    typed = ["--content", str(content), "--state", str(state), "share", str(folder), "--stick", str(stick)]
    assert main([*typed, "--language", "en"]) == 2
    assert f"{stick} is no stick" in capsys.readouterr().err
    assert not [*stick.iterdir()]


def test_root_writes_nothing_that_the_kiosk_could_not_change(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "_other_owner", lambda state: "kiosk")
    monkeypatch.setattr("sys.argv", ["kiosk", "share", "/srv/my share"])
    assert main(["--state", str(state), "share", "/srv/my share", "--language", "en"]) == 2
    assert capsys.readouterr().err.endswith("kiosk share '/srv/my share'\n")


def exported(passphrase: str = "", what: str = "--export-secret-keys") -> bytes:
    """Return a new key as gpg exports it, with or without a passphrase."""
    loopback = ("gpg", "--batch", "--no-tty", "--pinentry-mode", "loopback", "--passphrase", passphrase)
    with gnupg_home() as home:
        made = [
            *loopback,
            "--homedir",
            str(home),
            "--quick-generate-key",
            "Other",
            "ed25519",
            "sign",
            "never",
        ]
        subprocess.run(made, check=True, capture_output=True)
        line = [*loopback, "--homedir", str(home), "--armor", what]
        return subprocess.run(line, check=True, capture_output=True).stdout


@pytest.mark.parametrize(
    ("key", "why"),
    [
        pytest.param(lambda: exported("secret"), "it has a passphrase", id="with-a-passphrase"),
        pytest.param(lambda: exported(what="--export"), "it holds no secret key", id="public-only"),
        pytest.param(lambda: b"no key", "it holds no key that can be read", id="no-key"),
        pytest.param(lambda: exported()[:200], "it holds no key that can be read", id="half-a-key"),
        pytest.param(lambda: None, "it is not there", id="no-file"),
    ],
)
def test_a_key_that_cannot_sign(
    key: Callable[[], bytes | None], why: str, released: Released, state: Path, folder: Path, tmp_path: Path
) -> None:
    released("Жылы.")
    file = tmp_path / "key.asc"
    if (data := key()) is not None:
        file.write_bytes(data)
    with pytest.raises(NotShared) as told:
        share(state, folder, key=file)
    assert (told.value.problem.code, told.value.problem.values["reason"]) == ("share-key", why)
    assert not (state / "share-key/secret.asc").exists()


def test_a_folder_in_place_of_a_key(released: Released, state: Path, folder: Path, tmp_path: Path) -> None:
    released("Жылы.")
    with pytest.raises(NotShared) as told:
        share(state, folder, key=tmp_path)
    reason = told.value.problem.values["reason"]
    assert reason != translate("ru", reason)


def test_a_key_that_may_not_be_looked_for(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    (state / "share-key").mkdir(mode=0)
    typed = ["--state", str(state), "share", str(folder), "--language", "en"]
    line = [sys.executable, "-c", "import sys; from kiosk.cli import main; sys.exit(main())", *typed]
    ran = subprocess.run([*COMMON_USER, *line], env=environment(), capture_output=True, text=True)
    (state / "share-key").chmod(0o700)
    assert (
        f"Nothing can be written into {state / 'share-key'} for other screens (no permission)." in ran.stderr
    )


def test_another_key_takes_the_place_of_the_first(
    released: Released, state: Path, folder: Path, tmp_path: Path, screen: NewScreen
) -> None:
    released("Жылы.")
    first = share(state, folder).shared
    other = screen()
    other.pull(folder.as_uri())
    former = (state / "share-key/secret.asc").read_bytes()
    file = tmp_path / "key.asc"
    file.write_bytes(exported())
    again = share(state, folder, key=file)
    assert again.fresh
    assert again.shared.signer != first.signer
    with pytest.raises(RuntimeError, match="public key not found"):
        other.pull(folder.as_uri())
    other.trust(folder / PUBLIC_KEY)
    other.pull(folder.as_uri())
    (kept,) = (state / "share-key").glob("former-*.asc")
    assert kept.read_bytes() == former
    assert (kept, kept.stat().st_mode & 0o777) == (again.former_key, 0o600)
    assert share(state, folder).shared.signer == again.shared.signer  # it stays without being named again


def test_no_new_key_is_made_in_silence_for_releases_that_another_signed(
    released: Released, state: Path, folder: Path
) -> None:
    released("Жылы.")
    first = share(state, folder).shared
    key = state / "share-key/secret.asc"
    safe = key.rename(state.parent / "safe.asc")
    released("Суық.")
    assert refused(state, folder) == "share-key-gone"
    assert not key.exists()
    safe.rename(key)
    assert share(state, folder).shared.signer == first.signer
    key.unlink()
    shutil.rmtree(folder)
    anew = share(state, folder)
    assert anew.new_key
    assert anew.shared.signer != first.signer


def test_whoever_changes_the_key_is_told_what_screens_need(
    released: Released, state: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released("Жылы.")
    typed = ["--state", str(state), "share", str(folder), "--language", "en"]
    assert main(typed) == 0
    (file := tmp_path / "key.asc").write_bytes(exported())
    capsys.readouterr()
    assert main([*typed, "--key", str(file)]) == 0
    told = capsys.readouterr().out
    assert f"until the file {folder / PUBLIC_KEY} has been carried to each of them by hand" in told
    assert main(typed) == 0
    assert "by hand" not in capsys.readouterr().out


def test_the_first_key_stays_with_its_own_copy(released: Released, state: Path, folder: Path) -> None:
    released("Жылы.")
    first = share(state, folder).shared
    again = share(state, folder, key=state / "share-key/secret.asc")
    assert not again.fresh
    assert again.shared == first
    assert not [*(state / "share-key").glob("former-*")]
    with gnupg_home() as home:
        gpg(home, "--import", given=(folder / PUBLIC_KEY).read_bytes())
        assert first.signer.encode() in gpg(home, "--with-colons", "--list-keys")
