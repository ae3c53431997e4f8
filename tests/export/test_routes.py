from sample_war import ONTOLOGY, claim, tie

from kg.export.geometry import Box, Curve, Point
from kg.export.routes import Stop, routes
from kg.export.strands import strands
from kg.vocab import actor_iri


def stop(x, y):
    return Stop(Point(x, y), 8, Box(x - 30, y - 8, x + 30, y + 30))


STOPS = {actor_iri("A"): stop(0, 0), actor_iri("B"): stop(400, 0)}


def routed(ties, stops=STOPS, headings=()):
    return routes(strands(ties, ONTOLOGY), stops, headings=headings)


def made(subject, relation, object_, **options):
    return tie([claim(subject, relation, object_, f"{subject} {relation} {object_}.")], **options)


def test_a_free_way_is_straight_and_ends_at_the_marks():
    (route,) = routed([made("A", "attacked", "B")])
    assert route.curve == Curve(Point(10, 0), Point(200, 0), Point(389, 0))
    assert route.mark == ((Point(195.8, -4), Point(203.8, 4)), (Point(195.8, 4), Point(203.8, -4)))
    assert route.counter is None


def test_a_way_bends_around_an_actor_and_a_heading():
    (route,) = routed([made("A", "attacked", "B")], STOPS | {actor_iri("C"): stop(200, 0)})
    assert not stop(200, 0).box.holds(route.curve.at(0.5))
    (route,) = routed([made("A", "attacked", "B")], headings=[Box(150, -10, 250, 10)])
    assert not Box(150, -10, 250, 10).holds(route.curve.at(0.5))


def test_a_contested_strand_is_two_parallel_lines():
    denial = claim("A", "alliedWith", "B", "No pact.", denied=True)
    (route,) = routed([made("A", "alliedWith", "B", against=[denial])])
    assert [route.curve.start.y, route.counter.start.y] == [-3.5, 3.5]


def test_an_arrow_points_at_the_whole():
    (route,) = routed([made("B", "memberOf", "A")])
    assert (route.curve.start.x, route.curve.end.x) == (390, 11)
    assert [end for _, end in route.mark] == [route.curve.end, route.curve.end]
