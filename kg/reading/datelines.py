"""Dates in full, lines that only say when and where, and the "ALEPPO, Syria (Reuters) -" that opens a wire story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.reading.cues import is_outlet

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?i:(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?)"
)
_ANY_MONTH = _MONTH.replace("?P<month>", "?:")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_YEAR}(?P<sep>[-/.])(?P<number>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)",
        rf"\b{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}\b",
        rf"\b{_MONTH} {_DAY} ?,? ?{_YEAR}\b",
        rf"\b(?P<first>\d{{1,2}})(?P<sep>[/.])(?P<second>\d{{1,2}})(?P=sep){_YEAR}\b",
    )
)
_LABEL = re.compile(
    r"^(?:(?:first |originally |last )?(?:published|posted|updated|modified|issued|released|date|created|filed)\b"
    r"(?: (?:on|at)\b)?\s*:?\s*)+",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:T|at )?\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?:Z|GMT|UTC|[ECMP][SD]T|EEST|EET|CES?T|BST|local time)\b\)?)?(?:\s*[+-]\d\d:?\d\d\b)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun)\b\.?"
    r"|\b\d+ min(?:ute)?s?(?: read)?\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w'’-]*(?:,? |$)){0,3}")
_EDGES = " \t\r\n,;:|/·•()[]-–—"
_LONGEST_LINE = 100

_WHEN = rf",? (?:{_ANY_MONTH} \d{{1,2}}|\d{{1,2}} {_ANY_MONTH})(?:,? (?:19|20)\d\d)?"
_WIRE = re.compile(
    r"(?P<place>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3})"
    r"(?P<region>, [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2})??"
    rf"(?P<when>{_WHEN})?"
    r"(?P<agency>,? [([](?P<outlet>[A-Z][\w&.'’ /-]{1,40})[)\]])?"
    rf"(?P<later>{_WHEN})?"
    r"(?:\s*(?:[–—]|--)\s*|\s+-\s+)(?=\S)"
)
_SHORTEST_BARE_PLACE = 5


@dataclass(frozen=True, slots=True)
class Wire:
    """The opening of a wire story: how many characters it takes, the agency in brackets and the date, if any.

    ``bare``: nothing but a place in capitals and a dash, as in "DAMASCUS - ".
    """

    length: int
    bare: bool
    outlet: str | None
    published: date | None


def find_date(text: str) -> date | None:
    """The first full date of the text, or None: no relative dates, no missing years, no 3/4/2014."""
    matches = sorted((m for form in _FORMS for m in form.finditer(text)), key=lambda match: match.start())
    return next((found for match in matches if (found := _date_of(match)) is not None), None)


def is_dateline(text: str) -> bool:
    """Whether a line says only a full date, with a label, a time and a place at most."""
    if len(text) > _LONGEST_LINE or not any(form.search(text) for form in _FORMS):
        return False
    return _PLACE.fullmatch(without_dates(text)) is not None


def without_dates(text: str) -> str:
    """The line without its dates, times, weekdays and the words that label them."""
    rest = _LABEL.sub("", text.strip())
    for form in (*_FORMS, _CLOCK, _ASIDE):
        rest = form.sub(" ", rest)
    rest = _LABEL.sub("", rest.strip(_EDGES))
    return " ".join(re.split(r"[\s|/·•()\[\]–—]+", rest)).strip(_EDGES)


def find_wire(text: str) -> Wire | None:
    """The opening of a wire story in a paragraph, or None.

    A place in small letters needs a known agency, a region or a date after it, and capitals and a dash are enough only
    when they are long and a new sentence follows: "ISIS - a group that" and "Jaish al-Fatah (JF) - an alliance" are no
    datelines.
    """
    match = _WIRE.match(text)
    if match is None or (match["outlet"] and not is_outlet(match["outlet"])):
        return None
    bare = not (match["region"] or match["when"] or match["later"] or match["outlet"])
    dashed = match[0].rstrip()[-1] in "–—" and match[0][-1].isspace()
    if not (match["place"].isupper() or match["outlet"] or (dashed and (match["region"] or match["when"]))):
        return None
    if bare and (len(match["place"]) < _SHORTEST_BARE_PLACE or not text[match.end()].isupper()):
        return None
    return Wire(match.end(), bare, match["outlet"], find_date(match[0]))


def _date_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if parts.get("first"):
        day, month = _day_and_month(int(parts["first"]), int(parts["second"]), dotted=parts["sep"] == ".")
    else:
        day = int(parts["day"])
        month = int(parts["number"]) if parts.get("number") else MONTHS.index(parts["month"][:3].lower()) + 1
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _day_and_month(first: int, second: int, *, dotted: bool) -> tuple[int, int]:
    """Day and month of 27/02/2014, 02/27/2014 or 03.04.2014; (0, 0) where the order cannot be known."""
    if dotted or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else (0, 0)
