"""``kg demo``: what a newcomer sees first."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from kg_runner import Kg


def test_the_demo_shows_coalitions_a_dispute_a_picture_and_what_to_try_next(kg: Kg) -> None:
    answer = kg("demo")
    assert answer.status == 0
    assert answer.err.count("added ") == 12
    titles = ["12 articles from northern Syria", "WHO STANDS WITH WHOM", "  members: ", "The signed partition has ",
              "WHERE REPORTS CONTRADICT EACH OTHER", "  yes\n", "  no\n", "demo/graph.html", "Try next:"]
    places = [answer.out.find(title) for title in titles]
    assert -1 not in places
    assert places == sorted(places)
    assert Path("demo/graph.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    commands = re.findall(r"^  kg (.*)$", answer.out, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        tried = kg(*shlex.split(command))
        assert (tried.status, tried.err) == (0, "")
        assert tried.out


def test_the_demo_says_the_same_twice_and_replaces_only_its_own_store(kg: Kg) -> None:
    first = kg("demo")
    page = Path("demo/graph.html").read_bytes()
    assert kg("demo") == first
    assert Path("demo/graph.html").read_bytes() == page


def test_a_store_that_no_demo_made_is_left_alone(kg: Kg) -> None:
    Path("demo").mkdir()
    Path("a.txt").write_text("ISIS controls Azaz. It rained all day.\n", encoding="utf-8")
    kg("ingest", "a.txt", "--store", "demo/kg.store")
    answer = kg("demo")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("kg: demo/kg.store: was not made by the demo, so it is left alone; ")
    assert "ISIS controls Azaz." in kg("claims", "--store", "demo/kg.store").out
