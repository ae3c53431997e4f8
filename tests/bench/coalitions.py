"""Coalitions beside peers: known answers, planted groups, proofs, shares and updates, each figure beside its bar.

    python tests/bench/coalitions.py [NETWORKS] [--only PART ...]

NETWORKS is the folder with the networks of known answers (or $OPSROOM_NETWORKS; ../shared/gold/networks beside the
checkout by default). Compiling is not timed: a small graph of the same kind goes first.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from planted import Planted, adjusted_rand, miscalibrated, ranked, shared_planted

from kg.network import CoalitionSet, SignedGraph, coalitions, frustration, stability

T = TypeVar("T")
PARTS = ("known", "100k", "1m", "hostile", "proofs", "bounds", "shares", "updates")
BESIDE = Path(__file__).parents[2].parent / "shared" / "gold" / "networks"


def grouped(found: CoalitionSet, size: int) -> NDArray[np.integer]:
    """The number of each node's coalition."""
    group = np.empty(size, np.int64)
    for number, members in enumerate(found.coalitions):
        group[list(members)] = number
    return group


def timed(run: Callable[[], T]) -> tuple[T, float]:
    """What it gives and how many seconds it took."""
    begin = time.perf_counter()
    found = run()
    return found, time.perf_counter() - begin


def igraph_best(data: Planted) -> NDArray[np.integer]:
    """The best of three runs of Leiden with CPM at resolution 0, which counts disagreements."""
    import igraph

    graph = igraph.Graph(n=data.truth.size, edges=np.column_stack((data.tails, data.heads)))
    graph.es["weight"] = data.signs
    igraph.set_random_number_generator(random.Random(0))
    runs = [
        graph.community_leiden(objective_function="CPM", weights="weight", resolution=0).membership for _ in range(3)
    ]
    return min(map(np.array, runs), key=data.disagreements)


def leidenalg_best(data: Planted) -> NDArray[np.integer]:
    """One run of leidenalg with CPM at resolution 0."""
    import igraph
    import leidenalg

    graph = igraph.Graph(n=data.truth.size, edges=np.column_stack((data.tails, data.heads)))
    part = leidenalg.find_partition(
        graph, leidenalg.CPMVertexPartition, weights=data.signs.tolist(), resolution_parameter=0, seed=0
    )
    return np.array(part.membership)


