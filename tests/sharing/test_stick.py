"""Sticks: which folder is one, and what is told of those that cannot be written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.languages.catalogue import LANGUAGES
from kiosk.message import Message
from kiosk.ostree import OstreeFailed
from kiosk.problems.explain import explain
from kiosk.sharing import stick as sticks
from kiosk.sharing.not_shared import NotShared
from kiosk.sharing.share import share
from kiosk.sharing.stick import is_stick, write_stick
from kiosk.system.disks import Mount, mount_of, whole_disks

Released = Callable[[str], int]
Mounted = Callable[..., Path]

MOUNTS = r"""
27 1 8:2 / / rw,relatime - ext4 /dev/sda2 rw
25 27 0:23 / /dev/shm rw - tmpfs tmpfs rw
40 27 8:17 / /media/My\040stick rw - vfat /dev/sdb1 rw
41 27 0:40 / /home rw shared:1 - btrfs /dev/sda3 rw
42 27 8:33 / /media/twice rw - exfat /dev/sdc1 rw
43 42 8:49 / /media/twice rw - fuseblk /dev/sdd1 rw
""".strip()


@pytest.mark.parametrize(
    ("folder", "mount"),
    [
        ("/media", Mount("ext4", "/dev/sda2")),
        ("/media/My stick/kiosk", Mount("vfat", "/dev/sdb1")),
        ("/media/My sticks", Mount("ext4", "/dev/sda2")),
        ("/dev/shm/x", Mount("tmpfs", "tmpfs")),
        ("/home/aigul", Mount("btrfs", "/dev/sda3")),
        ("/media/twice", Mount("fuseblk", "/dev/sdd1")),
    ],
    ids=["nothing-plugged-in", "stick", "longer-name", "memory", "btrfs", "over-another"],
)
def test_what_is_mounted(folder: str, mount: Mount) -> None:
    assert mount_of(Path(folder), MOUNTS) == mount


def test_partitions_and_volumes_are_of_whole_disks(tmp_path: Path) -> None:
    """As /sys has it: sda with two partitions, of which one holds a volume; a second disk beside it."""
    for name in ("sda/sda2", "sda/sda3", "sdb/sdb1"):
        (tmp_path / "block" / name).mkdir(parents=True)
        (tmp_path / "block" / name / "partition").write_text("2\n")
    (tmp_path / "block/dm-0/slaves").mkdir(parents=True)
    (tmp_path / "block/dm-0/slaves/sda3").symlink_to("../../sda/sda3")
    (blocks := tmp_path / "numbers").mkdir()
    for number, name in (("8:2", "sda/sda2"), ("8:17", "sdb/sdb1"), ("8:16", "sdb"), ("253:0", "dm-0")):
        (blocks / number).symlink_to(f"../block/{name}")
    found = {
        numbers: whole_disks(os.makedev(*numbers), blocks)
        for numbers in ((8, 2), (8, 17), (8, 16), (253, 0), (0, 40))
    }
    assert found == {(8, 2): {"sda"}, (8, 17): {"sdb"}, (8, 16): {"sdb"}, (253, 0): {"sda"}, (0, 40): set()}


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Mounted]:
    """Mount something in a new folder, by the words of mount(8); skips where that is not allowed."""
    with ExitStack() as stack:

        def run(*words: str) -> Path:
            at = tmp_path / f"mounted-{len(list(tmp_path.iterdir()))}"
            at.mkdir()
            if subprocess.run(["mount", *words, str(at)], capture_output=True).returncode:
                pytest.skip("may not mount")
            stack.callback(lambda: subprocess.run(["umount", "-l", at], check=True))
            return at

        yield run


def test_a_folder_of_the_computer_is_no_stick(tmp_path: Path) -> None:
    (folder := tmp_path / "stick").mkdir()
    assert not is_stick(folder, (tmp_path,))
    assert not is_stick(tmp_path / "nowhere", (tmp_path,))


def test_a_folder_that_is_mounted_a_second_time_is_no_stick(mounted: Mounted, tmp_path: Path) -> None:
    assert not is_stick(mounted("--bind", str(tmp_path)), ())


def test_memory_is_no_stick_but_a_disk_in_it_is(mounted: Mounted, tmp_path: Path) -> None:
    memory = mounted("-t", "tmpfs", "-o", "size=20m", "kiosk-test")
    assert not is_stick(memory, (tmp_path,))
    image = memory / "image"
    with image.open("wb") as file:
        file.truncate(8_000_000)
    subprocess.run(["/sbin/mkfs.ext4", "-q", "-F", str(image)], check=True)
    assert is_stick(mounted("-o", "loop", str(image)), (tmp_path,))


def refused(folder: Path, stick: Path) -> tuple[str, str]:
    """Write a stick, which is not possible; return the code of the problem, and its English words."""
    with pytest.raises(NotShared) as told:
        write_stick(folder, stick)
    problem = told.value.problem
    assert len({explain(problem, language).message for language in LANGUAGES}) == len(LANGUAGES)
    assert all(str(stick) in explain(problem, language).message for language in LANGUAGES)
    return problem.code, explain(problem, "en").message


def test_a_stick_that_is_not_there(released: Released, state: Path, folder: Path, tmp_path: Path) -> None:
    released("Жылы.")
    share(state, folder)
    stick = tmp_path / "stick"
    told = f"Nothing can be written to the stick {stick} (it is not there)."
    assert refused(folder, stick) == ("share-stick-refused", told)


def test_a_stick_that_is_full(released: Released, state: Path, folder: Path, mounted: Mounted) -> None:
    released("Жылы.")
    share(state, folder)
    stick = mounted("-t", "tmpfs", "-o", "size=40k", "kiosk-test")
    assert refused(folder, stick)[0] == "share-stick-full"


def test_a_stick_of_which_ostree_complains(
    released: Released, state: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released("Жылы.")
    share(state, folder)
    (stick := tmp_path / "stick").mkdir()

    def fail(*words: object, seconds: float) -> str:
        raise OstreeFailed(Message("x"), "Repository is odd")

    monkeypatch.setattr(sticks, "ostree", fail)
    code, told = refused(folder, stick)
    assert (code, told) == (
        "share-stick-failed",
        f"The stick {stick} could not be written: Repository is odd",
    )
