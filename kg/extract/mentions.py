"""Mentions: a noun of a sentence becomes a phrase that speaks of an actor or a place, or of neither.

A phrase is read from its head noun: a name ("the Islamic Front"), people who stand for their group ("ISIS fighters"),
what acts for its owner ("coalition warplanes"), a body with its country ("the Syrian army"), a named place with its kind
("the Halak neighborhood"), a group without a name ("rival factions") or a pronoun. Coreference is another step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.kinds import PLACE_CLASSES
from kg.extract.names import NameTable
from kg.extract.sentence import NAME_TAGS, NOMINAL, Sentence, Word
from kg.extract.spans import Name
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.names import fold
from kg.knowledge.ontology import Ontology

_DIRECTIONS = frozenset(
    (
        "west western east eastern north northern south southern central northeast northeastern northwest "
        "northwestern southeast southeastern southwest southwestern greater upper lower"
    ).split()
)
_DETERMINERS = frozenset("the a an this that these those its their his her our my your".split())
_LEFT = frozenset(
    {"det", "predet", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "punct", "case"}
)
_CLAUSE_TAGS = frozenset({"WDT", "WP", "WRB", "IN", "PRP", "MD", "VBZ", "VBP"})
_NAMING = frozenset({"call", "name", "dub", "title", "know"})
_UNDERTAKINGS = frozenset({"operation", "exercise", "agreement", "treaty", "resolution"})
PLACE_PARTS = frozenset(
    {
        "site",
        "position",
        "area",
        "part",
        "target",
        "location",
        "outskirt",
        "edge",
        "point",
        "pocket",
        "section",
        "swathe",
        "place",
        "front",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``sentence`` and ``head`` locate it, words ``first`` to ``last`` (exclusive) are the mention.

    ``name`` is what it is called (canonical within the document), ``type`` a class of the ontology, ``form`` one of
    "name", "generic" (known inside its document only), "pronoun"; ``definite`` ones ("the group") may point back.
    """

    sentence: int
    head: int
    first: int
    last: int
    name: str
    type: str
    form: str
    plural: bool = False
    definite: bool = False
    lemma: str = ""
    aliases: tuple[str, ...] = ()
    country: bool = False
    owner: int | None = None
    """For people or things of a group given by a common noun ("army soldiers"): the group's word."""
    chars: tuple[int, int] | None = None
    """The mention's characters when it is a part of a word ("Iran" in "Iran-backed")."""
    others: tuple[Phrase, ...] = ()
    """Further referents of the same words ("Jabhat al-Nusra and Islamic Front fighters")."""


