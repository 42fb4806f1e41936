"""Saves every screen and page as a PNG file, rendered offscreen by the kiosk's own window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMetaObject

from kiosk.progress.steps import ShowProgress, quiet
from kiosk.viewer.assembly import Viewer, application, assemble
from kiosk.viewer.screenshot_names import file_names
from kiosk.viewer.settle import find, settle


@dataclass(frozen=True, slots=True)
class ScreenshotOptions:
    """Which screenshots to take: sizes in pixels, language tags and page identities; an empty tuple means
    all.

    `whole` takes a screenshot of every screenful of a page instead of the first one only. `named` are the
    name and the group of the screen whose pages are shown; None shows all.
    """

    sizes: tuple[tuple[int, int], ...]
    languages: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    diagonal_inches: float | None = None
    whole: bool = False
    named: tuple[str, str] | None = None


def screenshots(
    publish: Callable[[Path, int], object],
    out: Path,
    options: ScreenshotOptions,
    progress: ShowProgress = quiet,
) -> int:
    """Save OUT/SIZE/LANGUAGE/NAME.png for each screen, and return how many files were written.

    `publish` makes one release in a state folder, its pictures at most so many pixels long.
    `progress` shows how far it is.

    Raises LookupError, with a sentence, for a language or page that the content does not have.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        state = Path(folder)
        app = application()
        viewer = assemble(
            state,
            diagonal_inches=options.diagonal_inches,
            animated=False,
            seconds=_standing_still,
            named=options.named,
        )
        try:
            viewer.window.show()
            count = _welcome(viewer, out, options)
            publish(state, max(max(size) for size in options.sizes))
            viewer.release.look()
            return count + _release(viewer, out, options, progress)
        finally:
            viewer.close()
            app.processEvents()


def _welcome(viewer: Viewer, out: Path, options: ScreenshotOptions) -> int:
    """Save the screen that is shown before there is a release."""
    count = 0
    for size in options.sizes if not options.pages else ():
        _resize(viewer, size)
        count += _grab(viewer, out / _name(size) / "welcome.png")
    return count


def _release(viewer: Viewer, out: Path, options: ScreenshotOptions, progress: ShowProgress) -> int:
    pages = file_names(_pages(viewer, options))
    languages = _languages(viewer, options)
    total = len(options.sizes) * len(languages) * len(pages)
    count = done = 0
    for size in options.sizes:
        _resize(viewer, size)
        for language in languages:
            folder = out / _name(size) / language
            viewer.idle.touch()
            viewer.language.choose(language)
            for page, name in pages.items():
                count += _page(viewer, page, folder / name, options.whole)
                done += 1
                progress("photographing", done, total)
            if not options.pages:
                count += _overlays(viewer, folder)
    return count


def _standing_still() -> float:
    """Return the time for the idle clock: it stands still, so that the warning comes only when asked for."""
    return 0.0


def _languages(viewer: Viewer, options: ScreenshotOptions) -> tuple[str, ...]:
    """Return the languages to show; LookupError for one that the content lacks."""
    assert viewer.release.shown is not None
    known = viewer.release.shown.languages
    for language in options.languages:
        if language not in known:
            raise LookupError(f"{language}: the content has the languages {', '.join(known)}")
    return options.languages or known


def _pages(viewer: Viewer, options: ScreenshotOptions) -> list[str]:
    """Return the pages to show, "" for the home screen; LookupError for one that the content lacks."""
    if viewer.release.shown is None:
        raise LookupError("the content folder could not be published")
    known = ["", *viewer.release.pages.below("")]
    for page in options.pages:
        if page not in known and page != "home":
            raise LookupError(f"{page}: there is no such page; pages are named like {known[-1]}")
    return ["" if page == "home" else page for page in options.pages] or known


def _page(viewer: Viewer, page: str, path: Path, whole: bool) -> int:
    """Save a page, with `whole` screenful by screenful; return how many files were written."""
    viewer.navigation.open(page)
    count = _grab(viewer, path.with_name(f"{path.name}.png"))
    while page and whole and page_down(viewer):
        count += _grab(viewer, path.with_name(f"{path.name}-{count + 1}.png"))
    return count


def page_down(viewer: Viewer) -> bool:
    """Scroll the open page by nearly one screen; return False at its end."""
    view = find(viewer.window.contentItem(), "pageList")
    if view is None or view.property("atYEnd"):
        return False
    before = view.property("contentY")
    QMetaObject.invokeMethod(view, "pageDown")
    settle(viewer)
    return bool(view.property("contentY") > before)


def _overlays(viewer: Viewer, folder: Path) -> int:
    """Save the warning and the attract screen."""
    viewer.navigation.home()
    viewer.idle.show_warning()
    count = _grab(viewer, folder / "still-here.png")
    viewer.idle.touch()
    language = viewer.language.tag
    viewer.idle.rest()
    count += _grab(viewer, folder / "attract.png")
    viewer.idle.touch()
    viewer.language.choose(language)
    return count


def _resize(viewer: Viewer, size: tuple[int, int]) -> None:
    """Give the window another size."""
    viewer.window.resize(*size)
    viewer.metrics.take(size, None)


def _name(size: tuple[int, int]) -> str:
    """Return a size as the name of a folder."""
    return f"{size[0]}x{size[1]}"


def _grab(viewer: Viewer, path: Path) -> int:
    """Save the screen as it is now; return 1, the number of files written."""
    settle(viewer)
    path.parent.mkdir(parents=True, exist_ok=True)
    image = viewer.window.grabWindow()
    # Little compression, since the time matters more than the size.
    if not image.save(str(path), quality=75):
        raise OSError(f"{path} cannot be written")
    return 1
