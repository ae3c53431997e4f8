import math

import pytest

from kg.export.geometry import Box, Curve, Point, bent, rounded_hull


def test_a_straight_way_is_halved_in_the_middle():
    way = bent(Point(0, 0), Point(10, 0), bend=0)
    assert way.at(0.5) == Point(5, 0)
    assert way.direction(0.5) == Point(1, 0)


def test_a_bend_moves_the_middle_by_half_its_share():
    assert bent(Point(0, 0), Point(10, 0), bend=0.4).at(0.5) == Point(5, 2)


def test_a_lane_runs_beside_its_way():
    assert bent(Point(0, 0), Point(10, 0), bend=0).shifted(3) == Curve(Point(0, 3), Point(5, 3), Point(10, 3))


def test_trimming_pulls_both_ends_in():
    assert bent(Point(0, 0), Point(10, 0), bend=0).trimmed(2, 3) == Curve(Point(2, 0), Point(5, 0), Point(7, 0))


def test_a_hull_keeps_its_distance_from_all_boxes():
    box = Box(0, 0, 40, 20)
    outline = rounded_hull([box, Box(100, 50, 140, 70)], padding=10)
    assert min(p.x for p in outline) == pytest.approx(-10)
    assert max(p.y for p in outline) == pytest.approx(80)
    nearest = min(math.hypot(p.x, p.y) for p in outline)
    assert nearest == pytest.approx(10, abs=0.1)
