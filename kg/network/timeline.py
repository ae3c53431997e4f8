"""What becomes of coalitions from window to window, and the claims that show it.

Coalitions are matched one to one by the Jaccard index of their members, the most alike first and those of one kind
before others, as long as they share more than ``MATCH`` (after Greene, Doyle & Cunningham 2010, "Tracking the evolution
of communities in dynamic social networks"). What matches goes on, and members join or leave it; what has no
predecessor is born or has split off, what has no successor has ended or has merged into another. A window without any
tie between actors is passed over: silence is no evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise

from kg.model import Claim, Coalition, Tie
from kg.network.ground import Ground
from kg.network.groups import pact_of, quick_method
from kg.network.matching import matched
from kg.network.report import report_of
from kg.network.windows import Window

MATCH = 0.3
REPORTED, SILENCE = "reported", "silence"
SPLIT = "splitFrom"
KINDS = ("born", "joined", "merged", "left", "split", "ended")

Members = frozenset[str]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that became of a coalition in a window (``KINDS``).

    ``members``: who joined, left, merged or split off (all of them when it was born or ended), as (name, IRI).
    ``other``: the coalition that merged into it, or that it split from. ``basis``: "reported" when claims of the window
    show it, "silence" when what was claimed before is not claimed any more; then ``claims`` are the last that did.
    """

    window: Window
    kind: str
    coalition: Coalition
    members: tuple[tuple[str, str], ...]
    other: Coalition | None
    basis: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Scene:
    """One window: what it stands on and the coalitions in it."""

    window: Window
    ground: Ground
    coalitions: tuple[Coalition, ...]

    @classmethod
    def of(cls, window: Window, ground: Ground, *, before: Scene | None = None) -> Scene:
        """The scene of a ground in its window; a large one is partitioned by the heuristic.

        The partition of the scene ``before`` stays where none is better: what moves without a reason is no event.
        """
        start = before.ground.partition if before else None
        quick = replace(ground, method=quick_method(ground.graph), start=start)
        return cls(window, quick, report_of(quick).coalitions)

    @cached_property
    def members(self) -> tuple[Members, ...]:
        """The members of each coalition, by IRI."""
        return tuple(_iris(coalition) for coalition in self.coalitions)

    def sharing(self, members: Members) -> list[int]:
        """The coalitions that some of these are in, by index."""
        return sorted({i for iri in members for i in self._homes.get(iri, ())})

    @cached_property
    def _homes(self) -> Mapping[str, list[int]]:
        """The coalitions of each actor, by index."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, members in enumerate(self.members):
            for iri in members:
                found[iri].append(i)
        return found

    def friendly(self, some: Collection[str], others: Collection[str]) -> tuple[Claim, ...]:
        """The claims that join some actors to others (by IRI) and fall into the window itself, by date."""
        return self._between(some, others, lambda tie: tie.sign > 0)

    def parting(self, some: Collection[str], others: Collection[str]) -> tuple[Claim, ...]:
        """The claims that set some actors against others, or say that one split from the other; as for ``friendly``."""
        return self._between(some, others, lambda tie: tie.sign < 0 or tie.relation == SPLIT)

    def _between(
        self, some: Collection[str], others: Collection[str], wanted: Callable[[Tie], bool]
    ) -> tuple[Claim, ...]:
        found = {
            iri
            for actor in some
            for other, tie in self._ties.get(actor, ())
            if other in others and wanted(tie)
            for iri in tie.claims
        }
        claims = (self.ground.claims[iri] for iri in found)
        return tuple(sorted((c for c in claims if self._is_new(c)), key=lambda c: (self._day(c), -c.confidence, c.iri)))

    @cached_property
    def _ties(self) -> Mapping[str, list[tuple[str, Tie]]]:
        """The ties that tell friends from enemies, and who split from whom, by actor, with who is at the other end."""
        parted = (tie for tie in self.ground.ties if tie.relation == SPLIT)
        found: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
        for tie in chain(parted, *self.ground.signed.values()):
            found[tie.subject.iri].append((tie.object.iri, tie))
            found[tie.object.iri].append((tie.subject.iri, tie))
        return found

    def everyone(self, coalition: Coalition) -> Members:
        """The members of a coalition, and the pact itself when one declares it, by IRI."""
        pact = pact_of(self.ground, coalition)
        return _iris(coalition) | ({pact} if pact else set())

    def _is_new(self, claim: Claim) -> bool:
        known = self.ground.known(claim)
        return known is None or known.end >= self.window.span.start

    def _day(self, claim: Claim) -> str:
        known = self.ground.known(claim)
        return known.start.date().isoformat() if known else ""


def scenes(grounds: Iterable[tuple[Window, Ground]]) -> list[Scene]:
    """The scenes of windows in order, each after the last before it that has any ties."""
    found: list[Scene] = []
    before: Scene | None = None
    for window, ground in grounds:
        found.append(Scene.of(window, ground, before=before))
        before = found[-1] if ground.signed else before
    return found


def timeline(scenes: Iterable[Scene]) -> tuple[Event, ...]:
    """The events of windows in order; in the first window that has any, coalitions are born."""
    told = [scene for scene in scenes if scene.ground.signed]
    events = [_born(told[0], coalition) for coalition in told[0].coalitions] if told else []
    for before, after in pairwise(told):
        events += _sorted(_step(before, after))
    return tuple(events)


def _step(before: Scene, after: Scene) -> Iterator[Event]:
    """What became of coalitions from one window to the next; who came or went with others neither joined nor left."""
    follows = _successors(before, after)
    precedes = {j: i for i, j in follows.items()}
    came: dict[int, Members] = {}
    went: dict[int, Members] = {}
    for i in sorted(set(range(len(before.coalitions))) - follows.keys()):
        yield from _gone(before, after, i, precedes, came)
    for j in sorted(set(range(len(after.coalitions))) - precedes.keys()):
        yield _appeared(before, after, j, follows, went)
    for i, j in sorted(follows.items()):
        old, new = before.coalitions[i], after.coalitions[j]
        yield from _joined(after, old, new, came.get(j, frozenset()))
        yield from _left(before, after, old, new, went.get(i, frozenset()))


def _gone(
    before: Scene, after: Scene, i: int, precedes: Mapping[int, int], came: dict[int, Members]
) -> Iterator[Event]:
    """That a coalition has merged into another or ended; nothing when its members stand together in another anyway.

    Who came with it into another is put down there.
    """
    old, gone = before.coalitions[i], before.members[i]
    for j in after.sharing(gone):
        new, shared = after.coalitions[j], gone & after.members[j]
        if len(shared) * 2 > len(gone) and j in precedes:
            others = shared - before.members[precedes[j]]
            if others:
                came[j] = came.get(j, frozenset()) | others
                claims = after.friendly(others, after.everyone(new) - others)
                yield _event(after, "merged", new, others, other=old, claims=claims)
            return
    everyone = before.everyone(old)
    hostile = after.parting(everyone, everyone)
    yield _event(after, "ended", old, gone, claims=hostile, last=before.friendly(everyone, everyone))


def _appeared(
    before: Scene, after: Scene, j: int, follows: Mapping[int, int], went: dict[int, Members]
) -> Event:
    """That a coalition has split from another that goes on, or was born; who went with it is put down there."""
    new, there = after.coalitions[j], after.members[j]
    for i in before.sharing(there):
        if i not in follows:
            continue
        old, rest = before.coalitions[i], after.coalitions[follows[i]]
        others = (there & before.members[i]) - after.members[follows[i]]
        if len(others) > 1 and len(others) * 2 > len(there):
            went[i] = went.get(i, frozenset()) | others
            claims = after.parting(others, after.everyone(rest))
            last = before.friendly(others, before.everyone(old) - others)
            return _event(after, "split", new, others, other=old, claims=claims, last=last)
    return _born(after, new)


def _born(scene: Scene, new: Coalition) -> Event:
    everyone = scene.everyone(new)
    return _event(scene, "born", new, _iris(new), claims=scene.friendly(everyone, everyone))


def _joined(after: Scene, old: Coalition, new: Coalition, came: Members) -> Iterator[Event]:
    everyone = after.everyone(new)
    for member in sorted(_iris(new) - _iris(old) - came):
        claims = after.friendly({member}, everyone - {member})
        yield _event(after, "joined", new, {member}, claims=claims)


def _left(before: Scene, after: Scene, old: Coalition, new: Coalition, went: Members) -> Iterator[Event]:
    everyone = before.everyone(old) | after.everyone(new)
    for member in sorted(_iris(old) - _iris(new) - went):
        others = everyone - {member}
        last = before.friendly({member}, others)
        yield _event(after, "left", old, {member}, other=new, claims=after.parting({member}, others), last=last)


def _event(
    scene: Scene,
    kind: str,
    coalition: Coalition,
    members: Collection[str],
    *,
    claims: tuple[Claim, ...],
    other: Coalition | None = None,
    last: tuple[Claim, ...] = (),
) -> Event:
    named = {iri: name for found in (coalition, other) if found for name, iri in found.members}
    listed = tuple(sorted((named[iri], iri) for iri in members))
    basis = REPORTED if claims else SILENCE
    return Event(scene.window, kind, coalition, listed, other, basis, claims or last)


def _successors(before: Scene, after: Scene) -> dict[int, int]:
    """For each coalition that goes on, by index, the one it has become."""
    found: dict[int, int] = {}
    for same_kind in (True, False):
        for kind in ("declared", "inferred"):
            ours = [i for i, c in enumerate(before.coalitions) if c.kind == kind and i not in found]
            taken = set(found.values())
            theirs = [j for j, c in enumerate(after.coalitions) if (c.kind == kind) is same_kind and j not in taken]
            pairs = matched([before.members[i] for i in ours], [after.members[j] for j in theirs], above=MATCH)
            found |= {ours[i]: theirs[j] for i, j in pairs.items()}
    return found


def _iris(coalition: Coalition) -> Members:
    return frozenset(iri for _, iri in coalition.members)


def _sorted(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda e: (KINDS.index(e.kind), e.coalition.name, e.coalition.id, e.members))
