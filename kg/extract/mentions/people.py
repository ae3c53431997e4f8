"""People: those and the things that stand for their group or state ("ISIS fighters", "Russian warplanes").

Whoever acts through them is found by the word that owns them: a name or a body before the noun, or after "of".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.mentions.phrases import Noun, Phrase, conjuncts, start_of, with_article
from kg.extract.mentions.proper import country
from kg.extract.mentions.register import Register
from kg.extract.mentions.spans import Name
from kg.knowledge.names import fold


# -- owners ------------------------------------------------------------------------------------------------------
def owner(noun: Noun, register: Register) -> int | None:
    """The word beside the noun that tells whose people or things it speaks of: a name or a body."""
    si, s = noun.sentence, noun.s
    if register.lexicon.is_a(noun.lemma, "member"):  # "the Tuareg rebels of the Azawad Front"
        of_group = next((i for i, link in _after(noun) if link == "of" and _owns(noun, i, link, register)), None)
        if of_group is not None:
            return of_group
    for kid in reversed(s.kids(noun.word.i, "compound", "nmod", "amod", "poss")):
        if kid.tag == "PRP$":
            continue
        if register.name_at(si, kid.i) is not None or register.lexicon.is_a(register.noun_class(si, kid.i), "body"):
            return kid.i
    return next((i for i, link in _after(noun) if _owns(noun, i, link, register)), None)


def owners(noun: Noun, owner: int) -> list[int]:
    """The owner and those coordinated with it before the noun ("the army and security forces")."""
    return [owner, *(k.i for k in noun.s.kids(owner, "conj"))]


def points_back(si: int, wi: int, register: Register) -> bool:
    """Whether the word is a body or room that was spoken of before: "the room", "the two groups"."""
    s = register.sentences[si]
    room = s.words[wi].lemma == "room" and register.speaks_of_rooms
    body = room or register.lexicon.is_a(register.noun_class(si, wi), "body", "room_head")
    return body and any(k.lower in ("the", "these", "those", "both") for k in s.kids(wi, "det"))


def _after(noun: Noun) -> Iterator[tuple[int, str]]:
    """Words that the noun is tied to ("members of X", "fighters belonging to X"), each with the preposition or verb."""
    s = noun.s
    for link in s.kids(noun.word.i, "prep", "acl"):
        if link.lower in ("of", "from") or link.lemma in ("belong", "affiliate", "link"):
            for kid in s.kids(link.i, "pobj", "prep"):
                target = kid if kid.dep == "pobj" else s.kid(kid.i, "pobj")
                if target is not None:
                    yield target.i, link.lower


def _owns(noun: Noun, wi: int, link: str, register: Register) -> bool:
    name = register.name_at(noun.sentence, wi)
    if name is None:
        of_body = link == "of" and points_back(noun.sentence, wi, register)
        return of_body and register.lexicon.is_a(noun.lemma, "member")
    return not register.ontology.is_a(register.type_of(name), "Place") and register.country(name) is None


# -- what stands for its owner -----------------------------------------------------------------------------------
def of_name(noun: Noun, owner: int, name: Name, register: Register) -> Phrase | None:
    """ "ISIS fighters" is ISIS; "Russian warplanes" is Russia."""
    if register.country(name) is not None:
        return _of_country(noun, owner, name, register)
    type_ = register.type_of(name)
    of_kind = name.label == "NORP" and noun.s.words[owner].tag == "JJ" and not name.text.isupper()
    if of_kind or register.lexicon.is_a(name.key, "creed"):
        return None  # "Baathist troops", "Shia militias": of that kind, not all of it
    if type_ == "Person" or register.ontology.is_a(type_, "Place"):
        return None  # "Haftar's forces" are his, and called so
    full = register.full(name)
    first, last = _extent(noun, owner)
    return Phrase(
        noun.sentence,
        noun.word.i,
        first,
        max(last, name.last) if owner > noun.word.i else last,
        full,
        type_,
        "name",
        aliases=register.aliases(full, name.text),
        lemma=noun.lemma,
        plural=noun.word.tag in ("NNS", "NNPS") or not register.lexicon.is_a(noun.lemma, "body"),
    )


def _of_country(noun: Noun, owner: int, name: Name, register: Register) -> Phrase | None:
    """ "Russian warplanes" is Russia; "Syrian rebels" and "the Syrian army" are not Syria."""
    is_a = register.lexicon.is_a
    if register.lexicon.countries[name.key][1] == "demonym" and is_a(noun.lemma, "state_head", "body"):
        return None
    if not is_a(noun.lemma, "instrument", "munition", "state_head"):
        return None
    first, last = _extent(noun, owner)
    whole = country(noun.sentence, noun.word, name, register)
    return replace(whole, first=first, last=last, plural=noun.word.tag in ("NNS", "NNPS"))


def of_body(noun: Noun, owner: int, body: Phrase | None, register: Register) -> Phrase | None:
    """ "army soldiers" is the army; ``body`` is the owner's own phrase."""
    si, s, w = noun.sentence, noun.s, noun.word
    first, last = _extent(noun, owner)
    compound = f"{s.words[owner].lemma}_{w.lemma}"
    if register.lexicon.is_a(compound, "body"):
        printed = f"{s.words[owner].text} {w.text}"
        return Phrase(
            si,
            w.i,
            first,
            last,
            printed,
            "StateForce",
            "generic",
            plural=True,
            definite=True,
            lemma=compound,
            owner=owner,
        )
    forces = register.lexicon.is_a(register.noun_class(si, owner), "state_head")
    state = forces or register.lexicon.is_a(register.noun_class(si, owner), "government_head", "coalition_head")
    if forces and (force := _of_state(noun, owner, register)) is not None:
        return force
    if (pact := _of_pact(noun, owner, body, register)) is not None:
        return pact
    known = (state and not s.kids(w.i, "amod")) or points_back(si, owner, register)
    if body is None or not known:
        return None
    return replace(body, first=first, last=last, head=w.i, definite=True, owner=owner)


