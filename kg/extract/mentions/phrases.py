"""Phrases: what a noun phrase speaks of, and which words of its sentence belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Sentence, Word

_LEFT = frozenset(
    {"det", "predet", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod", "punct", "case"}
)
_CLAUSE_TAGS = frozenset({"WDT", "WP", "WRB", "IN", "PRP", "MD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``sentence`` and ``head`` locate it, words ``first`` to ``last`` (exclusive) are the mention.

    ``name`` is what it is called (canonical within the document), ``type`` a class of the ontology, ``form`` one of
    "name", "generic" (known inside its document only), "pronoun"; ``definite`` ones ("the group") may point back.
    """

    sentence: int
    head: int
    first: int
    last: int
    name: str
    type: str
    form: str
    plural: bool = False
    definite: bool = False
    lemma: str = ""
    aliases: tuple[str, ...] = ()
    country: bool = False
    owner: int | None = None
    """For people or things of a group given by a common noun ("army soldiers"): the group's word."""
    chars: tuple[int, int] | None = None
    """The mention's characters when it is a part of a word ("Iran" in "Iran-backed")."""
    others: tuple[Phrase, ...] = ()
    """Further referents of the same words ("Jabhat al-Nusra and Islamic Front fighters")."""


Phrases = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """The head noun of a phrase in the making; ``lemma`` is what word classes know it by ("force", "air_force")."""

    sentence: int
    s: Sentence
    word: Word
    lemma: str


def start_of(s: Sentence, wi: int) -> int:
    """The first word of the noun's own phrase: determiners and modifiers before it, unbroken."""
    first = wi
    lefts = sorted(j for k in s.kids(wi) if k.i < wi and k.dep in _LEFT for j in s.subtree(k.i) if j < wi)
    for k in reversed(lefts):
        w = s.words[k]
        if k != first - 1 or w.text in (",", ";", ":", "(", "—", "–") or w.tag in _CLAUSE_TAGS:
            break
        first = k
    return first


def with_article(s: Sentence, first: int) -> int:
    """The mention's first word, its article taken in."""
    return first - 1 if first and s.words[first - 1].lower in ("the", "a", "an") else first


def conjuncts(s: Sentence, wi: int) -> list[int]:
    """The word and the nouns coordinated with it, in order ("A, the B and the C")."""
    found, todo = [], [wi]
    while todo:
        i = todo.pop(0)
        found.append(i)
        todo.extend(k.i for k in s.kids(i, "conj") if k.pos in (*NOMINAL, "PRON", "NUM", "ADJ") or k.tag in NAME_TAGS)
    return found
