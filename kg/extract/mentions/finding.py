"""Mentions: a noun of a sentence becomes a phrase that speaks of an actor or a place, or of neither.

A phrase is read from its head noun: a name ("the Islamic Front"), people who stand for their group ("ISIS fighters"),
what acts for its owner ("coalition warplanes"), a body with its country ("the Syrian army"), a named place with its
kind ("the Halak neighborhood"), a group without a name ("rival factions") or a pronoun. Coreference is another step.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.mentions import people
from kg.extract.mentions.generics import generic, pact
from kg.extract.mentions.phrases import Noun, Phrase, conjuncts, start_of
from kg.extract.mentions.places import named_place, place_type
from kg.extract.mentions.proper import half, named
from kg.extract.mentions.register import NAMING, Register
from kg.extract.parse.sentence import NOMINAL, Sentence, Word

_NOBODY = frozenset({"there", "what", "something", "anything", "nothing", "everything"})
_PLURAL = frozenset("they them their theirs themselves these those we us our both each".split())
_NUMBERS = frozenset({"dozen", "score", "hundred", "thousand"})
_COUNTS = frozenset("several many dozens hundreds others some scores wounded dead both".split())

_PAIRS = frozenset({"pair", "duo", "two"})
_KINDS = ("body", "member", "person", "crowd")
_SUFFERERS = frozenset("wounded injured displaced homeless sick dead elderly poor".split())
"""Adjectives that stand for people: "treated the wounded"."""
_ORDINALS = frozenset("another second third fourth fifth sixth".split())


class Mentions:
    """Phrases of a document's sentences, made on demand and remembered."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.lexicon, self.ontology = register.lexicon, register.ontology
        self._made: dict[tuple[int, int], Phrase | None] = {}

    def phrase(self, si: int, wi: int) -> Phrase | None:
        """The phrase headed by the word; None when it speaks of no actor or place."""
        key = (si, wi)
        if key not in self._made:
            self._made[key] = self._make(si, wi)
        return self._made[key]

    def coordinated(self, si: int, wi: int) -> list[Phrase]:
        """The phrases of the word and of the nouns coordinated with it, in order."""
        s = self.register.sentences[si]
        return [p for i in conjuncts(s, wi) if (p := self.phrase(si, i)) is not None]

    def half(self, si: int, wi: int, role: str) -> Phrase | None:
        """The phrase that the "first" or "second" half of a hyphenated word names ("Iran-backed", "anti-ISIL")."""
        return half(si, self.register.sentences[si].words[wi], role, self.register)

    def is_place(self, phrase: Phrase) -> bool:
        """True when the phrase names a place."""
        return self.ontology.is_a(phrase.type, "Place")

    def human(self, si: int, wi: int) -> Phrase | None:
        """The phrase of a common noun where only people can stand: "killed two surveyors", "arrested an emissary"."""
        noun, is_a = self.register.noun(si, wi), self.lexicon.is_a
        endings = tuple(self.lexicon.classes["human_ending"])
        singular = noun.word.lemma if noun.word.tag == "NNS" else noun.word.lower
        common = noun.word.tag in ("NN", "NNS") and not is_a(noun.lemma, "lifeless", "asset")
        if not common or not singular.endswith(endings) or singular.endswith("ment"):
            return None
        return generic(noun, "Person" if noun.word.tag == "NN" else "UnnamedGroup", self.register)

    def _make(self, si: int, wi: int) -> Phrase | None:
        w = self.register.sentences[si].words[wi]
        if w.pos == "PRON" or w.tag in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            return _pronoun(si, w)
        if (one := _of_two(self.register.sentences[si], si, w)) is not None:
            return one
        name = self.register.name_at(si, wi)
        if name is not None:
            return named(si, w, name, self.register)
        if w.lemma in _NUMBERS and w.tag == "NNS" and w.dep == "nsubj" and not self._kids(si, wi):
            return generic(self.register.noun(si, wi), "UnnamedGroup", self.register)  # "thousands marched"
        if (counted := _counted(self.register.sentences[si], si, w)) is not None:
            return counted
        if w.pos in NOMINAL or w.tag in ("NN", "NNS", "NNP", "NNPS"):
            return self._common(si, wi)
        if w.lower in _SUFFERERS and w.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "dative"):
            return replace(generic(self.register.noun(si, wi), "UnnamedGroup", self.register), plural=True)
        if w.lower in ("there", "here") and w.dep == "advmod":
            return Phrase(si, wi, wi, wi + 1, w.text, "Place", "pronoun", definite=True, lemma="there")
        return None

    def _kids(self, si: int, wi: int) -> bool:
        return bool(self.register.sentences[si].kids(wi, "prep", "amod", "det"))

    # -- common nouns --------------------------------------------------------------------------------------------
    def _common(self, si: int, wi: int) -> Phrase | None:
        noun, is_a = self.register.noun(si, wi), self.lexicon.is_a
        if (apposed := self._apposed_name(noun)) is not None:
            return apposed
        if (explained := self._explained_name(noun)) is not None:
            return explained
        if self._is_room(noun):
            return pact(noun, "OperationsRoom", self.register)
        owner = people.owner(noun, self.register)
        place = place_type(noun, self.register)
        actorish = is_a(noun.lemma, "member", "body", "crowd", "person", "instrument", "munition")
        named = self.register.name_at(si, owner) if owner is not None else None
        of_place = named is not None and self.ontology.is_a(self.register.type_of(named), "Place")
        if place and (of_place or not (actorish and owner is not None)):  # "the Jebel Amir mine" is no weapon
            found = named_place(noun, place, self.register)
            if found is not None:
                return found
        if owner is not None and (is_a(noun.lemma, "member", "instrument", "munition") or self._belong(noun, owner)):
            standing = [p for o in people.owners(noun, owner) if (p := self._stands_for(noun, o)) is not None]
            if standing:
                return replace(standing[0], others=tuple(standing[1:]))
        ours = is_a(noun.lemma, "ours") and noun.word.tag == "NNS"  # "men of the Sand Front militia"
        acting = owner is None and (ours or is_a(noun.lemma, "member", "instrument", "munition", "helm"))
        if acting and (of_group := self._of_group(noun)) is not None:
            return of_group
        return people.state_body(noun, self.register) or self._unnamed(noun, place, actorish=actorish)

    def _of_group(self, noun: Noun) -> Phrase | None:
        """ "drones of the Malian army", "men of the X militia": the body that a whole phrase after "of" names."""
        s, w = noun.s, noun.word
        of = next((k for k in s.kids(w.i, "prep") if k.lower == "of"), None)
        whole = s.kid(of.i, "pobj") if of is not None else None
        phrase = self.phrase(noun.sentence, whole.i) if whole is not None else None
        first, plural = start_of(s, w.i), w.tag in ("NNS", "NNPS")
        if phrase is not None and phrase.form == "generic" and self._is_joined(noun, phrase):
            return replace(phrase, head=w.i, first=min(first, phrase.first), plural=plural)
        if whole is None or phrase is None or phrase.form != "name" or phrase.country or self.is_place(phrase):
            return None
        if phrase.type == "Person":
            return None
        first = min(first, phrase.first)
        return replace(phrase, head=w.i, first=first, last=phrase.last, lemma=noun.lemma, plural=plural)

    def _belong(self, noun: Noun, owner: int) -> bool:
        """ "Daesh financiers", "Front medics": a group's people, unless the noun sets them apart ("supporters")."""
        people_ = noun.word.tag == "NNS" and self.lexicon.is_a(noun.lemma, "crowd", "person")
        return (
            people_
            and not self.lexicon.is_a(noun.lemma, "apart")
            and self.register.name_at(noun.sentence, owner) is not None
        )

    def _is_room(self, noun: Noun) -> bool:
        return (
            self.lexicon.is_a(noun.lemma, "room_head")
            or self.lexicon.is_a(noun.word.lemma, "room_head")
            or (noun.word.lemma == "room" and self.register.speaks_of_rooms)
        )

    def _apposed_name(self, noun: Noun) -> Phrase | None:
        """ "our ally Turkey", "the rebel group Ahrar X": the name that says who the noun speaks of."""
        s, w = noun.s, noun.word
        name = s.kid(w.i, "appos") or self._called(s, w)
        if (
            name is None
            or w.tag != "NN"
            or self.register.name_at(noun.sentence, name.i) is None
            or not (self.lexicon.is_a(w.lemma, *_KINDS) or self.lexicon.find("role", w.lemma))
            or any(x.text in "();:" for x in s.words[w.i : name.i])
        ):
            return None
        phrase = self.phrase(noun.sentence, name.i)
        if phrase is None or self.is_place(phrase):
            return None
        described = generic(noun, "Organization", self.register).name
        return replace(phrase, head=w.i, aliases=tuple(sorted({*phrase.aliases, described})))

    def _called(self, s: Sentence, w: Word) -> Word | None:
        """ "a militia called X", "a group known as X", "an outfit calling itself X": the name that it goes by."""
        naming = next((k for k in s.kids(w.i, "acl") if k.lemma in NAMING), None)
        if naming is None:
            return None
        prepositions = [k for k in s.kids(naming.i, "prep") if k.lower == "as"]
        named = [*s.kids(naming.i, "oprd"), *(k for p in prepositions for k in s.kids(p.i, "pobj"))]
        if naming.tag == "VBN":
            named += s.kids(naming.i, "dobj", "attr")
        return named[0] if named else None

    def _stands_for(self, noun: Noun, owner: int) -> Phrase | None:
        """The owner's phrase, spread over its people or things."""
        name = self.register.name_at(noun.sentence, owner)
        if name is not None:
            return people.of_name(noun, owner, name, self.register)
        return people.of_body(noun, owner, self._common(noun.sentence, owner), self.register)

    def _unnamed(self, noun: Noun, place: str | None, *, actorish: bool) -> Phrase | None:
        """A phrase without a name of its own."""
        w, is_a = noun.word, self.lexicon.is_a
        bare = w.tag == "NN" and not noun.s.kids(w.i, "det", "poss", "amod", "compound", "nmod", "nummod")
        if bare and w.dep == "pobj" and not is_a(noun.lemma, "government_head"):
            return None  # "in force", "by train"
        if bare and noun.lemma == "office":
            return None  # "took office"
        if bare and is_a(noun.lemma, "crowd") and not is_a(noun.lemma, "body", "member", "person"):
            return None  # "seized power"
        if w.tag == "NN" and (is_a(noun.lemma, "person") or self._is_somebody(noun)):
            return generic(noun, "Person", self.register)
        if is_a(noun.lemma, "coalition_head"):
            return pact(noun, "Coalition", self.register)
        if actorish:
            force = is_a(noun.lemma, "state_head") and is_a(noun.lemma, "body")
            government = is_a(noun.lemma, "government_head")
            type_ = "StateForce" if force else "Government" if government else "UnnamedGroup"
            return generic(noun, type_, self.register)
        return generic(noun, place, self.register) if place else None

    def _is_joined(self, noun: Noun, phrase: Phrase) -> bool:
        """ "members of the teachers' union" are the union."""
        return noun.lemma == "member" and not phrase.plural and self.lexicon.is_a(phrase.lemma, "body")

    def _is_somebody(self, noun: Noun) -> bool:
        """ "a taxi driver": one of a crowd."""
        one = self.lexicon.is_a(noun.lemma, "crowd") and not self.lexicon.is_a(noun.lemma, "body", "throng")
        return one and not self.lexicon.is_a(noun.lemma, "member")

    def _explained_name(self, noun: Noun) -> Phrase | None:
        """ "the DPR, a statelet which Moscow bankrolls": a noun that explains a name, and of which more is said."""
        w = noun.word
        more = noun.s.kids(w.i, "relcl", "acl") or any(k.i > w.i for k in noun.s.kids(w.i, "amod"))
        if w.dep != "appos" or w.tag != "NN" or w.head > w.i or not more or self.lexicon.is_a(w.lemma, "charge"):
            return None
        name = self.phrase(noun.sentence, w.head)
        if name is None or name.form != "name" or name.type == "Person":
            return None
        return replace(name, head=w.i, first=start_of(noun.s, w.i), last=w.i + 1)


