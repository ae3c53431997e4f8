from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.cli.markdown import escaped, table


def test_text_stays_text() -> None:
    assert escaped("a\n# b | c\r\n\x1b[31m`d` ![x](http://e.org) <img src=x> $y$ ~z~") == (
        "a \\# b \\| c \\[31m\\`d\\` !\\[x\\](http\\://e.org) \\<img src=x> \\$y\\$ \\~z\\~")
    assert escaped("\u202eevil\u200b www.x.org &lt; a_b") == "evil www\\.x.org &amp;lt; a\\_b"


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    bare = shown.replace("\\\\", "")
    assert all(bare[i - 1] == "\\" for i, c in enumerate(bare) if c in "`*_{}[]<|~#$")


def test_a_table() -> None:
    assert list(table(["a", "b"], [["1", "2"]])) == ["| a | b |", "| --- | --- |", "| 1 | 2 |"]
