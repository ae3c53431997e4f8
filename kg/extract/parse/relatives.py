"""Relatives: clauses with "which", "that" and "whom" whose verb or preposition the model took for something else."""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft


def mend_relatives(draft: Draft) -> None:
    """Puts right the verbs and prepositions of relative clauses."""
    _objects_as_marks(draft)
    _some_of_whom(draft)
    _whose(draft)


def _objects_as_marks(draft: Draft) -> None:
    """ "the arms that X sells it": in a clause that belongs to a noun the pronoun is the object, "it" the receiver."""
    words = draft.words
    for that in words[1:]:
        verb = draft.heads[that.i]
        if that.tag != "WDT" or draft.deps[that.i] != "mark" or draft.deps[verb] != "relcl":
            continue
        if not any(draft.deps[k] in ("nsubj", "nsubjpass") for k in draft.kids(verb)):
            continue
        for k in draft.kids(verb):
            if draft.deps[k] == "dobj" and words[k].tag == "PRP":
                draft.deps[k] = "dative"
        draft.deps[that.i] = "dobj"


def _some_of_whom(draft: Draft) -> None:
    """ "the men, some of whom could not walk, gave themselves up": the verb about some hangs on the noun."""
    words = draft.words
    for verb in words:
        subjects = [k for k in draft.kids(verb.i) if draft.deps[k] in ("nsubj", "nsubjpass")]
        later = [k for k in draft.kids(verb.i) if draft.deps[k] == "conj" and words[k - 1].text == ","]
        if len(subjects) != 2 or not later or any(draft.deps[k].startswith("nsubj") for k in draft.kids(later[0])):
            continue
        noun, some = subjects
        of = [k for k in draft.kids(some) if words[k].lower == "of"]
        if any(words[k].lower in ("whom", "which") for prep in of for k in draft.kids(prep)):
            main = later[0]
            draft.hang(main, main if draft.heads[verb.i] == verb.i else draft.heads[verb.i], draft.deps[verb.i])
            draft.hang(noun, main, "nsubj")
            draft.hang(verb.i, noun, "relcl")


def _whose(draft: Draft) -> None:
    """ "X, whose aide, Y, is an ally of Z, called on W": the verb of the clause with "whose" hangs on X."""
    for whose in draft.words[1:]:
        if whose.tag != "WP$" or draft.words[whose.i - 1].text != ",":
            continue
        noun = _bearer_of(draft, whose.i)
        verb = draft.heads[noun] if draft.deps[noun] in SUBJECTS else _verb_after(draft, noun)
        owners = [k for k in draft.kids(verb) if draft.deps[k] in SUBJECTS and k < whose.i]
        main = next((k for k in draft.kids(verb) if _goes_on(draft, k, verb)), None)
        if draft.deps[verb] == "relcl" or len(owners) != 1 or main is None:
            continue
        passive = any(draft.deps[k] == "auxpass" for k in draft.kids(main))
        draft.hang(main, main if draft.heads[verb] == verb else draft.heads[verb], draft.deps[verb])
        draft.hang(owners[0], main, "nsubjpass" if passive else "nsubj")
        if draft.deps[noun] not in SUBJECTS:
            draft.hang(noun, verb, "nsubj")
        draft.hang(verb, owners[0], "relcl")


def _bearer_of(draft: Draft, whose: int) -> int:
    """The noun of which "whose" says whose it is: "rival" in "whose rival", Saleh in "whose rival Saleh"."""
    noun = draft.heads[whose]
    while draft.deps[noun] in ("compound", "nmod", "poss") and draft.heads[noun] > noun:
        noun = draft.heads[noun]
    return noun


def _verb_after(draft: Draft, noun: int) -> int:
    """The verb of which the noun's own noun is the subject: "X, whose rival Y has left, ran"."""
    above = draft.heads[noun]
    appos = draft.deps[noun] == "appos" and not any(draft.deps[k] in ("relcl", "acl") for k in draft.kids(noun))
    return draft.heads[above] if appos and draft.deps[above] in SUBJECTS else noun


def _goes_on(draft: Draft, later: int, verb: int) -> bool:
    """Whether a verb after a comma is one that goes on with the sentence without a subject of its own."""
    if later < verb or draft.deps[later] not in ("conj", "advcl", "ccomp", "xcomp", "dep"):
        return False
    kids = draft.kids(later)
    first = min([k for k in kids if draft.deps[k] in ("aux", "auxpass", "neg", "advmod") and k < later] + [later])
    finite = draft.words[first].tag in ("VBD", "VBZ", "VBP", "MD") or draft.words[later].tag == "VBN"
    joined = any(draft.deps[k] == "cc" and verb < k < later for k in draft.kids(verb))
    marked = any(draft.deps[k] in (*SUBJECTS, "mark") for k in kids)
    return draft.words[first - 1].text == "," and finite and not joined and not marked