def _pronoun(si: int, w: Word) -> Phrase | None:
    if w.lower in _NOBODY or (w.lower.endswith(("self", "selves")) and w.dep in ("nsubjpass", "npadvmod", "appos")):
        return None  # "its members had themselves been attacked"
    plural = w.lower in _PLURAL
    return Phrase(si, w.i, w.i, w.i + 1, w.text, "Actor", "pronoun", plural=plural, definite=True, lemma=w.lower)


def _of_two(s: Sentence, si: int, w: Word) -> Phrase | None:
    """ "the former", "the latter", "the pair": one of two spoken of before, or both."""
    alone = w.dep not in ("amod", "compound", "nmod", "advmod", "nummod") and s.kid(w.i, "det") is not None
    if w.lower in _PAIRS and alone and len(s.kids(w.i)) == 1:
        return Phrase(si, w.i, w.i - 1, w.i + 1, w.text, "Actor", "pronoun", plural=True, definite=True, lemma="pair")
    if w.lower not in ("former", "latter") or not alone:
        return None
    return Phrase(si, w.i, w.i - 1, w.i + 1, w.text, "Actor", "pronoun", plural=True, definite=True, lemma=w.lower)


def _counted(s: Sentence, si: int, w: Word) -> Phrase | None:
    """ "nine were injured", "several were killed", "a third was hurt": people, counted."""
    if w.dep not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
        return None
    ordinal = w.lower in _ORDINALS and not s.kids(w.i, "prep", "compound", "amod")
    number = w.lemma in _NUMBERS and not s.kids(w.i, "prep")
    counted = number or (w.pos in ("NUM", "ADJ", "DET") and (w.tag == "CD" or w.lower in _COUNTS))
    if w.text.isdigit() and s.kid(w.i, "det") is not None:
        return None  # "the 444"
    if w.entity in ("DATE", "TIME", "MONEY", "PERCENT") or any(k.lower == "how" for k in s.kids(w.i, "advmod")):
        return None  # "did not say how many were hurt"
    if not (counted or ordinal or w.lower == "others") or (w.lower == "one" and s.kid(w.i, "det") is not None):
        return None
    lemma = "others" if w.lower == "others" or (number and s.kids(w.i, "amod", "advmod")) else "several"
    return Phrase(si, w.i, w.i, w.i + 1, w.text, "UnnamedGroup", "pronoun", plural=True, lemma=lemma)
