"""How much a coalition owes to which sources happened to report, and to readings that may be wrong.

Each run draws as many independent sources as there are, with replacement (Efron 1979), and turns each vote to its
opposite with the probability that its reading is wrong; then it looks for every coalition again. The mean of the
Jaccard index with the closest group found is the stability of a coalition (Hennig 2007, "Cluster-wise assessment of
cluster stability"): from 0.75 up it may be called stable, at 0.5 and below it is dissolved as often as not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.errors import UsageError
from kg.model import Coalition
from kg.network.ground import Ground
from kg.network.groups import pact_of, picture
from kg.network.matching import DISSOLVED

RUNS = 100


@dataclass(frozen=True, slots=True)
class SourceStability:
    """How stable a coalition is: the mean index (0 to 1), and the share of runs in which it is not dissolved.

    ``members``: for each, by IRI, the share of runs in which it is in what is left of the coalition. ``sources``: how
    many independent sources were drawn from; with fewer than two only readings vary.
    """

    mean: float
    found: float
    members: tuple[tuple[str, float], ...]
    sources: int
    runs: int
    seed: int


def stabilities(
    ground: Ground, coalitions: Sequence[Coalition], *, runs: int = RUNS, seed: int = 0
) -> tuple[SourceStability, ...]:
    """The stability of each coalition, in order; the same seed gives the same figures. UsageError below one run."""
    if runs < 1:
        raise UsageError(f"{runs} runs say nothing; ask for 1 or more")
    random = np.random.default_rng(seed)
    sources, confidences = ground.votes.sources, ground.votes.confidences
    pacts = [pact_of(ground, coalition) for coalition in coalitions]
    shares: list[list[float]] = [[] for _ in coalitions]
    held: list[dict[str, int]] = [{iri: 0 for _, iri in coalition.members} for coalition in coalitions]
    for run in range(runs):
        drawn = Counter(random.integers(len(sources), size=len(sources)).tolist() if sources else [])
        turned = random.random(len(confidences)) > confidences
        graph = ground.votes.graph(times={sources[i]: n for i, n in drawn.items()}, turned=turned)
        seen = picture(ground, graph, seed=run)
        for i, coalition in enumerate(coalitions):
            share, left = seen.left_of(coalition, pacts[i])
            shares[i].append(share)
            for iri in left if share > DISSOLVED else ():
                held[i][iri] += 1
    return tuple(
        SourceStability(
            mean=math.fsum(shares[i]) / runs,
            found=sum(share > DISSOLVED for share in shares[i]) / runs,
            members=tuple((iri, held[i][iri] / runs) for _, iri in coalition.members),
            sources=len(sources),
            runs=runs,
            seed=seed,
        )
        for i, coalition in enumerate(coalitions)
    )
