"""Places: a noun for a place together with the name it stands by ("the Halak neighborhood", "the city of Mare")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.kinds import PLACE_CLASSES
from kg.extract.mentions.phrases import Noun, Phrase, start_of, with_article
from kg.extract.mentions.register import Register
from kg.extract.mentions.spans import Name

_CALLED = frozenset("province governorate region county state territory island peninsula oblast canton".split())
"""Nouns of which the name after "of" is that of the place itself, as it is after "the city of"."""


def place_type(noun: Noun, register: Register) -> str | None:
    """The class of places that the noun stands for, None for any other noun."""
    is_a = register.lexicon.is_a
    if noun.word.tag in ("NN", "NNS") and is_a(noun.word.lemma, "spot"):
        return "Region"
    return next((t for c, t in PLACE_CLASSES if is_a(noun.lemma, c) or is_a(noun.word.lemma, c)), None)


def named_place(noun: Noun, type_: str, register: Register) -> Phrase | None:
    """The phrase of a place by the name beside its noun; None when no name of a place stands there."""
    return next(
        (
            phrase
            for find in ((_after_of, _before) if type_ == "Settlement" else (_before, _after_of)) + (_in_apposition,)
            if (phrase := find(noun, type_, register)) is not None
        ),
        None,
    )


def _before(noun: Noun, type_: str, register: Register) -> Phrase | None:
    """ "the Halak neighborhood" is Halak; "Menagh airbase" is a facility's whole name; not "Aleppo's neighborhoods"."""
    s, w = noun.s, noun.word
    if register.lexicon.is_a(noun.lemma, "fastness"):
        return None
    for name in _modifiers(noun, register):
        if type_ == "Facility" or (register.lexicon.is_a(noun.lemma, "region") and type_ == "Region"):
            whole, first = " ".join(x.text for x in s.words[name.first : w.i + 1]), with_article(s, name.first)
            return Phrase(noun.sentence, w.i, first, w.i + 1, whole, type_, "name", lemma=noun.lemma)
        full, first = register.full(name), with_article(s, start_of(s, w.i))
        aliases = register.aliases(full, name.text)
        return Phrase(noun.sentence, w.i, first, w.i + 1, full, type_, "name", lemma=noun.lemma, aliases=aliases)
    return None


def _modifiers(noun: Noun, register: Register) -> Iterator[Name]:
    """The names before a noun in the singular, countries left out."""
    for kid in noun.s.kids(noun.word.i, "compound", "nmod", "amod"):
        name = register.name_at(noun.sentence, kid.i)
        people = kid.tag == "JJ" and register.lexicon.is_a(noun.lemma, "settlement")  # "the Tigrayan capital"
        if name is not None and noun.word.tag != "NNS" and not people and register.country(name) is None:
            yield name


def _after_of(noun: Noun, type_: str, register: Register) -> Phrase | None:
    """ "the city of Mare"."""
    s, w = noun.s, noun.word
    of = next((p for p in s.kids(w.i, "prep") if p.lower == "of"), None)
    target = s.kid(of.i, "pobj") if of else None
    name = register.name_at(noun.sentence, target.i) if target else None
    fastness = register.lexicon.is_a(noun.lemma, "fastness")
    called = fastness or type_ in ("Settlement", "District") or noun.lemma in _CALLED
    if name is None or not name.key or not called or w.tag != "NN":
        return None
    if not register.ontology.is_a(register.type_of(name), "Place"):
        return None
    full = register.full(name)
    aliases = register.aliases(full, name.text)
    first = start_of(s, w.i)
    return Phrase(noun.sentence, w.i, first, name.last, full, type_, "name", lemma=noun.lemma, aliases=aliases)


def _in_apposition(noun: Noun, type_: str, register: Register) -> Phrase | None:
    """ "the capital, Mare"."""
    s, w = noun.s, noun.word
    names = (register.name_at(noun.sentence, k.i) for k in s.kids(w.i, "appos"))
    name = next((n for n in names if n is not None), None)
    if name is None or w.tag != "NN" or not register.ontology.is_a(register.type_of(name), "Place"):
        return None
    first = start_of(s, w.i)
    return Phrase(noun.sentence, w.i, first, name.last, register.full(name), type_, "name", lemma=noun.lemma)
