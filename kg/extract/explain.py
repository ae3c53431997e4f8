"""Explaining: sentence by sentence, what the reader saw, what it made of it and, where it made nothing, why not.

Analysts use it to see which word to teach (``--lexicon``), which name to add to a pack, and which sentence to read
for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.claims import Reader
from kg.extract.predicates.triggers import Predicate
from kg.knowledge.lexicon import Frame
from kg.model import Claim, Mention


def explain(reader: Reader) -> Iterator[str]:
    """The lines of the explanation, in the order of the text; offsets count the document's characters."""
    claims: dict[int, list[Claim]] = {}
    for claim in reader.claims():
        claims.setdefault(claim.evidence.start, []).append(claim)
    for si, s in enumerate(reader.sentences):
        text = " ".join(s.span.of(reader.document.text).split())
        yield f"{s.span.start}-{s.span.end}  {text}"
        yield from _names(reader, si)
        predicates = reader.predicates(si)
        for predicate in predicates:
            yield from _predicate(reader, predicate)
        found = claims.get(s.span.start, [])
        yield from (f"  claim   {_claim(c)}" for c in found)
        if not found:
            yield "  none    " + ("no frame fits" if predicates else "no word of it is in the lexicon")
        yield ""


def _names(reader: Reader, si: int) -> Iterator[str]:
    table = reader.mentions.register.names
    for name in table.spans[si]:
        full = table.canonical.get(name.key, name.text)
        yield f"  name    {name.text}: {table.type_of(name.key)}" + (f", for {full}" if full != name.text else "")


def _predicate(reader: Reader, predicate: Predicate) -> Iterator[str]:
    """The trigger with its roles, and what keeps each of its frames from fitting when none does."""
    words = reader.sentences[predicate.sentence].words
    roles = "; ".join(f"{role}: {', '.join(words[i].text for i in at)}" for role, at in predicate.roles.items() if at)
    first = predicate.frames[0]
    yield f"  {first.kind:7} {first.trigger} ({roles or 'nothing beside it'})"
    if not reader.filling.fill(predicate):
        yield from (f"    not {frame.relation}: {_lack(reader, predicate, frame)}" for frame in predicate.frames)


def _lack(reader: Reader, predicate: Predicate, frame: Frame) -> str:
    """What the frame misses in the sentence."""
    relation = reader.ontology.relations[frame.relation]
    wanted = "Place" if "place" in frame.notes else "Actor" if "actor" in frame.notes else relation.range
    lacking = [
        f"no {end} ({kind.lower()}) in {_listed(roles)}"
        for end, roles, kind in (("subject", frame.subject, relation.domain), ("object", frame.object, wanted))
        if roles != ("-",) and not reader.ends.of_roles(predicate, roles, kind)
    ]
    return "; ".join(lacking) or "its notes exclude it" * bool(frame.notes) or "both ends are the same"


def _listed(roles: Sequence[str]) -> str:
    return " or ".join(roles)


def _claim(claim: Claim) -> str:
    stance = [x.value for x in (claim.modality, claim.polarity) if x.value not in ("actual", "affirmed")]
    said = " > ".join(link.name for link in claim.attribution)
    beside = ", ".join([*stance, *([f"by {said}"] if said else [])])
    ends = f"{_end(claim.subject)} {claim.relation} {_end(claim.object)}"
    return f"{ends}{f' ({beside})' if beside else ''}  [{claim.confidence:g}, {claim.rule}]"


def _end(mention: Mention | None) -> str:
    return mention.entity.name if mention is not None else "–"