def _of_pact(noun: Noun, owner: int, body: Phrase | None, register: Register) -> Phrase | None:
    """ "Saudi-led coalition jets": the Saudi-led coalition."""
    s, w = noun.s, noun.word
    led = [k for k in s.kids(w.i, "amod") if "-" in k.text and k.i == owner - 1]
    pact = register.lexicon.is_a(register.noun_class(noun.sentence, owner), "coalition_head")
    if body is None or not led or not pact:
        return None
    name = f"{led[0].text} {s.words[owner].text}"
    return replace(body, first=start_of(s, w.i), last=w.i + 1, head=w.i, name=name)


def _of_state(noun: Noun, owner: int, register: Register) -> Phrase | None:
    """ "an Ethiopian army convoy": the Ethiopian army."""
    name = register.name_at(noun.sentence, owner - 1)
    if name is None or register.country(name) is None or name.last != owner:
        return None
    first, last = _extent(noun, owner)
    printed = " ".join(w.text for w in noun.s.words[name.first : owner + 1])
    full = register.names.canonical.get(fold(printed), printed)
    return Phrase(noun.sentence, noun.word.i, first, last, full, "StateForce", "name", lemma=noun.lemma)


def _extent(noun: Noun, owner: int) -> tuple[int, int]:
    """The words of the noun's phrase, its owner among them."""
    w = noun.word
    return min(start_of(noun.s, w.i), owner), max(w.i, owner) + 1


# -- bodies of states --------------------------------------------------------------------------------------------
def state_body(noun: Noun, register: Register) -> Phrase | None:
    """ "the Syrian army", "Iraqi security forces", "the Libyan government": named by their country."""
    s, w = noun.s, noun.word
    government = register.lexicon.is_a(noun.lemma, "government_head")
    if not (government or register.lexicon.is_a(noun.lemma, "state_head")):
        return None
    modifiers = [i for k in s.kids(w.i, "amod", "compound", "poss", "nmod") for i in conjuncts(s, k.i) if i < w.i]
    names = (register.name_at(noun.sentence, i) for i in modifiers)
    countries = [n for n in names if n is not None and register.country(n) is not None]
    if not countries:
        return None
    whose = s.words[countries[0].last - 1].dep == "poss"
    after = [x.text for x in s.words[countries[-1].last : w.i + 1] if x.lower not in ("'s", "'")]

    def body(name: Name) -> Phrase:
        before = [register.lexicon.demonym(name.key)] if whose else [x.text for x in s.words[name.first : name.last]]
        printed = " ".join([*before, *after])
        full = register.names.canonical.get(fold(printed), printed)
        return Phrase(
            noun.sentence,
            w.i,
            with_article(s, countries[0].first),
            w.i + 1,
            full,
            "Government" if government else "StateForce",
            "name",
            lemma=noun.lemma,
            plural=w.tag in ("NNS", "NNPS") and not government,
            aliases=(printed,) if printed != full else (),
        )

    first, *others = map(body, countries)
    return replace(first, others=tuple(others))  # "Rwandan and Mozambican forces"
