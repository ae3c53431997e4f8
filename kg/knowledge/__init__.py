"""What the reader knows before it reads: the ontology, actor packs and the lexicon, in one frozen object.

``Knowledge`` is loaded once and handed down; nothing below the command line loads it by itself. Its ``fingerprint``
goes into every Run, so that a changed pack or lexicon re-reads the documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.knowledge.lexicon import Lexicon, load_lexicon
from kg.knowledge.names import KnownNames
from kg.knowledge.ontology import Ontology, Relation, load_ontology
from kg.knowledge.packs import Pack, PackActor, PackPlace, PackTie, load_packs
from kg.knowledge.slots import Slot, SlotKey, place_slots
from kg.knowledge.weights import Weights, load_weights
from kg.vocab import digest

__all__ = ["Knowledge", "Lexicon", "Ontology", "Pack", "PackActor", "PackPlace", "PackTie", "Relation", "Weights"]


@dataclass(frozen=True)
class Knowledge:
    """Ontology, packs and lexicon together."""

    ontology: Ontology
    pack: Pack
    lexicon: Lexicon
    weights: Weights

    @classmethod
    def load(
        cls, packs: Sequence[Path] = (), lexicons: Sequence[Path] = (), *, shipped_packs: bool = True
    ) -> Knowledge:
        """The shipped ontology and lexicon with the shipped packs (unless told not to) and the user's own files."""
        ontology = load_ontology()
        return cls(ontology, load_packs(packs, shipped=shipped_packs, ontology=ontology), load_lexicon(lexicons),
                   load_weights())

    @cached_property
    def known_names(self) -> KnownNames:
        """The names of the packs, as they are compared."""
        return KnownNames.from_pack(self.pack)

    @cached_property
    def place_slots(self) -> Mapping[SlotKey, Slot]:
        """The slots of verbs and nouns that places fill."""
        return place_slots(self.lexicon, self.ontology)

    @cached_property
    def fingerprint(self) -> str:
        """32 hex digits that change when anything known changes."""
        return digest([self.ontology.fingerprint, self.pack.fingerprint, self.lexicon.fingerprint,
                       self.weights.fingerprint])