@dataclass
class Mentions:
    """Phrases of a document's sentences, made on demand and remembered."""

    sentences: Sequence[Sentence]
    names: NameTable
    lexicon: Lexicon
    ontology: Ontology

    def __post_init__(self) -> None:
        self._at: list[dict[int, Name]] = [
            {i: n for n in found for i in range(n.first, n.last)} for found in self.names.spans
        ]
        self._made: dict[tuple[int, int], Phrase | None] = {}
        self._rooms = any(
            w.lemma == "room" and w.i and s.words[w.i - 1].lemma == "operation" for s in self.sentences for w in s.words
        )
        self._called = self._namings()

    def _namings(self) -> dict[str, Name]:
        """Last word of a pact's noun -> the name the document gives it: "the room, called Ahl al-Sham"."""
        found: dict[str, Name] = {}
        for si, s in enumerate(self.sentences):
            for w in s.words:
                named = (
                    s.kid(w.i, "oprd", "dobj", "attr")
                    if w.lemma in _NAMING and w.tag == "VBN" and w.dep in ("acl", "relcl")
                    else None
                )
                name = self.name_at(si, named.i) if named is not None else None
                noun = s.words[w.head].lemma
                if name is not None and (noun == "room" or self.lexicon.is_a(noun, "coalition_head")):
                    found.setdefault(noun, name)
        return found

    def name_at(self, si: int, wi: int) -> Name | None:
        """The name that the word belongs to."""
        return self._at[si].get(wi)

    def phrase(self, si: int, wi: int) -> Phrase | None:
        """The phrase headed by the word; None when it speaks of no actor or place."""
        key = (si, wi)
        if key not in self._made:
            self._made[key] = self._make(si, wi)
        return self._made[key]

    def is_place(self, phrase: Phrase) -> bool:
        """True when the phrase names a place."""
        return self.ontology.is_a(phrase.type, "Place")

    def noun(self, si: int, wi: int) -> str:
        """The lemma by which word classes know the noun: with its compound when that is listed ("air_force")."""
        s = self.sentences[si]
        w = s.words[wi]
        if wi and s.words[wi - 1].head == wi and s.words[wi - 1].dep in ("compound", "amod"):
            pair = f"{s.words[wi - 1].lower}_{w.lemma}"
            bare = f"{s.words[wi - 1].lemma}_{w.lemma}"
            for each in (pair, bare):
                if any(each in words for words in self.lexicon.classes.values()):
                    return each
        return w.lemma

    def _make(self, si: int, wi: int) -> Phrase | None:
        s = self.sentences[si]
        w = s.words[wi]
        if w.pos == "PRON" or w.tag in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            return self._pronoun(si, w)
        name = self.name_at(si, wi)
        if name is not None:
            return self._named(si, w, name)
        if w.pos in NOMINAL or w.tag in ("NN", "NNS", "NNP", "NNPS"):
            return self._common(si, w)
        if w.lower in ("there", "here") and w.dep == "advmod":
            return Phrase(si, wi, wi, wi + 1, w.text, "Place", "pronoun", definite=True, lemma="there")
        if w.pos in ("NUM", "ADJ", "DET"):
            return self._elliptic(si, w)
        return None

    def _pronoun(self, si: int, w: Word) -> Phrase | None:
        if w.lower in ("there", "what", "something", "anything", "nothing", "everything"):
            return None
        plural = w.lower in (
            "they",
            "them",
            "their",
            "theirs",
            "themselves",
            "these",
            "those",
            "we",
            "us",
            "our",
            "both",
            "each",
        )
        return Phrase(si, w.i, w.i, w.i + 1, w.text, "Actor", "pronoun", plural=plural, definite=True, lemma=w.lower)

    def _elliptic(self, si: int, w: Word) -> Phrase | None:
        """ "nine were injured", "several were killed": people, counted."""
        if w.dep in ("nsubj", "nsubjpass", "dobj", "conj", "pobj") and (
            w.tag == "CD"
            or w.lower
            in ("several", "many", "dozens", "hundreds", "others", "some", "scores", "wounded", "dead", "both")
        ):
            return Phrase(si, w.i, w.i, w.i + 1, w.text, "UnnamedGroup", "pronoun", plural=True, lemma="several")
        return None

    def part(self, si: int, wi: int, role: str) -> Phrase | None:
        """The phrase that the "first" or "second" part of a hyphenated word names ("Iran-backed", "anti-ISIL")."""
        s = self.sentences[si]
        w = s.words[wi]
        text = w.text.rpartition("-")[0] if role == "first" else w.text.partition("-")[2]
        start = w.start if role == "first" else w.end - len(text)
        before = s.words[wi - 1] if wi else None
        if role == "first" and before is not None and before.tag in NAME_TAGS and before.end + 1 == w.start:
            name = self.name_at(si, wi - 1)
            first = s.words[name.first] if name else before
            text, start = f"{' '.join(x.text for x in s.words[first.i : wi])} {text}", first.start
        key = fold(text)
        chars = (start, start + len(text)) if role == "first" else (start, w.end)
        country = self.lexicon.countries.get(key)
        if country is not None:
            return Phrase(
                si,
                wi,
                wi,
                wi + 1,
                country[0],
                "Government",
                "name",
                country=True,
                chars=chars,
                aliases=(text,) if text != country[0] else (),
            )
        if text[:1].isupper():
            full = self.names.canonical.get(key, text)
            return Phrase(
                si,
                wi,
                wi,
                wi + 1,
                full,
                self.names.type_of(key),
                "name",
                chars=chars,
                aliases=self._aliases(full, text),
            )
        if self.lexicon.is_a(key, "body", "member"):
            return Phrase(
                si,
                wi,
                wi,
                wi + 1,
                text,
                "UnnamedGroup",
                "generic",
                definite=True,
                lemma=key,
                chars=chars,
                plural=key.endswith("s"),
            )
        return None

    # -- names ---------------------------------------------------------------------------------------------------
    def _named(self, si: int, w: Word, name: Name) -> Phrase | None:
        s = self.sentences[si]
        first, last = name.first, name.last
        article = s.kid(w.i, "det")
        if (
            name.label == "NORP"
            and w.tag == "JJ"
            and name.key not in self.lexicon.countries
            and not name.text.isupper()
        ):
            return None  # "Arab", "Sunni": who they are, not who acts
        if (article is not None and article.lower in ("a", "an") and self.names.type_of(name.key) != "Person") or (
            s.words[first].lower in _UNDERTAKINGS and last - first > 1
        ):
            return None  # "an IED", "Operation Steel Door": a thing, an undertaking
        country = self.lexicon.countries.get(name.key)
        full = self.names.canonical.get(name.key, name.text)
        type_ = self.names.type_of(name.key)
        aliases = self._aliases(full, name.text)
        if country is not None:
            return self._country(si, w, name, country)
        direction = s.words[first - 1].lower if first else ""
        if (
            self.ontology.is_a(type_, "Place")
            and direction in _DIRECTIONS
            and s.words[first - 1].head in range(first, last)
        ):
            first, full, aliases, type_ = first - 1, f"{direction} {full}", (), "Region"
        return Phrase(si, w.i, self._determined(s, first), last, full, type_, "name", aliases=aliases, lemma=w.lemma)

    def _country(self, si: int, w: Word, name: Name, country: tuple[str, str]) -> Phrase:
        s = self.sentences[si]
        full, kind = country
        plural = kind == "demonym" and w.tag in ("NNS", "NNPS")
        first = name.first
        direction = s.words[first - 1].lower if first else ""
        if direction in _DIRECTIONS and kind == "name" and s.words[first - 1].head in range(name.first, name.last):
            return Phrase(si, w.i, first - 1, name.last, f"{direction} {full}", "Region", "name", lemma=w.lemma)
        return Phrase(
            si,
            w.i,
            self._determined(s, first),
            name.last,
            full,
            "Government",
            "name",
            plural=plural,
            country=True,
            lemma=w.lemma,
            aliases=(name.text,) if name.text != full else (),
        )

    def _aliases(self, full: str, printed: str) -> tuple[str, ...]:
        found = {a for a in (*self.names.aliases.get(full, ()), printed) if a != full}
        return tuple(sorted(found))[:10]

    def _determined(self, s: Sentence, first: int) -> int:
        """The mention's first word, its article taken in."""
        return first - 1 if first and s.words[first - 1].lower in ("the", "a", "an") else first

    # -- common nouns --------------------------------------------------------------------------------------------
    def _common(self, si: int, w: Word) -> Phrase | None:
        noun = self.noun(si, w.i)
        lexicon = self.lexicon
        owner = self._owner(si, w.i)
        apposed = self._apposed_name(si, w)
        if apposed is not None:
            return apposed
        if lexicon.is_a(noun, "room_head") or lexicon.is_a(w.lemma, "room_head") or (w.lemma == "room" and self._rooms):
            return self._pact(si, w, noun, "OperationsRoom")
        place = next((t for c, t in PLACE_CLASSES if lexicon.is_a(noun, c) or lexicon.is_a(w.lemma, c)), None)
        actorish = lexicon.is_a(noun, "member", "body", "crowd", "person", "instrument", "munition")
        if place and not (actorish and owner is not None):
            named = self._named_place(si, w, noun, place)
            if named is not None:
                return named
        if lexicon.is_a(noun, "member", "instrument", "munition", "crowd") and owner is not None:
            standing = [p for o in self._owners(si, owner) if (p := self._stands_for(si, w, noun, o)) is not None]
            if standing:
                return replace(standing[0], others=tuple(standing[1:]))
        if lexicon.is_a(noun, "body", "member") or lexicon.is_a(w.lemma, "state_head", "government_head"):
            state = self._state(si, w, noun)
            if state is not None:
                return state
        return self._unnamed(si, w, noun, place, actorish)

    def _apposed_name(self, si: int, w: Word) -> Phrase | None:
        """ "our ally Turkey", "the rebel group Ahrar X": the name that says who the noun speaks of."""
        s = self.sentences[si]
        name = s.kid(w.i, "appos")
        if (
            name is None
            or w.tag != "NN"
            or self.name_at(si, name.i) is None
            or not self.lexicon.is_a(w.lemma, "body", "member", "person", "crowd")
        ):
            return None
        phrase = self.phrase(si, name.i)
        if (
            phrase is None
            or self.ontology.is_a(phrase.type, "Place")
            or any(x.text in "();:" for x in s.words[w.i : name.i])
        ):
            return None
        return replace(phrase, head=w.i, first=phrase.first, last=phrase.last)

    def _unnamed(self, si: int, w: Word, noun: str, place: str | None, actorish: bool) -> Phrase | None:
        bare = w.tag == "NN" and not self.sentences[si].kids(w.i, "det", "poss", "amod", "compound", "nmod", "nummod")
        if bare and w.dep == "pobj" and not self.lexicon.is_a(noun, "government_head"):
            return None  # "in force", "by train"
        if actorish and self.lexicon.is_a(noun, "person") and w.tag == "NN":
            return self._generic(si, w, noun, "Person")
        if self.lexicon.is_a(noun, "coalition_head"):
            return self._pact(si, w, noun, "Coalition")
        if actorish:
            force = self.lexicon.is_a(noun, "state_head") and self.lexicon.is_a(noun, "body")
            government = self.lexicon.is_a(noun, "government_head")
            return self._generic(si, w, noun, "StateForce" if force else "Government" if government else "UnnamedGroup")
        if place:
            return self._generic(si, w, noun, place)
        return None

    def _owner(self, si: int, wi: int) -> int | None:
        """The word before the noun that tells whose people or things it speaks of: a name or a body."""
        s = self.sentences[si]
        for kid in reversed(s.kids(wi, "compound", "nmod", "amod", "poss")):
            if kid.tag == "PRP$":
                continue
            if self.name_at(si, kid.i) is not None or self.lexicon.is_a(self.noun(si, kid.i), "body"):
                return kid.i
        for prep in s.kids(wi, "prep", "acl"):
            if prep.lower in ("of", "from") or prep.lemma in ("belong", "affiliate", "link"):
                for kid in s.kids(prep.i, "pobj", "prep"):
                    target = kid if kid.dep == "pobj" else s.kid(kid.i, "pobj")
                    if target is None:
                        continue
                    name = self.name_at(si, target.i)
                    if (
                        prep.lower == "of"
                        and name is None
                        and self._points_back(si, target.i)
                        and self.lexicon.is_a(self.noun(si, wi), "member")
                    ):
                        return target.i
                    if (
                        name
                        and not self.ontology.is_a(self.names.type_of(name.key), "Place")
                        and name.key not in self.lexicon.countries
                    ):
                        return target.i
        return None

    def _points_back(self, si: int, wi: int) -> bool:
        """ "the room", "the two groups": a body or room that was spoken of before."""
        s = self.sentences[si]
        w = s.words[wi]
        body = self.lexicon.is_a(self.noun(si, wi), "body", "room_head") or (w.lemma == "room" and self._rooms)
        return body and any(k.lower in ("the", "these", "those", "both") for k in s.kids(wi, "det"))

    def _owners(self, si: int, owner: int) -> list[int]:
        """The owner and those coordinated with it before the noun ("the army and security forces")."""
        return [owner, *(k.i for k in self.sentences[si].kids(owner, "conj"))]

    def _stands_for(self, si: int, w: Word, noun: str, owner: int) -> Phrase | None:
        """ "ISIS fighters" is ISIS; "Russian warplanes" is Russia; "army soldiers" is the army."""
        s = self.sentences[si]
        first, last = min(self._start(s, w.i), owner), max(w.i + 1, owner + 1)
        if self.lexicon.is_a(noun, "crowd") and not self.lexicon.is_a(noun, "member"):
            return None
        name = self.name_at(si, owner)
        compound = f"{s.words[owner].lemma}_{w.lemma}"
        if name is None and self.lexicon.is_a(compound, "body"):
            printed = f"{s.words[owner].text} {w.text}"
            return Phrase(
                si,
                w.i,
                first,
                last,
                printed,
                "StateForce",
                "generic",
                plural=True,
                definite=True,
                lemma=compound,
                owner=owner,
            )
        if name is None:
            if self.lexicon.is_a(noun, "instrument", "munition", "member"):
                inner = self._common(si, s.words[owner])
                known = self.lexicon.is_a(self.noun(si, owner), "state_head", "government_head", "coalition_head")
                if inner is None or not ((known and not s.kids(w.i, "amod")) or self._points_back(si, owner)):
                    return None
                return replace(inner, first=first, last=last, head=w.i, definite=True, owner=owner)
            return None
        country = self.lexicon.countries.get(name.key)
        if country is not None:
            if country[1] == "demonym" and self.lexicon.is_a(noun, "state_head", "body"):
                return None
            if not self.lexicon.is_a(noun, "instrument", "munition", "state_head"):
                return None
            return replace(self._country(si, w, name, country), first=first, last=last)
        inner_type = self.names.type_of(name.key)
        if name.label == "NORP" and s.words[owner].tag == "JJ" and not name.text.isupper():
            return None  # "Baathist troops": of that kind, not all of it
        if self.ontology.is_a(inner_type, "Place") or (
            inner_type == "Person" and not self.lexicon.is_a(noun, "member")
        ):
            return None
        full = self.names.canonical.get(name.key, name.text)
        last = max(last, name.last) if owner > w.i else last
        type_ = "Organization" if inner_type == "Person" else inner_type
        return Phrase(
            si, w.i, first, last, full, type_, "name", aliases=self._aliases(full, name.text), lemma=noun, plural=True
        )

    def _state(self, si: int, w: Word, noun: str) -> Phrase | None:
        """ "the Syrian army", "Iraqi security forces", "the Libyan government": named by their country."""
        s = self.sentences[si]
        for kid in s.kids(w.i, "amod", "compound", "poss", "nmod"):
            name = self.name_at(si, kid.i)
            country = self.lexicon.countries.get(name.key) if name else None
            if name is None or country is None or not self.lexicon.is_a(noun, "state_head", "government_head"):
                continue
            start = name.first
            words = [x for x in s.words[start : w.i + 1] if x.lower not in ("'s", "'")]
            printed = " ".join(x.text for x in words)
            type_ = "Government" if self.lexicon.is_a(noun, "government_head") else "StateForce"
            full = self.names.canonical.get(fold(printed), printed)
            return Phrase(
                si,
                w.i,
                self._determined(s, start),
                w.i + 1,
                full,
                type_,
                "name",
                lemma=noun,
                definite=False,
                aliases=(printed,) if printed != full else (),
            )
        return None

    def _named_place(self, si: int, w: Word, noun: str, type_: str) -> Phrase | None:
        """ "the Halak neighborhood", "the city of Mare", "Aleppo's neighborhoods" (generic), "Menagh airbase" (a facility's whole name)."""
        s = self.sentences[si]
        for kid in s.kids(w.i, "compound", "nmod", "amod"):
            name = self.name_at(si, kid.i)
            if name is None or w.tag == "NNS" or name.key in self.lexicon.countries:
                continue
            if type_ == "Facility" or (self.lexicon.is_a(noun, "region") and type_ == "Region"):
                first = name.first
                printed = " ".join(x.text for x in s.words[first : w.i + 1])
                return Phrase(si, w.i, self._determined(s, first), w.i + 1, printed, type_, "name", lemma=noun)
            full = self.names.canonical.get(name.key, name.text)
            return Phrase(
                si,
                w.i,
                self._determined(s, self._start(s, w.i)),
                w.i + 1,
                full,
                type_,
                "name",
                lemma=noun,
                aliases=self._aliases(full, name.text),
            )
        of = next((p for p in s.kids(w.i, "prep") if p.lower == "of"), None)
        target = s.kid(of.i, "pobj") if of else None
        name = self.name_at(si, target.i) if target else None
        if (
            name
            and target
            and type_ in ("Settlement", "District")
            and w.tag == "NN"
            and name.key != ""
            and self.ontology.is_a(self.names.type_of(name.key), "Place")
        ):
            full = self.names.canonical.get(name.key, name.text)
            return Phrase(
                si,
                w.i,
                self._start(s, w.i),
                name.last,
                full,
                type_,
                "name",
                lemma=noun,
                aliases=self._aliases(full, name.text),
            )
        apposed = next((k for k in s.kids(w.i, "appos") if self.name_at(si, k.i)), None)
        if apposed is not None and w.tag == "NN":
            name = self.name_at(si, apposed.i)
            if name and self.ontology.is_a(self.names.type_of(name.key), "Place"):
                return Phrase(
                    si, w.i, self._start(s, w.i), name.last, self.names.canonical[name.key], type_, "name", lemma=noun
                )
        return None

    def _pact(self, si: int, w: Word, noun: str, type_: str) -> Phrase:
        """A room or coalition by a common noun; by its name when the document names the one it speaks of."""
        phrase = self._generic(si, w, noun, type_)
        name = self._called.get(w.lemma)
        if name is None or phrase.plural:
            return phrase
        return replace(
            phrase,
            name=self.names.canonical.get(name.key, name.text),
            form="name",
            definite=False,
            aliases=tuple(sorted({*phrase.aliases, phrase.name})),
        )

    def _generic(self, si: int, w: Word, noun: str, type_: str) -> Phrase:
        s = self.sentences[si]
        first = self._start(s, w.i)
        core = first
        while core < w.i and (
            s.words[core].lower in _DETERMINERS
            or s.words[core].text in "\"'("
            or s.words[core].dep in ("nummod", "quantmod", "advmod", "predet")
            or self.lexicon.is_a(s.words[core].lower, "vague")
        ):
            core += 1
        printed = " ".join(x.text for x in s.words[core : w.i + 1] if x.text not in '"()').replace(" 's", "'s")
        definite = any(x.lower in ("the", "this", "these", "that", "those", "both") for x in s.words[first:core])
        return Phrase(
            si,
            w.i,
            first,
            w.i + 1,
            printed + self._tail(s, w.i),
            type_,
            "generic",
            plural=w.tag in ("NNS", "NNPS"),
            definite=definite,
            lemma=noun,
            aliases=(printed,),
        )

    def _tail(self, s: Sentence, wi: int) -> str:
        """ " in Bani Zeid", " near the prison": the place or whole that tells one generic group from another."""
        for prep in s.kids(wi, "prep"):
            target = s.kid(prep.i, "pobj")
            if prep.i == wi + 1 and prep.lower in ("of", "in", "near", "from", "at", "around") and target is not None:
                end = max(i for i in [target.i, *[k.i for k in s.kids(target.i, "compound")]])
                words = s.words[prep.i : end + 1]
                if len(words) <= 6:
                    return " " + " ".join(x.text for x in words if x.text not in '"()')
        return ""

    def _start(self, s: Sentence, wi: int) -> int:
        """The first word of the noun's own phrase: determiners and modifiers before it, unbroken."""
        first = wi
        lefts = sorted(j for k in s.kids(wi) if k.i < wi and k.dep in _LEFT for j in s.subtree(k.i) if j < wi)
        for k in reversed(lefts):
            if (
                k == first - 1
                and s.words[k].text not in (",", ";", ":", "(", "—", "–")
                and s.words[k].tag not in _CLAUSE_TAGS
            ):
                first = k
            else:
                break
        return first


def conjuncts(s: Sentence, wi: int) -> list[int]:
    """The word and the nouns coordinated with it, in order ("A, the B and the C")."""
    found, todo = [], [wi]
    while todo:
        i = todo.pop(0)
        found.append(i)
        todo.extend(k.i for k in s.kids(i, "conj") if k.pos in (*NOMINAL, "PRON", "NUM", "ADJ") or k.tag in NAME_TAGS)
    return found
