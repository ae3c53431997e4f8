"""Time: words of a sentence and the day of publication become EDTF intervals (ISO 8601-2, level 1) with honest bounds.

The sentence is written in a plain form (``in 02 week ago``, ``m01 12 , 2014``) and rewritten by rules, narrow before wide:
what a rule reads becomes ``@``, of which later rules build larger expressions; what needs nothing more becomes ``#``.
Rules that count from the day of publication are left out when it is unknown: nothing ever counts from today.
Weeks begin on Monday. A unit that is counted is named whole: "two weeks ago" is the week that holds that day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Literal

from kg.extract.parse import NAME_TAGS, Sentence, Word
from kg.model import Interval

Role = Literal["at", "since", "until", "during"]

_MONTHS = {name: f"m{i:02}" for i, names in enumerate((
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
    "october oct", "november nov", "december dec"), 1) for name in names.split()}
_WEEKDAYS = {name: f"w{i}" for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {name: f"{i:02}" for i, name in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty".split(), 1)} | {"dozen": "12", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60"}
_VAGUE = {"hour": 1, "day": 7, "week": 5, "month": 6, "year": 5}
"""How far "recent", "a few" or "several" reach, in units: a guess, always marked as approximate."""

_CUES = frozenset({*_MONTHS, *(f"{m}." for m in _MONTHS), *_WEEKDAYS, *_SEASONS, *map(str, range(1900, 2101)), "yesterday",
                   "today", "tonight", "tomorrow", "overnight", "night", "morning", "afternoon", "evening",
                   *(unit + s for unit in _VAGUE for s in ("", "s"))})
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_AHEAD = frozenset({"schedule", "plan", "expect", "intend", "due", "slate", "vow", "threaten", "promise", "prepare", "want",
                    "agree", "deadline", "ultimatum"})
_NAMESAKES = frozenset({"alliance", "bloc", "brigade", "coalition", "movement"})
_ASPECT = frozenset({"begin", "start", "continue", "keep", "resume", "stop", "cease", "manage", "fail", "try"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_BOUNDARIES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "csubjpass", "pcomp", "parataxis", "xcomp", "conj"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words ``first`` to ``last`` (exclusive) of a sentence that say when; ``role``: how the interval is meant."""

    first: int
    last: int
    interval: Interval
    role: Role


