from __future__ import annotations

import pytest
from war import EAGLES, FOXES, LYNXES, ROOM, WOLVES

from kg.errors import UsageError
from kg.network.report import report_of
from kg.network.resampling import stabilities


def pacts(claim, sources, **options):
    """An alliance of three, reported by each of the sources."""
    return [
        claim(f"c:{a.name}-{b.name}-{source}", a, "alliedWith", b, document=source, **options)
        for source in sources
        for a, b in ((EAGLES, FOXES), (FOXES, LYNXES), (EAGLES, LYNXES))
    ]


def of(ground, **options):
    coalitions = report_of(ground).coalitions
    return dict(zip([c.name for c in coalitions], stabilities(ground, coalitions, **options), strict=True))


def test_what_many_sources_say_for_sure_never_falls(claim, ground) -> None:
    claims = pacts(claim, "abcdefgh", confidence=1.0)
    (found,) = of(ground(claims)).values()
    assert (found.mean, found.found, found.sources, found.runs, found.seed) == (1.0, 1.0, 8, 100, 0)
    assert found.members == ((EAGLES.iri, 1.0), (FOXES.iri, 1.0), (LYNXES.iri, 1.0))


def test_a_coalition_on_one_source_of_many_falls_about_as_often_as_that_is_not_drawn(claim, ground) -> None:
    others = [claim(f"c:{i}", EAGLES, "fights", WOLVES, document=f"d{i}", confidence=1.0) for i in range(9)]
    (found,) = of(ground([*pacts(claim, "a", confidence=1.0), *others]), runs=400).values()
    assert found.found == pytest.approx(1 - 0.9**10, abs=0.06)
    assert found.mean == found.found


def test_doubtful_readings_shake_even_a_single_source(claim, ground) -> None:
    (sure,) = of(ground(pacts(claim, "a", confidence=1.0))).values()
    (doubtful,) = of(ground(pacts(claim, "a", confidence=0.6))).values()
    assert (sure.mean, sure.sources) == (1.0, 1)
    assert doubtful.mean < 0.9


def test_the_weakest_member_is_seen(claim, ground) -> None:
    claims = [*pacts(claim, "abcdef", confidence=1.0),
              claim("c:late", WOLVES, "alliedWith", FOXES, document="z", confidence=1.0)]
    (found,) = of(ground(claims), runs=200).values()
    shares = dict(found.members)
    assert shares[FOXES.iri] > 0.95
    assert shares[WOLVES.iri] == pytest.approx(1 - (6 / 7) ** 7, abs=0.1)


def test_a_declared_coalition_is_as_stable_as_its_memberships(claim, ground) -> None:
    declared = [claim(f"c:{p.name}", p, "memberOf", ROOM, document="a", confidence=1.0) for p in (EAGLES, FOXES)]
    other = claim("c:b", WOLVES, "fights", EAGLES, document="b", confidence=1.0)
    found = of(ground([*declared, other]), runs=400)["Dawn Room"]
    assert found.found == pytest.approx(0.75, abs=0.06)


def test_the_seed_decides_and_the_order_of_claims_does_not(claim, ground) -> None:
    claims = [*pacts(claim, "abc", confidence=0.7), claim("c:w", EAGLES, "fights", WOLVES, document="d")]
    first = of(ground(claims), runs=30, seed=7)
    assert of(ground(claims[::-1]), runs=30, seed=7) == first
    assert of(ground(claims), runs=30, seed=8) != first


def test_no_runs_are_refused(claim, ground) -> None:
    with pytest.raises(UsageError, match="0 runs say nothing"):
        of(ground(pacts(claim, "a")), runs=0)


def test_nothing_to_draw_from_gives_nothing(ground) -> None:
    assert stabilities(ground([]), []) == ()
