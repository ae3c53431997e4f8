"""Bearers: predicates that a noun or adjective triggers for whoever it is said of ("leader of X", "loyal to X")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Word
from kg.extract.predicates.triggers import Parsed, Predicate, names_body
from kg.knowledge.lexicon import Frame

_REGARDING = frozenset({"regard", "see", "view", "treat", "consider", "perceive", "brand", "label"})
"""Verbs whose subject takes somebody for something."""
_ABSTRACT = ("ism", "sion", "tion", "ence", "ency", "ics", "ing")
"""Endings of nouns that name nobody: "counter-terrorism"."""
_Bearer = tuple[tuple[int, ...], int]
"""Head words of whoever bears the role, and the word whose clause says so."""


def role(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of a noun for somebody in a relation: "X's leader Y", "Y, leader of X", "Y is the leader of X"."""
    frames = _frames(w, parsed)
    if not frames or names_body(w, parsed):
        return
    s = parsed.s
    bearer, governor = _bearer(w, parsed)
    poss = [parsed.arguments.antecedent(k.i) for k in s.kids(w.i, "poss")]
    mods = [k.i for k in s.kids(w.i, "compound", "nmod", "amod") if k.pos in NOMINAL or k.entity]
    mods = [i for i in mods if not parsed.lexicon.is_a(s.words[i].lower, "rank")]
    if any(f.relation == "memberOf" for f in frames):  # "a rebel faction" is one of rebels
        mods = [i for i in mods if s.words[i].entity or not parsed.lexicon.is_a(s.words[i].lemma, "member")]
    mods = [i for i in mods if not any(x.text == "," for x in s.words[i : w.i])]  # "his deputy, army commander X"
    if not bearer and poss and parsed.lexicon.is_a(w.lemma, "mutual"):
        bearer, mods = tuple(mods), []  # "their Malian allies"
    if not bearer and parsed.lexicon.is_a(w.lemma, "fastness"):
        bearer = _where(w, parsed)
    if not bearer and any("itself" in f.notes for f in frames) and s.kid(w.i, "prep", "poss"):
        bearer = (w.i,)  # "deserters from the army", "a dealer's militia"
        frames = tuple(f for f in frames if "itself" in f.notes)
    if not bearer:
        return
    if _is_title(w, parsed):  # "X leader Y": what belongs to the title hangs on the name
        poss += [k.i for k in s.kids(w.head, "poss")]
        before = [k for k in s.kids(w.head, "compound", "nmod", "amod") if k.i < w.i]
        ranked = [k for k in before if (k.entity or k.tag in NAME_TAGS) and not parsed.lexicon.is_a(k.lower, "rank")]
        mods += [k.i for k in ranked]
    roles = {**parsed.arguments.prepositions(w.i), "self": bearer, "poss": tuple(poss), "mod": tuple(mods)}
    if governor != w.i and "of" not in roles:  # "the front, of which X is the largest component"
        roles["of"] = parsed.arguments.prepositions(governor).get("of", ())
    if s.words[governor].lemma in _REGARDING and not any(roles.get(r) for r in ("of", "to", "poss")):
        roles["of"] = parsed.arguments.verb_roles(governor).get("subj", ())  # "both regard X as an enemy"
    yield Predicate(parsed.sentence, w.i, governor, frames, roles)