@dataclass(frozen=True, slots=True)
class _Moment:
    """The days ``first`` to ``last`` as said, and how far ``about`` lets them reach; ``recurs`` when the next or previous
    such week or year would go by the same words."""

    first: date
    last: date
    low: date
    high: date
    about: bool = False
    recurs: Literal["", "week", "year"] = ""
    role: Role = "at"

    @property
    def edtf(self) -> str:
        """A day, a month or a year when these are the days of one; else first and last, with the same precision."""
        a, b = self.first, self.last
        size = 10
        if a.day == 1 and b.day == _length(b):
            size = 4 if (a.month, b.month) == (1, 12) else 7
        ends = dict.fromkeys(f"{day.isoformat()[:size]}{'~' * self.about}" for day in (a, b))
        return "/".join(ends)

    @property
    def opening(self) -> str:
        """The first part of the EDTF string."""
        return self.edtf.partition("/")[0]

    @property
    def closing(self) -> str:
        """The last part of the EDTF string."""
        return self.edtf.rpartition("/")[2]

    def roughly(self, within: _Moment | None = None) -> _Moment:
        """The same, marked approximate: it reaches half its length further on both sides, but not out of ``within``."""
        reach = timedelta(days=max(1, ((self.last - self.first).days + 1) // 2))
        low, high = self.first - reach, self.last + reach
        if within is not None:
            low, high = max(low, within.low), min(high, within.high)
        return replace(self, about=True, low=low, high=high)


@dataclass(frozen=True, slots=True)
class _Spell:
    """A time that needs nothing more: its role and interval."""

    role: Role
    interval: Interval


_Found = _Moment | _Spell | None


def find_times(sentence: Sentence, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence, left to right; relative ones only when the day of publication is known."""
    if not any(map(_is_cue, sentence.words)):
        return ()
    scan = _Scan(sentence)
    for pattern, read in _ABSOLUTE:
        scan.rewrite(pattern, read)
    if published is not None:
        for pattern, count in _RELATIVE:
            scan.rewrite(pattern, partial(count, now=published))
    for pattern, read in _COMPOSED:
        scan.rewrite(pattern, read)
    return tuple(scan.expressions())


def _is_cue(word: Word) -> bool:
    lower = word.lower
    return lower in _CUES or (
        ("-" in lower or "/" in lower or "–" in lower) and (lower[0].isdigit() or not _CUES.isdisjoint(lower.split("-"))))


class _Scan:
    """A sentence in plain form while rules rewrite it; lengths never change, so places in it stay those of words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.found: dict[int, tuple[int, _Moment | _Spell]] = {}
        self._starts: list[int] = []
        parts, at = [], 0
        for word in sentence.words:
            plain = _plain(word)
            parts.append(plain)
            self._starts.append(at)
            at += len(plain) + 1
        self.text = " ".join(parts)

    def rewrite(self, pattern: re.Pattern[str], read: Callable[[re.Match[str], _Scan], _Found]) -> None:
        """Nothing; every match that ``read`` makes a time of is replaced by its sign."""
        for match in pattern.finditer(self.text):
            found = read(match, self)
            start, end = match.span()
            if found is None or self._is_name(self.word(start), self.word(end - 1)):
                continue
            self.found = {i: kept for i, kept in self.found.items() if not start <= i < end}
            self.found[start] = end, found
            sign = ("@" if isinstance(found, _Moment) else "#") + "_" * (end - start - 1)
            self.text = self.text[:start] + sign + self.text[end:]

    def word(self, place: int) -> int:
        """The index of the word at a place of the plain form."""
        return bisect_right(self._starts, place) - 1

    def moment(self, match: re.Match[str], group: str) -> _Moment:
        """The moment that a rule took as a group."""
        found = self.found[match.start(group)][1]
        if not isinstance(found, _Moment):
            raise TypeError(group)
        return found

    def anchor(self, place: int) -> _Moment | None:
        """What "a day later" counts from: the nearest moment before a place, else the first one after it."""
        moments = {i: m for i, (_, m) in sorted(self.found.items()) if isinstance(m, _Moment)}
        before = [m for i, m in moments.items() if i < place]
        return before[-1] if before else next(iter(moments.values()), None)

    def is_ahead(self, place: int) -> bool:
        """True when the words that govern a place speak of what is to come."""
        s, start = self.sentence, self.word(place)
        for word in s.path_up(start):
            if word.lemma in _AHEAD or any(k.lower in _FUTURE for k in s.kids(word.i, "aux")):
                return True
            if word.tag == "VBD" or word.pos == "VERB" and word.dep in ("relcl", "acl", "ROOT"):
                return False
        return False

    def expressions(self) -> Iterator[TimeExpression]:
        """What was read, left to right."""
        for start, (end, found) in sorted(self.found.items()):
            spell = _Spell(found.role, _within(found)) if isinstance(found, _Moment) else found
            yield TimeExpression(self.word(start), self.word(end - 1) + 1, spell.interval, spell.role)

    def _is_name(self, first: int, last: int) -> bool:
        """True for a date that is part of a name: "the March 14 alliance", "Theresa May"."""
        words = self.sentence.words
        before = words[first - 1] if first else None
        if before is not None and before.head == first and before.dep == "compound" and before.tag in NAME_TAGS \
                and before.lower not in _CUES and words[first].text in ("May", "April", "June", "August"):
            return True
        heads = [words[w.head] for w in words[first : last + 1] if w.dep in _MODIFIERS - {"poss"} and w.head > last]
        return any(h.tag in NAME_TAGS or h.lemma in _NAMESAKES and last - first < 2 for h in heads)


def _plain(word: Word) -> str:
    return " ".join(_plain_part(part, word) for part in re.split(r"([-–—/])", word.text) if part) or word.text


def _plain_part(part: str, word: Word) -> str:
    """A part of a word as the rules know it: months ``m01``, weekdays ``w0`` (Monday), short numbers in two digits."""
    lower = part.lower()
    name = lower.rstrip(".")
    if part[0].isupper() and name in _MONTHS and word.tag != "MD":
        return _MONTHS[name]
    if part[0].isupper() and lower in _WEEKDAYS:
        return _WEEKDAYS[lower]
    ordinal = re.fullmatch(r"(\d\d?)(?:st|nd|rd|th)?", lower)
    return ordinal[1].zfill(2) if ordinal else "-" if lower in "–—" else _NUMBERS.get(lower, lower)


# -- the calendar ----------------------------------------------------------------------------------------------------
def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _days(first: date, last: date | None = None) -> _Moment:
    return _Moment(first, last or first, first, last or first)


def _months(year: int, month: int, count: int = 1) -> _Moment | None:
    """``count`` months from one on; the number of the month may lie outside its year."""
    (y1, m1), (y2, m2) = (divmod(year * 12 + month - 1 + k, 12) for k in (0, count - 1))
    if not 1900 <= y1 <= y2 <= 2100:
        return None
    return _days(date(y1, m1 + 1, 1), date(y2, m2 + 1, monthrange(y2, m2 + 1)[1]))


def _day(year: int, month: int, day: int) -> _Moment | None:
    known = 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return _days(date(year, month, day)) if known else None


def _step(day: date, count: int, unit: str) -> date:
    """The day that many units on; the last one of a month that is too short."""
    if unit in ("month", "year"):
        year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day + timedelta(days=int(count / 24) if unit == "hour" else count * (7 if unit == "week" else 1))


def _unit(day: date, unit: str) -> _Moment | None:
    """The day, week, month or year that holds a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return _days(monday, monday + timedelta(days=6))
    if unit in ("month", "year"):
        return _months(day.year, day.month) if unit == "month" else _months(day.year, 1, 12)
    return _days(day)


def _turn(said: tuple[int, ...], now: tuple[int, ...], which: str | None, ahead: bool) -> int:
    """How many years on the month (and day) meant lies: the last one begun, unless the words say otherwise."""
    if which == "this":
        return 0
    if which or ahead:
        forward = which == "next" or not which
        return int(said <= now if which else said < now) if forward else -int(said >= now)
    return -int(said > now)


def _join(first: _Moment, last: _Moment) -> _Moment | None:
    """From the one to the other; what recurs is taken a turn earlier when it would lie behind the end."""
    if first.first > last.last and first.recurs:
        unit = first.recurs
        moved = _days(_step(first.first, -1, unit), _step(first.last, -1, unit))
        first = replace(moved, about=first.about)
    if first.first > last.last:
        return None
    return _Moment(first.first, last.last, first.low, last.high, first.about or last.about, role="during")


# -- intervals -------------------------------------------------------------------------------------------------------
def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), UTC)


def _within(m: _Moment) -> Interval:
    low, high = _start(m.low), _end(m.high)
    return Interval(m.edtf, low, high, low, high)


def _since(m: _Moment) -> _Spell:
    return _Spell("since", Interval(f"{m.opening}/..", _start(m.low), _end(m.high)))


def _after(m: _Moment) -> _Spell:
    return _Spell("since", Interval(f"{m.closing}/..", _end(m.low if m.about else m.last)))


def _until(m: _Moment) -> _Spell:
    return _Spell("until", Interval(f"../{m.closing}", None, None, _start(m.low), _end(m.high)))


def _before(m: _Moment) -> _Spell:
    return _Spell("until", Interval(f"../{m.opening}", None, _start(m.high if m.about else m.first), None,
                                    _start(m.high if m.about else m.first)))


def _by(m: _Moment) -> _Spell:
    return _Spell("until", Interval(f"../{m.closing}", None, _end(m.high)))


def _stretch(first: _Moment, last: _Moment) -> _Spell | None:
    """All the time from the one to the other, and no longer."""
    whole = _join(first, last)
    if whole is None:
        return None
