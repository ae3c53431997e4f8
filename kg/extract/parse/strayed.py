"""Strayed words: subjects and objects that the model hangs on a particle, a verb's first part or a foreign phrase."""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft

_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL"})


def call_back(draft: Draft) -> None:
    """Hangs strayed subjects and objects on the verb that they belong to."""
    _objects_of_particles(draft)
    _subjects_of_hyphenated(draft)
    _terms_as_subjects(draft)
    _unwelcome(draft)
    _deeds_as_nouns(draft)


def _objects_of_particles(draft: Draft) -> None:
    """ "bundled off the lawyer": what hangs on a particle is the object of the verb."""
    for word in draft.words:
        particle = draft.heads[word.i]
        if draft.deps[word.i] == "pobj" and draft.deps[particle] == "prt":
            draft.hang(word.i, draft.heads[particle], "dobj")


def _subjects_of_hyphenated(draft: Draft) -> None:
    """ "The navy court-martialled ten": what the model takes for the first part of a compound verb is its subject."""
    for word in draft.words:
        kids = draft.kids(word.i)
        if word.tag not in ("VBD", "VBZ", "VBP") or any(draft.deps[k] in SUBJECTS for k in kids):
            continue
        noun = next((k for k in kids if draft.deps[k] == "compound" and k == word.i - 1), None)
        if noun is not None:
            for kid in kids:
                if kid < noun and draft.deps[kid] in ("det", "amod", "compound", "nummod", "poss"):
                    draft.hang(kid, noun, draft.deps[kid])
            draft.hang(noun, word.i, "nsubj")


def _terms_as_subjects(draft: Draft) -> None:
    """ "gave them until midnight to leave": the time is no subject of what they are to do."""
    for word in draft.words:
        verb = draft.heads[word.i]
        if word.lower != "until" or draft.deps[word.i] != "mark" or draft.words[verb].tag != "VB":
            continue
        time = next((k for k in draft.kids(verb) if draft.deps[k] == "nsubj" and draft.words[k].entity in _TIMES), None)
        if time is not None:
            draft.hang(word.i, draft.heads[verb], "prep")
            draft.hang(time, word.i, "pobj")
            draft.hang(verb, draft.heads[verb], "xcomp")


def _unwelcome(draft: Draft) -> None:
    """ "declared the envoy persona non grata": the envoy is the object, and the Latin says what he was declared."""
    words = draft.words
    for word in words[3:]:
        who = word.i - 3
        beside = draft.heads[word.i] == who
        if word.lower != "grata" or words[who + 1].lower != "persona" or not (beside or draft.heads[who] == word.i):
            continue
        verb = draft.heads[who if beside else word.i]
        for kid in draft.kids(word.i):
            if kid < who:
                draft.hang(kid, who, draft.deps[kid])
        draft.hang(who, verb, "dobj")
        draft.hang(word.i, verb, "oprd")


def _deeds_as_nouns(draft: Draft) -> None:
    """ "made the shopkeepers hand over a tenth": what somebody is made to do is a verb."""
    for word in draft.words:
        made = draft.deps[word.i] == "ccomp" and draft.words[draft.heads[word.i]].lemma == "make"
        if made and word.pos == "NOUN" and any(draft.deps[k] == "nsubj" for k in draft.kids(word.i)):
            draft.call(word.i, "VB", "VERB")
