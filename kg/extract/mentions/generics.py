"""Generics: groups, people, places and pacts without a name of their own ("rival factions", "a room")."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.mentions.phrases import Noun, Phrase, start_of
from kg.extract.mentions.register import Register
from kg.extract.parse.arguments import ACCUSING, RIDDING
from kg.extract.parse.sentence import NAME_TAGS, Sentence

_DETERMINERS = frozenset("the a an this that these those its their his her our my your whose no".split())
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "both"})
_EMPTY = frozenset(
    (
        "last first very own same remaining latest latter further additional more whole entire late future suspected "
        "alleged presumed"
    ).split()
)
_COMPASS = re.compile("((north|south)-?)?(east|west|north|south)(ern)?")
_QUOTES = frozenset({'"', "'", "(", "'s", "’s"})
_LONGEST_TAIL = 6
_WHERE = ("of", "in", "near", "from", "at", "around")
_ANYBODY = frozenset({"man", "woman", "individual", "person", "people", "youth", "boy"})


def pact(noun: Noun, type_: str, register: Register) -> Phrase:
    """A room or coalition by a common noun; by its name when the document names the one it speaks of."""
    phrase = generic(noun, type_, register)
    name = register.pacts.get(noun.word.lemma)
    if name is None or phrase.plural:
        return phrase
    aliases = tuple(sorted({*phrase.aliases, phrase.name}))
    return replace(phrase, name=register.full(name), form="name", definite=False, aliases=aliases)


def generic(noun: Noun, type_: str, register: Register) -> Phrase:
    """The phrase called by its own words, without determiners, numbers and words that say little."""
    s, w = noun.s, noun.word
    first = core = start_of(s, w.i)
    while core < w.i and _says_little(s, core, register):
        core += 1
    printed = " ".join(x.text for x in s.words[core : w.i + 1] if x.text not in '"()').replace(" 's", "'s")
    printed = printed.replace(" ' ", "' ")
    return Phrase(
        noun.sentence,
        w.i,
        first,
        w.i + 1,
        printed + (_side(noun, register) or _tail(s, w.i)),
        type_,
        "generic",
        plural=w.tag in ("NNS", "NNPS"),
        definite=any(x.lower in _DEFINITE for x in s.words[first:core]),
        lemma=noun.lemma,
        aliases=(printed,),
    )


def _says_little(s: Sentence, i: int, register: Register) -> bool:
    """True for words before a noun that do not belong to what it is called."""
    w = s.words[i]
    return (
        w.lower in _DETERMINERS
        or w.text in _QUOTES
        or w.dep in ("nummod", "quantmod", "advmod", "predet")
        or (w.tag == "CD" and w.dep == "conj")
        or (w.dep == "cc" and s.words[w.head].tag == "CD")
        or w.lower in _EMPTY
        or register.lexicon.is_a(w.lower, "vague")
    )


def _tells(s: Sentence, wi: int) -> tuple[str, ...]:
    """The prepositions whose phrase belongs to what the noun is called: "men on motorcycles", but "rebels in Idlib"."""
    return (*_WHERE, "on", "under", "with") if s.words[wi].lemma in _ANYBODY else _WHERE


def _tail(s: Sentence, wi: int) -> str:
    """ " in Bani Zeid", " near the prison": the place or whole that tells one generic group from another."""
    if s.words[s.words[wi].head].lemma in ACCUSING and s.words[wi].dep != "nsubj":
        return ""  # "accused the militia of burning houses"
    ridding = s.words[s.words[wi].head].lemma in RIDDING
    for prep in s.kids(wi, "prep"):
        target = s.kid(prep.i, "pobj")
        if target is not None and target.entity in ("DATE", "TIME"):
            continue
        if ridding and prep.lower == "of":
            return ""  # "cleared the valley of rebels"
        if prep.i == wi + 1 and prep.lower == "between" and target is not None and (pair := _pair(s, wi, target.i)):
            return pair
        line = prep.lower == "with" and s.words[wi].lemma in ("border", "frontier")  # "the border with Jordan"
        if prep.i == wi + 1 and (line or prep.lower in _tells(s, wi)) and target is not None:
            if prep.lower == "from" and s.words[wi].dep == "dobj":
                return ""  # "took two villages from the rebels"
            end = max(target.i, *(k.i for k in s.kids(target.i, "compound")), 0)
            whole = next((k for k in s.kids(target.i, "prep") if k.lower == "of" and k.i == end + 1), None)
            if whole is not None and (named := s.kid(whole.i, "pobj")) is not None:  # "in the village of Mole"
                end = named.i
            words = s.words[prep.i : end + 1]
            if len(words) <= _LONGEST_TAIL:
                return " " + " ".join(x.text for x in words if x.text not in '"()')
    return ""


def _side(noun: Noun, register: Register) -> str:
    """ " west of Tal Tamr": the side of a place on which another lies, right after the noun."""
    s, wi = noun.s, noun.word.i
    if not register.lexicon.is_a(noun.lemma, "settlement", "district", "region", "facility", "spot"):
        return ""
    side, of = s.words[wi + 1 : wi + 3] if len(s.words) > wi + 3 else (None, None)
    if side is None or of is None or of.lower != "of" or not _COMPASS.fullmatch(side.lower):
        return ""
    place = s.kid(of.i, "pobj")
    words = s.words[side.i : place.i + 1] if place is not None and place.tag in NAME_TAGS else ()
    return " " + " ".join(x.text for x in words) if words and len(words) <= _LONGEST_TAIL else ""


def _pair(s: Sentence, wi: int, first: int) -> str:
    """ " between Gao and Kidal": the two places that a road or a stretch of land lies between."""
    second = next((k.i for k in s.kids(first, "conj")), None)
    words = s.words[wi + 1 : second + 1] if second is not None else ()
    names = second is not None and all(s.words[i].tag in NAME_TAGS for i in (first, second))
    return " " + " ".join(x.text for x in words) if names and len(words) <= _LONGEST_TAIL else ""
