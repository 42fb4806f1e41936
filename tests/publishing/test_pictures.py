import base64
import gzip
import io
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
import pyvips
from PIL import Image

from kiosk.publishing.worker.pictures import convert as converting
from kiosk.publishing.worker.pictures import drawing_fonts, with_pillow
from kiosk.publishing.worker.pictures.convert import convert
from kiosk.publishing.worker.pictures.formats import NotAPicture
from kiosk.publishing.worker.pictures.svg import linked

RED = (220, 30, 40)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
RECT = '<rect width="100" height="50" fill="#dc1e28"/>'


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """Return a picture as a file of a Pillow format."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int) -> Image.Exif:
    """Return EXIF data with an orientation."""
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
    "svg packed": (gzip.compress(svg(RECT), mtime=0), (1920, 960), "jpg"),
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


def png16(colour_type: int, samples: tuple[int, ...]) -> bytes:
    """Return 30 x 20 pixels of 16 bits a sample, which Pillow reads but does not write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    row = b"\0" + b"".join(sample.to_bytes(2, "big") for sample in samples) * 30
    head = (30).to_bytes(4, "big") + (20).to_bytes(4, "big") + bytes((16, colour_type, 0, 0, 0))
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * 20)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def with_vips(kind: str, **options: Any) -> bytes:
    """Return RED as a file that Pillow does not write."""
    image = (pyvips.Image.black(300, 200, bands=3) + list(RED)).cast("uchar").copy(interpretation="srgb")
    if profile := options.pop("profile", None):
        image = image.icc_transform(profile)
    made: bytes = image.write_to_buffer(kind, **options)
    return made


DEEP = tuple(value * 257 for value in RED)
FROM_THE_DESIGNER = {
    "cmyk tiff": encoded(SMALL.convert("CMYK"), "TIFF"),
    "cmyk with a damaged profile": encoded(SMALL.convert("CMYK"), "JPEG", icc_profile=b"no profile" * 30),
    "colours of a phone": with_vips(".jpg", profile="p3", Q=95),
    "colours of a phone, png": with_vips(".png", profile="p3"),
    "progressive": encoded(SMALL, "JPEG", progressive=True),
    "interlaced": with_vips(".png", interlace=True),
    "damaged profile": encoded(SMALL, "JPEG", icc_profile=b"no profile" * 30),
    "16-bit colours": png16(2, DEEP),
    "16-bit colours, opaque": png16(6, (*DEEP, 65535)),
    "lab tiff": encoded(
        Image.merge("LAB", [Image.new("L", (30, 20), part) for part in (119, 196, 170)]), "TIFF"
    ),
}


@pytest.mark.parametrize("name", FROM_THE_DESIGNER)
def test_pictures_made_for_printing_are_shown_in_their_colours(name: str, tmp_path: Path) -> None:
    row = convert(FROM_THE_DESIGNER[name], 1920, tmp_path)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        assert shown.mode == "RGB"
        colour = shown.getpixel((5, 5))
        assert isinstance(colour, tuple)
        assert all(abs(one - other) < 12 for one, other in zip(colour, RED, strict=True)), colour


def test_inks_are_shown_by_their_profile(tmp_path: Path) -> None:
    row = convert(with_vips(".jpg", profile="cmyk", Q=95), 1920, tmp_path)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        colour = shown.getpixel((5, 5))
    assert isinstance(colour, tuple)
    assert abs(colour[0] - RED[0]) < 6  # 239 without it


GREY = {
    "8 bits": (encoded(Image.new("L", (30, 20), 128), "PNG"), "jpg"),
    "1 bit": (encoded(Image.new("1", (30, 20), 1), "PNG"), "jpg"),
    "jpeg": (encoded(Image.new("L", (30, 20), 128), "JPEG"), "jpg"),
    "and alpha": (encoded(Image.new("LA", (30, 20), (128, 120)), "PNG"), "png"),
    "16 bits and alpha": (png16(4, (128 * 257, 120 * 257)), "png"),
    "16-bit tiff": (encoded(Image.new("I;16", (30, 20), 128 * 256), "TIFF"), "jpg"),
    "float tiff": (encoded(Image.new("F", (30, 20), 128.0), "TIFF"), "jpg"),
}


