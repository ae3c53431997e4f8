"""How a word of a name sounds: its consonants with the vowels around them, and how far two words are apart.

Latin spellings of Arabic names agree in the consonants, up to a few that are written in several ways (q, k and g; dh, d
and z), and waver in the vowels (Suri, Souri, Soury). Arabic script writes long vowels only, so there a short vowel on
the Latin side costs next to nothing. Distances are sums of the costs below: 0 is the same sound, 1 another word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.identity.spelling import is_arabic

UNLIKE = 1.0
"""The distance of words that are not the same name in two spellings."""
_CONSONANT, _INNER, _EDGE, _VOWEL, _GLIDE, _UNWRITTEN = 0.1, 0.3, 0.6, 0.5, 0.2, 0.05
_FINAL_T, _LOST_H, _LOST_ONE = 0.3, 0.45, 0.7
_LONG = 5
"""Consonants of a word that may lose one and not be another word for sure."""

_LATIN = re.compile(r"sch|tch|sh|ch|kh|gh|th|dh|zh|dj|ph|ck|\w")
_SPELLED = {"tch": "sh", "sch": "sh", "ch": "sh", "dj": "j", "ph": "f", "ck": "k", "c": "k"}
_LETTERS = {
    "ب": "b", "ت": "t", "ج": "j", "ح": "h", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ص": "s", "ض": "d",
    "ط": "t", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ا": "a",
    "ث": "th", "خ": "kh", "ش": "sh", "ظ": "dh", "غ": "gh", "ع": "", "ة": "a", "پ": "b", "چ": "sh", "گ": "g", "ڤ": "v",
}
_NEAR = {
    frozenset(pair.split("~")): cost
    for cost, pairs in (
        (_CONSONANT, "q~k q~g gh~g j~g dh~d dh~z th~t dh~th kh~k zh~j"),
        (0.3, "kh~h d~z th~s p~b gh~q v~f s~z"),
        (0.6, "s~sh d~t v~b"),
    )
    for pair in pairs.split()
}
_CLASSES = {c: k for k, group in {"k": "k kh q g gh j zh", "d": "d dh z t th s", "b": "b p v f"}.items()
            for c in group.split()}
_SAME_VOWELS = frozenset(map(frozenset, ("a", "e", "i", "o", "u", "ae", "ie", "uo", "*a", "*e", "*i", "*o", "*u", "*")))


@dataclass(frozen=True, slots=True)
class Sound:
    """The consonants of a word and the vowels before, between and after them (one more than consonants)."""

    consonants: tuple[str, ...]
    vowels: tuple[str, ...]
    written_short: bool
    """False for Arabic script, which leaves short vowels out."""

    @property
    def skeleton(self) -> str:
        """The classes of the consonants that tell words apart under any spelling; h, w and y are not among them."""
        return "".join(_CLASSES.get(c, c) for c in self.consonants if c != "h") or "".join(self.vowels)


@lru_cache(maxsize=65536)
def sound(word: str) -> Sound:
    """The sound of a folded word, in Latin or Arabic script; characters of other scripts stand for themselves."""
    arabic = is_arabic(word)
    letters = [_LETTERS.get(c, c) for c in word] if arabic else _latin(word)
    if arabic and word.startswith("ا"):
        letters[0] = "*"
    consonants: list[str] = []
    vowels = [""]
    for letter in letters:
        if letter in ("a", "e", "i", "o", "u", "*"):
            vowels[-1] += letter if not vowels[-1].endswith(letter) else ""
        elif letter and (not consonants or vowels[-1] or consonants[-1] != letter):
            consonants.append(letter)
            vowels.append("")
    return Sound(tuple(consonants), tuple(vowels), not arabic)


def _latin(word: str) -> list[str]:
    """The letters of a Latin word, w and y as the vowels they sound like; "ou", "oo" and "ee" are one vowel."""
    word = word.replace("ae", "ai")
    spelled = re.sub(r"ou|oo", "u", re.sub(r"ee|ij?y+|y+i*", "i", word.replace("w", "u").replace("x", "ks")))
    spelled = re.sub(r"c(?=[ei])", "s", re.sub(r"(?<=\w\w)ine$|(?<=^d)ine$", "in", spelled))
    return [_SPELLED.get(m, m) for m in _LATIN.findall(spelled)]


@lru_cache(maxsize=65536)
def distance(a: str, b: str) -> float:
    """How far two folded words are apart: 0 for the same sound, at most 1 (``UNLIKE``)."""
    if a == b:
        return 0.0
    first, second = sound(a), sound(b)
    if len(first.consonants) < len(second.consonants):
        first, second = second, first
    cost = min(_aligned(variant, second) + loss for variant, loss in _variants(first, second))
    if min(len(first.consonants), len(second.consonants)) < 3:
        cost *= 2  # in a short word every letter counts
    return min(cost, UNLIKE)


def _variants(longer: Sound, shorter: Sound) -> list[tuple[Sound, float]]:
    """The longer sound less one consonant: an h, the t or h of the Arabic ending -a, or any one of a long word."""
    surplus = len(longer.consonants) - len(shorter.consonants)
    if surplus != 1:
        return [(longer, 0.0)] if surplus == 0 else [(longer, UNLIKE)]
    found = [(longer, UNLIKE)]
    last = len(longer.consonants) - 1
    for i, consonant in enumerate(longer.consonants):
        ending = i == last and not longer.vowels[-1] and longer.vowels[i].endswith(("a", "e"))
        if consonant == "h" or (consonant == "t" and ending) or last >= _LONG:
            vowels = (*longer.vowels[:i], longer.vowels[i] + longer.vowels[i + 1], *longer.vowels[i + 2 :])
            consonants = longer.consonants[:i] + longer.consonants[i + 1 :]
            losses = {"h": 0 if ending else _LOST_H, "t": _FINAL_T if ending else _LOST_ONE}
            loss = losses.get(consonant, _LOST_ONE)
            found.append((Sound(consonants, vowels, longer.written_short), loss))
    return found


def _aligned(a: Sound, b: Sound) -> float:
    """The cost of two sounds with equally many consonants, one by one."""
    if len(a.consonants) != len(b.consonants):
        return UNLIKE
    cost = sum(0 if x == y else _NEAR.get(frozenset((x, y)), UNLIKE)
               for x, y in zip(a.consonants, b.consonants, strict=True))
    last = len(a.vowels) - 1
    for i, (v, w) in enumerate(zip(a.vowels, b.vowels, strict=True)):
        if v != w:
            if a.written_short == b.written_short:
                cost += _vowels(v, w, edge=i in (0, last) or not a.written_short)
            else:
                arabic, latin = (w, v) if a.written_short else (v, w)
                cost += _unwritten(arabic, latin, final=i == last)
    return cost


def _vowels(v: str, w: str, *, edge: bool) -> float:
    """The cost of two runs of vowels in one script."""
    if not v or not w:
        return _EDGE if edge else _INNER
    return _run(v, w, glide=2 * _GLIDE if edge else _GLIDE)


def _unwritten(arabic: str, latin: str, *, final: bool) -> float:
    """The cost of vowels in Arabic script against Latin ones: Arabic leaves the short ones out."""
    if not arabic:
        return _EDGE if final else _UNWRITTEN if len(latin) == 1 else _VOWEL
    if not latin:
        return _EDGE
    return _run(arabic, latin, glide=_GLIDE if final else _UNWRITTEN)


def _run(v: str, w: str, *, glide: float) -> float:
    """The least cost of turning one run of vowels into the other: other vowels, and ``glide`` for one more."""
    if len(v) == len(w) == 1:
        return 0.0 if frozenset((v, w)) in _SAME_VOWELS else _VOWEL
    row = [j * glide for j in range(len(w) + 1)]
    for i, x in enumerate(v, 1):
        before, row = row, [i * glide]
        for j, y in enumerate(w, 1):
            same = frozenset((x, y)) in _SAME_VOWELS
            row.append(min(before[j - 1] + (0 if same else _VOWEL), before[j] + glide, row[j - 1] + glide))
    return row[-1]
