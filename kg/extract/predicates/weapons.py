"""Weapons: what a blow is by the means it is dealt with, and whether anybody is known to deal it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parse.sentence import Word
from kg.extract.predicates.ends import End, Ends
from kg.extract.predicates.triggers import Predicate
from kg.knowledge.lexicon import Frame, Lexicon

_SPLINTERS = frozenset({"bullet", "shrapnel", "splinter", "fragment", "shard", "debris", "glass"})


class Weapons:
    """The means of the blows of one document."""

    def __init__(self, ends: Ends) -> None:
        self._ends, self._sentences = ends, ends.sentences
        self._lexicon, self._ontology = ends.lexicon, ends.ontology

    def relation(self, predicate: Predicate, frame: Frame) -> str:
        """The frame's relation; an attack from afar is a bombardment, one by splinters wounds."""
        if frame.relation == "attacked" and self._is_wound(predicate):
            return "injured"
        return "bombarded" if self._from_afar(predicate, frame) else frame.relation

    def nobodys(self, predicate: Predicate) -> bool:
        """ "malaria kills thousands", "died in the floods": nobody's doing."""
        words = self._sentences[predicate.sentence].words
        causes = (words[i] for role in ("subj", "of", "from", "in") for i in predicate.roles.get(role, ()))
        return any(self._lexicon.is_a(w.lemma, "affliction") for w in causes)

    def fired(self, predicate: Predicate) -> bool:
        """ "a Houthi rocket came down on the camp": a shell did it, and one knows whose."""
        noun_class = self._ends.mentions.register.noun_class
        words = predicate.roles.get("subj", ())
        return any(self._lexicon.is_a(noun_class(predicate.sentence, i), "munition") for i in words)

    def alone(self, predicate: Predicate, subjects: Sequence[End]) -> bool:
        """Whether what did it is a shell or an act without an owner."""
        if subjects:
            return all(_is_munition(e, self._lexicon) for e in subjects)
        s = self._sentences[predicate.sentence]
        if s.words[predicate.head].pos not in ("VERB", "ADJ"):
            return False
        words = [s.words[i] for i in predicate.roles.get("subj", ())]
        return bool(words) and all(self._lexicon.is_a(w.lemma, "munition") or self._is_act(w) for w in words)

    def _is_act(self, w: Word) -> bool:
        return any(map(self._is_harm, self._lexicon.find_noun(w.lemma, w.lower)))

    def _is_harm(self, frame: Frame) -> bool:
        return self._ontology.relations[frame.relation].sign <= -1

    def _from_afar(self, predicate: Predicate, frame: Frame) -> bool:
        """Whether an attack was a bombardment: "jets hit the bridge", "struck it with rockets"."""
        if frame.relation != "attacked" or frame.kind not in ("verb", "light", "noun"):
            return False
        noun_class = self._ends.mentions.register.noun_class
        roles = ("subj", "by", "poss") if frame.kind == "noun" else ("subj", "with")
        means = [i for role in roles for i in predicate.roles.get(role, ())]
        s = self._sentences[predicate.sentence]
        if frame.kind == "noun":  # "a rocket strike", but "a gun attack"
            means += [k.i for k in s.kids(predicate.head, "compound", "nmod") if k.lemma != "gun"]
        return any(self._lexicon.is_a(noun_class(predicate.sentence, i), "remote") for i in means)

    def _is_wound(self, predicate: Predicate) -> bool:
        """ "the farmhand was hit by shrapnel": what splinters hit they wound."""
        words = self._sentences[predicate.sentence].words
        hit = predicate.passive and words[predicate.head].lemma in ("hit", "strike")
        return hit and any(words[i].lemma in _SPLINTERS for i in predicate.roles.get("by", ()))


def _is_munition(end: End, lexicon: Lexicon) -> bool:
    return end.referent.form == "generic" and lexicon.is_a(end.referent.lemma, "munition")
