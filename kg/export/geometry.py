"""Small plane geometry: points, rectangles, curves and hulls, in pixels with y downwards."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A point of the picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle from (left, top) to (right, bottom)."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """True when the point lies in the rectangle."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom

    def corners(self) -> tuple[Point, ...]:
        """Its four corners, clockwise from the left top."""
        return (
            Point(self.left, self.top),
            Point(self.right, self.top),
            Point(self.right, self.bottom),
            Point(self.left, self.bottom),
        )


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at ``t`` (0 is the start, 1 the end)."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return Point(
            a * self.start.x + b * self.control.x + c * self.end.x,
            a * self.start.y + b * self.control.y + c * self.end.y,
        )

    def direction(self, t: float) -> Point:
        """The unit vector along the curve at ``t``."""
        dx = (1 - t) * (self.control.x - self.start.x) + t * (self.end.x - self.control.x)
        dy = (1 - t) * (self.control.y - self.start.y) + t * (self.end.y - self.control.y)
        length = math.hypot(dx, dy) or 1.0
        return Point(dx / length, dy / length)

    def shifted(self, offset: float) -> Curve:
        """The same curve, ``offset`` pixels to its right."""
        along = _unit(self.start, self.end)
        dx, dy = -along.y * offset, along.x * offset
        return Curve(*(Point(p.x + dx, p.y + dy) for p in (self.start, self.control, self.end)))

    def trimmed(self, at_start: float, at_end: float) -> Curve:
        """The same curve, its ends pulled back by so many pixels towards its control point."""
        first, last = _unit(self.start, self.control), _unit(self.end, self.control)
        return Curve(
            Point(self.start.x + first.x * at_start, self.start.y + first.y * at_start),
            self.control,
            Point(self.end.x + last.x * at_end, self.end.y + last.y * at_end),
        )


def bent(start: Point, end: Point, *, bend: float) -> Curve:
    """A curve between two points whose control point lies off the middle by ``bend`` times their distance."""
    dx, dy = end.x - start.x, end.y - start.y
    middle = Point((start.x + end.x) / 2 - dy * bend, (start.y + end.y) / 2 + dx * bend)
    return Curve(start, middle, end)


def rounded_hull(boxes: Iterable[Box], *, padding: float) -> tuple[Point, ...]:
    """The outline of the smallest convex shape around all boxes, ``padding`` away from them, with round corners."""
    steps = [2 * math.pi * step / 24 for step in range(24)]
    cloud = {
        Point(round(corner.x + padding * math.cos(angle), 1), round(corner.y + padding * math.sin(angle), 1))
        for box in boxes
        for corner in box.corners()
        for angle in steps
    }
    return convex_hull(sorted(cloud))


def convex_hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """The corners of the convex hull of sorted points, without those on its sides (Andrew's monotone chain).

    >>> convex_hull([Point(0, 0), Point(0, 2), Point(1, 1), Point(2, 0), Point(2, 2)])
    (Point(x=0, y=0), Point(x=2, y=0), Point(x=2, y=2), Point(x=0, y=2))
    """
    if len(points) < 3:
        return tuple(points)
    return (*_chain(points), *_chain(points[::-1]))


def _chain(points: Sequence[Point]) -> list[Point]:
    """One half of the hull, without its last point."""
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def _unit(start: Point, end: Point) -> Point:
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    return Point((end.x - start.x) / length, (end.y - start.y) / length)
