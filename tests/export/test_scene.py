from dataclasses import replace
from itertools import combinations

from sample_war import HOSTILE_NAME, claim, tie

from kg.export.scene import compose, wrapped
from kg.export.snapshot import Snapshot
from kg.model import CoalitionReport, Entity


def names(nodes):
    return sorted(node.entity.name for node in nodes)


def test_places_and_actors_of_one_document_stay_out(snapshot):
    assert names(compose(snapshot).nodes) == sorted(
        [
            HOSTILE_NAME,
            "Army of the Republic",
            "General Idris Karam",
            "Harbour Militia",
            "Lantern Brigade",
            "Northern Operations Room",
            "Orchard Battalion",
            "Quarry Battalion",
            "Red Dune Fighters",
            "River Guards",
            "Valley Front",
        ]
    )


def test_every_actor_stands_in_its_most_specific_coalition(snapshot):
    scene = compose(snapshot)
    homes = {node.entity.name: node.home.name if node.home else None for node in scene.nodes}
    assert homes["Valley Front"] == "Northern Operations Room"
    assert homes["Northern Operations Room"] == "Northern Operations Room"
    assert homes["Quarry Battalion"] == "Valley Front"
    assert homes["Red Dune Fighters"] is None
    assert len({hull.tint for hull in scene.hulls}) == 3


def test_a_room_is_a_diamond_named_by_its_hull(snapshot):
    nodes = {node.entity.name: node for node in compose(snapshot).nodes}
    assert (nodes["Northern Operations Room"].diamond, nodes["Northern Operations Room"].label) == (True, ())
    assert (nodes["Valley Front"].diamond, nodes["Valley Front"].label) == (True, ("Valley Front",))
    assert not nodes["Lantern Brigade"].diamond


def test_labels_do_not_overlap(snapshot):
    boxes = [node.box for node in compose(snapshot).nodes]
    hits = [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
    ]
    assert hits == []


def test_only_the_disputed_truce_has_a_second_strand(snapshot):
    contested = [route.strand for route in compose(snapshot).routes if route.counter]
    assert [[tie.relation for tie in strand.ties] for strand in contested] == [["truceWith"]]


def test_long_names_are_cut_and_empty_ones_shown():
    assert wrapped("word " * 30)[-1].endswith("…")
    assert wrapped("") == ("?",)


def test_an_empty_store_is_an_empty_scene(empty):
    scene = compose(empty)
    assert (scene.nodes, scene.routes, scene.hulls) == ((), (), ())


def test_a_heading_says_when_members_stand_elsewhere(snapshot):
    room, front, rest = snapshot.report.coalitions
    wider = replace(rest, members=(*rest.members, *front.members))
    found = compose(replace(snapshot, report=replace(snapshot.report, coalitions=(room, front, wider))))
    assert [hull.heading for hull in found.hulls] == [
        "Northern Operations Room",
        "Valley Front",
        "Army of the Republic and others (3 of 5 here)",
    ]


def test_rooms_without_a_name_that_share_members_are_one(snapshot):
    first, second = (Entity(f"https://x.org/{n}/room", "joint room", "OperationsRoom", (), n) for n in ("1", "2"))
    ties = [
        replace(tie([claim(member, "memberOf", "joint room", "They joined.")]), iri=f"{room.iri}/{member}", object=room)
        for room in (first, second)
        for member in ("Lantern Brigade", "River Guards")
    ]
    report = CoalitionReport((), 0.0, 0.0, True)
    scene = compose(Snapshot(tuple(ties), {}, {}, report, snapshot.ontology))
    assert names(scene.nodes) == ["Lantern Brigade", "River Guards", "joint room"]
    assert [len(route.strand.ties) for route in scene.routes] == [2, 2]
