"""How independent sources vote on each pair of actors, and the signed graph that any choice of them gives.

One source has one vote on a relation, whatever number of its sentences say so; documents that are copies of each other
are one source (``kg.store.copies``). Which relations count is decided by the rule of ``kg.store.accepted``, applied to
the votes that are left: without a source its denials are gone as well as its claims.

Two ways to weigh a pair:

    per relation    each accepted relation weighs its sign times its sources, a contested one only in as far as its
                    support outweighs what contradicts it
    per source      each source has one vote on the pair: its surest friendly reading less its surest hostile one, each
                    its sign times its weight (``log_odds``)
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kg.model import Tie
from kg.network.signed import SignedGraph
from kg.store.accepted import THRESHOLD

SURE = 0.99
"""Readings surer than this weigh no more: the log-odds of certainty are infinite."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim as a vote: its independent ``source``, how sure its reading is, and the ``weight`` it is given."""

    source: str
    confidence: float
    weight: float = 1.0


def log_odds(confidence: float) -> float:
    """The logarithm of the odds, 0 from even odds down (a reading that may as well be wrong says nothing; Good 1950).

    >>> log_odds(0.5), round(log_odds(0.9), 3)
    (0.0, 2.197)
    """
    sure = min(confidence, SURE)
    return max(0.0, math.log(sure / (1 - sure))) if sure > 0 else 0.0


