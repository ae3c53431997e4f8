from itertools import combinations

import numpy as np

from kg.export.layout import Group, Item, arrange
from kg.export.stress import place_by_distance, separate


def overlap(one, other):
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def items(prefix, count):
    return tuple(Item(f"{prefix}{n}", 60, 8, 40) for n in range(count))


def test_points_come_to_stand_at_the_distances_asked_for():
    wished = np.array([[0.0, 3, 5], [3, 0, 4], [5, 4, 0]])
    points = place_by_distance(wished)
    found = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    assert np.allclose(found, wished, atol=0.01)


def test_rectangles_on_one_spot_are_separated():
    halves = np.full((9, 2), [50.0, 10.0])
    points = separate(np.zeros((9, 2)), halves, gap=4)
    for one, other in combinations(points, 2):
        assert abs(one[0] - other[0]) > 103 or abs(one[1] - other[1]) > 23


def test_labels_and_boxes_never_overlap():
    groups = [Group(key, items(key, count), 200, 20, 10) for key, count in (("a", 14), ("b", 9), ("c", 2), ("d", 1))]
    layout = arrange(groups, {("a0", "b0"): -3.0, ("a0", "a1"): 1.0}, margin=10)
    boxes = {item.iri: item.box(layout.centres[item.iri]) for group in groups for item in group.items}
    assert not [pair for pair in combinations(boxes, 2) if overlap(boxes[pair[0]], boxes[pair[1]])]
    assert not [pair for pair in combinations(layout.boxes.values(), 2) if overlap(*pair)]
    for group in groups:
        home = layout.boxes[group.key]
        for item in group.items:
            box = boxes[item.iri]
            assert home.left <= box.left
            assert box.right <= home.right
            assert home.top <= box.top
            assert box.bottom <= home.bottom


def test_allies_stand_nearer_than_enemies():
    groups = [Group(key, items(key, 3), 100, 20, 10) for key in "abc"]
    layout = arrange(groups, {("a0", "b0"): 5.0, ("a0", "c0"): -5.0, ("b0", "c0"): -5.0}, margin=10)

    def distance(one, other):
        a, b = layout.boxes[one], layout.boxes[other]
        return np.hypot((a.left + a.right - b.left - b.right) / 2, (a.top + a.bottom - b.top - b.bottom) / 2)

    assert distance("a", "b") < distance("a", "c")
    assert distance("a", "b") < distance("b", "c")


def test_the_picture_starts_at_its_margin_and_holds_every_box():
    layout = arrange([Group("a", items("a", 3), 100, 20, 10)], {}, margin=10)
    (box,) = layout.boxes.values()
    assert (box.left, box.top, box.right + 10, box.bottom + 10) == (10, 10, layout.width, layout.height)


def test_nothing_to_place():
    assert arrange([], {}, margin=10).width == 20
