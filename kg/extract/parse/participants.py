"""Participants: who gets, does or suffers something, where the model hung them on the wrong word."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.parse.draft import Draft
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL

_SUFFERERS = frozenset({"wounded", "injured", "displaced"})
_MINDING = frozenset({"concern", "alarm", "appal", "appall", "shock", "disturb", "outrage", "dismay", "sadden"})
_HARMING = frozenset({"shoot", "kill", "wound", "murder", "stab", "behead", "abduct", "kidnap", "detain", "arrest"})


def mend_participants(draft: Draft) -> None:
    """Puts right those who are counted, given something, or named by a "by"."""
    _receivers_as_modifiers(draft)
    _slain_after_objects(draft)
    _caused(draft)
    _doers_after_lists(draft)
    _agents_of_participles(draft)
    _perfects_as_adjectives(draft)
    _counted_sufferers(draft)
    _taken_prisoner(draft)
    _objects_after_asides(draft)


def _receivers_as_modifiers(draft: Draft) -> None:
    """ "handed Kyiv 14 fighter jets": a name before a counted object is who gets it."""
    words = draft.words
    for word in words[1:-1]:
        thing, after = draft.heads[word.i], words[word.i + 1]
        if word.tag not in NAME_TAGS or draft.deps[word.i] not in ("nmod", "compound") or draft.deps[thing] != "dobj":
            continue
        verb = words[word.i - 1]
        if draft.heads[thing] == verb.i and verb.pos == "VERB" and (after.tag == "CD" or after.lower in ("a", "an")):
            for kid in draft.kids(word.i):
                draft.hang(kid, thing, draft.deps[kid])
            draft.hang(word.i, verb.i, "dative")


def _agents_of_participles(draft: Draft) -> None:
    """ "supported from the air by Chad": a "by" after a passive verb's own preposition names who does it."""
    words = draft.words
    for word in words[1:-1]:
        if word.lower != "by" or draft.deps[word.i] != "prep" or draft.deps[draft.heads[word.i]] != "pobj":
            continue
        verb = words[draft.heads[draft.heads[draft.heads[word.i]]]]
        passive = verb.tag == "VBN" and (
            draft.deps[verb.i] in ("acl", "advcl") or any(draft.deps[k] == "auxpass" for k in draft.kids(verb.i))
        )
        if passive and not any(draft.deps[k] == "agent" for k in draft.kids(verb.i)):
            draft.hang(word.i, verb.i, "agent")


def _perfects_as_adjectives(draft: Draft) -> None:
    """ "of having armed deserters", "have neither sworn loyalty nor …": there stands a verb, not an adjective."""
    words = draft.words
    for word in words[2:]:
        neither = words[word.i - 1].lower == "neither"
        having, noun = words[word.i - 2 if neither else word.i - 1], draft.heads[word.i]
        adjective = word.tag == "VBN" or (word.tag == "JJ" and word.lower.endswith("ed"))
        perfect = having.lower == "having" or (neither and having.lemma == "have")
        modifies = draft.deps[word.i] == "amod" and draft.heads[noun] == having.i and draft.deps[noun] == "dobj"
        if perfect and adjective and modifies:
            draft.call(word.i, "VBN", "VERB")
            draft.hang(word.i, draft.heads[having.i], draft.deps[having.i])
            draft.hang(noun, word.i, "dobj")
            for kid in draft.kids(having.i):
                draft.hang(kid, word.i, draft.deps[kid])
            draft.hang(having.i, word.i, "aux")


def _counted_sufferers(draft: Draft) -> None:
    """ "evacuated 112 wounded": the number counts those after it."""
    words = draft.words
    for number, hurt in pairwise(words):
        object_ = draft.deps[number.i] in ("dobj", "pobj") and number.tag == "CD"
        if not object_ or hurt.lower not in _SUFFERERS or hurt.pos != "VERB" or draft.deps[hurt.i] == "conj":
            continue
        if any(draft.deps[k] in ("agent", "auxpass", "aux") or words[k].lower == "in" for k in draft.kids(hurt.i)):
            continue
        draft.hang(hurt.i, draft.heads[number.i], draft.deps[number.i])
        draft.call(hurt.i, "NNS", "NOUN", hurt.lower)
        for kid in draft.kids(number.i):
            if kid < number.i and draft.deps[kid] == "det":
                draft.hang(kid, hurt.i, "det")
        draft.hang(number.i, hurt.i, "nummod")


