"""Group in a box: each coalition's members are placed in a box of their own, and the boxes by who stands with whom.

Boxes of coalitions that are allied come to stand near each other, those of enemies far apart; a box never overlaps
another, nor an actor's label another label in the same box. The same groups give the same places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np

from kg.export.geometry import Box, Point
from kg.export.stress import Floats, place_by_distance, separate

Pull = Mapping[tuple[str, str], float]
"""The signed weight between two actors, by their sorted IRIs."""

_HOP = 105.0  # pixels between two tied actors of a group
_UNTIED = 1.5  # hops between two actors of a group without a path
_GAP = 16.0  # between labels
_BOX_GAP = 64.0  # between boxes
_WIDE = 1.35  # labels are wider than high
_SCREEN = 1.5  # and so are screens


@dataclass(frozen=True, slots=True)
class Item:
    """An actor to place: the room it needs around its centre (left and right alike, above, below)."""

    iri: str
    half_width: float
    above: float
    below: float

    def box(self, centre: Point) -> Box:
        """The rectangle it covers when its mark stands at ``centre``."""
        return Box(
            centre.x - self.half_width, centre.y - self.above, centre.x + self.half_width, centre.y + self.below
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that share a box, with the room its heading needs and what its outline adds around them."""

    key: str
    items: tuple[Item, ...]
    title_width: float
    title_height: float
    padding: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: the centre of each actor, the box of each group, and the size of the picture."""

    centres: Mapping[str, Point]
    boxes: Mapping[str, Box]
    width: float
    height: float


def arrange(groups: Sequence[Group], pull: Pull, *, margin: float) -> Layout:
    """The layout of groups that each hold an actor or more, inside a margin of so many pixels."""
    if not groups:
        return Layout({}, {}, 2 * margin, 2 * margin)
    inner = [_inside(group, pull) for group in groups]
    extents = [_extent(group, places) for group, places in zip(groups, inner, strict=True)]
    halves = np.array([[(e.right - e.left) / 2, (e.bottom - e.top) / 2] for e in extents])
    middles = place_by_distance(_distances(groups, pull, halves))
    corners = _fitting(middles, halves) - halves
    corners += margin - corners.min(axis=0)
    centres: dict[str, Point] = {}
    boxes: dict[str, Box] = {}
    for group, places, extent, (left, top) in zip(groups, inner, extents, corners.tolist(), strict=True):
        move = Point(left - extent.left, top - extent.top)
        centres |= {iri: _moved(place, move) for iri, place in places.items()}
        boxes[group.key] = Box(
            *_moved(Point(extent.left, extent.top), move), *_moved(Point(extent.right, extent.bottom), move)
        )
    width, height = (corners + 2 * halves).max(axis=0).tolist()
    return Layout(centres, boxes, round(width + margin, 1), round(height + margin, 1))


def _fitting(middles: Floats, halves: Floats) -> Floats:
    """The middles of the boxes, apart, as they are or with x and y swapped: whichever fits a screen better."""
    turned = [separate(way, halves, gap=_BOX_GAP) for way in (middles, middles[:, ::-1])]
    sizes = [(way + halves).max(axis=0) - (way - halves).min(axis=0) for way in turned]
    return turned[0] if _misfit(*sizes[0]) <= _misfit(*sizes[1]) else turned[1]


def _misfit(width: float, height: float) -> float:
    """How far a picture's proportion is from a screen's."""
    return abs(float(np.log(width / height / _SCREEN)))


def _moved(point: Point, by: Point) -> Point:
    return Point(round(point.x + by.x, 1), round(point.y + by.y, 1))


def _inside(group: Group, pull: Pull) -> dict[str, Point]:
    """The places of a group's actors around an origin of its own."""
    items = group.items
    points = place_by_distance(_hops(items, pull) * _HOP) * (_WIDE, 1.0)
    drop = np.array([[0.0, (item.below - item.above) / 2] for item in items])  # from a mark to its box's middle
    halves = np.array([[item.half_width, (item.above + item.below) / 2] for item in items])
    settled = separate(points + drop, halves, gap=_GAP) - drop
    return {item.iri: Point(x, y) for item, (x, y) in zip(items, settled.tolist(), strict=True)}


def _hops(items: Sequence[Item], pull: Pull) -> Floats:
    """How many ties apart the actors of a group are; those without a path stand ``_UNTIED`` hops apart."""
    graph = nx.Graph()
    graph.add_nodes_from(item.iri for item in items)
    graph.add_edges_from(pair for pair in combinations(sorted(graph), 2) if pair in pull)
    hops: Floats = nx.floyd_warshall_numpy(graph, [item.iri for item in items])
    return np.where(np.isinf(hops), _UNTIED, np.minimum(hops, 4.0))


def _extent(group: Group, places: Mapping[str, Point]) -> Box:
    """What a group covers: its actors with their labels, the outline around them, the heading above."""
    boxes = [item.box(places[item.iri]) for item in group.items]
    left, right = min(b.left for b in boxes) - group.padding, max(b.right for b in boxes) + group.padding
    top, bottom = min(b.top for b in boxes) - group.padding, max(b.bottom for b in boxes) + group.padding
    missing = max(0.0, group.title_width - (right - left)) / 2
    return Box(left - missing, top - group.title_height, right + missing, bottom)


def _distances(groups: Sequence[Group], pull: Pull, halves: Floats) -> Floats:
    """How far apart the boxes should stand: their sizes, less for allies, more for enemies."""
    home = {item.iri: number for number, group in enumerate(groups) for item in group.items}
    warmth = np.zeros((len(groups), len(groups)))
    for (one, other), weight in sorted(pull.items()):
        a, b = home[one], home[other]
        warmth[a, b] += weight
        warmth[b, a] += weight
    radii = np.hypot(halves[:, 0], halves[:, 1])
    return (radii[:, None] + radii[None, :]) * (0.75 - 0.25 * np.tanh(warmth / 2)) + _BOX_GAP
