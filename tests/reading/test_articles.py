import hashlib
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import BlockKind, Details, Document
from kg.reading import articles, read_article, read_documents

ARTICLE = """Rebels take the mill

By Jane Doe

March 3, 2014

AZAZ, Syria (Reuters) - The front took the mill on Monday, a commander said.

More from Jane Doe
"""


def test_a_text_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.encode())
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document)
    assert document.version == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (document.work, document.path, document.media_type) == (str(path), str(path), "text/plain")
    assert document.text == ARTICLE
    assert document.details == Details("Rebels take the mill", "Jane Doe", "Reuters", date(2014, 3, 3))
    assert [(block.kind, block.span.of(ARTICLE)) for block in document.blocks] == [
        (BlockKind.TITLE, "Rebels take the mill"),
        (BlockKind.BYLINE, "By Jane Doe"),
        (BlockKind.DATELINE, "March 3, 2014"),
        (BlockKind.DATELINE, "AZAZ, Syria (Reuters) -"),
        (BlockKind.BODY, "The front took the mill on Monday, a commander said."),
        (BlockKind.BOILERPLATE, "More from Jane Doe"),
    ]


def test_details_of_the_user_win() -> None:
    details = Details(author="John Roe", published=date(2013, 1, 1), url="https://example.org/a")
    document = read_article(ARTICLE.encode(), "a.txt", details=details)
    assert document.work == "https://example.org/a"
    assert document.details == Details(
        "Rebels take the mill", "John Roe", "Reuters", date(2013, 1, 1), "https://example.org/a"
    )


def test_details_of_the_user_win_over_front_matter() -> None:
    data = b"---\ntitle: The mill\nauthor: Jane Doe\n---\nThe front took the mill.\n"
    document = read_article(data, "a.md", details=Details(author="John Roe"))
    assert document.details == Details(title="The mill", author="John Roe")


def test_the_work_is_the_address_that_the_page_gives() -> None:
    document = read_article(b"---\nurl: https://example.org/a\n---\nThe front took the mill.\n", "a.md")
    assert document.work == "https://example.org/a"


def test_a_relative_path_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = read_article(b"The army fled.", "x/../a.txt")
    assert (document.path, document.work) == ("x/../a.txt", str(Path.cwd() / "a.txt"))


def test_the_same_bytes_in_two_places_are_two_documents_of_one_version() -> None:
    one, two = read_article(b"The army fled.", "a.txt"), read_article(b"The army fled.", "b.txt")
    assert one.version == two.version
    assert one.work != two.work


def test_standard_input_is_named_by_its_version() -> None:
    (document,) = read_documents(["-"], stdin=BytesIO(b"The army fled."))
    assert isinstance(document, Document)
    assert (document.path, document.work) == ("-", f"stdin:{document.version}")


def test_html_is_known_by_its_beginning() -> None:
    page = b"\n<!DOCTYPE html>\n<html><body><p>The front took the mill, a commander said.</p></body></html>"
    (document,) = read_documents(["-"], stdin=BytesIO(page))
    assert isinstance(document, Document)
    assert (document.media_type, document.text) == ("text/html", "The front took the mill, a commander said.\n")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"The army fled.")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4\n")
    results = list(read_documents([str(tmp_path / "missing.txt"), str(tmp_path)]))
    assert [type(result).__name__ for result in results] == ["InputError", "InputError", "Document", "InputError"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: empty; give a file with an article in it"),
        (b"\xef\xbb\xbf \r\n", "a.txt: empty; give a file with an article in it"),
        (b"March 3, 2014\n", "a.txt: no article in it; "),
        (b"-- 12 34 --", "a.txt: no article in it; "),
        ("Los rebeldes atacaron la ciudad el lunes por la mañana según fuentes locales".encode(), "looks like 'es'"),
        ("هاجم المتمردون".encode(), "a.txt: not English; give an English translation"),
    ],
)
def test_what_is_no_english_article_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_article(data, "a.txt")


def test_too_long_a_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "MAX_CHARACTERS", 10)
    with pytest.raises(InputError, match="more than 10 characters of text; split it"):
        read_article(b"The army fled.", "a.txt")


def test_a_plain_text_is_read_without_the_libraries_of_other_formats(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    heavy = "trafilatura lxml pypdf py3langid dateparser spacy"
    code = (
        "import sys; from kg.reading import read_documents\n"
        f"list(read_documents(sys.argv[1:])); print([m for m in {heavy.split()!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
