"""The scan: a sentence in a plain form ("m01 12 , 2014", "02 weeks ago") that rules rewrite, narrow before wide.

What a rule reads becomes ``@``, of which later rules build larger times; what nothing can be built on becomes ``#``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.context.time.moments import Found, Moment, Role, Spell, within
from kg.extract.parse.sentence import NAME_TAGS, Sentence, Word
from kg.model import Interval

MODIFIERS = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
    "november nov|december dec"
)
_MONTHS = {name: f"m{i:02}" for i, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = {name: f"w{i}" for i, name in enumerate(_DAY_NAMES.split())}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_COUNTING = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {name: f"{i:02}" for i, name in enumerate(_COUNTING.split(), 1)}
_NUMBERS |= {"dozen": "12", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60"}
_UNITS = ("hour", "day", "week", "month", "year")
_PARTS_OF_DAYS = "yesterday today tonight tomorrow overnight night morning afternoon evening weekend".split()
_CUES = frozenset((*_UNITS, *(f"{unit}s" for unit in _UNITS), *_PARTS_OF_DAYS, *map(str, range(1900, 2101)))) | {
    *_MONTHS,
    *(f"{month}." for month in _MONTHS),
    *_WEEKDAYS,
    *SEASONS,
}
_DASHES = frozenset({"-", "--", "–", "—"})
_NAMESAKES = frozenset({"alliance", "bloc", "brigade", "coalition", "movement"})
_GIVEN_NAMES = frozenset({"m04", "m05", "m06", "m08"})
_WILL = frozenset({"will", "shall", "'ll", "wo"})
_PAST = frozenset({"was", "were", "had"})
_DUE = frozenset({"schedule", "due", "slate", "expect"})
_PLANS = frozenset(
    (
        "plan intend vow threaten promise prepare want agree give order demand urge tell call ask deadline ultimatum"
    ).split()
)
_PIECES = {
    "MONTH": r"m(?P<month>\d\d)",
    "DAY": r"(?P<day>\d\d)",
    "YEAR": r"(?P<year>19\d\d|20\d\d|2100)",
    "OF": r"(?: ,| of)? ",
    "TO": r"(?:-|to|until|till|through|(?P<and>and)) (?:the )?",
    "HOW": r"(?:(?P<how>from|between|on) )?(?:the )?",
    "SEASON": r"(?P<season>spring|summer|autumn|fall|winter)",
    "WHOLE": r"(?P<unit>week|month|year)",
    "UNIT": r"(?P<unit>hour|day|week|month|year)(?P<plural>s)?",
    "ABOUT": r"(?:(?P<about>(?:just )?(?:about|around|almost|nearly|roughly|approximately|some|over|under|more than|"
    r"less than|at least)) )?",
    "COUNT": r"(?:a )?(?:(?P<count>\d{2,3}|an?|couple(?: of)?)|(?P<some>few|several|many))",
    "REACH": r"(?P<which>past|last|recent|next|coming)",
    "LOOSE": r"(?P<loose>since|until|till|before|prior to|after)",
    "STRICT": r"(?P<strict>starting|beginning|from|up to|through|by|during|throughout|over)",
    "X": r"(?P<x>@_*)",
    "A": r"(?P<a>@_*)",
    "B": r"(?P<b>@_*)",
}
"""What a rule writes in angle brackets, as the plain form has it."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words ``first`` to ``last`` (exclusive) of a sentence that say when."""

    first: int
    last: int
    interval: Interval
    role: Role


def is_cue(word: Word) -> bool:
    """True for a word that may say a time; a sentence without one needs no reading."""
    lower = word.lower
    if lower in _CUES:
        return True
    joined = "-" in lower or "/" in lower or "–" in lower
    return joined and (lower[0].isdigit() or not _CUES.isdisjoint(lower.split("-")))


def is_verb(word: Word) -> bool:
    """True for verbs and auxiliaries."""
    return word.pos in ("VERB", "AUX")


def _plain(word: Word) -> str:
    """A word as the rules know it, its parts apart; a web address, which may hold a date, says no time."""
    if "//" in word.text:
        return "//"
    text = word.text.replace("@", "_")
    return " ".join(_plain_part(part, word) for part in re.split(r"([-–—/])", text) if part)


def _plain_part(part: str, word: Word) -> str:
    """A part of a word as the rules know it: months ``m01``, weekdays ``w0`` (Monday), short numbers in two digits."""
    lower = part.lower()
    if part[0].isupper() and word.tag != "MD":
        named = _MONTHS.get(lower.rstrip(".")) or _WEEKDAYS.get(lower)
        if named:
            return named
    number = re.fullmatch(r"(\d\d?)(?:st|nd|rd|th)?", lower)
    return number[1].zfill(2) if number else "-" if lower in ("–", "—") else _NUMBERS.get(lower, lower)


