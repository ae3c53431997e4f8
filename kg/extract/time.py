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


def _turn(said: tuple[int, ...], now: tuple[int, ...], which: str | None, *, ahead: bool) -> int:
    """How many years away the month (and day) meant is: the last one begun, unless the words say otherwise."""
    if which == "this":
        return 0
    if which == "last":
        return 0 if said < now else -1
    if which == "next":
        return 0 if said > now else 1
    if ahead:
        return 0 if said >= now else 1
    return 0 if said <= now else -1


def _turned(m: _Moment, count: int, unit: str) -> _Moment:
    """The same that many weeks or years on; the end of February stays its end."""
    return _days(_step(m.first, count, unit), _step(m.last + timedelta(days=1), count, unit) - timedelta(days=1))


def _third(m: _Moment, which: int) -> _Moment:
    """The early, middle or late part of a month, week or year; a day has none."""
    size = (m.last - m.first).days + 1
    if size == 1:
        return m
    if size > 360:
        first, last = _step(m.first, which * 4, "month"), _step(m.first, which * 4 + 4, "month")
    else:
        first = m.first + timedelta(days=which * (size // 3))
        last = m.first + timedelta(days=(which + 1) * (size // 3) if which < 2 else size)
    return replace(_days(first, last - timedelta(days=1)).roughly(m), recurs=m.recurs)


def _ordered(first: _Moment, last: _Moment) -> _Moment | None:
    """The first of the two, a turn earlier where it recurs and would lie behind the other; None when it still does."""
    if first.first > last.last and first.recurs:
        turned = _turned(first, -1, first.recurs)
        first = replace(turned.roughly() if first.about else turned, recurs=first.recurs)
    return first if first.first <= last.last else None


# -- intervals -------------------------------------------------------------------------------------------------------
def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), UTC)


def _within(m: _Moment) -> Interval:
    """The interval of something that happened at some time in a moment."""
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
    """From the one to the other, or between them, when both days exist."""
    if first is None or last is None:
        return None
    return _stretch(first, last) if how == "from" else _between(first, last)


# -- rules that need no publication date -----------------------------------------------------------------------------
def _iso(m: re.Match[str], scan: _Scan) -> _Found:
    return _day(int(m["year"]), int(m["month"]), int(m["day"]))


def _slashed(m: re.Match[str], scan: _Scan) -> _Found:
    """"27/02/2014" and "02/27/2014"; "03/04/2014" could be either."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    return _day(year, min(a, b), max(a, b)) if a == b or max(a, b) > 12 else None


def _date(m: re.Match[str], scan: _Scan, now: date | None = None) -> _Found:
    """A day or days of a month; without a year the nearest that fits."""
    said = m.groupdict()
    month, day = int(m["month"]), int(m["day"])
    if now is None:
        year = int(m["year"])
    else:
        year = now.year + _turn((month, day), (now.month, now.day), None, ahead=scan.is_ahead(m.start("month")))
    first = _day(year, month, day)
    if first is not None and now is not None:
        first = replace(first, recurs="year")
    if "to" not in said:
        return first
    if m["and"] and said["how"] != "between":
        return None
    return _span(said["how"], first, _day(year, month, int(m["to"])))


def _month_of_year(m: re.Match[str], scan: _Scan) -> _Found:
    return _months(int(m["year"]), int(m["month"]))


def _months_of_year(m: re.Match[str], scan: _Scan) -> _Found:
    """"from November to January 2013" began the year before."""
    year, a, b = int(m["year"]), int(m["month"]), int(m["to"])
    return _span(m["how"], _months(year - (a > b), a), _months(year, b))


def _season_of_year(m: re.Match[str], scan: _Scan) -> _Found:
    """Three months, approximately; "the winter of 2013" may be either of the two that touch the year."""
    start, year = _SEASONS[m["season"]], int(m["year"])
    season = _months(year, start, 3)
    if season is None:
        return None
    both = season.roughly() if start < 12 or m["to"] else season.roughly(_months(year, 1, 14))
    return both if start < 12 or m["to"] else replace(both, low=date(year, 1, 1))


def _years(m: re.Match[str], scan: _Scan) -> _Found:
    """"2011-2013" and "2011-12"; any other pair such as "2014-02" is a year and a month."""
    year, other = int(m["year"]), int(m["to"])
    last = other if other > 100 else year // 100 * 100 + other
    if last == year + 1 or last > year and other > 12:
        return _span(None, _months(year, 1, 12), _months(last, 1, 12))
    return _months(year, other) if 1 <= other <= 12 else None


def _year(m: re.Match[str], scan: _Scan) -> _Found:
    """A number that can only be a year: by the word before it, and not a count of things."""
    before = scan.text[: m.start()].split()[-1:]
    word = scan.sentence.words[scan.word(m.start())]
    counts = word.dep in ("nummod", "quantmod") and word.head > word.i
    single = scan.sentence.words[word.head].tag == "NN"
    known = before[:1] == ["the"] and single and counts or bool(_BEFORE_YEARS.intersection(before)) and not counts
    return _months(int(m["year"]), 1, 12) if known else None


# -- rules that count from the day of publication --------------------------------------------------------------------
def _near_day(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    first, last = _NEAR[m[0]]
    return _days(now + timedelta(days=first), now + timedelta(days=last))


def _weekend(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    saturday = now - timedelta(days=(now.weekday() - 5) % 7 or (7 if m["which"] == "last" else 0))
    return _days(saturday, saturday + timedelta(days=1))


def _weekday(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    """The last such day on or before publication; the first from it on when what is said is to come."""
    which, back = m["which"], (now.weekday() - int(m["day"])) % 7
    ahead = which in ("next", "coming")
    if ahead or which not in ("last", "past") and scan.is_ahead(m.start("day")):
        days = (7 if ahead else 0) if back == 0 else 7 - back
    else:
        days = -(back or (7 if which in ("last", "past") else 0))
    return replace(_days(now + timedelta(days=days)), recurs="week")


def _month(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    month = int(m["month"])
    turn = _turn((month,), (now.month,), m["which"], ahead=scan.is_ahead(m.start("month")))
    found = _months(now.year + turn, month)
    return found and replace(found, recurs="year")


def _season(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    """The last one begun; "last" is one that has ended, which is judged as if it were two months earlier."""
    start, which = _SEASONS[m["season"]], m["which"] if m["which"] != "the" else None
    if start == 9 and m["season"] == "fall" and which is None:
        return None
    base = _step(now, -2, "month") if which == "last" else now
    which = None if start == 12 and which == "this" else which
    found = _months(base.year + _turn((start,), (base.month,), which, ahead=scan.is_ahead(m.start())), start, 3)
    return found and replace(found.roughly(), recurs="year")


def _calendar(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    """"last week", "this year", "earlier this month"."""
    said = m.groupdict()
    found = _unit(_step(now, {"last": -1, "next": 1}.get(said.get("which") or "", 0), m["unit"]), m["unit"])
    if found is None or said.get("part") is None:
        return found
    return _days(found.first, now) if said["part"] == "earlier" else _days(now, found.last)


def _recent(now: date, unit: str) -> _Moment:
    first = _days(_step(now, -_VAGUE[unit], unit), now)
    return replace(first.roughly(), high=now, role="during")


def _ago(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    unit = m["unit"]
    if m["count"] is None:
        return replace(_recent(now, unit), role="at") if m["plural"] or m["vague"] else None
    found = _unit(_step(now, -_count(m), unit), unit)
    return found.roughly() if found and m["about"] else found


def _past(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    """"in the past two days", "over the coming week", "in recent months"."""
    unit, ahead = m["unit"], m["which"] in ("next", "coming")
    if m["which"] == "recent" or m["vague"] or m["plural"] and not m["count"]:
        if ahead:
            return replace(_days(now, _step(now, _VAGUE[unit], unit)).roughly(), low=now, role="during")
        return _recent(now, unit) if m["plural"] else None
    if not m["count"] and m["which"] in ("next", "last"):
        return None
    other = _step(now, _count(m) * (1 if ahead else -1), unit)
    if m["how"] == "for" and not ahead:
        return _stretch(_days(other), _days(now), ends=False)
    return replace(_days(min(other, now), max(other, now)), role="during")


def _old(m: re.Match[str], scan: _Scan, now: date) -> _Found:
    """"the 10-month-old siege"."""
    found = _unit(_step(now, -_count(m), m["unit"]), m["unit"])
    return found and _since(found.roughly())


def _count(m: re.Match[str]) -> int:
    return int(m["count"]) if (m["count"] or "").isdigit() else 1


# -- rules that build on what was read -------------------------------------------------------------------------------
def _anchored(m: re.Match[str], scan: _Scan) -> _Found:
    """"a day earlier", "the same day": counted from another time of the sentence."""
    anchor = scan.anchor(m.start())
    unit = m["unit"]
    if anchor is None or unit == "day" and anchor.first != anchor.last:
        return None
    count = {"earlier": -1, "previous": -1, "same": 0, "that": 0}.get(m["way"] or m["other"], 1) * _count(m)
    found = _unit(_step(anchor.first, count, unit), unit)
    return found.roughly() if found and m["about"] else found


def _narrowed(m: re.Match[str], scan: _Scan) -> _Found:
    """"January last year", "Tuesday of last week", "Friday, 28 February": the second says which of the first is meant."""
    a, b = scan.moment(m, "a"), scan.moment(m, "b")
    size = (b.last - b.first).days + 1
    if a.recurs == "year" and size > 360:
        turned = _turned(a, b.first.year - a.first.year, "year")
        return turned.roughly() if a.about else turned
    if a.recurs == "week" and size in (1, 7):
        return b if size == 1 else _days(b.first + timedelta(days=a.first.weekday()))
    return None


def _part(m: re.Match[str], scan: _Scan) -> _Found:
    return _third(scan.moment(m, "x"), _PARTS[m["part"]])


def _week_of(m: re.Match[str], scan: _Scan) -> _Found:
    x, six = scan.moment(m, "x"), timedelta(days=6)
    return _days(x.first, x.first + six) if m["part"] == "first" else _days(x.last - six, x.last)


def _around(m: re.Match[str], scan: _Scan) -> _Found:
    return scan.moment(m, "x").roughly()


def _range(m: re.Match[str], scan: _Scan) -> _Found:
    a, b = scan.moment(m, "a"), scan.moment(m, "b")
    return _between(a, b) if m["how"] == "between" else _stretch(a, b)


def _connected(m: re.Match[str], scan: _Scan) -> _Found:
    return _CONNECTORS[m["loose"] or m["strict"]](scan.moment(m, "x"))


_BEFORE_YEARS = frozenset({"in", "since", "until", "till", "by", "of", "from", "during", "throughout", "before", "after", "early",
                           "late", "mid", "-", "between", "and", "to", "through", "around", "circa"})
_NEAR = {"today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0),
         "yesterday": (-1, -1), "last night": (-1, -1), "overnight": (-1, 0), "tomorrow": (1, 1),
         "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2)}
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_CONNECTORS: dict[str, Callable[[_Moment], _Spell]] = {
    "since": _since, "starting": _since, "beginning": _since, "from": _since, "after": _after, "until": _until, "till": _until,
    "up to": _until, "through": _until, "before": _before, "prior to": _before, "by": _by, "during": _during,
    "throughout": _during, "over": _during}


def _rule(pattern: str) -> re.Pattern[str]:
    """A pattern over whole words, with the pieces in angle brackets filled in."""
    return re.compile(rf"(?<!\S)(?:{re.sub('<([A-Z]+)>', lambda m: _PIECES[m[1]], pattern)})(?!\S)")


_PIECES = {
    "YEAR": r"(?P<year>19\d\d|20\d\d|2100)",
    "OFYEAR": r"(?:(?: ,| of)? (?P<year>19\d\d|20\d\d|2100))",
    "HOW": r"(?:(?P<how>from|between) )?(?:the )?",
    "TO": r"(?:-|to|until|till|through|(?P<and>and))(?: the)?",
    "UNIT": r"(?P<unit>hour|day|week|month|year)(?P<plural>s)?",
    "ABOUT": r"(?:(?P<about>(?:just )?(?:about|around|almost|nearly|roughly|approximately|some|over|under|more than|less than|at least)) )?",
    "COUNT": r"(?:(?:a )?(?P<count>\d{2,3}|an?)|(?P<vague>(?:a )?(?:few|several|many|couple(?: of)?)))",
}
_DATES = (r"<HOW>(?P<day>\d\d) <TO> (?P<to>\d\d) (?:of )?m(?P<month>\d\d)", r"<HOW>m(?P<month>\d\d) (?P<day>\d\d) <TO> (?P<to>\d\d)",
          r"(?:the )?(?P<day>\d\d) (?:of )?m(?P<month>\d\d)", r"m(?P<month>\d\d) (?:the )?(?P<day>\d\d)")
_ABSOLUTE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Scan], _Found]], ...] = (
    (_rule(r"<YEAR> - (?P<month>\d\d) - (?P<day>\d\d)"), _iso),
    (_rule(r"(?P<a>\d\d) / (?P<b>\d\d) / <YEAR>"), _slashed),
    *((_rule(days + "<OFYEAR>"), _date) for days in _DATES),
    (_rule(r"<HOW>m(?P<month>\d\d) <TO> m(?P<to>\d\d)<OFYEAR>"), _months_of_year),
    (_rule(r"m(?P<month>\d\d)<OFYEAR>"), _month_of_year),
    (_rule(r"(?:the )?(?P<season>spring|summer|autumn|fall|winter)<OFYEAR>(?: [-/] (?P<to>\d\d(?:\d\d)?))?"), _season_of_year),
    (_rule(r"<YEAR> - (?P<to>\d\d(?:\d\d)?)"), _years),
    (_rule(r"<YEAR>"), _year),
)
_RELATIVE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Scan, date], _Found]], ...] = (
    *((_rule(days), _date) for days in _DATES),
    (_rule("|".join(sorted(_NEAR, key=len, reverse=True))), _near_day),
    (_rule(r"(?:the|(?P<which>this|last))(?: past)? weekend"), _weekend),
    (_rule(r"(?:(?P<count>\d{2,3}) - )?<UNIT> - old"), _old),
    (_rule(r"(?:<ABOUT><COUNT> |(?<!half ))<UNIT> ago"), _ago),
    (_rule(r"(?:(?P<part>earlier|later) )?(?P<which>this|last|next) (?P<unit>week|month|year)(?! of)"), _calendar),
    (_rule(r"(?P<part>earlier|later) in the (?P<unit>week|month|year)"), _calendar),
    (_rule(r"(?:(?<=beginning of )|(?<=start of )|(?<=middle of )|(?<=end of ))the (?P<unit>week|month|year)"), _calendar),
    (_rule(r"(?:(?P<how>for|in|over|during|within) )?(?:(?:the|these|its|their) )?(?P<which>past|last|recent|next|coming) "
           r"(?:<COUNT> )?<UNIT>(?! of)"), _past),
    (_rule(r"(?:this )?(?:(?P<which>this|last|past|next|coming) )?w(?P<day>\d)"), _weekday),
    (_rule(r"(?:(?P<which>this|last|next) )?m(?P<month>\d\d)"), _month),
    (_rule(r"(?P<which>this|last|next|the) (?P<season>spring|summer|autumn|fall|winter)"), _season),
)
_COMPOSED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Scan], _Found]], ...] = (
    (_rule(r"<ABOUT><COUNT> <UNIT> (?P<way>earlier|later)(?P<other>\b)"), _anchored),
    (_rule(r"(?:the )?(?P<other>same|next|following|previous|that) (?P<unit>day)(?P<way>\B)?(?P<about>\B)?(?P<count>\B)?"), _anchored),
    (_rule(r"(?P<a>@_*)(?: ,| of| in)? (?P<b>@_*)"), _narrowed),
    (_rule(r"(?:the )?(?P<part>first|last) week of (?P<x>@_*)"), _week_of),
    (_rule(r"(?:the )?(?P<part>early|beginning|start|mid|middle|late|end)(?: (?:-|in|on|of))? (?P<x>@_*)"), _part),
    (_rule(r"(?:around|circa) (?P<x>@_*)"), _around),
    (_rule(r"(?P<how>from|between) (?P<a>@_*) (?:to|until|till|through|and) (?P<b>@_*)"), _range),
    (_rule(r"(?P<a>@_*) (?:to|until|till|through|-) (?P<b>@_*)(?P<how>\B)?"), _range),
    (_rule(r"(?:ever )?(?:(?P<loose>since|until|till|before|prior to|after)|(?P<strict>starting|beginning|from|up to|through|by|"
           r"during|throughout|over))(?: in| on| from| at least)? (?P<x>@_*)(?(strict)(?! 's))"), _connected),
)


# -- which time belongs to a predicate -------------------------------------------------------------------------------
def time_of(sentence: Sentence, head: int, governor: int, times: tuple[TimeExpression, ...]) -> Interval | None:
    """When a predicate holds, by the time that hangs nearest on its trigger, or its governing word, or its own clause.

    ``head`` and ``governor`` are those of a ``Predicate``. The time of another clause is never taken, save that what
    stands before a verb also counts for the verbs coordinated with it ("on Friday it attacked A and seized B").
    """
    if not times:
        return None
    for host, before in _hosts(sentence, head, governor):
        found = [(steps, t.first, t.interval) for t in times
                 if (steps := _steps(sentence, t, host)) is not None and (not before or t.last <= host)]
        if found:
            return min(found, key=lambda each: each[:2])[2]
    return None


def _hosts(s: Sentence, head: int, governor: int) -> Iterator[tuple[int, bool]]:
    """The words that a predicate's time may hang on, nearest first; True with those whose time must precede them."""
    yield head, False
    if governor != head:
        yield governor, False
    word, before = s.words[governor], False
    for above in s.path_up(governor):
        if word.dep == "conj" and _is_verb(word):
            before = True
        elif _is_clause(s, word) and not (word.dep == "xcomp" and above.lemma in _ASPECT):
            return
        word = above
        if _is_verb(above):
            yield above.i, before


def _steps(s: Sentence, t: TimeExpression, host: int) -> int | None:
    """How many words up from a time its host is; None when it hangs on something else, or in another clause."""
    top = next(w for w in s.words[t.first : t.last] if not t.first <= w.head < t.last or w.head == w.i)
    if host == top.i:
        return 0
    for steps, word in enumerate(s.path_up(top.i), 1):
        if word.i == host:
            return steps
        if top.dep in _MODIFIERS or _is_verb(word) and word.dep != "aux":
            return None
    return None


def _is_verb(word: Word) -> bool:
    return word.pos in ("VERB", "AUX")


def _is_clause(s: Sentence, word: Word) -> bool:
    """True for the head of a clause of its own; a participle that goes on with its main clause has none."""
    if word.dep == "advcl" and word.tag == "VBG" and not s.kid(word.i, "mark", "nsubj", "nsubjpass", "prep_marker"):
        return s.words[word.head].i > word.i
    return word.dep in _BOUNDARIES and _is_verb(word)
