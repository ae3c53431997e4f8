"""Participants: who gets, does or suffers something, where the model hung them on the wrong word."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.sentence import NAME_TAGS

_SUFFERERS = frozenset({"wounded", "injured", "displaced", "sick", "homeless"})


def mend_participants(draft: Draft) -> None:
    """Puts right those who are counted, given something, or named by a "by"."""
    _receivers_as_modifiers(draft)
    _agents_of_participles(draft)
    _perfects_as_adjectives(draft)


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