class Scan:
    """A sentence in plain form while rules rewrite it; its length never changes, so that places stay those of words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = ""
        self._starts: list[int] = []
        self._found: dict[int, tuple[int, Moment | Spell]] = {}
        for word in sentence.words:
            self._starts.append(len(self.text))
            self.text += _plain(word) + " "

    def rewrite(self, pattern: str, read: Callable[[re.Match[str], Scan], Found]) -> None:
        """Nothing; what ``read`` makes a time of is kept, and its place in the text taken by a sign."""
        for match in _rule(pattern).finditer(self.text):
            found = read(match, self)
            start, end = match.span()
            if found is None or self._is_name(self.word(start), self.word(end - 1)):
                continue
            self._found = {i: kept for i, kept in self._found.items() if not start <= i < end}
            self._found[start] = end, found
            sign = "@" if isinstance(found, Moment) else "#"
            self.text = f"{self.text[:start]}{sign:_<{end - start}}{self.text[end:]}"

    def word(self, place: int) -> int:
        """The index of the word at a place of the text."""
        return bisect_right(self._starts, place) - 1

    def moment(self, match: re.Match[str], group: str) -> Moment:
        """The moment whose sign a rule took as a group."""
        found = self._found[match.start(group)][1]
        if isinstance(found, Spell):
            raise TypeError(f"rule {match.re.pattern!r} builds on a finished time")
        return found

    def counts(self, match: re.Match[str], group: str) -> Word | None:
        """The word behind the match that a number counts by the parse: "in January 20 *people* died"."""
        words = self.sentence.words
        number = words[self.word(match.start(group))]
        behind = number.dep in ("nummod", "quantmod") and number.head > self.word(match.end() - 1)
        return words[number.head] if behind else None

    def anchor(self, place: int) -> Moment | None:
        """What "a day later" counts from: the nearest moment before a place, else the first one after it."""
        moments = [(i, found) for i, (_, found) in sorted(self._found.items()) if isinstance(found, Moment)]
        before = [found for i, found in moments if i < place]
        return before[-1] if before else next((found for _, found in moments), None)

    def is_ahead(self, place: int) -> bool:
        """True when the words that govern a place speak of what is to come."""
        s = self.sentence
        below = s.words[self.word(place)]
        for word in s.path_up(below.i):
            auxiliaries = {k.lower for k in s.kids(word.i, "aux", "auxpass")}
            due = word.lemma in _DUE or (word.lemma in _PLANS and below.lower in ("for", "until", "by"))
            planned = below.tag == "VB" and word.lemma in _PLANS
            if planned or (due and auxiliaries.isdisjoint(_PAST)) or not auxiliaries.isdisjoint(_WILL):
                return True
            if word.tag == "VBD" or (word.pos == "VERB" and word.dep in ("relcl", "acl")):
                return False
            below = word
        return False

    def expressions(self) -> Iterator[TimeExpression]:
        """What was read, left to right."""
        for start, (end, found) in sorted(self._found.items()):
            first, last = self.word(start), self.word(end - 1) + 1
            spell = Spell(found.role, within(found)) if isinstance(found, Moment) else found
            if not self._is_dateline(first, last):
                yield TimeExpression(first, last, spell.interval, spell.role)

    def _is_dateline(self, first: int, last: int) -> bool:
        """True for the day of the report, not of what it reports: "ALEPPO, Feb 26 - The group…"."""
        words = self.sentence.words
        return last < len(words) and words[last].text in _DASHES and not any(map(is_verb, words[:first]))

    def _is_name(self, first: int, last: int) -> bool:
        """True for a date that is part of a name: "the March 14 alliance", "Theresa May"."""
        words = self.sentence.words
        before = words[first - 1] if first else None
        if before and _plain(words[first]) in _GIVEN_NAMES and before.head == first and before.tag in NAME_TAGS:
            return before.dep == "compound" and before.lower not in _CUES
        if before and before.pos == "ADP":
            return False
        heads = [words[w.head] for w in words[first : last + 1] if w.dep in MODIFIERS - {"poss"} and w.head > last]
        return any(h.tag in NAME_TAGS or (h.lemma in _NAMESAKES and last - first < 2) for h in heads)


def number_in(m: re.Match[str]) -> int:
    """The number a rule took as its count: "a" is one, "a couple" two."""
    said = m.groupdict().get("count") or "a"
    return int(said) if said.isdigit() else 2 if said.startswith("couple") else 1


@cache
def _rule(pattern: str) -> re.Pattern[str]:
    """The pattern over whole words, with the pieces in angle brackets filled in; compiled when it is first used."""
    return re.compile(rf"(?<!\S)(?:{re.sub(r'<([A-Z]+)>', lambda m: _PIECES[m[1]], pattern)})(?!\S)")
