"""Appositions: names and nouns beside each other that the model hung on the wrong one, or made a second subject."""

from __future__ import annotations

from kg.extract.parse.draft import Draft, bare_comma, is_name
from kg.extract.parse.sentence import NOMINAL, Word

_BODIES = frozenset(
    (
        "group movement faction organization organisation party militia brigade battalion front council network force "
        "army government ministry tribe clan cell unit coalition alliance police committee"
    ).split()
)
_ROLES = frozenset(
    (
        "leader commander head chief spokesman spokeswoman spokesperson emir president director chairman chairwoman "
        "boss envoy ambassador representative deputy governor mayor general founder negotiator coordinator secretary "
        "minister lieutenant aide adviser brother son cousin successor predecessor rival ally warlord kingpin"
    ).split()
)
"""Nouns for somebody who may be named after what completes them."""

_ONE = frozenset({"a", "an"})


def mend_appositions(draft: Draft) -> None:
    """Puts right what explains a noun or a name."""
    _subjects_of_nouns(draft)
    _lists_after_plurals(draft)
    _asides_as_subjects(draft)
    _kinds_as_subjects(draft)
    _callings(draft)
    _bearers_of_roles(draft)
    _others_after_names(draft)
    _kinds_of_places(draft)


def _lists_after_plurals(draft: Draft) -> None:
    """ "Three groups, A, B and C, have signed": of two subjects the names explain the plural noun before the comma."""
    words = draft.words
    for verb in words:
        subjects = [k for k in draft.kids(verb.i) if draft.deps[k] in ("nsubj", "nsubjpass") and k < verb.i]
        if len(subjects) != 2:
            continue
        noun, names = (words[k] for k in subjects)
        first = min([names.i, *(k for k in draft.kids(names.i) if k < names.i)])
        if noun.tag == "NNS" and is_name(names) and words[first - 1].text == "," and first - 2 == noun.i:
            draft.hang(names.i, noun.i, "appos")
        elif is_name(noun) and names.tag == "NNS" and words[first - 1].text == "," and not is_name(names):
            draft.hang(names.i, noun.i, "appos")  # "X and Y, allies since the war, have fallen out"


def _subjects_of_nouns(draft: Draft) -> None:
    """ "X and Y, rivals whose quarrel …, signed": a plural noun that was given a subject of its own explains it."""
    words = draft.words
    for noun in words:
        if noun.tag != "NNS" or draft.deps[noun.i] not in ("nsubj", "nsubjpass"):
            continue
        named = next((k for k in draft.kids(noun.i) if draft.deps[k] == "nsubj" and is_name(words[k])), None)
        if named is None or words[noun.i - 1].text != ",":
            continue
        draft.hang(named, draft.heads[noun.i], draft.deps[noun.i])
        draft.hang(noun.i, named, "appos")
        for clause in draft.kids(noun.i):
            if draft.deps[clause] == "ccomp" and words[noun.i + 1].tag in ("WP$", "WP", "WDT"):
                draft.hang(clause, noun.i, "relcl")


def _bearers_of_roles(draft: Draft) -> None:
    """ "the spokesman of the Front, Omar Said,", "its commander in Gao, Omar Said,": the person has the role."""
    words = draft.words
    for word in words:
        body = draft.heads[word.i]
        while draft.deps[body] == "pobj" and is_name(words[draft.heads[draft.heads[body]]]):
            body = draft.heads[draft.heads[body]]  # "the leader of the Coalition for Change, X"
        if draft.deps[word.i] != "appos" or not bare_comma(draft, body, word.i):
            continue
        role = _role_above(draft, body)
        named = words[body].entity not in ("", "PERSON") or words[body].lemma in _BODIES
        person = word.entity == "PERSON" or (role is not None and role.lemma in _ROLES and _is_full_name(draft, word.i))
        if role is not None and person and (named or role.lemma in _ROLES):
            draft.hang(word.i, role.i, "appos")


def _role_above(draft: Draft, body: int) -> Word | None:
    """The noun for a role that the body completes: right before "of", or further up a chain of prepositions."""
    words = draft.words
    first = True
    while draft.deps[body] == "pobj" and words[draft.heads[body]].pos == "ADP":
        prep = draft.heads[body]
        body = draft.heads[prep]
        role = words[body]
        open_role = role.tag == "NN" and not role.entity
        if open_role and (role.lemma in _ROLES or (first and words[prep].lower == "of")):
            return None if any(draft.deps[k] == "appos" for k in draft.kids(body)) else role
        first = False
    return None


