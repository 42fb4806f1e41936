"""Converted pictures take their places in a page; one that could not be converted leaves its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kiosk.publishing.worker.styled import count_words, escaped

Row = dict[str, Any]


def sources(page: Row, card: Row) -> list[str]:
    """Return the relative paths of the pictures a page and its card show, each once."""
    rows = [page["picture"], card["picture"]]
    for block in page["blocks"]:
        if block["kind"] in ("picture", "marked"):
            rows.append(block["picture"])
        elif block["kind"] == "gallery":
            rows.extend(row["picture"] for row in block["pictures"])
    return list(dict.fromkeys(row["source"] for row in rows if row and row["source"]))


def place(page: Row, pictures: Mapping[str, Row]) -> Row:
    """Return the page file: each {"source"} replaced by its picture, the cover not shown twice."""
    cover = placed(page["picture"], pictures)
    blocks = [made for block in page["blocks"] for made in _block(block, pictures)]
    if cover and blocks and blocks[0]["kind"] == "picture" and blocks[0]["picture"] == cover:
        blocks[:1] = [_paragraph(blocks[0]["caption"])] if blocks[0]["caption"] else []
    return {**page, "picture": cover, "blocks": blocks}


def placed(row: Row | None, pictures: Mapping[str, Row]) -> Row | None:
    return pictures.get(row["source"]) if row else None


def exchanged(value: Any, pictures: Mapping[str, Row]) -> Any:
    """Return a part of a page file, or of the notes on it, with pictures in the places kept for them.

    `pictures` are by the "source" that such a place has, see picture_note.
    """
    if isinstance(value, list):
        return [exchanged(item, pictures) for item in value]
    if not isinstance(value, dict):
        return value
    if "file" in value and "card" in value and value.get("source") in pictures:
        return pictures[value["source"]]
    return {name: exchanged(item, pictures) for name, item in value.items()}


def _block(block: Row, pictures: Mapping[str, Row]) -> Iterable[Row]:
    if block["kind"] == "picture":
        made = _picture(block, pictures)
        return [made] if made.get("text", "x") else []
    if block["kind"] == "marked":
        return _marked(block, pictures)
    if block["kind"] != "gallery":
        return [block]
    shown = [
        {**row, "picture": pictures[row["picture"]["source"]]}
        for row in block["pictures"]
        if row["picture"]["source"] in pictures
    ]
    lost = [_words(row) for row in block["pictures"] if row["picture"]["source"] not in pictures]
    gallery: list[Row] = [{**block, "pictures": shown}] if len(shown) > 1 else []
    if len(shown) == 1:
        gallery = [{"kind": "picture", **shown[0], "words": block["words"]}]
    return [*gallery, *(row for row in lost if row["text"])]


def _picture(block: Row, pictures: Mapping[str, Row]) -> Row:
    picture = pictures.get(block["picture"]["source"])
    return {**block, "picture": picture} if picture else _words(block)


def _marked(block: Row, pictures: Mapping[str, Row]) -> Iterable[Row]:
    made = _picture(block, pictures)
    if made["kind"] == "marked":
        return [made]
    texts = (": ".join(filter(None, (_bold(mark), mark["text"]))) for mark in block["marks"])
    items = [{"level": 0, "marker": "•", "text": text} for text in texts]
    names: Row = {"kind": "list", "items": items, "words": block["words"]}
    return [made, names] if made["text"] else [names]


def _bold(mark: Row) -> str:
    return f"<b>{escaped(mark['name'])}</b>" if mark["point"] else escaped(mark["name"])


def _words(row: Row) -> Row:
    return _paragraph(". ".join(part for part in (row["alt"], row["caption"]) if part))


def _paragraph(text: str) -> Row:
    """Return the words of a picture that is not, or not here, on the page."""
    return {
        "kind": "paragraph",
        "text": f"<i>{escaped(text)}</i>" if text else "",
        "words": count_words([text]),
    }
