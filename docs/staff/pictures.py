"""Draw the pictures of the staff guides: a text of the shipped content beside what the screen makes of it.

Usage: .venv/bin/python docs/staff/pictures.py, in the project's folder. Writes change-kk.png, shapes-kk.png
and the like beside this file.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk.paths import FONTS

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WEIGHTS = ("400Regular", "700Bold")
LANGUAGES = ("kk", "ru", "en")
CHANGED, SHAPED = "02-astana/01-names", "03-geography/01-land-and-climate"

TEXT_WIDTH, SCREEN_WIDTH, GAP, PAD = 540, 600, 24, 22  # pixels
FONT_SIZE, LINE = 21, 29
PAPER, EDGE, INK, SIGN = "#ffffff", "#c9c3b6", "#2b2b2b", "#b3541e"
SIGNS = re.compile(r"(^#+ |^- |^> |^: |\*\*|!?\[[ x]?|\]\([^)]*\)|\])")


def lines_of(language: str, page: str) -> list[str]:
    return (ROOT / "content" / page / f"{language}.md").read_text("utf-8").split("\n")


def wrapped(line: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    rows = [""]
    first, *words = line.lstrip().split(" ")
    indent = line[: len(line) - len(line.lstrip())]
    for word in (indent + first, *words):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if font.getlength(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def paper(lines: Iterable[str], name: str, height: int) -> Image.Image:
    """Return a sheet with the text as it stands in the file; the signs that shape it stand out."""
    font, bold = (ImageFont.truetype(str(FONTS / f"Nunito_{name}.ttf"), FONT_SIZE) for name in WEIGHTS)
    rows = [row for line in lines for row in wrapped(line, font, TEXT_WIDTH - 2 * PAD)]
    while rows and not rows[-1]:
        rows.pop()
    sheet = Image.new("RGB", (TEXT_WIDTH, max(height, LINE * len(rows) + 3 * PAD + LINE)), PAPER)
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((0, 0, sheet.width - 1, sheet.height - 1), outline=EDGE, width=2)
    draw.text((PAD, PAD // 2), name, font=font, fill="#777777")
    draw.line((0, LINE + PAD, sheet.width, LINE + PAD), fill=EDGE, width=2)
    for number, row in enumerate(rows):
        x = float(PAD)
        for piece in SIGNS.split(row):
            face, colour = (bold, SIGN) if SIGNS.fullmatch(piece) else (font, INK)
            draw.text((x, 2 * PAD + LINE * (number + 1)), piece, font=face, fill=colour)
            x += face.getlength(piece)
    return sheet


def bands(screen: Image.Image) -> list[tuple[int, int]]:
    """Return top and bottom of everything on a screen that has 20 empty rows above and below it."""
    area = screen.convert("L").crop((50, 0, screen.width - 40, screen.height))
    filled = [
        low != high
        for low, high in (area.crop((0, y, area.width, y + 1)).getextrema() for y in range(area.height))
    ]
    found: list[tuple[int, int]] = []
    for y, used in enumerate(filled):
        if used and found and y - found[-1][1] <= 20:
            found[-1] = (found[-1][0], y)
        elif used:
            found.append((y, y))
    return found


def cut(screen: Image.Image, top: int, bottom: int) -> Image.Image:
    shown = screen.crop((0, max(0, top - 24), screen.width - 12, min(screen.height, bottom + 24)))
    return shown.resize(
        (SCREEN_WIDTH, round(shown.height * SCREEN_WIDTH / shown.width)), Image.Resampling.LANCZOS
    )


def beside(lines: list[str], name: str, result: Image.Image) -> Image.Image:
    sheet = paper(lines, name, result.height)
    both = Image.new("RGB", (TEXT_WIDTH + GAP + SCREEN_WIDTH, max(sheet.height, result.height)), PAPER)
    both.paste(result.getpixel((0, result.height - 1)), (TEXT_WIDTH + GAP, 0, both.width, both.height))
    both.paste(sheet, (0, 0))
    both.paste(result, (TEXT_WIDTH + GAP, 0))
    return both


def stacked(pictures: list[Image.Image]) -> Image.Image:
    height = sum(picture.height for picture in pictures) + GAP * (len(pictures) - 1)
    whole = Image.new("RGB", (pictures[0].width, height), PAPER)
    y = 0
    for picture in pictures:
        whole.paste(picture, (0, y))
        y += picture.height + GAP
    return whole


def save(picture: Image.Image, name: str) -> None:
    picture.quantize(256, kmeans=3, dither=Image.Dither.NONE).save(HERE / name, optimize=True)


def change(language: str, shots: Path) -> Image.Image:
    """Return the beginning of a page: picture, title, paragraphs and the first years of a timeline."""
    lines = lines_of(language, CHANGED)
    years = [number for number, line in enumerate(lines) if line.startswith("- ")]
    screen = Image.open(shots / "astana.names.png").convert("RGB")
    return beside(lines[: years[2]], f"{language}.md", cut(screen, 24, 1350))


def shapes(language: str, shots: Path) -> Image.Image:
    """Return figures and a notice, and below them a quiz."""
    lines = lines_of(language, SHAPED)
    headings = [number for number, line in enumerate(lines) if line.startswith("## ")]
    figures = next(number for number, line in enumerate(lines) if line.startswith(": ")) - 1
    screen = Image.open(shots / "geography.land-and-climate-3.png").convert("RGB")
    found = bands(screen)
    rule = next(top for top, bottom in found if bottom - top < 6)
    notice, quiz, answers = found[-8][1], found[-5][0], found[-4][1]
    end = next(number for number in headings if number > figures)
    last = next(number for number, line in enumerate(lines) if line.startswith("["))
    upper = beside(lines[figures:end], f"{language}.md", cut(screen, rule, notice))
    return stacked([upper, beside(lines[headings[-1] : last], f"{language}.md", cut(screen, quiz, answers))])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "main.py", "screenshots", folder, "--content", "content", "--whole"]
        pages = ["--page", "astana/names", "geography/land-and-climate", "--language", *LANGUAGES]
        subprocess.run([*command, *pages, "--size", "1080x1920"], cwd=ROOT, check=True)
        for language in LANGUAGES:
            shots = Path(folder) / "1080x1920" / language
            save(change(language, shots), f"change-{language}.png")
            save(shapes(language, shots), f"shapes-{language}.png")


if __name__ == "__main__":
    main()
