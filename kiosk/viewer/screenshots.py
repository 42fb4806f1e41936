"""Every screen and page as PNG files, rendered offscreen by the kiosk's own window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMetaObject
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.progress.steps import Told, quiet
from kiosk.viewer.assembly import Viewer, application, assemble
from kiosk.viewer.page.picture_names import file_names

SETTLE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Wish:
    """Which pictures: sizes in pixels, language tags and pages; an empty tuple means all."""

    sizes: tuple[tuple[int, int], ...]
    languages: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    diagonal_inches: float | None = None
    whole: bool = False


def screenshots(publish: Callable[[Path, int], object], out: Path, wish: Wish, told: Told = quiet) -> int:
    """Render into OUT/SIZE/LANGUAGE/NAME.png; return how many pictures were made.

    `publish` makes one release in a state folder, its pictures at most so many pixels long. `told` is told
    how far it is.

    Raises LookupError, with a sentence, for a language or page that the content does not have.
    """
    edge = max(max(size) for size in wish.sizes)
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        state = Path(folder)
        app = application()
        viewer = assemble(
            state, diagonal_inches=wish.diagonal_inches, animated=False, seconds=_standing_still
        )
        count = 0
        try:
            viewer.window.show()
            for size in wish.sizes if not wish.pages else ():
                _resize(viewer, size)
                count += _grab(viewer, out / _name(size) / "welcome.png")
            publish(state, edge)
            viewer.site.look()
            pages = file_names(_pages(viewer, wish))
            languages = _languages(viewer, wish)
            total = len(wish.sizes) * len(languages) * len(pages)
            done = 0
            for size in wish.sizes:
                _resize(viewer, size)
                for language in languages:
                    viewer.idle.touch()
                    viewer.language.choose(language)
                    for page, name in pages.items():
                        count += _page(viewer, page, out / _name(size) / language / name, wish.whole)
                        done += 1
                        told("photographing", done, total)
                    if not wish.pages:
                        count += _overlays(viewer, out / _name(size) / language)
        finally:
            viewer.close()
            app.processEvents()
    return count


def _standing_still() -> float:
    """Return the time for the idle clock, so that the question comes only when its picture is taken."""
    return 0.0


def _languages(viewer: Viewer, wish: Wish) -> tuple[str, ...]:
    assert viewer.site.release is not None
    known = viewer.site.release.languages
    for language in wish.languages:
        if language not in known:
            raise LookupError(f"{language}: the content has the languages {', '.join(known)}")
    return wish.languages or known


def _pages(viewer: Viewer, wish: Wish) -> list[str]:
    if viewer.site.release is None:
        raise LookupError("the content folder could not be published")
    known = ["", *_below(viewer, "")]
    for page in wish.pages:
        if page not in known and page != "home":
            raise LookupError(f"{page}: there is no such page; pages are named like {known[-1]}")
    return ["" if page == "home" else page for page in wish.pages] or known


def _below(viewer: Viewer, parent: str) -> Iterator[str]:
    for card in viewer.site.family(parent):
        yield card.id
        yield from _below(viewer, card.id)


def _page(viewer: Viewer, page: str, path: Path, whole: bool) -> int:
    viewer.navigation.open(page)
    count = _grab(viewer, path.with_name(f"{path.name}.png"))
    while page and whole and page_down(viewer):
        count += _grab(viewer, path.with_name(f"{path.name}-{count + 1}.png"))
    return count


def page_down(viewer: Viewer) -> bool:
    """Scroll the open page on by nearly a screen; return False at its end."""
    view = _find(viewer.window.contentItem(), "pageList")
    if view is None or view.property("atYEnd"):
        return False
    before = view.property("contentY")
    QMetaObject.invokeMethod(view, "pageDown")
    settle(viewer)
    return bool(view.property("contentY") > before)


def _overlays(viewer: Viewer, folder: Path) -> int:
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
    viewer.window.resize(*size)
    viewer.metrics.take(size, None)


def _name(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def _grab(viewer: Viewer, path: Path) -> int:
    settle(viewer)
    path.parent.mkdir(parents=True, exist_ok=True)
    image = viewer.window.grabWindow()
    # Little compression: quick enough to be run all the time.
    if not image.save(str(path), quality=75):
        raise OSError(f"{path} cannot be written")
    return 1


# Item by item in JavaScript: PySide6 has no converter for the status enumerations, and a wrapper
# for every item of the screen costs memory that is not given back.
_LOADING = """(function loading(item) {
    if (!item.visible)
        return false;
    if (item.status === 2 && (item.source !== undefined || item.sourceComponent !== undefined))
        return true;
    for (let at = 0; at < item.children.length; ++at)
        if (loading(item.children[at]))
            return true;
    return false;
})(this.contentItem)"""


def settle(viewer: Viewer) -> None:
    """Process events until every picture and part of the screen is loaded, in its place and drawn."""
    context = QQmlEngine.contextForObject(viewer.window)
    loading = QQmlExpression(context, viewer.window, _LOADING)
    deadline = monotonic() + SETTLE_SECONDS
    calm = 0
    while calm < 2 and monotonic() < deadline:
        _draw(viewer.window, deadline)
        calm = 0 if loading.evaluate()[0] else calm + 1


def _draw(window: QQuickWindow, deadline: float) -> None:
    """Process events until the window has drawn another frame, which also puts items in their places."""
    drawn = False

    def note() -> None:
        nonlocal drawn
        drawn = True

    window.frameSwapped.connect(note)
    window.update()
    while True:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if drawn or not window.isExposed() or monotonic() > deadline:
            break
    window.frameSwapped.disconnect(note)


def _find(item: QQuickItem, name: str) -> QQuickItem | None:
    if item.objectName() == name:
        return item
    return next((found for child in item.childItems() if (found := _find(child, name))), None)
