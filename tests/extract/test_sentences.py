"""Sentences and passages of news, each with exactly the claims it makes, as ``sentences/*.txt`` tell them::

    # A comment.
    Kidal, a bastion of the rebels since 2012, was shelled.
      rebels > hasStrongholdIn > Kidal
        time: 2012/..
      - > bombarded > Kidal

    The truce between the Tebu and the Tuareg has collapsed.
      Tebu > truceWith > Tuareg (denied)

A text is one line at the margin, of one sentence or several; an empty line ends what is told of it. Below stand all its
claims in their order, or none: subject > relation > object, by the names of the entities, "-" for a missing end.
Brackets hold polarity and modality where these are not plain fact: (denied), (intended), (denied, conditional);
(?) leaves them open. Below a claim stand those of its ``DETAILS`` that are looked at; "-" is for one that it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, repeat
from pathlib import Path

import pytest
from reading_steps import Read, ends

from kg.model import Claim, Modality, Polarity

HERE = Path(__file__).parent
DETAILS: dict[str, Callable[[Claim], str | None]] = {
    "place": lambda claim: claim.place.entity.name if claim.place else None,
    "time": lambda claim: claim.time.edtf if claim.time else None,
    "quantity": lambda claim: claim.quantity,
    "source": lambda claim: ", ".join(link.name for link in claim.attribution) or None,
}
TEXT = re.compile(r"(?!.* > )\S.*")
CLAIM = re.compile(r"  \S.* > \w+ > \S.*")
DETAIL = re.compile(rf"    (?:{'|'.join(DETAILS)}): \S.*")

Told = list[str]  # a claim as the files tell it, then its details, one line each


@dataclass(frozen=True)
class Passage:
    file: Path
    line: int
    text: str
    claims: list[Told]


def passages(file: Path) -> Iterator[Passage]:
    """The passages of a file in their order."""
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    uncommented = ((number, line) for number, line in lines if not line.startswith("#"))
    for filled, block in groupby(uncommented, key=lambda numbered: bool(numbered[1].strip())):
        if filled:
            yield passage(file, *block)


def passage(file: Path, text: tuple[int, str], *below: tuple[int, str]) -> Passage:
    """What numbered lines without an empty one between them tell; ValueError names the first that is out of form."""
    claims: list[Told] = []
    misplaced = [] if TEXT.fullmatch(text[1]) else [text]
    for number, line in below:
        if CLAIM.fullmatch(line):
            claims.append([line.strip()])
        elif claims and DETAIL.fullmatch(line):
            claims[-1].append(line.strip())
        else:
            misplaced.append((number, line))
    if misplaced:
        number, line = misplaced[0]
        raise ValueError(f"{file}:{number}: neither a text, a claim nor a detail in its place: {line!r}")
    return Passage(file, *text, claims)


def told(claim: Claim, like: Sequence[str]) -> Told:
    """The claim as a file tells it, with as much of it as ``like`` looks at."""
    subject, relation, object_ = ends(claim)
    stance = [x.value for x in (claim.polarity, claim.modality) if x not in (Polarity.AFFIRMED, Modality.ACTUAL)]
    held = "?" if like and like[0].endswith(" (?)") else ", ".join(stance)
    details = [line.partition(":")[0] for line in like[1:]]
    return [
        f"{subject or '-'} > {relation} > {object_ or '-'}" + (f" ({held})" if held else ""),
        *(f"{detail}: {DETAILS[detail](claim) or '-'}" for detail in details),
    ]


def shown(claims: list[Told]) -> str:
    """The claims as they stand in a file, so that they can be copied into it."""
    return "\n".join("\n    ".join([f"  {claim}", *details]) for claim, *details in claims) or "  (no claim)"


PASSAGES = [each for file in sorted(HERE.glob("sentences/*.txt")) for each in passages(file)]


@pytest.mark.parametrize("passage", PASSAGES, ids=[f"{each.file.stem}: {each.text}" for each in PASSAGES])
def test_claims(read: Read, passage: Passage) -> None:
    claims = read(passage.text).claims()
    seen = [told(claim, like) for claim, like in zip(claims, chain(passage.claims, repeat([])), strict=False)]
    if seen != passage.claims:
        where = f"{passage.file.relative_to(HERE.parents[1])}:{passage.line}"
        expected = shown(passage.claims)
        pytest.fail(f"{where}: {passage.text}\nexpected\n{expected}\nseen\n{shown(seen)}", pytrace=False)
