"""Circumstances: where and when what a predicate says happened, and to how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kg.extract.coreference import Coreference
from kg.extract.ends import End, as_city
from kg.extract.phrases import conjuncts
from kg.extract.sentence import Sentence, Word
from kg.extract.terms import TERMED, term_of
from kg.extract.time import TimeExpression, find_times, time_of
from kg.extract.triggers import Predicate, is_verb
from kg.knowledge import Relation
from kg.model import Interval

_COUNTED = frozenset(
    {"killed", "injured", "abducted", "detained", "displacedTo", "expelled", "coerced", "concededTo", "sanctioned"}
)
_MOVING = frozenset({"displacedTo", "concededTo"})
"""Those whose subject is counted: "300 families fled to Erbil"."""
_PLACE_PREPOSITIONS = ("at", "in", "near", "around", "outside", "on", "inside", "across", "throughout", "along")
_SOURCES = ("from", "of")
_LEAVING = frozenset({"expelled", "abducted"})
_STORMING = frozenset({"attacked", "bombarded", "entered", "tookControlOf", "besieges"})
_SPOKEN = frozenset("accused threatened demandedOf opposes rejected praised mourned gaveUltimatumTo".split())
"""Said or felt, it matters not where: the place of a clause around them is not theirs."""
_PARTS = frozenset("edge vicinity front centre center heart middle outskirt suburb gate surroundings side".split())
_DIRECTIONS = frozenset(
    "north south east west north-east north-west south-east south-west northeast northwest southeast southwest".split()
)
_HANGING = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep", "relcl"})
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
        self._times: dict[int, tuple[TimeExpression, ...]] = {}

    def place(self, predicate: Predicate, subject: End | None, object_: End | None) -> End | None:
        """The named place nearest to the predicate: beside its trigger, its ends, or the clauses it hangs on."""
        si = predicate.sentence
        if predicate.frames[0].relation == "expelled" and (left := self._left(predicate)) is not None:
            return left
        taken = self._taken(object_)
        for i in self._nearest_places(predicate, subject, object_):
            end = self._named(si, i)
            if end is None or {end.referent.name, end.phrase.name} & taken:
                continue
            if not any(e is not None and self._tells_apart(e, end) for e in (subject, object_)):
                return end
        return None

    def _tells_apart(self, end: End, place: End) -> bool:
        """Whether the place is a part of a name: "al-Qaeda in Iraq"."""
        return end.referent.form == "name" and f" {place.referent.name} " in f" {end.referent.name} "

    def _left(self, predicate: Predicate) -> End | None:
        """Where somebody was driven from, named or not: "out of it", "from the hills around Loikaw"."""
        for i in sorted(i for role in ("from", "of") for i in predicate.roles.get(role, ())):
            phrase = self._mentions.phrase(predicate.sentence, i)
            if phrase is None:
                continue
            for referent in self._coreference.resolve(phrase, "Place"):
                if referent.form != "pronoun" and (self._mentions.is_place(referent) or referent.country):
                    s = self._sentences[referent.sentence]
                    return End(phrase, as_city(referent, s, self._mentions.lexicon))
        return None

    def _taken(self, object_: End | None) -> frozenset[str]:
        """Names of the places that the object is listed with: "took the dam and the village of Tashwin"."""
        if object_ is None:
            return frozenset()
        head, words = object_.phrase.head, self._sentences[object_.phrase.sentence].words
        while words[head].dep == "conj":
            head = words[head].head
        listed = self._mentions.coordinated(object_.phrase.sentence, head)
        named = (x.name for p in listed for x in (p, *self._coreference.resolve(p, "Place")))
        return frozenset((object_.referent.name, *named))

    def _nearest_places(self, predicate: Predicate, subject: End | None, object_: End | None) -> Iterator[int]:
        """The words that may say where, nearest first."""
        s, g = self._sentences[predicate.sentence], predicate.governor
        prepositions = (*_PLACE_PREPOSITIONS, *(_SOURCES if predicate.frames[0].relation in _LEAVING else ()))
        ends = [e.phrase.head for e in (object_, subject) if e is not None and e.phrase.sentence == predicate.sentence]
        clauses = [g]
        for above in s.path_up(g):
            if s.words[clauses[-1]].dep not in _HANGING:
                break
            clauses.append(above.i)
        joined = [g, *(k.i for k in s.kids(g, "conj"))]
        together = [k.i for c in joined for k in s.kids(c, "advcl") if _goes_with(s, k)]
        listed = [i for e in ends for i in conjuncts(s, e)[1:]]
        own = (predicate.head, g, *ends, *listed, *self._beside(predicate.sentence, g))
        for word in dict.fromkeys(own):
            yield from self._beside_word(predicate.sentence, word, prepositions)
        if predicate.frames[0].relation in _SPOKEN:
            return
        for clause in (*together, *clauses[1:]):
            if self._mentions.ontology.relations[predicate.frames[0].relation].bodily:
                yield from self._stormed(predicate.sentence, clause)
            for word in dict.fromkeys((clause, *self._beside(predicate.sentence, clause))):
                yield from self._beside_word(predicate.sentence, word, _PLACE_PREPOSITIONS)
        if object_ is not None and object_.phrase.head in ends:  # "killed people who were digging at the mine"
            for doing in s.kids(object_.phrase.head, "relcl", "acl"):
                yield from self._beside_word(predicate.sentence, doing.i, _PLACE_PREPOSITIONS)

    def _beside(self, si: int, clause: int) -> list[int]:
        """The nouns of a clause, those of its prepositions last: "opened fire on a convoy outside Gao"."""
        s = self._sentences[si]
        if not is_verb(s.words[clause]):
            return []
        after = [k.i for prep in s.kids(clause, "prep", "agent") for k in s.kids(prep.i, "pobj")]
        return [*(k.i for k in s.kids(clause, "dobj", "nsubj", "nsubjpass")), *after]

    def _beside_word(self, si: int, word: int, prepositions: Sequence[str]) -> Iterator[int]:
        """What says where behind one word: "in Hama", "north of Hama"; of an event "of Hama" too."""
        s = self._sentences[si]
        found = self._coreference.arguments[si].prepositions(word)
        yield from (i for preposition in prepositions for i in found.get(preposition, ()))
        for way in s.kids(word, "advmod", "npadvmod"):
            if way.lower in _DIRECTIONS:
                yield from (k.i for prep in s.kids(way.i, "prep") if prep.lower == "of" for k in s.kids(prep.i, "pobj"))
        phrase = self._mentions.phrase(si, word)
        if self._is_act(si, word) or (phrase is not None and self._mentions.is_place(phrase)):
            yield from found.get("of", ())

    def _is_act(self, si: int, word: int) -> bool:
        """Whether a noun names what is done to a place: "the bombing of the town"."""
        w = self._sentences[si].words[word]
        frames = self._mentions.lexicon.find_noun(w.lemma, w.lower)
        return w.pos == "NOUN" and any(f.relation in _STORMING for f in frames)

    def _stormed(self, si: int, clause: int) -> Iterator[int]:
        """The place that a clause above says was taken or struck: "stormed the village, killing ten"."""
        s = self._sentences[si]
        if is_verb(s.words[clause]) and any(
            f.relation in _STORMING for f in self._mentions.lexicon.find("verb", s.words[clause].lemma)
        ):
            yield from self._coreference.arguments[si].verb_roles(clause).get("obj", ())

    def _named(self, si: int, i: int) -> End | None:
        """The place that a preposition's object names, itself, by what it is part of, or by pointing back."""
        phrase = self._mentions.phrase(si, i)
        if phrase is not None and (self._mentions.is_place(phrase) or phrase.country):
            referent = next(iter(self._coreference.resolve(phrase, "Place")), phrase)
            if referent.form == "name":
                here = referent is phrase
                return End(phrase, as_city(phrase, self._sentences[si], self._mentions.lexicon) if here else referent)
        elif self._sentences[si].words[i].tag not in ("NN", "NNS"):
            return None
        inside = self._coreference.arguments[si].prepositions(i)
        part = phrase is not None or self._sentences[si].words[i].lemma in _PARTS or self._is_act(si, i)
        within = ("of", *_PLACE_PREPOSITIONS) if part else _PLACE_PREPOSITIONS
        wholes = (k for preposition in within for k in inside.get(preposition, ()) if k != i)
        return next((end for k in wholes if (end := self._named(si, k)) is not None), None)

    def time(self, predicate: Predicate) -> Interval | None:
        """When it holds, by the time expression that belongs to the predicate."""
        si = predicate.sentence
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
        if relation.name not in _COUNTED:
            return None
        if (counted := subject if relation.name in _MOVING else object_) is None:
            return _count(s, s.words[predicate.head]) if predicate.frames[0].kind == "noun" else None
        told = _count(s, s.words[counted.phrase.head]) if counted.phrase.sentence == predicate.sentence else None
        suffered = predicate.frames[0].kind == "light"  # "the regiment lost nine men"
        return told or (_count(s, s.words[predicate.head]) if suffered else None)


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
    return word.lower in _ABOUT or (word.lower in ("a", "between") and s.words[i + 1].lower in ("dozen", "hundred"))


def _digits(word: str) -> str:
    """A number word in digits; any other as it is."""
    tens, _, ones = word.partition("-")
    if tens in _TENS and ones in _NUMBERS:  # "forty-two"
        return str(int(_TENS[tens]) + _NUMBERS.index(ones))
    return str(_NUMBERS.index(word)) if word in _NUMBERS else _TENS.get(word, word)


def _goes_with(s: Sentence, clause: Word) -> bool:
    """Whether a clause tells the same event: "killed when gunmen stormed the post"."""
    return any(k.lower in ("when", "as") and k.dep in ("mark", "advmod") for k in s.kids(clause.i))
