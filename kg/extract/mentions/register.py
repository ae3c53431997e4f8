"""Register: what the words of a document go by, from its names, the lexicon's word classes and its own namings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.mentions.names import NameTable
from kg.extract.mentions.phrases import Noun
from kg.extract.mentions.spans import Name
from kg.extract.parse.sentence import NAME_TAGS, Sentence
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.ontology import Ontology

NAMING = frozenset({"call", "name", "dub", "title", "know"})
_MOST_ALIASES = 10


@dataclass(frozen=True)
class Register:
    """The sentences of a document, the names in them, and what is known of its words."""

    sentences: Sequence[Sentence]
    names: NameTable
    lexicon: Lexicon
    ontology: Ontology

    # -- names ---------------------------------------------------------------------------------------------------
    def name_at(self, si: int, wi: int) -> Name | None:
        """The name that the word belongs to."""
        return self._names_at[si].get(wi)

    @cached_property
    def _names_at(self) -> list[dict[int, Name]]:
        return [{i: n for n in found for i in range(n.first, n.last)} for found in self.names.spans]

    def full(self, name: Name) -> str:
        """The name's full form."""
        return self.names.canonical[name.key]

    def type_of(self, name: Name) -> str:
        """The class that the name has in this document."""
        return self.names.type_of(name.key)

    def country(self, name: Name) -> tuple[str, str] | None:
        """For a country's name in any form: its own name, and what the form is ("name", "demonym", …)."""
        return self.lexicon.countries.get(name.key)

    def aliases(self, full: str, printed: str) -> tuple[str, ...]:
        """The other forms of a name, the printed one among them."""
        return tuple(sorted({*self.names.aliases.get(full, ()), printed} - {full}))[:_MOST_ALIASES]

    # -- common nouns --------------------------------------------------------------------------------------------
    def noun(self, si: int, wi: int) -> Noun:
        """The word as the head of a phrase."""
        s = self.sentences[si]
        return Noun(si, s, s.words[wi], self.noun_class(si, wi))

    def noun_class(self, si: int, wi: int) -> str:
        """The lemma by which word classes know the noun: with its compound when that is listed ("air_force")."""
        s = self.sentences[si]
        w = s.words[wi]
        before = s.words[wi - 1] if wi else None
        if before is not None and before.head == wi and before.dep in ("compound", "amod"):
            for pair in (f"{before.lower}_{w.lemma}", f"{before.lemma}_{w.lemma}"):
                if pair in self.lexicon.classes_of:
                    return pair
        singular = w.lower.removesuffix("s")
        if w.tag in NAME_TAGS and w.lemma not in self.lexicon.classes_of and singular in self.lexicon.classes_of:
            return singular  # "Civilians" at the beginning of a sentence
        return w.lemma

    @cached_property
    def speaks_of_rooms(self) -> bool:
        """Whether "the room" in this document is an operations room."""
        return any(
            w.lemma == "room" and w.i and s.words[w.i - 1].lemma == "operation" for s in self.sentences for w in s.words
        )

    @cached_property
    def pacts(self) -> dict[str, Name]:
        """Lemma of a pact's noun -> the name the document gives it: "the room, called Ahl al-Sham"."""
        found: dict[str, Name] = {}
        for si, s in enumerate(self.sentences):
            for w in s.words:
                if w.lemma not in NAMING or w.tag != "VBN" or w.dep not in ("acl", "relcl"):
                    continue
                named = s.kid(w.i, "oprd", "dobj", "attr")
                name = self.name_at(si, named.i) if named is not None else None
                noun = s.words[w.head].lemma
                if name is not None and (noun == "room" or self.lexicon.is_a(noun, "coalition_head")):
                    found.setdefault(noun, name)
        return found
