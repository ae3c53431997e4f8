"""Who wrote it: the names and the outlet that a byline prints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reading.cues import OUTLETS, ROLE
from kg.reading.datelines import find_date, without_dates

_WORD = r"(?:[^\W\d_a-z](?:[\w'’-]|\.(?=\w|,|$| [^\W\d_a-z]))*)"
_PARTICLE = r"(?:al|el|ul|bin|bint|ibn|abu|umm|van|von|der|den|de|da|di|du|la|le|dos)"
_NAME = rf"(?:{_WORD}|{_PARTICLE}-\w+)(?: (?:{_PARTICLE}[ -])*{_WORD}| {_PARTICLE}-{_WORD}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,5}}"
_BY = (
    r"(?:(?:written|story|text|words|reported|reporting|report|analysis|translated|compiled|posted)\s+)?by\s*:?"
    r"|author\s*:|writer\s*:"
)
_SIGNED = re.compile(rf"(?i:(?P<by>{_BY}))\s+(?P<names>{_NAMES})(?P<rest>.*)", re.DOTALL)
_PLAIN = re.compile(rf"(?P<names>{_NAME}(?:(?: and | & ){_NAME})?)\s*(?:,|\||·|/|–|—| - | in | for )\s*(?P<rest>\S.*)")
_OUTLET = re.compile(rf"(?:^|(?<=[\s(\[/|,]))(?P<outlet>{OUTLETS})(?=$|[\s)\]/|,;])")
_ROLE = re.compile(ROLE)
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_CREDITS = re.compile(
    r"\(?(?i:(?:additional )?(?:reporting|writing|editing|translation|translated|edited)) by [^\W\d_a-z][^.]*\.?\)?"
)
_DAYS = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber)\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    rf"(?:^|, | and |\b)(?:(?:{OUTLETS})(?!\w)|(?i:staff|contributor|correspondent|reporter|editor)\b)"
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors as printed and the outlet, as far as the line gives them."""

    author: str | None
    outlet: str | None


def find_byline(text: str) -> Byline | None:
    """What a line that starts with "By" or credits the desk at the end gives, or None when it is no such line."""
    if len(text) > _LONGEST or "\n\n" in text:
        return None
    line = " ".join(text.split())
    if _CREDITS.fullmatch(line):
        return Byline(None, None)
    signed = _SIGNED.fullmatch(without_dates(line) if find_date(line) else line)
    if signed is None or _DAYS.match(signed["names"]) or not _is_about_the_author(signed["rest"]):
        return None
    return _byline(signed["names"], signed["rest"])


def find_signature(text: str) -> Byline | None:
    """What "Jane Doe, Reuters" or a lone "Reuters" gives at the head of an article, or None.

    Only where a byline is expected: the same words may be anything in the middle of a text.
    """
    if len(text) > _LONGEST:
        return None
    line = " ".join(text.split())
    line = without_dates(line) if find_date(line) else line
    if re.fullmatch(rf"\(?(?:{OUTLETS})\)?", line):
        return Byline(None, line.strip("()"))
    plain = _PLAIN.fullmatch(line)
    if plain is None or " " not in plain["names"] or not _is_about_the_author(plain["rest"]):
        return None
    known = _OUTLET.search(plain["rest"]) or _ROLE.fullmatch(plain["rest"].split()[0])
    return _byline(plain["names"], plain["rest"]) if known else None


def _is_about_the_author(rest: str) -> bool:
    """Whether what follows the names is only places, outlets and jobs: capitalised words and those of a desk."""
    return all(_CAPITAL.match(word) or _ROLE.fullmatch(word) for word in re.findall(r"[^\s,|·/()–—-]+", rest))


def _byline(names: str, rest: str) -> Byline:
    """The names without the outlet and the job that run on after them."""
    outlet = _OUTLET.search(names) or _OUTLET.search(rest)
    return Byline(_JOB.split(names)[0].strip(" ,") or None, outlet["outlet"] if outlet else None)