@pytest.mark.parametrize("name", GREY)
def test_grey_pictures_are_shown(name: str, tmp_path: Path) -> None:
    data, ending = GREY[name]
    row = convert(data, 1920, tmp_path)
    assert row["file"].endswith(ending)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        red, green, blue, *alpha = shown.getpixel((5, 5))  # type: ignore[misc]
    assert (red, green, blue) == ((255, 255, 255) if name == "1 bit" else (128, 128, 128))
    assert alpha == ([120] if ending == "png" else [])


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_of_a_moving_picture_the_first_is_shown(kind: str, tmp_path: Path) -> None:
    moving = encoded(SMALL, kind, save_all=True, append_images=[Image.new("RGB", (300, 200), "blue")] * 3)
    row = convert(moving, 1920, tmp_path)
    assert (row["width"], row["height"]) == (300, 200)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        assert shown.getpixel((9, 9))[0] > 200  # type: ignore[index]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_phone_held_in_any_way(orientation: int, tmp_path: Path) -> None:
    sky = Image.new("RGB", (300, 200), (10, 40, 200))
    sky.paste(RED, (0, 100, 300, 200))  # the ground
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what the camera did to the picture
    stored = sky.transpose(Image.Transpose(back[orientation])) if orientation > 1 else sky
    row = convert(encoded(stored, "JPEG", exif=exif(orientation)), 1920, tmp_path)
    assert (row["width"], row["height"]) == (300, 200)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        ground = shown.convert("RGB").getpixel((150, 180))
    assert isinstance(ground, tuple)
    assert ground[0] > 200


