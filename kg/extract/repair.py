"""Repair: what the model's parse gets wrong in this domain, mended by structure alone.

A name right after its verb is the verb's object, and so is a relative pronoun beside a subject. An infinitive goes to
the noun it completes ("their efforts to support X"), a list after a colon explains the noun before it, a list of names
parsed as an apposition becomes a coordination ("A, the B and the C"), and a verb gets back a subject that the model
hung on what stands before the comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.sentence import NAME_TAGS, NOMINAL, Word

_ENDEAVOURS = frozenset(
    (
        "effort bid attempt campaign plan operation move decision offensive struggle fight drive mission "
        "push pledge promise vow threat demand call intention readiness willingness"
    ).split()
)
_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "VBN", "VBG"})
"""Tags of verbs that may head a clause; the last two only with an auxiliary."""
_NO_OWN_SUBJECT = frozenset({"conj", "acl", "amod", "xcomp", "aux", "auxpass"})
_PAIRED = frozenset({"shoulder", "side", "hand", "arm", "step"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def mend(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of one sentence with their heads and labels put right."""
    draft = _Draft([_as_noun(word) for word in words])
    _objects_read_as_adverbs(draft)
    _relative_objects(draft)
    _captives(draft)
    _subjects_of_auxiliaries(draft)
    _pairs_of_nouns(draft)
    _plural_nouns_as_verbs(draft)
    _objects_as_modified(draft)
    _objects_after_terms(draft)
    _infinitives_of_endeavour(draft)
    _lists_after_colons(draft)
    _lists_from_appositions(draft)
    _lost_subjects(draft)
    return draft.finish()


