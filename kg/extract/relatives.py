"""Relatives: clauses with "which", "that" and "whom" whose verb or preposition the model took for something else."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.sentence import NOMINAL, Word

_PRONOUNS = frozenset({"which", "that", "whom", "who"})


def mend_relatives(draft: Draft) -> None:
    """Puts right the verbs and prepositions of relative clauses."""
    _prepositions_before_which(draft)
    _objects_as_marks(draft)
    _some_of_whom(draft)
    _verbs_as_plural_nouns(draft)


def _prepositions_before_which(draft: Draft) -> None:
    """ "the front, of which A and B are part": a preposition that governs the relative pronoun is one."""
    for word in draft.words[:-1]:
        after = draft.words[word.i + 1]
        governs = after.tag in ("WDT", "WP") and draft.heads[after.i] == word.i
        if word.tag == "IN" and draft.deps[word.i] in ("dep", "mark", "advmod") and governs:
            draft.deps[word.i], draft.deps[after.i] = "prep", "pobj"


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


def _verbs_as_plural_nouns(draft: Draft) -> None:
    """ "the army, which Paris funds", "a group that Chad backs took X": after a pronoun and a name stands a verb."""
    words = draft.words
    for verb in words[2:]:
        named = [k for k in draft.kids(verb.i) if draft.deps[k] in ("compound", "nmod") and words[k].entity]
        if verb.tag != "NNS" or not named or verb.entity or named[-1] != verb.i - 1:
            continue
        pronoun = words[named[0] - 1]
        noun = _noun_before(draft, pronoun)
        if pronoun.lower not in _PRONOUNS or noun is None or not _lacks_verb(draft, verb):
            continue
        _take_over(draft, verb, noun)
        draft.call(verb.i, "VBZ", "VERB")
        draft.hang(named[-1], verb.i, "nsubj")
        for k in named[:-1]:
            draft.hang(k, named[-1], "compound")
        draft.hang(pronoun.i, verb.i, "dobj")


def _lacks_verb(draft: Draft, word: Word) -> bool:
    """Whether the clause has no other verb: the word heads it, or is the subject of one that has an object."""
    above = draft.heads[word.i]
    if draft.deps[word.i] == "nsubj" and draft.deps[above] == "relcl":
        return any(draft.deps[k] == "dobj" and k > above for k in draft.kids(above))
    return draft.deps[word.i] == "relcl"


def _noun_before(draft: Draft, pronoun: Word) -> Word | None:
    """The noun that the pronoun stands for: the one before it, a comma or none between."""
    before = pronoun.i - 1 - (draft.words[pronoun.i - 1].text == ",")
    noun = draft.words[before] if before >= 0 else None
    return noun if noun is not None and noun.pos in NOMINAL else None


def _take_over(draft: Draft, verb: Word, noun: Word) -> None:
    """Makes the verb the noun's clause; a verb that it was the subject of gets the noun for one."""
    above = draft.heads[verb.i]
    if draft.deps[verb.i] == "nsubj" and draft.deps[above] == "relcl":
        top = draft.heads[above]
        draft.hang(above, above if draft.heads[top] == top else draft.heads[top], draft.deps[top])
        draft.hang(top, above, "nsubj")
        for kid in draft.kids(top):
            if kid > above:
                draft.hang(kid, above, draft.deps[kid])
    draft.hang(verb.i, noun.i, "relcl")