HALVES = {
    "jpeg": ("JPEG", {}),
    "progressive jpeg": ("JPEG", {"progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {}),
    "avif": ("AVIF", {}),
    "gif": ("GIF", {}),
}


@pytest.mark.parametrize("share", [0.4, 0.9])
@pytest.mark.parametrize("kind", HALVES)
def test_half_a_picture_is_none(kind: str, share: float, tmp_path: Path) -> None:
    ending, options = HALVES[kind]
    whole = encoded(Image.effect_noise((400, 300), 60).convert("RGB"), ending, **options)
    part = whole[: int(len(whole) * share)]
    # A copy grows, or takes its room first and fills it.
    for data in (part, part + bytes(len(whole) - len(part))):
        with pytest.raises(NotAPicture, match="picture-broken"):
            convert(data, 1920, tmp_path)


def test_room_behind_a_whole_picture_does_no_harm(tmp_path: Path) -> None:
    assert convert(encoded(SMALL, "JPEG") + bytes(5000), 1920, tmp_path)["width"] == 300
    assert convert(encoded(Image.new("RGB", (300, 200)), "BMP"), 1920, tmp_path)["width"] == 300


# 64 x 32 pixels, held upright: turned by a quarter in its EXIF.
IPHONE = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAAB4AAgAAAAACCgABAAAAAAAAACQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAIAAAAAEAAAAAAAAAAv///+AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEA"
    "AQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAEptZGF0AAAAGigBrwngOSMkv//40n//9/QeQ/fxtrVjqdz8AAAA"
    "BkV4aWYAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA"
)


def test_a_heic_photo_where_nothing_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with_pillow._can_heic.cache_clear()
    try:
        with pytest.raises(NotAPicture, match="picture-heic"):
            convert(IPHONE, 1920, tmp_path)
    finally:
        with_pillow._can_heic.cache_clear()


def test_a_heic_photo_is_shown_where_pillow_heif_is_installed(tmp_path: Path) -> None:
    pytest.importorskip("pillow_heif", reason="the extra “heic” is not installed")
    row = convert(IPHONE, 1920, tmp_path)
    assert (row["width"], row["height"]) == (32, 64)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        colour = shown.convert("RGB").getpixel((10, 10))
    assert isinstance(colour, tuple)
    assert all(abs(one - other) < 12 for one, other in zip(colour, RED, strict=True))
    with pytest.raises(NotAPicture, match="picture-broken"):
        convert(IPHONE[:400], 1920, tmp_path)


NOT_SHOWN = {
    "picture-empty": b"",
    "picture-broken": encoded(Image.effect_noise((900, 900), 60), "JPEG")[:100_000],
    "picture-unknown": b"%PDF-1.4 nothing",
}


@pytest.mark.parametrize("code", NOT_SHOWN)
def test_what_is_no_picture_says_why(code: str, tmp_path: Path) -> None:
    with pytest.raises(NotAPicture) as caught:
        convert(NOT_SHOWN[code], 1920, tmp_path)
    assert caught.value.code == code
    assert not list(tmp_path.glob("*.*g"))


@pytest.mark.parametrize(
    "data",
    [
        svg(RECT)[:60],
        b"<html><svg>",
        gzip.compress(b"x" * 100, mtime=0),
        gzip.compress(svg(RECT), mtime=0)[:60],
    ],
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
        with pytest.raises(NotAPicture, match="picture-blank"):
            convert(svg(inside), 300, tmp_path)


A4 = (1358, 1920)
SIZES = {
    "Inkscape": ('width="210mm" height="297mm" viewBox="0 0 210 297"', A4),
    "cm": ('width="21cm" height="29.7cm"', A4),
    "in": ('width="8in" height="4in"', (1920, 960)),
    "pt": ('width="595.28pt" height="841.89pt" viewBox="0 0 595.28 841.89"', A4),
    "pc": ('width="50pc" height="25pc"', (1920, 960)),
    "only a width": ('width="100mm" viewBox="0 0 100 50"', (1920, 960)),
    "percent": ('width="100%" height="100%" viewBox="0 0 100 50"', (1920, 960)),
    "nothing at all": ("", (1920, 960)),
    "of nothing": ('width="0" height="0" viewBox="0 0 100 50"', (1920, 960)),
    "of nothing, in mm": ('width="0mm" height="0mm"', (1920, 960)),
    "less than nothing": ('width="-100" height="-50" viewBox="0 0 100 50"', (1920, 960)),
    "tiny": ('width="1e-3mm" height="1e-3mm" viewBox="0 0 100 50"', (1920, 960)),
    "tiny without a box": ('width="0.001" height="0.001"', (1920, 960)),
    "no number": ('width="NaN" height="auto" viewBox="0 0 100 50"', (1920, 960)),
    "endless": ('width="inf" height="1e999" viewBox="0 0 100 50"', (1920, 960)),
    "an empty box": ('width="100" height="50" viewBox="0 0 0 0"', (1920, 960)),
}


@pytest.mark.parametrize("size", SIZES)
def test_a_drawing_is_shown_whatever_its_size_is_written_in(size: str, tmp_path: Path) -> None:
    written, expected = SIZES[size]
    row = convert(svg('<rect width="100" height="50" fill="#800000"/>', written), 1920, tmp_path)
    assert (row["width"], row["height"]) == expected


ILLUSTRATOR = (
    '<?xml version="1.0" encoding="utf-8"?><!-- Generator: Adobe Illustrator 19.0 -->'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" ['
    '<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_xlink "http://www.w3.org/1999/xlink">]>'
    '<svg version="1.1" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" width="841.89pt" height="420.945pt" '
    'viewBox="0 0 841.89 420.945" xml:space="preserve"><rect width="800" height="400"/></svg>'
)
COREL = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- Creator: CorelDRAW --><!--' + 5000 * "x" + "-->"
    '<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="200mm" height="100mm" version="1.1" '
    'viewBox="0 0 20000 10000"><defs><style type="text/css"><![CDATA[.fil0 {fill:#E31E24}]]></style></defs>'
    '<rect class="fil0" width="19000" height="9000"/></svg>'
)


@pytest.mark.parametrize("drawing", [ILLUSTRATOR, COREL])
@pytest.mark.parametrize("packed", [False, True])
def test_drawings_are_taken_as_drawing_programs_save_them(drawing: str, packed: bool, tmp_path: Path) -> None:
    data = gzip.compress(drawing.encode(), mtime=0) if packed else drawing.encode("utf-8-sig")
    row = convert(data, 1920, tmp_path)
    assert (row["width"], row["height"]) == (1920, 960)


def test_a_drawing_of_nothing_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(NotAPicture, match="picture-blank"):
        convert(svg(RECT, 'viewBox="1000 1000 100 50"'), 300, tmp_path)


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        ('<image href="photo.jpg" width="9" height="9"/>', ["photo.jpg"]),
        (
            '<image xlink:href="file:///C:/photo.jpg"/><use xlink:href="a.svg#b"/>',
            ["file:///C:/photo.jpg", "a.svg#b"],
        ),
        ('<image href="a.png"/><image href="a.png"/>', ["a.png"]),
        ('<image href="data:image/png;base64,"/><use href="#a"/>', []),
        ('<a href="https://kiosk.kz"><rect/></a>', []),
        ('<image href=""/><image/>', []),
    ],
)
def test_a_drawing_tells_which_pictures_it_only_links(inside: str, names: list[str]) -> None:
    assert linked(svg(inside)) == names


