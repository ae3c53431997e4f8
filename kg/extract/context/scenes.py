"""Scenes: the place where what a predicate says happened, by the words around it, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.mentions.coreference import Coreference
from kg.extract.mentions.phrases import Phrase, conjuncts
from kg.extract.parse.sentence import Sentence, Word
from kg.extract.predicates.ends import End, as_city
from kg.extract.predicates.triggers import Predicate, is_verb
from kg.knowledge import Relation

_PLACE_PREPOSITIONS = (
    "at", "in", "near", "around", "outside", "on", "inside", "across", "throughout", "along", "off", "beside", "within"
)
_SOURCES = ("from", "of")
_LEAVING = frozenset({"expelled", "abducted"})
_STORMING = frozenset({"attacked", "bombarded", "entered", "tookControlOf", "besieges"})
_ANYWHERE = frozenset(
    (
        "leads commands speaksFor memberOf alignedWith affiliatedWith hostileTo pledgedAllegianceTo splitFrom "
        "mergedWith renamedTo successorOf sameAs accused threatened demandedOf opposes rejected praised mourned "
        "gaveUltimatumTo declaredWarOn sanctioned investigated locatedIn near supports"
    ).split()
)
"""What holds, is said or felt, it matters not where: the place of a clause around them is not theirs."""
_OVER = frozenset({"fights", "rivalOf", "truceWith"})
"""Relations between two that are "for" or "over" a place."""
_PARTS = frozenset(
    (
        "edge vicinity front centre center heart middle outskirt suburb gate surroundings side alley lane ruin rubble "
        "sky air water wake way control mastery possession"
    ).split()
)
_DIRECTIONS = frozenset(
    "north south east west north-east north-west south-east south-west northeast northwest southeast southwest".split()
)
_HANGING = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep", "relcl"})
_APART = frozenset({"relcl", "ccomp", "parataxis", "csubj", "csubjpass"})
"""Clauses whose places are not those of the clause they stand in."""

_OTHERWHERE = frozenset({"after", "before", "since", "until", "from", "to", "toward", "towards", "over", "about"})
"""Prepositions whose places are those of another act: "arrested after an attack in Behsud"."""


_HOMES = frozenset({"home", "house", "apartment"})


class Scenes:
    """Where what one document's predicates say happened."""

    def __init__(self, coreference: Coreference) -> None:
        self._coreference = coreference
        self._mentions, self._sentences = coreference.mentions, coreference.sentences

    def place(
        self, predicate: Predicate, relation: Relation, subject: End | None, object_: End | None
    ) -> End | None:
        """The named place nearest to the predicate: beside its trigger, its ends, or the clauses it hangs on."""
        if relation.name in _ANYWHERE:
            return None
        if relation.name == "expelled" and (left := self._left(predicate)) is not None:
            return left
        taken = self._taken(object_)
        ground = relation.range == "Place"
        for i in self._ground(predicate, object_) if ground else self._words(predicate, relation, subject, object_):
            end = self._named(predicate.sentence, i)
            if end is None or {end.referent.name, end.phrase.name} & taken:
                continue
            if not any(e is not None and _tells_apart(e, end) for e in (subject, object_)):
                return end
        return None if ground else self._of_ends(object_, subject)

    def _of_ends(self, *ends: End | None) -> End | None:
        """Where those are at home whom a pronoun stands for: "the herders of Boni … gave them three days"."""
        for end in ends:
            if end is not None and end.referent is not end.phrase and end.referent.form == "generic":
                si, head = end.referent.sentence, end.referent.head
                for i in self._beside_word(si, head, ("in", "at", "near")):
                    if (place := self._named(si, i)) is not None:
                        return place
        return None

    def _left(self, predicate: Predicate) -> End | None:
        """Where somebody was driven from, named or not: "out of it", "from the hills around Loikaw"."""
        for i in sorted(i for role in ("from", "of") for i in predicate.roles.get(role, ())):
            phrase = self._mentions.phrase(predicate.sentence, i)
            if phrase is None or phrase.lemma in _HOMES:
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

    def _ground(self, predicate: Predicate, object_: End | None) -> Iterator[int]:
        """The words that may say in what a place lies that is held, reached or left."""
        si = predicate.sentence
        if object_ is not None and object_.phrase.sentence == si and object_.referent.form == "name":
            yield from self._around(object_)
            yield from self._beside_word(si, object_.phrase.head, ("in", "on", "near"))
        for word in dict.fromkeys((predicate.head, predicate.governor)):
            yield from self._beside_word(si, word, ("in", "at", "near", "outside", "on"))
        yield from self._where(predicate)

    def _around(self, place: End) -> Iterator[int]:
        """The larger place that is named right after one: "Salma, Latakia"."""
        s, head = self._sentences[place.phrase.sentence], place.phrase.head
        yield from (k.i for k in s.kids(head, "appos") if k.i > head and not s.kid(k.i, "det"))

    def _where(self, predicate: Predicate) -> Iterator[int]:
        """What "where" stands for: "in Faryab, where the militants overran the town"."""
        s, arguments = self._sentences[predicate.sentence], self._coreference.arguments[predicate.sentence]
        for clause in (s.words[predicate.governor], *s.path_up(predicate.governor)):
            if is_verb(clause):
                yield from arguments.verb_roles(clause.i).get("where", ())

    def _words(
        self, predicate: Predicate, relation: Relation, subject: End | None, object_: End | None
    ) -> Iterator[int]:
        """The words that may say where, nearest first."""
        si, s, g = predicate.sentence, self._sentences[predicate.sentence], predicate.governor
        prepositions = (
            *_PLACE_PREPOSITIONS,
            *(_SOURCES if relation.name in _LEAVING else ()),
            *(("for", "over") if relation.name in _OVER else ()),
        )
        ends = [e.phrase.head for e in (object_, subject) if e is not None and e.phrase.sentence == si]
        clauses = [g]
        for above in s.path_up(g):
            if s.words[clauses[-1]].dep not in _HANGING:
                break
            clauses.append(above.i)
        joined = [g, *(k.i for k in s.kids(g, "conj"))]
        together = [k.i for c in joined for k in s.kids(c, "advcl") if _goes_with(s, k)]
        listed = [i for e in ends for i in conjuncts(s, e)[1:]]
        own = (predicate.head, g, *ends, *listed, *self._beside(si, g))
        parted = object_ is not None and self._mentions.is_place(object_.referent)  # "the centre of Zurmat"
        named = set(self._coreference.arguments[si].prepositions(ends[0]).get("of", ())) if parted and ends else set()
        if parted and ends and object_ is not None and object_.phrase.sentence == si:
            yield from self._around(object_)
        for word in dict.fromkeys(own):
            yield from (i for i in self._beside_word(si, word, prepositions) if i not in named)
        yield from self._deep(si, g)
        yield from self._where(predicate)
        for clause in (*together, *clauses[1:]):
            if relation.bodily:
                yield from self._stormed(si, clause)
            for word in dict.fromkeys((clause, *self._beside(si, clause))):
                yield from self._beside_word(si, word, _PLACE_PREPOSITIONS)
            yield from self._deep(si, clause)
        if relation.bodily and object_ is not None and object_.phrase.head in ends:  # "killed men digging at the mine"
            for doing in s.kids(object_.phrase.head, "relcl", "acl"):
                yield from self._beside_word(si, doing.i, _PLACE_PREPOSITIONS)

    def _beside(self, si: int, clause: int) -> list[int]:
        """The nouns of a clause, those of its prepositions last: "opened fire on a convoy outside Gao"."""
        s = self._sentences[si]
        if not is_verb(s.words[clause]):
            return []
        led = (prep for prep in s.kids(clause, "prep", "agent") if prep.lower != "from")
        after = [k.i for prep in led for k in s.kids(prep.i, "pobj")]
        return [*(k.i for k in s.kids(clause, "dobj", "nsubj", "nsubjpass")), *after]

    def _deep(self, si: int, clause: int) -> list[int]:
        """What stands after a preposition further down in the clause: "a camp for the displaced outside Marib"."""
        s = self._sentences[si]
        if not is_verb(s.words[clause]):
            return []
        return [
            k.i
            for i in s.subtree(clause)
            if i > clause and s.words[i].lower in _PLACE_PREPOSITIONS and self._in_clause(s, i, clause)
            for k in s.kids(i, "pobj")
        ]

    def _in_clause(self, s: Sentence, i: int, clause: int) -> bool:
        for above in (s.words[i], *s.path_up(i)):
            if above.i == clause:
                return True
            if above.dep in _APART or is_verb(above) or above.lower in _OTHERWHERE:
                return False
        return False

    def _beside_word(self, si: int, word: int, prepositions: Sequence[str]) -> Iterator[int]:
        """What says where behind one word: "in Hama", "there", "north of Hama"; of an event "of Hama" too."""
        s = self._sentences[si]
        found = self._coreference.arguments[si].prepositions(word)
        led = (i for preposition in prepositions for i in found.get(preposition, ()))
        yield from sorted(led, key=lambda i: i < word)  # "In Sindh, gunmen held up a bus near Sukkur"
        for way in s.kids(word, "advmod", "npadvmod", "appos"):
            if way.lower in _DIRECTIONS:
                yield from (k.i for prep in s.kids(way.i, "prep") if prep.lower == "of" for k in s.kids(prep.i, "pobj"))
            if way.lower in ("there", "here"):
                yield way.i
        phrase = self._mentions.phrase(si, word)
        if self._is_act(si, word) or (phrase is not None and self._mentions.is_place(phrase)):
            yield from found.get("of", ())

    def _is_act(self, si: int, word: int) -> bool:
        """Whether a noun names what is done to a place: "the bombing of the town"."""
        w = self._sentences[si].words[word]
        frames = self._mentions.lexicon.find_noun(w.lemma, w.lower)
        return (w.pos == "NOUN" or w.dep == "pobj") and any(f.relation in _STORMING for f in frames)

    def _stormed(self, si: int, clause: int) -> Iterator[int]:
        """The place that a clause above says was taken or struck: "stormed the village, killing ten"."""
        s = self._sentences[si]
        if is_verb(s.words[clause]) and any(
            f.relation in _STORMING for f in self._mentions.lexicon.find("verb", s.words[clause].lemma)
        ):
            yield from self._coreference.arguments[si].verb_roles(clause).get("obj", ())

    def _named(self, si: int, i: int) -> End | None:
        """The place that a preposition's object names, itself, by what it is part of, or by pointing back."""
        word, phrase = self._sentences[si].words[i], self._mentions.phrase(si, i)
        if phrase is not None and (self._mentions.is_place(phrase) or phrase.country or phrase.form == "pronoun"):
            referent = next(iter(self._coreference.resolve(phrase, "Place")), phrase)
            proper = referent.form == "name" or self._is_proper(referent)
            if proper and (self._mentions.is_place(referent) or referent.country):
                here = referent is phrase
                return End(phrase, as_city(phrase, self._sentences[si], self._mentions.lexicon) if here else referent)
            if referent is not phrase:  # "there", "the school": where what it points back to lies
                si, i = referent.sentence, referent.head
        elif word.tag not in ("NN", "NNS", "VBG"):
            return None
        inside = self._coreference.arguments[si].prepositions(i)
        part = phrase is not None or word.lemma in _PARTS or self._is_act(si, i)
        within = ("of", *_PLACE_PREPOSITIONS) if part else _PLACE_PREPOSITIONS
        wholes = (k for preposition in within for k in inside.get(preposition, ()) if k != i)
        return next((end for k in wholes if (end := self._named(si, k)) is not None), None)


    def _is_proper(self, phrase: Phrase) -> bool:
        """Whether a place has a name for a modifier: "Mitiga airport", but not "a Turkish base"."""
        register = self._mentions.register
        kids = self._sentences[phrase.sentence].kids(phrase.head, "compound", "nmod", "amod")
        names = (register.name_at(phrase.sentence, k.i) for k in kids)
        return any(name is not None and register.country(name) is None for name in names)


def _tells_apart(end: End, place: End) -> bool:
    """Whether the place is a part of a name: "al-Qaeda in Iraq"."""
    return end.referent.form == "name" and f" {place.referent.name} " in f" {end.referent.name} "


def _goes_with(s: Sentence, clause: Word) -> bool:
    """Whether a clause tells the same event: "killed when gunmen stormed the post"."""
    return any(k.lower in ("when", "as") and k.dep in ("mark", "advmod") for k in s.kids(clause.i))
