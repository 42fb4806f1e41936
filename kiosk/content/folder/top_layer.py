"""The last layer, where pages are made and imported, with the folders that they have or would get there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.content.folder.layers import layer_of, within_layer
from kiosk.content.folder.site import PageFolder, Site


def from_top_layer(site: Site, own: Site) -> Site:
    """Return the last layer of `site` with empty folders for the pages of the others.

    `own` is that layer scanned alone. So a page finds the folder around it, and the name of the one that it
    replaces, wherever that lies.
    """
    folders = folders_from_top(site)
    there = {page.folder for page in own.pages.values()}
    empty = {
        page_id: PageFolder(page_id, folder, {}, ())
        for page_id, folder in folders.items()
        if folder not in there and page_id not in own.pages
    }
    return replace(own, pages={**own.pages, **empty})


def folders_from_top(site: Site) -> dict[str, str]:
    """Return for each page in layers the folder that it has, or would get, in the last one, as seen there."""
    top = site.layers[-1]
    others = {**site.replaced, **site.places}
    mine = {page: folder for folder, page in others.items() if layer_of(folder, site.layers) == top}
    found: dict[str, str] = {}
    for page in site.pages.values():
        if layer_of(page.folder, site.layers) == top:
            mine[page.id] = page.folder
        if page.id in mine:
            found[page.id] = within_layer(mine[page.id], site.layers)
        else:
            above, name = found.get(page.id.rpartition("/")[0], ""), page.folder.rpartition("/")[2]
            found[page.id] = f"{above}/{name}" if above else name
    return found
