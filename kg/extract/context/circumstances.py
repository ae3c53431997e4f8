"""Circumstances: where and when what a predicate says happened, and to how many."""

from __future__ import annotations

from datetime import date

from kg.extract.context.scenes import Scenes
from kg.extract.context.time import TimeExpression, find_times, time_of
from kg.extract.mentions.coreference import Coreference
from kg.extract.parse.sentence import Sentence, Word
from kg.extract.predicates.ends import End
from kg.extract.predicates.terms import TERMED, term_of
from kg.extract.predicates.triggers import Predicate
from kg.knowledge import Relation
from kg.model import Interval

_COUNTED = frozenset(
    {"killed", "injured", "abducted", "detained", "displacedTo", "expelled", "coerced", "concededTo", "sanctioned",
     "returnedTo", "aided"}
)
_FELT = frozenset({"opposes", "praised", "mourned", "accused", "demandedOf", "rejected", "threatened"})
_LASTING = frozenset("leads commands speaksFor renamedTo sameAs hostileTo affiliatedWith locatedIn near".split())
"""What holds all along: a time beside it is that of something else."""
_STRUCK = frozenset({"attacked", "bombarded"})
_MOVING = frozenset({"displacedTo", "returnedTo", "concededTo"})
"""Those whose subject is counted: "300 families fled to Erbil"."""
_ABOUT = frozenset("at least most more fewer less than up to about some nearly almost around over".split())
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
        self._scenes = Scenes(coreference)
        self._times: dict[int, tuple[TimeExpression, ...]] = {}

    def place(
        self, predicate: Predicate, relation: Relation, subject: End | None, object_: End | None
    ) -> End | None:
        """The named place where it happened."""
        return self._scenes.place(predicate, relation, subject, object_)

    def time(self, predicate: Predicate, relation: Relation) -> Interval | None:
        """When it holds, by the time expression that belongs to the predicate."""
        si = predicate.sentence
        if relation.name in _LASTING:
            return None
        if relation.name in _FELT and self._sentences[si].words[predicate.governor].tag in ("VBZ", "VBP"):
            return None  # "condemns the raid yesterday"
        if si not in self._times:
            self._times[si] = find_times(self._sentences[si], self._published)
        s, lasting = self._sentences[si], predicate.frames[0].kind in ("role", "adj")
        since = any(k.lower in ("since", "until") for k in s.kids(predicate.head, "prep"))  # "a bastion since 2012"
        if lasting and not since and s.words[predicate.governor].lemma not in ("be", "become", "remain"):
            return None  # "the rebels and their allies fled on Friday"
        return time_of(s, predicate.head, predicate.governor, self._times[si])

    def quantity(
        self, predicate: Predicate, relation: Relation, subject: End | None, object_: End | None
    ) -> str | None:
        """How many were hurt or moved, in digits, with the hedge as printed ("at least 12", "dozens"), or a term."""
        s = self._sentences[predicate.sentence]
        if relation.name in TERMED:
            return term_of(s, predicate, _digits)
        if relation.name in _STRUCK:
            return self._blows(predicate)
        if relation.name not in _COUNTED:
            return None
        if (counted := subject if relation.name in _MOVING else object_) is None:
            alone = [s.words[i] for i in predicate.roles.get("obj", ()) if predicate.head != i]
            if alone and all(w.tag == "CD" or w.lower in _CROWDS for w in alone):  # "killing two"
                return _count(s, alone[0])
            return _count(s, s.words[predicate.head]) if predicate.frames[0].kind == "noun" else None
        told = _count(s, s.words[counted.phrase.head]) if counted.phrase.sentence == predicate.sentence else None
        suffered = predicate.frames[0].kind == "light"  # "the regiment lost nine men"
        return told or (_count(s, s.words[predicate.head]) if suffered else None)

    def _blows(self, predicate: Predicate) -> str | None:
        """How many raids or shells: "two raids on", "fired ten rockets at", "two missiles hit", "struck twice"."""
        s, head = self._sentences[predicate.sentence], self._sentences[predicate.sentence].words[predicate.head]
        if predicate.frames[0].kind in ("noun", "light"):
            return _count(s, head) if head.tag == "NNS" else None
        if any(k.lower == "twice" for k in s.kids(head.i, "advmod")):
            return "2"
        acting = [s.words[i] for i in predicate.roles.get("subj", ())]
        shells = (w for w in acting if self._mentions.lexicon.is_a(w.lemma, "munition"))
        return next((_count(s, w) for w in shells), None)


def _count(s: Sentence, head: Word) -> str | None:
    """How many a noun speaks of: "at least 12 guards", "three of the guards", "dozens of them"."""
    number = s.kid(head.i, "nummod") or (head if head.tag == "CD" else None)
    whole = s.words[head.head]
    part = s.words[whole.head]
    if whole.lower == "of":
        if part.lower in _CROWDS:  # "dozens of fighters"
            tens = [w.lower for w in s.words[max(0, part.i - 2) : part.i]] == ["tens", "of"]
            return f"tens of {part.lower}" if tens else part.lower
        number = part if part.tag == "CD" or part.lower == "dozen" else number
    if number is None:
        return "1" if head.lower == "third" else None
    below = [s.words[i] for i in s.subtree(number.i) if i <= number.i or s.words[i].tag == "CD"]
    words = [w for w in below if number.i - w.i < 7] if number.i not in (head.i, part.i) else [number]
    if any(w.dep == "conj" for w in words):  # "between 20 and 30"
        words = list(s.words[words[0].i : words[-1].i + 1])
    first = words[0].i
    while first and _hedges(s, first - 1):
        first -= 1
    return " ".join(_digits(w.lower) for w in [*s.words[first : words[0].i], *words])


def _hedges(s: Sentence, i: int) -> bool:
    """Whether the word belongs to the number after it: "up to", not the "up" of "rounded up"."""
    word = s.words[i]
    if word.lower in ("up", "at", "more", "fewer", "less"):
        return s.words[i + 1].lower in ("to", "than", "least", "most")
    if word.lower == "to":
        return i > 0 and s.words[i - 1].lower == "up"
    return word.lower in _ABOUT or (word.lower in ("a", "between") and s.words[i + 1].lower in ("dozen", "hundred"))


def _digits(word: str) -> str:
    """A number word in digits; any other as it is."""
    tens, _, ones = word.partition("-")
    if tens in _TENS and ones in _NUMBERS:  # "forty-two"
        return str(int(_TENS[tens]) + _NUMBERS.index(ones))
    return str(_NUMBERS.index(word)) if word in _NUMBERS else _TENS.get(word, word)

