"""Time: the words of a sentence and the day of publication become EDTF intervals (ISO 8601-2) with honest bounds.

The sentence is written in a plain form ("m01 12 , 2014", "02 weeks ago") and rewritten by rules, narrow before wide:
what a rule reads becomes ``@``, of which later rules build larger times; what nothing can be built on becomes ``#``.
Rules that count from the day of publication are left out when it is unknown: nothing ever counts from today.
Weeks begin on Monday. What is counted is named whole: "two weeks ago" is the week of that day. A guess is marked
approximate ("~"), and its bounds reach further. Seasons are approximate months: EDTF's codes for them ("2013-21")
read like months that do not exist.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from typing import Literal

from kg.extract.parse import NAME_TAGS, Sentence, Word
from kg.model import Interval

Role = Literal["at", "since", "until", "during"]
"""How an interval is meant: something at some time in it, from it on, up to it, or all along it."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words ``first`` to ``last`` (exclusive) of a sentence that say when."""

    first: int
    last: int
    interval: Interval
    role: Role


def find_times(sentence: Sentence, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence, left to right; relative ones only when the day of publication is known."""
    if not any(map(_is_cue, sentence.words)):
        return ()
    scan = _Scan(sentence)
    for pattern, read in _ABSOLUTE:
        scan.rewrite(pattern, read)
    if published is not None:
        for pattern, count in _RELATIVE:
            scan.rewrite(pattern, partial(count, published))
    for pattern, read in _COMPOSED:
        scan.rewrite(pattern, read)
    return tuple(scan.expressions())


def time_of(sentence: Sentence, head: int, governor: int, times: tuple[TimeExpression, ...]) -> Interval | None:
    """When a predicate holds, by the time that hangs nearest on its trigger, or its governing word, or its own clause.

    ``head`` and ``governor`` are those of a ``Predicate``. The time of another clause is never taken, save that what
    stands before a verb also counts for the verbs coordinated with it ("on Friday it attacked A and seized B").
    """
    if not times:
        return None
    for host, only_before in _hosts(sentence, head, governor):
        near = [(steps, t.first, t.interval) for t in times if not only_before or t.last <= host
                if (steps := _steps(sentence, t, host)) is not None]
        if near:
            return min(near, key=lambda each: each[:2])[2]
    return None


# -- which time belongs to a predicate -------------------------------------------------------------------------------
_ASPECT = frozenset({"begin", "start", "continue", "keep", "resume", "stop", "cease", "manage", "fail", "try"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "csubjpass", "pcomp", "parataxis", "xcomp"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod", "nummod"})


def _hosts(s: Sentence, head: int, governor: int) -> Iterator[tuple[int, bool]]:
    """The words that a predicate's time may hang on, nearest first; True with those whose time must precede them."""
    yield head, False
    if governor != head:
        yield governor, False
    word, only_before = s.words[governor], False
    for above in s.path_up(governor):
        if _opens_clause(s, word, above):
            return
        only_before = only_before or (word.dep == "conj" and _is_verb(word))
        if _is_verb(above):
            yield above.i, only_before
        word = above


def _opens_clause(s: Sentence, word: Word, above: Word) -> bool:
    """True when a word's time is not that of the word above it; a participle that goes on with its clause shares it."""
    if word.dep not in _CLAUSES or not _is_verb(word) or (word.dep == "xcomp" and above.lemma in _ASPECT):
        return False
    goes_on = word.dep == "advcl" and word.tag == "VBG" and word.i > above.i
    return not goes_on or bool(s.kids(word.i, "mark", "nsubj", "nsubjpass"))


def _steps(s: Sentence, t: TimeExpression, host: int) -> int | None:
    """How many words up, prepositions aside, its host is from a time; None when that is in another clause or phrase."""
    if t.first <= host < t.last:
        return 0
    top = next((w for w in s.words[t.first : t.last] if not t.first <= w.head < t.last), s.words[t.first])
    steps = 0
    for word in s.path_up(top.i):
        if word.i == host:
            return steps
        if top.dep in _MODIFIERS or _is_verb(word):
            return None
        steps += word.pos != "ADP"
    return None


def _is_verb(word: Word) -> bool:
    return word.pos in ("VERB", "AUX")


# -- the plain form --------------------------------------------------------------------------------------------------
_MONTHS = {name: f"m{i:02}" for i, names in enumerate((
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
), 1) for name in names}
_WEEKDAYS = {name: f"w{i}" for i, name in enumerate(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {name: f"{i:02}" for i, name in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"), 1)}
_NUMBERS |= {"dozen": "12", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60"}
_VAGUE = {"hour": 1, "day": 7, "week": 5, "month": 6, "year": 5}
"""How many units "recent", "a few" or "several" reach: a guess, and marked as one."""

_CUES = frozenset({
    *_MONTHS, *(f"{month}." for month in _MONTHS), *_WEEKDAYS, *_SEASONS, *map(str, range(1900, 2101)),
    *_VAGUE, *(f"{unit}s" for unit in _VAGUE), "yesterday", "today", "tonight", "tomorrow", "overnight", "night",
    "morning", "afternoon", "evening", "weekend",
})
_DASHES = frozenset({"-", "--", "–", "—"})
_NAMESAKES = frozenset({"alliance", "bloc", "brigade", "coalition", "movement"})
_GIVEN_NAMES = frozenset({"m04", "m05", "m06", "m08"})
_WILL = frozenset({"will", "shall", "'ll", "wo"})
_PAST = frozenset({"was", "were", "had"})
_DUE = frozenset({"schedule", "due", "slate", "expect"})
_PLANS = frozenset({
    "plan", "intend", "vow", "threaten", "promise", "prepare", "want", "agree", "give", "order", "demand", "urge",
    "tell", "call", "ask", "deadline", "ultimatum",
})


def _is_cue(word: Word) -> bool:
    lower = word.lower
    if lower in _CUES:
        return True
    joined = "-" in lower or "/" in lower or "–" in lower
    return joined and (lower[0].isdigit() or not _CUES.isdisjoint(lower.split("-")))


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


class _Scan:
    """A sentence in plain form while rules rewrite it; its length never changes, so that places stay those of words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = ""
        self._starts: list[int] = []
        self._found: dict[int, tuple[int, _Moment | _Spell]] = {}
        for word in sentence.words:
            self._starts.append(len(self.text))
            self.text += _plain(word) + " "

    def rewrite(self, pattern: str, read: Callable[[re.Match[str], _Scan], _Found]) -> None:
        """Nothing; what ``read`` makes a time of is kept, and its place in the text taken by a sign."""
        for match in _rule(pattern).finditer(self.text):
            found = read(match, self)
            start, end = match.span()
            if found is None or self._is_name(self.word(start), self.word(end - 1)):
                continue
            self._found = {i: kept for i, kept in self._found.items() if not start <= i < end}
            self._found[start] = end, found
            sign = "@" if isinstance(found, _Moment) else "#"
            self.text = f"{self.text[:start]}{sign:_<{end - start}}{self.text[end:]}"

    def word(self, place: int) -> int:
        """The index of the word at a place of the text."""
        return bisect_right(self._starts, place) - 1

    def moment(self, match: re.Match[str], group: str) -> _Moment:
        """The moment whose sign a rule took as a group."""
        found = self._found[match.start(group)][1]
        if isinstance(found, _Spell):
            raise TypeError(f"rule {match.re.pattern!r} builds on a finished time")
        return found

    def counts(self, match: re.Match[str], group: str) -> Word | None:
        """The word behind the match that a number counts by the parse: "in January 20 *people* died"."""
        words = self.sentence.words
        number = words[self.word(match.start(group))]
        behind = number.dep in ("nummod", "quantmod") and number.head > self.word(match.end() - 1)
        return words[number.head] if behind else None

    def anchor(self, place: int) -> _Moment | None:
        """What "a day later" counts from: the nearest moment before a place, else the first one after it."""
        moments = [(i, found) for i, (_, found) in sorted(self._found.items()) if isinstance(found, _Moment)]
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
            spell = _Spell(found.role, _within(found)) if isinstance(found, _Moment) else found
            if not self._is_dateline(first, last):
                yield TimeExpression(first, last, spell.interval, spell.role)

    def _is_dateline(self, first: int, last: int) -> bool:
        """True for the day of the report, not of what it reports: "ALEPPO, Feb 26 - The group…"."""
        words = self.sentence.words
        return last < len(words) and words[last].text in _DASHES and not any(map(_is_verb, words[:first]))

    def _is_name(self, first: int, last: int) -> bool:
        """True for a date that is part of a name: "the March 14 alliance", "Theresa May"."""
        words = self.sentence.words
        before = words[first - 1] if first else None
        if before and _plain(words[first]) in _GIVEN_NAMES and before.head == first and before.tag in NAME_TAGS:
            return before.dep == "compound" and before.lower not in _CUES
        if before and before.pos == "ADP":
            return False
        heads = [words[w.head] for w in words[first : last + 1] if w.dep in _MODIFIERS - {"poss"} and w.head > last]
        return any(h.tag in NAME_TAGS or (h.lemma in _NAMESAKES and last - first < 2) for h in heads)


# -- moments and intervals -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Moment:
    """The days ``first`` to ``last`` as said, and the outermost ones, ``low`` and ``high``, that they may mean.

    ``about``: said or taken approximately. ``recurs``: the same words also mean the one a week or year before.
    """

    first: date
    last: date
    low: date
    high: date
    about: bool = False
    recurs: Literal["", "week", "year"] = ""
    role: Role = "at"

    @property
    def edtf(self) -> str:
        """A day, a month or a year when these are the days of one; else the first and last of them."""
        a, b = self.first, self.last
        size = 10
        if a.day == 1 and b.day == monthrange(b.year, b.month)[1]:
            size = 4 if (a.month, b.month) == (1, 12) else 7
        return "/".join(dict.fromkeys(f"{day.isoformat()[:size]}{'~' * self.about}" for day in (a, b)))

    @property
    def opening(self) -> str:
        """The first part of the EDTF string."""
        return self.edtf.partition("/")[0]

    @property
    def closing(self) -> str:
        """The last part of the EDTF string."""
        return self.edtf.rpartition("/")[2]

    @property
    def size(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1

    def roughly(self, reach: int | None = None) -> _Moment:
        """The same, approximate: it may reach so many days (half its own length) further on both sides."""
        further = timedelta(days=reach or max(1, self.size // 2))
        return replace(self, about=True, low=self.first - further, high=self.last + further)


@dataclass(frozen=True, slots=True)
class _Spell:
    """A time that nothing more can be built on."""

    role: Role
    interval: Interval


_Found = _Moment | _Spell | None


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), UTC)


def _within(m: _Moment) -> Interval:
    """The interval of something that began and ended at some time in a moment."""
    low, high = _start(m.low), _end(m.high)
    return Interval(m.edtf, low, high, low, high)


def _during(m: _Moment) -> _Spell:
    return _Spell("during", _within(m))


def _since(m: _Moment) -> _Spell:
    return _Spell("since", Interval(f"{m.opening}/..", _start(m.low), _end(m.high)))


def _after(m: _Moment) -> _Spell:
    return _Spell("since", Interval(f"{m.closing}/..", _end(m.low if m.about else m.last)))


def _until(m: _Moment) -> _Spell:
    return _Spell("until", Interval(f"../{m.closing}", None, None, _start(m.low), _end(m.high)))


def _before(m: _Moment) -> _Spell:
    latest = _start(m.high if m.about else m.first)
    return _Spell("until", Interval(f"../{m.opening}", None, latest, None, latest))


def _by(m: _Moment) -> _Spell:
    """Something that had begun by then, whether or not it ended."""
    return _Spell("until", Interval(f"../{m.closing}", None, _end(m.high)))


def _stretch(first: _Moment, last: _Moment, *, ends: bool = True) -> _Spell | None:
    """All the time from the one to the other; unless it ``ends`` there, it may go on."""
    begun = _ordered(first, last)
    if begun is None:
        return None
    bounds = _start(begun.low), _end(begun.high), _start(last.low), _end(last.high) if ends else None
    return _Spell("during", Interval(f"{begun.opening}/{last.closing}", *bounds))


def _between(first: _Moment, last: _Moment) -> _Moment | None:
    """Some time between the two, or on them."""
    begun = _ordered(first, last)
    if begun is None:
        return None
    return _Moment(begun.first, last.last, begun.low, last.high, about=begun.about or last.about, role="during")


def _span(how: str | None, first: _Moment | None, last: _Moment | None) -> _Found:
    """All the time "from" the one to the other, or some time between them; None when a day does not exist."""
    if first is None or last is None:
        return None
    return _stretch(first, last) if how == "from" else _between(first, last)


def _ordered(first: _Moment, last: _Moment) -> _Moment | None:
    """The first of the two, a turn earlier where it recurs and would lie behind the other; None when it still does."""
    if first.first > last.first and first.recurs:
        first = _turned(first, -1, first.recurs)
    return first if first.low <= last.low and first.high <= last.high else None


# -- the calendar ----------------------------------------------------------------------------------------------------
_DAY = timedelta(days=1)


def _days(first: date, last: date | None = None) -> _Moment:
    return _Moment(first, last or first, first, last or first)


def _day(year: int, month: int, day: int) -> _Moment | None:
    known = 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return _days(date(year, month, day)) if known else None


def _months(year: int, month: int, count: int = 1) -> _Moment | None:
    """That many months from one on."""
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        return None
    first = date(year, month, 1)
    return _days(first, _step(first, count, "month") - _DAY)


def _unit(day: date, unit: str) -> _Moment | None:
    """The day, week, month or year that holds a day."""
    if unit == "week":
        monday = day - day.weekday() * _DAY
        return _days(monday, monday + 6 * _DAY)
    if unit == "month":
        return _months(day.year, day.month)
    return _months(day.year, 1, 12) if unit == "year" else _day(day.year, day.month, day.day)


def _step(day: date, count: int, unit: str) -> date:
    """The day that many units on; the last one of a month that is too short."""
    if unit in ("month", "year"):
        year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day + (int(count / 24) if unit == "hour" else count * 7 if unit == "week" else count) * _DAY


def _turn(said: tuple[int, ...], now: tuple[int, ...], which: str | None, *, ahead: bool) -> int:
    """How many years away the month (and day) meant is: the last one begun, unless the words say otherwise."""
    if which == "last":
        return 0 if said < now else -1
    if which == "next":
        return 0 if said > now else 1
    if which == "this":
        return 0
    return int(said < now) if ahead else -int(said > now)


def _turned(m: _Moment, count: int, unit: str) -> _Moment:
    """The same, that many weeks or years on; the end of February stays its end."""
    first, low = (_step(day, count, unit) for day in (m.first, m.low))
    last, high = (_step(day + _DAY, count, unit) - _DAY for day in (m.last, m.high))
    return replace(m, first=first, last=last, low=low, high=high)


def _third(m: _Moment, which: int) -> _Moment:
    """The early, middle or late part of a week, month or year, which may reach into the rest of it; a day has none."""
    if m.size == 1:
        return m
    if m.size > 360:
        first, after = (_step(m.first, 4 * k, "month") for k in (which, which + 1))
    else:
        first, after = (m.first + m.size // 3 * k * _DAY if k < 3 else m.last + _DAY for k in (which, which + 1))
    part = _days(first, after - _DAY).roughly()
    return replace(part, low=max(part.low, m.low), high=min(part.high, m.high), recurs=m.recurs)


# -- rules that need no day of publication ---------------------------------------------------------------------------
_BEFORE_YEARS = frozenset({
    "in", "since", "until", "till", "by", "of", "from", "during", "throughout", "before", "after", "early", "late",
    "mid", "-", "between", "and", "to", "through", "around", "circa",
})


def _iso(m: re.Match[str], scan: _Scan) -> _Found:
    return _day(int(m["year"]), int(m["month"]), int(m["day"]))


def _slashed(m: re.Match[str], scan: _Scan) -> _Found:
    """The day of "27/02/2014" and "02/27/2014"; "03/04/2014" could be either of two."""
    a, b = sorted((int(m["a"]), int(m["b"])))
    return _day(int(m["year"]), a, b) if a == b or b > 12 else None


def _date(m: re.Match[str], scan: _Scan) -> _Found:
    return _day_of(int(m["year"]), m)


def _dates(m: re.Match[str], scan: _Scan) -> _Found:
    return _days_of(int(m["year"]), m)


def _day_of(year: int, m: re.Match[str]) -> _Moment | None:
    return _day(year, int(m["month"]), int(m["day"]))


def _days_of(year: int, m: re.Match[str]) -> _Found:
    """The days of "from 25 to 27"; "on 25 and 26", but not a chance "25 and 26"."""
    if m["and"] and m["how"] not in ("between", "on"):
        return None
    return _span(m["how"], _day_of(year, m), _day(year, int(m["month"]), int(m["to"])))


def _month_of_year(m: re.Match[str], scan: _Scan) -> _Found:
    return _months(int(m["year"]), int(m["month"]))


def _months_of_year(m: re.Match[str], scan: _Scan) -> _Found:
    """The months of "from November to January 2013", which began the year before."""
    year, a, b = int(m["year"]), int(m["month"]), int(m["to"])
    return _span(m["how"], _months(year - (a > b), a), _months(year, b))


def _season_of_year(m: re.Match[str], scan: _Scan) -> _Found:
    """Three months, about; "the winter of 2013" may also be the one that ended in it."""
    start, year = _SEASONS[m["season"]], int(m["year"])
    found = _months(year, start, 3)
    if found is None:
        return None
    season = found.roughly(30)
    return replace(season, low=date(year, 1, 1)) if start == 12 and not m["to"] else season


def _years(m: re.Match[str], scan: _Scan) -> _Found:
    """The years of "2011-2013" and "2011-12"; other pairs such as "2014-02" are a year and a month."""
    year, other = int(m["year"]), int(m["to"])
    last = other if other > 100 else year // 100 * 100 + other
    if last == year + 1 or (last > year and other > 12):
        return _span("from", _months(year, 1, 12), _months(last, 1, 12))
    return _months(year, other)


def _year(m: re.Match[str], scan: _Scan) -> _Found:
    """A number that can only be a year: by the word before it, and not a count of things."""
    before = scan.text[: m.start()].split()[-1:]
    counted = scan.counts(m, "year")
    known = before == ["the"] and counted.tag == "NN" if counted else not _BEFORE_YEARS.isdisjoint(before)
    return _months(int(m["year"]), 1, 12) if known else None


# -- rules that count from the day of publication --------------------------------------------------------------------
_NEAR = {
    "the day before yesterday": (-2, -2), "yesterday": (-1, -1), "last night": (-1, -1), "overnight": (-1, 0),
    "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0),
    "the day after tomorrow": (2, 2), "tomorrow": (1, 1),
}


def _near_day(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    first, last = _NEAR[m[0]]
    return _days(now + first * _DAY, now + last * _DAY)


def _near_date(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    if scan.counts(m, "day"):
        return None
    found = _day_of(_near_year(now, m, scan), m)
    return found and replace(found, recurs="year")


def _near_dates(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    return _days_of(_near_year(now, m, scan), m)


def _near_year(now: date, m: re.Match[str], scan: _Scan) -> int:
    said = int(m["month"]), int(m["day"])
    return now.year + _turn(said, (now.month, now.day), None, ahead=scan.is_ahead(m.start("month")))


def _weekend(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    back = (now.weekday() - 5) % 7
    saturday = now - (back + 7 if m["which"] == "last" and back < 2 else back) * _DAY
    return _days(saturday, saturday + _DAY)


def _weekday(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """The last such day on or before publication; the first from it on when what is said is to come."""
    back = (now.weekday() - int(m["day"])) % 7
    if m["which"] in ("next", "coming"):
        days = 7 - back
    elif m["which"] in ("last", "past"):
        days = -(back or 7)
    else:
        days = -back % 7 if scan.is_ahead(m.start("day")) else -back
    return replace(_days(now + days * _DAY), recurs="week")


def _month(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """The last such month begun; "the March" that nothing follows is a march."""
    word = scan.sentence.words[scan.word(m.start("month"))]
    if scan.text[: m.start()].endswith(" the ") and word.dep not in _MODIFIERS:
        return None
    month = int(m["month"])
    turn = _turn((month,), (now.month,), m["which"], ahead=scan.is_ahead(m.start("month")))
    found = _months(now.year + turn, month)
    return found and replace(found, recurs="year")


def _season(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """The last one begun; "last" is one that has ended, and "the fall" mostly that of a city."""
    start, which = _SEASONS[m["season"]], None if m["which"] == "the" else m["which"]
    if m["season"] == "fall" and which is None:
        return None
    if start == 12 and which == "this":
        which = None
    base = _step(now, -2, "month") if which == "last" else now
    turn = _turn((start,), (base.month,), which, ahead=scan.is_ahead(m.start("season")))
    found = _months(base.year + turn, start, 3)
    return found and replace(found.roughly(30), recurs="year")


def _calendar(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """A unit of the calendar: "last week", "this year"."""
    unit = m["unit"]
    return _unit(_step(now, {"last": -1, "next": 1}.get(m["which"], 0), unit), unit)


def _calendar_part(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """The part of a unit that is over or to come: "earlier this month", "later in the week"."""
    unit = _unit(now, m["unit"])
    return unit and (_days(unit.first, now) if m["part"] == "earlier" else _days(now, unit.last))


def _ago(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """The unit that lies a number of units back; "a few days ago" is some time in recent days."""
    unit = m["unit"]
    if not m["count"]:
        return replace(_recent(now, unit), role="at") if m["plural"] else None
    found = _unit(_step(now, -_count(m), unit), unit)
    if found is None or not m["about"]:
        return found
    return found.roughly(max(1, found.size // 2, (now - found.last).days // 5))


def _past(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """The time up to publication, or from it on: "in the past two days", "over the coming week", "in recent months"."""
    unit, ahead = m["unit"], m["which"] in ("next", "coming")
    if m["some"] or (m["plural"] and not m["count"] and m["which"] not in ("last", "next")):
        return _recent(now, unit, ahead=ahead)
    if not m["count"] and (m["plural"] or m["which"] not in ("past", "coming")):
        return None
    today, other = _days(now), _unit(_step(now, _count(m) * (1 if ahead else -1), unit), "day")
    if other is None:
        return None
    if m["how"] == "for" and not ahead:
        return _stretch(other, today, ends=False)
    return _between(today, other) if ahead else _between(other, today)


def _recent(now: date, unit: str, *, ahead: bool = False) -> _Moment:
    other = _step(now, _VAGUE[unit] * (1 if ahead else -1), unit)
    about = _days(min(other, now), max(other, now)).roughly()
    return replace(about, low=now, role="during") if ahead else replace(about, high=now, role="during")


def _old(now: date, m: re.Match[str], scan: _Scan) -> _Found:
    """Since when something is there: "the 10-month-old siege"."""
    found = _unit(_step(now, -_count(m), m["unit"]), m["unit"])
    return found and _since(found.roughly())


def _count(m: re.Match[str]) -> int:
    said = m.groupdict().get("count") or "a"
    return int(said) if said.isdigit() else 2 if said.startswith("couple") else 1


# -- rules that build on what was read -------------------------------------------------------------------------------
_WAYS = {
    "earlier": -1, "before": -1, "previous": -1, "same": 0, "that": 0, "later": 1, "after": 1, "next": 1,
    "following": 1,
}
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_CONNECTORS: dict[str, Callable[[_Moment], _Spell]] = {
    "since": _since, "starting": _since, "beginning": _since, "from": _since, "after": _after, "until": _until,
    "till": _until, "up to": _until, "through": _until, "before": _before, "prior to": _before, "by": _by,
    "during": _during, "throughout": _during, "over": _during,
}


def _anchored(m: re.Match[str], scan: _Scan) -> _Found:
    """A time counted from another one of the sentence: "a day earlier", "the same day", "two days after Friday"."""
    said = m.groupdict()
    anchor = scan.moment(m, "x") if "x" in said else scan.anchor(m.start())
    way, unit = _WAYS[m["way"]], m["unit"]
    if anchor is None or (unit == "day" and anchor.size > 1):
        return None
    if said.get("some"):
        return replace(_recent(anchor.first, unit, ahead=way > 0), role="at")
    found = _unit(_step(anchor.first, way * _count(m), unit), unit)
    return found.roughly() if found and said.get("about") else found


def _narrowed(m: re.Match[str], scan: _Scan) -> _Found:
    """The first as the second narrows it: "January last year", "Tuesday of last week", "Friday, 28 February"."""
    a, b = scan.moment(m, "a"), scan.moment(m, "b")
    if a.recurs == "year" and b.size > 360:
        return replace(_turned(a, b.first.year - a.first.year, "year"), recurs="")
    if a.recurs == "week" and b.size == 7:
        return _days(b.first + a.first.weekday() * _DAY)
    return b if a.recurs == "week" and b.size == 1 else None


def _part(m: re.Match[str], scan: _Scan) -> _Found:
    return _third(scan.moment(m, "x"), _PARTS[m["part"]])


def _week_of(m: re.Match[str], scan: _Scan) -> _Found:
    x = scan.moment(m, "x")
    return _days(x.first, x.first + 6 * _DAY) if m["part"] == "first" else _days(x.last - 6 * _DAY, x.last)


def _around(m: re.Match[str], scan: _Scan) -> _Found:
    return scan.moment(m, "x").roughly()


def _range(m: re.Match[str], scan: _Scan) -> _Found:
    a, b = scan.moment(m, "a"), scan.moment(m, "b")
    return _between(a, b) if m["how"] == "between" else _stretch(a, b)


def _connected(m: re.Match[str], scan: _Scan) -> _Found:
    return _CONNECTORS[m["loose"] or m["strict"]](scan.moment(m, "x"))


# -- the rules, in the order they are tried --------------------------------------------------------------------------
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
    "X": r"(?P<x>@_*)",
    "A": r"(?P<a>@_*)",
    "B": r"(?P<b>@_*)",
}
_DATES = ("(?:the )?<DAY> (?:of )?<MONTH>", "<MONTH> (?:the )?<DAY>")
_DATE_SPANS = (r"<HOW><DAY> <TO>(?P<to>\d\d) (?:of )?<MONTH>", r"<HOW><MONTH> <DAY> <TO>(?P<to>\d\d)")
_Rules = tuple[tuple[str, Callable[[re.Match[str], _Scan], _Found]], ...]

_ABSOLUTE: _Rules = (
    (r"<YEAR> - (?P<month>\d\d) - <DAY>", _iso),
    (r"(?P<a>\d\d) / (?P<b>\d\d) / <YEAR>", _slashed),
    *((days + "<OF><YEAR>", _dates) for days in _DATE_SPANS),
    *((day + "<OF><YEAR>", _date) for day in _DATES),
    (r"<HOW><MONTH> <TO>m(?P<to>\d\d)<OF><YEAR>", _months_of_year),
    (r"<MONTH><OF><YEAR>", _month_of_year),
    (r"(?:the )?<SEASON><OF><YEAR>(?: [-/] (?P<to>\d\d(?:\d\d)?))?", _season_of_year),
    (r"<YEAR> - (?P<to>\d\d(?:\d\d)?)", _years),
    (r"<YEAR>", _year),
)
_RELATIVE: tuple[tuple[str, Callable[[date, re.Match[str], _Scan], _Found]], ...] = (
    *((days, _near_dates) for days in _DATE_SPANS),
    *((day, _near_date) for day in _DATES),
    ("|".join(_NEAR), _near_day),
    (r"(?:the|(?P<which>this|last))(?: past)? weekend", _weekend),
    (r"(?:(?P<count>\d{2,3}) - )?<UNIT> - old", _old),
    (r"(?<!half )(?:<ABOUT><COUNT> )?<UNIT> ago", _ago),
    (r"(?P<part>earlier|later) (?:this|in the) <WHOLE>", _calendar_part),
    (r"(?P<which>this|last|next) <WHOLE>(?! of)", _calendar),
    (r"(?:(?<=beginning of )|(?<=start of )|(?<=middle of )|(?<=end of ))(?P<which>the) <WHOLE>", _calendar),
    (r"(?:(?P<how>for|in|over|during|within) )?(?:(?:the|these|its|their) )?(?P<which>past|last|recent|next|coming) "
     r"(?:<COUNT> )?<UNIT>(?! of)", _past),
    (r"(?<!every )(?<!each )(?:this )?(?:(?P<which>this|last|past|next|coming) )?w(?P<day>\d)", _weekday),
    (r"(?:(?P<which>this|last|next) )?<MONTH>", _month),
    (r"(?P<which>this|last|next|the) <SEASON>", _season),
)
_COMPOSED: _Rules = (
    (r"<ABOUT><COUNT> <UNIT> (?P<way>earlier|later)", _anchored),
    (r"(?:the )?(?P<way>same|next|following|previous|that) (?P<unit>day)", _anchored),
    (r"<A>(?: ,| of| in)? <B>", _narrowed),
    (r"<ABOUT><COUNT> <UNIT> (?P<way>after|before) <X>", _anchored),
    (r"(?:the )?(?P<part>first|last) week of <X>", _week_of),
    (r"(?:the )?(?P<part>early|mid|late)(?: (?:-|in|on))? <X>", _part),
    (r"(?:the )?(?P<part>beginning|start|middle|end) of <X>", _part),
    (r"(?:around|circa) <X>", _around),
    (r"(?P<how>from|between) <A> (?:to|until|till|through|and) <B>", _range),
    (r"(?P<how>)<A> (?:to|until|till|through|-) <B>", _range),
    (r"(?:ever )?(?:(?P<loose>since|until|till|before|prior to|after)|(?P<strict>starting|beginning|from|up to|through|"
     r"by|during|throughout|over))(?: in| on| from| at least)? <X>(?(strict)(?! 's))", _connected),
)


@cache
def _rule(pattern: str) -> re.Pattern[str]:
    """The pattern over whole words, with the pieces in angle brackets filled in; compiled when it is first used."""
    return re.compile(rf"(?<!\S)(?:{re.sub(r'<([A-Z]+)>', lambda m: _PIECES[m[1]], pattern)})(?!\S)")