def _taken_prisoner(draft: Draft) -> None:
    """ "took nine of them prisoner": the nine are the object."""
    words = draft.words
    for captive in words:
        verb = draft.heads[captive.i]
        if captive.lower not in ("prisoner", "captive", "hostage") or draft.deps[captive.i] != "dobj":
            continue
        number = next((k for k in draft.kids(captive.i) if words[k].tag == "CD" and draft.deps[k] == "nummod"), None)
        if number is not None and words[verb].lemma in ("take", "hold", "lead") and captive.i > number + 1:
            draft.hang(number, verb, "dobj")
            draft.hang(captive.i, verb, "oprd")


def _slain_after_objects(draft: Draft) -> None:
    """ "buried the mayor, shot dead by men on a motorcycle": it is the object that was shot."""
    words = draft.words
    for slain in words[2:]:
        verb, noun = draft.heads[slain.i], slain.i - 2
        after = words[slain.i - 1].text == "," and verb < noun and draft.deps[noun] in ("dobj", "pobj")
        if slain.tag not in ("VBN", "VBD") or slain.lemma not in _HARMING or not after:
            continue
        if draft.deps[slain.i] not in ("advcl", "conj") or any(draft.deps[k] == "dobj" for k in draft.kids(slain.i)):
            continue
        whole = noun if draft.deps[noun] == "dobj" else draft.heads[draft.heads[noun]]
        if draft.deps[whole] == "dobj" and draft.heads[whole] == verb:
            draft.hang(slain.i, whole, "acl")
            draft.call(slain.i, "VBN", "VERB")


def _caused(draft: Draft) -> None:
    """ "has had the minister arrested": who has it done does it."""
    words = draft.words
    for done in words:
        noun = draft.heads[done.i]
        while draft.deps[noun] == "conj":
            noun = draft.heads[noun]
        having = words[draft.heads[noun]]
        if done.tag != "VBN" or done.lemma not in _HARMING or draft.deps[done.i] != "acl" or draft.kids(done.i):
            continue
        causing = having.lemma == "have" and having.pos == "VERB" and draft.deps[noun] == "dobj"
        if not causing or words[done.i - 1].text == ",":
            continue
        for kid in draft.kids(having.i):
            draft.hang(kid, done.i, draft.deps[kid])
        draft.hang(done.i, done.i if draft.heads[having.i] == having.i else draft.heads[having.i], draft.deps[having.i])
        draft.hang(having.i, done.i, "aux")
        draft.call(done.i, "VBD", "VERB")


def _doers_after_lists(draft: Draft) -> None:
    """ "is concerned at the arrest of activists, including priests, by the police": the "by" is that of the act."""
    words = draft.words
    for by in words[2:]:
        verb = draft.heads[by.i]
        if draft.deps[by.i] != "agent" or words[by.i - 1].text != "," or words[verb].lemma not in _MINDING:
            continue
        acts = [k for p in draft.kids(verb) if words[p].lower in ("at", "by", "about", "over") for k in draft.kids(p)]
        act = next((k for k in acts if draft.deps[k] == "pobj" and k < by.i and words[k].pos == "NOUN"), None)
        if act is not None:
            draft.hang(by.i, act, "prep")


def _objects_after_asides(draft: Draft) -> None:
    """ "thank X, who stood with us, and the Y": a noun that was coordinated with the verb belongs to its object."""
    words = draft.words
    for noun in words:
        verb = words[draft.heads[noun.i]]
        if draft.deps[noun.i] != "conj" or noun.pos not in NOMINAL or verb.pos != "VERB" or noun.i < verb.i:
            continue
        objects = [k for k in draft.kids(verb.i) if draft.deps[k] == "dobj" and k < noun.i]
        first = min([noun.i, *(k for k in draft.kids(noun.i) if k < noun.i)])
        if objects and all(w.pos in ("PUNCT", "CCONJ") for w in words[draft.end_of(objects[-1]) + 1 : first]):
            draft.hang(noun.i, objects[-1], "conj")
