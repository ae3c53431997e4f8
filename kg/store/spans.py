"""When a claim is known to hold: its own time, or else the day its document was published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kg.model import Claim, Interval
from kg.store.terms import end_of, start_of

SLACK = timedelta(days=3)
"""A report without a time of its own speaks of the days about its publication; this is how far they reach."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one moment to another, both included; ``dated`` is False when only the publication date is known."""

    start: datetime
    end: datetime
    edtf: str
    dated: bool = True

    def overlaps(self, other: Period) -> bool:
        """True when both may have held at the same time; undated ones reach ``SLACK`` further on both sides."""
        slack = (0 if self.dated else 1) + (0 if other.dated else 1)
        return self.start - slack * SLACK <= other.end and other.start - slack * SLACK <= self.end


def period(claim: Claim, published: date | None) -> Period | None:
    """When the claim is known to hold, or None when neither it nor its document is dated."""
    time = claim.time
    starts = (time.earliest_start, time.latest_start, time.earliest_end, time.latest_end) if time else ()
    start = next((bound for bound in starts if bound is not None), None)
    if time is None or start is None:
        return Period(start_of(published), end_of(published), published.isoformat(), dated=False) if published else None
    # without a known end it held at least until the report that says so
    known = time.latest_end or time.earliest_end or (end_of(published) if published else None)
    return Period(start, max(start, known or time.latest_start or start), time.edtf)


def hull(periods: Iterable[Period | None]) -> Interval | None:
    """The span from the first to the last known moment, or None when nothing is dated."""
    known = [found for found in periods if found is not None]
    if not known:
        return None
    start, end = min(p.start for p in known), max(p.end for p in known)
    texts = {p.edtf for p in known}
    return Interval(texts.pop() if len(texts) == 1 else days(start, end), earliest_start=start, latest_end=end)


def days(start: datetime, end: datetime) -> str:
    """The two days as EDTF: one date, or an interval."""
    first, last = start.date().isoformat(), end.date().isoformat()
    return first if first == last else f"{first}/{last}"