@dataclass(frozen=True)
class Votes:
    """The votes on ``ties``, which are relations between two actors.

    ``voices`` gives the claims by IRI; a tie is voted for by its ``claims`` and against by its ``contradicting``.
    ``per_source`` chooses how a pair is weighed. Of several ties of the same relation between the same two (a room that
    several documents describe) the weightiest counts, unless they ``add_up``.
    """

    ties: tuple[Tie, ...]
    voices: Mapping[str, Voice]
    per_source: bool = False
    add_up: bool = False

    def some(self, kept: Flags, voices: Mapping[str, Voice]) -> Votes:
        """The votes on the ties that are kept, of each of which all claims stay; they may weigh otherwise now.

        Takes less than votes of their own.
        """
        places = np.flatnonzero(kept)
        fewer = Votes(tuple(self.ties[i] for i in places.tolist()), voices, self.per_source, self.add_up)
        # What it would become, only sooner.
        fewer.__dict__["_table"] = self._table.some(kept, fewer)
        return fewer

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The actors at the ends, by IRI."""
        return tuple(sorted({end for tie in self.ties for end in _pair(tie)}))

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of actors that are voted on, each and all in order of IRI."""
        return tuple(sorted({_pair(tie) for tie in self.ties}))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The independent sources that vote, sorted."""
        return tuple(sorted({self.voices[claim].source for tie in self.ties for claim in _claims(tie)}))

    @cached_property
    def confidences(self) -> Floats:
        """How sure each vote is: the surest reading that one source gives for, or against, one relation."""
        return self._surest(np.ones(len(self._table.claims), dtype=bool), self._table.confidence)

    def graph(
        self,
        *,
        without: Collection[str] = (),
        times: Mapping[str, int] | None = None,
        turned: Flags | None = None,
    ) -> SignedGraph:
        """The signed graph of the actors, by IRI.

        ``without``: sources or claims that are gone. ``times``: how often each source counts (once, if None; never, if
        it is not named). ``turned``: for each of ``confidences`` whether that vote is taken for its opposite.
        """
        weights = self.weights(without=without, times=times, turned=turned).tolist()
        edges = ((a, b, weight) for (a, b), weight in zip(self.pairs, weights, strict=True) if weight)
        return SignedGraph.from_edges(edges, self.nodes)

    def weights(
        self,
        *,
        without: Collection[str] = (),
        times: Mapping[str, int] | None = None,
        turned: Flags | None = None,
    ) -> Floats:
        """The signed weight of each of ``pairs``, 0 where nothing is accepted or all cancels out; as for ``graph``."""
        table, gone = self._table, set(without)
        kept = np.array([not {claim, s} & gone for claim, s in table.claims], dtype=bool)
        drawn = np.array([1 if times is None else times.get(source, 0) for source in self.sources], dtype=np.int64)
        count = drawn[table.source]
        confidence = self._surest(kept, table.confidence) * (count > 0)
        accepted, net = self._judged(confidence)
        worth = self._surest(kept, table.weight) * self._signs[table.tie] * count * accepted[table.tie]
        if turned is not None:
            worth = np.where(turned, -worth, worth)
        if self.per_source:
            return self._one_vote_each(np.where(table.support, worth, -worth))
        weights = _summed(table.tie, worth * net[table.tie] * table.support, len(self.ties))
        return _summed(table.pairs_of_relations, _strongest(table.relation, weights), len(self.pairs))

    def _one_vote_each(self, worth: Floats) -> Floats:
        """Per pair the sum over sources of the strongest friendly less the strongest hostile vote."""
        table = self._table
        return _summed(table.ballots, _strongest(table.ballot, worth), len(self.pairs))

    def _judged(self, confidence: Floats) -> tuple[Flags, Floats]:
        """For each tie whether it is accepted, and what of it is left of it when it is contested."""
        table, size = self._table, len(self.ties)
        doubt = np.log1p(-np.minimum(confidence, 1 - 1e-12))
        support = np.round(1 - np.exp(_summed(table.tie, doubt * table.support, size)), 6)
        counter = np.round(1 - np.exp(_summed(table.tie, doubt * ~table.support, size)), 6)
        accepted = (support >= THRESHOLD) & (support > counter)
        return accepted, np.where(counter >= THRESHOLD, support - counter, 1.0)

    def _surest(self, kept: Flags, values: Floats) -> Floats:
        """For each vote the greatest value among its claims that are kept, 0 without any."""
        best = np.zeros(len(self._table.tie))
        np.maximum.at(best, self._table.vote, values * kept)
        return best

    @cached_property
    def _signs(self) -> Floats:
        return np.array([tie.sign for tie in self.ties], dtype=np.float64)

    @cached_property
    def _table(self) -> _Table:
        return _Table.of(self)


@dataclass(frozen=True, slots=True)
class _Table:
    """The votes as arrays.

    A row for each claim on a tie: (claim, source), the vote it belongs to, confidence and weight. A row for each vote:
    the tie, the source, the ballot, and whether it supports the tie. A row for each ballot, which holds all votes of
    one source on one pair: the pair. A row for each tie: the relation between two that it is; for each of these: the
    pair.
    """

    claims: tuple[tuple[str, str], ...]
    vote: Integers
    confidence: Floats
    weight: Floats
    tie: Integers
    source: Integers
    ballot: Integers
    support: Flags
    ballots: Integers
    relation: Integers
    pairs_of_relations: Integers

    @classmethod
    def of(cls, votes: Votes) -> _Table:
        source_of = {source: i for i, source in enumerate(votes.sources)}
        pair_of = {pair: i for i, pair in enumerate(votes.pairs)}
        rows = [
            ((i, source_of[votes.voices[claim].source], supports), claim)
            for i, tie in enumerate(votes.ties)
            for supports, claims in ((True, tie.claims), (False, tie.contradicting))
            for claim in claims
        ]
        cells = {cell: i for i, cell in enumerate(sorted({cell for cell, _ in rows}))}
        pairs = [pair_of[_pair(votes.ties[tie])] for tie, _, _ in cells]
        relations: dict[tuple[str, ...], int] = {}
        for tie in votes.ties:
            relations.setdefault(_relation(tie, votes.add_up), pair_of[_pair(tie)])
        number = {relation: i for i, relation in enumerate(relations)}
        ballots = {
            ballot: i for i, ballot in enumerate(sorted({(p, s) for p, (_, s, _) in zip(pairs, cells, strict=True)}))
        }
        voices = [votes.voices[claim] for _, claim in rows]
        return cls(
            claims=tuple((claim, votes.voices[claim].source) for _, claim in rows),
            vote=np.array([cells[cell] for cell, _ in rows], dtype=np.int64),
            confidence=np.array([voice.confidence for voice in voices], dtype=np.float64),
            weight=np.array([voice.weight for voice in voices], dtype=np.float64),
            tie=np.array([tie for tie, _, _ in cells], dtype=np.int64),
            source=np.array([source for _, source, _ in cells], dtype=np.int64),
            ballot=np.array([ballots[p, s] for p, (_, s, _) in zip(pairs, cells, strict=True)], dtype=np.int64),
            support=np.array([supports for _, _, supports in cells], dtype=bool),
            ballots=np.array([pair for pair, _ in ballots], dtype=np.int64),
            relation=np.array([number[_relation(tie, votes.add_up)] for tie in votes.ties], dtype=np.int64),
            pairs_of_relations=np.array(list(relations.values()), dtype=np.int64),
        )

    def some(self, kept: Flags, fewer: Votes) -> _Table:
        """The rows that belong to the ties that are kept, numbered anew; the weights are those of ``fewer``."""
        votes = kept[self.tie]
        rows = np.flatnonzero(votes[self.vote])
        claims = tuple(self.claims[i] for i in rows.tolist())
        ballots, ballot = np.unique(self.ballot[votes], return_inverse=True)
        relations, relation = np.unique(self.relation[kept], return_inverse=True)
        pair_of = np.zeros(max(self.pairs_of_relations, default=-1) + 1, np.int64)
        pairs = np.unique(self.pairs_of_relations[relations])
        pair_of[pairs] = np.arange(pairs.size)
        return _Table(
            claims=claims,
            vote=_numbered(votes)[self.vote[rows]],
            confidence=self.confidence[rows],
            weight=np.array([fewer.voices[claim].weight for claim, _ in claims], dtype=np.float64),
            tie=_numbered(kept)[self.tie[votes]],
            source=np.unique(self.source[votes], return_inverse=True)[1],
            ballot=ballot,
            support=self.support[votes],
            ballots=pair_of[self.ballots[ballots]],
            relation=relation,
            pairs_of_relations=pair_of[self.pairs_of_relations[relations]],
        )


def _numbered(kept: Flags) -> Integers:
    """For each place that is kept its number among them."""
    return np.cumsum(kept) - 1


def _summed(places: Integers, values: Floats, size: int) -> Floats:
    """The sum of the values of each place from 0 to ``size`` - 1, rounded so that what cancels out is 0."""
    sums: Floats = np.bincount(places, values, minlength=size).astype(np.float64)
    return sums.round(9)


def _strongest(places: Integers, values: Floats) -> Floats:
    """For each place, from 0 up, its greatest value above 0 less its greatest below."""
    size = int(places.max()) + 1 if len(places) else 0
    above, below = np.zeros(size, dtype=np.float64), np.zeros(size, dtype=np.float64)
    np.maximum.at(above, places, values)
    np.maximum.at(below, places, -values)
    return np.asarray(above - below, dtype=np.float64)


def _relation(tie: Tie, add_up: bool) -> tuple[str, ...]:
    return (tie.iri,) if add_up else (tie.subject.iri, tie.relation, tie.object.iri)


def _claims(tie: Tie) -> tuple[str, ...]:
    return (*tie.claims, *tie.contradicting)


def _pair(tie: Tie) -> tuple[str, str]:
    a, b = sorted((tie.subject.iri, tie.object.iri))
    return a, b
