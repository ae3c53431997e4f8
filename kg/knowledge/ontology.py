"""The ontology as frozen values: classes with their hierarchy, relations with sign, family and symmetry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the ontology, in its canonical direction.

    ``sign`` runs from -1 (hostile) to 1 (allied), 0 when it says nothing of the kind. ``ancestors`` holds all
    super-relations, nearest first. ``domain`` and ``range`` are "Actor" or "Place" (local names). ``family`` is one of
    hostility, alliance, control, movement, leadership, lineage, place, other.
    """

    name: str
    label: str
    definition: str
    sign: float
    symmetric: bool
    family: str
    ancestors: tuple[str, ...]
    domain: str
    range: str
    plover: str | None


@dataclass(frozen=True)
class Ontology:
    """Classes (local name to all ancestors, nearest first) and relations (by local name)."""

    classes: Mapping[str, tuple[str, ...]]
    relations: Mapping[str, Relation]
    fingerprint: str

    def is_a(self, type_: str, ancestor: str) -> bool:
        """True when class ``type_`` is ``ancestor`` or below it."""
        return type_ == ancestor or ancestor in self.classes[type_]


def load_ontology() -> Ontology:
    """The shipped ontology/conflict.ttl as frozen values."""
    raise NotImplementedError
