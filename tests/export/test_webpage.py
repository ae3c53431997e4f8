import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from kg.export.webpage import to_html


class Page(HTMLParser):
    """The elements of a page, and the text inside scripts and styles."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.raw, self.inside = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style")
        if self.inside:
            self.raw.append((tag, dict(attrs).get("type"), ""))

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            tag, type_, text = self.raw[-1]
            self.raw[-1] = (tag, type_, text + data)

    def data(self):
        (text,) = [text for tag, type_, text in self.raw if type_ == "application/json"]
        return json.loads(text)


@pytest.fixture(scope="module")
def page(snapshot):
    return Page(to_html(snapshot).decode())


def test_the_policy_allows_this_script_and_style_and_nothing_else(page):
    (policy,) = [attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv")]
    hashes = {
        tag: b64encode(sha256(text.encode()).digest()).decode() for tag, type_, text in page.raw if type_ is None
    }
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes['script']}'; style-src 'sha256-{hashes['style']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_strangers_add_no_element(page):
    tags = [tag for tag, _ in page.elements]
    assert (tags.count("script"), tags.count("style"), tags.count("img")) == (2, 1, 0)
    attributes = {name for _, attrs in page.elements for name in attrs}
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "href", "src", "action")}


def test_no_address_is_fetched(snapshot):
    text = to_html(snapshot).decode()
    addresses = set(re.findall(r"https?://[^\"'\s<)]+", text))
    assert {a for a in addresses if not a.startswith("https://w3id.org/opsroom/")} == {"http://www.w3.org/2000/svg"}
    assert "url(" not in text
    assert "@import" not in text


def test_the_script_never_sets_markup(page):
    (script,) = [text for tag, type_, text in page.raw if tag == "script" and type_ is None]
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


def test_every_line_leads_to_its_sentences(page):
    data = page.data()
    drawn = [attrs["data-edge"] for tag, attrs in page.elements if attrs.get("class") == "edge"]
    assert drawn == [str(number) for number in range(len(data["edges"]))]
    for edge in data["edges"]:
        for iri in edge["ties"]:
            assert data["ties"][iri]["claims"]
            for claim in (*data["ties"][iri]["claims"], *data["ties"][iri]["contradicting"]):
                assert data["claims"][claim]["quote"]
                assert data["claims"][claim]["document"] in data["documents"]


def test_every_coalition_leads_to_its_evidence(page):
    data = page.data()
    hulls = [attrs["data-coalition"] for _, attrs in page.elements if attrs.get("class", "").startswith("hull ")]
    assert hulls == list(data["coalitions"])
    assert all(claim in data["claims"] for c in data["coalitions"].values() for claim in c["evidence"])


def test_what_strangers_wrote_arrives_unchanged(page):
    titles = {document["title"] for document in page.data()["documents"].values()}
    assert "Room opens in the north <img src=x onerror=alert(2)>" in titles


def test_an_empty_store_gives_a_page(empty):
    assert Page(to_html(empty).decode()).data()["edges"] == []
