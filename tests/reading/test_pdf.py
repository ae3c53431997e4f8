from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from kg.errors import InputError
from kg.reading import pdf as pdf_module
from kg.reading.pdf import read_pdf

FIRST = """The Daily Front, issue 12
Rebels take the mill

The Islamic Front took the mill north of Azaz on Monday after heavy fight-
ing, a commander said, and the pro-government men pulled back to the al-
Nusra road, where they met the pro-
government men of the airport and where the army keeps its guns, with the
1""".splitlines()
SECOND = """The Daily Front, issue 12
help of its allies.
The army said nothing.
2""".splitlines()


def write_pdf(*pages: list[str], password: str | None = None) -> bytes:
    """A PDF whose pages show these lines in Helvetica."""
    writer = PdfWriter()
    font = DictionaryObject(
        {NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in
         (("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica"))}
    )
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 10 Tf 14 TL 50 750 Td {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if password is not None:
        writer.encrypt(password, "owner", algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_lines_become_paragraphs_without_running_heads_and_broken_words() -> None:
    page = read_pdf(write_pdf(FIRST, SECOND), "a.pdf")
    assert page.media_type == "application/pdf"
    assert page.text == (
        "Rebels take the mill\n\n"
        "The Islamic Front took the mill north of Azaz on Monday after heavy fighting, a commander said, and the "
        "pro-government men pulled back to the al-Nusra road, where they met the pro-government men of the airport "
        "and where the army keeps its guns, with the help of its allies.\n\n"
        "The army said nothing.\n"
    )
    assert [part.span.of(page.text) for part in page.paragraphs] == page.text.strip().split("\n\n")


def test_a_hyphen_that_the_word_needs_is_kept() -> None:
    lines = [
        "The rebel-held town of Azaz was shelled on Monday from the hill, and anti-",
        "government fighters answered from the mill, a commander in the rebel-",
        "held town said, while the mer-",
        "chants kept their shops closed and the road to the border was empty for",
        "the day.",
    ]
    assert read_pdf(write_pdf(lines), "a.pdf").text == (
        "The rebel-held town of Azaz was shelled on Monday from the hill, and anti-government fighters answered from "
        "the mill, a commander in the rebel-held town said, while the merchants kept their shops closed and the road "
        "to the border was empty for the day.\n"
    )


def test_an_encrypted_file_is_refused_unless_anyone_may_open_it() -> None:
    with pytest.raises(InputError, match="the PDF is encrypted; save a copy without a password"):
        read_pdf(write_pdf(SECOND, password="secret"), "a.pdf")
    assert read_pdf(write_pdf(SECOND, password=""), "a.pdf").text.endswith("The army said nothing.\n")


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="the PDF has no text, only pictures"):
        read_pdf(write_pdf([]), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\nrubbish", write_pdf(SECOND)[:300], b""])
def test_a_broken_file_is_refused(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(InputError, match="the PDF is broken"):
        read_pdf(data, "a.pdf")
    assert caplog.records == []


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MAX_PAGES", 1)
    with pytest.raises(InputError, match="the PDF has 2 pages, more than 1"):
        read_pdf(write_pdf(FIRST, SECOND), "a.pdf")


def test_a_stream_that_unpacks_beyond_the_bound_gives_no_text() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(write_pdf(SECOND))))
    page = writer.pages[0]
    content = DecodedStreamObject()
    content.set_data(b" " * 9_000_000 + page.get_contents().get_data())  # type: ignore[union-attr]
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    file = BytesIO()
    writer.write(file)
    assert len(file.getvalue()) < 100_000
    with pytest.raises(InputError):
        read_pdf(file.getvalue(), "a.pdf")
