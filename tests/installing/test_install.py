"""`kiosk install` and `kiosk uninstall` below a root of their own: what they write, keep and take back."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.cli import main
from kiosk.installing import program, system
from kiosk.installing.choices import Choices
from kiosk.installing.compare import Changes
from kiosk.installing.install import install
from kiosk.installing.plan import File, Link, make_plan
from kiosk.installing.program import Program, refuse_unreadable
from kiosk.installing.record import read_record
from kiosk.languages.catalogue import LANGUAGES
from kiosk.message import Failure

UNIT = "etc/systemd/system/kiosk.service"
Kiosk = Callable[..., str]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="for Linux")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "root"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages that come with the program: one of them."""
    folder = tmp_path / "pages"
    (folder / "01-lake").mkdir(parents=True)
    (folder / "01-lake/kk.md").write_text("# Көл\n", "utf-8")
    monkeypatch.setattr("kiosk.commands.install.default_content", lambda: folder)
    return folder


@pytest.fixture
def kiosk(root: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    """Run a command below the root, which is to succeed; return what it printed."""

    def run(*typed: str) -> str:
        assert main([*typed, "--root", str(root), "--language", "en"]) == 0
        told = capsys.readouterr()
        return told.out + told.err

    return run


def files(root: Path) -> dict[str, object]:
    """Return everything below a folder: what it is, what it says, when it was written."""
    return {
        str(path.relative_to(root)): (
            path.lstat().st_mtime_ns,
            path.lstat().st_mode,
            str(path.readlink()) if path.is_symlink() else path.is_file() and path.read_bytes(),
        )
        for path in sorted(root.rglob("*"))
    }


def test_twice_changes_nothing(root: Path, kiosk: Kiosk) -> None:
    assert "/etc/systemd/system/kiosk.service" in kiosk("install")
    before = files(root)
    assert "nothing has to be changed" in kiosk("install")
    assert files(root) == before
    assert str((root / "etc/systemd/system/getty@tty1.service").readlink()) == "/dev/null"


def test_a_dry_run_tells_the_same_and_writes_nothing(root: Path, kiosk: Kiosk) -> None:
    told = kiosk("install", "--dry-run", "--rotate", "90")
    assert not root.exists()
    done = kiosk("install", "--rotate", "90")
    listed = [line for line in told.splitlines() if line.startswith("  ")]
    assert listed == [line for line in done.splitlines() if line.startswith("  ")]
    before = files(root)
    assert "kiosk.service" in kiosk("uninstall", "--dry-run")
    assert files(root) == before


def test_a_unit_that_was_changed_by_hand_stays(root: Path, kiosk: Kiosk) -> None:
    kiosk("install")
    unit = root / UNIT
    unit.write_text(unit.read_text().replace("WatchdogSec=20", "WatchdogSec=90"))
    own = root / f"{UNIT}.d" / "own.conf"
    own.parent.mkdir()
    own.write_text("[Service]\nNice=1\n")
    for _ in range(2):
        told = kiosk("install", "--restart-at", "3:30")
        assert "/etc/systemd/system/kiosk.service was changed by hand" in told
        assert "kiosk.service.d/own.conf" in told
        assert "WatchdogSec=90" in unit.read_text()
    assert "OnCalendar=*-*-* 03:30:00" in (root / "etc/systemd/system/kiosk-restart.timer").read_text()

    assert "kiosk.service.old" in kiosk("install", "--force")
    assert "WatchdogSec=20" in unit.read_text()
    assert "WatchdogSec=90" in unit.with_name("kiosk.service.old").read_text()
    assert "nothing has to be changed" in kiosk("install")
    assert own.exists()


def test_what_was_there_before_stays_and_is_not_taken_back(root: Path, kiosk: Kiosk) -> None:
    system_units = root / "etc/systemd/system"
    system_units.mkdir(parents=True)
    (system_units / "default.target").symlink_to("/usr/lib/systemd/system/rescue.target")
    (system_units / "getty@tty1.service").symlink_to("/dev/null")
    before = files(root)
    assert "default.target was changed by hand, or was there before" in kiosk("install")
    kiosk("uninstall")
    left = files(root)
    assert {name: left[name][2] for name in left if name in before} == {
        name: before[name][2] for name in before
    }


def test_an_update_renews_what_an_older_version_wrote(root: Path, kiosk: Kiosk) -> None:
    def write(plan_items: tuple[File | Link, ...]) -> Changes:
        plan = make_plan(Choices(), Program(("/opt/kiosk/bin/kiosk",)))
        plan = type(plan)(plan.accounts, plan.folders, plan_items)
        return install(plan, Choices(), root, force=False, dry=False, later=True)[0]

    older = (File("/etc/a.service", "older"), File("/etc/gone.service", "gone"), Link("/etc/b", "/old"))
    newer = (File("/etc/a.service", "newer"), Link("/etc/b", "/new"))
    write(older)
    (root / "etc/gone.service.d").mkdir()
    found = write(newer)
    assert [item.path for item in found.write] == ["/etc/a.service", "/etc/b"]
    assert (found.remove, found.changed, found.kept) == (("/etc/gone.service",), frozenset(), ())
    assert (root / "etc/a.service").read_text() == "newer"
    assert str((root / "etc/b").readlink()) == "/new"
    assert not (root / "etc/gone.service").exists()
    assert not write(newer)


def test_an_interrupted_installation_is_completed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = make_plan(Choices(), Program(("/opt/kiosk/bin/kiosk",)))
    written = []

    def stop(path: Path, data: bytes) -> None:
        if len(written) == 4:
            raise OSError(28, "full")
        written.append(path)
        path.write_bytes(data)

    monkeypatch.setattr("kiosk.installing.carry_out.replace_file", stop)
    with pytest.raises(OSError, match="full"):
        install(plan, Choices(), root, force=False, dry=False, later=True)
    monkeypatch.undo()
    found, _ = install(plan, Choices(), root, force=False, dry=False, later=True)
    assert found.kept == ()
    record = read_record(root)
    assert record is not None
    assert len(record.marks) == len(plan.items)


def test_choices_stay_until_others_are_typed(root: Path, kiosk: Kiosk) -> None:
    touch, screen = root / "etc/udev/rules.d/99-kiosk-touch.rules", root / "usr/local/lib/kiosk/screen"
    kiosk("install", "--rotate", "270", "--content", "/srv/our pages/100%")
    assert 'LIBINPUT_CALIBRATION_MATRIX}="0 -1 1 1 0 0"' in touch.read_text()
    assert os.access(screen, os.X_OK)
    assert "nothing has to be changed" in kiosk("install")
    assert '--content "/srv/our pages/100%%"' in (root / UNIT).read_text()
    kiosk("install", "--rotate", "0")
    assert not touch.exists()
    assert not screen.parent.exists()
    assert '--content "/srv/our pages/100%%"' in (root / UNIT).read_text()


def test_all_but_content_and_state_is_taken_back(root: Path, kiosk: Kiosk) -> None:
    (root / "etc").mkdir(parents=True)
    for folder in ("srv/kiosk/content/01-ours", "var/lib/kiosk/releases"):
        (root / folder).mkdir(parents=True)
    before = set(files(root))
    kiosk("install", "--rotate", "90")
    unit = root / UNIT
    unit.write_text("[Service]\n# mine\n")
    told = kiosk("uninstall")
    assert "/srv/kiosk/content" in told
    assert "kiosk.service.old" in told
    left = {name for name in files(root) if not (root / name).is_dir()} | before
    assert left - before == {f"{UNIT}.old"}
    assert "nothing to take back" in kiosk("uninstall")


def test_the_pages_of_the_program_come_into_a_content_folder_that_is_empty(root: Path, kiosk: Kiosk) -> None:
    if not program.is_root():
        pytest.skip("only root can give files to others")
    page = root / "srv/kiosk/content/01-lake/kk.md"
    assert "pages that came with the program" in kiosk("install", "--dry-run")
    assert not root.exists()
    (root / "srv/kiosk/content").mkdir(parents=True)
    assert "pages that came with the program" in kiosk("install")
    assert page.read_text("utf-8") == "# Көл\n"
    assert [path.name for path in (root / "srv/kiosk/content").iterdir()] == ["01-lake"]
    assert "pages that came" not in kiosk("install", "--rotate", "90")
    assert "/srv/kiosk/content" in kiosk("uninstall")
    assert page.exists()


@pytest.mark.parametrize("there", ["srv/kiosk/content/ours.txt", "var/lib/kiosk/releases"])
def test_a_kiosk_that_has_something_of_its_own_gets_no_pages(root: Path, kiosk: Kiosk, there: str) -> None:
    (root / there).mkdir(parents=True)
    assert "pages that came" not in kiosk("install", "--dry-run")
    assert "pages that came" not in kiosk("install")
    assert not (root / "srv/kiosk/content/01-lake").exists()


def test_pages_that_came_only_in_part_are_copied_again(
    root: Path, kiosk: Kiosk, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not program.is_root():
        pytest.skip("only root can give files to others")
    (pages / "02-forest").mkdir()
    content = root / "srv/kiosk/content"
    content.mkdir(parents=True)
    (content / ".kiosk-copying").touch()  # as a power cut leaves it
    in_the_way = content / "01-lake"
    in_the_way.write_text("no folder")
    assert main(["install", "--root", str(root), "--language", "en"]) == 2
    assert f"could not be copied to {content}" in capsys.readouterr().err
    in_the_way.unlink()
    assert "pages that came with the program" in kiosk("install")
    assert {path.name for path in content.iterdir()} == {"01-lake", "02-forest"}
    assert "nothing has to be changed" in kiosk("install")


def test_who_is_not_root_is_told_that_the_pages_lack(
    root: Path, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "/srv/kiosk/content has no pages yet: only root" in kiosk("install")
    assert not (root / "srv").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_who_is_not_root_is_told_what_to_type(
    command: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("sys.argv", ["kiosk", command, "--language", language])
    assert main([command, "--language", language]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert f"scripts/kiosk {command} --language {language}" in told
    assert " sudo " in told


@pytest.mark.parametrize("turn", ["45", "left"])
def test_a_turn_that_no_screen_has_is_refused(turn: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["install", "--root", "/nowhere", "--rotate", turn])
    assert turn in capsys.readouterr().err


@pytest.mark.parametrize("time", ["24:00", "4", "04:60", "four"])
def test_a_time_that_no_day_has_is_refused(time: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["install", "--root", "/nowhere", "--restart-at", time])
    assert "04:00" in capsys.readouterr().err


def test_a_program_that_the_kiosks_user_cannot_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "main.py").symlink_to(tmp_path / "elsewhere.py")
    (tmp_path / "elsewhere.py").touch()
    closed: set[Path] = set()
    seen = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = list(seen(path, follow_symlinks=follow_symlinks))
        found[0] = found[0] & ~0o7 if path in closed else found[0] | 0o5
        return os.stat_result(found)

    with monkeypatch.context() as patched:  # pytest itself asks for files when it tells of a failure
        patched.setattr(Path, "stat", stat)
        refuse_unreadable(Program((str(home / "main.py"),)))
        for path in (home, home / "main.py", tmp_path / "elsewhere.py"):
            closed = {path}
            with pytest.raises(Failure, match=str(path)):
                refuse_unreadable(Program((str(home / "main.py"),)))


def test_a_computer_without_what_the_kiosk_needs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"systemctl", "systemd-sysusers", "systemd-tmpfiles", "cage", "wlr-randr"}
    monkeypatch.setattr("shutil.which", lambda name: name if name in there else None)
    system.refuse_unfit()
    with pytest.raises(Failure, match="sudo apt install gnupg ostree"):
        system.refuse_unfit(follows=True)
    there -= {"cage", "wlr-randr"}
    with pytest.raises(Failure, match="sudo apt install cage wlr-randr"):
        system.refuse_unfit()
    there.clear()
    with pytest.raises(Failure, match="systemd"):
        system.refuse_unfit()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "etc").write_text("a file")
    assert main(["install", "--root", str(tmp_path), "--language", "ru"]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_commands_take_the_folders_of_the_kiosk_that_is_installed(
    tmp_path: Path, root: Path, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk("install", "--state", "/var/lib/our kiosk")
    monkeypatch.setattr(paths, "INSTALLED", root / "etc/kiosk/folders")
    alone = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    content = paths.content_folder(None, alone)
    assert content == Path("/srv/kiosk/content")
    assert paths.state_folder(None, alone, content) == Path("/var/lib/our kiosk")
    assert paths.state_folder(None, alone, tmp_path) != Path("/var/lib/our kiosk")
    (root / "etc/kiosk/folders").write_text("damaged")
    assert paths.content_folder(None, alone) == paths.default_content()


def test_a_program_of_pip_is_started_by_its_own_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "is_checkout", lambda: False)
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    with pytest.raises(Failure, match="--program"):
        program.this_program()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/kiosk").touch()
    assert program.this_program().words == (f"{tmp_path}/bin/kiosk",)
    assert program.as_root("install") == f"sudo {tmp_path}/bin/kiosk install"


def screen_commands(tmp_path: Path, cage_help: str, outputs: str) -> list[str]:
    """Return the commands that the screen's script starts, with a compositor that knows these options."""
    said, tools = tmp_path / "said", tmp_path / "tools"
    tools.mkdir()
    script = (paths.PACKAGE / "installing/files/screen.sh").read_text()
    for name, text in {
        "cage": f'[ "$1" != -h ] || {{ printf "%s\\n" "{cage_help}" >&2; exit; }}\n'
        'while [ "$1" != -- ]; do printf "%s " "$1"; shift; done; echo; shift; exec "$@"\n',
        "wlr-randr": f'[ $# = 0 ] || {{ echo "wlr-randr $*"; exit; }}\nprintf "{outputs}"\n',
        "sleep": 'echo "sleep $*"; [ "$1" = infinity ] || kill $PPID\n',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}")
        (tools / name).chmod(0o755)
    with said.open("w") as out:
        subprocess.run(
            ["sh", "-c", script, "screen", "90"],
            env={"PATH": f"{tools}:/usr/bin:/bin"},
            stdout=out,
            timeout=20,
            start_new_session=True,
        )
    return said.read_text().splitlines()


def test_the_first_cage_turns_the_picture_itself(tmp_path: Path) -> None:
    help_text = " -m last Use only the last\n -r\t Rotate the output 90 degrees clockwise\n -s\t Allow"
    assert screen_commands(tmp_path, help_text, "") == ["-d -s -r -r -r ", "sleep infinity"]


def test_a_later_cage_is_asked_to_for_each_screen_that_is_not_turned(tmp_path: Path) -> None:
    outputs = 'HDMI-A-1 \\"TV\\"\\n  Enabled: yes\\n  Transform: normal\\nDP-1 \\"B\\"\\n  Transform: 270\\n'
    assert screen_commands(tmp_path, " -m last Use only the last\n -s\t Allow", outputs) == [
        "-d -s ",
        "wlr-randr --output HDMI-A-1 --transform 270",
        "sleep 5",
    ]


@pytest.mark.parametrize(
    ("named", "writable", "folder"),
    [
        ("/srv/share", "/var/lib/kiosk -/srv/share", True),
        ("share", "/var/lib/kiosk", False),
        ("/var/lib/kiosk/share", "/var/lib/kiosk", False),
    ],
)
def test_the_publisher_may_write_where_it_shares(
    named: str, writable: str, folder: bool, root: Path, kiosk: Kiosk
) -> None:
    unit, folders = root / "etc/systemd/system/kiosk-publisher.service", root / "etc/tmpfiles.d/kiosk.conf"
    kiosk("install")
    alone = unit.read_text()
    settings = root / "var/lib/kiosk/screen.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'share = "{named}"\n')
    kiosk("install")
    assert f"ReadWritePaths={writable}\n" in unit.read_text()
    assert ("d /srv/share 0755 kiosk kiosk - -" in folders.read_text()) is folder
    settings.unlink()
    kiosk("install")
    assert unit.read_text() == alone


FOLLOWER, PUBLISHER = (f"etc/systemd/system/kiosk-{name}.service" for name in ("follower", "publisher"))
KEY = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nnot looked at here\n-----END PGP PUBLIC KEY BLOCK-----\n"


def test_a_screen_that_follows_stays_one_until_it_is_told_to_publish(root: Path, kiosk: Kiosk) -> None:
    key = root.parent / "kiosk.gpg"
    key.write_text(KEY)
    settings = root / "var/lib/kiosk/screen.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('# ours\ndiagonal_inches = 43\nname = "foyer"\n')
    kiosk("install")
    dry = kiosk("install", "--dry-run", "--follow", "http://10.0.0.5:8080/kiosk", "--trust", str(key))
    assert "follow" not in settings.read_text()
    told = kiosk("install", "--follow", "http://10.0.0.5:8080/kiosk", "--trust", str(key))
    assert [line for line in dry.splitlines() if line.startswith("  ")] == [
        line for line in told.splitlines() if line.startswith("  ")
    ]
    key.unlink()
    for again in ("install", "--rotate", "90"), ("install",):
        kiosk(*again)
        assert (root / FOLLOWER).exists()
        assert not (root / PUBLISHER).exists()
        assert (root / "etc/kiosk/follow.asc").read_text() == KEY
        assert settings.read_text() == (
            '# ours\ndiagonal_inches = 43\nname = "foyer"\n'
            'follow = "http://10.0.0.5:8080/kiosk"\ntrust = "/etc/kiosk/follow.asc"\n'
        )
    assert "nothing has to be changed" in kiosk("install")
    assert (
        "kiosk.service kiosk-follower.service"
        in (root / "etc/systemd/system/kiosk-restart.service").read_text()
    )
    kiosk("install", "--follow", "/media/stick")
    assert 'follow = "/media/stick"\n' in settings.read_text()

    kiosk("install", "--follow", "")
    assert not (root / FOLLOWER).exists()
    assert (root / PUBLISHER).exists()
    assert not (root / "etc/kiosk/follow.asc").exists()
    assert settings.read_text() == '# ours\ndiagonal_inches = 43\nname = "foyer"\n'


def test_uninstall_takes_back_what_is_followed(root: Path, kiosk: Kiosk) -> None:
    key = root.parent / "kiosk.gpg"
    key.write_text(KEY)
    kiosk("install", "--follow", "http://10.0.0.5:8080/kiosk", "--trust", str(key))
    assert "setting taken out of screen.toml: follow" in kiosk("uninstall")
    assert (root / "var/lib/kiosk/screen.toml").read_text() == ""
    left = [path for path in root.rglob("*") if path.is_file() and path.name != "screen.toml"]
    assert left == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("--follow", "gopher://x"), "is no place to take releases from"),
        (("--follow", "http://10.0.0.5:8080/kiosk"), "No key says which releases to trust"),
        (("--follow", "http://10.0.0.5:8080/kiosk", "--trust", "/nowhere"), "it is not there"),
    ],
    ids=["no-place", "no-key", "no-file"],
)
def test_nothing_is_installed_that_could_follow_nothing(
    typed: tuple[str, ...], words: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["install", *typed, "--root", str(root), "--language", "en"]) == 2
    assert words in capsys.readouterr().err
    assert not root.exists()
