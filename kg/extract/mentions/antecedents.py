"""Antecedents: the phrases of a document that something later may point back to, nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.mentions.finding import Mentions
from kg.extract.mentions.phrases import Phrase
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Sentence, Word

REACH = 4
"""How many sentences back a phrase points at most."""


class Antecedents:
    """The phrases before a phrase, in the orders that coreference looks through them."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.sentences = mentions.register.sentences
        self.of_sentence = cache(self._of_sentence)

    def _of_sentence(self, si: int) -> tuple[Phrase, ...]:
        """The phrases of a sentence that something later may point to, left to right."""
        s = self.sentences[si]
        phrases = (self.mentions.phrase(si, w.i) for w in s.words if self._may_be_meant(si, s, w))
        return tuple(p for p in phrases if p is not None and not _is_nobody(s, p))

    def _may_be_meant(self, si: int, s: Sentence, w: Word) -> bool:
        if w.dep in ("compound", "amod", "nmod", "det") or (w.dep == "poss" and w.pos not in NOMINAL):
            return False
        name_at = self.mentions.register.name_at
        if w.dep == "appos" and name_at(si, w.i) is None and name_at(si, w.head) is not None:
            return False  # "Zawahiri, the leader of the group": the name says it already
        return w.pos in NOMINAL or w.tag in NAME_TAGS or w.lower in ("he", "she", "him", "they", "it")

    def near(self, phrase: Phrase, reach: int = REACH) -> Iterator[Phrase]:
        """Those within reach, nearest sentence first; in each, subjects first, then from the right.

        Of an earlier sentence the subject of the main clause comes before all others (Grosz, Joshi and Weinstein 1995).
        """
        for si in range(phrase.sentence, max(-1, phrase.sentence - reach - 1), -1):
            words, earlier = self.sentences[si].words, si < phrase.sentence
            found = [p for p in self.of_sentence(si) if earlier or p.last <= phrase.first]
            yield from sorted(found, key=lambda p: (*_rank(words, p, earlier=earlier), -p.head))

    def all(self, phrase: Phrase) -> Iterator[Phrase]:
        """Those of the whole document, plainly nearest first."""
        for si in range(phrase.sentence, -1, -1):
            for p in reversed(self.of_sentence(si)):
                if si < phrase.sentence or p.last <= phrase.first:
                    yield p

    def lists(self, phrase: Phrase) -> Iterator[Phrase]:
        """The first members of coordinations within reach, and phrases that stand alone."""
        for si in range(phrase.sentence, max(-1, phrase.sentence - REACH - 1), -1):
            words = self.sentences[si].words
            for p in self.of_sentence(si):
                if words[p.head].dep != "conj" and (si < phrase.sentence or p.last <= phrase.first):
                    yield p


def _is_nobody(s: Sentence, p: Phrase) -> bool:
    """ "no group", "neither side"."""
    return any(w.lower in ("no", "neither") for w in s.kids(p.head, "det"))


def _rank(words: Sequence[Word], p: Phrase, *, earlier: bool) -> tuple[bool, bool]:
    """How far from the top of its sentence a phrase stands."""
    w = words[p.head]
    if earlier and w.dep == "poss" and words[w.head].dep in ("nsubj", "nsubjpass"):
        return words[words[w.head].head].dep != "ROOT", False  # "the party's founder …"
    subject = w.dep in ("nsubj", "nsubjpass")
    return not (earlier and subject and words[w.head].dep == "ROOT"), not subject
