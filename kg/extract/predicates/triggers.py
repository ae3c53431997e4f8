"""Triggers: the words that say a relation, under the names that the lexicon lists them by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.parse.arguments import Arguments, Roles
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Sentence, Word
from kg.knowledge.lexicon import Frame, Lexicon

MEASURES = frozenset(
    (
        "tons tonnes kg kilograms dollars euros pounds worth loads truckloads lorryloads boxes crates bags sacks "
        "shipment shipments consignment consignments delivery deliveries batch load planeload stock"
    ).split()
)
"""Words for an amount of something: "tonnes of flour"."""
TERMS = frozenset("hour day night week month year round wave spell series string campaign".split())
"""Words for how long or how often something goes on: "a night of shelling"."""
ENDING = frozenset(
    (
        "end,break,break off,scrap,cancel,terminate,annul,abrogate,tear up,rip up,dissolve,sever,cut,cut off,suspend,"
        "freeze,revoke,rescind,renounce,repudiate,halt,stop,cease,discontinue,withdraw,call off"
    ).split(",")
)
"""Verbs, with their particles, that put an end to a bond: "broke off its alliance with X"."""
FACING = frozenset({"confront", "face", "counter", "oppose", "meet", "repel"})
"""Verbs, as infinitives, whose object somebody is sent against: "sent a column to confront X"."""
_PARTICLES = frozenset(
    "out away back off forward up down together apart aside home ashore closer deeper low".split()
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger with its roles; ``governor`` is the word whose clause decides polarity, modality and place."""

    sentence: int
    head: int
    governor: int
    frames: tuple[Frame, ...]
    roles: Roles
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence of a document with all that predicates are found by."""

    sentence: int
    arguments: Arguments
    lexicon: Lexicon

    @property
    def s(self) -> Sentence:
        """The sentence itself."""
        return self.arguments.s


def verb_triggers(s: Sentence, w: Word) -> list[str]:
    """The verb's lemma with its particle, then the bare lemma."""
    prepositions = s.kids(w.i, "prep")
    particles = [
        *s.kids(w.i, "prt"),
        *(k for k in s.kids(w.i, "advmod") if k.lower in _PARTICLES),
        *(k for k in prepositions if not s.children[k.i]),
        *(k for k in prepositions if k.lower in ("out", "off") and s.kid(k.i, "prep", "pobj")),
    ]
    return [*(f"{w.lemma} {p}" for p in dict.fromkeys(k.lower for k in particles)), w.lemma]


def is_verb(w: Word) -> bool:
    """Whether the word is a verb by its part of speech or its tag."""
    return w.pos in ("VERB", "AUX") or w.tag.startswith("VB")


def names_body(w: Word, parsed: Parsed) -> bool:
    """Whether the word ends the name of a body, and says nothing itself: "the Congo River Alliance"."""
    s = parsed.s
    within = any(k.tag in NAME_TAGS for k in s.kids(w.i, "compound"))
    begins = w.text[0].isupper() and s.kid(w.i, "det") is not None and s.kid(w.i, "prep") is not None
    capital = (within and w.tag in NAME_TAGS) or begins
    return capital and bool(w.entity) and parsed.lexicon.is_a(w.lower, "group_head", "union_head")


def merge(*roles: Roles) -> dict[str, tuple[int, ...]]:
    """The fillers of all, role by role."""
    found: dict[str, list[int]] = defaultdict(list)
    for each in roles:
        for role, words in each.items():
            found[role].extend(words)
    return {k: tuple(dict.fromkeys(v)) for k, v in found.items()}


_PEOPLE = frozenset("rebel militant insurgent separatist jihadist paramilitary loyalist".split())
"""Nouns that the model takes for adjectives before another noun: "in rebel hands"."""


def modifiers(s: Sentence, n: int) -> tuple[int, ...]:
    """The nouns and names before a noun: its role ``mod``."""
    before = s.kids(n, "compound", "nmod", "amod")
    return tuple(
        k.i for k in before if k.pos in NOMINAL or k.entity or k.tag in NAME_TAGS or k.lower in _PEOPLE
    )


def aimed_at(w: Word, host: int, parsed: Parsed) -> tuple[int, ...]:
    """ "conducted strikes using planes and artillery against X", "sent a column to confront X": who is further on."""
    s = parsed.s
    facing = (k for k in s.kids(host, "xcomp", "advcl", "acl") if k.tag == "VB" and k.lemma in FACING)
    faced = tuple(i for k in facing for i in parsed.arguments.verb_roles(k.i).get("obj", ()))
    return faced or tuple(
        k.i
        for i in s.subtree(host)
        if i > w.i
        and s.words[i].lower == "against"
        and not any(a.tag in ("VBD", "VBZ", "VBP") for a in _between(s, i, host))
        for k in s.kids(i, "pobj")
    )


def _between(s: Sentence, i: int, top: int) -> Iterator[Word]:
    """The words that hang between a word and one above it."""
    for above in s.path_up(i):
        if above.i == top:
            return
        yield above
