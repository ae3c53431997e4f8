"""Two deterministic placements: points at wished-for distances, and rectangles that no longer overlap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDS = 80
_SEPARATIONS = 600


def place_by_distance(distances: Floats) -> Floats:
    """An (n, 2) array of points whose distances are close to the (n, n) ones asked for.

    Stress majorization with weights 1/d², one point after the other, from points on a circle (Gansner, Koren and North
    2004, "Graph Drawing by Stress Majorization"). No randomness: the same distances give the same points.
    """
    count = len(distances)
    angles = 2 * np.pi * np.arange(count) / max(count, 1)
    points: Floats = np.column_stack([np.cos(angles), np.sin(angles)]) * (distances.max(initial=1.0) / 2)
    for _ in range(_ROUNDS if count > 2 else 0):
        for i in range(count):
            others = np.arange(count) != i
            away = points[i] - points[others]
            lengths = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)
            wished = distances[i, others]
            weights = wished**-2.0
            targets = points[others] + away * (wished / lengths)[:, None]
            points[i] = (targets * weights[:, None]).sum(axis=0) / weights.sum()
    return points


def separate(centres: Floats, halves: Floats, *, gap: float) -> Floats:
    """The (n, 2) centres moved until rectangles of those half widths and heights stand at least ``gap`` apart."""
    points = centres.copy()
    count = len(points)
    room = halves[:, None, :] + halves[None, :, :] + gap
    order = np.sign(np.arange(count)[:, None] - np.arange(count)[None, :])  # who gives way when centres coincide
    for _ in range(_SEPARATIONS):
        away = points[:, None, :] - points[None, :, :]
        overlap = room - np.abs(away)
        hit = (overlap > 0.5).all(axis=2) & (order != 0)
        if not hit.any():
            break
        sideways = overlap[:, :, 0] <= overlap[:, :, 1]
        direction = np.where(away != 0, np.sign(away), order[:, :, None])
        points[:, 0] += (direction[:, :, 0] * overlap[:, :, 0] * (hit & sideways)).sum(axis=1) * 0.4
        points[:, 1] += (direction[:, :, 1] * overlap[:, :, 1] * (hit & ~sideways)).sum(axis=1) * 0.4
    return points
