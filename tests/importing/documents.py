"""Word documents made by hand, with what Word, LibreOffice and attackers put into them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image

TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Default Extension="emf" ContentType="image/x-emf"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
NAMES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{rest}"'
    for prefix, rest in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
        "c": "drawingml/2006/chart",
        "m": "officeDocument/2006/math",
        "mc": "markup-compatibility/2006",
    }.items()
)
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{mark}"><w:name w:val="{name}"/></w:style>'
    for mark, name in {
        "a3": "Title",
        "1": "heading 1",
        "2": "heading 2",
        "a5": "caption",
        "11": "toc 1",
        "a7": "Quote",
    }.items()
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(3))
    + f'</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    for number, kind in ((1, "bullet"), (2, "decimal"))
)


def png(color: str = "red", size: int = 40) -> bytes:
    """Return a square picture."""
    out = io.BytesIO()
    Image.new("RGB", (size, size), color).save(out, "PNG")
    return out.getvalue()


def run(text: str, marks: str = "") -> str:
    """Return a run of text; `marks` are the elements of its properties."""
    inner = "".join(f"<w:{mark}/>" for mark in marks.split())
    return f'<w:r><w:rPr>{inner}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "", list_: tuple[int, int] | None = None) -> str:
    """Return a paragraph; `list_` is the number of a list and a level."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_:
        inner += f'<w:numPr><w:ilvl w:val="{list_[1]}"/><w:numId w:val="{list_[0]}"/></w:numPr>'
    words = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{inner}</w:pPr>{words}</w:p>"


def picture(relation: str, alt: str = "", attribute: str = "embed") -> str:
    """Return a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:{attribute}="{relation}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def table(*rows: list[str]) -> str:
    """Return a table with these cells."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def link(relation: str, text: str) -> str:
    """Return a hyperlink."""
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def docx(
    path: Path,
    body: str,
    *,
    pictures: dict[str, bytes] | None = None,
    links: dict[str, str] | None = None,
    parts: dict[str, str | bytes] | None = None,
    types: str = TYPES,
) -> Path:
    """Write a document; `pictures` and `links` are by relation, `parts` replace or add files."""
    relations = [
        f'<Relationship Id="{name}" Type="{RELATION}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "numbering", "footnotes")
    ]
    files: dict[str, str | bytes] = {}
    for name, data in (pictures or {}).items():
        ending = "png" if data.startswith(b"\x89PNG") else "emf"
        relations.append(
            f'<Relationship Id="{name}" Type="{RELATION}/image" Target="media/{name}.{ending}"/>'
        )
        files[f"word/media/{name}.{ending}"] = data
    for name, target in (links or {}).items():
        kind = "image" if name.startswith("image") else "hyperlink"
        relations.append(
            f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/>'
        )
    files |= {
        "[Content_Types].xml": types,
        "_rels/.rels": RELATIONS.format(
            f'<Relationship Id="d" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": RELATIONS.format("".join(relations)),
        "word/styles.xml": f"<w:styles {NAMES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMES}>{NUMBERING}</w:numbering>",
        "word/document.xml": f"<w:document {NAMES} {WPS} {VML}><w:body>{body}</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (files | (parts or {})).items():
            package.writestr(name, data)
    return path
