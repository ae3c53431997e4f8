"""Speech: who says what, where the model hung a subject or a clause of saying on another word.

The subject of a sentence taken for that of a participle ("The mayor, quoting a report, said …"), a speaker taken for
the subject of what is said (", said a nurse, the flags had gone"), "told the paper that …" taken for a relative clause,
a verb taken for a plural ("The Front mourns Ali"), and who is blamed taken for where it happened.
"""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft

_TELLING = frozenset({"tell", "inform", "warn", "assure", "remind", "convince", "notify", "persuade"})
_BLAMING = frozenset({"lay", "put", "place", "pin", "cast", "fix", "heap"})
_BLAME = frozenset({"blame", "responsibility", "guilt"})
_AS_PLURALS = frozenset("mourns salutes claims demands thanks praises hails fears blames vows condemns greets".split())
"""Verbs that the model takes for plurals after a name: "The National Front mourns Ali"."""
_SAYING = frozenset({"say", "report", "add", "explain", "claim", "recount", "recall", "argue", "insist"})


def mend_speech(draft: Draft) -> None:
    """Hangs such subjects and clauses where they belong."""
    _subjects_of_participles(draft)
    _speakers_after_verbs(draft)
    _told_clauses(draft)
    _verbs_as_plurals(draft)
    _blamed(draft)
    _held_to_blame(draft)


def _subjects_of_participles(draft: Draft) -> None:
    """ "The mayor, quoting a report, said that …": the subject is that of the verb after the commas."""
    words = draft.words
    for participle in words:
        verb = draft.heads[participle.i]
        if participle.tag != "VBG" or draft.deps[participle.i] != "advcl" or verb < participle.i:
            continue
        own = [k for k in draft.kids(participle.i) if draft.deps[k] == "nsubj"]
        after = draft.end_of(participle.i) + 1
        if len(own) != 1:
            continue
        parted = words[participle.i - 1].text == "," and after <= verb and words[after].text == ","
        finite = words[verb].tag in ("VBD", "VBZ", "VBP") or any(draft.deps[k] == "aux" for k in draft.kids(verb))
        if parted and finite and not any(draft.deps[k] in SUBJECTS for k in draft.kids(verb)):
            draft.hang(own[0], verb, "nsubj")


def _speakers_after_verbs(draft: Draft) -> None:
    """ ", said a nurse reached by telephone, the flags had gone": of two subjects the first is the speaker."""
    words = draft.words
    for verb in words:
        said = draft.heads[verb.i]
        subjects = [k for k in draft.kids(verb.i) if draft.deps[k] in ("nsubj", "nsubjpass") and k < verb.i]
        if len(subjects) != 2 or draft.deps[verb.i] != "ccomp" or words[said].lemma not in _SAYING:
            continue
        first = min([subjects[0], *draft.kids(subjects[0])])
        if first == said + 1 and not any(draft.deps[k] in SUBJECTS for k in draft.kids(said)):
            draft.hang(subjects[0], said, "nsubj")


def _told_clauses(draft: Draft) -> None:
    """ "told a radio station that rebels had taken nine men": the clause has an object, so it is what was told."""
    words = draft.words
    for clause in words:
        told = draft.heads[clause.i]
        verb = draft.heads[told]
        if draft.deps[clause.i] != "relcl" or draft.deps[told] != "dobj" or words[verb].lemma not in _TELLING:
            continue
        kids = draft.kids(clause.i)
        that = next((k for k in kids if words[k].lower == "that" and draft.deps[k] in ("dobj", "mark")), None)
        subject = any(draft.deps[k] in SUBJECTS for k in kids)
        object_ = any(draft.deps[k] == "dobj" and k > clause.i for k in kids)
        if that is not None and subject and object_:
            draft.hang(that, clause.i, "mark")
            draft.hang(clause.i, verb, "ccomp")


def _verbs_as_plurals(draft: Draft) -> None:
    """ "The National Front mourns Ali Khan.": what seems a plural after a name is the sentence's verb."""
    words = draft.words
    for verb in words:
        kids = draft.kids(verb.i)
        names = [k for k in kids if draft.deps[k] == "compound" and words[k].tag == "NNP" and k == verb.i - 1]
        whom = [k for k in kids if draft.deps[k] == "appos" and k > verb.i]
        if verb.lower not in _AS_PLURALS or verb.tag != "NNS" or draft.deps[verb.i] != "ROOT" or not names or not whom:
            continue
        draft.call(verb.i, "VBZ", "VERB", verb.lower.removesuffix("s"))
        for kid in kids:
            if kid < names[0]:
                draft.hang(kid, names[0], draft.deps[kid])
        draft.hang(names[0], verb.i, "nsubj")
        draft.hang(whom[0], verb.i, "dobj")


def _blamed(draft: Draft) -> None:
    """ "lay the blame for the bombing on the army": who is blamed hangs on the verb, and the verb is to lay."""
    words = draft.words
    for blame in words:
        verb = draft.heads[blame.i]
        if blame.lemma not in _BLAME or draft.deps[blame.i] != "dobj" or verb > blame.i:
            continue
        if words[verb].lower == "lay":
            draft.call(verb, words[verb].tag, "VERB", "lay")
        if words[verb].lemma not in _BLAMING or any(words[k].lower in ("on", "at", "with") for k in draft.kids(verb)):
            continue
        for prep in words[blame.i + 1 : draft.end_of(verb)]:
            above = draft.heads[prep.i]
            if prep.lower in ("on", "at") and draft.deps[prep.i] == "prep" and words[above].pos in ("NOUN", "ADJ"):
                draft.hang(prep.i, verb, "prep")
                break


def _held_to_blame(draft: Draft) -> None:
    """ "holds Riyadh to blame": Riyadh is held, and to blame is what it is held."""
    words = draft.words
    for blame in words:
        verb = draft.heads[blame.i]
        kids = draft.kids(blame.i)
        held = [k for k in kids if draft.deps[k] == "nsubj" and k < blame.i]
        if blame.lower != "blame" or draft.deps[blame.i] != "ccomp" or words[verb].lemma != "hold" or not held:
            continue
        if not any(draft.deps[k] == "dobj" for k in kids):
            draft.hang(held[0], verb, "dobj")
            draft.hang(blame.i, verb, "oprd")
            draft.call(blame.i, "JJ", "ADJ")
