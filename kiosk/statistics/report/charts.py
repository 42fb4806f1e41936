"""Charts as SVG for a page of HTML: bars in one dark colour with their numbers, which a grey print keeps.

Nothing in them is fetched or run: the scripts that pygal adds are taken out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.statistics.report.escape import escaped

WIDTH = 720  # pixels of a chart over the whole page; two that stand side by side have half
_INK, _BAR, _PAPER = "#2b2622", "#0c5a69", "#ffffff"
_ABOVE = "{ text-anchor: middle; transform: translateY(-3px); }"
_BEHIND = "{ text-anchor: start; transform: translateX(6px); }"
_ADDED = re.compile(r"<script.*?</script>|<!--.*?-->", re.DOTALL)

Bar = tuple[str, int]


def upright(name: str, title: str, bars: Sequence[Bar], number: Callable[[float], str], *, half: bool) -> str:
    """Return bars that stand side by side, each with its number above and its label below.

    `name` keeps the styles of several charts on a page apart; `title` is for people who do not see it.
    """
    chart = _pygal().Bar(**_config(WIDTH // 2 if half else WIDTH, 200, number))
    crowded = len(bars) > (12 if half else 20)
    chart.x_labels = [label for label, _ in bars]
    if crowded:  # every few labels only, and no numbers, which would lie on one another
        step = -(-len(bars) // (6 if half else 12))
        chart.x_labels_major = [label for label, _ in bars][::step]
        chart.show_minor_x_labels = False
        chart.print_values = False
        chart.show_y_labels = True
        chart.show_y_guides = True
    return _drawn(chart, name, title, bars, _ABOVE)


def lying(name: str, title: str, bars: Sequence[Bar], number: Callable[[float], str]) -> str:
    """Return bars that lie one below the other, each with its label before and its number behind it."""
    chart = _pygal().HorizontalBar(**_config(WIDTH // 2, 24 * len(bars) + 16, number))
    chart.x_labels = [label for label, _ in reversed(bars)]
    # The axes of bars that lie are exchanged, by pygal only when it draws.
    chart.show_x_labels, chart.show_y_labels = False, True
    longest = max((len(number(count)) for _, count in bars), default=0)
    chart.range = (0, max([1, *(count for _, count in bars)]) * (1.35 if longest < 8 else 1.6))
    return _drawn(chart, name, title, bars[::-1], _BEHIND)


def _pygal() -> Any:
    """Return pygal, without the finder that it leaves behind: Python warns of it at every later import."""
    import pygal

    sys.meta_path[:] = [each for each in sys.meta_path if type(each).__name__ != "PluginImportFixer"]
    return pygal


def _config(width: int, height: int, number: Callable[[float], str]) -> dict[str, Any]:
    """Return what all charts have in common."""
    from pygal.style import Style

    style = Style(
        background=_PAPER,
        plot_background=_PAPER,
        foreground=_INK,
        foreground_strong=_INK,
        foreground_subtle="#c9c3bb",
        colors=(_BAR,),
        value_colors=(_INK,),
        opacity="1",
        opacity_hover="1",
        transition="0s",
        font_family="inherit",
        label_font_size=12,
        major_label_font_size=12,
        value_font_size=12,
        guide_stroke_color="#c9c3bb",
        major_guide_stroke_color="#c9c3bb",
    )
    return {
        "width": width,
        "height": height,
        "style": style,
        "js": (),
        "print_values_position": "top",
        "margin": 4,
        "spacing": 6,
        "show_legend": False,
        "show_y_labels": False,
        "show_y_guides": False,
        "print_values": True,
        "print_zeroes": False,
        "include_x_axis": True,
        "truncate_label": 40,
        "formatter": number,
        "value_formatter": number,
    }


def _drawn(chart: Any, name: str, title: str, bars: Sequence[Bar], numbers: str) -> str:
    """Return a chart as an SVG element; `numbers` is the style of those at the bars."""
    chart.uuid = name
    place = f"#chart-{name}"
    own = f"{place} .text-overlay text.value {numbers} {place} .axis .line {{ stroke: none; }}"
    chart.css = ["file://style.css", "file://graph.css", f"inline:{own}"]
    chart.add("", [count for _, count in bars])
    text = str(chart.render(is_unicode=True, disable_xml_declaration=True))
    return _ADDED.sub("", text).replace("<title>Pygal</title>", f"<title>{escaped(title)}</title>", 1)
