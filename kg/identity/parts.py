"""A name taken apart: what kind of group it says it is, its numbers, and the words of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.identity.heads import CONNECTORS, ORDINALS, TITLES, head_classes, meaning
from kg.identity.sounds import sound
from kg.identity.spelling import is_arabic, words

_SERVANT = re.compile(r"abd(?:[aeiou](?:l|([drstzn])(?=\1)))?(?=\w{4})(?!all?ah|ull?ah|oll?ah|elh)")
_GOD = re.compile(r"(?:[aeou]?ll?ah|الله)$")
_FAITH = re.compile(r"(\w{3,}?)(?:u|[aeiou][dl])(d[iy]ne?)")
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_PHRASES = (("operations room", "operationsroom"), ("ghurfat amaliyat", "operationsroom"),
            ("ghurfat amaliyyat", "operationsroom"), ("غرفة عمليات", "غرفةعمليات"))


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart; ``heads`` holds for each head word the kinds that it may mean."""

    content: tuple[str, ...]
    """The words that tell it from others of its kind, folded, in order."""
    heads: tuple[frozenset[str], ...]
    numbers: frozenset[str]
    script: str
    """"latin", "arabic" or "other"."""

    @property
    def key(self) -> str:
        """The skeletons of its own words, sorted, with its numbers: equal for nearly all spellings of one name."""
        told = [meaning(word) or word for word in self.content]
        own = [word for word in told if word != "islamic" or len(told) < 3]
        return " ".join([*sorted(sound(word).skeleton for word in own), *sorted(self.numbers)])

    @property
    def is_long_enough(self) -> bool:
        """True when a likeness of sound can hardly be chance: two words, or one with three consonants."""
        size = len(self.content) + len(self.heads) + len(self.numbers)
        return size >= 2 or any(len(sound(word).consonants) >= 3 for word in self.content)


@lru_cache(maxsize=65536)
def take_apart(name: str) -> Parts:
    """The parts of a printed name."""
    found = " ".join(words(name))
    for phrase, joined in _PHRASES:
        found = found.replace(phrase, joined)
    own, heads, numbers = [], [], set()
    for word in _without_titles(_joined(found.split())):
        number = _NUMBER.fullmatch(word)
        digits = number.group(1) if number else ORDINALS.get(word)
        if digits:
            numbers.add(digits.lstrip("0"))
        elif word not in CONNECTORS:
            kinds = head_classes(word)
            heads += [kinds] if kinds else []
            own += [] if kinds else [word]
    if not own and not numbers and heads:
        own, heads = [word for word in found.split() if word not in CONNECTORS], []
    return Parts(tuple(own), tuple(heads), frozenset(numbers), _script(name))


def _joined(tokens: list[str]) -> list[str]:
    """The words, cut alike where spellings differ: Abd al-Qadir, Abdulqader; Ansar Allah, Ansarullah; Jalaluddin."""
    found: list[str] = []
    for token in tokens:
        if _GOD.fullmatch(token) and found:
            found[-1] += "الله" if is_arabic(token) else "allah"
        elif _SERVANT.match(token) and not is_arabic(token):
            found += ["abd", _SERVANT.sub("", token)]
        elif re.fullmatch(r"abd[aeiou]l", token):
            found.append("abd")
        elif faith := _FAITH.fullmatch(token):
            found += faith.groups()
        else:
            found.append(_GOD.sub("allah", token) if len(token) > 6 and not is_arabic(token) else token)
    return found


def _without_titles(tokens: list[str]) -> list[str]:
    """The words without ranks and forms of address in front, when two words are left."""
    first = 0
    while first < len(tokens) and tokens[first] in TITLES and len(tokens) - first > 2:
        first += 1
    return tokens[first:]


def _script(name: str) -> str:
    if is_arabic(name):
        return "arabic"
    letters = [c for c in name if c.isalpha()]
    return "latin" if all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters) else "other"