@dataclass
class _Draft:
    """A sentence while it is mended: its words, and their heads and labels as far as they are mended."""

    words: list[Word]
    heads: list[int] = field(init=False)
    deps: list[str] = field(init=False)
    _kids: list[list[int]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.heads = [w.head for w in self.words]
        self.deps = [w.dep for w in self.words]

    def kids(self, i: int) -> list[int]:
        """The dependents of word ``i``, left to right."""
        if self._kids is None:
            self._kids = [[] for _ in self.words]
            for k, head in enumerate(self.heads):
                if head != k:
                    self._kids[head].append(k)
        return self._kids[i]

    def hang(self, i: int, head: int, dep: str) -> None:
        """Makes word ``i`` a dependent of ``head``."""
        self.heads[i], self.deps[i] = head, dep
        self._kids = None

    def finish(self) -> tuple[Word, ...]:
        """The words as mended."""
        return tuple(
            w if w.head == h and w.dep == d else replace(w, head=h, dep=d)
            for w, h, d in zip(self.words, self.heads, self.deps, strict=True)
        )


# -- words ---------------------------------------------------------------------------------------------------------
def _as_noun(word: Word) -> Word:
    """ "Airstrikes on the town killed ten": what stands as a subject or object and is no gerund is a noun."""
    if word.pos == "VERB" and word.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and word.tag in ("VBZ", "VB", "VBP"):
        return replace(word, pos="NOUN", tag="NNS" if word.lower.endswith("s") else "NN")
    return word


def _objects_read_as_adverbs(draft: _Draft) -> None:
    """ "have blockaded Timbuktu since Tuesday": a name right after an active verb without an object is its object."""
    for word in draft.words[1:]:
        verb = draft.words[word.i - 1]
        if (
            word.tag in NAME_TAGS
            and draft.deps[word.i] in ("advmod", "npadvmod")
            and draft.heads[word.i] == verb.i
            and verb.pos == "VERB"
            and word.entity not in _TIMES
            and not any(draft.deps[k] in ("dobj", "auxpass") for k in draft.kids(verb.i))
        ):
            draft.deps[word.i] = "dobj"


def _relative_objects(draft: _Draft) -> None:
    """ "the raid which, he said, the army carried out": of two subjects the relative pronoun is the object."""
    for verb in draft.words:
        subjects = [k for k in draft.kids(verb.i) if draft.deps[k] in ("nsubj", "nsubjpass") and k < verb.i]
        two = len(subjects) == 2 and draft.words[subjects[0]].tag in ("WDT", "WP")
        if two and not any(draft.deps[k] == "dobj" for k in draft.kids(verb.i)):
            draft.deps[subjects[0]] = "dobj"


def _captives(draft: _Draft) -> None:
    """ "took nine policemen prisoner": those before the noun are the object, and it says what they were made."""
    for word in draft.words:
        if word.lower not in ("prisoner", "captive", "hostage"):
            continue
        taken = next((k for k in draft.kids(word.i) if draft.words[k].tag == "NNS" and k == word.i - 1), None)
        verb = draft.words[draft.heads[word.i]]
        if taken is None or draft.deps[taken] not in ("compound", "nmod") or draft.deps[word.i] not in ("dobj", "pobj"):
            continue
        for kid in draft.kids(word.i):
            if kid < taken:
                draft.hang(kid, taken, draft.deps[kid])
        draft.hang(taken, draft.heads[word.i], draft.deps[word.i])
        while verb.pos not in ("VERB", "AUX") and draft.heads[verb.i] != verb.i:
            verb = draft.words[draft.heads[verb.i]]
        draft.hang(word.i, verb.i, "oprd")


# -- verbs and their objects -------------------------------------------------------------------------------------
def _subjects_of_auxiliaries(draft: _Draft) -> None:
    """ "Turkey is committed": what hangs on the auxiliary hangs on its verb."""
    for word in draft.words:
        auxiliary = draft.heads[word.i]
        if draft.deps[word.i] in _SUBJECTS and draft.deps[auxiliary] in ("aux", "auxpass"):
            passive = draft.deps[auxiliary] == "auxpass" and draft.deps[word.i] == "nsubj"
            draft.hang(word.i, draft.heads[auxiliary], "nsubjpass" if passive else draft.deps[word.i])


def _pairs_of_nouns(draft: _Draft) -> None:
    """ "stands shoulder to shoulder with X", "fights side by side with X": the pair is an adverb of the verb."""
    words = draft.words
    for first, joint, second in zip(words, words[1:], words[2:], strict=False):
        if first.lower != second.lower or joint.lower not in ("to", "by", "in") or first.lower not in _PAIRED:
            continue
        inside = (first.i, joint.i, second.i)
        verb = next((draft.heads[k] for k in inside if draft.heads[k] not in inside), first.i)
        for word in words:
            if draft.heads[word.i] in inside and word.i not in inside:
                draft.hang(word.i, verb, word.dep)
        draft.hang(first.i, verb, "advmod")
        draft.hang(joint.i, first.i, "prep")
        draft.hang(second.i, joint.i, "pobj")


def _plural_nouns_as_verbs(draft: _Draft) -> None:
    """ "A series of U.S. airstrikes killed ten": of two finite verbs side by side without an "and" the first is the
    subject of the second."""
    for word in draft.words:
        i, kids = word.i, draft.kids(word.i)
        if word.tag != "VBZ" or any(draft.deps[k] in ("dobj", "aux", "auxpass", "cc", "neg") for k in kids):
            continue
        verb = next((k for k in kids if draft.deps[k] == "conj" and draft.words[k].tag in ("VBD", "VBP", "VBZ")), None)
        if verb is None or any(draft.words[j].text in (",", ";", ":") for j in range(i, verb)):
            continue
        if any(draft.deps[k] in _SUBJECTS for k in draft.kids(verb)):
            continue
        draft.hang(verb, draft.heads[i] if draft.heads[i] != i else verb, draft.deps[i])
        draft.hang(i, verb, "nsubj")
        for k in kids:
            if draft.deps[k] in _SUBJECTS:
                draft.hang(k, i, "compound")
            elif k > verb and draft.deps[k] in ("punct", "conj", "advmod", "npadvmod"):
                draft.hang(k, verb, draft.deps[k])


def _objects_as_modified(draft: _Draft) -> None:
    """ "killed ten and injured scores of others": a noun cannot be coordinated with a verb, the participle before it
    can."""
    words = draft.words
    for noun in words:
        verb = draft.heads[noun.i]
        if draft.deps[noun.i] != "conj" or noun.pos != "NOUN" or words[verb].pos != "VERB" or noun.i < verb:
            continue
        first = min(draft.kids(noun.i), default=noun.i)
        if words[first].tag in ("VBN", "VBD") and draft.deps[first] == "amod" and words[first - 1].dep == "cc":
            draft.hang(first, verb, "conj")
            draft.hang(noun.i, first, "dobj")


def _objects_after_terms(draft: _Draft) -> None:
    """ "condemned in the strongest terms the attack": what stands after the terms is what was condemned."""
    words = draft.words
    for noun in words:
        terms = words[draft.heads[noun.i]]
        if draft.deps[noun.i] != "appos" or terms.lower != "terms" or draft.deps[terms.i] != "pobj":
            continue
        verb = draft.heads[draft.heads[terms.i]]
        if words[verb].pos == "VERB" and not any(draft.deps[k] == "dobj" for k in draft.kids(verb)):
            draft.hang(noun.i, verb, "dobj")


# -- infinitives and lists ---------------------------------------------------------------------------------------
def _infinitives_of_endeavour(draft: _Draft) -> None:
    """ "the importance of their efforts to support X": the infinitive right after the noun belongs to the noun."""
    words = draft.words
    for word in words[1:-1]:
        noun = words[word.i - 1]
        verb = draft.heads[word.i]
        if (
            word.lower == "to"
            and noun.lemma in _ENDEAVOURS
            and words[verb].tag == "VB"
            and draft.deps[word.i] == "aux"
            and draft.deps[verb] in ("acl", "advcl", "xcomp", "relcl")
            and draft.heads[verb] != noun.i
        ):
            draft.hang(verb, noun.i, "acl")


def _lists_after_colons(draft: _Draft) -> None:
    """ "new neighborhoods: A, B and C": the list after a colon explains the plural noun before it."""
    words = draft.words
    for word in words[1:-1]:
        noun = words[word.i - 1]
        if word.text != ":" or noun.tag != "NNS":
            continue
        top = next((w for w in words[word.i + 1 :] if w.pos in NOMINAL and draft.heads[w.i] < word.i), None)
        if top is not None and draft.deps[top.i] in ("appos", "dep", "conj", "npadvmod"):
            draft.hang(top.i, noun.i, "appos")


def _lists_from_appositions(draft: _Draft) -> None:
    """ "A, the B and the C": an appositive with a conjunct, after a name, is coordination."""
    for word in draft.words:
        i, head = word.i, draft.heads[word.i]
        if draft.deps[i] != "appos" or head > i or not (_holds_name(draft, i) and _holds_name(draft, head)):
            continue
        conjunct = next((k for k in draft.kids(i) if draft.deps[k] == "conj" and k > i), None)
        if conjunct is not None and _is_name(draft.words[conjunct]) and _bare_comma(draft, head, i):
            draft.deps[i] = "conj"


def _is_name(word: Word) -> bool:
    return word.tag in NAME_TAGS or (bool(word.entity) and word.pos in NOMINAL)


def _holds_name(draft: _Draft, i: int) -> bool:
    """A name, or a noun that a name stands right before ("the Hanano housing project")."""
    return _is_name(draft.words[i]) or any(
        k < i and draft.deps[k] in ("compound", "nmod") and draft.words[k].tag in NAME_TAGS for k in draft.kids(i)
    )


def _bare_comma(draft: _Draft, left: int, right: int) -> bool:
    """True when what parts the two is a comma and words of the right one: no bracket, no verb."""
    between = draft.words[left + 1 : right]
    return any(w.text == "," for w in between) and not any(
        w.text in "()[]" or w.pos in ("VERB", "AUX") for w in between
    )


# -- subjects ----------------------------------------------------------------------------------------------------
def _lost_subjects(draft: _Draft) -> None:
    """ "In a battle between factions, the Front (F) has returned": the noun phrase between the comma and a finite verb
    without a subject is its subject, even where the model made it an apposition of what stands before the comma."""
    for word in draft.words:
        v, kids = word.i, draft.kids(word.i)
        if (
            word.tag not in _FINITE
            or draft.deps[v] in _NO_OWN_SUBJECT
            or any(draft.deps[k] in _SUBJECTS for k in kids)
            or _taken_from_aside(draft, v, kids)
        ):
            continue
        auxiliaries = [k for k in kids if draft.deps[k] in ("aux", "auxpass") and k < v]
        if word.tag in ("VBN", "VBG") and not auxiliaries:
            continue
        adverbs = [k for k in kids if draft.deps[k] in ("neg", "advmod") and k == v - 1]
        top = _phrase_before(draft, min([*auxiliaries, *adverbs, v]))
        if top is not None and draft.heads[top] != v:
            passive = any(draft.deps[k] == "auxpass" for k in kids)
            draft.hang(top, v, "nsubjpass" if passive else "nsubj")


def _taken_from_aside(draft: _Draft, v: int, kids: Sequence[int]) -> bool:
    """ "the attacks, also claimed by the group, have killed …": True when the aside's subject was made the verb's."""
    words = draft.words
    said = (k for k in kids if draft.deps[k] in ("parataxis", "ccomp") and 0 < k < v)
    participles = (k for k in said if words[k].tag == "VBN" or (words[k].tag == "VBD" and words[k - 1].text == ","))
    aside = next(participles, None)
    if aside is None or any(draft.deps[k] in ("aux", "auxpass") for k in draft.kids(aside)):
        return False
    noun = next((k for k in draft.kids(aside) if draft.deps[k].startswith("nsubj")), None)
    if noun is None:
        return False
    draft.hang(noun, v, "nsubj")
    draft.hang(aside, noun, "acl")
    return True


def _phrase_before(draft: _Draft, end: int) -> int | None:
    """The head of the noun phrase that ends right before word ``end`` and begins right after a comma."""
    words = draft.words
    j = end - 1
    if j > 0 and words[j].text == ")":
        j = next((k for k in range(j, -1, -1) if words[k].text == "("), 0) - 1
    if j < 1 or words[j].pos not in NOMINAL:
        return None
    comma = next((k for k in range(j, -1, -1) if words[k].text == ","), None)
    if comma is None or any(words[k].pos in ("VERB", "AUX") for k in range(comma, j)):
        return None
    top = j
    while comma < draft.heads[top] != top:
        top = draft.heads[top]
        if top > j:
            return None
    return top if draft.deps[top] == "appos" and words[top].pos in NOMINAL else None
