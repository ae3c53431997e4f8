"""Circumstances: where and when what a predicate says happened, and to how many."""

from __future__ import annotations

from datetime import date

from kg.extract.coreference import Coreference
from kg.extract.ends import End
from kg.extract.time import TimeExpression, find_times, time_of
from kg.extract.triggers import Predicate
from kg.knowledge import Relation
from kg.model import Interval

_COUNTED = frozenset({"killed", "injured", "abducted", "detained", "displacedTo", "expelled"})
_PLACE_PREPOSITIONS = ("in", "at", "near", "around", "outside", "on", "inside", "across", "throughout")
_ABOUT = frozenset({"at", "more", "up", "to", "about", "some", "nearly", "almost", "around"})


class Circumstances:
    """The circumstances of one document's predicates; ``published`` is the day that "yesterday" counts from."""

    def __init__(self, coreference: Coreference, published: date | None) -> None:
        self._coreference, self._published = coreference, published
        self._mentions, self._sentences = coreference.mentions, coreference.sentences
        self._times: dict[int, tuple[TimeExpression, ...]] = {}

    def place(self, predicate: Predicate, object_: End | None) -> End | None:
        """The place that the trigger or its governing word has beside it, unless it is the claim's own object."""
        si = predicate.sentence
        for word in dict.fromkeys((predicate.head, predicate.governor)):
            found = self._coreference.arguments[si].prepositions(word)
            for i in (i for preposition in _PLACE_PREPOSITIONS for i in found.get(preposition, ())):
                phrase = self._mentions.phrase(si, i)
                if phrase is None or (object_ and object_.phrase.head == i):
                    continue
                if self._mentions.is_place(phrase) or phrase.country:
                    return End(phrase, next(iter(self._coreference.resolve(phrase, "Place")), phrase))
        return None

    def time(self, predicate: Predicate) -> Interval | None:
        """When it holds, by the time expression that belongs to the predicate."""
        si = predicate.sentence
        if si not in self._times:
            self._times[si] = find_times(self._sentences[si], self._published)
        return time_of(self._sentences[si], predicate.head, predicate.governor, self._times[si])

    def quantity(self, predicate: Predicate, relation: Relation, object_: End | None) -> str | None:
        """How many were hurt or moved, as printed ("at least 12")."""
        if object_ is None or relation.name not in _COUNTED or object_.phrase.sentence != predicate.sentence:
            return None
        s = self._sentences[predicate.sentence]
        number = s.kid(object_.phrase.head, "nummod")
        if number is None:
            word = s.words[object_.phrase.head]
            return word.text if word.tag == "CD" else None
        words = [s.words[i] for i in s.subtree(number.i) if i <= number.i]
        first = words[0].i
        while first and s.words[first - 1].lower in _ABOUT:
            first -= 1
        return " ".join(w.text for w in [*s.words[first : words[0].i], *words])
