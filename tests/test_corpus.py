"""The shipped demonstration corpus: complete details, our own sentences, and exactly one copied report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import combinations

import pytest

from kg.model import Details
from kg.resources import corpus

ORIGINAL, COPY = "07-orontes-wire-operations-room.md", "08-northern-post-operations-room.md"
WEB_PAGE, WIRE_TEXT = "04-queiq-daily-manbij.html", "01-orontes-wire-qadi-askar.txt"


@dataclass(frozen=True)
class Article:
    name: str
    details: Details
    body: str

    @property
    def words(self) -> list[str]:
        return re.findall(r"[\w'-]+", self.body.casefold())

    @property
    def sentences(self) -> set[str]:
        parts = re.split(r"(?<=[.!?])[”\"*]*\s+|\n+", self.body)
        return {part.strip().casefold() for part in parts if len(part.split()) > 2}

    @property
    def shingles(self) -> set[tuple[str, ...]]:
        words = self.words
        return set(zip(*(words[i:] for i in range(5)), strict=False))


class Page(HTMLParser):
    """Collects metadata and the text of the article element."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta":
            self.meta[found.get("property") or found.get("name") or ""] = found.get("content") or ""
        elif tag == "p" and "class" not in found:
            self.paragraphs.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.inside = False
        elif tag == "article":
            self.article = tuple(self.paragraphs)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.paragraphs[-1] += data


def from_markdown(name: str, text: str) -> Article:
    _, matter, body = text.split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in matter.splitlines())
    assert list(fields) == ["title", "author", "outlet", "published", "url"]
    published = date.fromisoformat(fields.pop("published"))
    return Article(name, Details(**fields, published=published), body.strip())


def from_html(name: str, text: str) -> Article:
    page = Page()
    page.feed(text)
    meta = page.meta
    published = date.fromisoformat(meta["article:published_time"])
    details = Details(meta["og:title"], meta["author"], meta["og:site_name"], published, meta["og:url"])
    return Article(name, details, "\n".join(page.article))


def from_text(name: str, text: str) -> Article:
    title, byline, day, _, *lines = text.splitlines()
    outlet = re.match(r"[A-Z]+, \w+ \((.+?)\), [A-Z][a-z]{2} \d+ — ", lines[0])
    assert outlet, "the first paragraph opens with a wire dateline"
    author, url = byline.removeprefix("By "), lines.pop().removeprefix("Source: ")
    published = datetime.strptime(day, "%A, %d %B %Y").date()
    return Article(name, Details(title, author, outlet[1], published, url), "\n".join(lines))


READERS = {".md": from_markdown, ".html": from_html, ".txt": from_text}


def read_corpus() -> Iterator[Article]:
    for path in sorted(corpus().iterdir()):
        if path.suffix in READERS and path.name != "ABOUT":
            yield READERS[path.suffix](path.name, path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {article.name: article for article in read_corpus()}


def overlap(one: Article, other: Article) -> float:
    return len(one.shingles & other.shingles) / len(one.shingles | other.shingles)


def test_twelve_articles_in_three_formats(articles: dict[str, Article]) -> None:
    assert [name[:2] for name in articles] == [f"{number:02}" for number in range(1, 13)]
    assert {name for name in articles if not name.endswith(".md")} == {WEB_PAGE, WIRE_TEXT}


def test_every_article_says_who_wrote_it_where_and_when(articles: dict[str, Article]) -> None:
    for article in articles.values():
        details = article.details
        assert all((details.title, details.author, details.outlet)), article.name
        assert date(2014, 1, 3) <= (details.published or date.min) <= date(2014, 3, 31), article.name
        assert (details.url or "").startswith("https://example.org/"), article.name
        assert 120 <= len(article.words) <= 350, (article.name, len(article.words))


def test_urls_and_titles_are_unique(articles: dict[str, Article]) -> None:
    assert len({article.details.url for article in articles.values()}) == len(articles)
    assert len({article.details.title for article in articles.values()}) == len(articles)


def test_printed_weekday_of_the_wire_text_is_right(articles: dict[str, Article]) -> None:
    day = (corpus() / WIRE_TEXT).read_text(encoding="utf-8").splitlines()[2]
    assert day.startswith(f"{articles[WIRE_TEXT].details.published:%A}, ")


def test_one_report_is_copied_under_another_name(articles: dict[str, Article]) -> None:
    original, copy = articles[ORIGINAL], articles[COPY]
    assert original.details.outlet != copy.details.outlet
    assert original.body != copy.body
    assert overlap(original, copy) > 0.85


def test_all_others_are_independent(articles: dict[str, Article]) -> None:
    for one, other in combinations(articles.values(), 2):
        if {one.name, other.name} != {ORIGINAL, COPY}:
            assert not one.sentences & other.sentences, (one.name, other.name)
            assert overlap(one, other) < 0.02, (one.name, other.name)


def test_an_echoed_sentence_would_be_seen(articles: dict[str, Article]) -> None:
    one = articles[WIRE_TEXT]
    echo = replace(articles[COPY], body="Nothing else here is shared. ISIS has not accepted.")
    assert one.sentences & echo.sentences == {"isis has not accepted."}


def test_two_reports_contradict_each_other(articles: dict[str, Article]) -> None:
    said, denied = articles["03-euphrates-citizens-manbij.md"], articles[WEB_PAGE]
    assert "ISIS took control of Manbij" in said.body
    assert "ISIS has not taken control of Manbij" in denied.body
    assert "Jabhat al-Nusra and the Syria Revolutionaries Front are cooperating" in said.body
    assert "not cooperating with Jabhat al-Nusra" in denied.body
    assert f"a report by the {said.details.outlet}" in denied.body


def test_the_web_page_has_boilerplate_outside_its_article(articles: dict[str, Article]) -> None:
    page = (corpus() / WEB_PAGE).read_text(encoding="utf-8")
    for boilerplate in ("<nav", "More from Queiq Daily", "Sign up for our newsletter", "Topics covered"):
        assert boilerplate in page
        assert boilerplate not in articles[WEB_PAGE].body


def test_readme_says_that_the_articles_are_invented() -> None:
    readme = (corpus() / "ABOUT").read_text(encoding="utf-8")
    assert "written for the demonstration" in readme
    assert "never as a source" in " ".join(readme.split())