def owned(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """ "Haftar's Libyan National Army", "AQIM's Katiba Uqba": the name of a body is read as "wing" is."""
    s = parsed.s
    owners = tuple(parsed.arguments.antecedent(k.i) for k in s.kids(w.i, "poss"))
    if owners and (w.entity in ("ORG", "NORP") or _names_group(w, parsed)):
        within = all(_names_group(s.words[i], parsed) for i in owners)
        frames = (f for f in parsed.lexicon.find("role", "wing") if within or "person" in f.notes)
        yield Predicate(parsed.sentence, w.i, w.i, tuple(frames), {"self": (w.i,), "poss": owners})


def _names_group(w: Word, parsed: Parsed) -> bool:
    """Whether the word ends the name of a group: an acronym, or a name with a word that groups are called by."""
    words = (w, *parsed.s.kids(w.i, "compound"))
    named = w.tag in NAME_TAGS and any(parsed.lexicon.is_a(x.lower, "group_head") for x in words)
    return named or (w.text.isupper() and len(w.text) > 1)


def _frames(w: Word, parsed: Parsed) -> tuple[Frame, ...]:
    """The frames of the noun; first those of a longer title ("military chief", "chief of staff")."""
    find, words = parsed.lexicon.find, parsed.s.words
    before = words[w.i - 1].lemma if w.i and words[w.i - 1].head == w.i else ""
    after = " ".join(x.lower for x in words[w.i + 1 : w.i + 3])
    return find("role", f"{w.lemma} {after}") or find("role", f"{before} {w.lemma}") or find("role", w.lemma)


def _where(w: Word, parsed: Parsed) -> tuple[int, ...]:
    """ "its stronghold in the hills", "the Houthi heartland of Saada": what the noun says whose place it is."""
    found = parsed.arguments.prepositions(w.i)
    places = (i for p in ("in", "at", "near", "of") for i in found.get(p, ()) if i > w.i)
    return tuple(places)[:1]


def _is_title(w: Word, parsed: Parsed) -> bool:
    head = parsed.s.words[w.head]
    return w.dep in ("compound", "nmod") and head.tag in NAME_TAGS and head.i > w.i


def _bearer(w: Word, parsed: Parsed) -> _Bearer:
    """Who is in the role, by the words beside the noun or by a copula."""
    top = _counted_from(_first_of(w, parsed), parsed)
    explains = top.dep == "appos" and top.head < w.i and parsed.s.words[top.head].pos in NOMINAL
    if explains and w.tag == "NN" and top.i == w.i and parsed.s.words[top.head].tag == "NNS":
        return (), w.i  # "killed her two sons, a member of the guard told X"
    if _is_title(w, parsed) or explains:
        return (_first_of(parsed.s.words[top.head], parsed).i if w.tag == "NNS" else top.head,), w.i
    name = parsed.s.kid(w.i, "appos") or (parsed.s.kid(top.i, "appos") if top.lower == "one" else None)
    if name is not None and name.pos in NOMINAL:
        return (name.i,), w.i
    return _by_copula(w, parsed)


def _counted_from(w: Word, parsed: Parsed) -> Word:
    """The "one" of "one of the leaders", the "oldest" of "the oldest of the leaders"; any other word itself."""
    s = parsed.s
    above = s.words[w.head]
    if w.dep != "pobj" or above.lower != "of":
        return w
    whole = s.words[above.head]
    return whole if parsed.arguments.part_of(whole.i) == w.i or whole.tag == "JJS" else w


def _first_of(w: Word, parsed: Parsed) -> Word:
    """The first of coordinated nouns: "a commander of X and a member of Y"."""
    while w.dep == "conj" and parsed.s.words[w.head].pos in NOMINAL:
        w = parsed.s.words[w.head]
    return w


def _by_copula(w: Word, parsed: Parsed) -> _Bearer:
    """The subject of "X is (considered) (one of) the leader(s) of Y", "X became leader", "X serves as leader"."""
    s, arguments = parsed.s, parsed.arguments
    top = _counted_from(w, parsed)
    above = s.words[w.head]
    if w.dep == "nsubj" and above.lemma == "be" and (named := s.kid(above.i, "attr")) is not None:
        return (named.i,), above.i  # "the group's stronghold is the valley"
    if w.dep == "nsubj" and above.lemma == "include" and (named := s.kid(above.i, "dobj")) is not None:
        return (named.i,), above.i  # "the sponsors of the group include X and Y"
    top = _first_of(top, parsed)
    head = s.words[top.head]
    becomes = top.dep == "dobj" and head.lemma in ("become", "remain", "consider", "be")
    if top.dep == "oprd" and not arguments.passive(head.i) and (named := s.kid(head.i, "dobj")) is not None:
        return (named.i,), head.i  # "named X commander of its forces"
    if becomes or (top.dep in ("attr", "oprd") and head.pos in ("VERB", "AUX")):
        return arguments.surface_subject(head.i), head.i
    if top.dep == "pobj" and head.lower == "as" and s.words[head.head].pos in ("VERB", "AUX"):
        verb = s.words[head.head]
        roles = arguments.verb_roles(verb.i)
        doer = verb.lemma in ("succeed", "replace", "follow", "serve", "act")  # "succeeded X as leader"
        return (() if doer else roles.get("obj", ())) or roles.get("subj", ()), verb.i
    return (), w.i


# -- adjectives --------------------------------------------------------------------------------------------------
def disposition(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of an adjective with its preposition: "troops loyal to Haftar", "the clan is hostile to it"."""
    frames = parsed.lexicon.find("adj", w.lemma)
    prepositions = parsed.arguments.prepositions(w.i)
    if not frames or not prepositions:
        return
    by_noun = w.dep in ("amod", "acl", "relcl") and parsed.s.words[w.head].pos in NOMINAL
    noun = (w.head,) if by_noun else parsed.arguments.surface_subject(w.i)
    if noun:
        governor = w.i if w.dep == "amod" else w.head
        yield Predicate(parsed.sentence, w.i, governor, frames, {**prepositions, "noun": noun})


def hyphenated(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of an adjective with a name in it: "Iran-backed militia", "ISIL-held Mosul", "anti-ISIL raid"."""
    first, _, last = w.lower.rpartition("-")
    before, _, after = w.lower.partition("-")
    of_last = parsed.lexicon.find("adj", last)
    frames = of_last or parsed.lexicon.find("adj", before)
    noun = _qualified(w, parsed)
    if frames and first and after and noun and (of_last or not after.endswith(_ABSTRACT)):
        part = "first" if of_last else "second"
        yield Predicate(parsed.sentence, w.i, w.i, frames, {part: (w.i,), "noun": noun})


def _qualified(w: Word, parsed: Parsed) -> tuple[int, ...]:
    """The noun that an adjective is said of; of "a Saudi-led coalition spokesman" the coalition."""
    s, lexicon = parsed.s, parsed.lexicon
    if w.dep in ("amod", "compound", "nmod") and w.head > w.i:
        top = s.words[w.head]
        while top.dep in ("compound", "amod", "nmod") and top.head > top.i:
            top = s.words[top.head]
        after, explained = s.words[w.i + 1], s.words[top.head]
        body = after.dep == "compound" and lexicon.is_a(after.lemma, "body", "coalition_head")
        if body and after.head == top.i and lexicon.is_a(top.lemma, "person"):
            return (after.i,)
        named = top.dep == "appos" and top.tag == "NN" and explained.tag in NAME_TAGS and explained.i < top.i
        return (explained.i if named else top.i,)  # "Sake, the last army-held town"
    if w.dep in ("acomp", "attr", "oprd", "ROOT"):
        return parsed.arguments.surface_subject(w.head)
    return ()
