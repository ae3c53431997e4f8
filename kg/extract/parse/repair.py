"""Repair: what the model's parse gets wrong in this domain, mended by structure alone.

An infinitive goes to the noun it completes ("their efforts to support X"), a list after a colon explains the noun
before it, a list of names parsed as an apposition becomes a coordination ("A, the B and the C"), and a verb gets back a
subject that the model hung on what stands before the comma; ``misread`` sees to single words first, then
``asides`` to what stands between commas.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parse.appositions import mend_appositions
from kg.extract.parse.asides import part
from kg.extract.parse.clauses import bound
from kg.extract.parse.draft import SUBJECTS, Draft, bare_comma, is_name
from kg.extract.parse.heads import behead
from kg.extract.parse.misread import as_noun, set_right
from kg.extract.parse.participants import mend_participants
from kg.extract.parse.plurals import revive
from kg.extract.parse.reduced import mend_reduced
from kg.extract.parse.regroup import regroup
from kg.extract.parse.relatives import mend_relatives
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Word
from kg.extract.parse.speech import mend_speech
from kg.extract.parse.strayed import call_back

_ENDEAVOURS = frozenset(
    (
        "effort bid attempt campaign plan operation move decision offensive struggle fight drive mission "
        "push pledge promise vow threat demand call intention readiness willingness"
    ).split()
)
_FINITE = frozenset({"VBZ", "VBD", "VBP", "VBN", "VBG"})
"""Tags of verbs that may head a clause; the last two only with an auxiliary."""
_NO_OWN_SUBJECT = frozenset({"conj", "acl", "amod", "xcomp", "aux", "auxpass"})


def mend(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of one sentence with their heads and labels put right."""
    draft = Draft([as_noun(word) for word in words])
    set_right(draft)
    call_back(draft)
    behead(draft)
    revive(draft)
    mend_reduced(draft)
    regroup(draft)
    bound(draft)
    mend_speech(draft)
    mend_participants(draft)
    mend_relatives(draft)
    part(draft)
    _infinitives_of_endeavour(draft)
    _lists_after_colons(draft)
    mend_appositions(draft)
    _lists_from_appositions(draft)
    _lists_of_counted(draft)
    _lost_subjects(draft)
    _coordination_of_tenses(draft)
    return draft.finish()


# -- infinitives and lists ---------------------------------------------------------------------------------------
def _infinitives_of_endeavour(draft: Draft) -> None:
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


def _lists_after_colons(draft: Draft) -> None:
    """ "new neighborhoods: A, B and C": the list after a colon explains the plural noun before it."""
    words = draft.words
    for word in words[1:-1]:
        noun = words[word.i - 1]
        if word.text != ":" or noun.tag != "NNS":
            continue
        top = next((w for w in words[word.i + 1 :] if w.pos in NOMINAL and draft.heads[w.i] < word.i), None)
        if top is not None and draft.deps[top.i] in ("appos", "dep", "conj", "npadvmod"):
            draft.hang(top.i, noun.i, "appos")


def _lists_from_appositions(draft: Draft) -> None:
    """ "A, the B and the C": an appositive with a conjunct, after a name, is coordination."""
    for word in draft.words:
        i, head = word.i, draft.heads[word.i]
        if draft.deps[i] != "appos" or head > i or not (_holds_name(draft, i) and _holds_name(draft, head)):
            continue
        if any(draft.words[k].lower in ("a", "an") for k in draft.kids(i)):
            continue  # "Amal, a Shiite party, and the Sand Front"
        conjunct = next((k for k in draft.kids(i) if draft.deps[k] == "conj" and k > i), None)
        listed = conjunct is not None and (
            is_name(draft.words[conjunct]) or _is_the_rest(draft, conjunct) or _is_part_of_name(draft, conjunct)
        )
        if listed and bare_comma(draft, head, i):
            draft.deps[i] = "conj"


def _is_the_rest(draft: Draft, i: int) -> bool:
    """ "A, B and other groups": whether the noun ends a list of its like."""
    return any(draft.words[k].lower == "other" for k in draft.kids(i))


def _is_part_of_name(draft: Draft, i: int) -> bool:
    """ "A, B and the remnants of C": whether the noun speaks of somebody with a name."""
    of = (k for k in draft.kids(i) if k > i and draft.words[k].lower == "of")
    return any(is_name(draft.words[k]) for prep in of for k in draft.kids(prep))


def _lists_of_counted(draft: Draft) -> None:
    """ "three units, four vehicles and a tank": what is counted after something counted is listed beside it."""
    for word in draft.words:
        i, head = word.i, draft.heads[word.i]
        if draft.deps[i] != "appos" or head > i:
            continue
        if not (_is_counted(draft, i) and _is_counted(draft, head)) and not _is_kin(draft, i):
            continue
        if bare_comma(draft, head, i):
            draft.deps[i] = "conj"


def _is_kin(draft: Draft, i: int) -> bool:
    """ "killed a judge, his wife and a guard": his wife is not what he is."""
    own = any(draft.words[k].tag == "PRP$" for k in draft.kids(i))
    return own and any(draft.deps[k] == "conj" and k > i for k in draft.kids(i))


