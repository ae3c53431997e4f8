"""Whether two names are one name: the same, different, or not to be told from the names alone.

Names are compared word by word, by sound and by translation of the words that groups' names are made of. What is said
to be the same should be so nearly always; a short form, a part of a name or a wavering vowel leaves it unsure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import permutations

from kg.identity.heads import CONNECTORS, ORDINALS, SIZES, WEAK_HEADS, head_classes, meaning
from kg.identity.parts import Parts, take_apart
from kg.identity.sounds import UNLIKE, distance, sound
from kg.identity.spelling import all_words, exact_key, is_article

_NEAR_WORD, _NEAR_NAME = 0.45, 0.7
_MOST_ORDERED = 6
"""Words of a name beyond which its words are only compared in the order printed."""


class Outcome(StrEnum):
    """What comparing two names comes to."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome with its score, from 0 (nothing alike) to 1 (equal), and the reason in a few words."""

    outcome: Outcome
    score: float
    reason: str


def same_name(a: str, b: str) -> Verdict:
    """The verdict on two printed names.

    >>> same_name("Jabhat an-Nusra", "Nusra Front").outcome
    <Outcome.SAME: 'same'>
    >>> same_name("Jaysh al-Islam", "Jaysh al-Sham").outcome
    <Outcome.DIFFERENT: 'different'>
    """
    if not (exact_key(a) and exact_key(b)):
        return Verdict(Outcome.UNSURE, 0.0, "no word in it")
    if exact_key(a) == exact_key(b):
        return Verdict(Outcome.SAME, 1.0, "equal but for case, marks and articles")
    first, second = take_apart(a), take_apart(b)
    if "other" in (first.script, second.script):
        outcome = Outcome.DIFFERENT if first.script == second.script else Outcome.UNSURE
        return Verdict(outcome, 0.0, "a script that is not compared by sound")
    short = _acronym(a, b) or _acronym(b, a)
    if short:
        return short
    if first.numbers != second.numbers:
        return Verdict(Outcome.DIFFERENT, 0.0, "other numbers")
    return _compare(first, second)


def _acronym(a: str, b: str) -> Verdict | None:
    """The verdict when ``a`` looks like an acronym; None when it does not.

    Three letters meet by chance (SNA: the Syrian and the Somali National Army), four hardly.
    """
    letters, other = _letters(a), _letters(b)
    if not letters:
        return None
    if other:
        outcome = Outcome.SAME if letters == other else Outcome.DIFFERENT
        return Verdict(outcome, float(letters == other), "two acronyms")
    spelled = _spells(letters, tuple(all_words(b)))
    sure = spelled and (len(letters) >= 4 or any(c.isdigit() for c in letters))
    return Verdict(Outcome.SAME if sure else Outcome.UNSURE, 0.9 if sure else 0.6 if spelled else 0.1,
                   "an acronym and a name")


def _letters(name: str) -> str:
    """The letters and digits of an acronym in lower case; "" for any other name."""
    compact = "".join(c for c in name if c.isalnum())
    is_one = 2 <= len(compact) <= 7 and compact.isupper() and compact.isascii() and " " not in name.strip()
    return compact.lower() if is_one else ""


def _spells(letters: str, name: tuple[str, ...]) -> bool:
    """True when the letters are the initials of the words; articles and connectors may count, as in AQIM."""
    if not name:
        return not letters
    word, rest = name[0], name[1:]
    digits = ORDINALS.get(word) or "".join(c for c in word if c.isdigit())
    initial = digits or word[0]
    if letters.startswith(initial) and _spells(letters[len(initial) :], rest):
        return True
    after_number = not letters and bool(head_classes(word))  # M23: the March 23 Movement
    optional = word in CONNECTORS or is_article(word, rest[0] if rest else "") or (after_number and not rest)
    return optional and _spells(letters, rest)


def _compare(a: Parts, b: Parts) -> Verdict:
    """The verdict on two names with the same numbers, neither an acronym."""
    if len(a.content) > len(b.content):
        a, b = b, a
    if len(a.content) + 1 == len(b.content):
        b = _joined(a, b)
    costs = _matched(a, b)
    score = round(max(0.0, 1 - sum(costs) / max(len(b.content), 1)), 2)
    if any(cost >= UNLIKE for cost in costs):
        return Verdict(Outcome.DIFFERENT, min(score, 0.5), "another word")
    if len(a.content) < len(b.content):
        return _shorter(a, b)
    if any(cost > _NEAR_WORD for cost in costs) or sum(costs) > _NEAR_NAME:
        return Verdict(Outcome.UNSURE, score, "alike in sound, but not alike enough")
    return _heads(a, b, score)


