"""How long a timeline takes: 20,000 planted edges of two years in 24 windows, and what its parts take.

    python tests/bench/windows.py

Beside them the votes built anew for every window, and windows searched from scratch or from the one before alone.
"""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from planted import planted

from kg.cli.matter import Listed
from kg.network import CoalitionSet, SignedGraph, coalitions
from kg.network.partition import continued
from kg.network.timeline import scenes, timeline
from kg.network.windows import calendar_windows

FIRST, DAYS = date(2014, 1, 1), 730


def edge_list(path: Path) -> None:
    """Planted edges, each reported on a day drawn from two years."""
    data, draw = planted(20_000, 0.1, 10, degree=8), np.random.default_rng(0)
    days = draw.integers(0, DAYS, data.tails.size)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["a", "b", "sign", "date"])
        for tail, head, sign, day in zip(data.tails, data.heads, data.signs, days, strict=True):
            rows.writerow([f"n{tail}", f"n{head}", int(sign), FIRST + timedelta(days=int(day))])


def searched(
    name: str, graphs: list[SignedGraph], step: Callable[[SignedGraph, CoalitionSet | None], CoalitionSet]
) -> None:
    begin, before, total = time.process_time(), None, 0.0
    for graph in graphs:
        before = step(graph, before)
        total += before.disagreements
    print(f"  {name:<50} {time.process_time() - begin:6.2f} s, {total:,.0f} disagreements in all windows")


def kept(graph: SignedGraph, before: CoalitionSet | None) -> CoalitionSet:
    return continued(graph, before, method="heuristic") if before else coalitions(graph, method="heuristic")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        edge_list(path := Path(folder) / "edges.csv")
        for half_life in (None, 180.0):
            windows = calendar_windows(FIRST, FIRST + timedelta(days=DAYS - 1), every="month", half_life=half_life)
            matter = Listed(path)
            graphs = [matter.ground(window).graph for window in windows]
            coalitions(graphs[-1], method="heuristic")  # compiled
            print(f"24 months, half-life {half_life}, up to {max(g.weights.size for g in graphs):,} edges in a window")
            begin = time.process_time()
            for window in windows:
                matter.ground(window)
            print(f"  {'grounds, votes as one table':<50} {time.process_time() - begin:6.2f} s")
            held = [list(matter.ground(window).claims.values()) for window in windows]
            begin = time.process_time()
            for window, claims in zip(windows, held, strict=True):
                matter.ground(window, claims=claims)
            print(f"  {'grounds, votes built anew for each':<50} {time.process_time() - begin:6.2f} s")
            searched("each window from scratch", graphs, lambda g, _: coalitions(g, method="heuristic"))
            searched("from the window before alone", graphs, lambda g, b: coalitions(g, method="heuristic", start=b))
            searched("from both, the better kept", graphs, kept)
            begin = time.process_time()
            events = timeline(scenes((window, matter.ground(window)) for window in windows))
            print(f"  {f'the whole timeline, {len(events):,} events':<50} {time.process_time() - begin:6.2f} s")


if __name__ == "__main__":
    main()