def louvain(data: Planted) -> NDArray[np.integer]:
    """NetworkX's Louvain of the positive edges: it knows no negative ones."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(data.truth.size))
    graph.add_edges_from(np.column_stack((data.tails, data.heads))[data.signs > 0].tolist())
    group = np.empty(data.truth.size, np.int64)
    for number, members in enumerate(nx.community.louvain_communities(graph, seed=0)):
        group[list(members)] = number
    return group


def show(what: str, figure: object, *, floor: object, aim: object) -> None:
    print(f"  {what:<64} {figure!s:<22} floor {floor}, aim {aim}", flush=True)


def known_answers(folder: Path) -> None:
    """Three networks of the literature and ten windows of the Correlates of War."""
    print("Known answers: disagreements and frustration, proven")
    if not (folder / "answers.json").is_file():
        print(f"  left out: no answers.json in {folder}; name the folder as the argument")
        return
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    networks = list(literature(folder, answers))
    right, seconds, wrong = 0, 0.0, []
    for name, graph, expected in networks:
        (one, many), taken = timed(lambda g=graph: (frustration(g), coalitions(g)))
        seconds += taken
        if (many.disagreements, one.disagreements) == expected and many.proven and one.proven:
            right += 1
        else:
            wrong.append(name)
    show(f"of {len(networks)} networks {' '.join(wrong)}", right, floor=len(networks), aim=len(networks))
    show("seconds together", f"{seconds:.2f}", floor="-", aim=2)


def literature(folder: Path, answers: dict[str, dict]) -> Iterator[tuple[str, SignedGraph, tuple[float, float]]]:
    def read(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    of = answers["gahuku_gama"]
    edges = [(row["a"], row["b"], float(row["sign"])) for row in read("gahuku_gama.csv")]
    yield "Gahuku-Gama", SignedGraph.from_edges(edges), (of["disagreements"], of["frustration"])
    of = answers["slovene_parliament_1994"]
    edges = [(row["a"], row["b"], float(row["weight"])) for row in read("slovene_parliament_1994.csv")]
    yield "Slovene, weights", SignedGraph.from_edges(edges), (of["disagreements_weighted"], of["frustration_weighted"])
    signs = SignedGraph.from_edges([(a, b, float(np.sign(w))) for a, b, w in edges])
    yield "Slovene, signs", signs, (of["disagreements_signs"], of["frustration_signs"])
    windows: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
    for row in read("cow_10_windows.csv"):
        windows[row["year"]].append((row["a"], row["b"], float(row["sign"])))
    for year, edges in windows.items():
        of = answers["cow"][year]
        yield f"COW {year}", SignedGraph.from_edges(edges), (of["disagreements"], of["frustration"])


def planted_groups(make: Callable[..., Planted], edges: int, seeds: range, peers: tuple[Callable, ...]) -> None:
    """Planted groups with a fifth of the signs wrong, beside igraph and others."""
    print(f"Planted, {edges:,} edges, 20% noise, 20 groups, seeds {seeds.start}-{seeds.stop - 1}")
    share, ours, theirs = [], 0.0, 0.0
    for seed in seeds:
        data = make(edges, 0.2, 20, seed=seed)
        found, seconds = timed(lambda d=data: coalitions(d.graph))
        share.append(adjusted_rand(data.truth, grouped(found, data.truth.size)))
        ours += seconds
        line = f"  seed {seed}: ours ARI {share[-1]:.3f} in {seconds:.2f} s, {found.disagreements:.0f} disagreements"
        for peer in (igraph_best, *(peers if seed == seeds.start else ())):
            group, seconds = timed(lambda d=data, p=peer: p(d))
            theirs += seconds if peer is igraph_best else 0
            share_right = adjusted_rand(data.truth, group)
            line += f"; {peer.__name__} {share_right:.3f} in {seconds:.2f} s, {data.disagreements(group)}"
        print(line, flush=True)
    show("median ARI", f"{np.median(share):.3f}", floor=0.92, aim=0.94)
    show("time over three runs of igraph", f"1/{theirs / ours:.1f}", floor="1/3", aim="1/6")


def hostile_majority(make: Callable[..., Planted]) -> None:
    print("Hostile edges in the majority: 100,000 edges, 15% inside, 10% noise, 20 groups, seeds 0-4")
    share, theirs = [], []
    for seed in range(5):
        data = make(100_000, 0.1, 20, inside=0.15, seed=seed)
        share.append(adjusted_rand(data.truth, grouped(coalitions(data.graph), data.truth.size)))
        theirs.append(adjusted_rand(data.truth, igraph_best(data)))
    show(f"median ARI (igraph {np.median(theirs):.3f})", f"{np.median(share):.3f}", floor=0.75, aim=0.87)


def proofs(make: Callable[..., Planted], sizes: tuple[int, ...]) -> None:
    print("Proven optimal within 60 s: planted, degree 8, 6% noise, 8 groups, seed 0")
    most = 0
    for edges in sizes:
        graph = make(edges, 0.06, 8, degree=8, seed=0).graph
        begun = time.process_time()
        found, seconds = timed(lambda g=graph: coalitions(g, method="exact"))
        line = f"  {edges:,} edges: {found.disagreements:.0f} disagreements, bound {found.lower_bound:.0f}"
        print(f"{line}, {seconds:.1f} s ({time.process_time() - begun:.1f} s of processor)", flush=True)
        if not found.proven or seconds > 60:
            break
        most = edges
    show("most edges proven within 60 s", f"{most:,}", floor="2,000", aim="15,000")


def bounds(make: Callable[..., Planted]) -> None:
    print("Lower bounds in hundredths of the disagreements: planted, 20% noise, 20 groups, seed 0")
    for edges in (10_000, 100_000, 1_000_000):
        graph = make(edges, 0.2, 20, seed=0).graph
        found, searched = timed(lambda g=graph: coalitions(g, method="heuristic"))
        close, seconds = timed(found.bounded)
        quick, asked = (100 * of.lower_bound / found.disagreements for of in (found, close))
        print(f"  {edges:,} edges: {quick:.0f} with the search ({searched:.2f} s), {asked:.0f} in {seconds:.1f} s more")


def shares(make: Callable[..., Planted]) -> None:
    print("Share of runs: planted, 10,000 edges, 20% noise, 10 groups, seeds 0-2")
    figures = []
    for seed in range(3):
        data = make(10_000, 0.2, 10, seed=seed)
        found = coalitions(data.graph, method="heuristic")
        sure, seconds = timed(lambda f=found: stability(f))
        tails, heads = found.graph.tails, found.graph.heads
        answer = found.labels[tails] == found.labels[heads]
        right = answer == (data.truth[tails] == data.truth[heads])
        share = np.where(answer, sure.edges, 1 - sure.edges)
        figures.append((ranked(right, share), miscalibrated(right, share), seconds))
    area, error, seconds = np.median(figures, axis=0)
    show("AUC: does the share for an answer say that it is right?", f"{area:.3f}", floor=0.90, aim=0.95)
    show(f"expected calibration error (ten bins; 100 runs in {seconds:.1f} s)", f"{error:.3f}", floor=0.05, aim=0.03)


def updates(make: Callable[..., Planted]) -> None:
    print("1,000 new edges into a loaded graph of 1,000,000 (planted, 20% noise, 20 groups), best of five")
    data = make(1_001_000, 0.2, 20, seed=0)
    times = []
    for part in range(6):
        new = np.zeros(data.tails.size, np.bool_)
        new[np.random.default_rng(part).permutation(new.size)[:1000]] = True
        graph = SignedGraph.from_arrays(*(a[~new] for a in data[:3]), nodes=range(data.truth.size))
        start = coalitions(graph)
        graph.with_edges([])  # loaded: its rows and names are there
        edges = list(zip(*(a[new].tolist() for a in data[:3]), strict=True))
        found, seconds = timed(lambda g=graph, e=edges, s=start: coalitions(g.with_edges(e), start=s))
        times.append(seconds)
        again, scratch = timed(lambda f=found: coalitions(f.graph))
    print(f"  {found.disagreements:.0f} disagreements; from scratch {again.disagreements:.0f} in {scratch:.2f} s")
    show("milliseconds", f"{1000 * min(times[1:]):.0f}", floor="1,000", aim=50)


def main() -> None:
    parser = argparse.ArgumentParser(description="Coalitions beside peers.")
    parser.add_argument("networks", nargs="?", type=Path, default=os.environ.get("OPSROOM_NETWORKS", BESIDE))
    parser.add_argument("--only", nargs="*", default=[], choices=PARTS, metavar="PART", help=", ".join(PARTS))
    options = parser.parse_args()
    folder = Path(options.networks)
    make = shared_planted(folder)
    coalitions(make(5_000, 0.2, 20).graph, method="heuristic")
    parts: dict[str, Callable[[], None]] = {
        "known": lambda: known_answers(folder),
        "100k": lambda: planted_groups(make, 100_000, range(5), (leidenalg_best, louvain)),
        "1m": lambda: planted_groups(make, 1_000_000, range(2), ()),
        "hostile": lambda: hostile_majority(make),
        "proofs": lambda: proofs(make, (2_000, 5_000, 10_000, 15_000, 20_000, 30_000)),
        "bounds": lambda: bounds(make),
        "shares": lambda: shares(make),
        "updates": lambda: updates(make),
    }
    for name, run in parts.items():
        if not options.only or name in options.only:
            run()


if __name__ == "__main__":
    main()
