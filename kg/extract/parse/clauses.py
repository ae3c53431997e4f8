"""Clauses: where one clause of a long sentence ends and the next begins.

The second noun after a time is a subject ("By nightfall the town had fallen"), and so is a noun that seems to go on a
list ("gave guns to the police and the police will leave"); "when" after a day tells what happened then; clauses that
stand side by side say nothing of each other;
"two hundred of whom" goes with the noun before it; and a past after a pluperfect goes back to the main clause.
"""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft

_TIMES = frozenset({"after", "before", "as", "while", "since", "until", "because", "although", "though"})
"""What begins a clause that stands behind the main one."""


def bound(draft: Draft) -> None:
    """Hangs subjects and verbs in the clauses they belong to."""
    _subjects_after_times(draft)
    _inverted_conditions(draft)
    _lists_as_subjects(draft)
    _when_after_days(draft)
    _clauses_side_by_side(draft)
    _clauses_of_time(draft)


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


def _inverted_conditions(draft: Draft) -> None:
    """ "Were the army to leave, …": what stands after "were" is the subject of the verb after "to"."""
    words = draft.words
    for were in words:
        first = were.i == 0 or words[were.i - 1].text in (",", ";", '"')
        if were.lower != "were" or not first:
            continue
        who = next((k for k in draft.kids(were.i) if draft.deps[k] in ("attr", "nsubj") and k > were.i), None)
        if who is None:
            continue
        clause = next((k for k in draft.kids(who) if draft.deps[k] in ("relcl", "acl") and words[k].tag == "VB"), None)
        if clause is not None and words[clause - 1].lower == "to" and draft.heads[were.i] != were.i:
            draft.hang(clause, draft.heads[were.i], "advcl")
            draft.hang(who, clause, "nsubj")
            draft.hang(were.i, clause, "aux")
        elif any(draft.deps[k] == "xcomp" and words[k].tag == "VB" and k > who for k in draft.kids(were.i)):
            draft.hang(who, were.i, "nsubj")


def _when_after_days(draft: Draft) -> None:
    """ "Six were hurt on Sunday when a shell hit them": the clause is beside the verb, and says nothing of the day."""
    words = draft.words
    for verb in words:
        day = words[draft.heads[verb.i]]
        prep = draft.heads[day.i]
        timed = day.entity in ("DATE", "TIME") or day.lower in ("way", "moment")
        told = draft.deps[verb.i] == "relcl" and timed and day.i < verb.i
        above = draft.heads[prep] if draft.deps[day.i] == "pobj" else prep
        if told and words[above].pos in ("VERB", "AUX") and any(words[k].lower == "when" for k in draft.kids(verb.i)):
            draft.hang(verb.i, above, "advcl")


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


def _clauses_of_time(draft: Draft) -> None:
    """ "A entered the town, hours after B left it": the clause before the mark is the main one."""
    words = draft.words
    for mark in words[2:]:
        second = draft.heads[mark.i]
        if draft.deps[mark.i] != "mark" or draft.deps[second] != "ROOT" or mark.lower not in _TIMES:
            continue
        first = next((k for k in draft.kids(second) if draft.deps[k] == "ccomp" and k < mark.i), None)
        if first is None or any(w.text in ('"', "''", "``") for w in words[first : mark.i]):
            continue
        draft.hang(first, first, "ROOT")
        draft.hang(second, first, "advcl")