def _matched(a: Parts, b: Parts) -> list[float]:
    """The cost of each word of the shorter ``a`` in the best match; group names may turn their words around."""
    sizes = len(a.content), len(b.content)
    straight = [_apart(x, y) for x, y in zip(a.content, b.content, strict=False)]
    is_group = a.heads or b.heads or all(any(map(meaning, name.content)) for name in (a, b))
    if sizes[1] > _MOST_ORDERED or (sizes[0] == sizes[1] and (max(straight, default=0) < UNLIKE or not is_group)):
        return straight
    orders = permutations(b.content, sizes[0])
    return min(([_apart(x, y) for x, y in zip(a.content, order, strict=True)] for order in orders), key=sum)


def _joined(a: Parts, b: Parts) -> Parts:
    """The longer ``b`` with two neighbouring words as one where that gives ``a``, or as it was."""
    for i in range(len(b.content) - 1):
        content = (*b.content[:i], b.content[i] + b.content[i + 1], *b.content[i + 2 :])
        if all(_apart(x, y) <= _NEAR_WORD for x, y in zip(a.content, content, strict=True)):
            return replace(b, content=content)
    return b


def _apart(x: str, y: str) -> float:
    """How far two words are apart: in meaning when both have one that the tables know, or else in sound."""
    if meaning(x) and meaning(y):
        return 0.0 if meaning(x) == meaning(y) else UNLIKE
    return distance(x, y)


def _shorter(a: Parts, b: Parts) -> Verdict:
    """The verdict when all words of ``a`` are in ``b``, which has more."""
    surplus = len(b.content) - len(a.content)
    only_islamic = surplus == 1 and "islamic" in map(meaning, b.content) and "islamic" not in map(meaning, a.content)
    if only_islamic and len(a.content) >= 2 and all(kinds & WEAK_HEADS for kinds in (*a.heads, *b.heads)):
        return Verdict(Outcome.SAME, 0.9, "the full style of the same name")
    return Verdict(Outcome.UNSURE, round(len(a.content) / len(b.content), 2), "a part of the longer name")


def _heads(a: Parts, b: Parts, score: float) -> Verdict:
    """The verdict on names whose own words are alike, by the kinds of group that they say they are."""
    if not a.content and not a.numbers:
        return Verdict(Outcome.UNSURE, 0.0, "no word of its own")
    unmatched = [*_unmatched(a, b), *_unmatched(b, a)]
    if not unmatched:
        return Verdict(Outcome.SAME if _is_sure(a, b, score) else Outcome.UNSURE, score, "alike in sound or meaning")
    weak = all(kinds & WEAK_HEADS for kinds in unmatched)
    if weak and len(a.content) >= 2 and not (a.heads and b.heads):
        return Verdict(Outcome.SAME, round(score * 0.9, 2), "the full style of the same name")
    if not _unmatched(a, b) or not _unmatched(b, a):
        return Verdict(Outcome.UNSURE, round(score * 0.8, 2), "one does not say its kind")
    related = all(kinds & (SIZES | WEAK_HEADS) for kinds in unmatched) and not a.numbers
    return Verdict(Outcome.UNSURE if related else Outcome.DIFFERENT, round(score * 0.5, 2), "another kind of group")


def _unmatched(a: Parts, b: Parts) -> list[frozenset[str]]:
    """The head words of ``a`` that mean nothing that a head word of ``b`` means."""
    return [kinds for kinds in a.heads if not any(kinds & others for others in b.heads)]


def _is_sure(a: Parts, b: Parts, score: float) -> bool:
    """True unless the likeness rests on one short word that is not spelled as it sounds."""
    if a.heads or a.numbers or len(a.content) >= 2:
        return True
    x, y = (sound(re.sub(r"(?<=[ae])h$", "", name.content[0])) for name in (a, b))
    least = min(len(x.consonants), len(y.consonants))
    return x == y or least >= 4 or (least == 3 and score >= 0.85 and a.script == b.script)
