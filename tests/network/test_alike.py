from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.network.matching import closest, jaccard, matched

GROUPS = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=4)


def test_the_index_of_nothing_is_nothing() -> None:
    assert (jaccard(set(), set()), jaccard("ab", "ab"), jaccard("ab", "bcd")) == (0.0, 1.0, 0.25)


def test_the_closest_is_the_first_of_those_alike() -> None:
    assert closest("abc", ["ab", "bc", "x"]) == (2 / 3, "ab")
    assert closest("abc", ["x"]) == (0.0, ())


def test_the_most_alike_match_first_and_one_to_one() -> None:
    assert matched(["abc", "de"], ["ab", "abcd", "de"], above=0.3) == {0: 1, 1: 2}
    assert matched(["ab", "abc"], ["abc"], above=0.3) == {1: 0}
    assert matched(["ab"], ["bc"], above=1 / 3) == {}
    assert matched(["ab"], ["bc"], above=0.3) == {0: 0}


@given(GROUPS, GROUPS)
def test_nothing_is_matched_twice_and_each_match_is_above(before, after) -> None:
    found = matched(before, after, above=0.4)
    assert len(set(found.values())) == len(found)
    assert all(jaccard(before[i], after[j]) > 0.4 for i, j in found.items())
