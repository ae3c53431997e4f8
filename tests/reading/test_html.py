import logging
import socket
from datetime import date

import pytest

from kg.errors import InputError
from kg.model import BlockKind, Details
from kg.reading.html import read_html

PAGE = """<!doctype html><html lang="en"><head><title>Rebels take the mill - The Daily Front</title>
<meta property="og:site_name" content="The Daily Front"><meta property="og:title" content="Rebels take the mill">
<link rel="canonical" href="https://example.org/mill"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2014-03-03T10:00:00Z">
<style>p { color: red }</style><script>var secret = "a script is never a text";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Rebels take the mill</h1>
<figure><img src="http://example.org/mill.jpg">
<figcaption>Fighters at the mill. Photo by Some Body.</figcaption></figure>
<p>The Islamic Front took the <b>mill</b> north of Azaz on Monday after two days of fighting, a commander said by
telephone, and the army pulled its guns back to the <a href="/airport">airport</a> during the night.</p>
<p>The army said nothing of its losses, but a doctor in the town counted four wounded soldiers and two dead.</p>
<ul><li>The front also took the hill above the town.</li></ul>
<table><tr><td>Side</td><td>Dead</td></tr><tr><td>Army</td><td>2</td></tr></table>
</article><footer>© 2014 The Daily Front</footer></body></html>"""


def test_the_article_is_found_with_its_title_caption_and_table() -> None:
    page = read_html(PAGE.encode(), "a.html")
    assert page.media_type == "text/html"
    assert [(part.span.of(page.text), part.kind, part.bullet) for part in page.paragraphs] == [
        ("Rebels take the mill", None, False),
        ("Fighters at the mill. Photo by Some Body.", BlockKind.CAPTION, False),
        (
            "The Islamic Front took the mill north of Azaz on Monday after two days of fighting, a commander said by "
            "telephone, and the army pulled its guns back to the airport during the night.",
            None,
            False,
        ),
        (
            "The army said nothing of its losses, but a doctor in the town counted four wounded soldiers and two dead.",
            None,
            False,
        ),
        ("The front also took the hill above the town.", None, True),
        ("| Side | Dead |", None, False),
        ("| Army | 2 |", None, False),
    ]


def test_blank_lines_stand_between_the_paragraphs() -> None:
    assert read_html(PAGE.encode(), "a.html").text.startswith("Rebels take the mill\n\nFighters at the mill.")


def test_the_metadata_give_the_details() -> None:
    assert read_html(PAGE.encode(), "a.html").details == Details(
        title="Rebels take the mill",
        author="Jane Doe",
        outlet="The Daily Front",
        published=date(2014, 3, 3),
        url="https://example.org/mill",
    )


def test_a_title_that_the_body_lacks_heads_the_text() -> None:
    page = read_html(PAGE.replace("<h1>Rebels take the mill</h1>", "").encode(), "a.html")
    assert page.text.startswith("Rebels take the mill\n\n")


def test_no_date_is_made_up() -> None:
    source = b"<html><body><p>The front took the mill north of Azaz, a commander said.</p></body></html>"
    assert read_html(source, "a.html").details == Details()


def test_nothing_is_fetched_or_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    read_html(PAGE.encode(), "a.html")
    with pytest.raises(InputError):
        read_html(b"<html></html>", "a.html")
    assert caplog.records == []
    assert logging.getLogger("trafilatura").propagate


def test_a_declared_encoding_is_believed_when_the_bytes_are_not_utf_8() -> None:
    source = '<html><head><meta charset="windows-1252"></head><body><p>The café at the mill was hit.</p></body></html>'
    assert read_html(source.encode("windows-1252"), "a.html").text == "The café at the mill was hit.\n"
    with pytest.raises(InputError, match="not UTF-8"):
        read_html(source.replace("windows-1252", "").encode("windows-1252"), "a.html")
    with pytest.raises(InputError, match="declares the encoding shift_jis, but is not in it"):
        read_html(source.replace("windows-1252", "shift_jis").encode("windows-1252"), "a.html")


def test_entities_are_not_multiplied() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    source = f"<!DOCTYPE html [{entities}]><html><body><p>The front &a19; took the mill.</p></body></html>"
    assert len(read_html(source.encode(), "a.html").text) < 100


def test_prose_in_a_table_that_lays_out_the_page_is_prose() -> None:
    prose = "The front took the mill north of Azaz and " * 4
    page = read_html(f"<html><body><table><tr><td>{prose}.</td></tr></table></body></html>".encode(), "a.html")
    assert page.text == f"{prose}.\n"


@pytest.mark.parametrize("source", ["<html></html>", "<html><body><script>alert(1)</script></body></html>"])
def test_a_page_without_an_article_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="no article found in the page"):
        read_html(source.encode(), "a.html")
