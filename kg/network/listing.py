"""An edge list of one's own: its votes as one table, of which a window takes its part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kg.model import Claim, Tie
from kg.network.votes import Voice, Votes
from kg.network.windows import Window, last_as_said
from kg.store.spans import Period, period


@dataclass(frozen=True)
class Listing:
    """Edges, and what each weighs, by claim; parallel ones add up."""

    edges: tuple[Claim, ...]
    weights: Mapping[str, float]

    def within(self, window: Window | None) -> tuple[Sequence[Claim], Votes]:
        """The edges of a window and the votes they are.

        An edge without a date is in every window, and in one that fades it weighs nothing.
        """
        if window is None:
            return self.edges, self._votes
        reach, held, voices = window.reach, [], {}
        kept = np.zeros(len(self.edges), np.bool_)
        for i, edge in enumerate(self.edges):
            known = self._known(i, window)
            if edge.time is None or (known is not None and known.start <= reach.end and reach.start <= known.end):
                kept[i] = True
                held.append(edge)
                voices[edge.iri] = self._voice(edge, window.left_of(None if edge.time is None else known))
        return held, self._votes.some(kept, voices)

    @cached_property
    def _votes(self) -> Votes:
        voices = {edge.iri: self._voice(edge, 1.0) for edge in self.edges}
        return Votes(tuple(_tie_of(edge) for edge in self.edges), voices, add_up=True)

    def _voice(self, edge: Claim, left: float) -> Voice:
        return Voice(edge.document, edge.confidence, self.weights[edge.iri] * left)

    def _known(self, i: int, window: Window) -> Period | None:
        """When an edge is known to hold; only what holds on has to be asked in every window."""
        if (time := self.edges[i].time) is not None and time.edtf.endswith("/.."):
            return period(last_as_said(self.edges[i], window), None)
        return self._periods[i]

    @cached_property
    def _periods(self) -> tuple[Period | None, ...]:
        return tuple(period(edge, None) for edge in self.edges)


def _tie_of(edge: Claim) -> Tie:
    """The tie that an edge of one's own is."""
    if edge.subject is None or edge.object is None:
        raise ValueError(f"{edge.iri} lacks an end")
    first, second = sorted((edge.subject.entity, edge.object.entity), key=lambda end: end.iri)
    return Tie(
        iri=edge.iri, subject=first, relation=edge.relation, object=second, sign=edge.sign, interval=edge.time,
        place=None, independent_sources=1, support=edge.confidence, counter_support=0.0, contested=False,
        claims=(edge.iri,),
    )
