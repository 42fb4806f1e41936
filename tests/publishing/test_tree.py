"""What the poller notices."""

from pathlib import Path

from kiosk.content.folder.fingerprint import quick_fingerprint


def swap(one: Path, other: Path) -> None:
    """Let two folders change names."""
    away = one.with_name("away")
    one.rename(away)
    other.rename(one)
    away.rename(other)


def test_folders_that_change_places_are_noticed(tmp_path: Path) -> None:
    """Only names changed hands: a sum of weak hashes would often stay the same."""
    root = tmp_path
    unseen = []
    for number in range(60):
        one, other = root / f"{number}-one", root / f"{number}-other"
        for folder in (one, other):
            folder.mkdir()
            (folder / "kk.md").write_text("# T\n", encoding="utf-8")
        before = quick_fingerprint(root)
        swap(one, other)
        if quick_fingerprint(root) == before:
            unseen.append(number)
    assert unseen == []
