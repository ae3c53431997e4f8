"""The scene as SVG: one file with its own style, light or dark as the reader's system is."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.export.geometry import Curve, Point
from kg.export.routes import Route
from kg.export.scene import FONT_SIZE, LEGEND_STEP, LINE_HEIGHT, TITLE_SIZE, Hull, Node, Scene, compose
from kg.export.snapshot import Snapshot
from kg.export.style import KINDS, Kind
from kg.export.xmltext import xml_text

_LEGEND_HEIGHT = 34.0
LEGEND: tuple[tuple[str, str], ...] = (
    *((kind.value, KINDS[kind].legend) for kind in (Kind.ALLY, Kind.HOSTILE, Kind.MEMBER)),
    ("ally dashed", "one source or weak support"),
    ("counter", "second strand: disputed"),
)
"""Class of a line and what it means."""


def to_svg(snapshot: Snapshot) -> bytes:
    """The picture as a file of its own, with a legend."""
    scene = compose(snapshot)
    root = drawing(scene)
    width, height = max(scene.width, LEGEND_STEP * len(LEGEND) + 20), scene.height + _LEGEND_HEIGHT
    root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    style = Element("style")
    style.text = stylesheet()
    root.insert(0, style)
    _legend(root, scene.height)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()



def stylesheet() -> str:
    """The CSS of the picture, shared with the page; the variables hold the colours of both themes."""
    light = "; ".join(f"--{kind}: {look.light}" for kind, look in KINDS.items())
    dark = "; ".join(f"--{kind}: {look.dark}" for kind, look in KINDS.items())
    strokes = "\n".join(f".{kind} {{ stroke: var(--{kind}) }}" for kind in KINDS)
    return f"""
:root {{ color-scheme: light dark; --ground: #ffffff; --ink: #1a1c1f; --muted: #5f6670; --counter: #6b4a8a; {light} }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ground: #101214; --ink: #eceef0; --muted: #a3abb5; --counter: #c4a6e6; {dark} }}
}}
svg.kg {{ background: var(--ground); font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif }}
.kg text {{ fill: var(--ink); font-size: {FONT_SIZE:g}px; text-anchor: middle;
  paint-order: stroke; stroke: var(--ground); stroke-width: 3px; stroke-linejoin: round }}
.kg .title {{ font-size: {TITLE_SIZE:g}px; font-weight: 600 }}
.kg .legend text {{ fill: var(--muted); text-anchor: start }}
.kg .hull path {{ fill-opacity: .13; stroke-opacity: .55; stroke-width: 1.5 }}
.kg .hull.inferred path {{ stroke-dasharray: 7 5 }}
.kg .line, .kg .mark {{ fill: none; stroke-linecap: round }}
.kg .mark {{ stroke-width: 2 }}
.kg .hit {{ fill: none; stroke: transparent; stroke-width: 14 }}
.kg .dashed {{ stroke-dasharray: 6 5 }}
.kg .counter {{ stroke: var(--counter); stroke-width: 1.6; stroke-dasharray: 2 4 }}
.kg .node circle, .kg .node path {{ stroke: var(--ink); stroke-width: 1.6 }}
.kg .node :not([fill]):not(text) {{ fill: var(--ground) }}
{strokes}
"""


def drawing(scene: Scene) -> Element:
    """The ``svg`` element: hulls below, then lines, then actors; each carries what a script finds it by."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "kg",
            "viewBox": f"0 0 {scene.width:g} {scene.height:g}",
            "role": "group",
            "aria-label": "Actors and coalitions",
        },
    )
    for hull in scene.hulls:
        _hull(root, hull)
    names = {node.entity.iri: node.entity.name for node in scene.nodes}
    for number, route in enumerate(scene.routes):
        _route(root, route, number, names=names)
    for hull in scene.hulls:  # above the lines
        heading = SubElement(root, "g", {"data-coalition": hull.coalition.id})
        _text(heading, hull.heading, hull.title, class_="title")
    for node in scene.nodes:
        _node(root, node)
    return root


def _group(root: Element, class_: str, *, key: tuple[str, str], label: str) -> Element:
    """A group that a reader can point at, tab to and hear."""
    label = xml_text(label)
    group = SubElement(
        root,
        "g",
        {"class": class_, f"data-{key[0]}": key[1], "tabindex": "0", "role": "button", "aria-label": label},
    )
    SubElement(group, "title").text = label
    return group


def _hull(root: Element, hull: Hull) -> None:
    coalition = hull.coalition
    label = f"{coalition.name}, {coalition.kind} coalition, {len(coalition.members)} members"
    group = _group(root, f"hull {coalition.kind}", key=("coalition", coalition.id), label=label)
    SubElement(group, "path", {"d": _outline(hull.outline), "fill": hull.tint, "stroke": hull.tint})


def _route(root: Element, route: Route, number: int, *, names: dict[str, str]) -> None:
    strand = route.strand
    relations = ", ".join(sorted({tie.relation for tie in strand.ties}))
    label = f"{names[strand.source]}: {relations}: {names[strand.target]}" + (", disputed" if strand.contested else "")
    group = _group(root, "edge", key=("edge", str(number)), label=label)
    SubElement(group, "path", {"class": "hit", "d": _curve(route.curve)})
    look = {"stroke-width": f"{strand.width:g}", "stroke-opacity": f"{strand.opacity:g}"}
    dashed = " dashed" if strand.dashed else ""
    SubElement(group, "path", {"class": f"line {strand.kind}{dashed}", "d": _curve(route.curve)} | look)
    if route.counter:
        SubElement(group, "path", {"class": "line counter", "d": _curve(route.counter)})
    if route.mark:
        strokes = "".join(f"M{_at(start)}L{_at(end)}" for start, end in route.mark)
        SubElement(group, "path", {"class": f"mark {strand.kind}", "d": strokes})


def _node(root: Element, node: Node) -> None:
    group = _group(root, "node", key=("node", node.entity.iri), label=f"{node.entity.name}, {node.entity.type}")
    x, y, radius = node.centre.x, node.centre.y, node.radius
    fill = {"fill": node.tint} if node.tint else {}
    if node.diamond:
        corners = (Point(x, y - radius), Point(x + radius, y), Point(x, y + radius), Point(x - radius, y))
        SubElement(group, "path", {"d": _outline(corners)} | fill)
    else:
        SubElement(group, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{radius:g}"} | fill)
    for number, line in enumerate(node.label):
        _text(group, line, Point(x, y + radius + LINE_HEIGHT * (number + 1)))


def _legend(root: Element, top: float) -> None:
    group = SubElement(root, "g", {"class": "legend"})
    for number, (class_, words) in enumerate(LEGEND):
        x, y = 20 + LEGEND_STEP * number, top + 12
        line = {"class": f"line {class_}", "d": f"M{x:g},{y:g}H{x + 30:g}", "stroke-width": "2.4"}
        SubElement(group, "path", line)
        _text(group, words, Point(x + 38, y + 4))


def _text(parent: Element, words: str, at: Point, *, class_: str = "label") -> None:
    text = SubElement(parent, "text", {"class": class_, "x": f"{at.x:g}", "y": f"{at.y:g}"})
    text.text = xml_text(words)


def _outline(points: Sequence[Point]) -> str:
    return "M" + "L".join(_at(point) for point in points) + "Z"


def _curve(curve: Curve) -> str:
    return f"M{_at(curve.start)}Q{_at(curve.control)} {_at(curve.end)}"


def _at(point: Point) -> str:
    return f"{round(point.x, 1):g},{round(point.y, 1):g}"
