"""What becomes of coalitions when some of the claims were never made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Claim, Coalition
from kg.network.matching import DISSOLVED, matched
from kg.store.accepted import Context
from kg.store.copies import sources


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a coalition: ``after`` is what is left of it, None when it is dissolved."""

    before: Coalition
    after: Coalition | None

    @property
    def lost(self) -> tuple[str, ...]:
        """The names of the members that it loses, all of them when it is dissolved."""
        kept = {iri for _, iri in self.after.members} if self.after else set()
        return tuple(name for name, iri in self.before.members if iri not in kept)

    @property
    def gained(self) -> tuple[str, ...]:
        """The names of the members that it gains."""
        had = {iri for _, iri in self.before.members}
        return tuple(name for name, iri in self.after.members if iri not in had) if self.after else ()


def without(context: Context, claims: Iterable[Claim]) -> Context:
    """The context in which only these claims were made: their documents may be copies of each other in another way."""
    said: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        said[claim.document].append(claim.quote)
    return replace(context, sources=sources(said))


def fates(before: Sequence[Coalition], after: Sequence[Coalition]) -> tuple[Fate, ...]:
    """What becomes of each coalition of ``before``, in order; a declared one stays itself, an inferred one its kind."""
    found: dict[int, int] = {}
    for kind in ("declared", "inferred"):
        ours, theirs = ([i for i, c in enumerate(side) if c.kind == kind] for side in (before, after))
        pairs = matched([_iris(before[i]) for i in ours], [_iris(after[j]) for j in theirs], above=DISSOLVED)
        found |= {ours[i]: theirs[j] for i, j in pairs.items()}
    return tuple(Fate(c, after[found[i]] if i in found else None) for i, c in enumerate(before))


def _iris(coalition: Coalition) -> set[str]:
    return {iri for _, iri in coalition.members}
