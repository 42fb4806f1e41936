"""Pictures large enough to keep a worker busy for some tenths of a second each."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image


def add_large_pictures(folder: Path, many: int) -> str:
    """Write different pictures of 12 megapixels, 0.png, 1.png and so on; return Markdown that shows them."""
    file = io.BytesIO()
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(file, "PNG", compress_level=1)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(many):
        # Bytes behind the picture's end make each file different.
        (folder / f"{number}.png").write_bytes(file.getvalue() + b"%d" % number)
    return "".join(f"![p]({number}.png)\n" for number in range(many))
