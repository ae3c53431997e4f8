"""The scene as PNG, drawn by matplotlib without a display, a browser or any state of its own."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from kg.export.geometry import Curve, Point
from kg.export.routes import Route
from kg.export.scene import FONT_SIZE, LEGEND_STEP, LINE_HEIGHT, TITLE_SIZE, Hull, Node, Scene, compose
from kg.export.snapshot import Snapshot
from kg.export.style import KINDS, Kind
from kg.export.xmltext import xml_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DPI = 144
_INK, _MUTED, _COUNTER = "#1a1c1f", "#5f6670", "#6b4a8a"
_LEGEND = 34.0
_POINTS = 72 / 96  # of a CSS pixel


def to_png(snapshot: Snapshot) -> bytes:
    """The picture on white, at 144 dots an inch; larger scenes are drawn with fewer dots, to 8,000 a side at most."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    scene = compose(snapshot)
    width, height = max(scene.width, 5 * LEGEND_STEP + 20), scene.height + _LEGEND
    figure = Figure(figsize=(width / 96, height / 96), dpi=min(_DPI, 8000 * 96 / max(width, height)))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    _paint(axes, scene)
    out = BytesIO()
    with warnings.catch_warnings():
        # The shipped font lacks some scripts; the picture then shows a box, and the other formats the name.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
        figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _paint(axes: Axes, scene: Scene) -> None:
    for hull in scene.hulls:
        _hull(axes, hull)
    for route in scene.routes:
        _route(axes, route)
    for node in scene.nodes:
        _node(axes, node)
    _legend(axes, scene.height)


def _hull(axes: Axes, hull: Hull) -> None:
    from matplotlib.patches import Polygon

    style = "--" if hull.coalition.kind == "inferred" else "-"
    axes.add_patch(Polygon(hull.outline, facecolor=hull.tint, alpha=0.13, linewidth=0, zorder=1))
    axes.add_patch(Polygon(hull.outline, fill=False, edgecolor=hull.tint, alpha=0.55, linestyle=style, zorder=1))
    _text(axes, hull.heading, hull.title, size=TITLE_SIZE, weight="bold")


def _route(axes: Axes, route: Route) -> None:
    strand = route.strand
    colour = KINDS[strand.kind].light
    style = "--" if strand.dashed else "-"
    _curve(axes, route.curve, colour, width=strand.width, style=style, opacity=strand.opacity)
    if route.counter:
        _curve(axes, route.counter, _COUNTER, width=1.6, style=":")
    for start, end in route.mark:
        axes.plot(*zip(start, end, strict=True), color=colour, linewidth=2 * _POINTS, zorder=3)


def _curve(axes: Axes, curve: Curve, colour: str, *, width: float, style: str = "-", opacity: float = 1.0) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    path = Path([curve.start, curve.control, curve.end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    line = PathPatch(path, fill=False, edgecolor=colour, linewidth=width * _POINTS, linestyle=style, zorder=2)
    line.set_alpha(opacity)
    axes.add_patch(line)


def _node(axes: Axes, node: Node) -> None:
    from matplotlib.patches import Circle, RegularPolygon

    mark = RegularPolygon(node.centre, 4, radius=node.radius) if node.diamond else Circle(node.centre, node.radius)
    mark.set(facecolor=node.tint or "white", edgecolor=_INK, linewidth=1.6 * _POINTS, zorder=4)
    axes.add_patch(mark)
    for number, line in enumerate(node.label):
        below = Point(node.centre.x, node.centre.y + node.radius + LINE_HEIGHT * (number + 1))
        _text(axes, line, below, size=FONT_SIZE)


def _legend(axes: Axes, top: float) -> None:
    entries = [(KINDS[kind].light, "-", KINDS[kind].legend) for kind in (Kind.ALLY, Kind.HOSTILE, Kind.MEMBER)]
    entries.append((KINDS[Kind.ALLY].light, "--", "one source or weak support"))
    entries.append((_COUNTER, ":", "second strand: disputed"))
    for number, (colour, style, words) in enumerate(entries):
        x, y = 20 + LEGEND_STEP * number, top + 12
        _curve(axes, Curve(Point(x, y), Point(x + 15, y), Point(x + 30, y)), colour, width=2.4, style=style)
        _text(axes, words, Point(x + 38, y + 4), size=FONT_SIZE, colour=_MUTED, align="left")


def _text(
    axes: Axes,
    words: str,
    at: Point,
    *,
    size: float,
    weight: str = "normal",
    colour: str = _INK,
    align: str = "center",
) -> None:
    """Nothing; the words stand at the place as they are, with dollar signs that start no formula."""
    from matplotlib.patheffects import withStroke

    text = axes.text(at.x, at.y, xml_text(words), ha=align, va="baseline", zorder=5, parse_math=False)
    text.set(fontsize=size * _POINTS, fontweight=weight, color=colour)
    text.set_path_effects([withStroke(linewidth=2.2, foreground="white")])
