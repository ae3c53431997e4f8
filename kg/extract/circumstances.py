"""Circumstances: where and when what a predicate says happened, and to how many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.extract.coreference import Coreference
from kg.extract.ends import End
from kg.extract.time import TimeExpression, find_times, time_of
from kg.extract.triggers import Predicate
from kg.knowledge import Relation
from kg.model import Interval

_COUNTED = frozenset({"killed", "injured", "abducted", "detained", "displacedTo", "expelled"})
_PLACE_PREPOSITIONS = ("in", "at", "near", "around", "outside", "on", "inside", "across", "throughout")
_HANGING = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep", "relcl"})
_ABOUT = frozenset({"at", "least", "more", "than", "up", "to", "about", "some", "nearly", "almost", "around", "over"})
_CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands", "tens"})
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}


class Circumstances:
    """The circumstances of one document's predicates; ``published`` is the day that "yesterday" counts from."""

    def __init__(self, coreference: Coreference, published: date | None) -> None:
        self._coreference, self._published = coreference, published
        self._mentions, self._sentences = coreference.mentions, coreference.sentences
        self._times: dict[int, tuple[TimeExpression, ...]] = {}

    def place(self, predicate: Predicate, subject: End | None, object_: End | None) -> End | None:
        """The named place nearest to the predicate: beside its trigger, its ends, or the clauses it hangs on."""
        si = predicate.sentence
        taken = object_.referent.name if object_ is not None else None
        for word in self._nearest_words(predicate, subject, object_):
            found = self._coreference.arguments[si].prepositions(word)
            for i in (i for preposition in _PLACE_PREPOSITIONS for i in found.get(preposition, ())):
                end = self._named(si, i)
                if end is not None and end.referent.name != taken:
                    return end
        return None

    def _nearest_words(self, predicate: Predicate, subject: End | None, object_: End | None) -> Iterator[int]:
        """The words whose prepositions may say where, nearest first, each once."""
        s = self._sentences[predicate.sentence]
        ends = [e.phrase.head for e in (object_, subject) if e is not None and e.phrase.sentence == predicate.sentence]
        clauses = [predicate.governor]
        for above in s.path_up(predicate.governor):
            if s.words[clauses[-1]].dep not in _HANGING:
                break
            clauses.append(above.i)
        beside = [k.i for clause in clauses[1:] for k in s.kids(clause, "dobj", "nsubj", "nsubjpass")]
        yield from dict.fromkeys((predicate.head, predicate.governor, *ends, *clauses[1:], *beside))

    def _named(self, si: int, i: int) -> End | None:
        """The place that a preposition's object names, itself, by what it is part of, or by pointing back."""
        phrase = self._mentions.phrase(si, i)
        if phrase is None or not (self._mentions.is_place(phrase) or phrase.country):
            return None
        referent = next(iter(self._coreference.resolve(phrase, "Place")), phrase)
        if referent.form == "name":
            return End(phrase, referent)
        inside = self._coreference.arguments[si].prepositions(i)
        wholes = (k for preposition in ("of", "in", "at", "near") for k in inside.get(preposition, ()) if k != i)
        return next((end for k in wholes if (end := self._named(si, k)) is not None), None)

    def time(self, predicate: Predicate) -> Interval | None:
        """When it holds, by the time expression that belongs to the predicate."""
        si = predicate.sentence
        if si not in self._times:
            self._times[si] = find_times(self._sentences[si], self._published)
        return time_of(self._sentences[si], predicate.head, predicate.governor, self._times[si])

    def quantity(self, predicate: Predicate, relation: Relation, object_: End | None) -> str | None:
        """How many were hurt or moved, in digits, with the hedge as printed ("at least 12", "dozens")."""
        if object_ is None or relation.name not in _COUNTED or object_.phrase.sentence != predicate.sentence:
            return None
        s = self._sentences[predicate.sentence]
        head = s.words[object_.phrase.head]
        whole = s.words[head.head]
        if whole.lower == "of" and s.words[whole.head].lower in _CROWDS:  # "dozens of fighters"
            return s.words[whole.head].lower
        number = s.kid(head.i, "nummod") or (head if head.tag == "CD" else None)
        if number is None:
            return None
        words = [s.words[i] for i in s.subtree(number.i) if i <= number.i] if number.i != head.i else [head]
        first = words[0].i
        while first and s.words[first - 1].lower in _ABOUT:
            first -= 1
        return " ".join(_digits(w.lower) for w in [*s.words[first : words[0].i], *words])


def _digits(word: str) -> str:
    """A number word in digits; any other as it is."""
    return str(_NUMBERS.index(word)) if word in _NUMBERS else _TENS.get(word, word)
