"""When two names mean the same: by their content words, so that "the al-Nusra Front" is "Nusra Front".

Deliberately coarse, and apart from ``kg.identity``: what is measured must not judge itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our",
                          "some", "many", "and"})
_PREPOSITIONS = frozenset({"of", "from", "in", "inside", "at", "on", "near", "around", "outside", "by", "to", "with",
                           "for"})
_KINDS = frozenset({"city", "town", "village", "district", "districts", "neighborhood", "neighborhoods", "area",
                    "areas", "housing", "project", "group", "organization", "movement", "fighters"})
"""Nouns that say what kind of thing a name is; "Harim town" is Harim."""
_DIRECTIONS = frozenset({"north", "northern", "south", "southern", "east", "eastern", "west", "western", "central",
                         "old", "new"})
_BODIES = frozenset({"army", "military", "police", "force", "forces", "front", "brigade", "brigades", "movement",
                     "party", "group", "council", "union", "coalition", "government", "state", "room"})
"""Heads that many different actors share: half of the words in common is too little there."""
_UNKNOWN = frozenset({"unknown", "unnamed", "unspecified", "actor"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ARTICLE = re.compile(r"^(?:al|an|ar|as|ash|at|ad|el|ul)-")


def same_name(marked: str | None, read: str | None) -> bool:
    """Whether a name that was read means the marked one: the same content words, or most of them and the same head.

    >>> same_name("Jabhat al-Nusra", "the Nusra Jabhat"), same_name("Aleppo", "west Aleppo")
    (True, False)
    >>> same_name("Harim", "factions in Harim"), same_name(None, None)
    (False, True)
    """
    gold, found = _content(marked or ""), _content(read or "")
    if not gold.words:
        return found.words <= _UNKNOWN
    if gold.words == found.words:
        return True
    shared, different = gold.words & found.words, gold.words ^ found.words
    if not shared or gold.head != found.head or different & _DIRECTIONS:
        return False
    common, all_of_them = 2 * len(shared), len(gold.words | found.words)
    return common > all_of_them or (common == all_of_them and gold.head not in _BODIES)


def any_same(marked: Iterable[str | None], read: Iterable[str | None]) -> bool:
    """Whether one of the names read means one of the marked ones."""
    found = tuple(read)
    return any(same_name(gold, name) for gold in marked for name in found)


def content_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, in lower case, without Arabic articles."""
    return _content(name).words


@dataclass(frozen=True, slots=True)
class _Content:
    """The telling words of a name, and the last of them before the first preposition."""

    words: frozenset[str]
    head: str


@lru_cache(maxsize=4096)
def _content(name: str) -> _Content:
    plain = name.lower().replace("\u2019", "'").replace("'s", "")
    words = [_ARTICLE.sub("", word) for word in _WORD.findall(plain) if word not in _DETERMINERS]
    cut = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    before = _telling(words[:cut])
    return _Content(frozenset(_telling(words)), before[-1] if before else "")


def _telling(words: list[str]) -> list[str]:
    """The words that are neither prepositions nor mere kinds; the kinds when there is nothing else."""
    content = [word for word in words if word not in _PREPOSITIONS]
    return [word for word in content if word not in _KINDS] or content