def _is_full_name(draft: Draft, i: int) -> bool:
    """Whether the word ends a name of two words or more that has no article."""
    before = [k for k in draft.kids(i) if k < i]
    return is_name(draft.words[i]) and bool(before) and all(is_name(draft.words[k]) for k in before)


def _others_after_names(draft: Draft) -> None:
    """ "killing a commander, Omar Said, and his driver": a noun is listed beside the one explained, not a verb."""
    words = draft.words
    for noun in words[3:]:
        verb = draft.heads[noun.i]
        if draft.deps[noun.i] != "conj" or noun.pos not in NOMINAL or words[verb].pos != "VERB" or noun.i < verb:
            continue
        first = min([noun.i, *(k for k in draft.kids(noun.i) if k < noun.i)])
        joint, comma, named = (words[first - k] for k in (1, 2, 3))
        if joint.pos != "CCONJ" or comma.text != "," or draft.deps[named.i] != "appos":
            continue
        draft.hang(noun.i, draft.heads[named.i], "conj")
        draft.hang(joint.i, draft.heads[named.i], "cc")


def _kinds_of_places(draft: Draft) -> None:
    """ "residents of Solino, a neighbourhood that …": what is one explains the name beside it, not the many."""
    words = draft.words
    for noun in words:
        many = words[draft.heads[noun.i]]
        first = min([noun.i, *(k for k in draft.kids(noun.i) if k < noun.i)])
        if draft.deps[noun.i] != "appos" or noun.tag != "NN" or many.tag != "NNS" or words[first].lower not in _ONE:
            continue
        name = words[first - 2]
        preposition = draft.heads[name.i]
        of_many = draft.deps[name.i] == "pobj" and draft.heads[preposition] == many.i
        if words[first - 1].text == "," and is_name(name) and of_many:
            draft.hang(noun.i, name.i, "appos")


def _callings(draft: Draft) -> None:
    """ "its founder, the billionaire X,": the calling goes with the name, and the name explains the noun before."""
    words = draft.words
    for name in words:
        calling = draft.heads[name.i]
        first = min([name.i, *(k for k in draft.kids(name.i) if k < name.i)])
        beside = draft.deps[name.i] == "appos" and first == calling + 1 and name.entity == "PERSON"
        if not beside or draft.deps[calling] != "appos" or words[calling].tag != "NN":
            continue
        draft.hang(name.i, draft.heads[calling], "appos")
        for kid in draft.kids(calling):
            draft.hang(kid, name.i, draft.deps[kid])
        draft.hang(calling, name.i, "compound")


def _asides_as_subjects(draft: Draft) -> None:
    """ "the rebels, themselves once allies of X, routed Y": what the rebels once were is no second subject."""
    words = draft.words
    for verb in words:
        subjects = [k for k in draft.kids(verb.i) if draft.deps[k] == "nsubj" and k < verb.i]
        if len(subjects) != 2:
            continue
        selves = [k for k in draft.kids(subjects[0]) if words[k].lower.endswith(("self", "selves"))]
        if selves and subjects[0] < selves[0] < subjects[1]:
            draft.hang(subjects[1], subjects[0], "appos")
            for mark in draft.kids(verb.i):
                if draft.deps[mark] == "mark" and selves[0] < mark < subjects[1]:
                    draft.hang(mark, subjects[1], "advmod")


def _kinds_as_subjects(draft: Draft) -> None:
    """ "The faction Fatah al-Intifada handed over …": what a name is stands before it, and is no second subject."""
    words = draft.words
    for name in words[1:]:
        verb, dep = draft.heads[name.i], draft.deps[name.i]
        kind = min([name.i, *(k for k in draft.kids(name.i) if k < name.i)]) - 1
        if dep not in ("nsubj", "nsubjpass", "dobj") or kind < 0 or not is_name(name) or is_name(words[kind]):
            continue
        if words[kind].tag == "NN" and draft.heads[kind] == verb and draft.deps[kind] == dep:
            for kid in draft.kids(kind):
                draft.hang(kid, name.i, draft.deps[kid])
            draft.hang(kind, name.i, "compound")
