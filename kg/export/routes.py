"""The way of each strand through the picture: around other actors where it can, side by side with its like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.export.geometry import Box, Curve, Point, bent
from kg.export.strands import Strand
from kg.export.style import KINDS

_BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.45, -0.45)  # straight is best
_SAMPLES = tuple(step / 20 for step in range(1, 20))
_BETWEEN = 7.0  # pixels between parallel strands


@dataclass(frozen=True, slots=True)
class Stop:
    """An actor as a strand meets it: where its mark is, how large, and the room it takes with its label."""

    centre: Point
    radius: float
    box: Box


@dataclass(frozen=True, slots=True)
class Route:
    """A strand's line; the second line of a contested one; and the strokes of the mark that tells its kind."""

    strand: Strand
    curve: Curve
    counter: Curve | None
    mark: tuple[tuple[Point, Point], ...]


def routes(strands: Iterable[Strand], stops: Mapping[str, Stop], *, headings: Sequence[Box]) -> tuple[Route, ...]:
    """A route for every strand, in their order, around other actors and the headings of coalitions where it can.

    A contested strand is two parallel lines.
    """
    pairs: dict[tuple[str, str], list[Strand]] = defaultdict(list)
    for strand in strands:
        pairs[strand.pair].append(strand)
    ways = {pair: _clear_way(pair, stops, headings) for pair in pairs}
    return tuple(route for pair, members in pairs.items() for route in _parallel(members, ways[pair], stops))


def _parallel(members: Sequence[Strand], way: Curve, stops: Mapping[str, Stop]) -> list[Route]:
    """The routes of all strands between two actors, side by side along one way."""
    lanes = sum(1 + strand.contested for strand in members)
    offsets = iter((lane - (lanes - 1) / 2) * _BETWEEN for lane in range(lanes))
    found = []
    for strand in members:
        curve = _lane(strand, way, next(offsets), stops)
        counter = _lane(strand, way, next(offsets), stops) if strand.contested else None
        found.append(Route(strand, curve, counter, _mark(KINDS[strand.kind].mark, curve)))
    return found


def _clear_way(pair: tuple[str, str], stops: Mapping[str, Stop], headings: Sequence[Box]) -> Curve:
    """The straightest way between two actors that crosses the fewest others and headings."""
    start, end = (stops[iri].centre for iri in pair)
    boxes = [*headings, *(stop.box for iri, stop in stops.items() if iri not in pair)]
    return min((bent(start, end, bend=bend) for bend in _BENDS), key=lambda way: _hits(way, boxes))


def _hits(way: Curve, boxes: Iterable[Box]) -> int:
    points = [way.at(t) for t in _SAMPLES]
    return sum(any(box.holds(point) for point in points) for box in boxes)


def _lane(strand: Strand, way: Curve, offset: float, stops: Mapping[str, Stop]) -> Curve:
    """The way as the strand runs it, from its source to its target, ending at their marks."""
    shifted = way.shifted(offset)
    if strand.source != strand.pair[0]:
        shifted = Curve(shifted.end, shifted.control, shifted.start)
    lane = shifted.trimmed(stops[strand.source].radius + 2, stops[strand.target].radius + 3)
    return Curve(*(Point(round(p.x, 1), round(p.y, 1)) for p in (lane.start, lane.control, lane.end)))


def _mark(mark: str, curve: Curve) -> tuple[tuple[Point, Point], ...]:
    """The strokes of a cross or double slash in the middle of a line, or of an arrow at its end."""
    if mark == "cross":
        return (_stroke(curve, (-4, -4), (4, 4)), _stroke(curve, (-4, 4), (4, -4)))
    if mark == "slash":
        return (_stroke(curve, (-4, -5), (0, 5)), _stroke(curve, (0, -5), (4, 5)))
    if mark == "arrow":
        return (_stroke(curve, (-7, -3.5), (0, 0), t=1.0), _stroke(curve, (-7, 3.5), (0, 0), t=1.0))
    return ()


def _stroke(
    curve: Curve, start: tuple[float, float], end: tuple[float, float], *, t: float = 0.5
) -> tuple[Point, Point]:
    """A stroke given by its ends, each so many pixels along and across the curve at ``t``."""
    origin, along = curve.at(t), curve.direction(t)

    def placed(x: float, y: float) -> Point:
        return Point(round(origin.x + x * along.x - y * along.y, 1), round(origin.y + x * along.y + y * along.x, 1))

    return placed(*start), placed(*end)
