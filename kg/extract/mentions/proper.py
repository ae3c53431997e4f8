"""Proper nouns: phrases whose head is a name, or a half of a hyphenated word ("Iran-backed")."""

from __future__ import annotations

import re

from kg.extract.mentions.phrases import Phrase, with_article
from kg.extract.mentions.register import Register
from kg.extract.mentions.spans import Name
from kg.extract.parse.sentence import NAME_TAGS, Sentence, Word
from kg.knowledge.names import fold

_DIRECTIONS = frozenset(
    (
        "west western east eastern north northern south southern central northeast northeastern northwest "
        "northwestern southeast southeastern southwest southwestern central greater upper lower"
    ).split()
)
_UNDERTAKINGS = frozenset({"operation", "exercise", "agreement", "treaty", "resolution"})


def named(si: int, w: Word, name: Name, register: Register) -> Phrase | None:
    """The phrase of a name by one of its words; None for what only qualifies or is no actor or place."""
    s = register.sentences[si]
    if _qualifies(w, name, register) or _is_thing(s, w, name, register):
        return None
    if register.country(name) is not None:
        return country(si, w, name, register)
    full, type_ = register.full(name), register.type_of(name)
    if register.ontology.is_a(type_, "Place") and (direction := _direction(s, name)):
        first = with_article(s, name.first - 1)
        return Phrase(si, w.i, first, name.last, f"{direction} {full}", "Region", "name", lemma=w.lemma)
    aliases = register.aliases(full, name.text)
    first = with_article(s, name.first)
    plural = _is_plural(s.words[name.last - 1], register)
    return Phrase(si, w.i, first, name.last, full, type_, "name", plural=plural, aliases=aliases, lemma=w.lemma)


def _is_plural(last: Word, register: Register) -> bool:
    """ "the Popular Forces": a name that ends in people is spoken of as several."""
    people = register.lexicon.is_a(last.lower.removesuffix("s"), "member") and last.lower.endswith("s")
    return people and last.tag in ("NNS", "NNPS")


def _qualifies(w: Word, name: Name, register: Register) -> bool:
    """ "Arab", "Sunni": who they are, not who acts."""
    return name.label == "NORP" and w.tag == "JJ" and register.country(name) is None and not name.text.isupper()


def _is_thing(s: Sentence, w: Word, name: Name, register: Register) -> bool:
    """ "an IED", "Operation Steel Door": a thing, an undertaking."""
    article = s.kid(w.i, "det")
    one_of_many = article is not None and article.lower in ("a", "an") and register.type_of(name) != "Person"
    return one_of_many or (s.words[name.first].lower in _UNDERTAKINGS and name.last - name.first > 1)


def country(si: int, w: Word, name: Name, register: Register) -> Phrase:
    """The phrase of a country, its people or its capital: its government, or a region ("northern Syria")."""
    s = register.sentences[si]
    full, kind = register.lexicon.countries[name.key]
    if kind == "name" and (direction := _direction(s, name)):
        return Phrase(si, w.i, name.first - 1, name.last, f"{direction} {full}", "Region", "name", lemma=w.lemma)
    return Phrase(
        si,
        w.i,
        with_article(s, name.first),
        name.last,
        full,
        "Government",
        "name",
        plural=kind == "demonym" and w.tag in ("NNS", "NNPS"),
        country=True,
        lemma=w.lemma,
        aliases=(name.text,) if name.text != full else (),
    )


def _direction(s: Sentence, name: Name) -> str:
    """The word right before the name that says which part of the place is meant; "" when none does."""
    before = s.words[name.first - 1] if name.first else None
    if before is not None and before.lower in _DIRECTIONS and name.first <= before.head < name.last:
        return before.lower
    return ""


# -- halves of words ---------------------------------------------------------------------------------------------
def half(si: int, w: Word, role: str, register: Register) -> Phrase | None:
    """The phrase that the "first" or "second" half of a hyphenated word names ("Iran-backed", "anti-ISIL")."""
    text, start = _first_half(si, w, register) if role == "first" else _second_half(w)
    key, chars = fold(text), (start, start + len(text))
    if register.lexicon.is_a(key, "creed"):
        return None  # "Kurdish-led" names no leader
    state = register.lexicon.countries.get(key)
    if state is not None:
        aliases = (text,) if text != state[0] else ()
        return Phrase(si, w.i, w.i, w.i + 1, state[0], "Government", "name", country=True, chars=chars, aliases=aliases)
    if any(part[:1].isupper() for part in re.split(r"[- ]", text)):
        full, type_ = register.names.canonical.get(key, text), register.names.type_of(key)
        return Phrase(si, w.i, w.i, w.i + 1, full, type_, "name", chars=chars, aliases=register.aliases(full, text))
    if register.lexicon.is_a(key, "body", "member"):
        one = register.lexicon.is_a(key, "body") or key.endswith("s")
        plural = key.endswith("s")
        return Phrase(
            si,
            w.i,
            w.i,
            w.i + 1,
            text if one else f"{text}s",
            "UnnamedGroup",
            "generic",
            definite=True,
            lemma=key,
            chars=chars,
            plural=plural,
        )
    return None


def _first_half(si: int, w: Word, register: Register) -> tuple[str, int]:
    """The text before the last hyphen, with the words of the name that it ends ("Free Army-held"), and its start."""
    s = register.sentences[si]
    text, start = w.text.rpartition("-")[0], w.start
    before = s.words[w.i - 1] if w.i else None
    article = before is not None and before.lower in ("al", "el")
    if before is not None and (before.tag in NAME_TAGS or article) and before.end + 1 == w.start:
        name = register.name_at(si, before.i)
        first = s.words[name.first] if name else before
        text, start = f"{' '.join(x.text for x in s.words[first.i : w.i])} {text}", first.start
    return text, start


def _second_half(w: Word) -> tuple[str, int]:
    """The text after the first hyphen, and its start."""
    text = w.text.partition("-")[2]
    return text, w.end - len(text)
