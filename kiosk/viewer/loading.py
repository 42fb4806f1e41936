"""Which picture of the screen is still being read."""

from __future__ import annotations

from PySide6.QtQml import QQmlEngine, QQmlExpression

from kiosk.viewer.assembly import Viewer

# Item by item in JavaScript, see settle. 2 is Image.Loading.
_LOADING = """(function loading(item) {
    if (!item.visible || item.opacity === 0)
        return "";
    if (item.status === 2 && item.source !== undefined && item.sourceSize !== undefined)
        return String(item.source);
    for (let at = 0; at < item.children.length; ++at) {
        const found = loading(item.children[at]);
        if (found)
            return found;
    }
    return "";
})(this.contentItem)"""


class Loading:
    """Finds the first picture in sight that is still being read."""

    def __init__(self, viewer: Viewer) -> None:
        """Look at the window of a viewer."""
        context = QQmlEngine.contextForObject(viewer.window)
        self._expression = QQmlExpression(context, viewer.window, _LOADING)

    def __call__(self) -> str:
        """Return its address, "" for none."""
        return str(self._expression.evaluate()[0] or "")
