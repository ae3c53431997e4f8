"""Asides: a participle or a relative clause between commas that the model took for the main clause."""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft
from kg.extract.parse.sentence import NOMINAL, Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"WDT", "WP"})


def part(draft: Draft) -> None:
    """Gives the main clause back its verb and its subject."""
    _participles_as_subjects(draft)
    _descriptions_as_clauses(draft)
    _relative_subjects(draft)
    _names_as_clauses(draft)
    _subjects_as_objects(draft)
    _topics_as_subjects(draft)


def _participles_as_subjects(draft: Draft) -> None:
    """ "Jets, supporting troops engaged near the town, used bombs": "supporting" is said of the jets, "engaged" of the
    troops, and the main verb is the one after the next comma."""
    words = draft.words
    for word in words[2:]:
        verb = words[draft.heads[word.i]]
        if draft.deps[word.i] != "csubj" or word.tag != "VBG" or words[word.i - 1].text != "," or verb.i < word.i:
            continue
        subject = next((k for k in draft.kids(verb.i) if draft.deps[k] in SUBJECTS and k < word.i), None)
        if subject is None:
            continue
        draft.hang(word.i, subject, "acl")
        main = _after_comma(draft, verb)
        if main is not None and words[verb.i - 1].pos in NOMINAL:
            _head(draft, main, verb.i)
            draft.hang(subject, main, "nsubj")
            _participle(draft, verb.i, verb.i - 1)


def _descriptions_as_clauses(draft: Draft) -> None:
    """ "The Council, the body set up by exiles, praised the army": the body was set up, the Council praised."""
    words = draft.words
    for verb in words:
        kids = draft.kids(verb.i)
        by = any(draft.deps[k] == "agent" for k in kids) and not any(draft.deps[k] == "auxpass" for k in kids)
        before = [k for k in kids if k < verb.i and words[k].pos in NOMINAL]
        main = _after_comma(draft, verb) if by else None
        if main is None or len(before) != 2 or draft.deps[before[0]] not in ("dep", "nsubj", "npadvmod"):
            continue
        named, described = before
        if described != verb.i - 1 or draft.deps[described] not in SUBJECTS:
            continue
        _head(draft, main, verb.i)
        draft.hang(named, main, "nsubj")
        draft.hang(described, named, "appos")
        _participle(draft, verb.i, described)


def _relative_subjects(draft: Draft) -> None:
    """ "the raid on the camp, in which ten civilians, mostly women, lost their lives": they are who lost them."""
    words = draft.words
    for noun in words:
        if draft.deps[noun.i] != "appos" or draft.heads[noun.i] > noun.i:
            continue
        relative = any(
            draft.deps[k] == "prep" and k < noun.i and any(words[j].tag in _RELATIVE for j in draft.kids(k))
            for k in draft.kids(noun.i)
        )
        verb = next((w for w in words[noun.i :] if w.tag in _FINITE), None) if relative else None
        if verb is None or draft.deps[verb.i] != "conj" or any(draft.deps[k] in SUBJECTS for k in draft.kids(verb.i)):
            continue
        above = draft.heads[noun.i]
        draft.hang(noun.i, verb.i, "nsubj")
        for kid in draft.kids(noun.i):
            if draft.deps[kid] == "prep" and kid < noun.i:
                draft.hang(kid, verb.i, "prep")
        draft.hang(verb.i, above, "relcl")


def _names_as_clauses(draft: Draft) -> None:
    """ "Fighters, known locally as Dervishes, on Sunday captured the town": the name ends at the comma."""
    words = draft.words
    for verb in words:
        naming = words[draft.heads[verb.i]]
        if draft.deps[verb.i] != "advcl" or naming.tag != "VBN" or draft.deps[naming.i] != "acl":
            continue
        marks = [k for k in draft.kids(verb.i) if draft.deps[k] == "mark" and words[k].lower == "as"]
        name = next((k for k in draft.kids(verb.i) if draft.deps[k] in SUBJECTS), None)
        noun = draft.heads[naming.i]
        while draft.deps[noun] == "conj":
            noun = draft.heads[noun]
        if not marks or name is None or words[name + 1].text != "," or draft.heads[noun] != noun:
            continue
        draft.hang(marks[0], naming.i, "prep")
        draft.hang(name, marks[0], "pobj")
        draft.hang(verb.i, verb.i, "ROOT")
        draft.hang(noun, verb.i, "nsubj")


def _subjects_as_objects(draft: Draft) -> None:
    """ "Chad has trained two brigades and Mali, which left, supports it": another form, another subject."""
    words = draft.words
    for verb in words:
        head = words[draft.heads[verb.i]]
        kids = draft.kids(verb.i)
        if draft.deps[verb.i] != "conj" or verb.tag not in ("VBZ", "VBP") or words[verb.i - 1].text != ",":
            continue
        if head.tag in ("VBZ", "VBP") or any(draft.deps[k] in SUBJECTS or draft.deps[k] == "cc" for k in kids):
            continue
        for noun in reversed(words[head.i : verb.i]):
            aside = any(draft.deps[k] in ("relcl", "acl", "appos") and k > noun.i for k in draft.kids(noun.i))
            if draft.deps[noun.i] == "conj" and aside and noun.pos in NOMINAL:
                if any(k < verb.i and draft.deps[k] == "cc" and k > head.i for k in draft.kids(head.i)):
                    break
                draft.hang(noun.i, verb.i, "nsubj")
                break


def _topics_as_subjects(draft: Draft) -> None:
    """ "Somalia: rebels lose a town": of two subjects the one before the colon is a topic."""
    words = draft.words
    for word in words:
        verb = draft.heads[word.i]
        if draft.deps[word.i] != "nsubj" or verb <= word.i or words[word.i + 1].text != ":":
            continue
        if any(draft.deps[k] == "nsubj" and word.i < k < verb for k in draft.kids(verb)):
            draft.deps[word.i] = "dep"


def _after_comma(draft: Draft, verb: Word) -> int | None:
    """The finite verb after a comma that was coordinated with what may be a participle, without an "and"."""
    kids = draft.kids(verb.i)
    if verb.tag not in ("VBN", "VBD") or any(draft.deps[k] in ("aux", "auxpass") for k in kids):
        return None
    for k in kids:
        if draft.deps[k] == "cc":
            return None
        if draft.deps[k] == "conj" and draft.words[k].tag in _FINITE and draft.words[k - 1].text == ",":
            return k if not any(draft.deps[j] in SUBJECTS for j in draft.kids(k)) else None
    return None


def _head(draft: Draft, main: int, instead: int) -> None:
    """Puts a verb in the place of another, with all that stands after it."""
    above, dep = draft.heads[instead], draft.deps[instead]
    draft.hang(main, main if above == instead else above, dep)
    for kid in draft.kids(instead):
        if kid > main:
            draft.hang(kid, main, draft.deps[kid])


def _participle(draft: Draft, verb: int, noun: int) -> None:
    draft.hang(verb, noun, "acl")
    draft.call(verb, "VBN", "VERB")