def test_a_drawing_may_carry_its_own_picture(tmp_path: Path) -> None:
    packed = base64.b64encode(encoded(SMALL, "PNG")).decode()
    inside = f'<image href="data:image/png;base64,{packed}" width="100" height="50"/>'
    row = convert(svg(inside), 300, tmp_path)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        assert shown.convert("RGBA").getchannel("A").getextrema()[1] == 255


@pytest.mark.parametrize("style", ["width:20px;height:99px", "width:100% !important"])
def test_a_drawing_s_style_does_not_change_its_size(style: str, tmp_path: Path) -> None:
    sheet = f"<style>svg {{ {style} }}</style>"
    for data in (svg(RECT, f'width="100" height="50" style="{style}"'), svg(sheet + RECT)):
        row = convert(data, 1920, tmp_path)
        assert (row["width"], row["height"], row["file"][-4:]) == (1920, 960, ".jpg")


@pytest.mark.parametrize(
    "size", ['width="70.7" height="33.3" viewBox="0 0 70.7 33.3"', 'width="70.7" height="33.3"']
)
def test_a_drawing_that_covers_its_area_has_no_seam(size: str, tmp_path: Path) -> None:
    row = convert(svg(RECT, size), 1921, tmp_path)
    assert row["file"].endswith(".jpg")
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        for place in ((0, 0), (shown.width - 1, shown.height - 1)):
            assert all(abs(one - other) < 6 for one, other in zip(shown.getpixel(place), RED, strict=True))  # type: ignore[arg-type]


def test_a_drawing_without_a_size_shows_all_that_is_right_of_and_below_its_corner(tmp_path: Path) -> None:
    row = convert(svg('<rect x="500" y="100" width="100" height="50"/>', ""), 600, tmp_path)
    assert (row["width"], row["height"]) == (600, 150)
    with Image.open(tmp_path / Path(row["file"]).name) as shown:
        assert shown.getbbox() == (500, 100, 600, 150)


def text(family: str, words: str = "Қазақ тілі") -> bytes:
    return svg(f'<text y="40" font-size="20" font-family="{family}">{words}</text>')


def drawn(data: bytes, folder: Path) -> Image.Image:
    """Return the picture that a drawing was converted to."""
    with Image.open(folder / Path(convert(data, 300, folder)["file"]).name) as shown:
        return shown.convert("RGBA")


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("DejaVu Sans", "Nunito"),
        ("Arial", "Nunito"),
        ("Papyrus", "Nunito"),
        ("sans-serif", "Nunito"),
        ("serif", "Literata"),
        ("Times New Roman", "Literata"),
        ("monospace", "Source Code Pro"),
    ],
)
def test_a_drawing_s_text_is_set_in_the_kiosk_s_fonts(named: str, shown: str, tmp_path: Path) -> None:
    assert drawn(text(named), tmp_path) == drawn(text(shown), tmp_path)
    others = {"Nunito", "Literata", "Source Code Pro"} - {shown}
    assert all(drawn(text(named), tmp_path) != drawn(text(other), tmp_path) for other in others)


def test_letters_that_the_kiosk_s_fonts_lack_are_taken_from_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(drawing_fonts, "fonts_with", lambda letters: asked.append("".join(letters)) or [])
    convert(text("Nunito", "Қазақ 漢字"), 300, tmp_path)
    convert(svg("<desc>漢字</desc>" + RECT), 300, tmp_path)
    assert asked == ["漢字"]


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


def test_a_picture_that_a_release_has_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, work = tmp_path / "release", tmp_path / "work"
    release.mkdir()
    work.mkdir()
    data = encoded(PLAIN, "JPEG")
    made = convert(data, 1920, release)
    monkeypatch.setattr(converting, "_decode", lambda data, edge: pytest.fail("made again"))
    assert convert(data, 1920, work, [tmp_path / "gone", release]) == made
    assert {path.name for path in work.iterdir()} == {path.name for path in release.iterdir()}
    (release / Path(made["card"]).name).unlink()  # not whole: not taken
    monkeypatch.undo()
    other = tmp_path / "other"
    other.mkdir()
    assert convert(data, 1920, other, [release]) == made
    assert not (other / Path(made["file"]).name).samefile(release / Path(made["file"]).name)
