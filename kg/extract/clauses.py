"""Clauses: where one clause of a long sentence ends and the next begins.

The second noun after a time is a subject ("By nightfall the town had fallen"), and so is a noun that seems to go on a
list ("gave guns to the police and the police will leave"); clauses that stand side by side say nothing of each other;
"two hundred of whom" goes with the noun before it; and a past after a pluperfect goes back to the main clause.
"""

from __future__ import annotations

from kg.extract.draft import SUBJECTS, Draft
from kg.extract.sentence import NOMINAL

_HAVE = frozenset({"had", "have", "has"})


def bound(draft: Draft) -> None:
    """Hangs subjects and verbs in the clauses they belong to."""
    _subjects_after_times(draft)
    _subjects_in_lists(draft)
    _lists_as_subjects(draft)
    _parts_of_whom(draft)
    _clauses_side_by_side(draft)
    _back_to_the_main_clause(draft)


def _subjects_after_times(draft: Draft) -> None:
    """ "By nightfall the town had been abandoned": of two nouns after one preposition the second is the subject."""
    words = draft.words
    for prep in words:
        nouns = [k for k in draft.kids(prep.i) if draft.deps[k] == "pobj"]
        verb = draft.heads[prep.i]
        if len(nouns) != 2 or words[verb].pos not in ("VERB", "AUX") or verb < nouns[1]:
            continue
        kids = draft.kids(verb)
        if any(draft.deps[k] in SUBJECTS for k in kids) or words[nouns[0]].entity not in ("TIME", "DATE", ""):
            continue
        passive = any(draft.deps[k] == "auxpass" for k in kids)
        draft.hang(nouns[1], verb, "nsubjpass" if passive else "nsubj")


def _parts_of_whom(draft: Draft) -> None:
    """ "its defenders, two hundred of whom surrendered": a clause with "of whom" belongs to the noun before it."""
    words = draft.words
    for whom in words:
        if whom.lower not in ("whom", "which") or words[draft.heads[whom.i]].lower != "of":
            continue
        part = draft.heads[draft.heads[whom.i]]
        verb = draft.heads[part]
        first = min([part, *draft.kids(part)])
        if draft.deps[verb] not in ("conj", "parataxis", "ccomp") or not draft.deps[part].startswith("nsubj"):
            continue
        if first > 1 and words[first - 1].text == "," and words[first - 2].pos in NOMINAL:
            draft.hang(verb, first - 2, "relcl")


def _clauses_side_by_side(draft: Draft) -> None:
    """ "A accuses B of lies, B accuses A of the same": the second clause is beside the first, not what it says."""
    words = draft.words
    for first in words:
        second = draft.heads[first.i]
        if draft.deps[first.i] != "ccomp" or first.i > second or draft.deps[second] != "ROOT":
            continue
        own = next((k for k in draft.kids(second) if draft.deps[k].startswith("nsubj")), None)
        between = [w.text for w in words[first.i : own]] if own is not None and own > first.i else []
        said = any(draft.deps[k] in ("dobj", "prep", "acomp") and k > second for k in draft.kids(second))
        alike = "," in between and words[second].lemma == first.lemma and said
        quoted = any(w.text == '"' for w in words[:second])
        if quoted or not (";" in between or alike):
            continue
        draft.hang(first.i, first.i, "ROOT")
        draft.hang(second, first.i, "conj")


def _subjects_in_lists(draft: Draft) -> None:
    """ "will give its guns to the police and the police will go": a noun before a verb's auxiliary is its subject."""
    words = draft.words
    for verb in words:
        kids = draft.kids(verb.i)
        auxiliaries = [k for k in kids if draft.deps[k] in ("aux", "auxpass") and words[k].lower != "to"]
        if draft.deps[verb.i] != "conj" or not auxiliaries or any(draft.deps[k] in SUBJECTS for k in kids):
            continue
        noun = min(auxiliaries) - 1
        first = min([noun, *draft.kids(noun)])
        if draft.deps[noun] == "conj" and words[noun].pos in NOMINAL and words[first - 1].pos == "CCONJ":
            passive = any(draft.deps[k] == "auxpass" for k in auxiliaries)
            draft.hang(noun, verb.i, "nsubjpass" if passive else "nsubj")


def _lists_as_subjects(draft: Draft) -> None:
    """ "A campaign by the air force and the police has failed": of two subjects the second goes on the list before."""
    words = draft.words
    for verb in words:
        subjects = [k for k in draft.kids(verb.i) if draft.deps[k] in ("nsubj", "nsubjpass") and k < verb.i]
        if len(subjects) != 2:
            continue
        first = min([subjects[1], *draft.kids(subjects[1])])
        joint = words[first - 1]
        listed = draft.heads[joint.i]
        if joint.pos == "CCONJ" and draft.deps[listed] == "pobj" and subjects[0] < listed < joint.i:
            draft.hang(subjects[1], listed, "conj")


def _back_to_the_main_clause(draft: Draft) -> None:
    """ "fired at students who had barricaded the hall, and arrested sixty": who fired arrested them."""
    words = draft.words
    for verb in words[2:]:
        clause = words[draft.heads[verb.i]]
        kids = draft.kids(verb.i)
        aside = draft.deps[clause.i] == "relcl" and any(words[k].lower in _HAVE for k in draft.kids(clause.i))
        if draft.deps[verb.i] != "conj" or verb.tag not in ("VBD", "VBN") or not aside:
            continue
        if words[verb.i - 1].pos != "CCONJ" or words[verb.i - 2].text != ",":
            continue
        main = draft.heads[clause.i]
        while words[main].tag != "VBD" and draft.heads[main] != main:
            main = draft.heads[main]
        if words[main].tag == "VBD" and not any(draft.deps[k] in (*SUBJECTS, "aux", "auxpass", "agent") for k in kids):
            draft.hang(verb.i, main, "conj")
            draft.call(verb.i, "VBD", "VERB")
