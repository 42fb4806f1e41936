"""Pictures made to do harm: they open nothing, and cost nothing but themselves."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import pyvips
from PIL import Image

from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.answers import PictureMade
from kiosk.publishing.worker.pictures.convert import convert
from kiosk.publishing.worker.pictures.formats import NotAPicture
from kiosk.publishing.worker.pool import WorkerPool
from kiosk.publishing.worker.task import Task
from kiosk.publishing.worker.worker import Setup

PROJECT = Path(__file__).parents[2]
SVG = (
    '{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:xi="http://www.w3.org/2001/XInclude" width="100" height="50">'
    '<rect width="9" height="9"/>{inside}</svg>'
)
REFERENCES = (
    '<image href="{}" width="9" height="9"/><image xlink:href="{}" width="9" height="9"/>',
    '<use href="{}#a"/><use xlink:href="{}#a"/>',
    '<filter id="f"><feImage href="{}"/></filter><rect width="9" height="9" filter="url(#f)"/>',
    '<path d="M0 0L9 9L0 9" fill="url({}#a)" mask="url({}#a)" clip-path="url({}#a)" filter="url({}#a)"/>',
    '<path d="M0 0L9 9L0 9" style="fill:url({}#a);marker-start:url({}#a);mask:url({}#a)"/>',
    '<style>@import url("{}"); @import "{}"; rect {{ fill: url({}#a); filter: url({}#a) }}</style>',
    '<style>@font-face {{ font-family: F; src: url("{}") }}</style><text font-family="F">a</text>',
    '<xi:include href="{}" parse="text"/><text><xi:include href="{}"/></text>',
    '<script href="{}"/><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{}"/></foreignObject>',
    '<linearGradient id="g" href="{}#a"/><rect fill="url(#g)" width="9" height="9"/>',
    '<text><textPath href="{}#a">a</textPath><tref xlink:href="{}#a"/></text>',
)
HEADS = (
    "",
    '<?xml version="1.0"?><?xml-stylesheet href="{}" type="text/css"?>',
    '<!DOCTYPE svg SYSTEM "{}">',
    '<!DOCTYPE svg [<!ENTITY e SYSTEM "{}">]>',
)
CONVERT = """
import sys
from pathlib import Path
from kiosk.publishing.worker.pictures.convert import convert
from kiosk.publishing.worker.pictures.formats import NotAPicture
from kiosk.publishing.worker.pictures.size import size_on_screen
folder = Path(sys.argv[1])
for path in folder.glob("*.svg"):
    with path.open("rb") as file:
        size_on_screen(file, 60)
    try:
        convert(path.read_bytes(), 60, folder)
    except NotAPicture:
        pass
"""


def hostile(address: str) -> Iterator[str]:
    """Yield drawings that refer to a file in every way, also from a drawing that lies within them."""
    for reference in REFERENCES:
        inside = reference.replace("{}", address).replace("{{", "{").replace("}}", "}")
        for head in HEADS if reference is REFERENCES[0] else HEADS[:1]:
            entity = "<text>&e;</text>" if "ENTITY" in head else ""
            drawing = SVG.format(head=head.replace("{}", address), inside=inside + entity)
            packed = base64.b64encode(drawing.encode()).decode()
            nested = f'<image href="data:image/svg+xml;base64,{packed}" width="90" height="40"/>'
            yield drawing
            yield SVG.format(head="", inside=nested)
            yield SVG.format(head="", inside=f'<xi:include href="data:text/xml;base64,{packed}"/>')


def test_a_drawing_opens_no_file_and_no_connection(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    secret = tmp_path / "secret.svg"
    secret.write_text(SVG.format(head="", inside='<rect id="a" width="9" height="9"/>'), "utf-8")
    drawings = tmp_path / "drawings"
    drawings.mkdir()
    for place in (
        str(secret),
        secret.as_uri(),
        "../secret.svg",
        "secret.svg",
        "http://127.0.0.1:9/secret.svg",
    ):
        for drawing in hostile(place):
            (drawings / f"{len(list(drawings.iterdir()))}.svg").write_text(drawing, "utf-8")
    log = tmp_path / "log"
    trace = ["strace", "-f", "-qq", "-s", "4096", "-o", str(log), "-e", "trace=file,connect"]
    run = subprocess.run(
        [*trace, sys.executable, "-c", CONVERT, str(drawings)],
        cwd=drawings,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
    )
    if "ptrace" in run.stderr:
        pytest.skip("strace may not trace here")
    assert run.returncode == 0, run.stderr
    calls = log.read_text("utf-8", "replace").splitlines()
    assert any(f"{drawings}/0.svg" in call for call in calls)
    assert [call for call in calls if "secret.svg" in call or "connect(" in call] == []


def test_what_a_bomb_took_is_there_for_the_next_picture(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    for name, many in (("layers.svg", 250), ("more-layers.svg", 900)):
        layers = "<g opacity='.9'>" * many + "<rect width='9' height='9'/>" + "</g>" * many
        (tmp_path / name).write_text(SVG.format(head="", inside=layers), "utf-8")
    Image.new("RGBA", (9000, 9000), (200, 30, 40)).save(tmp_path / "scan.tif", compression="tiff_lzw")
    pool = WorkerPool(patience=60)
    try:
        pool.configure(Setup(tmp_path, LinkIndex({}, []), 1920, work))
        for name, is_shown in (("layers.svg", True), ("more-layers.svg", False), ("scan.tif", True)):
            pool.submit(Task("picture", name))
            found = pool.answer()
            assert found is not None
            assert isinstance(found[1], PictureMade) is is_shown, found
    finally:
        pool.close()


@pytest.mark.parametrize(
    "data", [b"P6 1 1 255\nabc", b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\nabcd"]
)
def test_libvips_opens_nothing_but_what_is_named(data: bytes) -> None:
    with pytest.raises(NotAPicture, match="picture-unknown"):
        convert(data, 60, Path("nowhere"))
    with pytest.raises(pyvips.Error):
        pyvips.Image.new_from_buffer(data, "")


def test_the_fonts_of_drawings_are_nobody_else_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/of/this/computer")
    convert(SVG.format(head="", inside="<text y='9'>a</text>").encode(), 60, tmp_path)
    assert os.environ["FONTCONFIG_FILE"] == "/of/this/computer"
