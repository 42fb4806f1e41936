import os
import unicodedata
from pathlib import Path

import pytest

from kiosk.content.folder.fingerprint import quick_fingerprint, site_fingerprint
from kiosk.content.folder.report_name import REPORT_NAMES, is_report, report_name
from kiosk.content.folder.scan import scan_site


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("kk", "ТЕКСЕРУ.txt"),
        ("kk-KZ", "ТЕКСЕРУ.txt"),
        ("ru", "ПРОВЕРКА.txt"),
        ("en", "CHECK.txt"),
        ("de", "CHECK.txt"),
        ("", "CHECK.txt"),
    ],
)
def test_the_name_is_a_word_of_the_staff_s_language(language: str, name: str) -> None:
    assert report_name(language) == name


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        *((name, True) for name in REPORT_NAMES),
        ("проверка.TXT", True),
        ("Check.txt", True),
        (unicodedata.normalize("NFD", "ПРОВЕРКА.txt"), True),
        (".new-ТЕКСЕРУ.txt", True),
        ("CHECK.md", False),
        ("CHECK-LIST.txt", False),
        ("ПРОВЕРКА (1).txt", False),
        ("kk.txt", False),
    ],
)
def test_which_files_are_reports(name: str, ours: bool) -> None:
    assert is_report(name) is ours


@pytest.mark.parametrize("name", [*REPORT_NAMES, "check.TXT", ".new-CHECK.txt"])
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_report_is_no_content_whatever_it_is(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/kk.md").write_text("# A")
    before = (scan_site(tmp_path), quick_fingerprint(tmp_path), site_fingerprint(tmp_path))
    path = tmp_path / name
    if kind == "file":
        path.write_text("# A page?")
    elif kind == "link":
        path.symlink_to("a/kk.md")
    else:
        path.mkdir()
        (path / "kk.md").write_text("# A page?")
    assert (scan_site(tmp_path), quick_fingerprint(tmp_path), site_fingerprint(tmp_path)) == before
    os.utime(path, (1, 1), follow_symlinks=False)
    assert quick_fingerprint(tmp_path) == before[1]


def test_in_a_page_s_folder_the_name_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/kk.md").write_text("# A")
    before = quick_fingerprint(tmp_path)
    (tmp_path / "a/CHECK.txt").write_text("staff's own")
    assert quick_fingerprint(tmp_path) != before
    assert [problem.code for problem in scan_site(tmp_path).problems] == ["text-without-language"]
