import base64
import gzip
import io
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.publishing.pictures import NotAPicture, convert

RED = (220, 30, 40)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
RECT = '<rect width="100" height="50" fill="#dc1e28"/>'


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    return made


def svg(inside: str, size: str = 'width="100" height="50"') -> bytes:
    return SVG.format(size, inside).encode()


PLAIN = Image.new("RGB", (3000, 2000), RED)
SMALL = Image.new("RGB", (300, 200), RED)

SHOWN = {
    "jpeg": (encoded(PLAIN, "JPEG"), (1920, 1280), "jpg"),
    "png": (encoded(PLAIN, "PNG"), (1920, 1280), "jpg"),
    "webp": (encoded(PLAIN, "WEBP"), (1920, 1280), "jpg"),
    "avif": (encoded(PLAIN, "AVIF"), (1920, 1280), "jpg"),
    "gif": (encoded(SMALL, "GIF", save_all=True, append_images=[SMALL.rotate(90)]), (300, 200), "jpg"),
    "tiff": (encoded(SMALL, "TIFF"), (300, 200), "jpg"),
    "bmp": (encoded(SMALL, "BMP"), (300, 200), "jpg"),
    "cmyk": (encoded(SMALL.convert("CMYK"), "JPEG"), (300, 200), "jpg"),
    "opaque alpha": (encoded(SMALL.convert("RGBA"), "PNG"), (300, 200), "jpg"),
    "transparent": (encoded(Image.new("RGBA", (300, 200), (*RED, 250)), "PNG"), (300, 200), "png"),
    "palette": (encoded(SMALL.quantize(), "PNG"), (300, 200), "jpg"),
    "turned jpeg": (encoded(PLAIN, "JPEG", exif=exif(6)), (1280, 1920), "jpg"),
    "turned png": (encoded(SMALL, "PNG", exif=exif(8)), (200, 300), "jpg"),
    "damaged exif": (encoded(SMALL, "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"), (300, 200), "jpg"),
    "one pixel": (encoded(Image.new("RGB", (1, 1), RED), "PNG"), (1, 1), "jpg"),
    "very wide": (encoded(Image.new("RGB", (9000, 2), RED), "PNG"), (1920, 1), "jpg"),
    "svg": (svg(RECT), (1920, 960), "jpg"),
    "svg without size": (svg(RECT, 'viewBox="0 0 100 50"'), (1920, 960), "jpg"),
    "svg of 100,000 pixels": (svg(RECT, 'width="1e5" height="1e5" viewBox="0 0 50 50"'), (1920, 1920), "jpg"),
    "svg in utf-16": (f'<?xml version="1.0"?>{svg(RECT).decode()}'.encode("utf-16"), (1920, 960), "jpg"),
    "svg packed": (gzip.compress(svg(RECT)), (1920, 960), "jpg"),
    "svg with a doctype": (b"<!DOCTYPE svg><!-- a -->" + svg(RECT), (1920, 960), "jpg"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_pictures_of_every_kind_are_shown_upright_at_screen_size(name: str, tmp_path: Path) -> None:
    data, size, ending = SHOWN[name]
    row = convert(data, 1920, tmp_path)
    assert (row["width"], row["height"]) == size
    assert row["file"].startswith("pictures/")
    assert row["file"].endswith(f".{ending}")
    with (
        Image.open(tmp_path / Path(row["file"]).name) as shown,
        Image.open(tmp_path / Path(row["card"]).name) as card,
    ):
        assert shown.size == size
        assert max(card.size) == min(960, max(size))
        colour = shown.convert("RGB").getpixel((0, 0))
        assert isinstance(colour, tuple)
        assert all(abs(one - other) < 6 for one, other in zip(colour, RED, strict=True))


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    row = convert(encoded(Image.new("I;16", (30, 20), 128 * 256), "PNG"), 1920, tmp_path)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        assert shown.convert("L").getpixel((0, 0)) == 128


NOT_SHOWN = {
    "picture-empty": b"",
    "picture-broken": encoded(Image.effect_noise((900, 900), 60), "JPEG")[:100_000],
    "picture-unknown": b"%PDF-1.4 nothing",
    "picture-heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
}


@pytest.mark.parametrize("code", NOT_SHOWN)
def test_what_is_no_picture_says_why(code: str, tmp_path: Path) -> None:
    with pytest.raises(NotAPicture) as caught:
        convert(NOT_SHOWN[code], 1920, tmp_path)
    assert caught.value.code == code
    assert not list(tmp_path.glob("*.*g"))


@pytest.mark.parametrize(
    "data", [svg(RECT)[:60], b"<html><svg>", gzip.compress(b"x" * 100), gzip.compress(svg(RECT))[:60]]
)
def test_a_damaged_drawing_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotAPicture, match="picture-broken"):
        convert(data, 1920, tmp_path)


@pytest.mark.parametrize(
    "head", [b'<!DOCTYPE svg SYSTEM "a.dtd">', b'<!DOCTYPE svg [<!ENTITY ns SYSTEM "file:///etc/hostname">]>']
)
def test_a_drawing_with_entities_is_named_as_such(head: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotAPicture, match="picture-drawing"):
        convert(head + svg("<text>&ns;&more;</text>"), 300, tmp_path)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    data = bytearray(encoded(Image.new("1", (8, 8)), "PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with pytest.raises(NotAPicture, match="picture-too-large"):
        convert(bytes(data), 1920, tmp_path)


def test_a_phone_s_108_megapixels_are_shown(tmp_path: Path) -> None:
    row = convert(encoded(Image.new("RGB", (12000, 9000), RED), "JPEG"), 1920, tmp_path)
    assert (row["width"], row["height"]) == (1920, 1440)


@pytest.mark.parametrize("spelling", ["{path}", "file://{path}", "{name}", "../{folder}/{name}"])
@pytest.mark.parametrize("attribute", ["href", "xlink:href"])
def test_a_drawing_loads_no_other_file(
    spelling: str, attribute: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(encoded(SMALL, "PNG"))
    monkeypatch.chdir(tmp_path)
    place = spelling.format(path=secret, name=secret.name, folder=tmp_path.name)
    image = f'<image {attribute}="{place}" width="100" height="50"/>'
    packed = base64.b64encode(svg(image)).decode()
    nested = f'<image href="data:image/svg+xml;base64,{packed}" width="100" height="50"/>'
    drawn = '<rect width="90" height="40" filter="url(#f)"/>'
    filtered = f'<filter id="f"><feImage {attribute}="{place}"/></filter>{drawn}'
    for inside in (image, nested, filtered):
        row = convert(svg(inside), 300, tmp_path)
        with Image.open(tmp_path / Path(row["file"]).name) as shown:
            assert shown.convert("RGBA").getchannel("A").getextrema() == (0, 0)


def test_a_drawing_may_carry_its_own_picture(tmp_path: Path) -> None:
    packed = base64.b64encode(encoded(SMALL, "PNG")).decode()
    inside = f'<image href="data:image/png;base64,{packed}" width="100" height="50"/>'
    row = convert(svg(inside), 300, tmp_path)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        assert shown.convert("RGBA").getchannel("A").getextrema()[1] == 255


def test_a_drawing_s_words_are_drawn(tmp_path: Path) -> None:
    row = convert(svg('<text y="40" font-size="30">Қазақ</text>'), 300, tmp_path)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        assert shown.convert("RGBA").getchannel("A").getextrema()[1] == 255


def test_names_tell_apart_content_and_size(tmp_path: Path) -> None:
    data = encoded(SMALL, "PNG")
    other = encoded(Image.new("RGB", (300, 200), "blue"), "PNG")
    names = {convert(data, 1920, tmp_path)["file"], convert(data, 640, tmp_path)["file"]}
    names |= {convert(other, 1920, tmp_path)["file"], convert(data, 1920, tmp_path)["file"]}
    assert len(names) == 3
