"""When an edge holds, as its cells say it: a year, month or day, or the two between which it lasts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from kg.errors import UsageError
from kg.model import Interval


def interval_of(where: str, cells: Mapping[str, str]) -> Interval | None:
    """The interval that ``when``, or ``since`` and ``until``, give; None without them. UsageError names ``where``.

    An edge with a start and no end lasts on.
    """
    when, since, until = (cells.get(role, "") for role in ("when", "since", "until"))
    if when:
        days = _days(where, when)
        return Interval(when, earliest_start=_start(days[0]), latest_end=_end(days[1]))
    if not (since or until):
        return None
    first, last = _days(where, since)[0] if since else None, _days(where, until)[1] if until else None
    if first and last and last < first:
        raise UsageError(f"{where}: it ends in {until}, before it starts in {since}; exchange the two")
    return Interval(
        f"{since or '..'}/{until or '..'}",
        earliest_start=_start(first) if first else None,
        latest_end=_end(last) if last else None,
    )


def _days(where: str, text: str) -> tuple[date, date]:
    """The first and last day of a year, month or day."""
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(parts) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(parts) == 2:
            year, month = numbers
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        day = date.fromisoformat(text)
    except (ValueError, TypeError):
        raise UsageError(f"{where}: {text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return day, day


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), UTC)
