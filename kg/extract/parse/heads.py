"""Heads: sentences and phrases for whose head the model took another word.

A participle taken for the sentence's verb ("The judge, shot dead by men, had received threats"), a verb taken for a
participle ("Rival bands clashed at Niono"), and people named by what befell them ("the displaced").
"""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft
from kg.extract.parse.sentence import NOMINAL

_SUFFERERS = frozenset("displaced wounded injured dead missing accused detained elderly bereaved homeless".split())
_BURNING = frozenset({"ablaze", "alight", "afire", "aflame"})
_FATES = frozenset({"on fire", "to death", "under arrest", "under siege", "under sanctions", "into custody"})
_TWO_SIDED = frozenset(
    ("clash fight battle skirmish duel scuffle quarrel retreat withdraw advance flee march plough plow charge "
    "barge surge collide impact").split())
"""Verbs of which a participle after the noun is no passive."""


def behead(draft: Draft) -> None:
    """Puts such heads right."""
    _sufferers(draft)
    _set_alight(draft)
    _participles_as_roots(draft)
    _roots_as_participles(draft)


def _sufferers(draft: Draft) -> None:
    """ "fired on the displaced": those who are displaced."""
    for word in draft.words:
        article = any(draft.words[k].lower in ("the", "many", "their", "its") for k in draft.kids(word.i))
        noun = draft.deps[word.i] in ("pobj", "dobj", "nsubj", "nsubjpass", "conj")
        if word.lower in _SUFFERERS and article and noun and word.pos != "NOUN":
            draft.call(word.i, "NNS", "NOUN", word.lower)


def _set_alight(draft: Draft) -> None:
    """ "set the village ablaze": the village is the object, and ablaze is what becomes of it."""
    for word in draft.words:
        verb, thing = draft.heads[word.i], word.i - 1
        if word.lower not in _BURNING or draft.deps[word.i] != "dobj" or thing not in draft.kids(word.i):
            continue
        for kid in draft.kids(word.i):
            if kid < thing:
                draft.hang(kid, thing, draft.deps[kid])
        draft.hang(thing, verb, "dobj")
        draft.hang(word.i, verb, "oprd")
    for prep in draft.words:  # "setting its vehicles on fire": what becomes of the object hangs on the verb
        thing = draft.heads[prep.i]
        fate = next((draft.words[k] for k in draft.kids(prep.i) if draft.deps[k] == "pobj"), None)
        if fate is not None and draft.deps[thing] == "dobj" and f"{prep.lower} {fate.lower}" in _FATES:
            draft.hang(prep.i, draft.heads[thing], "prep")


def _participles_as_roots(draft: Draft) -> None:
    """ "The judge, shot dead on his doorstep, had received threats": the verb is the one with an auxiliary."""
    words = draft.words
    for participle in words[2:]:
        kids = draft.kids(participle.i)
        subject = next((k for k in kids if draft.deps[k] in ("nsubj", "nsubjpass") and k < participle.i), None)
        between = words[participle.i - 1].text == "," and subject is not None and subject == participle.i - 2
        if participle.tag not in ("VBD", "VBN") or draft.deps[participle.i] != "ROOT" or not between:
            continue
        verb = next((k for k in kids if draft.deps[k] == "conj" and k > participle.i), None)
        if verb is None or subject is None or any(draft.deps[k] == "cc" and k < verb for k in kids):
            continue
        first = min([k for k in draft.kids(verb) if draft.deps[k] in ("aux", "auxpass", "neg", "advmod")] or [verb])
        if words[first - 1].text != "," or any(draft.deps[k] in SUBJECTS for k in draft.kids(verb)):
            continue
        draft.hang(verb, verb, "ROOT")
        passive = any(draft.deps[k] == "auxpass" for k in draft.kids(verb))
        draft.hang(subject, verb, "nsubjpass" if passive else "nsubj")
        draft.hang(participle.i, subject, "acl")
        draft.call(participle.i, "VBN", "VERB")
        for kid in kids:
            if kid > verb:
                draft.hang(kid, verb, draft.deps[kid])


def _roots_as_participles(draft: Draft) -> None:
    """ "Rival bands of hunters clashed at Niono.": such a participle after the noun is the sentence's verb."""
    words = draft.words
    for noun in words:
        if draft.deps[noun.i] != "ROOT" or noun.pos not in NOMINAL or not words[-1].text.startswith((".", "!")):
            continue
        verb = next((k for k in draft.kids(noun.i) if draft.deps[k] == "acl" and words[k].tag == "VBN"), None)
        if verb is None:
            continue
        upon = words[verb].lemma == "set" and words[verb + 1].lower == "upon"
        taking = any(draft.deps[k] in ("dobj", "xcomp") for k in draft.kids(verb))
        active = upon or taking or words[verb].lemma in _TWO_SIDED
        if not active or any(draft.deps[k] in ("agent", "auxpass") for k in draft.kids(verb)):
            continue
        draft.hang(verb, verb, "ROOT")
        draft.call(verb, "VBD", "VERB")
        for kid in draft.kids(noun.i):
            if kid > verb:
                draft.hang(kid, verb, draft.deps[kid])
        draft.hang(noun.i, verb, "nsubj")
