"""Holding: whether what a predicate says is affirmed or denied, actual, possible, intended, conditional or foretold.

To the stance of the clauses above it comes what is said of the noun itself: bonds that have ended, roles given up,
adjectives before event nouns ("impending", "alleged"), acts that a verb plans, denies or averts.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.context.stance import Stance, after_nor, climb, is_nobody
from kg.extract.parse.sentence import NOMINAL, Sentence
from kg.extract.predicates.denials import denied_report, uninvolved
from kg.extract.predicates.triggers import ENDING, Predicate, verb_triggers
from kg.knowledge.lexicon import Lexicon
from kg.model import Modality

_BONDS = frozenset(
    (
        "alignedWith alliedWith cooperatesWith memberOf affiliatedWith pledgedAllegianceTo supports agreedWith "
        "truceWith"
    ).split()
)
_CEASING = frozenset(
    ["collapse", "break down", "end", "expire", "lapse", "unravel", "fall apart", "fray", "fail", "crumble", "founder"]
)
_GIVING_UP = frozenset("step down,stand down,resign,quit,retire,dismiss,sack,remove,fire,oust".split(","))
_FORMER = frozenset({"former", "formerly", "once", "erstwhile", "one-time", "onetime", "previously", "ex"})
_OCCURRING = frozenset("take happen occur begin start materialize materialise come be exist hold resume follow".split())
"""Verbs that say of an act that it took place."""


def find_stance(s: Sentence, predicate: Predicate, lexicon: Lexicon) -> Stance:
    """The stance of a predicate, from its trigger upwards through the clauses above it."""
    head, governor = predicate.head, predicate.governor
    stance = Stance()
    if s.words[head].pos in NOMINAL or head != governor:
        stance = _noun(s, head, lexicon, stance, governed=head != governor)
        if predicate.frames[0].relation == "controls" and _is_outside(s, head):
            stance = stance.denied()
    if predicate.frames[0].relation in _BONDS and predicate.frames[0].kind == "noun" and _is_ended(s, head):
        stance = stance.denied()  # "the truce collapsed", "scrapped its agreement with X"
    if predicate.frames[0].kind == "role" and (_is_over(s, head) or _is_given_up(s, head, governor)):
        stance = stance.denied()  # "its former ally", "resigned as head of the council"
    if head == governor and any(is_nobody(s, k) for k in s.kids(head, "dobj")):
        stance = stance.denied()  # "killed none of them"
    deed = s.words[head].dep == "dobj" and head != governor and predicate.frames[0].kind == "noun"
    if deed and lexicon.is_a(s.words[governor].lemma, "intended"):
        stance = stance.at_most(Modality.INTENDED)  # "planned an attack"; of an idiom the verb is a part
    climbed = climb(s, governor, lexicon, stance)
    return replace(climbed, polarity=stance.polarity) if _is_given(s, predicate) else climbed


def _is_given(s: Sentence, predicate: Predicate) -> bool:
    """ "The assault on the town was not planned here": an act that a sentence is about took place."""
    head, verb = s.words[predicate.head], s.words[predicate.governor]
    known = head.dep in ("nsubj", "nsubjpass") and head.head == verb.i and s.kid(head.i, "det", "poss") is not None
    definite = known and not any(k.lower in ("no", "any", "a", "an") for k in s.kids(head.i, "det"))
    return definite and predicate.frames[0].kind == "noun" and verb.lemma not in _OCCURRING


def _is_ended(s: Sentence, noun: int) -> bool:
    """Whether a bond is said to hold no more, by the verb it is the subject or the object of."""
    w = s.words[noun]
    verb = s.words[w.head]
    triggers = verb_triggers(s, verb) if verb.pos in ("VERB", "AUX") else []
    if w.dep == "nsubj":
        return any(t in _CEASING for t in triggers)
    return w.dep in ("dobj", "nsubjpass") and any(t in ENDING for t in triggers)


def _is_over(s: Sentence, role: int) -> bool:
    """Whether somebody is no longer what the noun says: "a former ally", "once its deputy", "its ally until 2015"."""
    before = any(k.lower in _FORMER for k in s.kids(role, "amod", "advmod", "npadvmod") if k.i < role)
    return before or any(k.lower == "until" and k.i > role for k in s.kids(role, "prep"))


def _is_given_up(s: Sentence, role: int, governor: int) -> bool:
    """Whether somebody "stepped down as", "was removed as" what the noun says."""
    w = s.words[role]
    return (
        w.dep == "pobj"
        and s.words[w.head].lower == "as"
        and any(t in _GIVING_UP for t in verb_triggers(s, s.words[governor]))
    )


def _noun(s: Sentence, n: int, lexicon: Lexicon, stance: Stance, *, governed: bool) -> Stance:
    for kid in s.kids(n, "amod", "det", "advmod"):
        lemma = kid.lower
        if lemma == "no":
            stance = stance.denied()
        elif lexicon.is_a(lemma, "possible"):
            stance = stance.at_most(Modality.POSSIBLE)
        elif lexicon.is_a(lemma, "predicted"):
            stance = stance.at_most(Modality.PREDICTED)
    if any(k.lower in ("neither", "nor") for k in s.kids(n, "preconj", "cc") if k.i < n) or after_nor(s, n):
        stance = stance.denied()  # "neither a friend nor an enemy of the tribes"
    if s.words[n].dep == "pobj" and s.words[s.words[n].head].lower == "without":
        stance = stance.denied()
    return stance if governed else _noun_above(s, n, lexicon, stance)


def _is_outside(s: Sentence, n: int) -> bool:
    """ "outside the control of", "out of the hands of"."""
    head = s.words[s.words[n].head]
    out_of = head.lower == "of" and s.words[head.head].lower == "out"
    return s.words[n].dep == "pobj" and (head.lower in ("outside", "beyond") or out_of)


def _noun_above(s: Sentence, n: int, lexicon: Lexicon, stance: Stance) -> Stance:
    """What the verb or noun above an event noun makes of it: "plans an attack", "threat of attack", "denied a raid"."""
    w = s.words[n]
    head = s.words[w.head]
    if w.dep == "dobj" and head.pos == "VERB":
        called_off = any(k.lower == "off" for k in s.kids(head.i, "prt")) and head.lemma in ("call", "put")
        if called_off or lexicon.is_a(head.lemma, "denial") or head.lemma in ("refuse", "decline"):
            return stance.denied()
        if lexicon.is_a(head.lemma, "intended") and not lexicon.is_a(head.lemma, "actualizing"):
            return stance.at_most(Modality.INTENDED)
        if head.lemma in ("prevent", "avert", "avoid", "thwart", "foil"):
            return stance.at_most(Modality.POSSIBLE)
    if w.dep == "pobj":
        above = s.words[head.head]
        if uninvolved(s, w, lexicon):
            return stance.denied()
        if denied_report(s, above, lexicon):  # "denied reports of an attack"
            return stance.denied()
        if (
            head.lower in ("of", "for")
            and above.pos in NOMINAL
            and lexicon.is_a(above.lemma, "purpose")
            and above.lemma not in ("operation", "campaign", "offensive", "move", "step", "mission")
        ):
            return stance.at_most(Modality.INTENDED)
        if head.lower in ("for", "against") and above.lemma in ("call", "prepare", "plan", "appeal", "press", "brace"):
            return stance.at_most(Modality.INTENDED)
    return stance