def _is_counted(draft: Draft, i: int) -> bool:
    return draft.words[i].pos == "NOUN" and any(draft.deps[k] == "nummod" for k in draft.kids(i))


def _holds_name(draft: Draft, i: int) -> bool:
    """A name, or a noun that a name stands right before ("the Hanano housing project")."""
    return is_name(draft.words[i]) or any(
        k < i and draft.deps[k] in ("compound", "nmod") and draft.words[k].tag in NAME_TAGS for k in draft.kids(i)
    )


# -- subjects ----------------------------------------------------------------------------------------------------
def _lost_subjects(draft: Draft) -> None:
    """ "In a battle between factions, the Front (F) has returned": the noun phrase between the comma and a finite verb
    without a subject is its subject, even where the model made it an apposition of what stands before the comma."""
    for word in draft.words:
        v, kids = word.i, draft.kids(word.i)
        if (
            word.tag not in _FINITE
            or draft.deps[v] in _NO_OWN_SUBJECT
            or any(draft.deps[k] in SUBJECTS for k in kids)
            or _taken_from_aside(draft, v, kids)
        ):
            continue
        auxiliaries = [k for k in kids if draft.deps[k] in ("aux", "auxpass") and k < v]
        if word.tag in ("VBN", "VBG") and not auxiliaries:
            continue
        adverbs = [k for k in kids if draft.deps[k] in ("neg", "advmod") and k == v - 1]
        before = min([*auxiliaries, *adverbs, v])
        top = _list_before(draft, v, before)
        top = _phrase_before(draft, before) if top is None else top
        top = _phrase_after_opening(draft, v) if top is None else top
        if top is not None and draft.heads[top] != v:
            passive = any(draft.deps[k] == "auxpass" for k in kids)
            draft.hang(top, v, "nsubjpass" if passive else "nsubj")


def _taken_from_aside(draft: Draft, v: int, kids: Sequence[int]) -> bool:
    """ "the attacks, also claimed by the group, have killed …": True when the aside's subject was made the verb's."""
    words = draft.words
    said = (k for k in kids if draft.deps[k] in ("parataxis", "ccomp", "advcl") and 0 < k < v)
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


def _phrase_before(draft: Draft, end: int) -> int | None:
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
    listed = draft.deps[top] == "conj" and draft.heads[top] < comma and not any(
        words[k].dep == "cc" for k in range(draft.heads[top], comma)
    )
    return top if (draft.deps[top] == "appos" or listed) and words[top].pos in NOMINAL else None


def _phrase_after_opening(draft: Draft, v: int) -> int | None:
    """ "After breaking the truce with X, the Front, which holds the hill, signed …": the noun phrase that follows the
    comma after what opens the sentence, made an apposition of a noun in that."""
    words = draft.words
    for k in range(v):
        head = draft.heads[k]
        if draft.deps[k] != "appos" or head > k or words[k].pos not in NOMINAL:
            continue
        first = min([k, *(j for j in draft.kids(k) if j < k and draft.deps[j] in ("det", "compound", "amod"))])
        opening = head
        while draft.heads[opening] not in (opening, v):
            opening = draft.heads[opening]
        opens = draft.heads[opening] == v and draft.deps[opening] in ("prep", "advcl") and opening < v
        if opens and words[first - 1].text == "," and words[first].lower == "the" and is_name(words[k]):
            for clause in draft.kids(head):
                if clause > k and draft.deps[clause] in ("relcl", "acl"):
                    draft.hang(clause, k, draft.deps[clause])
            return k
    return None


def _list_before(draft: Draft, v: int, end: int) -> int | None:
    """ "After Kony had refused an accord, A, B and C bombed it": the first of a list that the model made go on from
    the clause before the comma."""
    words = draft.words
    clause = next((k for k in draft.kids(v) if draft.deps[k] == "advcl" and k < end), None)
    i = end - 1
    if clause is None or words[i].tag not in NAME_TAGS:
        return None
    while draft.deps[i] == "conj" and words[draft.heads[i]].tag in NAME_TAGS:
        i = draft.heads[i]
    first = min([i, *(k for k in draft.kids(i) if draft.deps[k] in ("compound", "det"))])
    above = draft.heads[i]
    parted = draft.deps[i] == "conj" and words[first - 1].text == "," and above < first
    return i if parted and i < end - 1 else None


def _coordination_of_tenses(draft: Draft) -> None:
    """ "thanks the herders who guided its men and demands that …", "tried to storm the base and killed ten": verbs of
    one tense go together."""
    words = draft.words
    for word in words:
        head = words[draft.heads[word.i]]
        other = {"VBZ": ("VBD", "VBN", "VB", "VBG"), "VBD": ("VB", "VBG")}.get(word.tag, ())
        if draft.deps[word.i] != "conj" or head.tag not in other:
            continue
        if any(draft.deps[k] in SUBJECTS or draft.deps[k] in ("aux", "auxpass") for k in draft.kids(word.i)):
            continue
        above = head.i
        while draft.heads[above] != above and not (words[above].tag == word.tag and above < head.i):
            above = draft.heads[above]
        if words[above].tag == word.tag and above < head.i:
            draft.hang(word.i, above, "conj")
