"""Relatives: clauses with "which", "that" and "whom" whose verb or preposition the model took for something else."""

from __future__ import annotations

from kg.extract.draft import Draft


def mend_relatives(draft: Draft) -> None:
    """Puts right the verbs and prepositions of relative clauses."""
    _objects_as_marks(draft)
    _some_of_whom(draft)


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
