"""Where an import goes: the content folder, or the last of its layers."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.folder.layers import BACKUP, LayerAway, is_layer
from kiosk.content.folder.scan import scan_site
from kiosk.content.folder.site import Site
from kiosk.content.folder.top_layer import from_top_layer
from kiosk.content_switch.switch import settle
from kiosk.importing.errors import CannotImport, busy
from kiosk.importing.plan import Plan
from kiosk.message import N_, Message
from kiosk.problems.problem import Problem
from kiosk.publishing.report.folder_messages import cannot_read
from kiosk.settings.layered import layers_to_change
from kiosk.system.reasons import reason


@dataclass(frozen=True, slots=True)
class Target:
    """The folder that an import changes: `content`, or the last of its layers.

    `site` are its pages and files, with paths within it; those of the other layers are empty folders in it.
    """

    content: Path
    layers: tuple[str, ...]
    site: Site

    @property
    def layer(self) -> str:
        """The name of the layer, "" for the content folder itself."""
        return self.layers[-1] if self.layers else ""

    @property
    def folder(self) -> Path:
        """The folder."""
        return self.content / self.layer

    def place(self, typed: str) -> str:
        """Return a place that somebody typed without the name of the layer. CannotImport for another one."""
        top, _, rest = typed.partition("/")
        if is_layer(top, self.layers[-1:]):
            return rest
        if is_layer(top, self.layers):
            raise CannotImport(
                Message(
                    N_("Pages are imported into the layer “{own}” only, not into “{layer}”."),
                    {"own": self.layer, "layer": top},
                )
            )
        return typed

    def named(self, plan: Plan) -> Plan:
        """Return a plan with paths as in the content folder, for people."""
        if not self.layers:
            return plan
        return dataclasses.replace(
            plan,
            files=tuple(
                dataclasses.replace(
                    file,
                    target=self._named(file.target),
                    replaces=file.replaces and self._named(file.replaces),
                )
                for file in plan.files
            ),
            pages=tuple(
                dataclasses.replace(
                    page, folder=self._named(page.folder), was=page.was and self._named(page.was)
                )
                for page in plan.pages
            ),
            lacking=tuple(map(self._named, plan.lacking)),
            removed=tuple(map(self._named, plan.removed)),
        )

    def stand_in(self, new: Path) -> tuple[str, ...]:
        """Return the layers with the folder `new` in the place of the last one, () without layers."""
        if not self.layers:
            return ()
        root = os.path.realpath(self.content)
        return (*self.layers[:-1], Path(os.path.relpath(new, root)).as_posix())

    def renamed(self, problems: Iterable[Problem], new: Path) -> list[Problem]:
        """Return what was found with `new` in the place of the last layer as if it was that layer."""
        if not self.layers:
            return [*problems]
        other = self.stand_in(new)[-1]
        found = []
        for problem in problems:
            if problem.file == other or problem.file.startswith(f"{other}/"):
                problem = dataclasses.replace(problem, file=self.layer + problem.file[len(other) :])
            is_beside = problem.file.removesuffix(BACKUP) == self.layer
            if problem.code != "folder-beside-layers" or not is_beside:
                found.append(problem)
        return found

    def _named(self, path: str) -> str:
        """Return a path within the layer as it is in the content folder."""
        return f"{self.layer}/{path}" if path else self.layer


def settle_import(content: Path) -> None:
    """Complete an import that was interrupted. CannotImport while another one is running.

    Failure when kiosk.toml names layers that cannot be read.
    """
    if not settle(content) or not all(settle(content / layer) for layer in layers_to_change(content)[-1:]):
        raise CannotImport(busy(content))


def target_of(content: Path) -> Target:
    """Return where an import into a content folder goes.

    CannotImport when the folder cannot be read, Failure when kiosk.toml names layers that cannot be read.
    """
    over = layers_to_change(content)
    try:
        site = scan_site(content, over)
        if not over:
            return Target(content, (), site)
        own = scan_site(content / site.layers[-1])
        return Target(content, site.layers, from_top_layer(site, own))
    except LayerAway as error:
        text = N_(
            "The layer {layer} of {folder} cannot be read ({reason}), so nothing is imported. Connect its "
            "disk or share, and repeat."
        )
        values = {"layer": str(error.filename), "folder": str(content), "reason": reason(error)}
        raise CannotImport(Message(text, values)) from None
    except OSError as error:
        raise CannotImport(cannot_read(str(content), error)) from None
