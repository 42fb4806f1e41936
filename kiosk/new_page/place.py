"""Where new pages go: the content folder, or the last of its layers, as if the others lay in it as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.folder.layers import is_layer
from kiosk.content.folder.new_folder import folders_in
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.top_layer import folders_from_top
from kiosk.content.names.identity import identity
from kiosk.message import N_, Failure, Message
from kiosk.settings.layered import layers_to_change


@dataclass(frozen=True, slots=True)
class Place:
    """The folder in which pages are made: `content`, or its last layer.

    `pages` maps the folders of pages in the other layers, as they would be in this one, to where they are.
    """

    content: Path
    layers: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def layer(self) -> str:
        """The name of the layer, "" for the content folder itself."""
        return self.layers[-1] if self.layers else ""

    def without_layer(self, parts: Sequence[str]) -> list[str]:
        """Return the names of folders that somebody typed without that of the layer.

        Failure for the name of another layer.
        """
        if parts and is_layer(parts[0], self.layers[-1:]):
            return [*parts[1:]]
        if parts and is_layer(parts[0], self.layers):
            text = N_("New pages are made in the layer “{own}” only, not in “{layer}”.")
            raise Failure(Message(text, {"own": self.layer, "layer": parts[0]}))
        return [*parts]

    def folders_in(self, above: Sequence[str]) -> list[str]:
        """Return the names of the folders inside `above`, in any layer. OSError like folders_in."""
        if not self.layers:
            return folders_in(self.content, above)
        home = self.content / self.layer
        mine = folders_in(home, above) if home.joinpath(*above).is_dir() else []
        known = {identity(name) for name in mine}
        around = "/".join(above)
        others = [folder.rpartition("/")[2] for folder in self.pages if folder.rpartition("/")[0] == around]
        return [*mine, *(name for name in others if identity(name) not in known)]

    def is_there(self, page: str) -> Failure:
        """Return the failure that a page is there already, in the layer or in another one."""
        if page in self.pages and not (self.content / self.layer / page).exists():
            text = N_(
                "The page is there already: {page}. To change it, copy its folder to {folder} and change it "
                "there. Nothing was changed."
            )
            return Failure(Message(text, {"page": self.pages[page], "folder": f"{self.layer}/{page}"}))
        return Failure(
            Message(N_("The page “{page}” is there already. Nothing was changed."), {"page": page})
        )


def place_in(content: Path) -> Place:
    """Return where new pages go. OSError when the content folder or one of its layers cannot be read.

    Failure when kiosk.toml names layers that cannot be read.
    """
    over = layers_to_change(content)
    if not over:
        return Place(content)
    site = scan_site(content, over)
    folders = folders_from_top(site)
    return Place(content, site.layers, {folders[page]: folder for page, folder in site.folders.items()})
