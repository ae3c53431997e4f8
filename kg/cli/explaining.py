"""``kg explain``: one page on one coalition, for a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.asked import Asked, analysis_options
from kg.cli.markdown import escaped, table
from kg.cli.tying import by_sentence, proof, size_of
from kg.model import Claim, Together

if TYPE_CHECKING:
    from kg.cli.matter import Matter
    from kg.network.explanation import Enemy, Explanation, Reason

_SENTENCES = 2
_REASONS = 12
_SOURCES = 8
_STABLE = 0.75


@click.command("explain")
@click.argument("coalition", metavar="COALITION")
@analysis_options
@click.option("--runs", type=click.IntRange(min=1), default=100, show_default=True, help="Runs for the stability.")
@click.option("--seed", type=int, default=0, show_default=True, help="The seed of these runs.")
@options.formats("markdown", "json")
def explain_command(coalition: str, asked: Asked, runs: int, seed: int, form: str) -> None:
    """Say on one page why COALITION is held to be one: a name or id as `kg coalitions` gives it, or a member of one.

    Claims for it and against it, what a move would cost each member, common enemies, first and last day, sources,
    stability, what it would take to dissolve it, and whether the partition is proven. The page is Markdown, for a
    report; text of articles in it is escaped.

    Example: kg explain "Ahl al-Sham Operations Room" > room.md
    """
    from kg.network.explanation import explain, find_coalition
    from kg.network.report import report_of

    with asked.matter() as matter:
        ground = asked.ground(matter, votes=True)
        report = report_of(ground)
        found = explain(ground, report, find_coalition(report, coalition), runs=runs, seed=seed)
        if form == "json":
            click.echo(json.dumps(_record(found, matter), ensure_ascii=False, indent=2))
            return
        for line in _page(found, matter):
            click.echo(line)


def _page(found: Explanation, matter: Matter) -> Iterator[str]:
    coalition = found.coalition
    yield f"# {escaped(coalition.name)}"
    yield ""
    days = f", reported from {found.first} to {found.last}" if found.first else ""
    yield f"{coalition.kind.capitalize()} coalition of {len(coalition.members)}{days}."
    yield from _observed(found)
    yield ""
    yield from table(("member", "margin", "if it moved", "in it, of all runs"), [
        (escaped(m.name), f"{m.margin:.3g}", escaped(_elsewhere(m.elsewhere)), f"{m.stability:.0%}")
        for m in found.members
    ])
    yield ""
    yield "The margin is the weight of ties that would be broken if the member moved to the next best place."
    yield from _section("What holds it together", found.support, matter)
    yield from _section("What speaks against it: hostility inside", found.inside, matter)
    yield from _section("What speaks against it: friends elsewhere", found.across, matter)
    yield from _enemies(found.enemies, matter)
    yield from _sources(found, matter)
    yield from _sureness(found, matter)


def _elsewhere(names: Sequence[str]) -> str:
    if not names:
        return "alone"
    return f"with {', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"


def _observed(found: Explanation) -> Iterator[str]:
    seen = found.coalition.observed
    if seen is None or len(found.coalition.members) < 2:
        return
    if not seen.together:
        yield "It is announced; no report shows members acting together."
    else:
        yield f"Seen acting together: {_pairs(seen.together)}."
        if seen.apart:
            yield f"Never seen together: {_pairs(seen.apart)}."
    if seen.fighting:
        yield f"Members who fight each other: {_pairs(seen.fighting)}."


def _pairs(found: Sequence[Together]) -> str:
    return "; ".join(escaped(f"{p.names[0]} and {p.names[1]}{' (contested)' * p.contested}") for p in found)


def _section(title: str, reasons: Sequence[Reason], matter: Matter) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    for reason in reasons[:_REASONS]:
        label = matter.ontology.relations[reason.relation].label
        note = ", contested" if reason.contested else ""
        yield (f"- **{escaped(reason.subject)}** {escaped(label)} **{escaped(reason.object)}** "
               f"({_count(reason.sources, 'independent source')}{note})")
        yield from _quotes(reason.claims, matter)
        if reason.contradicting:
            yield "  - against it:"
            yield from _quotes(reason.contradicting, matter, indent="    ")
    if len(reasons) > _REASONS:
        yield f"- … and {len(reasons) - _REASONS} more; `--format json` has them all"
    if not reasons:
        yield "Nothing is reported."


def _quotes(claims: Sequence[Claim], matter: Matter, *, indent: str = "  ") -> Iterator[str]:
    """The first sentences, each once."""
    for claim, *_ in by_sentence(claims)[:_SENTENCES]:
        cited = ", ".join(escaped(part) for part in matter.cite(claim) if part)
        yield f"{indent}- “{escaped(claim.quote)}” – {cited}"


def _enemies(enemies: Sequence[Enemy], matter: Matter) -> Iterator[str]:
    yield ""
    yield "## Common enemies"
    yield ""
    for enemy in enemies:
        whose = f": with {', '.join(enemy.members)}" if enemy.members else ""
        yield f"- **{escaped(enemy.name)}**, by {enemy.basis}{escaped(whose)}"
        yield from _quotes(enemy.claims[:1], matter)
    if not enemies:
        yield "None is reported."


def _sources(found: Explanation, matter: Matter) -> Iterator[str]:
    yield ""
    yield "## Sources"
    yield ""
    for key, claims in found.sources[:_SOURCES]:
        yield f"- {escaped(matter.source(key))}: {_count(claims, 'claim')}"
    if len(found.sources) > _SOURCES:
        yield f"- … and {len(found.sources) - _SOURCES} more"


def _sureness(found: Explanation, matter: Matter) -> Iterator[str]:
    stability = found.stability
    yield ""
    yield "## How sure"
    yield ""
    verdict = "stable" if stability.mean >= _STABLE else "not stable"
    few = "" if stability.sources > 1 else "; there is one source only, so only readings varied"
    yield (f"- Stability {stability.mean:.2f}, {verdict}: found again in {stability.found:.0%} of "
           f"{_count(stability.runs, 'run')} that draw {_count(stability.sources, 'independent source')} anew and "
           f"misread as often as the confidences say (seed {stability.seed}{few}).")
    yield f"- It falls with {size_of(found.fewest_sources, 'source')}: {_names(found.fewest_sources.of, matter)}."
    yield f"- It falls with {size_of(found.fewest_claims, 'claim')}; `kg robust` names them."
    told = proof(found.disagreements, found.lower_bound, proven=found.proven)
    yield f"- The signed partition of all actors has {told}."
    yield f"- {_alternatives(found)}"
    yield "- That nobody reports a tie is no evidence that there is none."


def _alternatives(found: Explanation) -> str:
    others = found.alternatives
    if others.unique is None:
        return "Whether other partitions have as few is not known."
    if others.unique:
        return "No other partition has as few."
    moves = [
        f"{', '.join(map(escaped, sorted(map(str, names))))} {'stands' if len(names) == 1 else 'stand'} {where}"
        for names, where in ((others.leaving, "elsewhere"), (others.coming, "with it")) if names
    ]
    told = f"in one or another of them {'; '.join(moves)}" if moves else "but none moves anybody in or out of it"
    return f"Other partitions have as few; {told}{'' if others.complete else ' (not all were looked at)'}."


def _names(keys: Sequence[str], matter: Matter) -> str:
    more = [f"{len(keys) - _SOURCES} more"] if len(keys) > _SOURCES else []
    return "; ".join([*(escaped(matter.source(key)) for key in keys[:_SOURCES]), *more])


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _record(found: Explanation, matter: Matter) -> dict[str, object]:
    from kg.network.report import coalition_record

    def reason(one: Reason) -> dict[str, object]:
        return {
            "subject": one.subject, "relation": one.relation, "object": one.object, "sources": one.sources,
            "contested": one.contested, "claims": [matter.record(claim) for claim in one.claims],
            "contradicting": [matter.record(claim) for claim in one.contradicting],
        }

    return {
        "coalition": coalition_record(found.coalition),
        "members": [asdict(member) for member in found.members],
        "for": [reason(one) for one in found.support],
        "against": {"inside": [reason(one) for one in found.inside], "across": [reason(one) for one in found.across]},
        "enemies": [
            {"name": enemy.name, "basis": enemy.basis, "members": list(enemy.members),
             "claims": [matter.record(claim) for claim in enemy.claims]}
            for enemy in found.enemies
        ],
        "first": found.first,
        "last": found.last,
        "sources": [{"source": key, "name": matter.source(key), "claims": n} for key, n in found.sources],
        "stability": asdict(found.stability),
        "fewest_sources": asdict(found.fewest_sources) | {"exact": found.fewest_sources.exact},
        "fewest_claims": asdict(found.fewest_claims) | {"exact": found.fewest_claims.exact},
        "disagreements": found.disagreements,
        "lower_bound": found.lower_bound,
        "proven": found.proven,
        "alternatives": {
            "unique": found.alternatives.unique,
            "leaving": sorted(map(str, found.alternatives.leaving)),
            "coming": sorted(map(str, found.alternatives.coming)),
            "complete": found.alternatives.complete,
        },
    }
